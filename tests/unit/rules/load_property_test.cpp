// SPDX-License-Identifier: Apache-2.0
// Whatever a pack holds, it gives rules or messages.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "stance/report/diagnostics.h"
#include "stance/rules/load.h"
#include "unit/rules/loader_support.h"

namespace stance {
namespace {

using test::base_file;
using test::codes_of;
using test::with_base;

// Every place that a message names lies in its file, and starts and ends no character in
// the middle.
void check_places(const Diagnostics& diagnostics, const std::vector<RuleFile>& files) {
  const auto check = [&files](const SourceSpan& span) {
    const auto file = std::ranges::find(files, span.file.text(), &RuleFile::name);
    REQUIRE(file != files.end());
    REQUIRE(span.begin <= span.end);
    REQUIRE(span.end <= file->text.size());
  };
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.primary) check(diagnostic.primary->span);
    for (const Label& other : diagnostic.others) check(other.span);
    for (const Help& help : diagnostic.helps) {
      for (const TextEdit& edit : help.edits) check(edit.span);
    }
  }
}

TEST_CASE("rules: property: mutated packs give rules or messages inside their files") {
  constexpr unsigned seed = 20250305;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::vector<RuleFile> originals =
      test::files_below(std::string(STANCE_SOURCE_DIR) + "/rules", "us-ice");
  const std::string_view pieces[] = {
      "[",  "]",   "\"",     "'",  "=",       "\n", "(", ")",       "{x}",  "...",
      "~",  "|",   ",",      "\\", "#",       "<",  ">", "[[cue]]", "\xC3", "é",
      "  ", "'''", "\"\"\"", "\r", "2024-06", "{",  "}", "-"};
  const auto pick = [&random](std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  };
  int with_rules = 0;
  for (int i = 0; i < 600; ++i) {
    const bool is_base = originals.empty() || i % 2 == 0;
    std::string text =
        is_base ? base_file().text : originals[pick(originals.size())].text;
    if (text.size() > 6000) text = text.substr(pick(text.size() - 5000), 5000);
    for (std::size_t n = pick(4); n > 0; --n) {
      const std::size_t at = pick(text.size() + 1);
      const std::string_view piece = pieces[pick(std::size(pieces))];
      const std::size_t cut = std::min<std::size_t>(pick(6), text.size() - at);
      text.replace(at, cut, piece);
    }
    CAPTURE(text);
    const std::vector<RuleFile> files =
        is_base ? std::vector<RuleFile>{{"demo/base.toml", text}} : with_base(text);
    const Loaded result = load_rules(files, "demo");
    REQUIRE(result.rules.has_value() == !has_errors(result.diagnostics));
    check_places(result.diagnostics, files);
    for (const auto style : {DiagnosticStyle::pretty, DiagnosticStyle::json}) {
      REQUIRE_FALSE(render(result.diagnostics, texts_of(files), style).size() >
                    50'000'000);
    }
    if (result.rules) ++with_rules;
  }
  CHECK(with_rules > 50);
}

TEST_CASE("rules: deep and long texts end in messages") {
  const std::string nested = std::string(50'000, '[');
  const std::string chain = [] {
    std::string text = "[words]\n";
    for (int i = 0; i < 3000; ++i) {
      text += "w" + std::to_string(i) + " = ['a', '{w" + std::to_string(i + 1) + "}']\n";
    }
    return text + "w3000 = ['{w0}']\n";
  }();
  CHECK(codes_of(with_base("x = " + nested)) != "");
  CHECK(codes_of(with_base(nested)) != "");
  CHECK(codes_of(with_base(chain)) == "E0120:3002");
  CHECK(codes_of(with_base("[words]\ntown = ['" + std::string(100'000, '(') + "']")) ==
        "E0121:2");
}

}  // namespace
}  // namespace stance
