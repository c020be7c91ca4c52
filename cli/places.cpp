// SPDX-License-Identifier: Apache-2.0
// stance places QUERY: who could that be. stance places import: GEOIDs from the Census.
#include "run.h"

#include <ostream>

#include "print.h"
#include "stance/ingest/files.h"
#include "stance/places/geoids.h"
#include "stance/places/resolve.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

std::vector<Jurisdiction> candidates_of(const Resolution& resolution) {
  if (const auto* found = std::get_if<Found>(&resolution)) return {found->jurisdiction};
  if (const auto* many = std::get_if<Ambiguous>(&resolution)) return many->candidates;
  return {};
}

constexpr std::size_t file_limit = std::size_t{64} << 20U;

std::string reason_of(const UnusedRow& row) {
  switch (row.reason) {
    case UnusedRow::Reason::not_in_gazetteer: return "is not in the gazetteer";
    case UnusedRow::Reason::ambiguous: return "could be more than one place";
    case UnusedRow::Reason::taken: return "belongs to a place that has a GEOID";
  }
  return "";
}

std::string parent_of(Session& session, const Jurisdiction& unit) {
  return unit.parent ? session.label(*unit.parent).name : "-";
}

Table table_of(Session& session, const std::vector<Jurisdiction>& units) {
  Table table{.header = {"PLACE", "KIND", "GEOID", "IN"}};
  for (const Jurisdiction& unit : units) {
    table.rows.push_back({unique_name(session.gazetteer(), unit),
                          std::string(to_string(unit.kind)),
                          unit.geoid.value_or("-"),
                          parent_of(session, unit)});
  }
  return table;
}

// The ids are too long for a column: each stands below its place.
std::string page_of(const Table& table,
                    const std::vector<Jurisdiction>& units,
                    std::size_t width) {
  const std::vector<TableBlock> blocks = rendered_blocks(table, width);
  std::string text = blocks.front();
  for (std::size_t i = 0; i < units.size(); ++i) {
    text += blocks[i + 1] + "    " + units[i].id.text + "\n";
  }
  return text;
}

// For programs: the id in a column of its own.
Table data_of(Table table, const std::vector<Jurisdiction>& units) {
  table.header.emplace_back("ID");
  for (std::size_t i = 0; i < units.size(); ++i) {
    table.rows[i].push_back(units[i].id.text);
  }
  return table;
}

}  // namespace

int run_places(Session& session, const Arguments& arguments) {
  const std::string query = arguments.value("QUERY").value_or("");
  const Resolution resolution = resolve(session.gazetteer(), query);
  const std::vector<Jurisdiction> units = candidates_of(resolution);
  if (units.empty()) session.place(query);  // throws what is wrong, with proposals
  std::vector<std::string> objects;
  for (const Jurisdiction& unit : units) objects.push_back(jurisdiction_json(unit));
  const Table table = table_of(session, units);
  if (!printed_as_data(session, data_of(table, units), objects)) {
    session.out() << page_of(table, units, session.width());
  }
  if (const auto* found = std::get_if<Found>(&resolution)) {
    for (const std::string& note : found->notes) session.say(note);
  }
  return 0;
}

int run_places_import(Session& session, const Arguments& arguments) {
  const std::string file = arguments.value("FILE").value_or("");
  const auto text = ingest::read_file(session.environment().folder / file, file_limit);
  if (!text) throw InputError(Diagnostics{text.error()});
  const auto matched = match_census_places(session.gazetteer(), *text, file);
  if (!matched) throw InputError(matched.error());
  std::map<JurisdictionId, std::string> geoids;
  for (const AddedGeoid& added : matched->matched) geoids[added.id] = added.geoid;
  session.store(store::OpenMode::write).add_geoids(geoids, session.environment().today);
  session.out() << counted(geoids.size(), "GEOID") << " added, "
                << counted(matched->unused.size(), "row") << " not used\n";
  for (const UnusedRow& row : matched->unused) {
    session.out() << "  line " << row.line << ": " << row.name << ", " << row.state
                  << " (" << row.geoid << ") " << reason_of(row) << "\n";
  }
  return 0;
}

}  // namespace stance::cli
