// SPDX-License-Identifier: Apache-2.0
// The jurisdictions that a text names: found by their names, told apart by what the text
// says around them, dropped where they are people, companies or parts of other names.
//
// First all names are found with their qualifiers (", Maryland", "Maryland's ..."), lists
// ("A, B and C counties") and guards. Then each is scored against the whole document:
// the states it names, the state its publisher writes for, names that only one unit
// bears.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/document.h"
#include "stance/extract/bank.h"
#include "stance/extract/matcher.h"
#include "stance/extract/place_index.h"
#include "stance/extract/sentences.h"

namespace stance {

struct Candidate {
  std::uint32_t unit = 0;
  NameForm form = NameForm::full;
  float score = 0;
};

// A name in the text.
struct Mention {
  // With the qualifier behind it.
  TokenRange range;
  TokenRange name;
  std::size_t sentence = 0;
  // The best first, once scored.
  std::vector<Candidate> candidates;
  // Score of the best over the next.
  float margin = 0;
  // Postal code that the text names with it.
  std::optional<std::string> qualifier = {};
  bool is_possessive = false;
  // Where any word has a capital.
  bool begins_sentence = false;
  // Behind another capitalised word: "Al Cannon Detention Center".
  bool follows_capital = false;
  // Under the plural head of a list ("counties").
  bool is_listed_county = false;
  // "the city of X", "X city council"; "the X County sheriff".
  std::optional<Level> role = {};
  bool is_comparison = false;
  // Before a dash at the beginning: where the report was written.
  bool is_dateline = false;
  // Begins a line of a list and has a mark behind it: "Alder - no holds".
  bool is_label = false;
  // Members of one list have the same number.
  std::uint32_t group = 0;

  // The unit, if the text tells which of several it is.
  std::optional<std::uint32_t> unit() const;
  // With its legal word.
  bool is_full() const { return candidates.front().form == NameForm::full; }
  // No person's name.
  bool stands_firm() const { return is_full() || qualifier || role; }
};

// Leaves the candidates of the level, where there are any; false where there are none.
bool keep_level(Mention& mention, const PlaceIndex& places, Level wanted);

// Whether one of the phrases ends before the token: "On Wednesday | Phoenix ...".
bool ends_one(std::span<const Phrase> phrases, std::size_t token);

// Scores at least this far apart tell two units from each other (95 % were right on the
// LGL corpus of local news).
inline constexpr float sure_margin = 0.5f;

// Roles of each level have a number in banks: where a word fits several levels, a state's
// role wins over a place's, and that over a county's.
std::uint32_t role_owner(Level level);
Level role_level(std::uint32_t owner);

// What the pack says of names, compiled.
struct NameRules {
  std::vector<bool> titles;       // by word id
  std::vector<bool> given_names;  // by word id
  std::vector<bool> openers;      // words that begin sentences and seldom are names
  std::vector<bool> venues;       // "in", "near"
  // Nouns for who speaks for a place, by role_owner(): "sheriff".
  PatternBank nouns;
  PatternBank guards;
  PatternBank comparisons;
  WordId of = no_word;
  WordId conjunction_and = no_word;
  WordId conjunction_or = no_word;
  WordId the = no_word;
  WordId their = no_word;
  WordId its = no_word;
  WordId own = no_word;
  WordId as = no_word;
  WordId one = no_word;
  WordId there = no_word;
};

struct NameContext {
  const PlaceIndex& places;
  const NameRules& rules;
  const Matcher& matcher;
  // Postal code of the state that the document's publisher writes for.
  std::optional<std::string> home_state = {};
  // The one that the publisher's name speaks of, where that is all that is known.
  std::optional<std::string> hinted_state = {};
};

// Takes out the names inside the pack's guards, marks those that are mere comparisons.
void mark_guarded(std::vector<Mention>& mentions,
                  const MatchText& found_in,
                  std::span<const Sentence> sentences,
                  const NameRules& rules,
                  const Matcher& matcher);

// Takes lists of one sentence apart where a comma only closes a setting: "In Elm City,
// Alder County's sheriff", "Alder County, in Elm City, and Birch County". `first` begins
// the sentence; `groups` counts the lists.
void part_settings(std::span<Mention> mentions,
                   std::span<const Token> tokens,
                   std::size_t first,
                   const NameRules& rules,
                   std::uint32_t& groups);

// Marks the labels of lines, where there are three or more of them: "Alder: none",
// "2. Alder County (Elm City). None.", or a line of its own above others.
void mark_labels(std::vector<Mention>& mentions,
                 std::string_view text,
                 std::span<const Token> tokens,
                 std::span<const Sentence> sentences);

// Lists by state, "GEORGIA" above "Clarke County: ...": gives the names below such lines
// the state as their qualifier, where it has a place of the name.
void take_state_headings(std::vector<Mention>& mentions,
                         std::span<const Token> tokens,
                         std::span<const Sentence> sentences,
                         const PlaceIndex& places);

// Leaves open which place is meant where a state only says where a name lies that is none
// known there: "Birchville, Michigan, adopted", and no place of Michigan is called so.
void doubt_unknown_places(std::vector<Mention>& mentions,
                          const MatchText& text,
                          std::span<const Sentence> sentences,
                          const NameContext& context);

// "County of Alder": the name in full, turned round. `first` begins the sentence.
void take_head_before(Mention& mention,
                      const MatchText& text,
                      std::size_t first,
                      const NameContext& context);

// A name that was a person's stays one, unless a place of that name is meant elsewhere.
void drop_people(std::vector<Mention>& mentions,
                 const std::set<WordId>& people,
                 std::span<const Token> tokens);

// A city of that size shares its bare name with no county.
inline constexpr std::int64_t namesake_city = 10000;

// Marks lists of bare names as such of counties of the state.
void find_county_lists(std::span<Mention> mentions,
                       const PlaceIndex& places,
                       const std::string& state);

// How well known a place is, as scores count it.
float how_known(const Jurisdiction& place);

// All mentions, from left to right.
std::vector<Mention> find_mentions(const MatchText& text,
                                   std::span<const Sentence> sentences,
                                   const NameContext& context);

// Scores the candidates of each mention.
void resolve_mentions(std::vector<Mention>& mentions, const NameContext& context);

// The postal codes of the states that one name may stand for, and the token behind it.
struct StateName {
  std::vector<std::string> postals;
  std::size_t last = 0;
  bool is_possessive = false;
};

}  // namespace stance
