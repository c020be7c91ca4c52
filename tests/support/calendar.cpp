// SPDX-License-Identifier: Apache-2.0
// The walk, day by day, and the painting.
#include "support/calendar.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "stance/base/assert.h"
#include "support/drawing.h"

namespace stance::test {
namespace {

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

}  // namespace

// Published by the day, and not withdrawn by then.
bool Calendar::is_known(const Evidence& evidence) const {
  if (evidence.withdrawn && *evidence.withdrawn <= known_) return false;
  return !evidence.published || evidence.published->days().latest <= known_;
}

void Calendar::gather(const std::vector<Evidence>& evidence) {
  std::map<std::tuple<Kind, StateId, int>, std::vector<const Evidence*>> alike;
  for (const Evidence& e : evidence) {
    if (e.kind == Kind::proposed || !is_known(e)) continue;
    if (e.is_tentative) {
      perhaps_ended_.push_back({.kind = e.kind,
                                .state = e.state,
                                .day = column(e.when.days().earliest),
                                .is_act = true});
      continue;
    }
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
      h.known = std::min(h.known, published);
      const auto known = e->dates.find("known");
      if (known != e->dates.end()) {
        h.known = std::min(h.known, column(known->second.days().latest));
      }
      h.is_scheduled = h.is_scheduled && e->published && published < h.day;
      h.rank = std::min(h.rank, rank_of(*e, rules_.precedence));
      h.is_own_word = h.is_own_word || e->speaker == "alder";
      h.is_act = h.is_act || is_trusted(*e, rules_.precedence);
      publishers.insert(e->publisher.value_or(e->document));
      h.documents.insert(e->digest);
    }
    h.is_act = h.kind != Kind::observed && (h.is_act || publishers.size() > 1);
    happened_.push_back(h);
  }
  told_ = happened_;
}

// An announcement falls when a later publication tells of a change of the same state
// after it: another day for the same thing, or the opposite by then, of which nobody had
// told before.
bool Calendar::is_overtaken(const Happened& h) const {
  if (!h.is_scheduled) return false;
  return std::ranges::any_of(happened_, [&](const Happened& other) {
    const bool is_same = other.kind == h.kind;
    const bool is_change = other.kind == Kind::adopted || other.kind == Kind::ended;
    if (!is_change || other.state != h.state || (is_same && other.day == h.day)) {
      return false;
    }
    if (other.published >= 1000 || other.published <= h.published) return false;
    if (other.day <= h.published) return false;
    if (!is_same && (other.known <= h.published || other.day > h.day)) return false;
    return (other.is_act || !h.is_act) && !is_of_another(other, h);
  });
}

bool Calendar::is_of_another(const Happened& other, const Happened& h) const {
  if (h.kind == Kind::ended) {
    // Between the two ends the state was adopted anew, and it held before the first.
    const int first = std::min(h.day, other.day);
    const int last = std::max(h.day, other.day);
    return other.kind == Kind::ended && was_shown(h.state, -1000, first - 1, false) &&
           was_shown(h.state, first, last, true);
  }
  if (h.kind != Kind::adopted) return false;
  // One document that keeps both: the second adoption from after the first's day, or the
  // end of what held before.
  const bool is_shared = std::ranges::any_of(
      h.documents, [&](const Digest& each) { return other.documents.contains(each); });
  if (!is_shared) return false;
  return other.kind == Kind::ended ? was_shown(h.state, -1000, other.day - 1, false)
                                   : h.day < other.published;
}

// On one of the days, by something that stands.
bool Calendar::was_shown(const StateId& state,
                         int first,
                         int last,
                         bool adopted_only) const {
  return std::ranges::any_of(happened_, [&](const Happened& each) {
    const bool is_adoption = each.kind == Kind::adopted && each.is_act;
    const bool counts = is_adoption || (each.kind == Kind::observed && !adopted_only);
    return counts && each.state == state && each.day >= first && each.day <= last &&
           !is_overtaken(each);
  });
}

void Calendar::strike_void() {
  std::vector<Happened> kept;
  for (const Happened& h : happened_) {
    if (!is_overtaken(h)) kept.push_back(h);
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
          case Kind::adopted: adopt(h); break;
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
  perhaps_end();
}

// Absent from a list, not yet often enough: from the day on, and after the last day on
// which something shows the state, it may have ended.
void Calendar::perhaps_end() {
  for (const Happened& h : perhaps_ended_) {
    // An end that is told of is that end.
    const bool is_told = std::ranges::any_of(told_, [&](const Happened& other) {
      return other.kind == h.kind && other.state == h.state && other.day >= h.day;
    });
    if (is_told) continue;
    if (current_ == nobody || !shows(current().own.state, h.state)) continue;
    if (current().standing == Standing::contested) continue;
    Painted next{.own = {.state = after(h.state)}};
    const int first = std::max({h.day, current().confirmed + 1, current().first});
    paint(next, first, 10000);
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

Look Calendar::look(const Painted& stretch, int day) const {
  Look look{.standing = stretch.standing};
  if (stretch.own.state) look.states.push_back(*stretch.own.state);
  for (const Side& side : stretch.rivals) {
    if (side.state) look.states.push_back(*side.state);
  }
  std::ranges::sort(look.states);
  look.states.erase(std::unique(look.states.begin(), look.states.end()),
                    look.states.end());
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

}  // namespace stance::test
