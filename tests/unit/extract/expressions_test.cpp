// SPDX-License-Identifier: Apache-2.0
// Cues with regular expressions.
#include <doctest/doctest.h>

#include <algorithm>

#include "stance/rules/load.h"
#include "unit/extract/reading.h"
#include "unit/places/shipped.h"

namespace stance {
namespace {

constexpr std::string_view pack = R"(
[pack]
name     = "lanes"
version  = "1.0.0"
language = 1

[policy.lane]
question = "Is there a bus lane?"

[policy.lane.states]
open   = "There is one."
closed = "There is none."

[policy.lane.opposites]
open   = "closed"
closed = "open"

[context.denied]
words  = ['did not']
within = 4
then   = "opposite"

[[cue]]
id      = "by-number"
policy  = "lane"
state   = "open"
kind    = "adopted"
regex   = ['(?P<act>signed)\s+lane\s+order\s+#(?P<number>[0-9,]+)-[a-z]', 'lane paper §']
because = "Orders are known by a number with a letter behind it."
if      = "number >= 1000"
yes     = ["Kent County signed lane order #1200-b."]
no      = ["Kent County signed lane order #12-b."]
)";

std::string read(std::string_view said) {
  static const Extractor extractor = [] {
    const std::vector<RuleFile> files = {{"lanes/pack.toml", std::string(pack)}};
    const Loaded loaded = load_rules(files, "lanes");
    for (const Diagnostic& fault : loaded.diagnostics) MESSAGE(fault.message);
    REQUIRE(loaded.rules);
    CHECK(loaded.rules->cues.front().grade == Grade::b);
    return Extractor(*loaded.rules, test::shipped_gazetteer());
  }();
  const Extraction found =
      extractor.extract(test::document("Kent County, Michigan, " + std::string(said)));
  std::string all;
  for (const Evidence& one : found.evidence) all += one.state.text + ": " + one.quote;
  for (const Dropped& one : found.dropped) all += one.reason;
  return all;
}

TEST_CASE("extract: what a regular expression finds is read like any other hit") {
  struct Row {
    const char* what;
    std::string_view said;
    std::string_view found;
  };
  const Row rows[] = {
      {"a number is kept", "signed lane order #1,200-b.", "open"},
      {"case and line breaks do not matter",
       "SIGNED Lane\norder #1200-B after\nlong debates.",
       "open"},
      {"its test fails", "signed lane order #12-b.", "silent: its `if` fails"},
      {"contexts touch its act", "did not yet sign; it signed nothing.", ""},
      {"contexts turn it around", "did not say who signed lane order #1200-b.", "closed"},
      {"never past the sentence", "signed. Lane order #1200-b is old.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.said);
    const std::string seen = read(row.said);
    CHECK(seen.substr(0, row.found.size()) == row.found);
    CHECK(seen.empty() == row.found.empty());
  }
}

}  // namespace
}  // namespace stance
