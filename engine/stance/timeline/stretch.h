// SPDX-License-Identifier: Apache-2.0
// Segments in the making: the list of stretches that the sweep extends at its end.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "stance/timeline/happening.h"
#include "stance/timeline/short_list.h"
#include "stance/timeline/timeline.h"

namespace stance {

using HappeningIndex = std::size_t;
using HappeningList = ShortList<HappeningIndex, 3>;

// One side of a contest: a state, or no_state for "ended, and nothing followed".
struct Claim {
  StateNumber state = no_state;
  Days since = {};
  Weight weight = {};
  bool reports_only = false;
};

struct Stretch {
  // The state in force, and the case for it; no_state where nothing is known to hold.
  Claim own = {};
  Days start = {};
  Standing standing = Standing::settled;
  // What is claimed against it, where contested.
  std::vector<Claim> rivals = {};
  std::optional<Days> confirmed = {};
  // The days of the report that opened it; absent where an act did.
  std::optional<Days> first_seen = {};
  // Confirmed by something other than what opened it.
  bool is_confirmed_again = false;
  // Acts that opened it, and later acts that adopted the same state again.
  HappeningList opened_by = {};
  HappeningList readopted_by = {};
  // For it, and against it.
  HappeningList support = {};
  HappeningList contrary = {};

  bool is_contested() const { return standing == Standing::contested; }
  // Nothing is known to hold, and nobody claims anything.
  bool is_blank() const { return own.state == no_state && !is_contested(); }
};

// The days on which evidence shows a state, where only "by" a day is said: that day.
constexpr Days anchored(const Days& days) {
  return days.earliest == Day::earliest() ? Days{days.latest, days.latest} : days;
}

// The first day on which the stretch can have given way: after its last confirmation.
Day first_day_after(const Stretch& stretch);

// In time order; each begins where the one before ends.
class Stretches {
 public:
  // Room for so many.
  explicit Stretches(std::size_t room) { all_.reserve(room); }
  bool empty() const { return all_.empty(); }
  std::size_t size() const { return all_.size(); }
  Stretch& operator[](std::size_t at) { return all_[at]; }
  const Stretch& operator[](std::size_t at) const { return all_[at]; }
  Stretch& last() { return all_.back(); }
  const Stretch& last() const { return all_.back(); }

  // Ends the last stretch where the new one begins: no earlier than the last one allows.
  // A last stretch that cannot have held on any day is dropped, its evidence kept.
  void open(Stretch next);
  // Stretch `at` is known to have begun on one of these days, all of which it allows.
  void narrow_start(std::size_t at, const Days& days);
  // The last stretch began on that day or before, if it can have.
  void last_began_by(Day day);
  void drop_last() { all_.pop_back(); }
  // The days on which stretch `at` may hold, the day of the change to the next included.
  Days possible_days(std::size_t at) const;
  // Evidence shows the stretch on one of these days: the change that ends it comes later.
  void confirm(std::size_t at, const Days& seen);
  std::vector<Stretch> taken() { return std::move(all_); }

 private:
  std::vector<Stretch> all_;
};

}  // namespace stance
