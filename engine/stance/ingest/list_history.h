// SPDX-License-Identifier: Apache-2.0
// The publications of a complete list, one after the other: what is on it is seen on its
// day; what is absent from `absent-after` sound publications in a row has ended between
// the last day on which it was listed and the first on which it was not. Until then it
// may have ended. Broken publications are found from their content and not believed.
//
// Nothing is decided by what is published later: as known on a day, the answers rest on
// the publications up to that day alone.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "stance/ingest/series.h"

namespace stance::ingest {

// The rows of one publication.
struct ListPublication {
  TableInfo info;
  std::vector<RowSays> rows = {};
  // Rows that could not be used, and those dated after the publication.
  std::size_t unusable = 0;
  std::size_t dated_ahead = 0;
};

class ListHistory {
 public:
  ListHistory(const TableRules& rules, std::function<void(Evidence)> sink)
      : rules_(rules), sink_(std::move(sink)) {}

  // Publications come in the order of their days.
  Publication take(const ListPublication& publication);
  // After the last publication.
  void finish();

 private:
  // One line of the list through all publications that have it.
  struct Entry {
    std::vector<std::string> keys = {};
    JurisdictionId jurisdiction = {};
    // As first spelled.
    std::optional<std::string> agency = {};
    RowSays last = {};
    std::string file;
    Day listed;
    int absences = 0;
    Day first_absent = {};
    std::string first_absent_file;
    bool has_ended = false;
    std::vector<Evidence> pieces = {};
    // Positions in `pieces`: the act that began it; that it may have, or has, ended.
    std::optional<std::size_t> begun = {};
    std::optional<std::size_t> absence = {};
  };
  using Rows = std::map<std::string, const RowSays*>;

  std::string joined(const RowSays& row, const std::vector<Role>& roles) const;
  std::string key_of(const RowSays& row) const;
  Rows rows_of(const ListPublication& publication) const;
  std::map<std::string, std::size_t> matched(const Rows& rows) const;
  void match_renamed(const Rows& rows,
                     const std::vector<Role>& roles,
                     std::map<std::string, std::size_t>& matches) const;
  std::string suspicion(const ListPublication& publication,
                        const Rows& rows,
                        const std::map<std::string, std::size_t>& matches) const;
  std::string lost_group(const std::set<std::size_t>& present) const;
  std::string repeated(const Rows& rows, std::size_t lost) const;
  bool is_confirmed(const Rows& rows) const;
  void list(Entry& entry, const RowSays& row, const ListPublication& publication);
  void see(Entry& entry, const RowSays& row, const ListPublication& publication);
  void move(Entry& entry, const JurisdictionId& to, Day day);
  void miss(Entry& entry, const ListPublication& publication);
  static void unlist(Entry& entry, Day day);
  Evidence ended(const Entry& entry, const ListPublication& publication, Days when) const;

  const TableRules& rules_;
  std::function<void(Evidence)> sink_;
  std::vector<Entry> entries_ = {};
  std::map<std::string, std::size_t> by_key_ = {};
  // Of the last sound publication.
  std::set<std::size_t> present_ = {};
  // The keys of all sound publications, with the day.
  std::vector<std::pair<std::set<std::string>, Day>> past_ = {};
  // The keys of the quarantined ones since the last sound one.
  std::vector<std::set<std::string>> doubtful_ = {};
};

}  // namespace stance::ingest
