// SPDX-License-Identifier: Apache-2.0
#include "unit/places/shipped.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

namespace stance::test {
namespace {

std::vector<std::string> cut(const std::string& line, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : line) {
    if (c == separator) {
      parts.emplace_back();
    } else if (c != '\r') {
      parts.back() += c;
    }
  }
  return parts;
}

}  // namespace

std::optional<std::string> file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string shipped_table() {
  const auto text = file_text(STANCE_SOURCE_DIR "/data/jurisdictions.tsv");
  REQUIRE(text.has_value());
  return *text;
}

const Gazetteer& shipped_gazetteer() {
  static const Gazetteer gazetteer = [] {
    auto parsed = Gazetteer::parse(shipped_table(), "data/jurisdictions.tsv");
    REQUIRE(parsed.has_value());
    return std::move(*parsed);
  }();
  return gazetteer;
}

std::vector<Record> reference_table(std::string_view name) {
  const auto text =
      file_text(std::string(STANCE_SHARED_DIR "/data/") + std::string(name));
  if (!text) {
    MESSAGE("skipped: no reference table ", std::string(name), " beside the project");
    return {};
  }
  std::istringstream lines(*text);
  std::string line;
  std::getline(lines, line);
  const std::vector<std::string> columns = cut(line, '\t');
  std::vector<Record> records;
  while (std::getline(lines, line)) {
    const std::vector<std::string> fields = cut(line, '\t');
    REQUIRE(fields.size() == columns.size());
    Record record;
    for (std::size_t i = 0; i < columns.size(); ++i) record[columns[i]] = fields[i];
    records.push_back(std::move(record));
  }
  return records;
}

std::string answer(std::string_view query) {
  const Resolution resolution = resolve(shipped_gazetteer(), query);
  if (const auto* const found = std::get_if<Found>(&resolution)) {
    return "= " + printed_name(found->jurisdiction);
  }
  const auto names = [](const std::vector<Jurisdiction>& units) {
    std::string list;
    for (const Jurisdiction& unit : units) {
      list += (list.empty() ? "" : " | ") + unique_name(shipped_gazetteer(), unit);
    }
    return list;
  };
  if (const auto* const ambiguous = std::get_if<Ambiguous>(&resolution)) {
    return "? " + names(ambiguous->candidates);
  }
  const auto& none = std::get<NotFound>(resolution);
  return "- " + none.reason + ": " + names(none.proposals);
}

std::string id_of(std::string_view query) {
  const Resolution resolution = resolve(shipped_gazetteer(), query);
  const auto* const found = std::get_if<Found>(&resolution);
  return found == nullptr ? std::string() : found->jurisdiction.id.text;
}

}  // namespace stance::test
