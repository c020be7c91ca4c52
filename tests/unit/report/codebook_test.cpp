// SPDX-License-Identifier: Apache-2.0
#include "stance/report/codebook.h"

#include <doctest/doctest.h>

#include "stance/report/page.h"
#include "stance/rules/load.h"

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

TEST_CASE("codebook: a cue that repeats has no policy of its own") {
  const std::vector<RuleFile> files = {{"parks/pack.toml", R"([pack]
name = "parks"
version = "1.0.0"
language = 1
[policy.dogs]
[policy.dogs.states]
free = "Dogs run free."
[[cue]]
id = "so-do"
repeats = "paragraph"
when = ['<so> (do | does) {places}']
[[cue]]
id = "do-not"
repeats = "sentence"
opposite = true
last-in-clause = true
when = ['{places} <does> not']
[[cue]]
id = "free"
policy = "dogs"
state = "free"
kind = "observed"
when = ['dogs run~ free']
)"}};
  const Loaded loaded = load_rules(files, "parks");
  REQUIRE(loaded.rules.has_value());
  const std::string text = codebook_markdown(*loaded.rules, {});
  CHECK(text.find("## Of any policy\n\n### parks/so-do\n\nGives again what was said "
                  "last, in this paragraph or the one before, for the places of its own "
                  "sentence. Grade A at best.\n\n- so (do or does) one or several "
                  "places\n") != std::string::npos);
  CHECK(
      text.find("### parks/do-not\n\nGives the opposite of what was said last, in the "
                "sentence before, for the places of its own sentence. Grade A at "
                "best.\n\n- one or several places does not\n\nOnly where nothing stands "
                "behind it in its clause.\n") != std::string::npos);
  CHECK(text.find("### parks/free") < text.find("## Of any policy"));
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

TEST_CASE("page: items stand below those of a lesser level") {
  const Page page = {item("a"), item("b", 2), item("c", 3), item("d"), paragraph("e")};
  CHECK(page_markdown(page) == "- a\n  - b\n    - c\n- d\n\ne\n");
  CHECK(page_html(page, "t").find(
            "<ul>\n<li>a\n<ul>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"
            "</li>\n<li>d</li>\n</ul>\n<p>e</p>") != std::string::npos);
}

}  // namespace
}  // namespace stance
