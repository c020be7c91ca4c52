// SPDX-License-Identifier: Apache-2.0
// Any edit that changes what the documents of the shipped corpus give must be seen by a
// preview: the documents that it reads again hold all whose evidence, kept or dropped,
// differs. STANCE_SEED=N repeats a run, STANCE_ROUNDS=N sets its length.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>

#include "app.h"
#include "evidence_overlay.h"
#include "rule_source.h"
#include "stance/base/digest.h"
#include "stance/extract/extract.h"
#include "stance/rules/meaning.h"
#include "stance/rules/pattern_walk.h"
#include "support/corpora.h"
#include "support/scratch_folder.h"

namespace stance::cli {
namespace {

using test::Dice;
using test::roll;

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

template <class List>
std::size_t any_of(Dice& dice, const List& list) {
  return static_cast<std::size_t>(roll(dice, static_cast<int>(list.size())));
}

// --- edits, each of a part of the rules that is drawn

void drop_pattern(Dice& dice, RuleSet& rules) {
  std::vector<std::vector<Pattern>*> lists;
  for_pattern_lists(rules, [&lists](std::vector<Pattern>& patterns) {
    if (patterns.size() > 1) lists.push_back(&patterns);
  });
  std::vector<Pattern>& list = *lists[any_of(dice, lists)];
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(any_of(dice, list)));
}

// Entries of lists and of contexts are many fewer than those of cues.
void drop_list_entry(Dice& dice, RuleSet& rules) {
  std::vector<Pattern>& list = rules.words[any_of(dice, rules.words)].entries;
  if (list.size() > 1) list.erase(list.begin());
}

void drop_context_entry(Dice& dice, RuleSet& rules) {
  std::vector<std::vector<Pattern>*> lists;
  for_pattern_lists(rules.contexts[any_of(dice, rules.contexts)],
                    [&lists](std::vector<Pattern>& patterns) {
                      if (patterns.size() > 1) lists.push_back(&patterns);
                    });
  if (!lists.empty()) lists[any_of(dice, lists)]->pop_back();
}

// The first word of a pattern becomes one that no text has.
void change_word(Dice& dice, RuleSet& rules) {
  std::vector<Pattern*> patterns;
  for_pattern_lists(rules, [&patterns](std::vector<Pattern>& list) {
    for (Pattern& pattern : list) patterns.push_back(&pattern);
  });
  for (PatternItem& item : patterns[any_of(dice, patterns)]->items) {
    if (item.form != ItemForm::word) continue;
    item.text = "zyxw";
    return;
  }
}

// Words that many texts have, so that cues fire that did not.
Pattern common_word(Dice& dice) {
  constexpr std::array words = {
      "sheriff", "county", "custody", "requests", "immigration"};
  PatternItem item;
  item.text = words.at(any_of(dice, words));
  return {.items = {std::move(item)}, .span = {}};
}

void add_list_entry(Dice& dice, RuleSet& rules) {
  rules.words[any_of(dice, rules.words)].entries.push_back(common_word(dice));
}

void add_acts(Dice& dice, RuleSet& rules) {
  rules.acts.begin()->second.push_back(common_word(dice));
}

void add_pattern(Dice& dice, RuleSet& rules) {
  Cue& cue = rules.cues[any_of(dice, rules.cues)];
  switch (roll(dice, 3)) {
    case 0: cue.unless.push_back(common_word(dice)); break;
    case 1: cue.topic.push_back(common_word(dice)); break;
    default:
      if (cue.near.empty()) cue.when.push_back(common_word(dice));
  }
}

void add_context_word(Dice& dice, RuleSet& rules) {
  rules.contexts[any_of(dice, rules.contexts)].words.push_back(common_word(dice));
}

void drop_cue(Dice& dice, RuleSet& rules) {
  const std::size_t i = any_of(dice, rules.cues);
  const CueId id = rules.cues[i].id;
  rules.cues.erase(rules.cues.begin() + static_cast<std::ptrdiff_t>(i));
  for (Cue& cue : rules.cues) std::erase(cue.yields_to, id);
}

void drop_repeating_cue(Dice& dice, RuleSet& rules) {
  std::vector<std::size_t> repeating;
  for (std::size_t i = 0; i < rules.cues.size(); ++i) {
    if (rules.cues[i].repeats) repeating.push_back(i);
  }
  const std::size_t i = repeating[any_of(dice, repeating)];
  rules.cues.erase(rules.cues.begin() + static_cast<std::ptrdiff_t>(i));
}

void change_cue(Dice& dice, RuleSet& rules) {
  Cue& cue = rules.cues[any_of(dice, rules.cues)];
  switch (roll(dice, 5)) {
    case 0: cue.grade = Grade::d; break;
    case 1: cue.yields_to.clear(); break;
    case 2: cue.keep_despite.clear(); break;
    case 3: cue.unless.clear(); break;
    default: cue.scope = "some"; break;
  }
}

void change_policy(Dice& dice, RuleSet& rules) {
  Policy& policy = rules.policies[any_of(dice, rules.policies)];
  switch (roll(dice, 3)) {
    case 0: policy.opposites.clear(); break;
    case 1: policy.implies.clear(); break;
    default: policy.answered_by = AnsweredBy::each; break;
  }
}

void change_forms(Dice& dice, RuleSet& rules) {
  auto word = rules.forms.begin();
  std::advance(word, any_of(dice, rules.forms));
  word->second.pop_back();
}

void move_cue(Dice& dice, RuleSet& rules) {
  std::swap(rules.cues[any_of(dice, rules.cues)], rules.cues.front());
}

constexpr std::array edits = {drop_pattern,
                              drop_list_entry,
                              drop_context_entry,
                              change_word,
                              add_list_entry,
                              add_acts,
                              add_pattern,
                              add_context_word,
                              drop_cue,
                              drop_repeating_cue,
                              change_cue,
                              change_policy,
                              change_forms,
                              move_cue};

// --- what documents give

using Given = std::map<Digest, std::string>;

void write(std::ostringstream& out, const Evidence& piece) {
  out << piece.id.text << ' ' << piece.jurisdiction.text << ' ' << piece.policy.text
      << ' ' << piece.state.text << ' ' << to_string(piece.kind) << ' '
      << piece.when.to_string() << ' ' << to_string(piece.grade) << ' '
      << (piece.cue ? piece.cue->text : "-") << '\n';
}

Given given_by(Session& session, const RuleSet& rules) {
  const Extractor extractor(rules, session.gazetteer());
  Given given;
  session.store().each_document([&](const Document& document) {
    const Extraction found = extractor.extract(document);
    std::ostringstream out;
    for (const Evidence& piece : found.evidence) write(out, piece);
    for (const Dropped& each : found.dropped) {
      out << each.reason << ": ";
      write(out, each.evidence);
    }
    given[document.digest] = out.str();
  });
  return given;
}

}  // namespace

TEST_CASE("preview: no edit that changes what a document gives is missed") {
  const std::uint64_t seed = number_from("STANCE_SEED", 20261130);
  MESSAGE("seed " << seed);
  Dice dice(seed);
  const test::ScratchFolder folder;
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const Environment environment = {
      .in = in,
      .out = out,
      .err = err,
      .variable = [](const std::string&) { return std::optional<std::string>(); },
      .folder = folder.path(),
      .executable = STANCE_SOURCE_DIR "/cli/stance",
      .today = parse_day("2026-11-22").value(),
      .now = "2026-11-22T12:00:00Z",
      .user = "tester"};
  REQUIRE(run({"init"}, environment) == 0);
  REQUIRE(run({"ingest", STANCE_SOURCE_DIR "/data/corpus"}, environment) == 0);
  Session session(environment, "rules preview", {});
  const RuleSet before = session.applied_rules();
  const Given old_given = given_by(session, before);
  std::size_t changed = 0;
  std::size_t read = 0;
  const std::uint64_t rounds = number_from("STANCE_ROUNDS", edits.size());
  for (std::uint64_t round = 0; round < rounds; ++round) {
    RuleSet after = before;
    edits.at(round % edits.size())(dice, after);
    after.digest = digest_of(meaning_of(after));
    const std::set<Digest> touched = touched_documents(session, before, after);
    read += touched.size();
    std::string edited;
    for (const RuleEdit& edit : rule_edits(before, after)) edited += " " + words_of(edit);
    for (const auto& pair : given_by(session, after)) {
      const auto& document = pair.first;
      const std::string& given = pair.second;
      const std::string& old = old_given.at(document);
      if (given == old) continue;
      ++changed;
      CHECK_MESSAGE(touched.contains(document),
                    "round " << round << edited << "\nbefore\n"
                             << old << "\nafter\n"
                             << given);
    }
  }
  MESSAGE(changed << " changes among " << read << " documents read again, of "
                  << old_given.size() * rounds);
  CHECK(changed > 0);
  CHECK(read < old_given.size() * rounds);
}

}  // namespace stance::cli
