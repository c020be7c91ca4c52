// SPDX-License-Identifier: Apache-2.0
// stance tables list | held | settle: the imported tables, and the names in them that
// wait for a person.
#include <map>
#include <ostream>

#include "derive.h"
#include "print.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

std::string json_list(const std::vector<std::string>& names) {
  std::string text = "[";
  for (const std::string& name : names) {
    text += (text.size() == 1 ? "" : ",") + json_quoted(name);
  }
  return text + "]";
}

}  // namespace

int run_tables_list(Session& session, const Arguments& arguments) {
  (void)arguments;
  const store::Store& store = session.store();
  std::map<std::int64_t, store::ImportedTable> tables;
  for (store::ImportedTable& each : store.tables(std::nullopt)) {
    tables.emplace(each.key, std::move(each));
  }
  Table table{.header = {"SERIES", "FILE", "PUBLISHED", "ROWS", "STANDING", "REASON"}};
  std::vector<std::string> objects;
  for (const store::TablePublication& each : store.table_publications()) {
    const store::ImportedTable& source = tables.at(each.table);
    table.rows.push_back({source.series,
                          source.file,
                          to_string(each.published),
                          std::to_string(each.rows),
                          each.standing,
                          each.reason});
    objects.push_back("{\"series\":" + json_quoted(source.series) +
                      ",\"file\":" + json_quoted(source.file) +
                      ",\"digest\":" + json_quoted(source.digest.text) +
                      ",\"published\":" + json_quoted(to_string(each.published)) +
                      ",\"recorded\":" + json_quoted(to_string(source.recorded)) +
                      ",\"rows\":" + std::to_string(each.rows) +
                      ",\"standing\":" + json_quoted(each.standing) +
                      ",\"reason\":" + json_quoted(each.reason) + "}");
  }
  table.flexible = 5;
  print(session, table, objects, "no table was imported");
  return 0;
}

int run_tables_held(Session& session, const Arguments& arguments) {
  (void)arguments;
  Table table{.header = {"NAME", "IN", "ROWS", "FIRST", "WHY", "CANDIDATES"}};
  std::vector<std::string> objects;
  for (const store::HeldTableName& each : session.store().held_names()) {
    table.rows.push_back({each.name,
                          each.in,
                          std::to_string(each.rows),
                          each.file + " row " + std::to_string(each.first_row),
                          each.reason,
                          join(each.candidates, "; ")});
    objects.push_back(
        "{\"series\":" + json_quoted(each.series) +
        ",\"name\":" + json_quoted(each.name) + ",\"in\":" + json_quoted(each.in) +
        ",\"rows\":" + std::to_string(each.rows) + ",\"file\":" + json_quoted(each.file) +
        ",\"row\":" + std::to_string(each.first_row) + ",\"reason\":" +
        json_quoted(each.reason) + ",\"candidates\":" + json_list(each.candidates) + "}");
  }
  table.flexible = 4;
  print(session, table, objects, "no name waits");
  return 0;
}

int run_tables_settle(Session& session, const Arguments& arguments) {
  store::Store& store = session.store(store::OpenMode::write);
  store::NameDecision decision{.series = arguments.value("--series").value_or(""),
                               .name = arguments.value("NAME").value_or(""),
                               .in = arguments.value("--in").value_or(""),
                               .who = session.environment().user,
                               .why = arguments.value("--why").value_or(""),
                               .recorded = session.environment().today};
  const std::optional<std::string> place = arguments.value("--place");
  if (!place && !arguments.has("--undo")) {
    throw InputError(
        "say which place it is with --place PLACE, or take back what was said "
        "with --undo");
  }
  if (place) decision.place = session.place(*place).id;
  store.add_name_decision(decision);
  const Derived derived = derive(session);
  std::size_t rows = 0;
  for (const SeriesRead& each : derived.series) rows += each.outcome.counts.held;
  session.out() << "\"" << printable_line(decision.name) << "\" is "
                << (decision.place ? session.label(*decision.place).name
                                   : "not settled any more")
                << "; " << counted(derived.timelines, "timeline") << " made, "
                << counted(rows, "row") << " still held\n";
  return 0;
}

}  // namespace stance::cli
