// SPDX-License-Identifier: Apache-2.0
// A figure in seconds says as much about the machine as about us. A ratio to a bare
// program that does the least possible on the same input, measured in the same run, says
// what we cost.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <limits>

namespace stance::bench {

// How long one call keeps the processor busy, in seconds: on a shared machine a long call
// waits more often than a short one, and the ratio would measure the neighbours.
template <class Work>
double seconds(Work& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// Runs `work` as the benchmark. The counter "ratio" is the fastest call of `work` over
// the fastest of `yardstick`; `bytes` is the size of the input of one call.
template <class Work, class Yardstick>
void compare(benchmark::State& state, std::size_t bytes, Work work, Yardstick yardstick) {
  constexpr int yardstick_calls = 20;
  double bare = std::numeric_limits<double>::infinity();
  for (int i = 0; i < yardstick_calls; ++i) bare = std::min(bare, seconds(yardstick));
  double ours = std::numeric_limits<double>::infinity();
  for ([[maybe_unused]] auto _ : state) ours = std::min(ours, seconds(work));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
  state.counters["ratio"] = ours / bare;
}

}  // namespace stance::bench
