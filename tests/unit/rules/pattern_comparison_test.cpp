// SPDX-License-Identifier: Apache-2.0
// Which pattern contains which: told by samples where these tell them apart, else by
// automata. Both must agree.
#include "stance/rules/pattern_comparison.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "stance/base/assert.h"
#include "unit/rules/loader_support.h"

namespace stance {
namespace {

const RuleSet& demo_rules() {
  static const Loaded loaded = check_pack(
      test::with_base(
          "[words]\n"
          "spot = ['lot', 'lot behind the mill', 'street', 'free lot', 'old street']\n"
          "fee  = ['no fee', 'free', 'free of charge', 'charge', 'at no cost']\n"
          "sign = ['(small | large) sign', '[old] board', '{fee} sign']\n"),
      "demo");
  STANCE_ASSERT(loaded.rules.has_value());
  return *loaded.rules;
}

Pattern pattern(const std::string& text) {
  const auto parsed = parse_pattern(text, {"demo/test.toml", 0, text.size()});
  REQUIRE(parsed.has_value());
  return *parsed;
}

TEST_CASE("patterns: one contains the other, however wide the gaps") {
  struct Row {
    std::string wide;
    std::string narrow;
    bool contains;
  };
  for (const Row& row : {
           Row{"park~ ... free", "park~ ...3 free", true},
           Row{"park~ ...3 free", "park~ ... free", false},
           Row{"{fee}", "no <charge> {spot}", true},
           Row{"{fee}", "no <charge~> {spot}", false},
           Row{"{spot}", "old street", true},
           Row{"free lot", "{spot}", false},
           Row{"{sign}", "the small sign", true},
           Row{"{sign}", "board", true},
           Row{"(a | b) [c] d", "a d", true},
           Row{"a c d", "a [c] d", false},
           Row{"\"US\" law", "us law", false},
           Row{"us law", "\"US\" law", true},
           Row{"a ...2 b", "a {date} b", false},
           Row{"a {date} b", "a {date} b c", true},
           Row{"<park~> ...12 {spot} ...12 {spot} ...12 {fee}",
               "now <park~> ...12 {spot} ...12 {spot} ...11 {fee}",
               true},
           Row{"<park~> ...12 {spot} ...12 {spot} ...11 {fee}",
               "now <park~> ...12 {spot} ...12 {spot} ...12 {fee}",
               false},
       }) {
    CAPTURE(row.wide);
    CAPTURE(row.narrow);
    const Pattern wide = pattern(row.wide);
    const Pattern narrow = pattern(row.narrow);
    PatternComparison comparison(demo_rules());
    CHECK(comparison.contains(wide, narrow, Acts::ignored) == row.contains);
  }
}

TEST_CASE("patterns: the act must be the same where acts are compared") {
  const Pattern wide = pattern("<stop> ... parking");
  const Pattern narrow = pattern("stop <charging> ...2 parking");
  PatternComparison comparison(demo_rules());
  CHECK(comparison.contains(wide, narrow, Acts::ignored));
  CHECK_FALSE(comparison.contains(wide, narrow, Acts::compared));
}

class PatternMaker {
 public:
  explicit PatternMaker(unsigned seed) : random_(seed) {}

  std::string run() {
    std::string text;
    for (std::size_t words = 1 + pick(4); words > 0; --words) {
      if (!text.empty())
        text += pick(3) == 0 ? " ..." + std::to_string(1 + pick(4)) + " " : " ";
      text += word();
    }
    return text;
  }

 private:
  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }

  std::string word() {
    const std::string words[] = {"a",
                                 "b",
                                 "free",
                                 "lot",
                                 "park~",
                                 "{spot}",
                                 "{fee}",
                                 "(a | b free)",
                                 "[old] lot",
                                 "{sign}",
                                 "\"A\"",
                                 "{date}"};
    return words[pick(std::size(words))];
  }

  std::mt19937 random_;
};

TEST_CASE("patterns: property: samples tell apart only what automata tell apart") {
  constexpr unsigned seed = 20261130;
  CAPTURE(seed);
  PatternMaker maker(seed);
  std::vector<Pattern> patterns;
  while (patterns.size() < 60) {
    const std::string text = maker.run();
    const auto parsed = parse_pattern(text, {"demo/test.toml", 0, text.size()});
    if (parsed) patterns.push_back(*parsed);
  }
  PatternWords words(demo_rules());
  PatternSamples samples(words);
  PatternComparison comparison(demo_rules());
  for (const Pattern& each : patterns) comparison.add_wide(each);
  int contained = 0;
  for (const Pattern& narrow : patterns) {
    const std::vector<std::size_t> maybe = comparison.maybe_containing(narrow);
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      const Pattern& wide = patterns[i];
      CAPTURE(to_string(wide));
      CAPTURE(to_string(narrow));
      for (const Acts acts : {Acts::compared, Acts::ignored}) {
        const bool is_contained =
            includes(automaton_of(wide, words), automaton_of(narrow, words), acts);
        if (is_contained) CHECK_FALSE(samples.tell_apart(wide, narrow, acts));
        CHECK(comparison.contains(wide, narrow, acts) == is_contained);
        if (!is_contained || acts == Acts::ignored) continue;
        ++contained;
        CHECK(std::ranges::binary_search(maybe, i));
        CHECK(comparison.may_contain(i, narrow));
      }
    }
  }
  CHECK(contained > 80);
}

}  // namespace
}  // namespace stance
