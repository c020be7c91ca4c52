// SPDX-License-Identifier: Apache-2.0
// Merging is a stabbing of intervals. Taking the pieces of one state and kind by the last
// day of their sets, the last day of the first piece is a day that every piece which
// contains it shares: one group. The rest is stabbed again. The piece that gave a group
// its day fits no other group, so a group is never empty after the pieces that fit
// several have been set aside as mere support.
#include "stance/timeline/happening.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>

namespace stance {
namespace {

using Pieces = std::span<const Piece>;

using PieceList = ShortList<const Piece*, 2>;

struct Group {
  Days when = {};
  // Those that date it, and those that only support it.
  PieceList members = {};
  PieceList support = {};
};

bool is_state_change(Kind kind) {
  switch (kind) {
    case Kind::adopted:
    case Kind::ended:
    case Kind::suspended:
    case Kind::resumed: return true;
    case Kind::observed:
    case Kind::proposed: return false;
  }
  return false;
}

std::string_view source_name(const Evidence& evidence) {
  if (evidence.publisher) return *evidence.publisher;
  return evidence.document;
}

bool is_by_last_day(const Piece& a, const Piece& b) {
  return std::tie(a.when.latest, a.when.earliest) <
         std::tie(b.when.latest, b.when.earliest);
}

// By last day, a piece belongs to the first of the shared days that it contains.
std::vector<Group> stabbed(std::span<const Piece* const> pieces) {
  std::vector<Group> groups;
  groups.reserve(pieces.size());
  std::vector<Day> shared_days;
  shared_days.reserve(pieces.size());
  for (const Piece* piece : pieces) {
    const auto shared = std::ranges::lower_bound(shared_days, piece->when.earliest);
    const auto at = static_cast<std::size_t>(shared - shared_days.begin());
    if (at == groups.size()) {
      groups.push_back({.when = piece->when});
      shared_days.push_back(piece->when.latest);
    }
    Group& group = groups[at];
    group.when.earliest = std::max(group.when.earliest, piece->when.earliest);
    group.members.push_back(piece);
  }
  return groups;
}

// Pieces that fit several groups support them all and date none. The groups follow each
// other in time, so the first that is too late ends the search.
void set_ambiguous_aside(std::vector<Group>& groups) {
  std::vector<Days> fits;
  fits.reserve(groups.size());
  for (const Group& group : groups) fits.push_back(group.when);
  for (std::size_t own = 0; own + 1 < groups.size(); ++own) {
    PieceList sure;
    for (const Piece* piece : groups[own].members) {
      std::size_t other = own + 1;
      for (; other < groups.size() && fits[other].earliest <= piece->when.latest;
           ++other) {
        groups[other].support.push_back(piece);
      }
      (other > own + 1 ? groups[own].support : sure).push_back(piece);
    }
    groups[own].members = std::move(sure);
    groups[own].when = groups[own].members.front()->when;
    for (const Piece* piece : groups[own].members) {
      groups[own].when = *intersection(groups[own].when, piece->when);
    }
  }
}

bool has_common_source(const Group& a, const Group& b) {
  return std::ranges::any_of(a.members, [&](const Piece* first) {
    return std::ranges::any_of(b.members, [&](const Piece* second) {
      return source_name(*first->evidence) == source_name(*second->evidence);
    });
  });
}

bool is_scheduled(const Group& group) {
  return std::ranges::all_of(group.members,
                             [](const Piece* piece) { return piece->is_scheduled; });
}

// Does an act that says something else lie between the two?
bool is_interrupted(const Group& first, const Group& second, Pieces all) {
  const Piece& like = *first.members.front();
  return std::ranges::any_of(all, [&](const Piece& piece) {
    return is_state_change(piece.kind) &&
           (piece.kind != like.kind || piece.state != like.state) &&
           piece.when.earliest > first.when.latest &&
           piece.when.latest < second.when.earliest;
  });
}

void absorb(Group& into, const Group& from) {
  into.when = hull(into.when, from.when);
  into.members.append(from.members);
  into.support.append(from.support);
}

// One act, dated differently by different sources. Counted from the first group, so that
// a chain of reports cannot wander off.
void join_near_acts(std::vector<Group>& groups, Pieces all, int within) {
  std::vector<Group> joined_groups;
  joined_groups.reserve(groups.size());
  Day first_latest = Day::earliest();
  for (Group& group : groups) {
    const bool joins = !joined_groups.empty() && !is_scheduled(group) &&
                       !is_scheduled(joined_groups.back()) &&
                       group.when.earliest <= add_days(first_latest, within) &&
                       !has_common_source(joined_groups.back(), group) &&
                       !is_interrupted(joined_groups.back(), group, all);
    if (joins) {
      absorb(joined_groups.back(), group);
    } else {
      first_latest = group.when.latest;
      joined_groups.push_back(std::move(group));
    }
  }
  groups = std::move(joined_groups);
}

bool is_corroborated(const Group& group) {
  const std::string_view first = source_name(*group.members.front()->evidence);
  return std::ranges::any_of(group.members, [&](const Piece* piece) {
    return source_name(*piece->evidence) != first;
  });
}

// By id, none twice.
void sort_sources(Happening& happening) {
  auto& all = happening.sources;
  if (all.size() < 2) return;
  std::ranges::sort(
      all, {}, [](const Evidence* e) -> const EvidenceId& { return e->id; });
  const auto* last =
      std::unique(all.begin(), all.end(), [](const Evidence* a, const Evidence* b) {
        return a->id == b->id;
      });
  all.shorten(static_cast<std::size_t>(last - all.begin()));
}

Happening happening_of(const Group& group) {
  const Piece& like = *group.members.front();
  Happening happening{.kind = like.kind,
                      .state = like.state,
                      .when = group.when,
                      .is_undated = like.is_undated,
                      .is_scheduled = is_scheduled(group),
                      .is_tentative = like.is_tentative,
                      .published = Day::earliest()};
  bool is_trusted = false;
  for (const Piece* piece : group.members) {
    happening.weight = joined(happening.weight, piece->weight);
    happening.published = std::max(happening.published, piece->published);
    happening.known = std::min(happening.known, piece->known);
    is_trusted = is_trusted || piece->is_trusted_for_acts;
    happening.sources.push_back(piece->evidence);
  }
  for (const Piece* piece : group.support) happening.sources.push_back(piece->evidence);
  sort_sources(happening);
  // An adoption of which nobody knows the day says no more than a report does.
  const bool is_vague = like.is_undated && like.kind == Kind::adopted;
  happening.is_act =
      is_state_change(like.kind) && !is_vague && (is_trusted || is_corroborated(group));
  happening.weight.has_act = happening.is_act;
  return happening;
}

// That it may have ended supports each end that fits, and dates none.
void add_tentative(const std::vector<const Piece*>& tentative,
                   std::vector<Group>& groups) {
  std::vector<const Piece*> alone;
  for (const Piece* piece : tentative) {
    bool is_placed = false;
    for (Group& group : groups) {
      if (!intersection(group.when, piece->when)) continue;
      group.support.push_back(piece);
      is_placed = true;
    }
    if (!is_placed) alone.push_back(piece);
  }
  std::vector<Group> open = stabbed(alone);
  groups.insert(groups.end(),
                std::make_move_iterator(open.begin()),
                std::make_move_iterator(open.end()));
}

void append_happenings(Pieces alike,
                       Pieces all,
                       const Policy& policy,
                       std::vector<Happening>& happenings) {
  if (alike.size() == 1) {
    happenings.push_back(
        happening_of({.when = alike.front().when, .members = {&alike.front()}}));
    return;
  }
  std::vector<const Piece*> dated;
  std::vector<const Piece*> undated;
  std::vector<const Piece*> tentative;
  dated.reserve(alike.size());
  for (const Piece& piece : alike) {
    if (piece.is_tentative) {
      tentative.push_back(&piece);
    } else {
      (piece.is_undated ? undated : dated).push_back(&piece);
    }
  }
  std::vector<Group> groups = stabbed(dated.empty() ? undated : dated);
  set_ambiguous_aside(groups);
  if (is_state_change(alike.front().kind)) {
    join_near_acts(groups, all, policy.same_event_within);
  }
  add_tentative(tentative, groups);
  for (Group& group : groups) {
    if (!dated.empty() && !group.members.front()->is_tentative) {
      group.support.append(undated);
    }
    happenings.push_back(happening_of(group));
  }
}

}  // namespace

void append_pieces(const Evidence& evidence,
                   StateNumber state,
                   const Precedence& precedence,
                   std::vector<Piece>& pieces) {
  const bool is_proposal = evidence.kind == Kind::proposed;
  if (!evidence.factual && !is_proposal) return;
  Piece piece{.evidence = &evidence,
              .weight = weight_of(evidence, precedence),
              .when = evidence.when.days(),
              .kind = evidence.kind,
              .state = state,
              .is_undated = evidence.when.is_unknown(),
              .is_tentative = evidence.is_tentative,
              .is_trusted_for_acts = is_trusted_for_acts(evidence, precedence),
              .has_instance = evidence.instance.has_value(),
              .has_row = evidence.cell.has_value()};
  if (evidence.published) piece.published = evidence.published->days().latest;
  const auto known = evidence.dates.find("known");
  piece.known = known == evidence.dates.end()
                    ? piece.published
                    : std::min(piece.published, known->second.days().latest);
  if (evidence.published && !evidence.published->is_unknown()) {
    const Day published = evidence.published->days().latest;
    // "By the end of the month": from the day of publication to a day after it.
    const bool has_term = piece.kind != Kind::observed &&
                          piece.when.earliest == published &&
                          piece.when.latest.is_bound();
    const bool is_ahead =
        piece.when.earliest > published || (has_term && piece.when.latest > published);
    // A forecast of how things will be is no observation.
    if (is_ahead && piece.kind == Kind::observed) piece.kind = Kind::proposed;
    piece.is_scheduled = is_ahead && piece.kind != Kind::proposed;
    const bool is_open = !is_ahead && piece.when.latest == Day::latest();
    // "May have ended" leaves open that it has not.
    if (is_open && !is_proposal && !evidence.is_tentative) piece.when.latest = published;
  }
  const bool has_end = evidence.when.interval_end().has_value();
  const bool has_start = evidence.when.interval_start().has_value();
  if (piece.kind != Kind::observed || evidence.when.form() != EdtfForm::interval ||
      (!has_end && !has_start)) {
    pieces.push_back(piece);
    return;
  }
  for (const auto& seen :
       {evidence.when.interval_start(), evidence.when.interval_end()}) {
    if (!seen) continue;
    piece.when = *seen;
    pieces.push_back(piece);
  }
}

std::vector<Happening> merged_happenings(std::span<Piece> pieces, const Policy& policy) {
  const auto sameness = [](const Piece& p) { return std::tuple(p.kind, p.state); };
  std::ranges::sort(pieces, [&](const Piece& a, const Piece& b) {
    if (sameness(a) != sameness(b)) return sameness(a) < sameness(b);
    return is_by_last_day(a, b);
  });
  std::vector<Happening> happenings;
  happenings.reserve(pieces.size());
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin;
    while (end < pieces.size() && sameness(pieces[end]) == sameness(pieces[begin])) ++end;
    append_happenings(pieces.subspan(begin, end - begin), pieces, policy, happenings);
    begin = end;
  }
  std::ranges::sort(happenings, {}, [](const Happening& h) {
    return std::tuple(h.when.latest, h.when.earliest, h.kind, h.state);
  });
  return happenings;
}

}  // namespace stance
