// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/loader_support.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "stance/base/text.h"

namespace stance::test {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<RuleFile> files_below(const std::string& root, const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<RuleFile> files;
  const fs::path base(root);
  if (!fs::exists(base / folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(base / folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".toml") continue;
    files.push_back({entry.path().lexically_relative(base).string(),
                     read_file(entry.path().string())});
  }
  std::ranges::sort(files, {}, &RuleFile::name);
  return files;
}

RuleFile base_file() {
  const std::string folder = std::string(STANCE_SOURCE_DIR) + "/tests/unit/rules/golden/";
  return {"demo/base.toml", read_file(folder + "base.toml")};
}

std::vector<RuleFile> with_base(std::string_view text) {
  return {base_file(), {"demo/more.toml", std::string(text)}};
}

std::string codes_of(const std::vector<RuleFile>& files) {
  std::string codes;
  for (const Diagnostic& diagnostic : check_pack(files, "demo").diagnostics) {
    if (!codes.empty()) codes += ' ';
    codes += diagnostic.code;
    if (!diagnostic.primary) continue;
    const auto file =
        std::ranges::find(files, diagnostic.primary->span.file.text(), &RuleFile::name);
    if (file == files.end()) continue;
    const LineColumn place = line_and_column(file->text, diagnostic.primary->span.begin);
    codes += ":" + std::to_string(place.line);
  }
  return codes;
}

}  // namespace stance::test
