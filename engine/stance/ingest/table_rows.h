// SPDX-License-Identifier: Apache-2.0
// What one row of a table says, as pieces of evidence.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stance/base/evidence.h"
#include "stance/ingest/csv.h"
#include "stance/ingest/mapping.h"
#include "stance/ingest/place_names.h"
#include "stance/ingest/table_report.h"
#include "stance/rules/rule_set.h"

namespace stance::ingest {

inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::supersedes) + 1;

// The table that rows are read from.
struct TableInfo {
  // For messages, and as the name of the document.
  std::string file;
  Digest digest;
  // What is not said to be published on another day was published on this one.
  Day published;
};

struct RowSays {
  std::size_t row = 0;
  // Without a jurisdiction where the place is held. Empty where nothing could be used.
  std::vector<Evidence> evidence = {};
  bool is_held = false;
  // Cells of a version in which nothing stands: place, policy, agency and instance.
  std::vector<Evidence> silent = {};
  // "retracted": what was said before of these cells no longer counts.
  bool is_retraction = false;
  // "corrected": so does what it says count in its place.
  bool is_correction = false;
  Day published;
  std::optional<std::string> id = {};
  std::optional<std::string> retracts = {};
  std::optional<std::string> revises = {};
  // The row whose order ends where this one's begins, and when and where that is told.
  std::optional<std::string> supersedes = {};
  Evidence takes_over = {};
  // What stands in each role, by its number; for lists, and where the mapping says what
  // makes a row the same. Else empty.
  std::vector<std::string> cells = {};
};

// What reading rows needs, the same for all tables of a mapping.
struct TableRules {
  const Mapping& mapping;
  const RuleSet& rules;
  PlaceNames& places;
  TableReport& report;
};

// A cell as messages show it: on one line, and no more than its beginning.
std::string shown(std::string_view cell);

class RowReader {
 public:
  RowReader(const TableRules& rules, TableInfo info);

  // Takes the header. Faults: I057 a column that is not there, I058 one that the mapping
  // does not know though it lists what it ignores, I059 two of one name.
  Diagnostics take_header(const std::vector<std::string_view>& cells);
  // The row that the reader stands on, for each place in it; nothing where it cannot be
  // used, which is reported.
  std::vector<RowSays> read(const CsvReader& csv);
  // Columns with a meaning in which nothing stood, after the last row: I063.
  void report_empty_columns();

 private:
  struct Column {
    std::size_t index = 0;
    std::string name;
    bool is_filled = false;
  };
  // What one claim needs besides what the row says for all.
  struct Claim {
    PolicyId policy;
    StateId state;
    std::optional<Kind> kind = {};
    std::string column;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::optional<std::string> instance = {};
    std::optional<double> number = {};
    // Of a cell below a date: that.
    std::optional<Edtf> when = {};
  };
  // A column of a policy, and the date in its name.
  struct WideColumn {
    Column column = {};
    std::optional<Column> end = {};
    // Of the mapping.
    std::size_t meaning = 0;
    std::optional<Edtf> when = {};
  };
  // A date of the row; `is_given` where the cell holds one that could be read. A bad one
  // keeps out what it dates.
  struct RowDate {
    bool is_given = false;
    bool is_open = false;
    bool is_bad = false;
    Edtf date = {};
  };

  void take_dated_columns(const std::vector<std::string_view>& cells,
                          std::size_t meaning,
                          Diagnostics& faults);
  std::optional<std::size_t> column_named(const std::vector<std::string_view>& cells,
                                          const Written& name,
                                          Diagnostics& faults) const;
  std::string_view cell(Role role);
  std::string_view together(Role role);
  std::string_view cell_at(Column& column);
  std::string value(Role role);
  std::string joined_geoid();
  RowPlace place_of(Role role) const;
  bool is_sound(const CsvReader& csv);

  std::optional<PolicyId> policy();
  std::optional<StateId> state_for(const PolicyId& policy);
  std::vector<std::string> places_in_row();
  void take_place(RowSays& says);
  bool take_publication(RowSays& says);
  bool take_kind(RowSays& says);
  RowDate date(Role role);
  RowDate first_date(std::initializer_list<Role> roles);
  std::string length_of_row();
  RowDate end_by_length(const RowDate& start);
  RowDate end_of_row(const RowDate& start);
  RowDate date_in(std::string_view text, const std::string& column, Role role);
  RowDate bad_date(const char* code,
                   Role role,
                   const RowPlace& place,
                   const std::string& what);
  RowDate far_date(Role role,
                   const RowPlace& place,
                   const std::string& what,
                   const Edtf& date);
  bool keeps_out(Role role) const;
  void read_place(RowSays& says);
  void read_long(RowSays& says);
  void read_wide(RowSays& says);
  void read_wide_cell(RowSays& says, WideColumn& wide);
  void read_dated_cell(RowSays& says, WideColumn& wide, const Claim& claim);
  void add_dated(RowSays& says, const Claim& claim);
  void add_interval(RowSays& says,
                    const Claim& claim,
                    const RowDate& start,
                    const RowDate& end);
  void add_seen(RowSays& says, const Claim& claim, Kind kind, const Edtf& when);
  void add(RowSays& says, const Claim& claim, Kind kind, const Edtf& when);
  void give(RowSays& says, Evidence piece);
  void give_earlier(RowSays& says,
                    const Evidence& piece,
                    Day known,
                    const Days& while_known,
                    std::initializer_list<Role> roles);
  void note_takeover(RowSays& says);
  void be_silent(RowSays& says, const Claim& claim);
  Evidence blank(const RowSays& says, const Claim& claim) const;

  const TableRules& rules_;
  TableInfo info_;
  std::array<std::vector<Column>, role_count> columns_ = {};
  std::vector<WideColumn> wide_ = {};
  std::vector<std::string> header_ = {};
  bool has_said_ = false;
  // The row being read.
  const CsvReader* csv_ = nullptr;
  // One of several names in its cell of places.
  std::optional<std::string> place_name_ = {};
  std::array<std::string, role_count> together_ = {};
  Jurisdiction place_ = {};
  std::optional<Kind> kind_ = {};
  std::array<std::optional<RowDate>, role_count> row_dates_ = {};
  std::unordered_map<std::string, ReadDate> dates_ = {};
};

}  // namespace stance::ingest
