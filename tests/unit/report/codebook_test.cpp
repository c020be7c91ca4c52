// SPDX-License-Identifier: Apache-2.0
#include "stance/report/codebook.h"

#include <doctest/doctest.h>

#include "stance/report/page.h"

namespace stance {
namespace {

struct Reading {
  std::string_view pattern;
  std::string_view words;
};

TEST_CASE("codebook: patterns in plain words") {
  const Reading cases[] = {
      {"honor requests", "honor requests"},
      {"open~ ...3 {gate}", "any form of \"open\" [up to 3 words between] {gate}"},
      {"(a | b c) [the] \"ICE\"", "(a or b c) perhaps (the) exactly \"ICE\""},
      {"{number:hours} hours before {date}", "a number (hours) hours before a date"},
      {"{places} {act:ended}", "one or several places a word for what ended"},
  };
  for (const Reading& each : cases) {
    const auto pattern = parse_pattern(each.pattern, {});
    REQUIRE(pattern.has_value());
    CHECK(plain_words(*pattern) == each.words);
  }
}

TEST_CASE("codebook: no text can become markup") {
  const Page page = {heading(1, "<b> & *c*"),
                     item("one | two"),
                     item("three"),
                     table_block({.header = {"a|b"}, .rows = {{"<script>"}}})};
  CHECK(page_markdown(page) ==
        "# \\<b\\> & \\*c\\*\n\n- one \\| two\n- three\n\n| a\\|b |\n|---|\n| "
        "\\<script\\> |\n");
  const std::string html = page_html(page, "T & U");
  CHECK(html.find("<h1>&lt;b&gt; &amp; *c*</h1>\n<ul>\n<li>one | two</li>") !=
        std::string::npos);
  CHECK(html.find("<td>&lt;script&gt;</td>") != std::string::npos);
  CHECK(html.find("<title>T &amp; U</title>") != std::string::npos);
}

}  // namespace
}  // namespace stance
