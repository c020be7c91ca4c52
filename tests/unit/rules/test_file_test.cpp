// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/test_file.h"

#include <doctest/doctest.h>

#include "unit/rules/loader_support.h"

namespace stance {
namespace {

constexpr std::string_view good = R"(rules = ["demo"]

[[sentence]]
name      = "a negation is the opposite"
text      = "The city does not allow parking."
place     = "Alder County, XX"
published = 2025-02-04
expect    = [["parking", "banned", "observed", "parking-allowed"], ["parking", "free", "ended"]]

[[sentence]]
name   = "nothing"
text   = "Dogs bark."
expect = []
todo   = "a reason"

[[timeline]]
name  = "adopted, then gone stale"
given = [
  ["[2018-06..2018-08]", "adopted", "parking", "free", "official", 2018-09-01],
  [2019-09-03, "observed", "parking", "paid"],   # a comment
]
check = [
  [2018-12-01, "parking", "free"],
  ["2022-09-04", "parking", "paid stale"],
  [2030-01-01, "parking", "unknown"],
]
)";

Diagnostics faults_of(std::string_view text) {
  const RuleFile file = {"demo/more.test.toml", std::string(text)};
  const ParsedTests parsed = parse_test_file(file);
  if (has_errors(parsed.diagnostics)) return parsed.diagnostics;
  const Loaded rules = load_rules(std::vector<RuleFile>{test::base_file()}, "demo");
  REQUIRE(rules.rules.has_value());
  return unknown_names(parsed.tests, file, *rules.rules);
}

TEST_CASE("rules: a test file is read with its places") {
  const RuleFile file = {"demo/more.test.toml", std::string(good)};
  const ParsedTests parsed = parse_test_file(file);
  REQUIRE(parsed.diagnostics.empty());
  const TestFile& tests = parsed.tests;
  REQUIRE(tests.packs.size() == 1);
  CHECK(tests.packs[0].text == "demo");
  REQUIRE(tests.sentences.size() == 2);
  const SentenceTest& first = tests.sentences[0];
  CHECK(first.place == "Alder County, XX");
  CHECK(first.published->to_string() == "2025-02-04");
  REQUIRE(first.expect.size() == 2);
  CHECK(first.expect[0].state.text == "banned");
  CHECK(first.expect[0].cue->text == "parking-allowed");
  CHECK(first.expect[1].kind == Kind::ended);
  CHECK_FALSE(first.expect[1].cue.has_value());
  const SourceSpan& word = first.expect[0].state.span;
  CHECK(file.text.substr(word.begin, word.end - word.begin) == "\"banned\"");
  CHECK(tests.sentences[1].todo == "a reason");
  REQUIRE(tests.timelines.size() == 1);
  const TimelineTest& timeline = tests.timelines[0];
  REQUIRE(timeline.given.size() == 2);
  CHECK(timeline.given[0].when.to_string() == "[2018-06..2018-08]");
  CHECK(timeline.given[0].source->text == "official");
  CHECK_FALSE(timeline.given[1].source.has_value());
  REQUIRE(timeline.check.size() == 3);
  CHECK(timeline.check[0].state->text == "free");
  CHECK_FALSE(timeline.check[0].standing.has_value());
  CHECK(timeline.check[1].state->text == "paid");
  CHECK(timeline.check[1].standing == "stale");
  CHECK_FALSE(timeline.check[2].state.has_value());
  CHECK(timeline.check[2].standing == "unknown");
  CHECK(faults_of(good).empty());
}

TEST_CASE("rules: a test that names what the rules lack is an error with a proposal") {
  struct Row {
    std::string_view from;
    std::string_view to;
    std::string_view message;
    std::string_view help;
  };
  const Row rows[] = {
      {"[\"parking\", \"free\", \"ended\"]",
       "[\"parkin\", \"free\", \"ended\"]",
       "the policy \"parkin\" does not exist",
       "did you mean \"parking\"?"},
      {"\"banned\"",
       "\"baned\"",
       "the policy \"parking\" has no state \"baned\"",
       "did you mean \"banned\"?"},
      {"\"parking-allowed\"",
       "\"parking-alowed\"",
       "the cue \"parking-alowed\" does not exist",
       "did you mean \"parking-allowed\"?"},
      {"\"official\"",
       "\"oficial\"",
       "the kind of source \"oficial\" does not exist",
       "did you mean \"official\"?"},
      {"\"paid stale\"",
       "\"padi stale\"",
       "the policy \"parking\" has no state \"padi\"",
       "did you mean \"paid\"?"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.to);
    std::string text(good);
    const std::size_t at = text.find(row.from);
    REQUIRE(at != std::string::npos);
    text.replace(at, row.from.size(), row.to);
    const Diagnostics faults = faults_of(text);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].message == row.message);
    REQUIRE(faults[0].helps.size() == 1);
    CHECK(faults[0].helps[0].text == row.help);
    const TextEdit& edit = faults[0].helps[0].edits.at(0);
    text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.text);
    CHECK(text == good);
  }
}

}  // namespace
}  // namespace stance
