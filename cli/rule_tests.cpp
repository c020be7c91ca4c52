// SPDX-License-Identifier: Apache-2.0
#include "rule_tests.h"

#include <algorithm>
#include <set>

#include "stance/base/digest.h"
#include "stance/base/text.h"
#include "stance/extract/examples.h"
#include "stance/base/assert.h"
#include "stance/rules/pack_heads.h"
#include "stance/timeline/assemble.h"

namespace stance::cli {
namespace {

std::string folder_of(const std::string& name) {
  return name.substr(0, std::min(name.find('/'), name.size()));
}

// The folders of the pack and of those that it extends, as far as their heads tell.
std::set<std::string> folders_of(const DiskRules& rules) {
  std::set<std::string> folders = {rules.pack};
  const std::vector<PackHead> heads = pack_heads(rules.files);
  for (std::size_t before = 0; before != folders.size();) {
    before = folders.size();
    for (const PackHead& head : heads) {
      if (!folders.contains(head.folder)) continue;
      folders.insert(head.extends.begin(), head.extends.end());
    }
  }
  return folders;
}

std::string words_of(const Evidence& evidence) {
  std::string words = evidence.policy.text + " " + evidence.state.text + " " +
                      std::string(to_string(evidence.kind));
  if (evidence.cue) words += "  (cue " + evidence.cue->text + ")";
  return words;
}

std::string words_of(const ExpectedRecord& record) {
  std::string words = record.policy.text + " " + record.state.text + " " +
                      std::string(to_string(record.kind));
  if (record.cue) words += "  (cue " + record.cue->text + ")";
  return words;
}

bool is_cue(const Evidence& evidence, const std::string& id) {
  if (!evidence.cue) return false;
  const std::string& full = evidence.cue->text;
  return full == id || full.ends_with("/" + id);
}

bool fits(const ExpectedRecord& record, const Evidence& evidence) {
  return record.policy.text == evidence.policy.text &&
         record.state.text == evidence.state.text && record.kind == evidence.kind &&
         (!record.cue || is_cue(evidence, record.cue->text));
}

// "found", "none" and so on stand in a column of their own.
std::string remark(const std::string& label, const std::string& words) {
  return pad_right(label, 10) + words;
}

class TestRun {
 public:
  TestRun(Session& session, const RuleFile& file, const RuleSet& rules)
      : session_(session),
        file_(file),
        rules_(rules),
        without_place_(rules),
        with_place_(rules, session.gazetteer()) {}

  TestResult run(const SentenceTest& test) const {
    std::optional<Jurisdiction> place;
    if (test.place) place = session_.place(*test.place);
    const SentenceReader& reader = place ? with_place_ : without_place_;
    const Extraction found = reader.read(test.text, test.published, test.place);
    std::vector<Evidence> surplus = found.evidence;
    std::vector<std::string> remarks;
    for (const ExpectedRecord& record : test.expect) {
      const auto match = std::ranges::find_if(
          surplus, [&](const Evidence& piece) { return fits(record, piece); });
      if (match == surplus.end()) {
        remarks.push_back(remark("expected", words_of(record)));
        continue;
      }
      if (place && match->jurisdiction != place->id) {
        remarks.push_back(remark("about", session_.label(match->jurisdiction).name +
                                              ", expected " + session_.label(place->id).name));
      }
      surplus.erase(match);
    }
    for (const Evidence& piece : surplus) remarks.push_back(remark("found", words_of(piece)));
    if (!remarks.empty()) add_dropped(found, remarks);
    return result(test.span, test.name, test.todo, std::move(remarks));
  }

  TestResult run(const TimelineTest& test) const {
    const std::vector<Evidence> evidence = evidence_of(test);
    const std::vector<Timeline> all =
        assemble_timelines(evidence, rules_, Day::latest());
    std::vector<std::string> remarks;
    for (const TimelineCheck& check : test.check) {
      const Status status = status_for(all, check);
      if (holds(check, status)) continue;
      std::string expected = check.state ? check.state->text : "";
      if (check.standing) expected += (expected.empty() ? "" : " ") + *check.standing;
      remarks.push_back(remark(to_string(check.day),
                               "  " + check.policy.text + " is " + words_of(status) +
                                   ", expected " + expected));
    }
    return result(test.span, test.name, test.todo, std::move(remarks));
  }

 private:
  static void add_dropped(const Extraction& found, std::vector<std::string>& remarks) {
    for (const Dropped& dropped : found.dropped) {
      remarks.push_back(
          remark("dropped", words_of(dropped.evidence) + ": " + dropped.reason));
    }
  }

  std::vector<Evidence> evidence_of(const TimelineTest& test) const {
    std::vector<Evidence> all;
    const JurisdictionId place =
        test.place ? session_.place(*test.place).id : JurisdictionId{"test"};
    for (const GivenEvidence& given : test.given) {
      Evidence piece;
      piece.document = file_.name + ":" + std::to_string(line_of(given.span));
      piece.digest = digest_of(piece.document);
      piece.jurisdiction = place;
      piece.policy = {given.policy.text};
      piece.state = {given.state.text};
      piece.kind = given.kind;
      piece.when = given.when;
      piece.published = given.published;
      piece.factual = given.kind != Kind::proposed;
      piece.grade = Grade::a;
      if (given.source) piece.source_kind = given.source->text;
      piece.id = evidence_id(piece);
      all.push_back(std::move(piece));
    }
    return all;
  }

  Status status_for(const std::vector<Timeline>& all, const TimelineCheck& check) const {
    const Policy* policy = rules_.find_policy({check.policy.text});
    STANCE_ASSERT(policy != nullptr);
    std::vector<Timeline> strands;
    std::ranges::copy_if(all, std::back_inserter(strands), [&](const Timeline& each) {
      return each.policy == policy->id;
    });
    return status_on(strands, *policy, check.day, Day::latest());
  }

  static bool holds(const TimelineCheck& check, const Status& status) {
    const std::string standing(to_string(status.standing));
    if (check.standing && *check.standing != standing) return false;
    if (!check.state) return true;
    if (!status.state || status.state->text != check.state->text) return false;
    if (check.standing) return true;
    return status.standing != Standing::unknown &&
           status.standing != Standing::uncertain &&
           status.standing != Standing::contested;
  }

  static std::string words_of(const Status& status) {
    const std::string standing(to_string(status.standing));
    if (!status.state) return standing;
    if (status.standing == Standing::settled) return status.state->text;
    return status.state->text + " " + standing;
  }
  static std::string words_of(const Evidence& evidence) {
    return cli::words_of(evidence);
  }
  static std::string words_of(const ExpectedRecord& record) {
    return cli::words_of(record);
  }

  std::size_t line_of(const SourceSpan& span) const {
    return line_and_column(file_.text, span.begin).line;
  }

  TestResult result(const SourceSpan& span,
                    const std::string& name,
                    const std::optional<std::string>& todo,
                    std::vector<std::string> failures) const {
    TestResult result{.file = file_.name, .line = line_of(span), .name = name};
    result.outcome = failures.empty() ? TestOutcome::passed : TestOutcome::failed;
    result.remarks = std::move(failures);
    if (todo) {
      result.outcome =
          result.remarks.empty() ? TestOutcome::todo_passes : TestOutcome::todo;
      result.remarks = {*todo};
    }
    return result;
  }

  Session& session_;
  const RuleFile& file_;
  const RuleSet& rules_;
  SentenceReader without_place_;
  SentenceReader with_place_;
};

}  // namespace

bool is_test_file(const RuleFile& file) { return file.name.ends_with(".test.toml"); }

std::vector<RuleFile> files_of_packs(const DiskRules& rules) {
  const std::set<std::string> folders = folders_of(rules);
  std::vector<RuleFile> files;
  std::ranges::copy_if(rules.files, std::back_inserter(files), [&](const RuleFile& file) {
    return folders.contains(folder_of(file.name));
  });
  return files;
}

Diagnostics faults_of_tests(const RuleFile& file, const DiskRules& rules) {
  const ParsedTests parsed = parse_test_file(file);
  if (has_errors(parsed.diagnostics) || !rules.loaded.rules) return parsed.diagnostics;
  return unknown_names(parsed.tests, file, *rules.loaded.rules);
}

std::string_view to_string(TestOutcome outcome) {
  switch (outcome) {
    case TestOutcome::passed: return "pass";
    case TestOutcome::failed: return "FAIL";
    case TestOutcome::todo: return "todo";
    case TestOutcome::todo_passes: return "todo passes";
  }
  return "";
}

std::vector<TestResult> run_tests(Session& session,
                                  const RuleFile& file,
                                  const RuleSet& rules) {
  const ParsedTests parsed = parse_test_file(file);
  const TestRun run(session, file, rules);
  std::vector<TestResult> results;
  for (const SentenceTest& test : parsed.tests.sentences) results.push_back(run.run(test));
  for (const TimelineTest& test : parsed.tests.timelines) results.push_back(run.run(test));
  return results;
}

}  // namespace stance::cli
