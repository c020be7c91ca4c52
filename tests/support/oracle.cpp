// SPDX-License-Identifier: Apache-2.0
#include "support/oracle.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "stance/base/assert.h"
#include "support/drawing.h"

namespace stance::test {
namespace {

constexpr int nobody = -1;
constexpr int unseen = -1000;

// One kind of thing that happened to one state on one day, from all its sources.
struct Happened {
  Kind kind = Kind::observed;
  StateId state = {};
  int day = 0;
  bool is_act = false;
  bool is_scheduled = false;
  int published = 0;
  int rank = 0;
  bool is_own_word = false;
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
  Calendar(const std::vector<Evidence>& evidence, const RuleSet& rules, int days)
      : rules_(rules),
        policy_(rules.policies.front()),
        days_(days),
        cells_(static_cast<std::size_t>(days)) {
    gather(evidence);
  }

  void walk();
  std::vector<Look> looks() const;
  int contradictions() const { return contradictions_; }
  int coincidences() const { return coincidences_; }

 private:
  void gather(const std::vector<Evidence>& evidence);
  void strike_void();
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
  void adopt(const Happened& h);
  void suspend(const Happened& h);
  void resume(const Happened& h);
  void report(const Happened& h, const StateId& state, int day);
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
  std::vector<Happened> happened_ = {};
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

int column(Day day) {
  return day.number - drawn_day(0).number;
}

int rank_of(const Evidence& evidence, const Precedence& precedence) {
  for (std::size_t i = 0; i < precedence.rank.size(); ++i) {
    if (evidence.source_kind == precedence.rank[i]) return static_cast<int>(i);
  }
  return 99;
}

bool is_trusted(const Evidence& evidence, const Precedence& precedence) {
  if (precedence.acts_from.empty()) return true;
  for (const std::string& kind : precedence.acts_from) {
    if (evidence.source_kind == kind && evidence.published) return true;
  }
  return false;
}

void Calendar::gather(const std::vector<Evidence>& evidence) {
  std::map<std::tuple<Kind, StateId, int>, std::vector<const Evidence*>> alike;
  for (const Evidence& e : evidence) {
    if (e.kind == Kind::proposed) continue;
    STANCE_ASSERT(e.when.days().is_single());
    // A forecast is no observation.
    const bool is_ahead =
        e.published && e.published->days().latest < e.when.days().earliest;
    if (e.kind == Kind::observed && is_ahead) continue;
    alike[{e.kind, e.state, column(e.when.days().earliest)}].push_back(&e);
  }
  for (const auto& [key, pieces] : alike) {
    Happened h{.kind = std::get<0>(key),
               .state = std::get<1>(key),
               .day = std::get<2>(key),
               .is_scheduled = true,
               .published = unseen,
               .rank = 99};
    std::set<std::string> publishers;
    for (const Evidence* e : pieces) {
      const int published = e->published ? column(e->published->days().latest) : 1000;
      h.published = std::max(h.published, published);
      h.is_scheduled = h.is_scheduled && e->published && published < h.day;
      h.rank = std::min(h.rank, rank_of(*e, rules_.precedence));
      h.is_own_word = h.is_own_word || e->speaker == "alder";
      h.is_act = h.is_act || is_trusted(*e, rules_.precedence);
      publishers.insert(e->publisher.value_or(e->document));
    }
    h.is_act = h.kind != Kind::observed && (h.is_act || publishers.size() > 1);
    happened_.push_back(h);
  }
}

// An announcement falls when a later publication tells of a change of the same state
// after it: another day for the same thing, or the opposite by then.
void Calendar::strike_void() {
  std::vector<Happened> kept;
  for (const Happened& h : happened_) {
    bool is_void = false;
    for (const Happened& other : happened_) {
      const bool is_change = other.kind == Kind::adopted || other.kind == Kind::ended;
      const bool is_itself = other.kind == h.kind && other.day == h.day;
      if (!h.is_scheduled || !is_change || other.state != h.state || is_itself) continue;
      if (other.published >= 1000 || other.published <= h.published) continue;
      if (other.day <= h.published) continue;
      is_void = is_void || other.kind == h.kind || other.day <= h.day;
    }
    if (!is_void) kept.push_back(h);
  }
  happened_ = kept;
}

// Of contrary adoptions on one day the best stay; the wider of two states says no more
// than the narrower one.
void Calendar::strike_beaten() {
  const auto is_adoption = [](const Happened& h) {
    return h.kind == Kind::adopted && h.is_act;
  };
  std::ranges::stable_sort(happened_, [&](const Happened& a, const Happened& b) {
    return compare(side_of(a), side_of(b)) > 0;
  });
  std::vector<Happened> kept;
  for (const Happened& h : happened_) {
    const bool is_beaten = std::ranges::any_of(kept, [&](const Happened& better) {
      return is_adoption(h) && is_adoption(better) && better.day == h.day &&
             !shows(better.state, h.state) && !shows(h.state, better.state) &&
             compare(side_of(better), side_of(h)) > 0;
    });
    if (!is_beaten) kept.push_back(h);
  }
  std::ranges::stable_sort(
      kept, {}, [](const Happened& h) { return std::tuple(h.kind, h.state, h.day); });
  happened_ = kept;
  kept.clear();
  for (const Happened& h : happened_) {
    bool is_included = false;
    for (const Happened& other : happened_) {
      if (h.kind != Kind::adopted || !h.is_act) continue;
      if (other.kind != Kind::adopted || !other.is_act || other.day != h.day) continue;
      is_included =
          is_included || (other.state != h.state && shows(other.state, h.state));
    }
    if (!is_included) kept.push_back(h);
  }
  happened_ = kept;
}

// What happened on the day, in the order in which it is taken: the best first, then what
// fits the current state, then narrower states.
std::vector<Happened> Calendar::today(int day,
                                      const std::vector<Kind>& kinds,
                                      bool acts) const {
  std::vector<Happened> all;
  for (const Happened& h : happened_) {
    if (h.day == day && h.is_act == acts && std::ranges::count(kinds, h.kind) > 0) {
      all.push_back(h);
    }
  }
  std::ranges::stable_sort(all, [&](const Happened& a, const Happened& b) {
    return compare(side_of(a), side_of(b)) > 0;
  });
  return all;
}

void Calendar::walk() {
  strike_void();
  strike_beaten();
  const auto take = [&](int day, const std::vector<Kind>& kinds, bool acts) {
    std::vector<Happened> left = today(day, kinds, acts);
    while (!left.empty()) {
      // Equals: those that fit what is current come first.
      std::vector<Happened> equals;
      const Happened best = left.front();
      std::erase_if(left, [&](const Happened& h) {
        if (compare(side_of(best), side_of(h)) != 0) return false;
        equals.push_back(h);
        return true;
      });
      const auto novelty = [&](const Happened& h) {
        for (int at = static_cast<int>(stretches_.size()) - 1; at >= 0; --at) {
          const Painted& stretch = stretches_[static_cast<std::size_t>(at)];
          if (stretch.is_gone || !shows(stretch.own.state, h.state)) continue;
          return at == current_ ? 0 : 1;
        }
        return 2;
      };
      const auto wider = [&](const Happened& h) {
        return std::ranges::count_if(equals, [&](const Happened& other) {
          return other.state != h.state && shows(other.state, h.state);
        });
      };
      std::vector<std::tuple<int, long, std::size_t>> order;
      for (std::size_t i = 0; i < equals.size(); ++i) {
        order.emplace_back(novelty(equals[i]), wider(equals[i]), i);
      }
      std::ranges::sort(order);
      equals_ = equals;
      for (const auto& place : order) {
        const Happened& h = equals[std::get<2>(place)];
        switch (h.kind) {
          case Kind::ended: end(h); break;
          case Kind::adopted: acts ? adopt(h) : report(h, h.state, h.day); break;
          case Kind::suspended: suspend(h); break;
          case Kind::resumed: resume(h); break;
          case Kind::observed: report(h, h.state, h.day); break;
          case Kind::proposed: break;
        }
      }
    }
  };
  for (int day = 0; day < days_; ++day) {
    take(day, {Kind::ended}, true);
    take(day, {Kind::adopted}, true);
    take(day, {Kind::suspended}, true);
    take(day, {Kind::resumed}, true);
    take(day, {Kind::adopted, Kind::ended, Kind::observed}, false);
  }
}

void Calendar::fill(int stretch, int from) {
  for (int day = std::max(from, 0); day < days_; ++day) {
    cells_[static_cast<std::size_t>(day)] = {stretch};
  }
}

// May hold from `first`, surely holds from `sure`, in place of the current stretch.
int Calendar::paint(Painted next, int first, int sure) {
  next.first = first;
  next.sure = sure;
  const int index = static_cast<int>(stretches_.size());
  if (current_ != nobody) current().followed_on = sure;
  stretches_.push_back(next);
  for (int day = std::max(first, 0); day < std::min(sure, days_); ++day) {
    cells_[static_cast<std::size_t>(day)].push_back(index);
  }
  fill(index, sure);
  for (Painted& stretch : stretches_) stretch.is_gone = true;
  for (const auto& cell : cells_) {
    for (const int held : cell)
      stretches_[static_cast<std::size_t>(held)].is_gone = false;
  }
  if (current_ != nobody && current().is_gone && !current().is_blank()) ++coincidences_;
  for (int before = index - 1; before >= 0; --before) {
    Painted& old = stretches_[static_cast<std::size_t>(before)];
    if (old.is_gone) continue;
    old.followed_on = std::min(old.followed_on, sure);
    break;
  }
  current_ = index;
  return index;
}

// What was announced did not come about: the calendar as if it had never been painted.
void Calendar::undo_current() {
  const int undone = current_;
  const int sure = current().sure;
  current_ = nobody;
  for (int before = undone - 1; before >= 0; --before) {
    if (stretches_[static_cast<std::size_t>(before)].is_gone) continue;
    current_ = before;
    break;
  }
  stretches_[static_cast<std::size_t>(undone)].is_gone = true;
  for (auto& cell : cells_) std::erase(cell, undone);
  for (int day = std::max(sure, 0); day < days_; ++day) {
    auto& cell = cells_[static_cast<std::size_t>(day)];
    if (current_ == nobody) {
      cell.clear();
    } else {
      cell = {current_};
    }
  }
  if (current_ != nobody) current().followed_on = 1000;
}

// What followed came after the day.
void Calendar::confirm(int stretch, int day) {
  Painted& confirmed = stretches_[static_cast<std::size_t>(stretch)];
  confirmed.confirmed = std::max(confirmed.confirmed, day);
  confirmed.is_confirmed_again = true;
  for (std::size_t next = static_cast<std::size_t>(stretch) + 1; next < stretches_.size();
       ++next) {
    Painted& later = stretches_[next];
    for (int before = 0; before <= day && before < days_; ++before) {
      if (before >= later.sure) break;
      std::erase(cells_[static_cast<std::size_t>(before)], static_cast<int>(next));
    }
    later.first = std::max(later.first, std::min(day + 1, later.sure));
  }
}

// Is the current state, or another one, adopted on the day as well?
bool Calendar::adoption_today(const Happened& h, bool same_state) const {
  return std::ranges::any_of(happened_, [&](const Happened& other) {
    return other.kind == Kind::adopted && other.is_act && other.day == h.day &&
           (other.state == current().own.state) == same_state &&
           (same_state || other.is_scheduled == h.is_scheduled);
  });
}

void Calendar::end(const Happened& h) {
  if (current_ == nobody) {
    end_elsewhere(h);
    return;
  }
  if (shows(current().own.state, h.state)) {
    if (h.is_act && adoption_today(h, false)) return;
    if (h.is_act && (adoption_today(h, true) ||
                     std::ranges::count(current().adopted_again_on, h.day) > 0)) {
      for (std::size_t i = 0; i < happened_.size(); ++i) {
        const Happened other = happened_[i];
        if (other.kind != Kind::adopted || !other.is_act || other.day != h.day) continue;
        if (other.state != current().own.state) continue;
        const int better = compare(side_of(h), side_of(other));
        // Taken now, before or together with the end.
        happened_.erase(happened_.begin() + static_cast<std::ptrdiff_t>(i));
        if (better > 0) {
          close(h);
          return;
        }
        if (!other.is_scheduled) adopt(other);
        if (better < 0) return;
        ++contradictions_;
        Painted contest{.standing = Standing::contested};
        Side ended = side_of(h);
        ended.state = after(h.state);
        contest.rivals = {current().own, ended};
        contest.confirmed = h.day;
        paint(contest, h.day, h.day);
        return;
      }
    }
    if (!h.is_act) {
      const int outcome = against_current(h, h.day);
      if (current().standing == Standing::contested || outcome != 1) {
        Side ended = side_of(h);
        ended.state = after(h.state);
        weigh(h, ended, h.day);
        return;
      }
    }
    close(h);
  } else if (current().standing == Standing::contested && rival_for(h.state) != nullptr) {
    std::vector<Side> left;
    if (current().own.state) left.push_back(current().own);
    for (const Side& side : current().rivals) {
      if (side.state != h.state) left.push_back(side);
    }
    if (!h.is_act) return;
    if (left.size() == 1) {
      settle(left.front(), h, h.day);
    } else {
      std::erase_if(current().rivals, [&](const Side& s) { return s.state == h.state; });
    }
  } else {
    end_elsewhere(h);
  }
}

void Calendar::close(const Happened& h) {
  Painted ended{.own = side_of(h)};
  ended.own.state = after(h.state);
  if (ended.own.state) ended.confirmed = h.day;
  if (h.is_scheduled) ended.standing = Standing::announced;
  paint(ended, h.day, h.day);
}

// The end of a state that is not current.
void Calendar::end_elsewhere(const Happened& h) {
  // It gave way to another on that very day: the same change.
  for (int at = static_cast<int>(stretches_.size()) - 1; at > 0; --at) {
    Painted& next = stretches_[static_cast<std::size_t>(at)];
    if (next.is_gone) continue;
    int before = at - 1;
    while (before >= 0 && stretches_[static_cast<std::size_t>(before)].is_gone) --before;
    if (before < 0) continue;
    const Painted& old = stretches_[static_cast<std::size_t>(before)];
    if (old.own.state != h.state || next.own.state == h.state) continue;
    if (next.standing == Standing::contested) continue;
    if (h.day < next.first || h.day > next.sure) continue;
    if (next.standing == Standing::announced && !h.is_scheduled) {
      next.standing = Standing::settled;
    }
    return;
  }
  // Adopted today as well: first that, then the end.
  for (std::size_t i = 0; i < happened_.size() && h.is_act; ++i) {
    const Happened other = happened_[i];
    const bool is_now = other.kind == Kind::adopted && other.is_act &&
                        other.day == h.day && shows(other.state, h.state);
    if (!is_now) continue;
    happened_.erase(happened_.begin() + static_cast<std::ptrdiff_t>(i));
    adopt(other);
    end(h);
    return;
  }
  const int before = h.day - 1;
  const bool is_new = current_ == nobody || current().is_blank();
  const bool is_early =
      current_ != nobody && (current().sure > before || was_unknown(before));
  if (is_early || (h.is_scheduled && !is_new) || has_equal_rival(h)) {
    // An announcement has seen nothing, and equals cannot both be right.
    ++contradictions_;
  } else if (is_new) {
    first_report(h, h.state, before);
    close(h);
  } else if (!fits_earlier(h.state, before)) {
    ++contradictions_;
    const bool is_weighed =
        current().standing == Standing::settled && !shows(h.state, *current().own.state);
    if (!is_weighed || against_current(h, before) != 1) return;
    first_report(h, h.state, before);
    close(h);
  }
}

bool Calendar::has_equal_rival(const Happened& h) const {
  return std::ranges::any_of(equals_, [&](const Happened& other) {
    return other.kind == h.kind && other.state != h.state;
  });
}

void Calendar::adopt(const Happened& h) {
  if (current_ != nobody && current().own.state == h.state) {
    if (h.is_scheduled) return;
    if (current().standing == Standing::contested) {
      settle(current().own, h, h.day);
      return;
    }
    confirm(current_, h.day);
    current().own.has_act = true;
    current().own.reports_only = false;
    current().own.rank = std::min(current().own.rank, h.rank);
    current().own.is_own_word = current().own.is_own_word || h.is_own_word;
    current().adopted_again_on.push_back(h.day);
    if (current().standing == Standing::announced) current().standing = Standing::settled;
    return;
  }
  if (current_ != nobody && current().standing == Standing::contested &&
      rival_for(h.state) != nullptr) {
    settle(*rival_for(h.state), h, h.day);
    return;
  }
  const bool has_rival =
      current_ != nobody && ((current().is_by_adoption && current().first == h.day) ||
                             std::ranges::count(current().adopted_again_on, h.day) > 0);
  if (has_rival) {
    ++contradictions_;
    Painted contest{.standing = Standing::contested};
    contest.rivals = current().rivals;
    if (current().own.state) contest.rivals.push_back(current().own);
    contest.rivals.push_back(side_of(h));
    contest.is_by_adoption = true;
    paint(contest, h.day, h.day);
    return;
  }
  Painted next{.own = side_of(h)};
  next.standing = h.is_scheduled ? Standing::announced : Standing::settled;
  next.confirmed = h.day;
  next.is_by_adoption = true;
  paint(next, h.day, h.day);
}

void Calendar::suspend(const Happened& h) {
  if (current_ == nobody || current().is_blank()) {
    if (has_equal_rival(h)) {
      ++contradictions_;
      return;
    }
    first_report(h, h.state, h.day - 1);
  }
  if (current().own.state != h.state || current().standing == Standing::contested) {
    ++contradictions_;
    return;
  }
  if (current().standing == Standing::suspended) {
    confirm(current_, h.day);
    current().own.reports_only = false;
    current().own.has_act = true;
    current().own.rank = std::min(current().own.rank, h.rank);
    current().own.is_own_word = current().own.is_own_word || h.is_own_word;
    return;
  }
  Painted next{.own = current().own, .standing = Standing::suspended};
  next.own.reports_only = false;
  next.own.has_act = true;
  next.own.rank = std::min(next.own.rank, h.rank);
  next.own.is_own_word = next.own.is_own_word || h.is_own_word;
  next.confirmed = h.day;
  paint(next, h.day, h.day);
}

void Calendar::resume(const Happened& h) {
  const bool is_paused = current_ != nobody && current().own.state == h.state &&
                         current().standing == Standing::suspended;
  if (!is_paused) {
    report(h, h.state, h.day);
    return;
  }
  Painted next{.own = current().own};
  next.own.rank = std::min(next.own.rank, h.rank);
  next.own.is_own_word = next.own.is_own_word || h.is_own_word;
  next.confirmed = h.day;
  paint(next, h.day, h.day);
}

void Calendar::report(const Happened& h, const StateId& state, int day) {
  if (current_ != nobody && current().standing != Standing::contested &&
      shows(current().own.state, state) && current().first <= day) {
    confirm(current_, day);
    Side& own = current().own;
    own.rank = std::min(own.rank, h.rank);
    own.is_own_word = own.is_own_word || h.is_own_word;
    own.has_act = own.has_act || h.is_act;
    own.reports_only = own.reports_only && !h.is_act;
    if (current().standing == Standing::announced) current().standing = Standing::settled;
    return;
  }
  if (fits_earlier(state, day)) return;
  if (current_ == nobody) {
    first_report(h, state, day);
  } else if (was_unknown(day)) {
    return;
  } else if (current().standing == Standing::announced) {
    ++contradictions_;
    undo_current();
    report(h, state, day);
  } else if (current().is_blank()) {
    first_report(h, state, day);
  } else if (current().standing == Standing::contested) {
    report_in_contest(h, state, day);
  } else if (current().own.state && shows(state, *current().own.state)) {
    if (current().own.reports_only) {
      first_report(h, state, day);
    } else {
      confirm(current_, day);
      current().own.rank = std::min(current().own.rank, h.rank);
      current().own.is_own_word = current().own.is_own_word || h.is_own_word;
    }
  } else if (against_current(h, day) == 1) {
    ++contradictions_;
    first_report(h, state, day);
  } else {
    Side side = side_of(h);
    side.state = state;
    side.reports_only = true;
    weigh(h, side, day);
  }
}

// On the day of a change both the old and the new state may be seen.
bool Calendar::fits_earlier(const StateId& state, int day) {
  std::vector<int> fits;
  for (int at = 0; at < static_cast<int>(stretches_.size()); ++at) {
    const Painted& stretch = stretches_[static_cast<std::size_t>(at)];
    if (at == current_ || stretch.is_gone || !shows(stretch.own.state, state)) continue;
    if (stretch.first > day || day > stretch.followed_on) continue;
    fits.push_back(at);
    if (day == stretch.followed_on) ++coincidences_;
  }
  if (fits.size() == 1) confirm(fits.front(), day);
  return !fits.empty();
}

// Was nothing known of the day, though something is known by now?
bool Calendar::was_unknown(int day) const {
  bool is_first = true;
  for (int at = 0; at < static_cast<int>(stretches_.size()); ++at) {
    const Painted& stretch = stretches_[static_cast<std::size_t>(at)];
    if (stretch.is_gone) continue;
    if (is_first && day < stretch.sure) return true;
    is_first = false;
    if (at != current_ && stretch.is_blank() && stretch.first <= day &&
        day < stretch.followed_on) {
      return true;
    }
  }
  return false;
}

// Opens a state that was seen: after the last confirmation of the current one, if any.
void Calendar::first_report(const Happened& h, const StateId& state, int day) {
  if (current_ != nobody && current().is_blank()) ++coincidences_;
  Painted next{.own = side_of(h)};
  next.own.state = state;
  next.own.reports_only = !h.is_act || h.kind == Kind::ended;
  next.confirmed = day;
  int first = day;
  if (current_ != nobody && !current().is_blank() && h.kind != Kind::adopted) {
    first = std::min(day, std::max(current().first, current().confirmed + 1));
  }
  paint(next, first, day);
}

void Calendar::report_in_contest(const Happened& h, const StateId& state, int day) {
  const bool is_fresh = day > current().sure;
  if (!current().own.state) {
    if (const Side* side = rival_for(state)) {
      if (is_fresh) settle(Side(*side), h, day);
      return;
    }
  } else if (shows(current().own.state, state)) {
    if (is_fresh) settle(Side(current().own), h, day);
    return;
  } else if (against_current(h, day) == 1) {
    first_report(h, state, day);
    return;
  }
  if (rival_for(state) != nullptr) return;
  Side side = side_of(h);
  side.state = state;
  current().rivals.push_back(side);
}

// A report that does not win: contested, if it is newer than what confirms the state.
void Calendar::weigh(const Happened& h, const Side& side, int day) {
  ++contradictions_;
  Painted& held = current();
  const int outcome = against_current(h, day);
  const bool is_tie = outcome == 0;
  const bool is_newer = held.confirmed == unseen || day > held.confirmed;
  const bool is_of_one_day = is_tie && held.standing != Standing::contested &&
                             !held.is_confirmed_again && day <= held.sure;
  if (!is_newer && !is_of_one_day) return;
  if (held.standing == Standing::contested) {
    const bool is_there = side.state ? rival_for(*side.state) != nullptr : false;
    if (!is_there) held.rivals.push_back(side);
    return;
  }
  Painted contest{.standing = Standing::contested};
  if (is_tie) {
    contest.rivals = {held.own, side};
  } else {
    contest.own = held.own;
    contest.rivals = {side};
  }
  if (is_of_one_day) {
    const int first = held.first;
    held.standing = Standing::contested;
    held.own = {};
    held.rivals = contest.rivals;
    held.confirmed = unseen;
    held.first = first;
    return;
  }
  contest.confirmed = held.confirmed;
  const int from = std::min(day, std::max({day, held.first, held.confirmed + 1}));
  paint(contest, from, from);
}

void Calendar::settle(const Side& side, const Happened& h, int day) {
  Painted next{.own = side};
  if (side.state == h.state) {
    next.own.rank = std::min(next.own.rank, h.rank);
    next.own.is_own_word = next.own.is_own_word || h.is_own_word;
    next.own.has_act = next.own.has_act || h.is_act;
    next.own.reports_only = next.own.reports_only && !h.is_act;
  }
  next.confirmed = h.kind == Kind::ended ? current().confirmed : h.day;
  paint(next, day, day);
}

int Calendar::compare(const Side& first, const Side& second) const {
  for (const Reason reason : rules_.precedence.order) {
    int a = 0;
    int b = 0;
    switch (reason) {
      case Reason::source_rank: a = -first.rank, b = -second.rank; break;
      case Reason::act_over_report: a = first.has_act, b = second.has_act; break;
      case Reason::own_word: a = first.is_own_word, b = second.is_own_word; break;
    }
    if (a != b) return a > b ? 1 : -1;
  }
  return 0;
}

int Calendar::against_current(const Happened& h, int day) const {
  const Painted& held = current();
  if (is_faded(held, day)) return 1;
  const int better = compare(side_of(h), held.own);
  if (better != 0) return better;
  const bool is_later =
      held.own.reports_only && held.confirmed != unseen && day > held.confirmed;
  return is_later ? 1 : 0;
}

bool Calendar::shows(const std::optional<StateId>& held, const StateId& state) const {
  if (!held) return false;
  if (*held == state) return true;
  const auto wider = policy_.implies.find(*held);
  return wider != policy_.implies.end() && std::ranges::count(wider->second, state) > 0;
}

const Side* Calendar::rival_for(const StateId& state) const {
  for (const Side& side : current().rivals) {
    if (shows(side.state, state)) return &side;
  }
  return nullptr;
}

Side Calendar::side_of(const Happened& h) const {
  return {.state = h.state,
          .rank = h.rank,
          .has_act = h.is_act,
          .is_own_word = h.is_own_word,
          .reports_only = !h.is_act};
}

std::optional<StateId> Calendar::after(const StateId& ended) const {
  if (policy_.when_ended == ended) return std::nullopt;
  return policy_.when_ended;
}

bool Calendar::is_faded(const Painted& stretch, int day) const {
  return stretch.own.reports_only && policy_.stale_after && stretch.confirmed != unseen &&
         stretch.confirmed + policy_.stale_after->days < day;
}

Look Calendar::look(const Painted& stretch, int day) const {
  Look look{.standing = stretch.standing};
  if (stretch.own.state) look.states.push_back(*stretch.own.state);
  for (const Side& side : stretch.rivals) {
    if (side.state) look.states.push_back(*side.state);
  }
  std::ranges::sort(look.states);
  look.states.erase(std::ranges::unique(look.states).begin(), look.states.end());
  if (stretch.standing == Standing::settled && !stretch.own.state) {
    look.standing = Standing::unknown;
  } else if (stretch.standing == Standing::settled && is_faded(stretch, day)) {
    look.standing = Standing::stale;
  }
  return look;
}

std::vector<Look> Calendar::looks() const {
  std::vector<Look> looks;
  for (int day = 0; day < days_; ++day) {
    const auto& cell = cells_[static_cast<std::size_t>(day)];
    Look seen;
    if (cell.size() == 1) {
      seen = look(stretches_[static_cast<std::size_t>(cell.front())], day);
    } else if (cell.size() > 1) {
      std::set<Look> all;
      for (const int held : cell) {
        all.insert(look(stretches_[static_cast<std::size_t>(held)], day));
      }
      if (all.size() == 1) {
        looks.push_back(*all.begin());
        continue;
      }
      seen.standing = Standing::uncertain;
      std::set<StateId> states;
      for (const int held : cell) {
        for (const StateId& state :
             look(stretches_[static_cast<std::size_t>(held)], day).states) {
          states.insert(state);
        }
      }
      seen.states.assign(states.begin(), states.end());
    }
    looks.push_back(seen);
  }
  return looks;
}

}  // namespace

Look look_of(const Status& status) {
  Look look{.standing = status.standing, .states = status.states};
  if (status.state) look.states.push_back(*status.state);
  std::ranges::sort(look.states);
  look.states.erase(std::ranges::unique(look.states).begin(), look.states.end());
  return look;
}

std::vector<Look> walked_days(const std::vector<Evidence>& evidence,
                              const RuleSet& rules,
                              int days) {
  Calendar calendar(evidence, rules, days);
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
