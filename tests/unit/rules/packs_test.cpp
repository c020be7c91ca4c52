// SPDX-License-Identifier: Apache-2.0
// Packs that change packs which they extend, and packs that hold readings.
#include <doctest/doctest.h>

#include <algorithm>

#include "stance/report/diagnostics.h"
#include "stance/rules/pack_heads.h"
#include "stance/rules/test_file.h"
#include "unit/rules/loader_support.h"

namespace stance {
namespace {

constexpr std::string_view basics = R"([pack]
name     = "basics"
version  = "1.2.0"
language = 1

[policy.parking.states]
free = "Free."
paid = "Paid."

[words]
park = ['park', 'square']

[[cue]]
id     = "free"
policy = "parking"
state  = "free"
kind   = "observed"
when   = ['{park} ... free']
yes    = ["The park is free."]
no     = ["The park is big."]

[[cue]]
id        = "paid"
policy    = "parking"
state     = "paid"
kind      = "observed"
when      = ['pay~ ... {park}']
yields-to = ["free"]
yes       = ["You pay for the park."]
no        = ["The park is free."]

[context.denied]
words = ['not']
then  = "drop"
)";

std::string head(std::string_view name, std::string_view more = {}) {
  return "[pack]\nname = \"" + std::string(name) +
         "\"\nversion = \"1.0.0\"\nlanguage = 1\nextends = [\"basics@1\"]\n" +
         std::string(more) + "\n";
}

constexpr std::string_view own_free = R"(
[[cue]]
id     = "gratis"
REPLACES
policy = "parking"
state  = "free"
kind   = "observed"
when   = ['{park} ... gratis']
yes    = ["The park is gratis."]
no     = ["The park is big."]
)";

std::vector<RuleFile> with_child(const std::string& text) {
  return {{"basics/pack.toml", std::string(basics)}, {"child/pack.toml", text}};
}

std::string cue_with(std::string replaces) {
  std::string text(own_free);
  const std::string mark = "REPLACES";
  return text.replace(text.find(mark), mark.size(), replaces);
}

RuleSet loaded(const std::vector<RuleFile>& files, std::string_view pack) {
  Loaded result = load_rules(files, pack);
  const std::string faults =
      render(result.diagnostics, texts_of(files), DiagnosticStyle::plain);
  INFO(faults);
  REQUIRE(result.rules.has_value());
  return *result.rules;
}

std::string codes(const std::vector<RuleFile>& files, std::string_view pack) {
  std::string text;
  for (const Diagnostic& fault : load_rules(files, pack).diagnostics) {
    text += (text.empty() ? "" : " ") + fault.code;
  }
  return text;
}

std::string ids_of(const RuleSet& rules) {
  std::string text;
  for (const Cue& cue : rules.cues) text += (text.empty() ? "" : " ") + cue.id.text;
  return text;
}

TEST_CASE("packs: a cue takes the place of another pack's, and its yields with it") {
  const auto files = with_child(head("child") + cue_with("replaces = \"basics/free\""));
  const RuleSet rules = loaded(files, "child");
  CHECK(ids_of(rules) == "basics/paid child/gratis");
  REQUIRE(rules.cues.front().yields_to.size() == 1);
  CHECK(rules.cues.front().yields_to.front().text == "child/gratis");
  CHECK(ids_of(loaded(files, "basics")) == "basics/free basics/paid");
}

TEST_CASE("packs: what is off does not count, and nothing yields to it") {
  const auto files = with_child(
      head("child",
           "off = [\"basics/free\", \"basics/denied\"]\nbecause = \"not here\"") +
      cue_with(""));
  const RuleSet rules = loaded(files, "child");
  CHECK(ids_of(rules) == "basics/paid child/gratis");
  CHECK(rules.cues.front().yields_to.empty());
  CHECK(rules.contexts.empty());
}

TEST_CASE("packs: off needs a reason, and a reason something that is off") {
  CHECK(codes(with_child(head("child", "off = [\"basics/free\"]")), "child") == "E0103");
  CHECK(codes(with_child(head("child", "because = \"why not\"")), "child") == "E0103");
}

TEST_CASE("packs: policies and contexts are replaced under their own names") {
  const auto files =
      with_child(head("child", "off = [\"basics/paid\"]\nbecause = \"no\"") +
                 "[policy.parking]\nreplaces = \"basics/parking\"\n"
                 "[policy.parking.states]\nfree = \"Free of charge.\"\n"
                 "[context.denied]\nreplaces = \"basics/denied\"\n"
                 "words = ['never']\nthen = \"drop\"\n");
  const RuleSet rules = loaded(files, "child");
  REQUIRE(rules.policies.size() == 1);
  REQUIRE(rules.policies.front().states.size() == 1);
  CHECK(rules.policies.front().states.front().description == "Free of charge.");
  REQUIRE(rules.contexts.size() == 1);
  CHECK(to_string(rules.contexts.front().words.front()) == "never");
}

TEST_CASE("packs: a state that the new policy lacks is a fault of the cues that use it") {
  const auto files = with_child(head("child") +
                                "[policy.parking]\nreplaces = \"basics/parking\"\n"
                                "[policy.parking.states]\nfree = \"Free of charge.\"\n");
  CHECK(codes(files, "child") == "E0105");
}

TEST_CASE("packs: nothing is redefined in silence") {
  std::string cue = cue_with("");
  cue.replace(cue.find("gratis"), 6, "free");
  CHECK(codes(with_child(head("child") + cue), "child") == "E0110");
  const std::string policy =
      "[policy.parking.states]\nfree = \"Free.\"\npaid = \"Paid.\"\n";
  CHECK(codes(with_child(head("child") + policy), "child") == "E0110");
  const std::string context = "[context.denied]\nwords = ['never']\nthen = \"drop\"\n";
  CHECK(codes(with_child(head("child") + context), "child") == "E0110");
  CHECK(codes(with_child(head("child") + "[words]\npark = ['lawn']\n"), "child") ==
        "E0110");
}

TEST_CASE("packs: two cues cannot take one place") {
  std::string second = cue_with("replaces = \"basics/free\"");
  second.replace(second.find("gratis"), 6, "costless");
  const auto files =
      with_child(head("child") + cue_with("replaces = \"basics/free\"") + second);
  CHECK(codes(files, "child") == "E0110");
}

TEST_CASE("packs: word lists change by adding and removing") {
  const auto files =
      with_child(head("child") + "[words.park]\nadd = ['lawn']\nremove = ['square']\n");
  const RuleSet rules = loaded(files, "child");
  std::string entries;
  for (const Pattern& entry : rules.find_words("park")->entries) {
    entries += to_string(entry) + " ";
  }
  CHECK(entries == "park lawn ");
}

// --- readings

constexpr std::string_view friendly = R"(
[fact.lately]
when = "parking was free within 1 year"

[status.friendly]
answers = ["yes", "no", "unclear"]
inputs  = ["parking", "lately"]
rows    = [["free", "*", "yes"], ["paid", "yes", "unclear"], ["unknown", "yes", "unclear"], ["!free", "!yes", "no"]]
because = ["a", "b", "c", "d"]
)";

TEST_CASE("readings: they come with what they judge, and have digests of their own") {
  auto files = with_child(head("child") + std::string(friendly));
  const RuleSet rules = loaded(files, "basics");
  REQUIRE(rules.readings.size() == 1);
  const ReadingPack& pack = rules.readings.front();
  CHECK(pack.name == "child");
  CHECK(pack.extends == std::vector<std::string>{"basics"});
  REQUIRE(pack.results().size() == 1);
  CHECK(pack.results().front()->cells.at(1) ==
        std::vector<std::string>{"paid", "yes", "unclear"});
  CHECK(rules.digest == loaded({files.front()}, "basics").digest);
  const Digest before = pack.digest;
  files.back().text += "# a comment\n";
  CHECK(loaded(files, "basics").readings.front().digest == before);
  const std::size_t at = files.back().text.find("within 1 year");
  files.back().text.replace(at, 13, "within 2 years");
  CHECK(loaded(files, "basics").readings.front().digest != before);
}

TEST_CASE("readings: one that is asked for brings what it judges, and no other") {
  auto files = with_child(head("child") + std::string(friendly));
  files.push_back({"other/pack.toml", head("other") + std::string(friendly)});
  CHECK(loaded(files, "basics").readings.size() == 2);
  const RuleSet rules = loaded(files, "child");
  REQUIRE(rules.readings.size() == 1);
  CHECK(rules.readings.front().name == "child");
  CHECK(ids_of(rules) == "basics/free basics/paid");
}

TEST_CASE("readings: those about packs that are not loaded are left alone") {
  auto files = with_child(head("child") + std::string(friendly));
  files.push_back({"alien/pack.toml",
                   "[pack]\nname = \"alien\"\nversion = \"1.0.0\"\nlanguage = 1\n"
                   "[policy.dogs.states]\nfree = \"Free.\"\n"});
  CHECK(loaded(files, "alien").readings.empty());
}

TEST_CASE("readings: a pack that is not there is told, not passed over") {
  const auto files = with_child(
      "[pack]\nname = \"child\"\nversion = \"1.0.0\"\n"
      "language = 1\nextends = [\"basic\"]\n" +
      std::string(friendly));
  CHECK(codes(files, "basics").starts_with("E0152"));
}

TEST_CASE("readings: cells mean the same in any order") {
  auto files = with_child(head("child") + std::string(friendly));
  const Digest before = loaded(files, "basics").readings.front().digest;
  const std::size_t at = files.back().text.find("\"!free\"");
  files.back().text.replace(at, 7, "\"unknown | paid\"");
  CHECK(loaded(files, "basics").readings.front().digest == before);
}

TEST_CASE("readings: heads tell them from other packs") {
  const auto heads = pack_heads(with_child(head("child") + std::string(friendly)));
  REQUIRE(heads.size() == 2);
  CHECK_FALSE(heads.front().is_reading);
  CHECK(heads.back().is_reading);
}

TEST_CASE("readings: tests of tables tell the combination that fails") {
  const auto files = with_child(head("child") + std::string(friendly));
  const RuleSet rules = loaded(files, "basics");
  const RuleFile test = {
      "child/a.test.toml",
      "rules = [\"child\"]\n[[table]]\nstatus = \"friendly\"\n"
      "check = [[\"free\", \"*\", \"yes\"], [\"paid\", \"*\", \"no\"]]\n"};
  const ParsedTests parsed = parse_test_file(test);
  REQUIRE(parsed.diagnostics.empty());
  CHECK(unknown_names(parsed.tests, test, rules).empty());
  CHECK(table_failures(rules, parsed.tests.tables.front()) ==
        std::vector<std::string>{
            "parking paid, lately yes is unclear by row 2, expected no"});
}

TEST_CASE("readings: tests name only readings, statuses, values and answers there are") {
  const auto files = with_child(head("child") + std::string(friendly));
  const RuleSet rules = loaded(files, "basics");
  const RuleFile test = {
      "child/a.test.toml",
      "rules = [\"child\"]\n[[table]]\nstatus = \"friendlly\"\ncheck = [[\"a\"]]\n"
      "[[table]]\nstatus = \"child/friendly\"\ncheck = [[\"fre\", \"yes\", \"yess\"], "
      "[\"free\"]]\n"
      "[[timeline]]\nname = \"t\"\ngiven = [[2024-01-01, \"adopted\", \"parking\", "
      "\"free\"]]\ncheck = [[2024-02-01, \"friendly\", \"chlid\", \"yes\"], "
      "[2024-02-01, \"friendy\", \"child\", \"yes\"], "
      "[2024-02-01, \"friendly\", \"child\", \"yeah\"], "
      "[2024-02-01, \"parking\", \"basics\", \"free\"]]\n"};
  const ParsedTests parsed = parse_test_file(test);
  REQUIRE(parsed.diagnostics.empty());
  std::string found;
  for (const Diagnostic& fault : unknown_names(parsed.tests, test, rules)) {
    found += fault.code + " ";
  }
  CHECK(found == "E0104 E0105 E0105 E0503 E0152 E0104 E0105 ");
}

}  // namespace
}  // namespace stance
