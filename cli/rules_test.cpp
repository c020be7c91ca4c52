// SPDX-License-Identifier: Apache-2.0
// stance rules test: the examples beside the rules, and the test files.
#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "print.h"
#include "rule_editor.h"
#include "rule_tests.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/extract/examples.h"
#include "stance/ingest/files.h"
#include "stance/report/diagnostics.h"
#include "stance/report/words.h"
#include "stance/rules/pack_heads.h"
#include "stance/rules/text_edits.h"
#include "test_accept.h"
#include "test_cover.h"
#include "test_junit.h"

namespace stance::cli {
namespace {

constexpr std::size_t file_limit = std::size_t{4} << 20U;

struct Tally {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t todo = 0;
};

// The test files that the user names, wherever they are; without names those beside the
// rules.
std::vector<RuleFile> test_files(const Session& session,
                                 const Arguments& arguments,
                                 const DiskRules& rules) {
  std::vector<RuleFile> files;
  for (const std::string& name : arguments.values("FILE")) {
    const auto text = ingest::read_file(session.environment().folder / name, file_limit);
    if (!text) throw InputError(Diagnostics{text.error()});
    files.push_back({name, *text});
  }
  if (arguments.has("FILE")) return files;
  std::ranges::copy_if(files_of_packs(rules), std::back_inserter(files), is_test_file);
  return files;
}

// The rules that a test file asks for by its `rules`: those in use, or a pack beside
// them.
class RulesOfTests {
 public:
  RulesOfTests(const Session& session, const DiskRules& rules)
      : session_(session), rules_(rules) {
    for (const RuleFile& file : files_of_packs(rules)) {
      in_use_.insert(file.name.substr(0, file.name.find('/')));
    }
    for (const PackHead& head : pack_heads(rules.files)) packs_.push_back(head.folder);
  }

  // A pack that is not there is among `faults`.
  const DiskRules& of(const RuleFile& file, Diagnostics& faults) {
    const DiskRules* found = &rules_;
    for (const TestWord& pack : parse_test_file(file).tests.packs) {
      if (in_use_.contains(pack.text)) continue;
      if (std::ranges::find(packs_, pack.text) == packs_.end()) {
        faults.push_back(unknown_pack(pack));
      } else {
        found = &loaded(pack.text);
      }
    }
    return *found;
  }

 private:
  Diagnostic unknown_pack(const TestWord& pack) const {
    Diagnostic fault{.code = "E0152",
                     .message = "the pack \"" + pack.text + "\" does not exist",
                     .primary = Label{pack.span, "no such pack"}};
    for (const std::string& name : closest(pack.text, packs_)) {
      fault.helps.push_back({.text = "did you mean \"" + name + "\"?", .edits = {}});
      break;
    }
    return fault;
  }

  const DiskRules& loaded(const std::string& pack) {
    const auto [found, is_new] = others_.try_emplace(pack);
    if (!is_new) return found->second;
    found->second.pack = pack;
    found->second.files = rules_.files;
    found->second.loaded = load_rules(rules_.files, pack);
    if (!found->second.loaded.rules) {
      session_.show(found->second.loaded.diagnostics, rules_.files);
      throw InputError("the pack \"" + pack + "\" has faults; nothing was tested");
    }
    return found->second;
  }

  const Session& session_;
  const DiskRules& rules_;
  std::set<std::string> in_use_;
  std::vector<std::string> packs_;
  std::map<std::string, DiskRules> others_;
};

void throw_if_faulty(const Session& session,
                     const std::vector<RuleFile>& files,
                     RulesOfTests& rules,
                     const std::filesystem::path& root) {
  Diagnostics faults;
  for (const RuleFile& file : files) {
    const Diagnostics found = faults_of_tests(file, rules.of(file, faults), root);
    faults.insert(faults.end(), found.begin(), found.end());
  }
  if (!has_errors(faults)) return;
  session.show(faults, files);
  throw InputError("the tests have faults; none was run");
}

void count(const std::vector<TestResult>& results, Tally& tally) {
  for (const TestResult& result : results) {
    switch (result.outcome) {
      case TestOutcome::passed: ++tally.passed; break;
      case TestOutcome::failed: ++tally.failed; break;
      case TestOutcome::todo:
      case TestOutcome::todo_passes: ++tally.todo; break;
    }
  }
}

std::string words_of(const Tally& tally) {
  std::string words = std::to_string(tally.passed) + " pass";
  if (tally.failed > 0) words += ", " + std::to_string(tally.failed) + " FAIL";
  if (tally.todo > 0) words += ", " + std::to_string(tally.todo) + " todo";
  return words;
}

// A note that the label says already.
void drop_repeated_notes(Diagnostics& failures) {
  for (Diagnostic& failure : failures) {
    if (failure.primary) std::erase(failure.notes, failure.primary->text);
  }
}

// "FAIL  file:line  name", then what came instead.
std::string details_of(const std::vector<TestResult>& results) {
  std::string text;
  for (const TestResult& result : results) {
    if (result.outcome == TestOutcome::passed) continue;
    text += "\n" + std::string(to_string(result.outcome)) + "  " +
            printable_line(result.file) + ":" + std::to_string(result.line) + "  " +
            printable_line(result.name) + "\n";
    for (const std::string& remark : result.remarks) {
      text += "      " + printable_line(remark) + "\n";
    }
    if (result.outcome == TestOutcome::todo_passes) {
      text += "      it passes now: take `todo` away\n";
    }
  }
  return text;
}

std::string object_of(const TestResult& result) {
  std::string remarks;
  for (const std::string& remark : result.remarks) {
    remarks += (remarks.empty() ? "" : ",") + json_quoted(remark);
  }
  return "{\"file\":" + json_quoted(result.file) +
         ",\"line\":" + std::to_string(result.line) +
         ",\"name\":" + json_quoted(result.name) +
         ",\"outcome\":" + json_quoted(std::string(to_string(result.outcome))) +
         ",\"remarks\":[" + remarks + "]}";
}

// Failed examples as results of their own, for programs.
std::vector<TestResult> results_of(const ExampleResults& examples,
                                   const std::vector<RuleFile>& files) {
  const SourceTexts texts = texts_of(files);
  std::vector<TestResult> results;
  for (const Diagnostic& failure : examples.failures) {
    TestResult& result = results.emplace_back();
    result.name = failure.message;
    result.outcome = TestOutcome::failed;
    result.remarks = failure.notes;
    if (!failure.primary) continue;
    result.remarks.insert(result.remarks.begin(), failure.primary->text);
    result.file = failure.primary->span.file;
    const auto text = texts.find(result.file);
    if (text == texts.end()) continue;
    result.line = line_and_column(text->second, failure.primary->span.begin).line;
  }
  return results;
}

bool printed_for_programs(const Session& session,
                          const std::vector<TestResult>& results) {
  Table table{.header = {"FILE", "LINE", "NAME", "OUTCOME"}};
  std::vector<std::string> objects;
  for (const TestResult& result : results) {
    table.rows.push_back({result.file,
                          std::to_string(result.line),
                          result.name,
                          std::string(to_string(result.outcome))});
    objects.push_back(object_of(result));
  }
  return printed_as_data(session, table, objects);
}

constexpr std::size_t most_missing = 12;

void print_coverage(const Session& session, const std::vector<Covered>& coverage) {
  std::string never;
  session.out() << "\nCoverage ";
  for (const Covered& part : coverage) {
    session.out() << "  " << part.what << " " << part.all - part.missing.size() << "/"
                  << part.all;
    if (part.missing.empty()) continue;
    never += "  " + part.what + " that no test exercises:";
    for (std::size_t i = 0; i < std::min(part.missing.size(), most_missing); ++i) {
      never += " " + part.missing[i] + (i + 1 < part.missing.size() ? "," : "");
    }
    const std::size_t shown = std::min(part.missing.size(), most_missing);
    if (part.missing.size() > shown) {
      never += " … " + std::to_string(part.missing.size() - shown) + " more";
    }
    never += "\n";
  }
  session.out() << "\n" << never;
}

// Writes what the rules give into the test files; gives the files that changed.
std::size_t accept(Session& session,
                   const std::filesystem::path& root,
                   const RuleFile& file,
                   const std::vector<TextEdit>& edits) {
  const std::string text = with_edits(file.text, edits);
  if (text == file.text) return 0;
  const RuleFile changed = {file.name, text};
  if (comments_of(text) != comments_of(file.text) ||
      has_errors(parse_test_file(changed).diagnostics)) {
    throw InputError(file.name +
                     ": the edit would change more than it should; nothing "
                     "was written");
  }
  ingest::write_file(root / file.name, text);
  session.out() << file.name << "\n" << line_difference(file.text, text);
  return 1;
}

}  // namespace

int run_rules_test(Session& session, const Arguments& arguments) {
  const DiskRules rules = session.sound_rules();
  const RuleSet& set = *rules.loaded.rules;
  const std::vector<RuleFile> files = test_files(session, arguments, rules);
  RulesOfTests rules_of(session, rules);
  const std::filesystem::path root =
      arguments.has("FILE") ? session.environment().folder : session.pack_place().root;
  throw_if_faulty(session, files, rules_of, root);
  ExampleResults examples;
  if (!arguments.has("FILE")) examples = run_examples(set);
  drop_repeated_notes(examples.failures);
  Tally total{.passed = examples.passed, .failed = examples.failures.size()};
  Table table{.header = {"TESTS", "CHECKS", "RESULT"}};
  if (examples.examples > 0) {
    table.rows.push_back({"examples of " + counted(set.cues.size(), "cue"),
                          std::to_string(examples.examples),
                          words_of(total)});
  }
  std::vector<TestResult> all = results_of(examples, rules.files);
  std::string details;
  std::size_t changed = 0;
  for (const RuleFile& file : files) {
    Diagnostics none;
    const RuleSet& under_test = *rules_of.of(file, none).loaded.rules;
    const std::vector<TestResult> results = run_tests(session, file, under_test, root);
    if (arguments.has("--accept")) {
      changed +=
          accept(session, root, file, accepted(session, file, under_test, results, root));
    }
    Tally tally;
    count(results, tally);
    count(results, total);
    table.rows.push_back({file.name, std::to_string(results.size()), words_of(tally)});
    details += details_of(results);
    all.insert(all.end(), results.begin(), results.end());
  }
  const int code = total.failed > 0 ? 1 : 0;
  if (arguments.has("--accept")) {
    session.out() << counted(changed, "file")
                  << " changed; stance rules test runs them\n";
    return 0;
  }
  if (arguments.value("--format") == "junit") {
    session.out() << junit_of(all, examples.passed);
    return code;
  }
  if (printed_for_programs(session, all)) return code;
  session.out() << render(table, session.width());
  if (!examples.failures.empty()) {
    session.out() << "\n"
                  << render(examples.failures,
                            texts_of(rules.files),
                            DiagnosticStyle::plain);
  }
  if (arguments.has("--cover")) print_coverage(session, coverage(set, files, root));
  session.out() << details << (details.empty() && examples.failures.empty() ? "" : "\n")
                << words_of(total) << "\n";
  return code;
}

}  // namespace stance::cli
