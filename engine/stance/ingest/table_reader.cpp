// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/table_reader.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "stance/base/text.h"

namespace stance::ingest {
namespace {

constexpr std::size_t chunk_size = std::size_t{1} << 20U;

// Hashes, eight bytes for each and as much again for room.
class HashSet {
 public:
  std::size_t size() const { return size_; }
  bool contains(std::size_t hash) const {
    return !slots_.empty() && slots_[slot_of(hash)] != 0;
  }
  void insert(std::size_t hash) {
    if (2 * size_ >= slots_.size()) grow();
    slots_[slot_of(hash)] = hash;
    ++size_;
  }

 private:
  // Its slot, or the free one that it would take.
  std::size_t slot_of(std::size_t hash) const {
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot] != 0 && slots_[slot] != hash)
      slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }
  void grow() {
    const std::vector<std::size_t> before = std::exchange(
        slots_, std::vector<std::size_t>(std::max<std::size_t>(1024, 2 * slots_.size())));
    for (const std::size_t hash : before) {
      if (hash != 0) slots_[slot_of(hash)] = hash;
    }
  }

  std::vector<std::size_t> slots_ = {};
  std::size_t size_ = 0;
};

// Rows that came before, by their hashes: the last four to eight million of them.
class SeenRows {
 public:
  bool is_new(std::string_view row) {
    const std::size_t hash = std::hash<std::string_view>{}(row) | 1U;
    if (young_.contains(hash) || old_.contains(hash)) return false;
    if (young_.size() == generation) old_ = std::exchange(young_, HashSet());
    young_.insert(hash);
    return true;
  }

 private:
  static constexpr std::size_t generation = std::size_t{1} << 22U;
  HashSet young_ = {};
  HashSet old_ = {};
};

std::string_view without_blanks(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

// Gives `first` before what `rest` gives.
NextChunk led_by(std::string first, const NextChunk& rest) {
  auto waiting = std::make_shared<std::string>(std::move(first));
  return [waiting, rest](std::string& chunk) {
    if (waiting->empty()) return rest(chunk);
    chunk = std::exchange(*waiting, std::string());
    return true;
  };
}

}  // namespace

std::size_t TableCounts::all_left_out() const {
  std::size_t all = 0;
  for (const auto& [code, count] : left_out) all += count;
  return all;
}

std::optional<Diagnostic> not_a_table(std::string_view first_bytes,
                                      const std::string& file) {
  const std::string_view text = without_blanks(first_bytes);
  if (text.empty())
    return table_fault("I070", file, "the table is empty", "leave it out");
  const std::string start = fold(text.substr(0, 200));
  for (const std::string_view mark :
       {"<!doctype", "<html", "<head", "<?xml", "<body", "<table"}) {
    if (!start.starts_with(mark)) continue;
    return table_fault("I071",
                       file,
                       "this is a page of the web and no table",
                       "download the table itself; the page may say what went wrong");
  }
  const bool is_archive = text.starts_with("PK\x03\x04") ||
                          text.starts_with("\xD0\xCF\x11\xE0") ||
                          text.starts_with("%PDF") || text.starts_with("\x1F\x8B");
  if (is_archive || text.substr(0, 4096).find('\0') != std::string_view::npos) {
    return table_fault("I072",
                       file,
                       "this is no text: a spreadsheet, or an archive",
                       "save it as CSV in UTF-8");
  }
  return std::nullopt;
}

Result<TableCounts, Diagnostics> read_table(const TableRules& rules,
                                            const TableInfo& info,
                                            const NextChunk& bytes,
                                            const std::function<void(RowSays)>& sink) {
  rules.report.begin_table(info.file);
  std::string first;
  for (std::string chunk; first.size() < chunk_size && bytes(chunk);) first += chunk;
  if (auto fault = not_a_table(first, info.file)) return failure(Diagnostics{*fault});
  const char separator = rules.mapping.separator.value_or(separator_of(first));
  CsvReader csv(led_by(std::move(first), bytes), separator);
  while (csv.next() && csv.row() < rules.mapping.header_row) {
  }
  RowReader reader(rules, info);
  if (Diagnostics faults = reader.take_header(csv.cells()); !faults.empty()) {
    return failure(std::move(faults));
  }
  TableCounts counts;
  SeenRows seen;
  while (csv.next()) {
    ++counts.rows;
    if (!seen.is_new(csv.text())) {
      ++counts.duplicates;
      rules.report.add("I068",
                       Severity::warning,
                       {csv.row(), ""},
                       "this row stands in the table already; it counts once");
      continue;
    }
    const std::size_t errors = rules.report.errors();
    std::vector<RowSays> all = reader.read(csv);
    const bool is_faulty = rules.report.errors() > errors;
    if (is_faulty) ++counts.left_out[rules.report.last_error()];
    bool is_used = false;
    for (RowSays& says : all) {
      const bool says_nothing = says.evidence.empty() && says.silent.empty() &&
                                !says.retracts && !says.supersedes;
      if (says_nothing) continue;
      is_used = true;
      counts.pieces += says.is_held ? 0 : says.evidence.size();
      if (says.is_held) ++counts.held;
      sink(std::move(says));
    }
    if (!is_used && !is_faulty) ++counts.unused;
  }
  if (counts.rows == 0) {
    Diagnostic warning = table_fault("I070",
                                     info.file,
                                     "the table has a header and no rows",
                                     "it tells of nothing: is the file complete?");
    warning.severity = Severity::warning;
    return failure(Diagnostics{std::move(warning)});
  }
  reader.report_empty_columns();
  return counts;
}

NextChunk chunks_of_file(const std::string& file) {
  auto stream = std::make_shared<std::ifstream>(file, std::ios::binary);
  return [stream](std::string& chunk) {
    chunk.resize(chunk_size);
    stream->read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    chunk.resize(static_cast<std::size_t>(stream->gcount()));
    return !chunk.empty();
  };
}

}  // namespace stance::ingest
