// SPDX-License-Identifier: Apache-2.0
#include "bench/made_up_corpus.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stance::bench {
namespace {

constexpr int places = 3200;
constexpr int policies = 8;
constexpr int pieces_each = 40;

RuleSet made_up_rules() {
  RuleSet rules;
  for (int p = 0; p < policies; ++p) {
    Policy policy;
    policy.id = {"policy-" + std::to_string(p)};
    for (const char* state : {"open", "limited", "closed"}) {
      policy.states.push_back({{state}, "", {}});
    }
    rules.policies.push_back(policy);
  }
  rules.precedence.rank = {"official", "news", "aggregator"};
  rules.precedence.acts_from = {"official", "news", "aggregator"};
  rules.precedence.order = {Reason::source_rank, Reason::act_over_report};
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

}  // namespace

Corpus made_up_corpus() {
  Corpus corpus{.rules = made_up_rules()};
  constexpr std::array kinds = {Kind::adopted, Kind::ended, Kind::observed};
  const Day first = *parse_day("2014-01-01");
  Dice dice;
  for (std::uint32_t i = 0; i < places * policies * pieces_each; ++i) {
    const std::uint32_t strand = dice.roll(places * policies);
    const auto& policy = corpus.rules.policies[strand % policies];
    const Day day = add_days(first, static_cast<int>(dice.roll(4000)));
    const int width = dice.roll(4) == 0 ? static_cast<int>(dice.roll(60)) : 0;
    const Day last = add_days(day, width);
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
    piece.when = Edtf::from_days({day, last});
    piece.published = Edtf::from_day(add_days(last, 1));
    const bool is_official = dice.roll(3) == 0;
    piece.source_kind = is_official ? "official" : "news";
    piece.quote = "The board voted on it.";
    corpus.rows.push_back({strand,
                           last.number,
                           day.number,
                           static_cast<std::uint8_t>(kind),
                           static_cast<std::uint8_t>(state),
                           static_cast<std::uint8_t>(is_official ? 1 : 2)});
    corpus.evidence.push_back(std::move(piece));
  }
  return corpus;
}

}  // namespace stance::bench
