// SPDX-License-Identifier: Apache-2.0
#include "stance/places/geoids.h"

#include <algorithm>
#include <map>
#include <optional>

#include "stance/places/name_search.h"
#include "stance/places/resolve.h"
#include "stance/places/table.h"

namespace stance {
namespace {

constexpr std::string_view geoids_header = "id\tgeoid";

// A line of a tab-separated file, with blanks around the fields taken off: the Census
// Bureau pads its last column.
struct Line {
  std::size_t number = 0;  // from 1
  std::size_t begin = 0;
  std::vector<std::string> fields;
};

std::string unpadded(std::string_view text) {
  const auto is_pad = [](char c) { return c == ' ' || c == '\r'; };
  while (!text.empty() && is_pad(text.back())) text.remove_suffix(1);
  while (!text.empty() && is_pad(text.front())) text.remove_prefix(1);
  return std::string(text);
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  for (std::size_t number = 1; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Line line{.number = number, .begin = begin, .fields = {}};
    std::string_view rest = text.substr(begin, end - begin);
    for (;;) {
      const std::size_t tab = rest.find('\t');
      line.fields.push_back(unpadded(rest.substr(0, tab)));
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    if (line.fields.size() > 1 || !line.fields[0].empty())
      lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

Diagnostic fault(std::string code,
                 std::string message,
                 SourceSpan span,
                 std::string help) {
  Diagnostic result{.code = std::move(code), .message = std::move(message)};
  result.primary = Label{.span = std::move(span)};
  result.helps.push_back(Help{.text = std::move(help)});
  return result;
}

bool is_geoid(std::string_view text) {
  return !text.empty() && text.size() <= 12 &&
         std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
}

struct CensusColumns {
  std::size_t state = 0;
  std::size_t geoid = 0;
  std::size_t name = 0;

  std::size_t needed() const { return std::max({state, geoid, name}) + 1; }
};

std::optional<CensusColumns> census_columns(const Line& header) {
  const auto column = [&header](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(header.fields, name) -
                                    header.fields.begin());
  };
  const CensusColumns columns{column("USPS"), column("GEOID"), column("NAME")};
  if (columns.needed() > header.fields.size()) return std::nullopt;
  return columns;
}

// The Census name of a place ends in a word in lower case: "city", "town", "CDP". What it
// may be called in the gazetteer: as it is, and without that word.
std::vector<std::string> names_to_try(std::string_view census_name) {
  std::string_view name = census_name;
  if (const auto balance = name.find(" (balance)"); balance != std::string_view::npos) {
    name = name.substr(0, balance);
  }
  std::vector<std::string> names;
  for (const std::string_view word : {" city and borough",
                                      " city",
                                      " town",
                                      " village",
                                      " borough",
                                      " CDP",
                                      " municipality",
                                      " urban county",
                                      " comunidad",
                                      " zona urbana"}) {
    if (name.ends_with(word)) {
      names.emplace_back(name.substr(0, name.size() - word.size()));
      break;
    }
  }
  names.emplace_back(name);
  return names;
}

// A county-level unit is meant only where it is a city as well, so that a place is not
// taken for the county around it.
bool may_have_place_geoid(const Jurisdiction& unit) {
  if (unit.kind == JurisdictionKind::place ||
      unit.kind == JurisdictionKind::independent_city) {
    return true;
  }
  return std::ranges::any_of(unit.alias_ids, [](const JurisdictionId& id) {
    return id.text.find("/place:") != std::string::npos &&
           id.text.find("/county:") == std::string::npos;
  });
}

std::vector<Jurisdiction> units_called(const Gazetteer& gazetteer,
                                       std::string_view state,
                                       std::string_view census_name) {
  for (const std::string& name : names_to_try(census_name)) {
    const std::string folded = folded_name(name);
    // No head word: the name is compared as a whole.
    const NameReading reading{.name = {.text = folded, .base = folded},
                              .rows = gazetteer.state_rows(state),
                              .state = std::string(state)};
    std::vector<Jurisdiction> units;
    for (const std::size_t row : rows_named(gazetteer, reading, Blanks::count)) {
      Jurisdiction unit = gazetteer.at(row);
      if (may_have_place_geoid(unit) && !unit.until) units.push_back(std::move(unit));
    }
    if (!units.empty()) return units;
  }
  return {};
}

// Two rows for one unit give it no GEOID: which is meant cannot be told.
void take_out_repeats(std::map<JurisdictionId, std::vector<UnusedRow>>& claims,
                      CensusGeoids& result) {
  for (auto& [id, rows] : claims) {
    if (rows.size() == 1) {
      result.matched.push_back(AddedGeoid{id, rows.front().geoid});
      continue;
    }
    for (UnusedRow& row : rows) {
      row.reason = UnusedRow::Reason::taken;
      result.unused.push_back(std::move(row));
    }
  }
  std::ranges::sort(result.unused, {}, &UnusedRow::line);
}

}  // namespace

Result<CensusGeoids, Diagnostics> match_census_places(const Gazetteer& gazetteer,
                                                      std::string_view text,
                                                      std::string_view file_name) {
  const std::vector<Line> lines = lines_of(text);
  const auto columns = lines.empty() ? std::nullopt : census_columns(lines.front());
  const std::string help =
      "give the file 2023_Gaz_place_national.txt of the Census Bureau's gazetteer files";
  if (!columns) {
    return failure(Diagnostics{
        fault("G020",
              "the first line does not name the columns USPS, GEOID and NAME",
              {std::string(file_name), 0, std::min(text.size(), text.find('\n'))},
              help)});
  }
  Diagnostics faults;
  CensusGeoids result;
  std::map<JurisdictionId, std::vector<UnusedRow>> claims;
  for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
    if (line->fields.size() < columns->needed() ||
        !is_geoid(line->fields[columns->geoid])) {
      faults.push_back(fault("G021",
                             "line " + std::to_string(line->number) + " has no GEOID",
                             {std::string(file_name), line->begin, line->begin},
                             help));
      continue;
    }
    UnusedRow row{.line = line->number,
                  .geoid = line->fields[columns->geoid],
                  .name = line->fields[columns->name],
                  .state = line->fields[columns->state]};
    const auto units = units_called(gazetteer, row.state, row.name);
    if (units.size() == 1) {
      claims[units.front().id].push_back(std::move(row));
    } else {
      if (!units.empty()) row.reason = UnusedRow::Reason::ambiguous;
      result.unused.push_back(std::move(row));
    }
  }
  if (!faults.empty()) return failure(std::move(faults));
  take_out_repeats(claims, result);
  return result;
}

std::string to_tsv(const std::vector<AddedGeoid>& geoids) {
  std::string tsv(geoids_header);
  tsv += '\n';
  for (const AddedGeoid& added : geoids) tsv += added.id.text + '\t' + added.geoid + '\n';
  return tsv;
}

Result<std::vector<AddedGeoid>, Diagnostics> parse_geoids(std::string_view tsv,
                                                          std::string_view file_name) {
  const std::string help =
      "remove the file and import the Census Bureau's file of places again";
  const std::vector<Line> lines = lines_of(tsv);
  Diagnostics faults;
  if (lines.empty() || lines.front().fields != std::vector<std::string>{"id", "geoid"}) {
    faults.push_back(fault("G022",
                           "the first line is not 'id', a tab and 'geoid'",
                           {std::string(file_name), 0, 0},
                           help));
    return failure(std::move(faults));
  }
  std::vector<AddedGeoid> geoids;
  for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
    if (line->fields.size() != 2 || !line->fields[0].starts_with(id_prefix) ||
        !is_geoid(line->fields[1])) {
      faults.push_back(fault(
          "G023",
          "line " + std::to_string(line->number) + " is not an id, a tab and a GEOID",
          {std::string(file_name), line->begin, line->begin},
          help));
      continue;
    }
    geoids.push_back(AddedGeoid{JurisdictionId{line->fields[0]}, line->fields[1]});
  }
  if (!faults.empty()) return failure(std::move(faults));
  std::ranges::sort(geoids);
  return geoids;
}

}  // namespace stance
