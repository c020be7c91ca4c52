// SPDX-License-Identifier: Apache-2.0
// The state of one sweep (see sweep.h). Acts are in sweep_acts.cpp, reports in
// sweep_reports.cpp, the order of things in sweep.cpp.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "stance/timeline/sweep.h"

namespace stance {

enum class Weighing { wins, loses, ties };

class Sweeper {
 public:
  Sweeper(std::span<const Happening> happenings,
          const Policy& policy,
          std::span<const Reason> order);

  Swept run();

  // The order in which happenings of the same days are taken: an end makes room for an
  // adoption, and all acts come before the reports about them.
  enum class Phase { ends, adoptions, suspensions, resumptions, reports };

 private:
  // Whose turn it is; compared member by member.
  struct Turn {
    Day latest;
    bool is_report = false;
    Day earliest;
    Phase phase = Phase::reports;

    auto operator<=>(const Turn&) const = default;
  };

  void set_aside();
  bool is_void(HappeningIndex at) const;
  bool overtakes(const Happening& other, const Happening& announced) const;
  bool is_of_another(const Happening& other, const Happening& announced) const;
  bool held_before(Day day, StateNumber state) const;
  void let_acts_lose();
  std::vector<HappeningIndex> order_of_sweep() const;
  Turn turn_of(HappeningIndex at) const;
  bool is_same_batch(HappeningIndex a, HappeningIndex b) const;
  void take_batch(std::span<const HappeningIndex> batch);
  void take_once(HappeningIndex at);
  void take(HappeningIndex at);

  void adopt(HappeningIndex at);
  void adopt_again(HappeningIndex at);
  std::vector<HappeningIndex> rivals_of(HappeningIndex at) const;
  void contest_adoption(HappeningIndex at);
  void end(HappeningIndex at);
  void end_perhaps(HappeningIndex at);
  void end_current(HappeningIndex at);
  void end_claim(HappeningIndex at);
  void end_other(HappeningIndex at);
  void end_against(HappeningIndex at, const Days& before);
  bool has_equal_rival(HappeningIndex at) const;
  bool makes_room(HappeningIndex at);
  bool meets_readoption(HappeningIndex at);
  bool explains_known_change(HappeningIndex at);
  bool is_part_of_adoption(HappeningIndex at);
  void close(HappeningIndex at);
  void suspend(HappeningIndex at);
  void resume(HappeningIndex at);
  void continue_as(Standing standing, HappeningIndex at);

  // `state` was seen on one of the days `seen`.
  void report(HappeningIndex at, StateNumber state, const Days& seen);
  bool confirms_known(HappeningIndex at, StateNumber state, const Days& seen);
  Day first_known_day() const;
  bool may_precede_knowledge(const Days& seen) const;
  void forecast(HappeningIndex at);
  void report_first(HappeningIndex at, StateNumber state, const Days& seen);
  void report_closer(HappeningIndex at, StateNumber state, const Days& seen);
  void report_against(HappeningIndex at, StateNumber state, const Days& seen);
  void report_in_contest(HappeningIndex at, StateNumber state, const Days& seen);
  void contest(HappeningIndex at, const Claim& claim, const Days& seen, Weighing outcome);
  void open_contest(HappeningIndex at,
                    const Claim& claim,
                    const Days& seen,
                    Weighing outcome);
  void settle(HappeningIndex at, const Claim& claim, Day from);
  void withdraw_announced();
  Weighing outcome_against_last(const Weight& weight, const Days& seen) const;
  bool is_stale(const Stretch& stretch, Day day) const;

  // The next adoption of the state that may have happened by `day`: taken now, with `day`
  // as its last possible day. False if there is none.
  bool pull_adoption(StateNumber state, Day day);
  std::optional<HappeningIndex> pending_adoption(StateNumber state, Day day) const;
  void confirm_last(HappeningIndex at, const Days& seen);
  void keep_with_last(HappeningIndex at);
  bool shows(StateNumber held, StateNumber state) const;
  bool is_better(HappeningIndex a, HappeningIndex b) const;
  bool is_adoption(HappeningIndex at) const;
  bool is_act(HappeningIndex at) const { return happenings_[at].is_act; }
  const Days& when(HappeningIndex at) const { return when_[at]; }
  // The state, or no_state, that the end of `ended` opens.
  StateNumber ended_state(StateNumber ended) const;
  // The side of the current contest that shows the state; null if there is none.
  const Claim* find_rival(StateNumber state) const;
  Claim claim_of(HappeningIndex at, const Days& since) const;

  std::span<const Happening> happenings_;
  const Policy& policy_;
  std::span<const Reason> order_;
  StateNumber when_ended_ = no_state;
  // As narrowed by later reports.
  std::vector<Days> when_ = {};
  // Taken, lost, or unable to move anything.
  std::vector<bool> done_;
  // All adoptions that are acts, by their last days.
  std::vector<HappeningIndex> adoptions_ = {};
  // Happenings that say the same as an act, and acts that lost to it.
  std::vector<HappeningList> supporters_;
  std::vector<HappeningList> beaten_;
  // Happenings of the same turn and weight as the one being taken.
  std::vector<HappeningIndex> batch_ = {};
  Stretches stretches_;
  std::vector<HappeningIndex> aside_ = {};
};

// Do the two sets, each anchored where it only says "by", share a day?
bool overlap(const Days& a, const Days& b);

}  // namespace stance
