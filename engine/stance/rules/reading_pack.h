// SPDX-License-Identifier: Apache-2.0
// What a reading pack says: decision tables that judge the policies of the packs which it
// extends, and named facts for what a table cannot ask, such as "within a year". Readings
// hold no cues, so all of them judge the same evidence.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "stance/base/evidence.h"
#include "stance/rules/decision_table.h"
#include "stance/rules/period.h"

namespace stance {

// The value that every policy can have beside its states.
inline constexpr std::string_view unknown_value = "unknown";

// The values of a fact, in the order of a table's input.
inline constexpr std::size_t fact_yes = 0;
inline constexpr std::size_t fact_no = 1;
inline constexpr std::size_t fact_unknown = 2;

enum class FactForm {
  is,       // X is S: on the day itself
  was,      // X was S within P: on some day of the period that ends with the day
  been,     // X has been S for P: on all of these days
  changed,  // X changed within P: from one known state to another
};

struct Fact {
  std::string name;
  FactForm form = FactForm::is;
  PolicyId policy;
  // A state of the policy, or "unknown"; absent for `changed`.
  std::optional<StateId> state = {};
  // "is not", "was not", "has not been".
  bool negated = false;
  // Nothing for `is`.
  Period period = {};
  // As written.
  std::string words = {};
  SourceSpan span = {};

  bool operator==(const Fact&) const = default;
};

enum class InputKind { policy, fact, status };

// A policy counts as unknown while its status is stale, announced or suspended, but for
// those named here.
enum class CountedStanding { stale, announced, suspended };

struct StatusTable {
  std::string name;
  std::string title = {};
  std::string question = {};
  DecisionTable table;
  // What each input of the table is.
  std::vector<InputKind> kinds = {};
  // The cells of each row as they are written, the answer last.
  std::vector<std::vector<std::string>> cells = {};
  // Why each row says what it says; as many as rows, or none.
  std::vector<std::string> because = {};
  std::set<CountedStanding> also_counts = {};
};

struct ReadingPack {
  std::string name;
  std::string version;
  std::string title;
  // Names of the packs whose policies it judges.
  std::vector<std::string> extends;
  std::vector<Fact> facts;
  // In the order of the files.
  std::vector<StatusTable> statuses;
  // Indexes of `statuses`: what others ask comes before them.
  std::vector<std::size_t> order;
  // Of the meaning: spans, comments, titles and reasons excluded.
  Digest digest;

  const Fact* find_fact(const std::string& fact) const;
  const StatusTable* find_status(const std::string& status) const;
  // Those that no other table of the pack asks: the answers that it is for.
  std::vector<const StatusTable*> results() const;
};

}  // namespace stance
