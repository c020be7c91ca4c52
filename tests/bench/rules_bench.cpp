// SPDX-License-Identifier: Apache-2.0
// Reading and checking the shipped rules, against a bare split of the same bytes into
// words that are counted: no TOML, no patterns, no comparison of cues.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bench/yardstick.h"
#include "stance/rules/load.h"

namespace {

std::vector<stance::RuleFile> shipped_rules() {
  const std::filesystem::path root = STANCE_SOURCE_DIR "/rules";
  std::vector<stance::RuleFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({entry.path().lexically_relative(root).string(),
                     std::string(std::istreambuf_iterator<char>(in), {})});
  }
  std::ranges::sort(files, {}, &stance::RuleFile::name);
  return files;
}

std::size_t bytes_of(const std::vector<stance::RuleFile>& files) {
  std::size_t bytes = 0;
  for (const stance::RuleFile& file : files) bytes += file.text.size();
  return bytes;
}

std::size_t count_words(const std::vector<stance::RuleFile>& files) {
  std::unordered_map<std::string, std::size_t> counts;
  for (const stance::RuleFile& file : files) {
    std::string_view rest = file.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of(" \n'\"[],"), rest.size());
      if (end > 0) ++counts[std::string(rest.substr(0, end))];
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return counts.size();
}

template <class Read>
void measure(benchmark::State& state, Read read) {
  const std::vector<stance::RuleFile> files = shipped_rules();
  stance::bench::compare(
      state,
      bytes_of(files),
      [&] { benchmark::DoNotOptimize(read(files, "us-ice").rules.has_value()); },
      [&] { benchmark::DoNotOptimize(count_words(files)); });
}

void load_shipped(benchmark::State& state) {
  measure(state, stance::load_rules);
}
BENCHMARK(load_shipped)->Unit(benchmark::kMillisecond);

void check_shipped(benchmark::State& state) {
  measure(state, stance::check_pack);
}
BENCHMARK(check_shipped)->Unit(benchmark::kMillisecond);

}  // namespace
