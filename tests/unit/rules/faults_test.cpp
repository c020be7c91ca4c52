// SPDX-License-Identifier: Apache-2.0
// One fault, one message: what only follows from a fault is not told. And the keys that
// keep what was: `was`, `retired`.
#include <doctest/doctest.h>

#include <algorithm>

#include "stance/rules/meaning.h"
#include "stance/rules/release.h"
#include "unit/rules/loader_support.h"

namespace stance {
namespace {

using test::codes_of;
using test::with_base;

constexpr std::string_view sound = R"([[cue]]
id     = "meters"
policy = "parking"
state  = "paid"
kind   = "observed"
when   = ['{meter} ... {number:dollars} dollars']
if     = "dollars >= 1"
yes    = ["Meters ask for 2 dollars."]
no     = ["Meters are grey."]

[words]
meter = ['meter~']

[context.visitors]
words = ['visitors']
then  = "drop"

[policy.dogs.states]
free = "Free."

[[cue]]
id     = "dogs"
policy = "dogs"
state  = "free"
kind   = "observed"
when   = ['dogs are free']
yes    = ["Dogs are free."]
no     = ["Dogs bark."]
keep-despite = ["visitors"]
)";

std::vector<RuleFile> edited(std::string_view from, std::string_view to) {
  std::string text(sound);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return with_base(text.replace(at, from.size(), to));
}

struct Row {
  std::string_view from;
  std::string_view to;
  // "code:line" of each message.
  std::string_view codes;
};

constexpr Row rows[] = {
    {"if ", "if ", ""},
    {"when   = ['{meter}", "wen    = ['{meter}", "E0101:6"},
    {"policy = \"parking\"", "polcy = \"parking\"", "E0101:3"},
    {"policy = \"parking\"\nstate  = \"paid\"\nkind   = \"observed\"",
     "give = [\"parking.paid observed\"]",
     "E0101:3"},
    {"[words]", "[word]", "E0101:11"},
    {"[context.visitors]", "[contex.visitors]", "E0101:14"},
    {"[policy.dogs.states]", "[polcy.dogs.states]", "E0101:18"},
    {"[policy.dogs.states]", "[policy.dogs.state]", "E0101:18"},
    {"then  = \"drop\"", "thn = \"drop\"", "E0101:16"},
    {">= 1", "=> 1", "E0123:7"},
    {">= 1", "== 1", "E0123:7"},
};

}  // namespace

TEST_CASE("rules: what follows from a fault is not told as well") {
  for (const Row& row : rows) {
    CAPTURE(row.to);
    std::vector<RuleFile> files = edited(row.from, row.to);
    // Without opposites nothing is said of negations.
    std::string& base = files.front().text;
    constexpr std::string_view negation = "then  = \"opposite\"";
    base.replace(base.find(negation), negation.size(), "then  = \"drop\"");
    CHECK(codes_of(files) == row.codes);
  }
}

TEST_CASE("rules: a pack that is not there is one message, whatever was meant of it") {
  std::vector<RuleFile> files = with_base(R"([[cue]]
id        = "more"
policy    = "lighting"
state     = "bright"
kind      = "observed"
when      = ['{lamp} are on']
yields-to = ["lamps"]
replaces  = "lights/old"
yes       = ["Lamps are on."]
no        = ["Lamps are off."]

[words.lamp]
add = ['light~']

[context.dim]
replaces = "lights/dim"
words    = ['dim']
then     = "drop"
)");
  std::string& text = files.front().text;
  text.insert(text.find("language = 1"), "extends = [\"lights\"]\n");
  CHECK(codes_of(files) == "E0152:7");
}

TEST_CASE("rules: a row with a fault keeps its reason") {
  std::vector<RuleFile> files = with_base("");
  files.push_back({"easy/pack.toml", R"([pack]
name     = "easy"
version  = "1.0.0"
language = 1
extends  = ["demo"]

[status.good]
answers = ["yes", "no"]
inputs  = ["parking"]
rows    = [["free", "yes", "no"], ["!free", "no"]]
because = ["", "it costs"]
)"});
  CHECK(codes_of(files) == "E0137:10");
}

TEST_CASE("rules: a cue is found under the id that it had") {
  const std::vector<RuleFile> files = with_base(R"([[cue]]
id        = "wide"
policy    = "parking"
state     = "paid"
kind      = "observed"
when      = ['pay~ ... park~']
yields-to = ["old-name"]
yes       = ["They pay for parking."]
no        = ["They pay."]

[[cue]]
id     = "new-name"
was    = ["old-name", "older-name"]
policy = "parking"
state  = "free"
kind   = "observed"
when   = ['pay~ nothing ... park~']
yes    = ["They pay nothing for parking."]
no     = ["They pay."]
)");
  const Loaded loaded = check_pack(files, "demo");
  CHECK(codes_of(files).empty());
  REQUIRE(loaded.rules);
  const auto wide = std::ranges::find(loaded.rules->cues, CueId{"demo/wide"}, &Cue::id);
  CHECK(wide->yields_to == std::vector<CueId>{{"demo/new-name"}});
}

TEST_CASE("rules: a policy or context under its old name is told its new one") {
  const std::vector<RuleFile> files = with_base(R"([policy.dogs]
was = ["hounds"]
[policy.dogs.states]
free = "Free."

[context.visitors]
was   = ["tourists"]
words = ['visitors']
then  = "drop"

[[cue]]
id           = "dogs"
policy       = "hounds"
state        = "free"
kind         = "observed"
when         = ['dogs are free']
keep-despite = ["tourists"]
yes          = ["Dogs are free."]
no           = ["Dogs bark."]
)");
  const Diagnostics faults = check_pack(files, "demo").diagnostics;
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].helps.front().text == "it is called \"dogs\" now");
  CHECK(faults[0].helps.front().sure);
  CHECK(faults[1].helps.front().text == "it is called \"visitors\" now");
}

TEST_CASE("rules: a name that `was` keeps is not gone from the release") {
  const std::vector<RuleFile> before = with_base(sound);
  const Loaded old_rules = load_rules(before, "demo");
  REQUIRE(old_rules.rules);
  const auto told = [&](std::string_view to) {
    std::vector<RuleFile> files = edited("id     = \"meters\"", to);
    files.push_back({"demo/released.toml", release_text(*old_rules.rules)});
    const Loaded loaded = load_rules(files, "demo");
    REQUIRE(loaded.rules);
    std::string codes;
    for (const Diagnostic& fault :
         release_faults(files, *loaded.rules, meaning_of(*loaded.rules))) {
      codes += fault.code;
    }
    return codes;
  };
  CHECK(told("id     = \"meters\"").empty());
  CHECK(told("id     = \"clocks\"") == "E0401");
  CHECK(told("id     = \"clocks\"\nwas = [\"meters\"]") == "W0401");
}

TEST_CASE("rules: a cue retires on a day") {
  const auto codes = [](std::string_view day) {
    return codes_of(edited("if     =", "retired = " + std::string(day) + "\nif     ="));
  };
  const auto base = codes("2025-03-01");
  CHECK(codes("\"2025-03-01\"") == base);
  CHECK(codes("\"2025-03\"") == "E0102:7");
  CHECK(codes("2025") == "E0102:7");
  const Loaded loaded =
      load_rules(edited("if     =", "retired = 2025-03-01\nif     ="), "demo");
  REQUIRE(loaded.rules);
  const Loaded other = load_rules(with_base(sound), "demo");
  CHECK(loaded.rules->digest != other.rules->digest);
}

}  // namespace stance
