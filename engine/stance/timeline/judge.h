// SPDX-License-Identifier: Apache-2.0
// Readings evaluated on timelines: what a decision table answers for a jurisdiction on a
// day, by which row, from which inputs; and how that changed. Pure.
//
// Where a policy is uncertain or contested the table is asked for each of its possible
// states: if all give one answer, that is the answer; else the judgement is open between
// the answers. Policies count as independent of each other; two tables that let different
// standings count (`also-counts`), and a fact and its policy, do so as well.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "stance/rules/reading_pack.h"
#include "stance/timeline/fact_value.h"
#include "stance/timeline/standpoint.h"

namespace stance {

struct JudgedInput {
  std::string name;
  InputKind kind = InputKind::policy;
  // The values that it may have: bits of the table's input.
  std::uint64_t values = 0;
  // Of a policy.
  std::optional<Status> status = {};
};

struct Judgement {
  std::string reading;
  std::string status;
  // In the table's order; more than one where it is open.
  std::vector<std::string> answers;
  // settled; or open: contested where a contested policy matters, else uncertain.
  Standing standing = Standing::settled;
  // Indexes of the rows that gave the answers, ascending.
  std::vector<std::size_t> rows;
  std::vector<JudgedInput> inputs;
  Day on;

  bool says_the_same(const Judgement& other) const {
    return answers == other.answers && standing == other.standing;
  }
};

// An answer and the days on which the table gives it.
struct JudgedStretch {
  Day first;
  // Day::latest() for the last one.
  Day last;
  // The days on which it may have begun; unbounded below where what it rests on is known
  // only "by" a day.
  Days since;
  // As on the first day.
  Judgement judgement;
};

class Judge {
 public:
  // Both must outlive it.
  Judge(const ReadingPack& pack, const Standpoint& standpoint);

  const ReadingPack& pack() const { return pack_; }
  // `table` is one of the pack's.
  Judgement on(const StatusTable& table, Day day) const;
  // In time order, from Day::earliest() to Day::latest(), without gaps; two neighbours
  // differ.
  std::vector<JudgedStretch> history(const StatusTable& table) const;
  // The stretch in which the day lies.
  JudgedStretch stretch_on(const StatusTable& table, Day day) const;

 private:
  const std::vector<PolicyStretch>& stretches_of(const std::string& policy) const;
  std::set<Day> change_days(const StatusTable& table) const;

  const ReadingPack& pack_;
  // Of the policies that the pack asks about.
  std::map<std::string, std::vector<PolicyStretch>> policies_;
};

}  // namespace stance
