// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/scoring.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

namespace stance {
namespace {

using KindKey = std::pair<ScoredClaim, Kind>;

std::size_t index(Depth depth) {
  return static_cast<std::size_t>(depth);
}

// Days as numbers; what has no bound is as far as the calendar goes.
struct Bounds {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

constexpr std::int64_t first_day = -354285;  // 1000-01-01
constexpr std::int64_t last_day = 2932896;   // 9999-12-31

Bounds bounds_of(const Edtf& date) {
  const Days& days = date.days();
  Bounds bounds{days.earliest.is_bound() ? days.earliest.number : first_day,
                days.latest.is_bound() ? days.latest.number : last_day};
  constexpr std::int64_t about = 31;
  if (date.is_approximate() && date.form() == EdtfForm::date) {
    bounds.first -= about;
    bounds.last += about;
  }
  return bounds;
}

ScoredClaim claim_of(const Evidence& piece) {
  return {piece.jurisdiction, piece.policy, piece.state};
}

std::string said(Kind kind, const Edtf& when) {
  return std::string(to_string(kind)) + " " + when.to_string();
}

bool fits(const Forbidden& forbidden, const Evidence& piece) {
  const auto agrees = [](const auto& wanted, const auto& value) {
    return !wanted || *wanted == value;
  };
  return agrees(forbidden.jurisdiction, piece.jurisdiction) &&
         agrees(forbidden.policy, piece.policy) && agrees(forbidden.state, piece.state) &&
         agrees(forbidden.kind, piece.kind) &&
         agrees(forbidden.when, piece.when.to_string());
}

// One document: what is true, what was found, and who agrees with whom.
class Comparison {
 public:
  Comparison(Score& score,
             const GoldDocument& gold,
             std::span<const Evidence> found,
             const std::set<Grade>& grades)
      : score_(score), gold_(gold) {
    for (const Evidence& piece : found) {
      const bool counts =
          piece.factual && piece.kind != Kind::proposed && grades.contains(piece.grade);
      if (counts) found_.push_back(&piece);
    }
    read_gold();
  }

  void run() {
    ++score_.documents;
    score_claims();
    score_kinds();
    score_dates();
    score_proposals();
    for (const Trap& trap : gold_.traps) score_trap(trap);
  }

 private:
  void read_gold();
  bool is_optional(const ScoredClaim& claim) const { return optional_.contains(claim); }
  const GoldRecord* first_of(const ScoredClaim& claim) const;
  void score_claims();
  void score_kinds();
  void score_dates();
  void score_proposals();
  void score_trap(const Trap& trap);
  void count_found(Depth depth, const Evidence& piece, bool is_right);
  void add_missed(Fault fault, const GoldRecord& record);
  void add_found(Fault fault, const Evidence& piece);

  Score& score_;
  const GoldDocument& gold_;
  std::vector<const Evidence*> found_ = {};
  // Facts that count, in the order of the annotation.
  std::vector<const GoldRecord*> facts_ = {};
  std::set<ScoredClaim> optional_ = {};
  std::set<ScoredClaim> claims_ = {};
  std::set<KindKey> kinds_ = {};
  // Of each claim and kind that counts, the first piece found, and the best grade.
  std::map<ScoredClaim, const Evidence*> found_claims_ = {};
  std::map<KindKey, const Evidence*> found_kinds_ = {};
};

void Comparison::read_gold() {
  std::set<ScoredClaim> firm;
  for (const GoldRecord& record : gold_.records) {
    if (record.is_optional) optional_.insert(record.claim);
    if (!record.is_optional && record.kind != Kind::proposed) firm.insert(record.claim);
  }
  for (const ScoredClaim& claim : firm) optional_.erase(claim);
  for (const GoldRecord& record : gold_.records) {
    if (record.kind == Kind::proposed || is_optional(record.claim)) continue;
    facts_.push_back(&record);
    claims_.insert(record.claim);
    kinds_.insert({record.claim, record.kind});
  }
  for (const Evidence* piece : found_) {
    const ScoredClaim claim = claim_of(*piece);
    if (is_optional(claim)) continue;
    found_claims_.emplace(claim, piece);
    found_kinds_.emplace(KindKey{claim, piece->kind}, piece);
  }
}

const GoldRecord* Comparison::first_of(const ScoredClaim& claim) const {
  const auto found =
      std::find_if(facts_.begin(), facts_.end(), [&](const GoldRecord* record) {
        return record->claim == claim;
      });
  return found == facts_.end() ? nullptr : *found;
}

void Comparison::add_missed(Fault fault, const GoldRecord& record) {
  score_.faults.push_back({.fault = fault,
                           .document = gold_.document.id,
                           .claim = record.claim,
                           .said = said(record.kind, record.when),
                           .quote = record.span});
}

void Comparison::add_found(Fault fault, const Evidence& piece) {
  score_.faults.push_back({.fault = fault,
                           .document = gold_.document.id,
                           .claim = claim_of(piece),
                           .said = said(piece.kind, piece.when),
                           .cue = piece.cue,
                           .quote = piece.quote});
}

void Comparison::count_found(Depth depth, const Evidence& piece, bool is_right) {
  const Tally one{.right = is_right ? 1U : 0U, .invented = is_right ? 0U : 1U};
  score_.all.at(index(depth)) += one;
  score_.by_policy[piece.policy].at(index(depth)) += one;
  score_.by_kind[piece.kind].at(index(depth)) += one;
  score_.by_grade[piece.grade].at(index(depth)) += one;
  if (piece.grades) {
    for (const auto& [name, grade] : named_grades(*piece.grades)) {
      score_.by_component[name][grade].at(index(depth)) += one;
    }
  }
  if (piece.cue) score_.by_cue[*piece.cue].at(index(depth)) += one;
}

void Comparison::score_claims() {
  Tally own;
  for (const auto& [claim, piece] : found_claims_) {
    const bool is_right = claims_.contains(claim);
    count_found(Depth::claim, *piece, is_right);
    ++(is_right ? own.right : own.invented);
    if (!is_right) add_found(Fault::invented, *piece);
  }
  for (const ScoredClaim& claim : claims_) {
    if (found_claims_.contains(claim)) continue;
    ++own.missed;
    const GoldRecord& record = *first_of(claim);
    ++score_.all.at(index(Depth::claim)).missed;
    ++score_.by_policy[claim.policy].at(index(Depth::claim)).missed;
    ++score_.by_kind[record.kind].at(index(Depth::claim)).missed;
    add_missed(Fault::missed, record);
  }
  if (own == Tally{}) return;
  ++score_.documents_with_claims;
  score_.f1_of_documents += own.f1();
}

void Comparison::score_kinds() {
  for (const auto& [key, piece] : found_kinds_) {
    const bool is_right = kinds_.contains(key);
    count_found(Depth::kind, *piece, is_right);
    if (!is_right && claims_.contains(key.first)) add_found(Fault::wrong_kind, *piece);
  }
  for (const KindKey& key : kinds_) {
    if (found_kinds_.contains(key)) continue;
    ++score_.all.at(index(Depth::kind)).missed;
    ++score_.by_policy[key.first.policy].at(index(Depth::kind)).missed;
    ++score_.by_kind[key.second].at(index(Depth::kind)).missed;
  }
}

// One to one: a piece that fits several records settles the first of them.
void Comparison::score_dates() {
  using DatedKey = std::tuple<ScoredClaim, Kind, std::string>;
  std::vector<const Evidence*> left;
  std::set<DatedKey> seen;
  for (const Evidence* piece : found_) {
    const ScoredClaim claim = claim_of(*piece);
    if (is_optional(claim)) continue;
    if (seen.insert({claim, piece->kind, piece->when.to_string()}).second) {
      left.push_back(piece);
    }
  }
  std::set<DatedKey> asked;
  for (const GoldRecord* record : facts_) {
    if (!asked.insert({record->claim, record->kind, record->when.to_string()}).second) {
      continue;
    }
    const auto found = std::find_if(left.begin(), left.end(), [&](const Evidence* piece) {
      return claim_of(*piece) == record->claim && piece->kind == record->kind &&
             days_agree(record->when, piece->when);
    });
    if (found != left.end()) {
      count_found(Depth::dated, **found, true);
      left.erase(found);
      continue;
    }
    ++score_.all.at(index(Depth::dated)).missed;
    ++score_.by_policy[record->claim.policy].at(index(Depth::dated)).missed;
    ++score_.by_kind[record->kind].at(index(Depth::dated)).missed;
  }
  for (const Evidence* piece : left) {
    count_found(Depth::dated, *piece, false);
    if (kinds_.contains({claim_of(*piece), piece->kind})) {
      add_found(Fault::wrong_date, *piece);
    }
  }
}

void Comparison::score_proposals() {
  std::set<ScoredClaim> proposed;
  for (const GoldRecord& record : gold_.records) {
    if (record.kind == Kind::proposed) proposed.insert(record.claim);
  }
  for (const auto& [claim, piece] : found_claims_) {
    if (!proposed.contains(claim) || claims_.contains(claim)) continue;
    ++score_.proposals_as_facts;
    add_found(Fault::proposal_as_fact, *piece);
  }
}

void Comparison::score_trap(const Trap& trap) {
  ++score_.traps;
  const std::size_t begin = gold_.document.text.find(trap.span);
  if (begin == std::string::npos) return;
  const std::size_t end = begin + trap.span.size();
  for (const Evidence* piece : found_) {
    if (piece->begin >= end || piece->end <= begin) continue;
    const ScoredClaim claim = claim_of(*piece);
    const bool springs =
        trap.forbidden.empty()
            ? !claims_.contains(claim) && !is_optional(claim)
            : std::any_of(trap.forbidden.begin(),
                          trap.forbidden.end(),
                          [&](const Forbidden& one) { return fits(one, *piece); });
    if (!springs) continue;
    ++score_.traps_sprung;
    add_found(Fault::trap, *piece);
    return;
  }
}

}  // namespace

std::optional<double> Tally::precision() const {
  if (right + invented == 0) return std::nullopt;
  return static_cast<double>(right) / static_cast<double>(right + invented);
}

std::optional<double> Tally::recall() const {
  if (right + missed == 0) return std::nullopt;
  return static_cast<double>(right) / static_cast<double>(right + missed);
}

double Tally::f1() const {
  if (right == 0) return 0.0;
  const double p = precision().value_or(0.0);
  const double r = recall().value_or(0.0);
  return 2.0 * p * r / (p + r);
}

Tally& Tally::operator+=(const Tally& other) {
  right += other.right;
  invented += other.invented;
  missed += other.missed;
  return *this;
}

double Score::mean_f1() const {
  if (documents_with_claims == 0) return 0.0;
  return f1_of_documents / static_cast<double>(documents_with_claims);
}

std::string_view to_string(Depth depth) {
  switch (depth) {
    case Depth::claim: return "claim";
    case Depth::kind: return "kind";
    case Depth::dated: return "dated";
  }
  return "";
}

std::string_view to_string(Fault fault) {
  switch (fault) {
    case Fault::missed: return "missed";
    case Fault::invented: return "invented";
    case Fault::wrong_kind: return "wrong kind";
    case Fault::wrong_date: return "wrong date";
    case Fault::trap: return "trap sprung";
    case Fault::proposal_as_fact: return "proposal as fact";
  }
  return "";
}

bool days_agree(const Edtf& truth, const Edtf& found) {
  const Bounds a = bounds_of(truth);
  const Bounds b = bounds_of(found);
  if (a.first == first_day && a.last == last_day) return true;
  if (b.first > a.last || b.last < a.first) return false;
  // "On or before": any day up to it, not after.
  constexpr std::int64_t slack = 3;
  if (a.first == first_day || b.first == first_day) return b.last <= a.last + slack;
  constexpr std::int64_t month = 31;
  return b.last - b.first <= std::max(month, 2 * (a.last - a.first));
}

void add_score(Score& score,
               const GoldDocument& gold,
               std::span<const Evidence> found,
               const std::set<Grade>& grades) {
  Comparison(score, gold, found, grades).run();
}

}  // namespace stance
