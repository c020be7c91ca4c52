// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/examples.h"

#include <algorithm>
#include <set>

#include "stance/base/assert.h"
#include "stance/rules/pattern_items.h"

namespace stance {

namespace {

// The only county of a state of its own, so that no real name competes with it.
constexpr std::string_view made_up_places =
    "id\tgeoid\tname\tshort\tkind\tstate\tparent\tpopulation\tuntil\tsuccessors\taliases"
    "\t"
    "same_as\tcovers\n"
    "ocd-division/country:us/state:zz\t\tExampla\tExampla\tstate\tZZ\t\t\t\t\t\t\t\n"
    "ocd-division/country:us/state:zz/county:example\t\tExample "
    "County\tExample\tcounty\tZZ\t"
    "ocd-division/country:us/state:zz\t\t\t\t\t\t\n"
    "ocd-division/country:us/state:zz/"
    "place:exampleton\t\tExampleton\tExampleton\tplace\tZZ\t"
    "ocd-division/country:us/state:zz/county:example\t50000\t\t\t\t\t\n";
constexpr std::string_view made_up_focus = "Example County, Exampla";

Edtf example_day() {
  return Edtf::from_day(*day_of({2025, 3, 4}));
}

bool is_of(const Evidence& evidence, const Cue& cue) {
  return evidence.cue && *evidence.cue == cue.id;
}

bool asks_for_places(const RuleSet& rules, const Cue& cue) {
  const auto is_place = [](const PatternItem& item) {
    return item.form == ItemForm::place || item.form == ItemForm::places;
  };
  const auto asks = [&](const Pattern& pattern) {
    return has_item(pattern, rules.words, is_place);
  };
  return std::ranges::any_of(cue.when, asks) || std::ranges::any_of(cue.near, asks);
}

// Why a cue gave nothing, in words.
std::string silence(const RuleSet& rules, const Extraction& extraction, const Cue& cue) {
  for (const Dropped& dropped : extraction.dropped) {
    if (is_of(dropped.evidence, cue)) return dropped.reason;
  }
  std::string text = "none of its patterns matches";
  if (asks_for_places(rules, cue)) {
    text += "; the places here are Example County and Exampleton";
  }
  return text;
}

class Runner {
 public:
  explicit Runner(const RuleSet& rules) : rules_(rules), reader_(rules) {}

  ExampleResults run() {
    for (const Cue& cue : rules_.cues) {
      for (std::size_t i = 0; i < cue.yes.size(); ++i) check_yes(cue, i);
      for (std::size_t i = 0; i < cue.no.size(); ++i) check_no(cue, i);
    }
    results_.contexts.assign(contexts_.begin(), contexts_.end());
    return std::move(results_);
  }

 private:
  Extraction read(const std::string& sentence) {
    Extraction extraction = reader_.read(sentence, example_day(), std::nullopt);
    for (const Evidence& one : extraction.evidence) note_contexts(one);
    for (const Dropped& one : extraction.dropped) note_contexts(one.evidence);
    return extraction;
  }

  void note_contexts(const Evidence& evidence) {
    contexts_.insert(evidence.contexts.begin(), evidence.contexts.end());
  }

  // Records that another record of the sentence merged with or won over count as given.
  static bool gives(const Extraction& extraction, const Cue& cue) {
    const auto given = [&](const Evidence& evidence) { return is_of(evidence, cue); };
    const auto yielded = [&](const Dropped& dropped) {
      return is_of(dropped.evidence, cue) && (dropped.reason.starts_with("yields to") ||
                                              dropped.reason.starts_with("repeats"));
    };
    return std::any_of(extraction.evidence.begin(), extraction.evidence.end(), given) ||
           std::any_of(extraction.dropped.begin(), extraction.dropped.end(), yielded);
  }

  void check_yes(const Cue& cue, std::size_t index) {
    ++results_.examples;
    const Extraction extraction = read(cue.yes[index]);
    if (gives(extraction, cue)) {
      ++results_.passed;
      return;
    }
    fail("T001",
         "an example under `yes` finds nothing",
         cue.yes_spans,
         index,
         silence(rules_, extraction, cue));
  }

  void check_no(const Cue& cue, std::size_t index) {
    ++results_.examples;
    const Extraction extraction = read(cue.no[index]);
    for (const Evidence& evidence : extraction.evidence) {
      if (!is_of(evidence, cue)) continue;
      fail("T002",
           "an example under `no` gives evidence",
           cue.no_spans,
           index,
           "it gives " + evidence.policy.text + " " + evidence.state.text + ", " +
               std::string(to_string(evidence.kind)));
      return;
    }
    ++results_.passed;
  }

  void fail(std::string code,
            std::string message,
            const std::vector<SourceSpan>& spans,
            std::size_t index,
            std::string why) {
    Diagnostic diagnostic{.code = std::move(code), .message = std::move(message)};
    if (index < spans.size())
      diagnostic.primary = Label{.span = spans[index], .text = why};
    diagnostic.notes.push_back(std::move(why));
    results_.failures.push_back(std::move(diagnostic));
  }

  const RuleSet& rules_;
  SentenceReader reader_;
  ExampleResults results_;
  std::set<std::string> contexts_;
};

}  // namespace

Gazetteer example_gazetteer() {
  auto parsed = Gazetteer::parse(std::string(made_up_places), "examples");
  STANCE_ASSERT(parsed.has_value());
  return std::move(parsed).value();
}

Document example_document(std::string_view text) {
  Document document;
  document.id = "example";
  document.text = std::string(text);
  document.published = example_day();
  document.title = std::string(made_up_focus);
  return document;
}

ExampleResults run_examples(const RuleSet& rules) {
  return Runner(rules).run();
}

SentenceReader::SentenceReader(const RuleSet& rules)
    : extractor_(rules, example_gazetteer()) {}

SentenceReader::SentenceReader(const RuleSet& rules, const Gazetteer& gazetteer)
    : extractor_(rules, gazetteer) {}

Extraction SentenceReader::read(std::string_view text,
                                const std::optional<Edtf>& published,
                                const std::optional<std::string>& place) const {
  Document document = example_document(text);
  document.published = published;
  if (place) document.title = *place;
  return extractor_.extract(document);
}

}  // namespace stance
