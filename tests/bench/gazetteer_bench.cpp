// SPDX-License-Identifier: Apache-2.0
// Reading the table of all jurisdictions, which every command that names a place does,
// against counting its lines.
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "bench/yardstick.h"
#include "stance/places/gazetteer.h"

namespace {

std::string table() {
  std::ifstream file(STANCE_SOURCE_DIR "/data/jurisdictions.tsv", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t count_lines(const std::string& text) {
  std::size_t lines = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    const auto rest = static_cast<std::size_t>(end - at);
    const void* const line_end = std::memchr(at, '\n', rest);
    if (line_end == nullptr) break;
    at = static_cast<const char*>(line_end) + 1;
    ++lines;
  }
  return lines;
}

void gazetteer_parse(benchmark::State& state) {
  const std::string text = table();
  if (text.empty()) {
    state.SkipWithError("data/jurisdictions.tsv is missing");
    return;
  }
  stance::bench::compare(
      state,
      text.size(),
      [&] {
        const auto gazetteer = stance::Gazetteer::parse(text, "jurisdictions.tsv");
        benchmark::DoNotOptimize(gazetteer.has_value());
      },
      [&] { benchmark::DoNotOptimize(count_lines(text)); });
}
BENCHMARK(gazetteer_parse)->Unit(benchmark::kMillisecond);

}  // namespace
