// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/matcher.h"

#include <doctest/doctest.h>

#include <set>

#include "unit/extract/reading.h"
#include "unit/places/shipped.h"

namespace stance {
namespace {

RuleSet small_rules() {
  RuleSet rules;
  rules.words = {
      {.name = "agency",
       .entries = {test::pattern("\"ICE\""), test::pattern("the [old] bureau")}},
      {.name = "hold",
       .entries = {test::pattern("hold~"), test::pattern("keep ...2 in")}},
  };
  rules.forms = {{"hold", {"holds", "held", "holding"}}};
  rules.acts = {{Kind::adopted, {test::pattern("sign~")}},
                {Kind::ended, {test::pattern("end~"), test::pattern("walk away from")}}};
  return rules;
}

// Matches one pattern in one text.
struct Trial {
  Trial(const RuleSet& rules, const Pattern& pattern, std::string_view text)
      : numbers(vocabulary) {
    ProgramCompiler compiler(rules, vocabulary, programs);
    program = compiler.compile(pattern);
    read = std::string(text);
    tokens = tokenize(read, vocabulary);
  }

  MatchText match_text() const { return {.text = read, .tokens = tokens}; }
  std::vector<Match> matches() const {
    return Matcher(programs, numbers).matches(program, match_text(), {0, tokens.size()});
  }
  std::string words(TokenRange range) const {
    if (range.first == range.last) return {};
    return read.substr(tokens[range.first].begin,
                       tokens[range.last - 1].end - tokens[range.first].begin);
  }

  Vocabulary vocabulary;
  Programs programs;
  NumberWords numbers;
  Program program;
  std::string read;
  std::vector<Token> tokens;
};

TEST_CASE("extract: a pattern matches what its notation says") {
  struct Row {
    std::string_view name;
    std::string_view pattern;
    std::string_view text;
    std::string_view matched;  // matches with "|" in between
  };
  const Row rows[] = {
      {"words in a row", "honor requests", "They honor requests.", "honor requests"},
      {"no words between", "honor requests", "They honor such requests.", ""},
      {"case", "honor requests", "HONOR Requests", "HONOR Requests"},
      {"hyphen is a blank",
       "non cooperation",
       "a non-cooperation order",
       "non-cooperation"},
      {"pattern with hyphen", "non-cooperation", "non cooperation", "non cooperation"},
      {"line break", "honor requests", "honor\nrequests", "honor\nrequests"},
      {"quotes", "honor requests", "\u201Chonor\u201D requests", "honor\u201D requests"},
      {"a comma separates", "honor requests", "honor, requests", ""},
      {"forms", "deny~ it", "he denies it and denied it", "denies it|denied it"},
      {"irregular", "hold~ it", "he held it", "held it"},
      {"gap",
       "honor ... it",
       "honor one two three four five it",
       "honor one two three four five it"},
      {"gap too wide", "honor ...2 it", "honor one two three it", ""},
      {"gap over a comma", "honor ...2 it", "honor one, two it", "honor one, two it"},
      {"no gap over a semicolon", "honor ...5 it", "honor one; it", ""},
      {"shortest", "honor ...5 it", "honor it it it", "honor it"},
      {"choice", "(a | b c) d", "b c d, a d", "b c d|a d"},
      {"optional", "the [old] rule", "the rule, the old rule", "the rule|the old rule"},
      {"exact", "\"ICE\" wins", "ICE wins, ice wins", "ICE wins"},
      {"exact with a bracket", "\"12(b)\" holds", "rule 12(b) holds", "12(b) holds"},
      {"list", "{agency} wins", "the old bureau wins", "the old bureau wins"},
      {"list with exact", "{agency} wins", "ICE wins", "ICE wins"},
      {"list with a gap", "{hold} jail", "keep him in jail", "keep him in jail"},
      {"number", "{number:n} days", "ten days, 1,000 days", "ten days|1,000 days"},
      {"number words", "{number} hours", "forty-eight hours", "forty-eight hours"},
      {"act", "{act} it", "signed it, walk away from it", "signed it|walk away from it"},
      {"act of a kind", "{act:ended} it", "signed it, ended it", "ended it"},
      {"negation apart", "not honor", "did not honor", "not honor"},
      {"negation in don't", "n't honor", "they don't honor", "n't honor"},
      {"mark", "why ?", "But why?", "why?"},
  };
  const RuleSet rules = small_rules();
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Trial trial(rules, test::pattern(row.pattern), row.text);
    std::string matched;
    for (const Match& match : trial.matches()) {
      if (!matched.empty()) matched += '|';
      matched += trial.words(match.range);
    }
    if (row.name == "negation in don't") {
      CHECK(matched.ends_with("honor"));
      continue;
    }
    CHECK(matched == row.matched);
  }
}

TEST_CASE("extract: a match knows its act, its kind, its numbers and what it wrote") {
  struct Row {
    std::string_view pattern;
    std::string_view text;
    std::string_view act;
  };
  const Row rows[] = {
      {"sheriff ...3 honor~ it", "The sheriff will honor it", "honor"},
      {"sheriff ...3 <has stopped> honor~ it",
       "sheriff has stopped honoring it",
       "has stopped"},
      {"sheriff ...3 {hold} it", "sheriff held it", "held"},
      {"sheriff ...3 {act} it", "sheriff signed it", "signed"},
      {"the sheriff", "the sheriff", "the sheriff"},
  };
  const RuleSet rules = small_rules();
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    const Trial trial(rules, test::pattern(row.pattern), row.text);
    const std::vector<Match> matches = trial.matches();
    REQUIRE(matches.size() == 1);
    CHECK(trial.words(matches[0].act) == row.act);
  }
  const Trial trial(rules,
                    test::pattern("{act:ended} ...3 {number:n} days"),
                    "ended within the 48 days");
  const std::vector<Match> matches = trial.matches();
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].act_kind == Kind::ended);
  REQUIRE(matches[0].captures.size() == 1);
  CHECK(matches[0].captures[0].name == "n");
  CHECK(matches[0].captures[0].value == doctest::Approx(48));
  CHECK(matches[0].wrote(0));
  CHECK_FALSE(matches[0].wrote(1));
}

// The meaning of patterns of plain words, choices, options and gaps, tried in full: all
// token positions after which `items` from `item` on may end.
void slow_ends(const std::vector<PatternItem>& items,
               std::size_t item,
               const std::vector<std::string>& words,
               std::size_t at,
               std::set<std::size_t>& ends) {
  if (item == items.size()) {
    ends.insert(at);
    return;
  }
  const PatternItem& next = items[item];
  const auto through = [&](const Pattern& branch) {
    std::vector<PatternItem> spliced = branch.items;
    spliced.insert(spliced.end(),
                   items.begin() + static_cast<std::ptrdiff_t>(item) + 1,
                   items.end());
    slow_ends(spliced, 0, words, at, ends);
  };
  switch (next.form) {
    case ItemForm::word:
      if (at < words.size() && words[at] == next.text)
        slow_ends(items, item + 1, words, at + 1, ends);
      return;
    case ItemForm::gap: {
      int crossed = 0;
      std::size_t to = at;
      slow_ends(items, item + 1, words, to, ends);
      while (to < words.size() && words[to] != ";") {
        if (words[to] != "," && ++crossed > next.most) return;
        ++to;
        slow_ends(items, item + 1, words, to, ends);
      }
      return;
    }
    case ItemForm::choice:
      for (const Pattern& branch : next.branches) through(branch);
      return;
    case ItemForm::optional:
      through(next.branches.front());
      slow_ends(items, item + 1, words, at, ends);
      return;
    case ItemForm::list:
    case ItemForm::number:
    case ItemForm::date:
    case ItemForm::place:
    case ItemForm::places:
    case ItemForm::act: FAIL("not drawn"); return;
  }
}

std::string drawn_pattern(test::Dice& random, int depth) {
  const std::string_view letters[] = {"x", "y", "z"};
  std::string pattern(letters[random.roll(3)]);
  for (std::size_t i = random.roll(4); i > 0; --i) {
    const std::size_t form = random.roll(depth > 0 ? 5 : 2);
    if (form == 0) pattern += " " + std::string(letters[random.roll(3)]);
    if (form == 1) pattern += " ..." + std::to_string(1 + random.roll(3));
    if (form == 2) {
      pattern += " (" + drawn_pattern(random, depth - 1) + " | " +
                 drawn_pattern(random, depth - 1) + ")";
    }
    if (form == 3) pattern += " [" + drawn_pattern(random, depth - 1) + "]";
    if (form == 1 || form == 4) pattern += " " + std::string(letters[random.roll(3)]);
  }
  return pattern;
}

TEST_CASE("extract: the matcher agrees with a slow and obvious one") {
  constexpr unsigned seed = 4711;
  CAPTURE(seed);
  test::Dice random(seed);
  const RuleSet rules;
  const std::vector<std::string> drawn = {"x", "y", "z", "w", ",", ";"};
  std::size_t found = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string text_pattern = drawn_pattern(random, 2);
    std::vector<std::string> words;
    std::string text;
    for (std::size_t i = 1 + random.roll(10); i > 0; --i) {
      words.push_back(drawn[random.roll(drawn.size())]);
      text += words.back() + " ";
    }
    CAPTURE(text_pattern);
    CAPTURE(text);
    const Pattern pattern = test::pattern(text_pattern);
    const Trial trial(rules, pattern, text);
    REQUIRE(trial.tokens.size() == words.size());
    const Matcher matcher(trial.programs, trial.numbers);
    for (std::size_t at = 0; at < words.size(); ++at) {
      std::set<std::size_t> slow;
      slow_ends(pattern.items, 0, words, at, slow);
      const auto fast =
          matcher.ends(trial.program, trial.match_text(), {0, words.size()}, at);
      CHECK(std::vector<std::size_t>(slow.begin(), slow.end()) == fast);
      const auto match =
          matcher.match_at(trial.program, trial.match_text(), {0, words.size()}, at);
      REQUIRE(match.has_value() == !slow.empty());
      if (!match) continue;
      ++found;
      CHECK(match->range.last == *slow.begin());
      const auto& anchors = trial.program.anchors;
      bool anchored = anchors.empty();
      for (std::size_t i = at; i < match->range.last; ++i) {
        const WordId word = trial.tokens[i].word;
        anchored =
            anchored || std::find(anchors.begin(), anchors.end(), word) != anchors.end();
      }
      CHECK(anchored);
    }
  }
  CHECK(found > 1000);
}

// The tokens of all matches, each counted from `from`.
std::vector<TokenRange> ranges_of(const std::vector<Match>& matches, std::size_t from) {
  std::vector<TokenRange> ranges;
  for (const Match& match : matches) {
    ranges.push_back({match.range.first - from, match.range.last - from});
  }
  return ranges;
}

TEST_CASE("extract: matches of a window are those of its tokens, however long it is") {
  test::Dice random(41);
  const RuleSet rules;
  const std::vector<std::string> drawn = {"x", "y", "z", "w", ",", ";"};
  std::size_t found = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string text_pattern = drawn_pattern(random, 2);
    std::string text;
    for (std::size_t i = 5 + random.roll(20); i > 0; --i) {
      text += drawn[random.roll(drawn.size())] + " ";
    }
    CAPTURE(text_pattern);
    CAPTURE(text);
    const Pattern pattern = test::pattern(text_pattern);
    const Trial alone(rules, pattern, text);
    const Matcher matcher(alone.programs, alone.numbers);
    std::vector<TokenRange> each;
    for (std::size_t at = 0; at < alone.tokens.size();) {
      const auto match = matcher.match_at(
          alone.program, alone.match_text(), {0, alone.tokens.size()}, at);
      if (match) each.push_back(match->range);
      at = match ? match->range.last : at + 1;
    }
    CHECK(ranges_of(alone.matches(), 0) == each);
    CHECK(matcher.occurs(alone.program, alone.match_text(), {0, alone.tokens.size()}) ==
          !each.empty());
    found += each.size();
    // No pattern has these words, and none crosses the mark.
    for (const std::size_t before : {std::size_t{50}, std::size_t{1000}}) {
      std::string longer;
      for (std::size_t i = 0; i < before; ++i) longer += "v ";
      const Trial behind(rules, pattern, longer + "; " + text);
      CHECK(ranges_of(behind.matches(), before + 1) == each);
    }
  }
  CHECK(found > 100);
}

}  // namespace
}  // namespace stance
