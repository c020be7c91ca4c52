// SPDX-License-Identifier: Apache-2.0
// Which words a document must have for a pattern to match in it.
#include "stance/extract/word_needs.h"

#include <doctest/doctest.h>

#include "stance/rules/load.h"

namespace stance {
namespace {

RuleSet rules_with(const std::string& pattern) {
  const std::string text = R"([pack]
name     = "parks"
version  = "1.0.0"
language = 1

[policy.dogs.states]
free = "Free."

[words]
dog   = ['dog~', '{pet}']
pet   = ['house-trained cat', '"K9" hound']
loose = ['[very] loose', '{number} loose']

[forms]
run = ["runs", "ran"]

[acts]
adopted = ['sign~']
ended   = ['call~ off']

[[cue]]
id     = "free"
policy = "dogs"
state  = "free"
kind   = "observed"
when   = [')" + pattern + "']\n";
  const std::vector<RuleFile> files = {{"parks/pack.toml", text}};
  const Loaded loaded = load_rules(files, "parks");
  REQUIRE(loaded.rules);
  return *loaded.rules;
}

Document document_of(const std::string& text, const std::string& title = "") {
  Document document;
  document.text = text;
  if (!title.empty()) document.title = title;
  return document;
}

struct Row {
  std::string_view pattern;
  std::string_view text;
  bool is_met;
};

constexpr Row rows[] = {
    {"dogs run free", "The dogs run. Free entry.", true},
    {"dogs run free", "The dogs run about.", false},
    {"run~ free", "She ran, and is free.", true},
    {"run~ free", "She is running free.", false},  // not among its forms
    {"{dog} run~", "A K9 and a hound ran off.", true},
    {"{dog} run~", "A hound ran off.", false},
    {"{dog} run~", "The house trained the cat that runs.", true},
    {"(cats | {dog}) sleep", "Cats sleep.", true},
    {"(cats | {dog}) sleep", "Birds sleep.", false},
    {"[big] dogs sleep", "Dogs sleep.", true},
    {"{number:hours} hours", "48 hours", true},
    {"{number:hours} hours", "48 days", false},
    {"{loose} dogs", "9 loose dogs.", true},
    {"{loose} dogs", "Nothing but dogs.", false},
    {"({number} | many) dogs", "Nothing but dogs.", true},  // a number may be there
    {"<{act}> it", "They signed it.", true},
    {"<{act}> it", "They called it off.", true},
    {"<{act:ended}> it", "They signed it.", false},
    {"non-cooperation", "Non cooperation and Non-Cooperation", true},
    {"do not", "They don't.", false},
    {"\"287(g)\"", "Under 287(g).", true},
    {"café ; now", "Cafe; now.", true},
    {"sheriff", "The sheriff's dog.", false},
    {"{date} ... {place}", "", true},
};

}  // namespace

TEST_CASE("extract: the words that a document must have for a pattern") {
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.text);
    const RuleSet rules = rules_with(std::string(row.pattern));
    const std::vector<Trigger> triggers = {rules.cues.front().when};
    const WordNeed need = need_of(rules, triggers);
    CHECK(is_met(need, words_in(document_of(std::string(row.text)))) == row.is_met);
  }
}

TEST_CASE("extract: triggers are alternatives, their patterns are not") {
  const RuleSet rules = rules_with("dogs bark");
  const Pattern dogs = rules.cues.front().when.front();
  const Pattern cats = rules_with("cats sleep").cues.front().when.front();
  const std::vector<std::string> words = words_in(document_of("Dogs bark."));
  CHECK(is_met(need_of(rules, {{dogs}, {cats}}), words));
  CHECK_FALSE(is_met(need_of(rules, {{dogs, cats}}), words));
  CHECK_FALSE(is_met(need_of(rules, {}), words));
  CHECK(is_met(need_of(rules, {{}}), words));
}

TEST_CASE("extract: the words of the title count") {
  const std::vector<std::string> words = words_in(document_of("Sleep.", "Cats, cats!"));
  CHECK(words == std::vector<std::string>{"cats", "sleep"});
}

}  // namespace stance
