// SPDX-License-Identifier: Apache-2.0
// golden/CODE.toml shows the faults of a code; golden/CODE.txt is what the reader sees,
// compared to the letter. UPDATE_GOLDEN=1 writes the .txt files anew. "#=== NAME" in a
// .toml begins a file of that name; without one the text is added to the pack of
// base.toml.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

#include "stance/report/diagnostics.h"
#include "stance/rules/codes.h"
#include "stance/rules/test_file.h"
#include "unit/rules/loader_support.h"

namespace stance {
namespace {

const std::string golden_folder =
    std::string(STANCE_SOURCE_DIR) + "/tests/unit/rules/golden/";

std::vector<RuleFile> split(const std::string& text) {
  constexpr std::string_view mark = "#=== ";
  std::vector<RuleFile> files;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t line_end = text.find('\n', at);
    const std::size_t next = std::min(text.find(mark, line_end), text.size());
    files.push_back({text.substr(at + mark.size(), line_end - at - mark.size()),
                     text.substr(line_end + 1, next - line_end - 1)});
    at = next;
  }
  return files;
}

bool is_of_tests(const std::string& code) {
  return code.starts_with("E05") || code == "W0291";
}

std::string rendered(const Diagnostics& diagnostics, const std::vector<RuleFile>& files) {
  return render(diagnostics, texts_of(files), DiagnosticStyle::pretty) + "\n" +
         tally(diagnostics, files.size());
}

std::string seen_by_reader(const std::string& code, std::string text) {
  if (text.starts_with("# golden: padded")) text.resize(4'000'001, '#');
  if (is_of_tests(code)) {
    const RuleFile file = {"demo/" + code + ".test.toml", text};
    return rendered(parse_test_file(file).diagnostics, {file});
  }
  const std::vector<RuleFile> files =
      text.starts_with("#===")
          ? split(text)
          : std::vector<RuleFile>{test::base_file(), {"demo/" + code + ".toml", text}};
  return rendered(check_pack(files, "demo").diagnostics, files);
}

TEST_CASE("rules: every code has a page and a golden, and shows its own code") {
  for (const CodePage& page : code_pages()) {
    const std::string code(page.code);
    CAPTURE(code);
    CHECK_FALSE(page.title.empty());
    CHECK_FALSE(page.remedy.empty());
    CHECK_FALSE(page.text.empty());
    if (code.starts_with('L')) {
      // They need documents: a transcript shows them.
      const std::string live = test::read_file(std::string(STANCE_SOURCE_DIR) +
                                               "/tests/golden/rules_live.golden");
      CHECK(live.find("warning[" + code + "]") != std::string::npos);
      continue;
    }
    const std::string text = test::read_file(golden_folder + code + ".toml");
    REQUIRE_FALSE(text.empty());
    const std::string seen = seen_by_reader(code, text);
    CHECK(seen.find("[" + code + "]") != std::string::npos);
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
      std::ofstream(golden_folder + code + ".txt", std::ios::binary) << seen;
    }
    CHECK(seen == test::read_file(golden_folder + code + ".txt"));
  }
}

TEST_CASE("rules: code pages are sorted and found") {
  CHECK(std::ranges::is_sorted(code_pages(), {}, &CodePage::code));
  REQUIRE(find_code("E0104") != nullptr);
  CHECK(find_code("E0104")->title == "unknown policy");
  CHECK(find_code("E9999") == nullptr);
}

TEST_CASE("rules: the pack that goldens add to has no fault") {
  CHECK(test::codes_of({test::base_file()}).empty());
}

}  // namespace
}  // namespace stance
