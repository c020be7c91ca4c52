// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "stance/base/marks.h"

namespace stance {
namespace {

TEST_CASE("base: a line says itself that it is not the body of the text") {
  struct Row {
    std::string_view line;
    Part part;
  };
  const Row rows[] = {
      {"The sheriff said so.", Part::body},
      {"[navigation] Home | News", Part::navigation},
      {"[related] Sheriff ends agreement", Part::related},
      {"[caption] The jail in 2014.", Part::caption},
      {"  [caption] The jail in 2014.", Part::caption},
      {"[captions] are words", Part::body},
      {"RELATED: Sheriff ends agreement", Part::related},
      {"Read more: Sheriff ends agreement", Part::related},
      {"* MORE: Sheriff ends agreement", Part::related},
      {"More deputies were hired: two.", Part::body},
      {"Related to this: nothing.", Part::body},
      {"MORE", Part::body},
      {"", Part::body},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CHECK(part_of_line(row.line) == row.part);
  }
}

TEST_CASE("base: a byte stands in the part of its line") {
  const std::string text = "Body.\n[related] Other.\nBody again.";
  CHECK(part_at(text, 0) == Part::body);
  CHECK(part_at(text, 5) == Part::body);
  CHECK(part_at(text, 6) == Part::related);
  CHECK(part_at(text, text.find("Other")) == Part::related);
  CHECK(part_at(text, text.find("again")) == Part::body);
  CHECK(part_at(text, 999) == Part::body);
}

TEST_CASE("base: what is left of a part keeps its offsets") {
  const std::string text = "Body.\n[related] Other.\nEnd.";
  CHECK(only_part(text, Part::body) == "Body.\n                \nEnd.");
  CHECK(only_part(text, Part::related) == "     \n[related] Other.\n    ");
  CHECK(has_part(text, Part::related));
  CHECK_FALSE(has_part(text, Part::caption));
}

TEST_CASE("base: a form feed ends a page") {
  const std::string text = "One.\n\fTwo.\n\fThree.";
  CHECK(page_at(text, 0) == 1);
  CHECK(page_at(text, text.find("Two")) == 2);
  CHECK(page_at(text, text.find("Three")) == 3);
  CHECK_FALSE(page_at("No pages.", 3));
}

}  // namespace
}  // namespace stance
