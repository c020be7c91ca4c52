// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/load.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "stance/report/diagnostics.h"
#include "stance/rules/meaning.h"
#include "stance/rules/test_file.h"
#include "unit/rules/loader_support.h"

namespace stance {
namespace {

using test::base_file;
using test::codes_of;
using test::with_base;

std::string shown(const Diagnostics& diagnostics, const std::vector<RuleFile>& files) {
  return render(diagnostics, texts_of(files), DiagnosticStyle::plain);
}

RuleSet loaded(const std::vector<RuleFile>& files) {
  Loaded result = load_rules(files, "demo");
  INFO(shown(result.diagnostics, files));
  REQUIRE(result.rules.has_value());
  return *result.rules;
}

std::vector<RuleFile> shipped(const std::string& folder) {
  return test::files_below(std::string(STANCE_SOURCE_DIR) + "/rules", folder);
}

TEST_CASE("rules: the shipped packs load without a fault") {
  std::vector<RuleFile> files = shipped("english");
  for (RuleFile& file : shipped("us-ice")) files.push_back(std::move(file));
  if (files.empty()) {
    MESSAGE("skipped: there are no packs");
    return;
  }
  for (const std::string_view pack : {"english", "us-ice"}) {
    CAPTURE(pack);
    const Loaded result = load_rules(files, pack);
    const std::string faults = shown(result.diagnostics, files);
    CHECK_MESSAGE(result.diagnostics.empty(), faults);
    CHECK(result.rules.has_value());
  }
}

TEST_CASE("rules: the shipped tests name only what their packs have") {
  std::vector<RuleFile> files = shipped("english");
  for (RuleFile& file : shipped("us-ice")) files.push_back(std::move(file));
  for (const RuleFile& file : files) {
    if (!file.name.ends_with(".test.toml")) continue;
    CAPTURE(file.name);
    const ParsedTests parsed = parse_test_file(file);
    CHECK_MESSAGE(!has_errors(parsed.diagnostics), shown(parsed.diagnostics, {file}));
    for (const TestWord& pack : parsed.tests.packs) {
      const Loaded rules = load_rules(files, pack.text);
      if (!rules.rules) continue;  // the test above shows why
      const Diagnostics unknown = unknown_names(parsed.tests, file, *rules.rules);
      CHECK_MESSAGE(unknown.empty(), shown(unknown, {file}));
    }
  }
}

TEST_CASE("rules: what a pack says is what is loaded") {
  const RuleSet rules = loaded({base_file()});
  REQUIRE(rules.packs.size() == 1);
  CHECK(rules.packs[0] == Pack{"demo", "1.0.0", ""});
  REQUIRE(rules.policies.size() == 1);
  const Policy& parking = rules.policies[0];
  CHECK(parking.id.text == "parking");
  REQUIRE(parking.states.size() == 3);
  CHECK(parking.states[0].id.text == "free");
  CHECK(parking.states[2].id.text == "banned");
  CHECK(parking.opposites.at({"free"}).text == "banned");
  CHECK(parking.stale_after == Period{.years = 3});
  CHECK(parking.same_event_within == 45);
  REQUIRE(rules.cues.size() == 2);
  const Cue& allowed = rules.cues[0];
  CHECK(allowed.id.text == "demo/parking-allowed");
  REQUIRE(allowed.gives.size() == 1);
  CHECK(allowed.gives[0] == Gives{{"parking"}, StateId{"free"}, Kind::observed});
  CHECK(allowed.yes.size() == 1);
  const Cue& forbidden = rules.cues[1];
  REQUIRE(forbidden.outcomes.size() == 3);
  CHECK(forbidden.outcomes[0].condition == "residents");
  CHECK(forbidden.outcomes[1].condition == "negated");
  CHECK(forbidden.outcomes[2].condition == "affirmed");
  CHECK_FALSE(forbidden.gives[0].state.has_value());
  REQUIRE(rules.contexts.size() == 2);
  CHECK(rules.contexts[0].then == Then::opposite);
  CHECK(rules.contexts[1].reach == Reach::both);
  CHECK(rules.forms.at("forbid").size() == 4);
  CHECK(rules.acts.at(Kind::adopted).size() == 2);
  CHECK(rules.precedence.rank == std::vector<std::string>{"official", "news"});
}

TEST_CASE("rules: settings of a cue") {
  const RuleSet rules = loaded(with_base(R"(
[[cue]]
id      = "walk"
gives   = ["parking.banned adopted", "parking.free ended", "parking.paid from act"]
near    = ['{act} ... walk', 'park', '{number:hours} hours']
within  = "paragraph"
about   = "document"
topic   = ['{city}']
unless  = ['dogs']
if      = ["hours >= 48", "hours<72.5"]
yields-to = ["parking-allowed", "demo/parking-forbidden"]
keep-despite = ["negated"]
scope   = "weekends"
instance = "market square"
binds   = "below"
yes     = ["x"]
no      = ["y"]
)"));
  const Cue& cue = rules.cues.back();
  REQUIRE(cue.gives.size() == 3);
  CHECK(cue.gives[1] == Gives{{"parking"}, StateId{"free"}, Kind::ended});
  CHECK(cue.gives[2] == Gives{{"parking"}, StateId{"paid"}, std::nullopt});
  CHECK(cue.near.size() == 3);
  CHECK(cue.within == Within::paragraph);
  CHECK(cue.about == About::document);
  CHECK(cue.topic.size() == 1);
  REQUIRE(cue.tests.size() == 2);
  CHECK(cue.tests[0] == NumberTest{"hours", ">=", 48});
  CHECK(cue.tests[1] == NumberTest{"hours", "<", 72.5});
  CHECK(cue.yields_to ==
        std::vector<CueId>{{"demo/parking-allowed"}, {"demo/parking-forbidden"}});
  CHECK(cue.keep_despite == std::vector<std::string>{"negated"});
  CHECK(cue.scope == "weekends");
  CHECK(cue.instance == "market square");
  CHECK(cue.binds == Binds::below);
  CHECK(cue.grade == Grade::b);  // words in any order are never better
}

TEST_CASE("rules: a pack changes lists of a pack that it extends") {
  const std::vector<RuleFile> files = {{"basics/pack.toml", R"(
[pack]
name     = "basics"
version  = "2.1.0"
language = 1
[words]
town = ['town', 'village', '{old-town}']
old-town = ['old town']
[text]
titles = ["mr", "Ms"]
reporting-verbs = ["say~", "tell~"]
[forms]
say = ["says", "said", "saying"]
)"},
                                       {"demo/pack.toml", R"(
[pack]
name     = "demo"
version  = "1.0.0"
language = 1
extends  = ["basics@2"]
[words.town]
add    = ['hamlet']
remove = ['village']
[text.titles]
add = ["mayor"]
)"}};
  const RuleSet rules = loaded(files);
  REQUIRE(rules.packs.size() == 2);
  CHECK(rules.packs[0].name == "demo");
  CHECK(rules.packs[1].name == "basics");
  const WordList* town = rules.find_words("town");
  REQUIRE(town != nullptr);
  std::string entries;
  for (const Pattern& entry : town->entries) entries += to_string(entry) + ";";
  CHECK(entries == "town;{old-town};hamlet;");
  CHECK(rules.text.titles == std::vector<std::string>{"mr", "ms", "mayor"});
  CHECK(rules.text.reporting_verbs ==
        std::vector<std::string>{
            "say", "says", "said", "saying", "tell", "tells", "telled", "telling"});
}

TEST_CASE("rules: ten faults in one pack are ten messages") {
  CHECK(codes_of(with_base(R"([words]
town = ['(town']

[[cue]]
id     = "dogs"
polciy = "parking"
policy = "parkings"
state  = "fre"
kind   = "observd"
when   = ['{twn} ... park~ ...20 now']
yields-to = ["parking-alowed"]

[context.maybe]
words  = ['maybe']
then   = "dropp"
within = 0

[policy.lawns]
stale-after = "three years"
states.open = "Open."
)")) == "E0112:2 E0101:6 E0104:7 E0108:9 E0107:10 E0116:10 E0109:11 E0108:15 E0129:16 "
        "E0125:19");
}

TEST_CASE("rules: faults in four sections of a broken file are all told") {
  CHECK(codes_of(with_base(R"([words]
town = ['town'

[policy.lawns]
title = Lawns

[[cue]]
id = "dogs
policy = "parking"

[[cue]]
id     = "cats"
policy = "lawns"
state  = "free"
kind   = "observed"
when   = ['{town} ... {nothing}']

[context.maybe]
words = ['a' 'b']
)")) == "E0006:2 E0004:5 E0005:8 E0107:16 E0011:19");
}

TEST_CASE("rules: patterns in double quotes point at the escaped characters") {
  const std::vector<RuleFile> files = with_base(
      "[words]\ntown = [\"caf\\u00e9 {noo}\", \"\"\"\n  a ... {nooo}\"\"\", 'x "
      "{nope}']\n");
  const Loaded result = load_rules(files, "demo");
  std::vector<std::string> pointed_at;
  for (const Diagnostic& d : result.diagnostics) {
    const SourceSpan& span = d.primary->span;
    pointed_at.push_back(files[1].text.substr(span.begin, span.end - span.begin));
  }
  CHECK(pointed_at == std::vector<std::string>{"{noo}", "{nooo}", "{nope}"});
}

TEST_CASE("rules: a byte order mark and Windows line ends change no place") {
  const std::string text = "[words]\r\ntown = ['\xC3\xA9 {noo}']\r\n";
  for (const std::string& mark : {std::string(), std::string("\xEF\xBB\xBF")}) {
    const std::vector<RuleFile> files = with_base(mark + text);
    const Loaded result = load_rules(files, "demo");
    REQUIRE(result.diagnostics.size() == 1);
    const SourceSpan& span = result.diagnostics[0].primary->span;
    CHECK(files[1].text.substr(span.begin, span.end - span.begin) == "{noo}");
  }
}

TEST_CASE("rules: {act} and kept numbers may stand in a list") {
  const RuleSet rules = loaded(with_base(R"(
[words]
deed   = ['{act} ... law', '{deed-2}']
deed-2 = ['law was {act}']
stay   = ['{number:hours} hours']
[[cue]]
id     = "deeds"
policy = "parking"
state  = "paid"
kind   = "from act"
when   = ['{deed} ... parking {stay}']
if     = "hours > 2"
yes    = ["x"]
no     = ["y"]
)"));
  CHECK_FALSE(rules.cues.back().gives[0].kind.has_value());
}

TEST_CASE("rules: an allowance silences its warning only") {
  CHECK(codes_of(with_base("[words]\ntown = ['town']\n")) == "W0206:2");
  CHECK(
      codes_of(with_base("[words]\ntown = ['town']  # stance: allow W0206 — for later\n"))
          .empty());
  CHECK(codes_of(with_base("[words]\n# stance: allow W0206 — for later\n\n# why\ntown = "
                           "['town']\npark = ['park']\n")) == "W0206:6");
  CHECK(codes_of(with_base("[words]\n# stance: allow E0112 — no\ntown = ['(town']\n")) ==
        "E0112:3");
}

TEST_CASE("rules: only the pack asked for and those it extends are read") {
  std::vector<RuleFile> files = {base_file(),
                                 {"other/pack.toml", "this is [[ no TOML"},
                                 {"demo/cues.test.toml", "neither is this"},
                                 {"demo/notes.md", "nor this"}};
  CHECK(codes_of(files).empty());
  const Loaded missing = load_rules(files, "demmo");
  REQUIRE(missing.diagnostics.size() == 1);
  CHECK(missing.diagnostics[0].code == "E0152");
  CHECK_FALSE(missing.diagnostics[0].primary.has_value());
  CHECK(missing.diagnostics[0].helps[0].text == "did you mean \"demo\"?");
  CHECK(load_rules({}, "demo").diagnostics.size() == 1);
}

// --- the digest

TEST_CASE("rules: the digest is of the meaning") {
  const std::string text = R"(
[words]
town = ['town', 'village']
[context.maybe]
words = ['maybe in {town}']
then  = "drop"
)";
  const Digest digest = loaded(with_base(text)).digest;
  CHECK(digest.text.size() == 64);
  struct Row {
    std::string_view name;
    std::string_view from;
    std::string_view to;
    bool is_same;
  };
  const Row rows[] = {
      {"a comment", "[words]", "# towns\n[words]", true},
      {"layout",
       "town = ['town', 'village']",
       "town=[\n  'town',\n  'village',\n]",
       true},
      {"another quote", "'village'", "\"village\"", true},
      {"the order of entries", "'town', 'village'", "'village', 'town'", true},
      {"another way to write a pattern", "'maybe in {town}'", "'Maybe-in  {town}'", true},
      {"an entry", "'village'", "'hamlet'", false},
      {"an effect", "\"drop\"", "\"weaken\"", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::string changed = text;
    const std::size_t at = changed.find(row.from);
    REQUIRE(at != std::string::npos);
    changed.replace(at, row.from.size(), row.to);
    CHECK((loaded(with_base(changed)).digest == digest) == row.is_same);
  }
}

TEST_CASE("rules: neither the order of files nor examples change the digest") {
  std::vector<RuleFile> files = with_base("[words]\ntown = ['town']\n");
  const Digest digest = loaded(files).digest;
  std::ranges::reverse(files);
  CHECK(loaded(files).digest == digest);
  std::string& base = files.back().text;
  const std::size_t at = base.find("The city allows parking.");
  REQUIRE(at != std::string::npos);
  base.insert(at, "Look: ");
  CHECK(loaded(files).digest == digest);
}

// --- periods

TEST_CASE("rules: a period moves a day, and a month's missing day becomes its last") {
  struct Row {
    std::string_view from;
    Period period;
    std::string_view to;
  };
  const Row rows[] = {
      {"2024-01-31", {.months = 1}, "2024-02-29"},
      {"2024-02-29", {.years = 1}, "2025-02-28"},
      {"2019-09-03", {.years = 3}, "2022-09-03"},
      {"2024-11-30", {.months = 15}, "2026-02-28"},
      {"2024-12-31", {.days = 45}, "2025-02-14"},
      {"2024-01-31", {.months = 1, .days = 1}, "2024-03-01"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from);
    CHECK(to_string(add_period(*parse_day(row.from), row.period)) == row.to);
  }
  CHECK(add_period(Day::latest(), {.years = 1}) == Day::latest());
  CHECK(add_period(Day::earliest(), {.years = 1}) == Day::earliest());
}

}  // namespace
}  // namespace stance
