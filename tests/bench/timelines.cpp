// SPDX-License-Identifier: Apache-2.0
// For duckdb.sh: the bench's million pieces as CSV, or how long all their timelines take.
//
//   stance_timelines rows              the pieces
//   stance_timelines time THREADS      milliseconds by the clock, the fastest of RUNS
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "bench/made_up_corpus.h"
#include "stance/timeline/assemble.h"

namespace {

constexpr int runs = 7;

void print_rows(const stance::bench::Corpus& corpus) {
  std::puts("id,strand,earliest,latest,kind,state,rank");
  for (std::size_t i = 0; i < corpus.rows.size(); ++i) {
    const stance::bench::Row& row = corpus.rows[i];
    std::printf("%s,%u,%d,%d,%u,%u,%u\n",
                corpus.evidence[i].id.text.c_str(),
                row.strand,
                row.earliest,
                row.latest,
                unsigned{row.kind},
                unsigned{row.state},
                unsigned{row.rank});
  }
}

std::vector<stance::Timeline> assembled(const stance::bench::Corpus& corpus,
                                        std::size_t threads) {
  std::vector<std::vector<stance::Timeline>> shares(threads);
  const auto assemble = [&](std::size_t own) {
    shares[own] = stance::assemble_timelines(
        corpus.evidence, corpus.rules, stance::Day::latest(), {own, threads});
  };
  std::vector<std::thread> others;
  for (std::size_t own = 1; own < threads; ++own) others.emplace_back(assemble, own);
  assemble(0);
  for (std::thread& other : others) other.join();
  return stance::merged_timelines(std::move(shares));
}

double fastest(const stance::bench::Corpus& corpus, std::size_t threads) {
  using Clock = std::chrono::steady_clock;
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < runs; ++i) {
    const Clock::time_point begin = Clock::now();
    const auto timelines = assembled(corpus, threads);
    const std::chrono::duration<double, std::milli> took = Clock::now() - begin;
    if (!timelines.empty()) best = std::min(best, took.count());
  }
  return best;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view what = count > 1 ? arguments[1] : "";
  if (what != "rows" && !(what == "time" && count == 3)) return 2;
  const stance::bench::Corpus corpus = stance::bench::made_up_corpus();
  if (what == "rows") {
    print_rows(corpus);
    return 0;
  }
  const auto threads = std::strtoul(arguments[2], nullptr, 10);
  if (threads == 0) return 2;
  std::printf("%.1f\n", fastest(corpus, threads));
}
