// SPDX-License-Identifier: Apache-2.0
// In which documents patterns may match, found without reading them.
#include "stance/extract/trigger_finder.h"

#include <doctest/doctest.h>

#include "stance/rules/pattern.h"

namespace stance {
namespace {

Pattern pattern_of(std::string_view text) {
  return parse_pattern(text, {"test.toml", 0, text.size()}).value();
}

RuleSet rules() {
  RuleSet rules;
  rules.words.push_back(
      {.name = "dog", .entries = {pattern_of("dog~"), pattern_of("\"K9\" hound")}});
  rules.acts[Kind::ended] = {pattern_of("call~ off")};
  return rules;
}

Trigger trigger_of(const std::vector<std::string_view>& texts) {
  Trigger trigger;
  for (const std::string_view text : texts) trigger.push_back(pattern_of(text));
  return trigger;
}

struct Row {
  std::vector<std::string_view> patterns;
  std::string text;
  bool may_match;
};

TEST_CASE("trigger finder: patterns must match, not only their words stand there") {
  const Row rows[] = {
      {{"road crew"}, "The road crew left.", true},
      {{"road crew"}, "The crew took the road.", false},
      {{"{dog} ...2 run"}, "A K9 hound did not run.", true},
      {{"{dog} ...2 run"}, "A hound did not run.", false},
      {{"{dog} ...2 run"}, "Dogs that nobody has seen run.", false},
      {{"{act:ended} the law"}, "They called off the law.", true},
      {{"{act:ended} the law"}, "They called the law.", false},
      {{"dogs in {place}"}, "Dogs in any county at all.", true},
      {{"dogs by {date}"}, "Dogs, and nothing else.", false},
      {{"{number:hours} hours"}, "It took 48 hours.", true},
      {{"{number:hours} hours"}, "It took hours.", false},
      // The parts of a frame stand anywhere, and all of them.
      {{"dogs run", "cats sleep"}, "Cats sleep.\n\nHere dogs run.", true},
      {{"dogs run", "cats sleep"}, "Cats sleep. Dogs sleep.", false},
      {{"one", "two"}, "One and one.", false},
      {{}, "Anything.", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const TriggerFinder finder(rules(), {trigger_of(row.patterns)});
    Document document;
    document.text = row.text;
    CHECK(finder.may_match(document) == row.may_match);
  }
}

TEST_CASE("trigger finder: one of several triggers will do, in a title as well") {
  const TriggerFinder finder(rules(), {trigger_of({"road crew"}), trigger_of({"{dog}"})});
  Document document;
  document.text = "Nothing.";
  CHECK(!finder.may_match(document));
  document.title = "A dog";
  CHECK(finder.may_match(document));
}

TEST_CASE("trigger finder: it finds what stands deep in a long text") {
  const TriggerFinder finder(rules(), {trigger_of({"road crew ...5 dog"})});
  std::string filler;
  for (int i = 0; i < 300; ++i) filler += "word after word ";
  Document document;
  document.text = filler + "the road crew saw a dog " + filler;
  CHECK(finder.may_match(document));
  document.text = filler + "the road crew saw " + filler + " a dog";
  CHECK(!finder.may_match(document));
}

TEST_CASE("trigger finder: of what may be longer than it looks, it says perhaps") {
  std::string text = "dog";
  for (int i = 0; i < 30; ++i) text += " ...12 dog";
  const TriggerFinder finder(rules(), {trigger_of({text})});
  Document document;
  document.text = "Nothing.";
  CHECK(finder.may_match(document));
}

}  // namespace
}  // namespace stance
