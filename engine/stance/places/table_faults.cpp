// SPDX-License-Identifier: Apache-2.0
// Everything that can be wrong with the gazetteer's table, in one pass over its rows.
#include <algorithm>
#include <array>

#include "stance/places/table.h"

namespace stance {
namespace {

constexpr std::size_t most_faults = 50;
constexpr std::string_view remedy =
    "restore the file, or make it again as data/SOURCES.md describes";

bool is_number(std::string_view text) {
  return text.size() <= 15 &&
         std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
}

class TableCheck {
 public:
  TableCheck(std::string_view text,
             const std::vector<Gazetteer::RowSpan>& rows,
             std::string_view file_name)
      : text_(text), rows_(rows), file_name_(file_name) {}

  Diagnostics faults() && {
    check_header();
    for (std::size_t row = 0; row < rows_.size() && faults_.size() < most_faults; ++row) {
      check_row(row);
    }
    // Parents are sought by bisection, which finds nothing for sure in a table out of
    // order.
    if (!is_ordered_) {
      std::erase_if(faults_,
                    [](const Diagnostic& fault) { return fault.code == "G008"; });
    }
    if (faults_.size() >= most_faults) {
      report("G010", "too many faults; the rest of the table was not read", {});
    }
    return std::move(faults_);
  }

 private:
  // A fault at a part of the table; the part is a view into its text.
  void report(std::string code, std::string message, std::string_view part) {
    Diagnostic fault{.code = std::move(code), .message = std::move(message)};
    const std::size_t begin = part.data() == nullptr
                                  ? text_.size()
                                  : static_cast<std::size_t>(part.data() - text_.data());
    fault.primary = Label{.span = {file_name_, begin, begin + part.size()}};
    fault.helps.push_back(Help{.text = std::string(remedy)});
    faults_.push_back(std::move(fault));
  }

  void check_header() {
    std::string_view header = text_.substr(0, text_.find('\n'));
    if (header.ends_with('\r')) header.remove_suffix(1);
    if (header == table_header) return;
    report("G001",
           "the header of the table of jurisdictions is not the one expected, with the "
           "columns id, geoid, name and so on to covers",
           header);
  }

  void check_row(std::size_t row) {
    const std::string_view text = row_text(text_, rows_[row]);
    const Fields fields(text);
    if (fields.count() != column_count) {
      is_ordered_ = false;
      report("G002",
             "expected " + std::to_string(column_count) + " columns, found " +
                 std::to_string(fields.count()),
             text);
      return;
    }
    check_id(fields[Column::id]);
    check_names(fields);
    check_numbers(fields);
    check_known(fields[Column::parent], "parent");
    check_parent(fields);
    for_each_part(fields[Column::successors],
                  [this](std::string_view id) { check_known(id, "successor"); });
    for_each_part(fields[Column::covers],
                  [this](std::string_view id) { check_known(id, "covered county"); });
  }

  void check_id(std::string_view id) {
    is_ordered_ = is_ordered_ && previous_ < id;
    if (!id.starts_with(id_prefix)) {
      report("G003", "an id must begin with '" + std::string(id_prefix) + "'", id);
    } else if (id == previous_) {
      report("G004", "the id stands in two rows: " + std::string(id), id);
    } else if (id < previous_) {
      report("G005", "the rows are not in the order of their ids", id);
    }
    previous_ = id;
  }

  void check_names(const Fields& fields) {
    if (fields[Column::name].empty() || fields[Column::short_name].empty()) {
      report("G009", "a unit has no name", fields[Column::id]);
    }
    if (fields[Column::state].size() != 2) {
      report("G009", "a unit has no postal code of two letters", fields[Column::id]);
    }
    if (!parse_jurisdiction_kind(fields[Column::kind])) {
      report("G007",
             "unknown kind '" + std::string(fields[Column::kind]) + "'",
             fields[Column::kind]);
    }
  }

  void check_numbers(const Fields& fields) {
    struct Named {
      Column column;
      std::string_view what;
    };
    for (const Named& named : {Named{Column::geoid, "GEOID"},
                               Named{Column::population, "population"},
                               Named{Column::until, "year"}}) {
      const std::string_view text = fields[named.column];
      const bool fits = named.column != Column::until || text.empty() || text.size() == 4;
      if (is_number(text) && fits) continue;
      report("G006",
             std::string(named.what) + " is not a number: '" + std::string(text) + "'",
             text);
    }
  }

  // Neighbouring rows mostly have the same parent, so the last ones found are remembered.
  void check_known(std::string_view id, std::string_view what) {
    if (id.empty()) return;
    std::string_view& remembered = known_[(id.size() * 31 + slot_of(id)) % known_.size()];
    if (remembered == id) return;
    if (row_with_id(text_, rows_, id)) {
      remembered = id;
    } else {
      report("G008", "no row has the id of this " + std::string(what), id);
    }
  }

  // States, counties, places: what lies in another unit stands below it, so that no law
  // can come to be above itself.
  void check_parent(const Fields& fields) {
    const std::string_view parent = fields[Column::parent];
    if (parent.empty()) return;
    if (parent != last_parent_) {
      const auto row = row_with_id(text_, rows_, parent);
      if (!row) return;
      last_parent_ = parent;
      last_rank_ = rank_of(Fields(row_text(text_, rows_[*row])));
    }
    if (last_rank_ < rank_of(fields)) return;
    report("G011", "a unit lies in one that does not stand above it", parent);
  }

  static int rank_of(const Fields& fields) {
    if (fields.count() != column_count) return 0;
    if (fields[Column::parent].empty()) return 0;
    return fields[Column::kind] == to_string(JurisdictionKind::place) ? 2 : 1;
  }

  static std::size_t slot_of(std::string_view id) {
    std::size_t sum = 0;
    for (const char c : id.substr(std::min(id.size(), id_prefix.size()))) {
      sum = sum * 31 + static_cast<unsigned char>(c);
    }
    return sum;
  }

  std::string_view text_;
  const std::vector<Gazetteer::RowSpan>& rows_;
  std::string file_name_;
  std::string_view previous_;
  bool is_ordered_ = true;
  std::array<std::string_view, 8192> known_;
  std::string_view last_parent_;
  int last_rank_ = 0;
  Diagnostics faults_;
};

}  // namespace

Diagnostics table_faults(std::string_view text,
                         const std::vector<Gazetteer::RowSpan>& rows,
                         std::string_view file_name) {
  return TableCheck(text, rows, file_name).faults();
}

}  // namespace stance
