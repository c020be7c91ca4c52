// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/sentence_tests.h"

#include <algorithm>
#include <optional>
#include <set>

#include "stance/extract/examples.h"
#include "stance/extract/made_up_places.h"

namespace stance {

namespace {

bool is_cue(const Evidence& evidence, const std::string& name) {
  const std::string& id = evidence.cue->text;
  return id == name || id.ends_with("/" + name);
}

bool matches(const Evidence& evidence, const ExpectedRecord& expected) {
  return evidence.policy.text == expected.policy.text &&
         evidence.state.text == expected.state.text && evidence.kind == expected.kind &&
         (!expected.cue || is_cue(evidence, expected.cue->text));
}

std::string words_of(const Evidence& evidence) {
  return evidence.policy.text + " " + evidence.state.text + ", " +
         std::string(to_string(evidence.kind)) + " (" + evidence.cue->text + ")";
}

class Checker {
 public:
  Checker(const RuleSet& rules, const Gazetteer& gazetteer)
      : rules_(rules), gazetteer_(gazetteer), reader_(rules, gazetteer) {}

  SentenceResult check(const SentenceTest& test) const {
    SentenceResult result;
    std::optional<JurisdictionId> place;
    const Extraction extraction = read(test, place);
    note_contexts(extraction, result);
    std::vector<bool> used(extraction.evidence.size(), false);
    for (const ExpectedRecord& expected : test.expect) {
      if (!take(extraction.evidence, expected, used))
        missing(test, expected, extraction, result);
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
      const Evidence& evidence = extraction.evidence[i];
      if (!used[i])
        fail("T004",
             "a record comes that is not expected",
             test.text_span,
             words_of(evidence),
             result);
      if (used[i] && place && evidence.jurisdiction != *place) {
        fail("T005",
             "a record is about another place",
             test.text_span,
             evidence.jurisdiction.text,
             result);
      }
    }
    return result;
  }

 private:
  Extraction read(const SentenceTest& test, std::optional<JurisdictionId>& place) const {
    if (!test.place)
      return SentenceReader(rules_).read(test.text, test.published, test.place);
    if (const auto known = place_named(gazetteer_, *test.place)) {
      place = known->id;
      return reader_.read(test.text, test.published, printed_name(*known));
    }
    const auto own = gazetteer_of(std::vector<std::string>{*test.place});
    if (!own) return reader_.read(test.text, test.published, test.place);
    place = own->at(own->size() - 1).id;
    return SentenceReader(rules_, *own).read(test.text, test.published, test.place);
  }

  static bool take(const std::vector<Evidence>& evidence,
                   const ExpectedRecord& expected,
                   std::vector<bool>& used) {
    bool taken = false;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
      if (used[i] || !matches(evidence[i], expected)) continue;
      used[i] = true;
      taken = true;
    }
    return taken;
  }

  static void missing(const SentenceTest& test,
                      const ExpectedRecord& expected,
                      const Extraction& extraction,
                      SentenceResult& result) {
    std::string why = "no cue of this policy matches";
    for (const Dropped& dropped : extraction.dropped) {
      if (dropped.evidence.policy.text == expected.policy.text) why = dropped.reason;
    }
    fail("T003", "an expected record is missing", expected.span, why, result);
    result.failures.back().others.push_back(
        {.span = test.text_span, .text = "in this text"});
  }

  static void fail(std::string code,
                   std::string message,
                   const SourceSpan& span,
                   const std::string& why,
                   SentenceResult& result) {
    Diagnostic diagnostic{.code = std::move(code), .message = std::move(message)};
    diagnostic.primary = Label{.span = span, .text = why};
    result.failures.push_back(std::move(diagnostic));
  }

  static void note_contexts(const Extraction& extraction, SentenceResult& result) {
    std::set<std::string> names;
    for (const Evidence& one : extraction.evidence) {
      names.insert(one.contexts.begin(), one.contexts.end());
    }
    for (const Dropped& one : extraction.dropped) {
      names.insert(one.evidence.contexts.begin(), one.evidence.contexts.end());
    }
    result.contexts.assign(names.begin(), names.end());
  }

  const RuleSet& rules_;
  const Gazetteer& gazetteer_;
  SentenceReader reader_;
};

}  // namespace

std::vector<SentenceResult> check_sentences(const RuleSet& rules,
                                            const Gazetteer& gazetteer,
                                            std::span<const SentenceTest> tests) {
  const Checker checker(rules, gazetteer);
  std::vector<SentenceResult> results;
  results.reserve(tests.size());
  for (const SentenceTest& test : tests) results.push_back(checker.check(test));
  return results;
}

}  // namespace stance
