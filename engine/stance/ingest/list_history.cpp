// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/list_history.h"

#include <algorithm>
#include <utility>

namespace stance::ingest {
namespace {

// Lost rows of one state at once, beyond what changes from one day to the next.
constexpr std::size_t large_group = 5;
constexpr double most_unusable = 0.1;
constexpr double most_dated_ahead = 0.01;
constexpr std::size_t few = 3;

const std::string& cell(const RowSays& row, Role role) {
  return row.cells[static_cast<std::size_t>(role)];
}

std::set<std::string> keys_of(const std::map<std::string, const RowSays*>& rows) {
  std::set<std::string> keys;
  for (const auto& [key, row] : rows) keys.insert(key);
  return keys;
}

std::size_t common(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::ranges::count_if(a, [&](const std::string& key) { return b.contains(key); }));
}

std::string percent(std::size_t part, std::size_t whole) {
  return std::to_string(whole == 0 ? 0 : part * 100 / whole) + " %";
}

const Evidence* act_of(const RowSays& row) {
  for (const Evidence& piece : row.evidence) {
    if (piece.kind == Kind::adopted) return &piece;
  }
  return nullptr;
}

}  // namespace

std::string ListHistory::joined(const RowSays& row,
                                const std::vector<Role>& roles) const {
  std::string text;
  for (const Role role : roles) {
    const std::string& part = cell(row, role);
    if (part.empty()) return "";
    text += part + "\x1F";
  }
  return text;
}

std::string ListHistory::key_of(const RowSays& row) const {
  std::vector<Role> roles = rules_.mapping.list.identity;
  std::vector<Role> naming = {
      Role::place, Role::geoid, Role::county, Role::agency, Role::instance, Role::id};
  if (roles.empty()) {
    roles = {Role::in, Role::place, Role::agency, Role::instance, Role::policy};
    naming = {Role::place};
  }
  std::string text;
  for (const Role role : roles) text += cell(row, role) + "\x1F";
  const bool names_place = std::ranges::any_of(naming, [&](Role role) {
    return std::ranges::find(roles, role) != roles.end() &&
           rules_.mapping.columns.contains(role);
  });
  if (names_place || row.evidence.empty()) return text;
  // Columns that tell no places apart: the place itself does, or what may name it.
  const std::string& place = row.evidence.front().jurisdiction.text;
  if (!place.empty()) return text + place;
  for (const Role role :
       {Role::place, Role::in, Role::county, Role::geoid, Role::level}) {
    text += cell(row, role) + "\x1F";
  }
  return text;
}

ListHistory::Rows ListHistory::rows_of(const ListPublication& publication) const {
  Rows rows;
  for (const RowSays& row : publication.rows) {
    const auto [known, is_new] = rows.emplace(key_of(row), &row);
    if (is_new) continue;
    // Twice on one list: the older act counts.
    const Evidence* before = act_of(*known->second);
    const Evidence* now = act_of(row);
    const bool is_older =
        now != nullptr && (before == nullptr || now->when.days() < before->when.days());
    if (is_older) known->second = &row;
  }
  return rows;
}

// The entries that the rows go on with: by key, else by what else makes them the same.
std::map<std::string, std::size_t> ListHistory::matched(const Rows& rows) const {
  std::map<std::string, std::size_t> matches;
  for (const auto& [key, row] : rows) {
    const auto known = by_key_.find(key);
    if (known != by_key_.end()) matches.emplace(key, known->second);
  }
  for (const std::vector<Role>& roles : rules_.mapping.list.same_if) {
    match_renamed(rows, roles, matches);
  }
  return matches;
}

// Only where one row that is new and one entry that is absent agree, and no others do.
void ListHistory::match_renamed(const Rows& rows,
                                const std::vector<Role>& roles,
                                std::map<std::string, std::size_t>& matches) const {
  std::set<std::size_t> taken;
  for (const auto& [key, entry] : matches) taken.insert(entry);
  std::map<std::string, std::vector<std::size_t>> absent;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (taken.contains(i)) continue;
    const std::string name = joined(entries_[i].last, roles);
    if (!name.empty()) absent[name].push_back(i);
  }
  std::map<std::string, std::vector<std::string>> fresh;
  for (const auto& [key, row] : rows) {
    if (matches.contains(key)) continue;
    const std::string name = joined(*row, roles);
    if (!name.empty()) fresh[name].push_back(key);
  }
  for (const auto& [name, keys] : fresh) {
    const auto found = absent.find(name);
    if (found == absent.end() || found->second.size() != 1 || keys.size() != 1) continue;
    matches.emplace(keys.front(), found->second.front());
  }
}

// A state of which the last sound publication had many rows, and this one has none.
std::string ListHistory::lost_group(const std::set<std::size_t>& present) const {
  std::map<std::string, std::pair<std::size_t, std::size_t>> groups;
  for (const std::size_t i : present_) {
    auto& [before, now] = groups[cell(entries_[i].last, Role::in)];
    ++before;
    if (present.contains(i)) ++now;
  }
  for (const auto& [name, counts] : groups) {
    if (counts.first >= large_group && counts.second == 0 && groups.size() > 1) {
      return "all " + std::to_string(counts.first) + " rows of '" + name +
             "' are missing";
    }
  }
  return "";
}

// The same as a list of long ago, and not what the last one leads to.
std::string ListHistory::repeated(const Rows& rows, std::size_t lost) const {
  if (past_.size() < 2 || lost <= few) return "";
  const std::set<std::string> keys = keys_of(rows);
  if (keys == past_.back().first) return "";
  for (std::size_t i = 0; i + 1 < past_.size(); ++i) {
    const auto& [earlier, day] = past_[i];
    const std::size_t same = common(keys, earlier);
    const bool is_alike = same + few >= keys.size() && same + few >= earlier.size();
    if (is_alike) return "it repeats the list of " + to_string(day);
  }
  return "";
}

std::string ListHistory::suspicion(
    const ListPublication& publication,
    const Rows& rows,
    const std::map<std::string, std::size_t>& matches) const {
  const std::size_t all = publication.rows.size() + publication.unusable;
  const auto share = [&](std::size_t part) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(all, 1));
  };
  if (rows.empty()) return "no row could be read";
  if (share(publication.unusable) > most_unusable) {
    return percent(publication.unusable, all) +
           " of its rows cannot be read as the others";
  }
  if (publication.dated_ahead >= few &&
      share(publication.dated_ahead) > most_dated_ahead) {
    return std::to_string(publication.dated_ahead) +
           " rows bear dates after its own; its date is wrong, or its content";
  }
  if (present_.empty()) return "";
  std::set<std::size_t> present;
  for (const auto& [key, entry] : matches) present.insert(entry);
  std::size_t kept = 0;
  for (const std::size_t i : present_) {
    if (present.contains(i)) ++kept;
  }
  const std::size_t lost = present_.size() - kept;
  if (std::string why = repeated(rows, lost); !why.empty()) return why;
  const auto least =
      rules_.mapping.list.suspicious_below * static_cast<double>(present_.size());
  if (static_cast<double>(rows.size()) < least) {
    return "it has " + std::to_string(rows.size()) +
           " rows, and the last sound one had " + std::to_string(present_.size());
  }
  if (static_cast<double>(kept) < least) {
    return "only " + percent(kept, present_.size()) +
           " of the last sound publication is in it";
  }
  return lost_group(present);
}

// Publications in a row that agree with each other are news, whatever was before.
bool ListHistory::is_confirmed(const Rows& rows) const {
  const auto needed = static_cast<std::size_t>(rules_.mapping.list.absent_after);
  if (doubtful_.size() < needed) return false;
  const std::set<std::string> keys = keys_of(rows);
  return std::all_of(doubtful_.end() - static_cast<std::ptrdiff_t>(needed),
                     doubtful_.end(),
                     [&](const std::set<std::string>& other) {
                       const auto least =
                           rules_.mapping.list.suspicious_below *
                           static_cast<double>(std::max(keys.size(), other.size()));
                       return static_cast<double>(common(keys, other)) >= least;
                     });
}

Publication ListHistory::take(const ListPublication& publication) {
  const TableInfo& info = publication.info;
  Publication result{info.file, info.digest, info.published, publication.rows.size()};
  const Rows rows = rows_of(publication);
  std::map<std::string, std::size_t> matches = matched(rows);
  std::string why = suspicion(publication, rows, matches);
  if (!why.empty() && !is_confirmed(rows)) {
    result.standing = TableStanding::quarantined;
    result.reason = std::move(why);
    doubtful_.push_back(keys_of(rows));
    return result;
  }
  doubtful_.clear();
  present_.clear();
  for (const auto& [key, row] : rows) {
    auto match = matches.find(key);
    if (match == matches.end()) {
      entries_.push_back({});
      match = matches.emplace(key, entries_.size() - 1).first;
    }
    Entry& entry = entries_[match->second];
    if (by_key_.emplace(key, match->second).second) entry.keys.push_back(key);
    present_.insert(match->second);
    list(entry, *row, publication);
  }
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (!present_.contains(i) && !entries_[i].has_ended) miss(entries_[i], publication);
  }
  past_.emplace_back(keys_of(rows), info.published);
  return result;
}

// The list puts it elsewhere: what it said of the other place it says no longer.
void ListHistory::move(Entry& entry, const JurisdictionId& to, Day day) {
  if (to.text.empty() || entry.jurisdiction == to) return;
  if (!entry.jurisdiction.text.empty()) {
    for (Evidence& piece : entry.pieces) {
      if (!piece.withdrawn) piece.withdrawn = day;
    }
    entry.begun.reset();
    entry.absence.reset();
  }
  entry.jurisdiction = to;
}

void ListHistory::list(Entry& entry,
                       const RowSays& row,
                       const ListPublication& publication) {
  const Day day = publication.info.published;
  const Evidence* act = act_of(row);
  if (!row.is_held && !row.evidence.empty()) {
    move(entry, row.evidence.front().jurisdiction, day);
  }
  if (!entry.agency && !row.evidence.empty()) entry.agency = row.evidence.front().agency;
  // Listed again: it never left, unless it was signed anew after it had.
  const bool is_anew =
      entry.has_ended && act != nullptr && act->when.days().earliest > entry.listed;
  if (entry.absence && !is_anew) entry.pieces[*entry.absence].withdrawn = day;
  if (is_anew) entry.begun.reset();
  entry.absence.reset();
  entry.absences = 0;
  entry.has_ended = false;
  see(entry, row, publication);
  entry.last = row;
  entry.last.evidence.resize(std::min<std::size_t>(row.evidence.size(), 1));
  entry.file = publication.info.file;
  entry.listed = day;
}

void ListHistory::see(Entry& entry,
                      const RowSays& row,
                      const ListPublication& publication) {
  if (row.evidence.empty()) return;
  const auto add = [&](Evidence piece) {
    piece.agency = entry.agency;
    // An agreement is one agency's: of two in one place each has its own.
    const Policy* policy = rules_.rules.find_policy(piece.policy);
    if (piece.agency && (policy == nullptr || !policy->by_agency)) {
      piece.instance =
          piece.instance ? *piece.instance + ", " + *piece.agency : *piece.agency;
    }
    entry.pieces.push_back(std::move(piece));
  };
  const Evidence* act = act_of(row);
  const bool is_known =
      entry.begun && (act == nullptr || entry.pieces[*entry.begun].when == act->when);
  if (act != nullptr && !is_known) {
    if (entry.begun) entry.pieces[*entry.begun].withdrawn = publication.info.published;
    entry.begun = entry.pieces.size();
    add(*act);
  }
  Evidence seen = row.evidence.front();
  seen.kind = Kind::observed;
  seen.factual = true;
  seen.when = Edtf::from_day(publication.info.published);
  add(std::move(seen));
}

Evidence ListHistory::ended(const Entry& entry,
                            const ListPublication& publication,
                            Days when) const {
  const auto last =
      std::find_if(entry.pieces.rbegin(), entry.pieces.rend(), [](const Evidence& each) {
        return each.kind == Kind::observed && !each.withdrawn;
      });
  Evidence piece = *last;
  piece.kind = Kind::ended;
  piece.when = Edtf::from_days(when);
  piece.published = Edtf::from_day(publication.info.published);
  piece.withdrawn.reset();
  piece.contexts = {"last on " + entry.file, "absent from " + entry.first_absent_file};
  if (publication.info.file != entry.first_absent_file) {
    piece.contexts.push_back("still absent from " + publication.info.file);
  }
  return piece;
}

// Listed and then not listed on one day: the last publication of a day counts.
void ListHistory::unlist(Entry& entry, Day day) {
  std::optional<Day> before;
  for (std::size_t i = 0; i < entry.pieces.size(); ++i) {
    Evidence& piece = entry.pieces[i];
    if (piece.withdrawn) continue;
    const Day published = piece.published->days().latest;
    if (published == day) {
      piece.withdrawn = day;
      if (entry.begun == i) entry.begun.reset();
    } else if (piece.kind == Kind::observed) {
      before = published;
    }
  }
  if (before) entry.listed = *before;
}

void ListHistory::miss(Entry& entry, const ListPublication& publication) {
  const Day day = publication.info.published;
  if (entry.absences == 0 && entry.listed == day) unlist(entry, day);
  const bool is_seen = std::ranges::any_of(entry.pieces, [](const Evidence& piece) {
    return piece.kind == Kind::observed && !piece.withdrawn;
  });
  if (!is_seen) return;
  if (entry.absences++ == 0) {
    entry.first_absent = day;
    entry.first_absent_file = publication.info.file;
    entry.absence = entry.pieces.size();
    Evidence may_have = ended(
        entry, publication, {std::min(add_days(entry.listed, 1), day), Day::latest()});
    may_have.is_tentative = true;
    entry.pieces.push_back(std::move(may_have));
  }
  const ListRules& list = rules_.mapping.list;
  const int days_absent = day.number - entry.first_absent.number;
  if (entry.absences < list.absent_after || days_absent < list.absent_days) return;
  entry.pieces[*entry.absence].withdrawn = day;
  entry.absence = entry.pieces.size();
  const Days when{std::min(add_days(entry.listed, 1), entry.first_absent),
                  entry.first_absent};
  entry.pieces.push_back(ended(entry, publication, when));
  entry.has_ended = true;
}

void ListHistory::finish() {
  for (Entry& entry : entries_) {
    for (Evidence& piece : entry.pieces) {
      if (piece.jurisdiction.text.empty()) piece.jurisdiction = entry.jurisdiction;
      if (piece.jurisdiction.text.empty()) continue;
      piece.id = evidence_id(piece);
      sink_(std::move(piece));
    }
  }
  entries_.clear();
}

}  // namespace stance::ingest
