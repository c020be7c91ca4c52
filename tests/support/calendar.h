// SPDX-License-Identifier: Apache-2.0
// The calendar on which the oracle paints (see oracle.h): days, and the stretches that
// may hold on each of them.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "support/oracle.h"

namespace stance::test {

inline constexpr int nobody = -1;
inline constexpr int unseen = -1000;

// One kind of thing that happened to one state on one day, from all its sources.
struct Happened {
  Kind kind = Kind::observed;
  StateId state = {};
  int day = 0;
  bool is_act = false;
  bool is_scheduled = false;
  int published = 0;
  int known = 1000;
  int rank = 0;
  bool is_own_word = false;
  // The documents that tell of it.
  std::set<Digest> documents = {};
};

struct Side {
  std::optional<StateId> state = {};
  int rank = 1000;
  bool has_act = false;
  bool is_own_word = false;
  bool reports_only = true;
};

// A stretch of days painted on the calendar.
struct Painted {
  Side own = {};
  std::vector<Side> rivals = {};
  Standing standing = Standing::settled;
  // First day on which it may hold, and from which nothing else does.
  int first = 0;
  int sure = 0;
  int confirmed = unseen;
  bool is_confirmed_again = false;
  bool is_by_adoption = false;
  std::vector<int> adopted_again_on = {};
  // The sure day of what followed.
  int followed_on = 1000;
  bool is_gone = false;

  bool is_blank() const { return !own.state && standing != Standing::contested; }
};

class Calendar {
 public:
  Calendar(const std::vector<Evidence>& evidence,
           const RuleSet& rules,
           int days,
           Day known = Day::latest())
      : rules_(rules),
        policy_(rules.policies.front()),
        days_(days),
        known_(known),
        cells_(static_cast<std::size_t>(days)) {
    gather(evidence);
  }

  void walk();
  std::vector<Look> looks() const;
  int contradictions() const { return contradictions_; }
  int coincidences() const { return coincidences_; }

 private:
  void gather(const std::vector<Evidence>& evidence);
  bool is_known(const Evidence& evidence) const;
  bool is_overtaken(const Happened& h) const;
  bool is_of_another(const Happened& other, const Happened& h) const;
  bool was_shown(const StateId& state, int first, int last, bool adopted_only) const;
  void strike_void();
  void perhaps_end();
  void strike_beaten();
  std::vector<Happened> today(int day, const std::vector<Kind>& kinds, bool acts) const;

  // Painting.
  int paint(Painted next, int first, int sure);
  void fill(int stretch, int from);
  void undo_current();
  void confirm(int stretch, int day);

  void end(const Happened& h);
  void close(const Happened& h);
  void end_elsewhere(const Happened& h);
  bool has_equal_rival(const Happened& h) const;
  bool adoption_today(const Happened& h, bool same_state) const;
  bool begins_anew(const Happened& h) const;
  void adopt(const Happened& h);
  void suspend(const Happened& h);
  void resume(const Happened& h);
  void report(const Happened& h, const StateId& state, int day);
  void forecast(const Happened& h);
  bool fits_earlier(const StateId& state, int day);
  bool was_unknown(int day) const;
  void first_report(const Happened& h, const StateId& state, int day);
  void report_in_contest(const Happened& h, const StateId& state, int day);
  void weigh(const Happened& h, const Side& side, int day);
  void settle(const Side& side, const Happened& h, int day);

  // 1: the first wins, -1: the second, 0: no reason tells.
  int compare(const Side& first, const Side& second) const;
  int against_current(const Happened& h, int day) const;
  bool shows(const std::optional<StateId>& held, const StateId& state) const;
  const Side* rival_for(const StateId& state) const;
  Side side_of(const Happened& h) const;
  std::optional<StateId> after(const StateId& ended) const;
  Look look(const Painted& stretch, int day) const;
  bool is_faded(const Painted& stretch, int day) const;

  Painted& current() { return stretches_[static_cast<std::size_t>(current_)]; }
  const Painted& current() const {
    return stretches_[static_cast<std::size_t>(current_)];
  }

  const RuleSet& rules_;
  const Policy& policy_;
  int days_;
  Day known_;
  std::vector<Happened> happened_ = {};
  // All of it, before anything is struck out.
  std::vector<Happened> told_ = {};
  // Ends that may have come on any day from theirs on.
  std::vector<Happened> perhaps_ended_ = {};
  // Those of the same kind, day and weight as the one being taken.
  std::vector<Happened> equals_ = {};
  std::vector<Painted> stretches_ = {};
  // The stretches that may hold on each day.
  std::vector<std::vector<int>> cells_;
  int current_ = nobody;
  int contradictions_ = 0;
  // Two things of one state on one day, or a state that is back without an act: possible,
  // but not what is meant where days can be chosen.
  int coincidences_ = 0;
};

}  // namespace stance::test
