// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/table_report.h"

#include <algorithm>
#include <tuple>

#include "stance/base/text.h"

namespace stance::ingest {
namespace {

constexpr std::size_t most_shown = 5;
constexpr std::size_t most_kept = 2000;

Diagnostic row_fault(const char* code,
                     Severity severity,
                     const std::string& file,
                     const RowPlace& place,
                     const std::string& message) {
  std::string where = "row " + std::to_string(place.row);
  if (!place.column.empty()) where += ", column '" + printable_line(place.column) + "'";
  Diagnostic fault{.code = code, .severity = severity, .message = where + ": " + message};
  fault.primary = Label{.span = {.file = file}, .text = ""};
  return fault;
}

std::string more(std::size_t count) {
  return "the same in " + std::to_string(count) +
         (count == 1 ? " more row" : " more rows");
}

}  // namespace

Diagnostic table_fault(const char* code,
                       const std::string& file,
                       std::string message,
                       std::string help) {
  Diagnostic fault{.code = code, .message = std::move(message)};
  fault.primary = Label{.span = {.file = file}, .text = ""};
  if (!help.empty()) fault.helps.push_back({.text = std::move(help), .edits = {}});
  return fault;
}

void TableReport::note(const char* code, Severity severity) {
  if (severity != Severity::error) return;
  ++errors_;
  last_error_ = code;
}

void TableReport::add(const char* code,
                      Severity severity,
                      const RowPlace& place,
                      std::string message) {
  note(code, severity);
  Found& found = found_[{file_, code}];
  found.severity = severity;
  ++found.count;
  if (found.count > most_shown) return;
  found.first.push_back(row_fault(code, severity, file_, place, message));
}

void TableReport::add_once(const char* code,
                           Severity severity,
                           const RowPlace& place,
                           std::string message) {
  const std::string key = file_ + "\n" + code + "\n" + message;
  const auto known = once_.find(key);
  if (known != once_.end() || once_.size() < most_kept) note(code, severity);
  if (known != once_.end()) {
    ++known->second.first;
  } else if (once_.size() < most_kept) {
    once_.emplace(
        key, std::pair(std::size_t{1}, row_fault(code, severity, file_, place, message)));
  } else {
    add(code, severity, place, std::move(message));
  }
}

void TableReport::hold(const HeldName& name, std::size_t row) {
  ++rows_held_;
  const auto known = held_.find({name.name, name.in});
  if (known != held_.end()) {
    ++known->second.rows;
  } else {
    held_.emplace(std::pair(name.name, name.in), HeldRows{name, file_, row, 1});
  }
}

Diagnostics TableReport::diagnostics() const {
  Diagnostics all = whole_;
  for (const auto& [key, found] : found_) {
    all.insert(all.end(), found.first.begin(), found.first.end());
    if (found.count > most_shown)
      all.back().notes.push_back(more(found.count - most_shown));
  }
  for (const auto& [key, once] : once_) {
    all.push_back(once.second);
    if (once.first > 1) all.back().notes.push_back(more(once.first - 1));
  }
  return all;
}

std::vector<HeldRows> TableReport::held() const {
  std::vector<HeldRows> all;
  for (const auto& [name, rows] : held_) all.push_back(rows);
  std::ranges::stable_sort(
      all, [](const HeldRows& a, const HeldRows& b) { return a.rows > b.rows; });
  return all;
}

std::size_t TableReport::count(const std::string& code) const {
  std::size_t count = 0;
  for (const auto& [key, found] : found_) count += key.second == code ? found.count : 0;
  for (const auto& [key, once] : once_)
    count += once.second.code == code ? once.first : 0;
  return count;
}

}  // namespace stance::ingest
