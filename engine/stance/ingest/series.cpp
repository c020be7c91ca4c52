// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/series.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "stance/ingest/cell_history.h"
#include "stance/ingest/list_history.h"
#include "stance/ingest/superseded_rows.h"

namespace stance::ingest {
namespace {

bool takes_back(const Mapping& mapping) {
  const auto is_retracted = [](const Written& word) {
    return word.text == "retracted" || word.text == "corrected";
  };
  const auto constant = mapping.constants.find(Role::kind);
  if (constant != mapping.constants.end() && is_retracted(constant->second)) return true;
  const auto values = mapping.values.find(Role::kind);
  if (values == mapping.values.end()) return false;
  return std::ranges::any_of(values->second.values, [&](const auto& each) {
    return each.second && is_retracted(*each.second);
  });
}

bool names_rows(const Mapping& mapping) {
  return mapping.columns.contains(Role::retracts) ||
         mapping.columns.contains(Role::revises) ||
         mapping.columns.contains(Role::supersedes);
}

// Reads the tables of one series.
class SeriesReader {
 public:
  SeriesReader(std::vector<SeriesTable> tables,
               const TableRules& rules,
               const std::function<void(Evidence)>& sink)
      : tables_(std::move(tables)),
        rules_(rules),
        sink_(sink),
        superseded_(rules.mapping) {}

  SeriesOutcome read() {
    std::ranges::stable_sort(
        tables_, {}, [](const SeriesTable& each) { return each.info.published; });
    if (names_rows(rules_.mapping)) find_retracted();
    if (rules_.mapping.list.is_complete) {
      read_list();
    } else if (rules_.mapping.has_versions || takes_back(rules_.mapping)) {
      read_versions();
    } else {
      each_row([&](RowSays says) { give_all(std::move(says)); });
    }
    return std::move(outcome_);
  }

 private:
  void give(Evidence piece) {
    if (!piece.jurisdiction.text.empty()) sink_(std::move(piece));
  }
  void give_all(RowSays says) {
    if (says.is_held) return;
    take_back(says);
    for (Evidence& piece : says.evidence) give(std::move(piece));
  }
  // By later rows that retract, revise or supersede it.
  void take_back(RowSays& says) const {
    if (const auto day = withdrawn_on(says)) {
      for (Evidence& piece : says.evidence) {
        piece.withdrawn = std::min(piece.withdrawn.value_or(*day), *day);
      }
    }
    superseded_.end(says);
  }
  // By its own name, or by that of the source it cites.
  std::optional<Day> withdrawn_on(const RowSays& says) const {
    if (taken_back_.empty()) return std::nullopt;
    auto found = taken_back_.end();
    if (says.id) found = taken_back_.find(*says.id);
    if (found == taken_back_.end() && !says.evidence.empty()) {
      found = taken_back_.find(says.evidence.front().document);
    }
    return found == taken_back_.end() ? std::nullopt : std::optional(found->second);
  }

  bool read_one(const SeriesTable& table, const std::function<void(RowSays)>& take);
  void each_row(const std::function<void(RowSays)>& take);
  void find_retracted();
  bool is_in_order();
  void read_versions();
  void read_list();

  std::vector<SeriesTable> tables_;
  const TableRules& rules_;
  const std::function<void(Evidence)>& sink_;
  // Names of rows that later rows retract or revise, and the day of that.
  std::unordered_map<std::string, Day> taken_back_ = {};
  SupersededRows superseded_;
  SeriesOutcome outcome_ = {};
};

bool SeriesReader::read_one(const SeriesTable& table,
                            const std::function<void(RowSays)>& take) {
  Publication publication{.file = table.info.file,
                          .digest = table.info.digest,
                          .published = table.info.published};
  if (table.is_retracted) {
    publication.standing = TableStanding::retracted;
    outcome_.publications.push_back(std::move(publication));
    return false;
  }
  const auto counts = read_table(rules_, table.info, table.open(), take);
  if (!counts) {
    for (const Diagnostic& fault : counts.error()) rules_.report.add(fault);
    // Of a list, a broken publication is one among others.
    const bool is_unreadable =
        has_errors(counts.error()) && !rules_.mapping.list.is_complete;
    publication.standing =
        is_unreadable ? TableStanding::unreadable : TableStanding::quarantined;
    publication.reason = counts.error().front().message;
    outcome_.publications.push_back(std::move(publication));
    return false;
  }
  outcome_.counts.rows += counts->rows;
  outcome_.counts.duplicates += counts->duplicates;
  outcome_.counts.pieces += counts->pieces;
  outcome_.counts.unused += counts->unused;
  for (const auto& [code, rows] : counts->left_out) {
    outcome_.counts.left_out[code] += rows;
  }
  outcome_.counts.held += counts->held;
  publication.rows = counts->rows;
  outcome_.publications.push_back(std::move(publication));
  return true;
}

void SeriesReader::each_row(const std::function<void(RowSays)>& take) {
  for (const SeriesTable& table : tables_) read_one(table, take);
}

// A first reading, for the names of rows alone: a row may take back one of an earlier
// table, or one above it.
void SeriesReader::find_retracted() {
  TableReport unheard;
  const TableRules quiet{rules_.mapping, rules_.rules, rules_.places, unheard};
  for (const SeriesTable& table : tables_) {
    if (table.is_retracted) continue;
    const auto note = [&](const RowSays& says) {
      superseded_.note(says);
      for (const auto* name : {&says.retracts, &says.revises}) {
        if (!*name) continue;
        const auto [known, is_new] = taken_back_.try_emplace(**name, says.published);
        if (!is_new) known->second = std::min(known->second, says.published);
      }
    };
    const auto ignored = read_table(quiet, table.info, table.open(), note);
    if (!ignored) continue;
  }
}

// Do the rows of each cell (all rows, where versions are complete) come in the order of
// their publication?
bool SeriesReader::is_in_order() {
  TableReport unheard;
  const TableRules quiet{rules_.mapping, rules_.rules, rules_.places, unheard};
  std::unordered_map<std::string, Day> last;
  bool is_ordered = true;
  const auto look = [&](const RowSays& says) {
    for (const auto* pieces : {&says.evidence, &says.silent}) {
      for (const Evidence& piece : *pieces) {
        const std::string name = rules_.mapping.versions_are_complete
                                     ? std::string()
                                     : cell_name(rules_.mapping, says, piece);
        const auto [known, is_new] = last.try_emplace(name, says.published);
        is_ordered = is_ordered && known->second <= says.published;
        known->second = says.published;
      }
    }
  };
  for (const SeriesTable& table : tables_) {
    if (table.is_retracted || !is_ordered) continue;
    const auto ignored = read_table(quiet, table.info, table.open(), look);
    if (!ignored) continue;
  }
  return is_ordered;
}

// Most tables give their versions in order, so that only what is current is held; of
// others all rows are.
void SeriesReader::read_versions() {
  CellHistory history(rules_.mapping, [&](Evidence piece) { give(std::move(piece)); });
  if (is_in_order()) {
    each_row([&](RowSays says) {
      take_back(says);
      history.take(says);
    });
    return history.finish();
  }
  std::vector<RowSays> rows;
  each_row([&](RowSays says) {
    take_back(says);
    rows.push_back(std::move(says));
  });
  std::ranges::stable_sort(rows, {}, [](const RowSays& row) { return row.published; });
  for (RowSays& says : rows) {
    history.take(says);
    says.evidence = {};
  }
  history.finish();
}

void SeriesReader::read_list() {
  std::vector<ListPublication> publications;
  std::vector<std::size_t> positions;
  for (const SeriesTable& table : tables_) {
    std::map<Day, ListPublication> days;
    const std::size_t ahead = rules_.report.count("I065");
    const auto take = [&](RowSays says) {
      ListPublication& one = days[says.published];
      one.info = table.info;
      one.info.published = says.published;
      one.rows.push_back(std::move(says));
    };
    const auto without_use = [&] {
      return outcome_.counts.unused + outcome_.counts.all_left_out();
    };
    const std::size_t unused = without_use();
    if (!read_one(table, take)) continue;
    outcome_.publications.pop_back();
    for (auto& [day, publication] : days) {
      if (days.size() == 1) {
        publication.unusable = without_use() - unused;
        publication.dated_ahead = rules_.report.count("I065") - ahead;
      }
      publications.push_back(std::move(publication));
    }
  }
  std::ranges::stable_sort(
      publications, {}, [](const ListPublication& each) { return each.info.published; });
  ListHistory history(rules_, [&](Evidence piece) { give(std::move(piece)); });
  for (const ListPublication& each : publications) {
    outcome_.publications.push_back(history.take(each));
  }
  history.finish();
}

}  // namespace

std::string_view to_string(TableStanding standing) {
  switch (standing) {
    case TableStanding::sound: return "sound";
    case TableStanding::quarantined: return "quarantined";
    case TableStanding::unreadable: return "unreadable";
    case TableStanding::retracted: return "retracted";
  }
  return "";
}

std::optional<TableStanding> parse_table_standing(std::string_view text) {
  for (const TableStanding each : {TableStanding::sound,
                                   TableStanding::quarantined,
                                   TableStanding::unreadable,
                                   TableStanding::retracted}) {
    if (to_string(each) == text) return each;
  }
  return std::nullopt;
}

SeriesOutcome series_evidence(const std::vector<SeriesTable>& tables,
                              const TableRules& rules,
                              const std::function<void(Evidence)>& sink) {
  return SeriesReader(tables, rules, sink).read();
}

bool is_series(const Mapping& mapping) {
  return mapping.list.is_complete || mapping.has_versions || names_rows(mapping) ||
         takes_back(mapping);
}

}  // namespace stance::ingest
