// SPDX-License-Identifier: Apache-2.0
// All timelines from a million pieces of evidence in memory, against a bare sort and
// sweep over the same pieces as rows of plain numbers: no precedence, no contests, no
// uncertain edges, no sources, only which state followed which.
#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include "bench/made_up_corpus.h"
#include "bench/yardstick.h"
#include "stance/timeline/assemble.h"

namespace {

using stance::bench::Corpus;
using stance::bench::Row;

struct Span {
  std::uint32_t strand = 0;
  std::int32_t from = 0;
  std::int32_t until = 0;
  std::uint8_t state = 0;
};

// The least that makes stretches of time of it.
std::size_t sorted_and_swept(std::vector<Row> rows) {
  std::ranges::sort(rows, {}, [](const Row& row) {
    return std::tuple(row.strand, row.latest, row.earliest, row.kind, row.state);
  });
  std::vector<Span> spans;
  constexpr std::uint8_t ended = 1;
  constexpr std::uint8_t none = 255;
  for (const Row& row : rows) {
    const std::uint8_t state = row.kind == ended ? none : row.state;
    const bool is_new = spans.empty() || spans.back().strand != row.strand;
    if (!is_new && spans.back().state == state) continue;
    if (!is_new) spans.back().until = row.latest;
    spans.push_back({row.strand, row.latest, INT32_MAX, state});
  }
  return spans.size();
}

void timelines_of_a_million(benchmark::State& state) {
  const Corpus corpus = stance::bench::made_up_corpus();
  const std::size_t bytes = corpus.rows.size() * sizeof(Row);
  stance::bench::compare(
      state,
      bytes,
      [&] {
        benchmark::DoNotOptimize(stance::assemble_timelines(
                                     corpus.evidence, corpus.rules, stance::Day::latest())
                                     .size());
      },
      [&] { benchmark::DoNotOptimize(sorted_and_swept(corpus.rows)); });
  state.counters["pieces"] = static_cast<double>(corpus.rows.size());
}
BENCHMARK(timelines_of_a_million)->Unit(benchmark::kMillisecond)->Iterations(5);

}  // namespace
