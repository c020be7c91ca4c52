// SPDX-License-Identifier: Apache-2.0
// How right extraction is: evidence held against what a careful reader found in the same
// documents ("gold").
//
// Three depths, each counted once for a document, so that repeating a claim earns
// nothing:
//   claim   jurisdiction, policy and state are right
//   kind    and so is the kind (adopted, ended, observed ...)
//   dated   and so is the day: the two sets of days meet, and the found one is not more
//           than a month, or twice, as wide as the true one
// Only facts count: proposals neither help nor harm, unless one is taken for a fact.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "stance/base/document.h"
#include "stance/base/evidence.h"

namespace stance {

struct ScoredClaim {
  JurisdictionId jurisdiction;
  PolicyId policy;
  StateId state;

  auto operator<=>(const ScoredClaim&) const = default;
};

struct GoldRecord {
  ScoredClaim claim;
  Kind kind = Kind::observed;
  // `XXXX` agrees with every day.
  Edtf when = {};
  // A careful reader may find it or not: it is not counted either way.
  bool is_optional = false;
  // The words that say it.
  std::string span = {};
};

// What a record must not say there; absent members fit everything.
struct Forbidden {
  std::optional<JurisdictionId> jurisdiction = {};
  std::optional<PolicyId> policy = {};
  std::optional<StateId> state = {};
  std::optional<Kind> kind = {};
  // As EDTF text.
  std::optional<std::string> when = {};
};

// Words that must yield nothing, or only nothing that is forbidden.
struct Trap {
  std::string span;
  std::string why = {};
  std::vector<Forbidden> forbidden = {};
};

struct GoldDocument {
  Document document;
  std::vector<GoldRecord> records = {};
  std::vector<Trap> traps = {};
};

struct Tally {
  std::size_t right = 0;
  std::size_t invented = 0;
  std::size_t missed = 0;

  // Absent where nothing was found, or nothing was there.
  std::optional<double> precision() const;
  std::optional<double> recall() const;
  // 0 where nothing is right.
  double f1() const;
  Tally& operator+=(const Tally& other);
  bool operator==(const Tally&) const = default;
};

enum class Depth { claim, kind, dated };
inline constexpr std::array depths = {Depth::claim, Depth::kind, Depth::dated};
std::string_view to_string(Depth depth);

// One for each depth.
using Tallies = std::array<Tally, depths.size()>;

enum class Fault { missed, invented, wrong_kind, wrong_date, trap, proposal_as_fact };
std::string_view to_string(Fault fault);

// Something that went wrong, with the words that show it.
struct ScoredFault {
  Fault fault = Fault::missed;
  std::string document;
  ScoredClaim claim;
  // "observed 2014", what was said, or should have been.
  std::string said;
  // The cue that found it; absent for what was missed.
  std::optional<CueId> cue = {};
  std::string quote;
};

struct Score {
  std::size_t documents = 0;
  Tallies all = {};
  std::map<PolicyId, Tallies> by_policy = {};
  std::map<Kind, Tallies> by_kind = {};
  // Recall says nothing here, so only what was found is counted.
  std::map<Grade, Tallies> by_grade = {};
  // By component ("link") and its grade.
  std::map<std::string_view, std::map<Grade, Tallies>> by_component = {};
  std::map<CueId, Tallies> by_cue = {};
  // The sum over documents of their own F1 by claims, and of how many.
  double f1_of_documents = 0.0;
  std::size_t documents_with_claims = 0;
  std::size_t traps = 0;
  std::size_t traps_sprung = 0;
  std::size_t proposals_as_facts = 0;
  std::vector<ScoredFault> faults = {};

  double mean_f1() const;
};

// Adds a document with what was found in it, in its order; `grades` are those that count.
void add_score(Score& score,
               const GoldDocument& gold,
               std::span<const Evidence> found,
               const std::set<Grade>& grades);

// Do the days agree, at the depth `dated`?
bool days_agree(const Edtf& truth, const Edtf& found);

}  // namespace stance
