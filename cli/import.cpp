// SPDX-License-Identifier: Apache-2.0
// stance import: tables become facts of the store, and what follows from them is made.
#include <filesystem>
#include <ostream>

#include "derive.h"
#include "print.h"
#include "progress.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/ingest/files.h"
#include "stance/report/words.h"
#include "table_series.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;
using ingest::TableStanding;

constexpr std::size_t most_shown = 20;

struct NewTable {
  std::string path;
  ingest::TableInfo info;
};

std::string path_in(const Session& session, const std::string& path) {
  return fs::path(path).is_absolute() ? path
                                      : (session.environment().folder / path).string();
}

Day published_option(const Session& session, const Arguments& arguments) {
  const std::string text = arguments.value("--published").value_or("");
  if (const std::optional<Day> day = parse_day(text)) return *day;
  (void)session;
  throw InputError("--published " + text +
                   ": there is no such day; write it as 2025-03-04");
}

// The day of publication: given, else by the name of the file, else today, which is when
// we learned of it.
Day day_of_table(const Session& session,
                 const Arguments& arguments,
                 const ingest::Mapping& mapping,
                 const std::string& file) {
  const bool is_dated_by_row = mapping.columns.contains(ingest::Role::published);
  const std::vector<Day> days = ingest::dates_in_name(file, mapping.file_date);
  if (arguments.has("--published")) {
    const Day day = published_option(session, arguments);
    if (!is_dated_by_row && days.size() == 1 && days.front() != day) {
      session.say(printable_line(file) + ": two dates; --published " + to_string(day) +
                  " counts, and not the " + to_string(days.front()) + " of its name");
    }
    return day;
  }
  if (is_dated_by_row) return session.environment().today;
  if (days.size() == 1) return days.front();
  if (mapping.list.is_complete || mapping.file_date) {
    throw InputError(printable_line(file) +
                     (days.empty() ? ": nothing tells when this list was published"
                                   : ": a list with two dates, " + to_string(days[0]) +
                                         " and " + to_string(days[1])) +
                     "; say it with --published, or with 'file-name' in the mapping");
  }
  return session.environment().today;
}

// What a table says counts from its day on: with a wrong year, nobody would see it.
void warn_if_ahead(const Session& session, const std::string& file, Day published) {
  const Day today = session.environment().today;
  if (published <= today) return;
  Diagnostic warning =
      ingest::table_fault("I045",
                          file,
                          "published " + to_string(published) +
                              ", which is after today (" + to_string(today) + ")",
                          "if the day is wrong, import it again with --published");
  warning.severity = Severity::warning;
  warning.notes.emplace_back("what it says counts from that day on");
  session.show({warning});
}

std::vector<NewTable> tables_of(const Session& session,
                                const Arguments& arguments,
                                const ingest::Mapping& mapping) {
  std::vector<NewTable> tables;
  for (const std::string& given : arguments.values("TABLE")) {
    const std::string path = path_in(session, given);
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
      throw InputError(printable_line(given) + ": there is no such file");
    }
    const std::string file = fs::path(given).filename().string();
    const Day day = day_of_table(session, arguments, mapping, file);
    warn_if_ahead(session, file, day);
    tables.push_back({path, {file, digest_of_table(table_in_file(path, mapping)), day}});
  }
  return tables;
}

// Looks at the beginning of each table before anything is stored.
void require_tables(const Session& session,
                    const std::vector<NewTable>& tables,
                    const ingest::TableRules& rules) {
  Diagnostics faults;
  for (const NewTable& table : tables) {
    std::string first;
    const ingest::NextChunk chunks = table_in_file(table.path, rules.mapping);
    chunks(first);
    if (auto fault = ingest::not_a_table(first, table.info.file)) {
      // Of a list, a broken publication is a fact too: it is stored and quarantined.
      if (!rules.mapping.list.is_complete) faults.push_back(*fault);
      continue;
    }
    const char separator = rules.mapping.separator.value_or(ingest::separator_of(first));
    bool is_given = false;
    ingest::CsvReader csv(
        [&](std::string& chunk) {
          if (std::exchange(is_given, true)) return false;
          chunk = first;
          return true;
        },
        separator);
    while (csv.next() && csv.row() < rules.mapping.header_row) {
    }
    for (Diagnostic& fault :
         ingest::RowReader(rules, table.info).take_header(csv.cells())) {
      if (!rules.mapping.list.is_complete || tables.size() == 1) {
        faults.push_back(std::move(fault));
      }
    }
  }
  if (faults.empty()) return;
  session.show(faults);
  throw InputError("nothing was imported");
}

std::string held_words(const ingest::HeldRows& held) {
  std::string text = printable_line(held.name.name);
  if (!held.name.in.empty()) text += ", " + printable_line(held.name.in);
  text += "  (" + counted(held.rows, "row") + ", the first is row " +
          std::to_string(held.first_row) + " of " + printable_line(held.file) +
          "): " + printable_line(held.name.reason);
  for (std::size_t i = 0; i < held.name.candidates.size(); ++i) {
    text += (i == 0 ? "; is it " : ", ") + held.name.candidates[i];
  }
  return text;
}

std::string publication_words(const ingest::Publication& each) {
  return printable_line(each.file) + " of " + to_string(each.published) + ": " +
         printable_line(each.reason);
}

// ", 3 rows left out, wholly or in part (1 by I064, 2 by I069)".
std::string left_out_words(const ingest::TableCounts& counts) {
  if (counts.left_out.empty()) return "";
  std::string text =
      ", " + counted(counts.all_left_out(), "row") + " left out, wholly or in part";
  std::string separator = " (";
  for (const auto& [code, rows] : counts.left_out) {
    text += separator + std::to_string(rows) + " by " + code;
    separator = ", ";
  }
  return text + ")";
}

void print_series(const Session& session, const SeriesRead& read) {
  const ingest::TableCounts& counts = read.outcome.counts;
  std::ostream& out = session.out();
  out << read.series << ": " << counted(counts.rows, "row") << ", "
      << counted(counts.pieces, "claim");
  if (counts.duplicates > 0) out << ", " << counts.duplicates << " rows twice";
  if (counts.unused > 0) out << ", " << counted(counts.unused, "row") << " of no use";
  if (counts.held > 0) out << ", " << counted(counts.held, "row") << " held";
  out << left_out_words(counts) << "\n";
  std::size_t shown = 0;
  for (const ingest::Publication& each : read.outcome.publications) {
    if (each.standing == TableStanding::sound) continue;
    if (shown++ == 0) out << "not believed:\n";
    out << "  " << to_string(each.standing) << "  " << publication_words(each) << "\n";
  }
  if (read.held.empty()) return;
  out << "held for review (stance tables settle):\n";
  for (std::size_t i = 0; i < read.held.size() && i < most_shown; ++i) {
    out << "  " << held_words(read.held[i]) << "\n";
  }
  if (read.held.size() > most_shown) {
    out << "  and " << read.held.size() - most_shown
        << " more names (stance tables held)\n";
  }
}

std::string json_of(const SeriesRead& read) {
  const ingest::TableCounts& counts = read.outcome.counts;
  std::string json = "{\"series\":" + json_quoted(read.series) +
                     ",\"rows\":" + std::to_string(counts.rows) +
                     ",\"claims\":" + std::to_string(counts.pieces) +
                     ",\"duplicates\":" + std::to_string(counts.duplicates) +
                     ",\"unused\":" + std::to_string(counts.unused) +
                     ",\"held\":" + std::to_string(counts.held) + ",\"left_out\":{";
  std::string separator;
  for (const auto& [code, rows] : counts.left_out) {
    json += separator + json_quoted(code) + ":" + std::to_string(rows);
    separator = ",";
  }
  json += "},\"publications\":[";
  separator.clear();
  for (const ingest::Publication& each : read.outcome.publications) {
    json += separator + "{\"file\":" + json_quoted(each.file) + ",\"published\":\"" +
            to_string(each.published) + "\",\"rows\":" + std::to_string(each.rows) +
            ",\"standing\":\"" + std::string(to_string(each.standing)) +
            "\",\"reason\":" + json_quoted(each.reason) + "}";
    separator = ",";
  }
  json += "],\"names_held\":[";
  separator.clear();
  for (const ingest::HeldRows& each : read.held) {
    json += separator + "{\"name\":" + json_quoted(each.name.name) +
            ",\"in\":" + json_quoted(each.name.in) +
            ",\"reason\":" + json_quoted(each.name.reason) +
            ",\"file\":" + json_quoted(each.file) +
            ",\"row\":" + std::to_string(each.first_row) +
            ",\"rows\":" + std::to_string(each.rows) + ",\"candidates\":[";
    std::string comma;
    for (const std::string& name : each.name.candidates) {
      json += comma + json_quoted(name);
      comma = ",";
    }
    json += "]}";
    separator = ",";
  }
  return json + "]}";
}

// Rows of the table are the publications.
Table table_of(const std::vector<SeriesRead>& all) {
  Table table{.header = {"SERIES", "FILE", "PUBLISHED", "ROWS", "STANDING", "REASON"}};
  for (const SeriesRead& read : all) {
    for (const ingest::Publication& each : read.outcome.publications) {
      table.rows.push_back({read.series,
                            each.file,
                            to_string(each.published),
                            std::to_string(each.rows),
                            std::string(to_string(each.standing)),
                            each.reason});
    }
  }
  return table;
}

int show(const Session& session, const std::vector<SeriesRead>& all) {
  bool is_unreadable = false;
  bool is_any_left_out = false;
  std::vector<std::string> objects;
  for (const SeriesRead& read : all) {
    session.show(read.faults);
    objects.push_back(json_of(read));
    is_any_left_out = is_any_left_out || !read.outcome.counts.left_out.empty();
    for (const ingest::Publication& each : read.outcome.publications) {
      is_unreadable = is_unreadable || each.standing == TableStanding::unreadable;
    }
  }
  if (!printed_as_data(session, table_of(all), objects)) {
    for (const SeriesRead& read : all) print_series(session, read);
  }
  if (is_unreadable) return 2;
  return is_any_left_out ? 1 : 0;
}

Table sample_table(Session& session, const std::vector<Evidence>& pieces) {
  Table table{.header = {"ROW", "PLACE", "POLICY", "STATE", "KIND", "WHEN", "PUBLISHED"}};
  for (const Evidence& piece : pieces) {
    table.rows.push_back({std::to_string(piece.cell ? piece.cell->row : 0),
                          session.label(piece.jurisdiction).name,
                          piece.policy.text,
                          piece.state.text,
                          std::string(to_string(piece.kind)),
                          in_words(piece.when.days()),
                          piece.published ? piece.published->to_string() : ""});
  }
  table.flexible = 1;
  return table;
}

// What would come in, without a store.
int dry_run(Session& session, const Arguments& arguments, const MappingFile& file) {
  const DiskRules disk = session.sound_rules();
  require_rules(session, file, *disk.loaded.rules);
  const std::vector<NewTable> tables = tables_of(session, arguments, file.mapping);
  ingest::PlaceNames places(file.mapping, session.gazetteer(), {});
  ingest::TableReport report;
  const ingest::TableRules rules{file.mapping, *disk.loaded.rules, places, report};
  require_tables(session, tables, rules);
  std::vector<ingest::SeriesTable> sources;
  for (const NewTable& table : tables) {
    sources.push_back({.info = table.info, .open = [&file, path = table.path] {
                         return table_in_file(path, file.mapping);
                       }});
  }
  const bool is_stream =
      session.format() == Format::jsonl || session.format() == Format::json;
  std::vector<Evidence> sample;
  std::size_t pieces = 0;
  SeriesRead read{.series = file.mapping.name};
  read.outcome = ingest::series_evidence(sources, rules, [&](const Evidence& piece) {
    ++pieces;
    if (is_stream) {
      session.out() << evidence_json(piece, session.labels()) << "\n";
    } else if (sample.size() < most_shown) {
      sample.push_back(piece);
    }
  });
  read.faults = report.diagnostics();
  read.held = report.held();
  session.show(read.faults);
  if (is_stream) return read.outcome.counts.left_out.empty() ? 0 : 1;
  session.out() << render(sample_table(session, sample), session.width());
  if (pieces > sample.size()) {
    session.out() << "and " << pieces - sample.size() << " more pieces of evidence\n";
  }
  session.out() << "\nnothing was stored. ";
  print_series(session, read);
  return read.outcome.counts.left_out.empty() ? 0 : 1;
}

}  // namespace

int run_import(Session& session, const Arguments& arguments) {
  std::optional<std::string> path = arguments.value("--with");
  if (!path) path = arguments.value("--mapping");
  if (!path) throw InputError("say with --with MAPPING.toml what the columns mean");
  const MappingFile file = read_mapping_file(session, *path);
  if (arguments.has("--dry-run")) return dry_run(session, arguments, file);
  const std::vector<NewTable> tables = tables_of(session, arguments, file.mapping);
  store::Store& store = session.store(store::OpenMode::create);
  apply_rules_once(session);
  require_rules(session, file, session.applied_rules());
  ingest::PlaceNames places(file.mapping, session.gazetteer(), {});
  ingest::TableReport report;
  require_tables(
      session, tables, {file.mapping, session.applied_rules(), places, report});
  std::size_t added = 0;
  store.transaction([&] {
    store.add_mapping(file.text, session.environment().today);
    for (const NewTable& table : tables) {
      const store::ImportedTable row{.digest = table.info.digest,
                                     .series = file.mapping.name,
                                     .file = table.info.file,
                                     .published = table.info.published,
                                     .recorded = session.environment().today};
      std::error_code ignored;
      Progress progress(
          session,
          {"storing " + table.info.file, "bytes", 0, fs::file_size(table.path, ignored)});
      const auto result = store.add_table(
          row, [&, bytes = table_in_file(table.path, file.mapping)](std::string& chunk) {
            const bool is_more = bytes(chunk);
            if (is_more) progress.advance(chunk.size());
            return is_more;
          });
      if (result == store::Added::added) ++added;
    }
  });
  const Derived derived = derive(session);
  const int code = show(session, derived.series);
  if (session.format() == Format::table) {
    session.out() << counted(added, "table") << " imported";
    if (added < tables.size()) {
      session.out() << ", " << tables.size() - added << " known already";
    }
    session.out() << "; " << counted(derived.timelines, "timeline") << " made\n";
  }
  return code;
}

}  // namespace stance::cli
