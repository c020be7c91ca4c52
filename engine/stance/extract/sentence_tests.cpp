// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/sentence_tests.h"

#include <algorithm>
#include <optional>
#include <set>
#include <variant>

#include "stance/extract/examples.h"
#include "stance/places/resolve.h"

namespace stance {

namespace {

constexpr std::string_view columns =
    "id\tgeoid\tname\tshort\tkind\tstate\tparent\tpopulation\tuntil\tsuccessors\taliases"
    "\t"
    "same_as\tcovers\n";

// "county" of "Alder County", "place" of "Alderton".
struct MadeUp {
  std::string name;
  std::string short_name;
  std::string kind;
  std::string postal;
};

std::string id_word(std::string_view name) {
  std::string word;
  for (const char c : name) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    word += is_upper ? static_cast<char>(c | 0x20) : (c == ' ' ? '_' : c);
  }
  return word;
}

std::optional<MadeUp> parse_place(std::string_view place) {
  const std::size_t comma = place.rfind(", ");
  if (comma == std::string_view::npos || comma + 4 != place.size()) return std::nullopt;
  MadeUp made_up{.name = std::string(place.substr(0, comma)),
                 .short_name = std::string(place.substr(0, comma)),
                 .kind = "place",
                 .postal = std::string(place.substr(comma + 2))};
  for (const auto& [head, kind] :
       {std::pair(" County", "county"), {" Parish", "parish"}}) {
    if (!made_up.name.ends_with(head)) continue;
    made_up.kind = kind;
    made_up.short_name = made_up.name.substr(0, made_up.name.size() - 7);
  }
  return made_up;
}

// A gazetteer of one place in a state of its own.
std::optional<Gazetteer> gazetteer_of(const MadeUp& place) {
  const std::string state = "ocd-division/country:us/state:" + id_word(place.postal);
  const std::string id = state + "/" + place.kind + ":" + id_word(place.short_name);
  std::string table(columns);
  table += state + "\t\tState of " + place.postal + "\tState of " + place.postal +
           "\tstate\t" + place.postal + "\t\t\t\t\t\t\t\n";
  table += id + "\t\t" + place.name + "\t" + place.short_name + "\t" + place.kind + "\t" +
           place.postal + "\t" + state + "\t\t\t\t\t\t\n";
  auto parsed = Gazetteer::parse(table, "made up");
  return parsed ? std::optional(std::move(parsed).value()) : std::nullopt;
}

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
    const Resolution resolved = resolve(gazetteer_, *test.place);
    if (const Found* found = std::get_if<Found>(&resolved)) {
      place = found->jurisdiction.id;
      return reader_.read(test.text, test.published, printed_name(found->jurisdiction));
    }
    const std::optional<MadeUp> made_up = parse_place(*test.place);
    const auto own = made_up ? gazetteer_of(*made_up) : std::nullopt;
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
