// SPDX-License-Identifier: Apache-2.0
// How two rule sets differ, and what an edit can touch.
#include "stance/rules/rule_edits.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "stance/report/diagnostics.h"
#include "stance/rules/keys.h"
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

// Where a touch looks among what fired: "@any", "@id id", "@any or PATTERN".
std::string fired_words(const Touch& touch) {
  if (!touch.fired) return "";
  std::string text = touch.fired->empty() ? "@any" : "@";
  for (const CueId& cue : *touch.fired) {
    text += (text == "@" ? "" : " ") + cue.text.substr(cue.text.find('/') + 1);
  }
  for (const Trigger& trigger : touch.or_now) text += " or " + to_string(trigger.front());
  return text;
}

std::string shown_fired(const TouchedText& touched) {
  std::string text;
  for (const Touch& touch : touched.before) text += "-" + fired_words(touch) + " ";
  for (const Touch& touch : touched.after) text += "+" + fired_words(touch) + " ";
  return text;
}

// "all", or what to look for: -PATTERN as the rules were, +PATTERN as they are; parts of
// frames with & between them.
std::string shown(const TouchedText& touched) {
  if (touched.all) return "all";
  std::string text;
  const auto add = [&text](const char* sign, const std::vector<Touch>& touches) {
    std::vector<Trigger> triggers;
    for (const Touch& touch : touches) {
      triggers.insert(triggers.end(), touch.triggers.begin(), touch.triggers.end());
    }
    for (const Trigger& trigger : triggers) {
      std::string patterns;
      for (const Pattern& pattern : trigger) {
        patterns += (patterns.empty() ? "" : " & ") + to_string(pattern);
      }
      text += (text.empty() ? "" : " ") + std::string(sign) + patterns;
    }
  };
  add("-", touched.before);
  add("+", touched.after);
  return text;
}

struct EditCase {
  std::string_view from;
  std::string_view to;
  std::string_view edits;
  // As in shown().
  std::string_view touched;
};

TEST_CASE("edits: each is named by what it changes, and touches what depends on it") {
  const EditCase cases[] = {
      {"# no", "# no", "", ""},
      {"\"2 years\"", "\"3 years\"", "policy dogs (stale-after)", ""},
      {"'{dog} run~ free'",
       "'{dog} ... free', '{dog} free'",
       "cue parks/free (when)",
       "-{dog} run~ free +{dog} ... free +{dog} free"},
      {"when   = ['{thing}",
       "unless = ['never']\nwhen   = ['{thing}",
       "cue parks/open (unless)",
       "+never"},
      {"state  = \"open\"",
       "scope = \"some\"\nstate  = \"open\"",
       "cue parks/open (scope)",
       "-{thing} ... open +{thing} ... open"},
      {"'hound'", "'puppy'", "words dog (entries)", "-hound +puppy"},
      {"'door'", "'bars'", "words gate (entries)", "-door +bars"},
      {"\"ran\"", "\"running\"", "forms run (forms)", "+ran +running"},
      {"free = \"leash\"",
       "leash = \"free\"",
       "policy dogs (opposite)",
       "-{dog} run~ free +{dog} run~ free"},
      {"'not'", "'never', 'not'", "context denied (words)", "+never"},
      {"\"drop\"", "\"once\"", "context denied (then)", "-not +not"},
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
    CHECK(shown(touched) == each.touched);
    CHECK(touched.is_none() == each.touched.empty());
  }
}

// A pattern in each key that takes patterns, and in a list that only this key uses.
TEST_CASE("edits: a pattern is seen wherever it stands") {
  const struct {
    const TableKeys& keys;
    std::string head;
    bool is_all;
  } tables[] = {
      {cue_keys(), "[[cue]]\nid = \"more\"\n", false},
      {context_keys(), "[context.more]\n", false},
      {places_keys(), "[places]\n", true},
  };
  for (const auto& table : tables) {
    for (const Key& key : table.keys.keys) {
      if (key.form != KeyForm::patterns) continue;
      CAPTURE(key.name);
      std::string text = std::string(base) + table.head + std::string(key.name) +
                         " = ['{lone}', 'solo']\n";
      if (table.head.starts_with("[[")) {
        text += "policy = \"dogs\"\nstate = \"free\"\nkind = \"observed\"\n";
        if (key.name != "when" && key.name != "near") text += "when = ['cat']\n";
        if (key.name == "topic") text += "about = \"document\"\n";
      } else if (table.head.starts_with("[context")) {
        text += "then = \"drop\"\n";
        if (key.name != "words") text += "words = ['hardly']\n";
      }
      text.insert(text.find("[forms]"), "lone = ['one']\n\n");
      const RuleSet before = loaded(text);
      std::string in_list = text;
      in_list.replace(in_list.find("'one'"), 5, "'two'");
      CHECK(shown(touched_text(before, loaded(in_list))) ==
            (table.is_all ? "all" : "-one +two"));
      std::string in_place = text;
      in_place.replace(in_place.find("'solo'"), 6, "'duo'");
      const std::string direct =
          key.name == "near" ? "-{lone} & solo +{lone} & duo" : "-solo +duo";
      CHECK(shown(touched_text(before, loaded(in_place))) ==
            (table.is_all ? "all" : direct));
    }
  }
}

TEST_CASE("edits: only texts matter in which something fired, or can from now on") {
  const struct {
    std::string_view from;
    std::string_view to;
    // For each touch, in the order of shown().
    std::string_view fired;
  } cases[] = {
      {"'{dog} run~ free'", "'{dog} ... free', '{dog} free'", "-@free + "},
      {"when   = ['{thing}", "unless = ['never']\nwhen   = ['{thing}", "+@open "},
      {"state  = \"open\"", "scope = \"some\"\nstate  = \"open\"", "-@open +@open "},
      {"'hound'", "'puppy'", "-@any +@any or {dog} run~ free "},
      {"\"ran\"", "\"running\"", "+ "},
      {"'not'", "'never', 'not'", "+@any "},
      {"\"drop\"", "\"once\"", "-@any +@any "},
      {"free = \"leash\"", "leash = \"free\"", "-@free +@free "},
  };
  const RuleSet before = loaded(std::string(base));
  for (const auto& each : cases) {
    CAPTURE(each.from);
    std::string text(base);
    text.replace(text.find(each.from), each.from.size(), each.to);
    CHECK(shown_fired(touched_text(before, loaded(text))) == each.fired);
  }
}

TEST_CASE("edits: a cue that repeats is looked for by its own words") {
  const std::string cue =
      "[[cue]]\nid = \"so\"\nrepeats = \"paragraph\"\nwhen = ['<so> does {place}']\n";
  const RuleSet before = loaded(std::string(base));
  const RuleSet after = loaded(std::string(base) + cue);
  CHECK(shown(touched_text(before, after)) == "+<so> does {place}");
}

TEST_CASE("edits: what a state implies, and the order of cues, count for texts") {
  const RuleSet before = loaded(std::string(base));
  const RuleSet implied =
      loaded(std::string(base) + "[policy.dogs.implies]\nfree = \"leash\"\n");
  CHECK(shown(touched_text(before, implied)) == "-{dog} run~ free +{dog} run~ free");
  std::string text(base);
  const std::size_t first = text.find("[[cue]]");
  const std::size_t second = text.find("[[cue]]", first + 1);
  const std::string cue = text.substr(first, second - first);
  text.erase(first, cue.size());
  text.insert(text.find("[context"), cue);
  text.replace(text.find("'hound'"), 7, "'puppy'");
  const RuleSet moved = loaded(text);
  CHECK(edits_of(before, moved) == "cues and contexts (order); words dog (entries)");
  CHECK(touched_text(before, moved).all);
}

TEST_CASE("edits: a cue that is taken out is looked for as it was") {
  std::string text(base);
  const std::size_t begin = text.rfind("[[cue]]");
  text.erase(begin, text.find("[context", begin) - begin);
  const RuleSet before = loaded(std::string(base));
  const RuleSet after = loaded(text);
  CHECK(edits_of(before, after) == "cue parks/open (taken out)");
  CHECK(shown(touched_text(before, after)) == "-{thing} ... open");
  CHECK(edits_of(after, before) == "cue parks/open (added)");
  CHECK(shown(touched_text(after, before)) == "+{thing} ... open");
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
