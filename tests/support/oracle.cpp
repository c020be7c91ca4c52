// SPDX-License-Identifier: Apache-2.0
#include "support/oracle.h"

#include <algorithm>

#include "support/calendar.h"

namespace stance::test {

Look look_of(const Status& status) {
  Look look{.standing = status.standing, .states = status.states};
  if (status.state) look.states.push_back(*status.state);
  std::ranges::sort(look.states);
  look.states.erase(std::unique(look.states.begin(), look.states.end()),
                    look.states.end());
  return look;
}

std::vector<Look> walked_days(const std::vector<Evidence>& evidence,
                              const RuleSet& rules,
                              int days,
                              Day known) {
  Calendar calendar(evidence, rules, days, known);
  calendar.walk();
  return calendar.looks();
}

namespace {

// Walks every world; `chosen` has exact days up to `next`.
class Worlds {
 public:
  Worlds(const std::vector<Evidence>& evidence, const RuleSet& rules, int days)
      : evidence_(evidence), rules_(rules), days_(days) {}

  void walk_from(std::size_t next) {
    if (next == evidence_.size()) {
      walk();
      return;
    }
    const Days when = evidence_[next].when.days();
    for (Day day = when.earliest; day <= when.latest; day = add_days(day, 1)) {
      evidence_[next].when = Edtf::from_day(day);
      walk_from(next + 1);
    }
    evidence_[next].when = Edtf::from_days(when);
  }

  WorldLooks seen() const { return seen_; }

 private:
  void walk() {
    Calendar calendar(evidence_, rules_, days_);
    calendar.walk();
    if (calendar.contradictions() > 0) return;
    add(calendar, seen_.possible);
    if (calendar.coincidences() == 0) add(calendar, seen_.plain);
  }

  void add(const Calendar& calendar, std::vector<std::set<Look>>& seen) const {
    seen.resize(static_cast<std::size_t>(days_));
    const std::vector<Look> looks = calendar.looks();
    for (std::size_t day = 0; day < looks.size(); ++day) seen[day].insert(looks[day]);
  }

  std::vector<Evidence> evidence_;
  const RuleSet& rules_;
  int days_;
  WorldLooks seen_ = {};
};

}  // namespace

WorldLooks possible_worlds(const std::vector<Evidence>& evidence,
                           const RuleSet& rules,
                           int days) {
  Worlds worlds(evidence, rules, days);
  worlds.walk_from(0);
  return worlds.seen();
}

}  // namespace stance::test
