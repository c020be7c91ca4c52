// SPDX-License-Identifier: Apache-2.0
// What the columns of a table mean: a TOML file that a person writes beside a table. The
// language is described in data/mappings/README.md.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/base/evidence.h"
#include "stance/base/result.h"
#include "stance/ingest/table_dates.h"
#include "stance/ingest/table_encoding.h"
#include "stance/places/jurisdiction.h"

namespace stance {
struct RuleSet;
}

namespace stance::ingest {

// What a column, or a constant, says about a row.
enum class Role {
  place,
  in,      // the state (or county) that the place lies in
  county,  // of a place; of a row about a county, its name
  geoid,
  level,  // state, county or place
  policy,
  state,
  kind,
  when,
  start,
  end,
  lasts,  // how long, from the start
  known,  // the day from which the row was known, before its table was published
  known_end,
  announced,
  signed_on,
  effective,
  published,
  agency,
  instance,
  speaker,
  scope,
  quote,
  source,
  publisher,
  source_kind,
  grade,
  binds,
  id,
  retracts,
  revises,
  supersedes,  // the row whose order ends where this one's begins
};

std::string_view to_string(Role role);
std::optional<Role> parse_role(std::string_view name);

// A name as the mapping writes it, and where.
struct Written {
  std::string text;
  SourceSpan span = {};

  bool operator==(const Written&) const = default;
};

// What cells become. "*" stands for all that are not listed. Without a value a cell gives
// nothing, and its row none of the records that need it.
struct ValueMap {
  std::map<std::string, std::optional<Written>> values = {};

  // Nothing: not listed. An inner nothing: listed as saying nothing. Upper and lower case
  // and blanks around are no difference. Of cells put together ("2 + all"), "2 + *" is
  // found where "2 + all" is not listed.
  std::optional<std::optional<std::string>> find(std::string_view cell) const;
  // Without "*" for all.
  std::optional<std::optional<std::string>> find_listed(std::string_view cell) const;
};

// What the cells of one column of a wide table are.
enum class CellMeaning { state, when, start, number };

// A column that is about one policy: a table with a column for each policy has many.
struct PolicyColumn {
  // "masks_{YYYY-MM}": each column with a date there, on which its cells were so.
  Written column;
  Written policy;
  std::optional<Written> state = {};
  std::optional<Kind> kind = {};
  CellMeaning cell = CellMeaning::state;
  // Of a column with the ends, where the cell is a start.
  std::optional<Written> end = {};
  std::optional<std::string> instance = {};
  ValueMap values = {};
};

// A name that this table uses for a place.
struct KnownName {
  std::string name;
  std::string in;
  std::string place;
};

// What is absent from a publication of a complete list has ended.
struct ListRules {
  bool is_complete = false;
  int absent_after = 2;
  int absent_days = 0;
  // Of the rows of the last sound publication; fewer make a publication suspicious.
  double suspicious_below = 0.8;
  // What makes a row the same agreement in another publication.
  std::vector<Role> identity = {};
  // A row that vanishes where another one appears that agrees in all of these is the same
  // under another name.
  std::vector<std::vector<Role>> same_if = {};
};

struct Mapping {
  std::string name;
  std::optional<std::string> title = {};
  std::optional<std::string> publisher = {};
  std::optional<std::string> source_kind = {};
  std::optional<std::string> url = {};
  Grade grade = Grade::a;
  std::optional<char> separator = {};
  // Of the file; what is read and kept is UTF-8.
  TableEncoding encoding = TableEncoding::utf8;
  std::size_t header_row = 1;
  // Words, folded, that stand for an empty cell.
  std::vector<std::string> empty_words = {};
  // The first of several columns that is filled counts; of `geoid` all, joined; of `end`
  // the earliest.
  std::map<Role, std::vector<Written>> columns = {};
  // Roles whose columns are read together: "2 + all".
  std::set<Role> together = {};
  std::map<Role, Written> constants = {};
  std::map<Role, ValueMap> values = {};
  std::vector<PolicyColumn> policy_columns = {};
  // Columns of no interest, so that a new one is noticed. Absent: all others.
  std::optional<std::vector<std::string>> ignored = {};
  DateReading dates = {};
  // "list-{YYYY-MM-DD}": the date in the name of a file.
  std::optional<std::string> file_date = {};
  // Words around the names of places, to be taken away.
  std::vector<std::string> clean = {};
  // What stands for "all of the state" in the column of places.
  std::vector<std::string> whole_state = {"statewide"};
  // What stands between the names of several places in one cell.
  std::vector<std::string> several = {};
  std::vector<KnownName> names = {};
  std::optional<Written> names_file = {};
  Binds states_bind = Binds::own;
  ListRules list = {};
  // Each version says anew what holds of each cell, and what earlier ones said of it no
  // longer counts. With `versions_are_complete` of all cells that it leaves out, too.
  bool has_versions = false;
  bool versions_are_complete = false;
  // Of the mapping's text; part of what is derived from its tables.
  Digest digest = {};

  bool has_long_rows() const { return uses(Role::policy) && uses(Role::state); }
  bool is_series() const { return list.is_complete || has_versions; }
  bool uses(Role role) const {
    return columns.contains(role) || constants.contains(role);
  }
};

// `file` names the mapping in messages; `names` is the text of its names file, if it has
// one and it could be read. Faults: I050 broken TOML, I051 unknown key, I052 wrong type,
// I053 a value that cannot be, I054 something needed is missing.
Result<Mapping, Diagnostics> read_mapping(std::string_view text,
                                          const std::string& file,
                                          const std::optional<std::string>& names);

// Names of policies and states that the rules do not know (I055, I056), each with what
// may be meant.
Diagnostics check_against_rules(const Mapping& mapping, const RuleSet& rules);

}  // namespace stance::ingest
