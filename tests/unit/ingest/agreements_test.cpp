// SPDX-License-Identifier: Apache-2.0
// All publications of a real list, read by the shipped mapping: what is in force on the
// day of a sound publication is what it lists, and nothing is said to have ended that a
// later publication shows in force.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <set>

#include "stance/base/digest.h"
#include "stance/ingest/files.h"
#include "stance/rules/load.h"
#include "stance/timeline/assemble.h"
#include "unit/ingest/table_support.h"

using namespace stance;
using namespace stance::test;

namespace {

constexpr std::size_t limit = std::size_t{64} << 20U;
const std::string folder = STANCE_SHARED_DIR "/data/287g/";

using Record = std::vector<std::string>;

std::vector<Record> records_of(const std::string& file) {
  std::vector<Record> records;
  auto text = ingest::read_file(file, limit);
  if (!text) return records;
  bool is_given = false;
  ingest::CsvReader csv(
      [&](std::string& chunk) {
        if (is_given) return false;
        is_given = true;
        chunk = *text;
        return true;
      },
      ',');
  while (csv.next()) records.emplace_back(csv.cells().begin(), csv.cells().end());
  return records;
}

std::string quoted_row(const Record& cells) {
  std::string row;
  for (const std::string& cell : cells) {
    std::string text = cell;
    for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2) {
      text.insert(at, "\"");
    }
    row += (row.empty() ? "" : ",") + ("\"" + text + "\"");
  }
  return row;
}

// One table for each publication, from runs of rows.
std::vector<GivenTable> publications() {
  std::map<std::string, std::string> days;
  for (const Record& each : records_of(folder + "snapshots_index.csv")) {
    if (each[0] == "participating") days.emplace(each[1], each[2]);
  }
  std::map<int, GivenTable> tables;
  for (const Record& run : records_of(folder + "participating_rows_rle.csv")) {
    if (run[0] == "state") continue;
    const std::string row =
        quoted_row({run[0], run[1], run[2], run[3], run[4], run[5], "", run[14], ""});
    for (int at = std::stoi(run[6]); at <= std::stoi(run[8]); ++at) {
      GivenTable& table = tables[at];
      if (table.text.empty()) {
        table.published = days.at(std::to_string(at));
        table.file = std::to_string(at) + "_" + table.published + ".csv";
        table.text =
            "state,agency,agency_type,county,support_type,signed,moa_text,moa_file,"
            "addendum\n";
      }
      table.text += row + "\n";
    }
  }
  std::vector<GivenTable> all;
  for (auto& [at, table] : tables) all.push_back(std::move(table));
  return all;
}

RuleSet shipped_rules() {
  auto files = ingest::read_rule_files(STANCE_SOURCE_DIR "/rules");
  REQUIRE(files.has_value());
  std::vector<RuleFile> texts;
  for (auto& [name, text] : *files) texts.push_back({name, text});
  return load_rules(texts, "us-ice").rules.value();
}

// Evidence by strand: place and instance.
using Strands = std::map<std::string, std::vector<Evidence>>;

std::string state_on(const std::vector<Evidence>& strand, const RuleSet& rules, Day day) {
  const Policy& policy = *rules.find_policy(strand.front().policy);
  const Status status =
      status_on(assemble_timelines(strand, rules, day), policy, day, day);
  if (status.standing != Standing::settled)
    return std::string(to_string(status.standing));
  return status.state ? status.state->text : "unknown";
}

// The rows that a strand was last seen in, where it holds on the day.
struct InForce {
  std::set<std::string> rows;
  std::size_t strands = 0;
  std::size_t uncertain = 0;
  std::size_t other = 0;
};

InForce in_force(const Strands& strands, const RuleSet& rules, Day day) {
  InForce result;
  for (const auto& [name, strand] : strands) {
    if (strand.front().published->days().latest > day) continue;
    const std::string state = state_on(strand, rules, day);
    if (state == "uncertain") ++result.uncertain;
    if (state == "active") ++result.strands;
    std::string row;
    for (const Evidence& piece : strand) {
      const bool is_today = piece.published->days().latest == day &&
                            (!piece.withdrawn || *piece.withdrawn > day);
      if (piece.kind == Kind::observed && is_today) row = piece.quote;
    }
    if (state == "active" && row.empty()) {
      ++result.other;
      MESSAGE("in force and not listed: " << strand.back().quote);
    }
    if (state == "active") result.rows.insert(row);
  }
  return result;
}

}  // namespace

TEST_CASE("ingest: what is in force is what the last sound publication lists") {
  std::vector<GivenTable> tables = publications();
  if (tables.empty()) {
    MESSAGE("skipped: the publications are not beside the project");
    return;
  }
  // All 177 take minutes in a debug build: STANCE_THOROUGH=1.
  const bool is_thorough = std::getenv("STANCE_THOROUGH") != nullptr;
  if (!is_thorough && tables.size() > 45) tables.resize(45);
  const RuleSet rules = shipped_rules();
  auto text =
      ingest::read_file(STANCE_SOURCE_DIR "/data/mappings/agreements.toml", limit);
  const ingest::Mapping mapping = mapping_of(*text);
  CHECK(ingest::check_against_rules(mapping, rules).empty());
  const ReadSeries read = read_series(mapping, rules, tables);

  std::set<std::string> broken;
  std::map<Day, std::string> last_of_day;
  for (const ingest::Publication& each : read.outcome.publications) {
    const std::string number = each.file.substr(0, each.file.find('_'));
    if (each.standing != ingest::TableStanding::sound) {
      broken.insert(number);
      MESSAGE(each.file << ": " << each.reason);
    } else {
      last_of_day[each.published] = each.file;
    }
  }
  // A list of six weeks before, one dated a month before its content, the list of pending
  // applications.
  const std::set<std::string> all_broken = {"32", "75", "98"};
  CHECK(broken == (is_thorough ? all_broken : std::set<std::string>{"32"}));

  Strands strands;
  std::size_t contradicted = 0;
  std::size_t departures = 0;
  for (const Evidence& piece : read.evidence) {
    strands[piece.jurisdiction.text + piece.instance.value_or("")].push_back(piece);
    if (piece.kind != Kind::ended || piece.is_tentative) continue;
    ++departures;
    if (!piece.withdrawn) continue;
    ++contradicted;
    MESSAGE("contradicted: " << piece.quote << " ended " << piece.when.to_string());
  }
  CHECK(contradicted == 0);

  std::set<std::pair<std::string, std::string>> held;
  for (const ingest::HeldRows& each : read.held)
    held.insert({each.name.name, each.name.in});
  std::size_t days = 0;
  std::size_t wrong = 0;
  std::size_t at = 0;
  for (const auto& [day, file] : last_of_day) {
    if (!is_thorough && at++ % 15 != 0 && day != last_of_day.rbegin()->first) continue;
    ++days;
    const InForce found = in_force(strands, rules, day);
    std::set<std::string> listed;
    for (const Evidence& piece : read.evidence) {
      if (piece.cell->table == file && piece.kind == Kind::observed)
        listed.insert(piece.quote);
    }
    if (found.rows != listed || found.other > 0) {
      ++wrong;
      MESSAGE(file << ": " << listed.size() << " listed, " << found.rows.size()
                   << " in force, " << found.other << " not listed");
    }
  }
  CHECK(wrong == 0);
  MESSAGE(days << " days, " << departures << " departures, " << held.size()
               << " names held, " << read.evidence.size() << " pieces");
}
