// SPDX-License-Identifier: Apache-2.0
// All timelines from a million pieces of evidence in memory, against a bare sort and
// sweep over the same pieces as rows of plain numbers: no precedence, no contests, no
// uncertain edges, no sources, only which state followed which.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "bench/yardstick.h"
#include "stance/timeline/assemble.h"

namespace {

using stance::Evidence;

constexpr int places = 3200;
constexpr int policies = 8;
constexpr int pieces_each = 40;

struct Row {
  std::uint32_t strand = 0;
  std::int32_t latest = 0;
  std::int32_t earliest = 0;
  std::uint8_t kind = 0;
  std::uint8_t state = 0;
};

struct Span {
  std::uint32_t strand = 0;
  std::int32_t from = 0;
  std::int32_t until = 0;
  std::uint8_t state = 0;
};

struct Corpus {
  stance::RuleSet rules = {};
  std::vector<Evidence> evidence = {};
  std::vector<Row> rows = {};
};

stance::RuleSet made_up_rules() {
  stance::RuleSet rules;
  for (int p = 0; p < policies; ++p) {
    stance::Policy policy;
    policy.id = {"policy-" + std::to_string(p)};
    for (const char* state : {"open", "limited", "closed"}) {
      policy.states.push_back({{state}, "", {}});
    }
    rules.policies.push_back(policy);
  }
  rules.precedence.rank = {"official", "news", "aggregator"};
  rules.precedence.acts_from = {"official", "news", "aggregator"};
  rules.precedence.order = {stance::Reason::source_rank, stance::Reason::act_over_report};
  return rules;
}

// A fixed sequence that looks like chance, so that every run is the same.
class Dice {
 public:
  std::uint32_t roll(std::uint32_t sides) {
    seed_ = seed_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>(seed_ >> 33U) % sides;
  }

 private:
  std::uint64_t seed_ = 20250301;
};

Corpus made_up_corpus() {
  Corpus corpus{.rules = made_up_rules()};
  constexpr std::array kinds = {
      stance::Kind::adopted, stance::Kind::ended, stance::Kind::observed};
  const stance::Day first = *stance::parse_day("2014-01-01");
  Dice dice;
  for (std::uint32_t i = 0; i < places * policies * pieces_each; ++i) {
    const std::uint32_t strand = dice.roll(places * policies);
    const auto& policy = corpus.rules.policies[strand % policies];
    const stance::Day day = stance::add_days(first, static_cast<int>(dice.roll(4000)));
    const int width = dice.roll(4) == 0 ? static_cast<int>(dice.roll(60)) : 0;
    const stance::Day last = stance::add_days(day, width);
    // Half of all pieces are reports.
    const std::uint32_t kind = std::min(dice.roll(4), 2U);
    const std::uint32_t state = dice.roll(3);
    Evidence piece;
    piece.id = {"e" + std::to_string(i)};
    piece.document = "document-" + std::to_string(i / 3);
    piece.digest = {piece.document};
    piece.jurisdiction = {"ocd-division/country:us/state:xx/county:place_" +
                          std::to_string(strand / policies)};
    piece.policy = policy.id;
    piece.state = policy.states[state].id;
    piece.kind = kinds[kind];
    piece.when = stance::Edtf::from_days({day, last});
    piece.published = stance::Edtf::from_day(stance::add_days(last, 1));
    piece.source_kind = dice.roll(3) == 0 ? "official" : "news";
    piece.quote = "The board voted on it.";
    corpus.rows.push_back({strand,
                           last.number,
                           day.number,
                           static_cast<std::uint8_t>(kind),
                           static_cast<std::uint8_t>(state)});
    corpus.evidence.push_back(std::move(piece));
  }
  return corpus;
}

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
  const Corpus corpus = made_up_corpus();
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
