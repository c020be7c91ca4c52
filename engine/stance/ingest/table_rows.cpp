// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/table_rows.h"

#include <algorithm>
#include <utility>

#include "stance/base/text.h"
#include "stance/base/trimmed.h"

namespace stance::ingest {
namespace {

std::size_t number_of(Role role) {
  return static_cast<std::size_t>(role);
}

std::string_view why(CsvFault fault) {
  switch (fault) {
    case CsvFault::none: return "";
    case CsvFault::open_quote: return "a quote is opened and never closed";
    case CsvFault::stray_quote: return "text stands behind a closing quote";
    case CsvFault::too_long: return "the row is longer than 16 MB; is a quote left open?";
    case CsvFault::not_utf8:
      return "the text is not UTF-8; save it as UTF-8, or say encoding = "
             "\"windows-1252\" in [table]";
    case CsvFault::zero_byte: return "there is a zero byte; this is no text";
  }
  return "";
}

// What a spreadsheet leaves where a formula failed.
bool is_spreadsheet_error(std::string_view text) {
  if (!text.starts_with('#')) return false;
  for (const std::string_view word :
       {"#N/A", "#NA", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!"}) {
    if (text == word) return true;
  }
  return false;
}

}  // namespace

std::string shown(std::string_view cell) {
  constexpr std::size_t longest = 60;
  const std::string text = printable_line(cell);
  return text.size() <= longest ? text : text.substr(0, longest) + "...";
}

RowReader::RowReader(const TableRules& rules, TableInfo info)
    : rules_(rules), info_(std::move(info)) {}

std::string_view RowReader::cell_at(Column& column) {
  const auto& cells = csv_->cells();
  if (column.index >= cells.size()) return {};
  std::string_view text = trimmed(cells[column.index]);
  const auto& empty_words = rules_.mapping.empty_words;
  const bool stands_for_empty =
      !empty_words.empty() && !text.empty() &&
      std::ranges::find(empty_words, fold(text)) != empty_words.end();
  if (is_spreadsheet_error(text) || stands_for_empty) text = {};
  column.is_filled = column.is_filled || !text.empty();
  return text;
}

// Of several columns the first that says something; a cell that the mapping says to mean
// nothing only where none does. All are looked at, so that an empty one is noticed.
std::string_view RowReader::cell(Role role) {
  if (rules_.mapping.together.contains(role)) return together(role);
  const auto values = rules_.mapping.values.find(role);
  const auto says_nothing = [&](std::string_view text) {
    if (values == rules_.mapping.values.end()) return false;
    const auto found = values->second.find(text);
    return found && !*found;
  };
  std::string_view said;
  std::string_view silent;
  for (Column& column : columns_[number_of(role)]) {
    const std::string_view text = cell_at(column);
    if (text.empty() || !said.empty()) continue;
    if (!says_nothing(text)) {
      said = text;
    } else if (silent.empty()) {
      silent = text;
    }
  }
  return said.empty() ? silent : said;
}

// "2 + all"; "empty" for an empty part, nothing where all are.
std::string_view RowReader::together(Role role) {
  std::string& text = together_[number_of(role)];
  text.clear();
  bool is_empty = true;
  for (Column& column : columns_[number_of(role)]) {
    const std::string_view part = cell_at(column);
    is_empty = is_empty && part.empty();
    if (!text.empty()) text += " + ";
    text += part.empty() ? std::string_view("empty") : part;
  }
  if (is_empty) text.clear();
  return text;
}

// What the row says in this role: by its values, its column, or the mapping's constant.
std::string RowReader::value(Role role) {
  const std::string_view text = cell(role);
  const auto values = rules_.mapping.values.find(role);
  if (values != rules_.mapping.values.end() && rules_.mapping.columns.contains(role)) {
    if (const auto found = values->second.find(text)) return found->value_or("");
  }
  if (!text.empty()) return std::string(text);
  const auto constant = rules_.mapping.constants.find(role);
  return constant == rules_.mapping.constants.end() ? std::string()
                                                    : constant->second.text;
}

// A state's code and a county's in two columns are one GEOID.
std::string RowReader::joined_geoid() {
  std::vector<Column>& columns = columns_[number_of(Role::geoid)];
  if (columns.empty()) return value(Role::geoid);
  if (columns.size() == 1) return std::string(cell_at(columns.front()));
  std::string joined;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::string part(cell_at(columns[i]));
    if (part.ends_with(".0")) part.resize(part.size() - 2);
    const std::size_t width = i == 0 ? 2 : 3;
    const bool is_nothing =
        part.empty() || part.find_first_not_of('0') == std::string::npos;
    if (i > 0 && is_nothing) break;
    while (part.size() < width) part.insert(part.begin(), '0');
    joined += part;
  }
  return joined;
}

RowPlace RowReader::place_of(Role role) const {
  const std::vector<Column>& columns = columns_[number_of(role)];
  return {csv_->row(), columns.empty() ? std::string() : columns.front().name};
}

bool RowReader::is_sound(const CsvReader& csv) {
  if (csv.fault() != CsvFault::none) {
    rules_.report.add(
        "I060", Severity::error, {csv.row(), ""}, std::string(why(csv.fault())));
    return false;
  }
  const std::size_t count = csv.cells().size();
  if (count == header_.size()) {
    const bool is_header = std::ranges::equal(
        csv.cells(), header_, [](std::string_view a, const std::string& b) {
          return trimmed(a) == b;
        });
    if (is_header) {
      rules_.report.add(
          "I062", Severity::warning, {csv.row(), ""}, "the header stands here again");
    }
    return !is_header;
  }
  // Spreadsheets pad or cut rows that end in empty cells.
  const auto rest =
      count > header_.size()
          ? csv.cells().begin() + static_cast<std::ptrdiff_t>(header_.size())
          : csv.cells().end();
  const bool is_padded = count > header_.size() &&
                         std::all_of(rest, csv.cells().end(), [](std::string_view cell) {
                           return trimmed(cell).empty();
                         });
  if (is_padded) return true;
  rules_.report.add("I061",
                    Severity::error,
                    {csv.row(), ""},
                    "the row has " + std::to_string(count) + " cells, and the header " +
                        std::to_string(header_.size()) +
                        "; its columns may have shifted");
  return false;
}

std::vector<std::string> RowReader::places_in_row() {
  std::string name = value(Role::place);
  if (rules_.mapping.several.empty() || name.empty()) return {std::move(name)};
  const std::string in = value(Role::in);
  const std::string level = value(Role::level);
  std::vector<std::string> names =
      names_in_cell(name, rules_.mapping.several, [&](const std::string& part) {
        return std::holds_alternative<Jurisdiction>(
            rules_.places.place({part, in, "", "", level}));
      });
  if (names.empty()) return {std::move(name)};
  return names;
}

void RowReader::take_place(RowSays& says) {
  const std::string name = place_name_ ? *place_name_ : value(Role::place);
  const std::string in = value(Role::in);
  const std::string county(cell(Role::county));
  const std::string geoid = joined_geoid();
  // What the mapping says of all rows is not said of those about the whole state.
  const bool is_whole =
      county.empty() &&
      (name.empty() || std::ranges::find(rules_.mapping.whole_state, fold(name)) !=
                           rules_.mapping.whole_state.end());
  const bool is_for_all = !rules_.mapping.columns.contains(Role::level);
  const std::string level = is_whole && is_for_all ? "" : value(Role::level);
  const PlaceFound& found = rules_.places.place({name, in, county, geoid, level});
  if (const auto* held = std::get_if<HeldName>(&found)) {
    says.is_held = true;
    rules_.report.hold(*held, says.row);
    place_ = {};
  } else {
    place_ = std::get<Jurisdiction>(found);
  }
}

// False where nobody can tell when the row was published.
bool RowReader::take_publication(RowSays& says) {
  says.published = info_.published;
  if (!rules_.mapping.columns.contains(Role::published)) return true;
  const RowDate date = this->date(Role::published);
  if (date.is_bad) return false;
  if (date.is_given && date.date.days().latest.is_bound()) {
    says.published = date.date.days().latest;
  }
  return true;
}

// False where the row says nothing at all.
bool RowReader::take_kind(RowSays& says) {
  kind_.reset();
  if (!rules_.mapping.uses(Role::kind)) return true;
  const std::string word = value(Role::kind);
  if (word.empty()) {
    const bool is_listed =
        rules_.mapping.columns.contains(Role::kind) && !cell(Role::kind).empty();
    return !is_listed;
  }
  const bool is_retracted = word == "retracted";
  says.is_correction = word == "corrected";
  // A row that names another one takes back that one alone.
  const bool names_row = says.retracts || says.revises;
  if (is_retracted && names_row) return false;
  says.is_retraction = (is_retracted || says.is_correction) && !names_row;
  if (is_retracted) kind_ = Kind::observed;
  if (is_retracted || says.is_correction) return true;
  kind_ = parse_kind(fold(word));
  if (kind_) return true;
  rules_.report.add_once(
      "I069",
      Severity::error,
      place_of(Role::kind),
      "nothing says what '" + shown(word) + "' means; add it to [values.kind]");
  return false;
}

// When this row's order begins, and where that stands: there another one ends.
void RowReader::note_takeover(RowSays& says) {
  says.supersedes = std::string(cell(Role::supersedes));
  if (says.supersedes->empty()) return says.supersedes.reset();
  const RowDate begins =
      first_date({Role::start, Role::effective, Role::when, Role::signed_on, Role::end});
  Evidence& piece = says.takes_over;
  piece.document = info_.file + " row " + std::to_string(csv_->row());
  piece.digest = info_.digest;
  piece.when =
      begins.is_given ? begins.date : Edtf::from_days({Day::earliest(), says.published});
  piece.published = Edtf::from_day(says.published);
  piece.begin = csv_->begin();
  piece.end = csv_->begin() + csv_->text().size();
  piece.quote = csv_->text();
}

std::vector<RowSays> RowReader::read(const CsvReader& csv) {
  csv_ = &csv;
  row_dates_ = {};
  if (!is_sound(csv)) return {};
  RowSays says;
  says.row = csv.row();
  if (!take_publication(says)) return {};
  const auto optional = [](std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
  };
  says.id = optional(std::string(cell(Role::id)));
  says.retracts = optional(std::string(cell(Role::retracts)));
  says.revises = optional(std::string(cell(Role::revises)));
  note_takeover(says);
  // A row that only takes another one back says nothing itself.
  if (!take_kind(says)) return {std::move(says)};
  const std::vector<std::string> names = places_in_row();
  std::vector<RowSays> all;
  for (const std::string& name : names) {
    place_name_ = name;
    RowSays& one = all.emplace_back(names.size() > 1 ? says : std::move(says));
    read_place(one);
  }
  place_name_.reset();
  return all;
}

// What the row says of one place.
void RowReader::read_place(RowSays& says) {
  const bool is_about_a_row = says.retracts || says.revises || says.supersedes;
  const bool has_place =
      !value(Role::place).empty() || !value(Role::in).empty() || !joined_geoid().empty();
  if (is_about_a_row && !has_place) return;
  take_place(says);
  if (rules_.mapping.list.is_complete || !rules_.mapping.list.identity.empty()) {
    says.cells.resize(role_count);
    for (std::size_t i = 0; i < role_count; ++i) {
      says.cells[i] = folded_words(value(static_cast<Role>(i)));
    }
    if (place_name_) says.cells[number_of(Role::place)] = folded_words(*place_name_);
  }
  if (rules_.mapping.has_long_rows()) read_long(says);
  read_wide(says);
  has_said_ = has_said_ || !says.evidence.empty();
}

void RowReader::report_empty_columns() {
  // Of rows that said nothing the other columns were not looked at.
  if (!has_said_) return;
  std::vector<std::string> named;
  const auto look = [&](const Column& column) {
    if (column.is_filled || column.name.empty()) return;
    if (std::ranges::find(named, column.name) != named.end()) return;
    named.push_back(column.name);
    Diagnostic fault = table_fault(
        "I063",
        info_.file,
        "the column '" + printable_line(column.name) + "' is empty in all rows",
        "is it the right column?");
    fault.severity = Severity::warning;
    rules_.report.add(std::move(fault));
  };
  for (const std::vector<Column>& columns : columns_) {
    for (const Column& column : columns) look(column);
  }
}

}  // namespace stance::ingest
