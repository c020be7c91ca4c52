// SPDX-License-Identifier: Apache-2.0
// How two rule sets differ, and what an edit can touch.
#include "stance/rules/rule_edits.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "stance/report/diagnostics.h"
#include "unit/rules/loader_support.h"

namespace stance {
namespace {

constexpr std::string_view base = R"([pack]
name     = "parks"
version  = "1.0.0"
language = 1

[policy.dogs]
stale-after = "2 years"
[policy.dogs.states]
free  = "Free."
leash = "On a leash."
[policy.dogs.opposites]
free = "leash"

[policy.gates.states]
open = "Open."

[words]
dog   = ['dog', 'hound']
gate  = ['gate', 'door']
thing = ['{gate}']

[forms]
run = ["runs", "ran"]

[[cue]]
id     = "free"
policy = "dogs"
state  = "free"
kind   = "observed"
when   = ['{dog} run~ free']
yes    = ["The dog runs free."]
no     = ["The dog barks."]

[[cue]]
id     = "open"
policy = "gates"
state  = "open"
kind   = "observed"
when   = ['{thing} ... open']
yes    = ["The gate is open."]
no     = ["The gate is green."]

[context.denied]
words = ['not']
then  = "drop"
)";

RuleSet loaded(const std::string& text, const std::string& reading = "") {
  std::vector<RuleFile> files = {{"parks/pack.toml", text}};
  if (!reading.empty()) files.push_back({"easy/pack.toml", reading});
  Loaded result = load_rules(files, "parks");
  const std::string faults =
      render(result.diagnostics, texts_of(files), DiagnosticStyle::plain);
  INFO(faults);
  REQUIRE(result.rules.has_value());
  return *result.rules;
}

std::string replaced(std::string_view from, std::string_view to) {
  std::string text(base);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string edits_of(const RuleSet& before, const RuleSet& after) {
  std::string text;
  for (const RuleEdit& edit : rule_edits(before, after)) {
    text += (text.empty() ? "" : "; ") + words_of(edit);
  }
  return text;
}

std::string ids(const std::set<CueId>& cues) {
  std::string text;
  for (const CueId& cue : cues) text += (text.empty() ? "" : " ") + cue.text;
  return text;
}

struct EditCase {
  std::string_view from;
  std::string_view to;
  std::string_view edits;
  // Cues to look for, "all" for all text, "" for none.
  std::string_view touched;
};

TEST_CASE("edits: each is named by what it changes, and touches what depends on it") {
  const EditCase cases[] = {
      {"# no", "# no", "", ""},
      {"\"2 years\"", "\"3 years\"", "policy dogs (stale-after)", ""},
      {"'{dog} run~ free'", "'{dog} ... free'", "cue parks/free (when)", "parks/free"},
      {"'hound'", "'puppy'", "words dog (entries)", "parks/free"},
      {"'door'", "'bars'", "words gate (entries)", "parks/open"},
      {"\"ran\"", "\"running\"", "forms run (forms)", "parks/free"},
      {"free = \"leash\"", "leash = \"free\"", "policy dogs (opposite)", "parks/free"},
      {"'not'", "'never'", "context denied (words)", "all"},
      {"no     = [\"The dog barks.\"]", "no     = [\"The dog sits.\"]", "", ""},
  };
  const RuleSet before = loaded(std::string(base) + "# no\n");
  for (const EditCase& each : cases) {
    CAPTURE(each.from);
    std::string text = std::string(base) + "# no\n";
    text.replace(text.find(each.from), each.from.size(), each.to);
    const RuleSet after = loaded(text);
    CHECK(edits_of(before, after) == each.edits);
    const TouchedText touched = touched_text(before, after);
    CHECK((touched.all ? "all" : ids(touched.cues_after)) == each.touched);
    CHECK(touched.is_none() == each.touched.empty());
  }
}

TEST_CASE("edits: a cue that is taken out is looked for as it was") {
  std::string text(base);
  const std::size_t begin = text.rfind("[[cue]]");
  text.erase(begin, text.find("[context", begin) - begin);
  const RuleSet before = loaded(std::string(base));
  const RuleSet after = loaded(text);
  CHECK(edits_of(before, after) == "cue parks/open (taken out)");
  const TouchedText touched = touched_text(before, after);
  CHECK(ids(touched.cues_before) == "parks/open");
  CHECK(touched.cues_after.empty());
  CHECK(edits_of(after, before) == "cue parks/open (added)");
  const RuleSet alone = with_cues_alone(before, touched.cues_before);
  CHECK(alone.cues.size() == 1);
}

TEST_CASE("edits: an edit of a table touches no text") {
  const std::string reading =
      "[pack]\nname = \"easy\"\nversion = \"1.0.0\"\nlanguage = 1\n"
      "extends = [\"parks\"]\n[status.friendly]\nanswers = [\"yes\", \"no\"]\n"
      "inputs = [\"gates\"]\nrows = [[\"open\", \"yes\"], [\"!open\", \"no\"]]\n";
  std::string other = reading;
  other.replace(other.find("\"!open\", \"no\""), 13, "\"!open\", \"yes\"");
  other.replace(other.find("[\"open\", \"yes\"]"), 15, "[\"open\", \"no\"]");
  const RuleSet before = loaded(std::string(base), reading);
  const RuleSet after = loaded(std::string(base), other);
  CHECK(before.digest == after.digest);
  CHECK(edits_of(before, after) == "reading easy (row)");
  CHECK(touched_text(before, after).is_none());
  const auto back = without_edit(before, after, rule_edits(before, after).front());
  REQUIRE(back.has_value());
  CHECK(edits_of(before, *back).empty());
}

TEST_CASE("edits: taken back one by one, none is left") {
  const RuleSet before = loaded(std::string(base));
  std::string text = replaced("\"2 years\"", "\"3 years\"");
  text.replace(text.find("'hound'"), 7, "'puppy'");
  RuleSet rules = loaded(text);
  CHECK(rule_edits(before, rules).size() == 2);
  for (const RuleEdit& edit : rule_edits(before, rules)) {
    const auto without = without_edit(before, rules, edit);
    REQUIRE(without.has_value());
    rules = *without;
  }
  CHECK(rule_edits(before, rules).empty());
  CHECK(rules.digest == before.digest);
}

TEST_CASE("edits: one that others need is not taken back alone") {
  const RuleSet before = loaded(std::string(base));
  std::string text = replaced("thing = ['{gate}']", "thing = ['{gate}', '{lock}']");
  text.replace(text.find("[forms]"), 7, "lock = ['lock']\n\n[forms]");
  const RuleSet after = loaded(text);
  REQUIRE(rule_edits(before, after).size() == 2);
  const auto edits = rule_edits(before, after);
  CHECK(edits.front().part == "words lock");
  CHECK_FALSE(without_edit(before, after, edits.front()).has_value());
  CHECK(without_edit(before, after, edits.back()).has_value());
}

}  // namespace
}  // namespace stance
