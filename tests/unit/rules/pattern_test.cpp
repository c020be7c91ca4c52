// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/pattern.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

namespace stance {
namespace {

SourceSpan at(std::size_t begin) {
  return {"demo/cues.toml", begin, begin};
}

std::string rewritten(std::string_view text) {
  const auto pattern = parse_pattern(text, at(0));
  return pattern ? to_string(*pattern) : "fault " + pattern.error().front().code;
}

// The parts that carry the act, each as it stands in `text`.
void collect_acts(const Pattern& pattern, std::string_view text, std::string& acts) {
  for (const PatternItem& item : pattern.items) {
    if (item.is_act && item.branches.empty()) {
      if (!acts.empty()) acts += ' ';
      acts += text.substr(item.span.begin, item.span.end - item.span.begin);
    }
    for (const Pattern& branch : item.branches) collect_acts(branch, text, acts);
  }
}

std::string acts_of(std::string_view text) {
  const auto pattern = parse_pattern(text, at(0));
  REQUIRE(pattern);
  std::string acts;
  collect_acts(*pattern, text, acts);
  return acts;
}

TEST_CASE("pattern: all notation is read and written back in one way") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::string_view written;
  };
  const Row rows[] = {
      {"words", "honor  detainers", "honor detainers"},
      {"case and accents fold",
       "Do\xC3\xB1"
       "a ANA",
       "dona ana"},
      {"a hyphen separates", "non-cooperation", "non cooperation"},
      {"a dash separates",
       "a\xE2\x80\x94"
       "b",
       "a b"},
      {"not is a word", "don't honor", "do n't honor"},
      {"a curly apostrophe", "don\xE2\x80\x99t honor", "do n't honor"},
      {"not alone", "n't", "n't"},
      {"not, again and again", "n'tn'tn't", "n't n't n't"},
      {"an abbreviation before not", "esq.n't", "esq n't"},
      {"a possessive stays", "sheriff's office", "sheriff's office"},
      {"a full stop goes", "gov. moore", "gov moore"},
      {"full stops inside stay", "U.S. law", "u.s. law"},
      {"marks are words", "county; but", "county ; but"},
      {"marks inside numbers stay", "1,000 beds", "1,000 beds"},
      {"any form", "honor~", "honor~"},
      {"any form behind a hyphen", "co-operate~", "co operate~"},
      {"a list", "{ice}", "{ice}"},
      {"a choice", "(a|b c)", "(a | b c)"},
      {"a choice of one", "(a b) c", "a b c"},
      {"optional", "[the] jail", "[the] jail"},
      {"optional choice", "[ICE | immigration] hold~", "[ice | immigration] hold~"},
      {"usual gap", "a ... b", "a ... b"},
      {"a gap of five is usual", "a ...5 b", "a ... b"},
      {"other gap", "a ...12 b", "a ...12 b"},
      {"gaps need no blanks", "a...3b", "a ...3 b"},
      {"an ellipsis sign", "a \xE2\x80\xA6 b", "a ... b"},
      {"numbers", "{number:hours} {number}", "{number:hours} {number}"},
      {"built-ins", "{date} {place} {places}", "{date} {place} {places}"},
      {"acts", "{act} {act:ended}", "{act} {act:ended}"},
      {"exact", "\"ICE\" agents", "\"ICE\" agents"},
      {"exact words", "\"Homeland Security\"", "\"Homeland\" \"Security\""},
      {"exact keeps notation", "\"287(g)\" deal", "\"287(g)\" deal"},
      {"marked act", "said <stop honoring> it", "said <stop honoring> it"},
      {"marked as usual", "<honor~> it", "honor~ it"},
      {"marked choice", "the <end | stop it>", "the <(end | stop it)>"},
      {"nested", "((a | b) [c [d]] | e)", "((a | b) [c [d]] | e)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(rewritten(row.text) == row.written);
    CHECK(rewritten(row.written) == row.written);
  }
}

TEST_CASE("pattern: the act is what contexts apply to") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::string_view acts;
  };
  const Row rows[] = {
      {"first word with ~", "jail ... honor~ ... detain~", "honor~"},
      {"each branch of a choice",
       "(honor~ | accept~ | agree to) ... hold~",
       "honor~ accept~ hold~"},
      {"a choice where all have one", "(honor~ | accept~) ... hold~", "honor~ accept~"},
      {"optional, so what follows too", "[begin~ to] honor~", "begin~ honor~"},
      {"{act} goes before ~", "sign~ ... {act} it", "{act}"},
      {"a marked one goes before all", "sign~ {act} <stop honoring>", "stop honoring"},
      {"none", "no cooperation", ""},
      {"marked in branches", "(<a> b | c <d>)", "a d"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(acts_of(row.text) == row.acts);
  }
}

TEST_CASE("pattern: faults point at the exact characters") {
  struct Row {
    std::string_view text;
    std::string_view code;
    std::string_view at;
  };
  const Row rows[] = {
      {"{jail} ... (honor~ | accept~ ... {ice}", "E0112", "("},
      {"a [b c", "E0112", "["},
      {"a <b c", "E0112", "<"},
      {"a {b c", "E0112", "{"},
      {"(a [b)", "E0112", "["},
      {"a) b", "E0113", ")"},
      {"a } b", "E0113", "}"},
      {"(a ] b)", "E0113", "]"},
      {"", "E0114", ""},
      {"  ", "E0114", "  "},
      {"()", "E0114", "()"},
      {"(a | ) b", "E0114", "| )"},
      {"(| a) b", "E0114", "(|"},
      {"a \"\"", "E0114", "\"\""},
      {"[a] [b]", "E0114", "[a] [b]"},
      {"... a", "E0115", "..."},
      {"a ...3", "E0115", "...3"},
      {"[x] ... a", "E0115", "..."},
      {"a (b ... | c) d", "E0115", "..."},
      {"a ...13 b", "E0116", "...13"},
      {"a ...0 b", "E0116", "...0"},
      {"a ...99999999999999 b", "E0116", "...99999999999999"},
      {"a .... b", "E0116", "...."},
      {"a .. b", "E0116", ".."},
      {"a ... ... b", "E0116", "... ..."},
      {"a {} b", "E0117", "{}"},
      {"a {Ice} b", "E0117", "{Ice}"},
      {"a {ice~} b", "E0117", "{ice~}"},
      {"a {the jail} b", "E0117", "{the jail}"},
      {"a {date:x} b", "E0117", "{date:x}"},
      {"a {number:} b", "E0117", "{number:}"},
      {"a {act:gone} b", "E0117", "{act:gone}"},
      {"a ~ b", "E0118", "~"},
      {"(a b)~ c", "E0118", "~"},
      {"\"ICE\"~ c", "E0118", "~"},
      {"a | b", "E0118", "|"},
      {"a \"ICE", "E0119", "\""},
      {"a \xCC\xCC\xB9\xB9 b", "E0001", "\xCC"},
      {"<a> b <c>", "E0122", "<"},
      {"<a <b>>", "E0122", "<"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto pattern = parse_pattern(row.text, at(100));
    REQUIRE_FALSE(pattern);
    REQUIRE(pattern.error().size() == 1);
    const Diagnostic& fault = pattern.error().front();
    CHECK(fault.code == row.code);
    REQUIRE(fault.primary);
    const SourceSpan span = fault.primary->span;
    REQUIRE(span.begin >= 100);
    REQUIRE(span.end <= 100 + row.text.size());
    CHECK(row.text.substr(span.begin - 100, span.end - span.begin) == row.at);
    CHECK_FALSE(fault.helps.empty());
  }
}

TEST_CASE("pattern: two faults in one pattern are two messages") {
  const auto pattern = parse_pattern("(a | ) ... {Jail} ~", at(0));
  REQUIRE_FALSE(pattern);
  CHECK(pattern.error().size() == 3);
}

TEST_CASE("pattern: endless nesting is a fault and no crash") {
  for (const char bracket : {'(', '[', '<', '{'}) {
    CAPTURE(bracket);
    CHECK_FALSE(parse_pattern(std::string(100'000, bracket), at(0)));
    const auto shorter = parse_pattern(std::string(3'900, bracket), at(0));
    REQUIRE_FALSE(shorter);
    CHECK(shorter.error().size() <= 8);
  }
  const std::string deep = std::string(30, '(') + "a | b" + std::string(30, ')');
  const auto pattern = parse_pattern(deep, at(0));
  REQUIRE_FALSE(pattern);
  CHECK(pattern.error().size() == 1);
  CHECK(pattern.error().front().code == "E0121");
}

TEST_CASE("pattern: spans are those of the file") {
  const std::string_view text = "{jail} ... (honor~ | \"ICE\")";
  const auto pattern = parse_pattern(text, at(40));
  REQUIRE(pattern);
  REQUIRE(pattern->items.size() == 3);
  CHECK(pattern->span == SourceSpan{"demo/cues.toml", 40, 40 + text.size()});
  CHECK(pattern->items[0].span == SourceSpan{"demo/cues.toml", 40, 46});
  CHECK(pattern->items[1].span == SourceSpan{"demo/cues.toml", 47, 50});
  CHECK(pattern->items[2].span == SourceSpan{"demo/cues.toml", 51, 67});
  CHECK(pattern->items[2].branches[0].items[0].span ==
        SourceSpan{"demo/cues.toml", 52, 58});
}

// Any text gives a pattern or faults inside the text, and what is written is read as the
// same pattern.
TEST_CASE("pattern: property: random notation") {
  constexpr unsigned seed = 20250304;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string_view parts[] = {
      "a",         "honor", "~",     "(",     ")",
      "[",         "]",     "|",     "<",     ">",
      "{",         "}",     "{ice}", "...",   "..",
      "...3",      "{act}", "\"",    "don't", " ",
      " ",         "-",     "\xC3",  ";",     "\xE2\x80\xA6",
      "{number:x}"};
  std::uniform_int_distribution<std::size_t> part(0, std::size(parts) - 1);
  std::uniform_int_distribution<int> length(0, 14);
  int well_formed = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (int n = length(random); n > 0; --n) text += parts[part(random)];
    CAPTURE(text);
    const auto pattern = parse_pattern(text, at(7));
    if (!pattern) {
      for (const Diagnostic& fault : pattern.error()) {
        REQUIRE(fault.primary->span.begin >= 7);
        REQUIRE(fault.primary->span.end <= 7 + text.size());
      }
      continue;
    }
    ++well_formed;
    const std::string written = to_string(*pattern);
    CAPTURE(written);
    const auto again = parse_pattern(written, at(0));
    REQUIRE(again);
    REQUIRE(*again == *pattern);
  }
  CHECK(well_formed > 500);
}

}  // namespace
}  // namespace stance
