// SPDX-License-Identifier: Apache-2.0
#include "stance/store/json_columns.h"

#include <nlohmann/json.hpp>

namespace stance::store {
namespace {

using nlohmann::json;

// Nothing else than this program writes these columns, unless somebody edits the file.
json parsed(const Query& row, int column, json::value_t expected) {
  json value = json::parse(row.text(column), nullptr, false);
  if (value.type() != expected) row.fail_as_damaged("a list or table is broken JSON");
  return value;
}

Edtf date_from(const Query& row, const json& value) {
  if (!value.is_string()) row.fail_as_damaged("a date is not a text");
  Result<Edtf, EdtfError> date = Edtf::parse(value.get_ref<const std::string&>());
  if (!date) row.fail_as_damaged("a date is not EDTF");
  return *std::move(date);
}

}  // namespace

Column list_column(const std::vector<std::string>& list) {
  if (list.empty()) return std::nullopt;
  return json(list).dump();
}

Column dates_column(const std::map<std::string, Edtf>& dates) {
  if (dates.empty()) return std::nullopt;
  json table = json::object();
  for (const auto& [name, date] : dates) table[name] = date.to_string();
  return table.dump();
}

Column numbers_column(const std::map<std::string, double>& numbers) {
  if (numbers.empty()) return std::nullopt;
  return json(numbers).dump();
}

std::vector<std::string> list_from(const Query& row, int column) {
  std::vector<std::string> list;
  if (row.is_null(column)) return list;
  const json items = parsed(row, column, json::value_t::array);
  for (const json& item : items) {
    if (!item.is_string()) row.fail_as_damaged("a list holds something else than text");
    list.push_back(item.get<std::string>());
  }
  return list;
}

std::map<std::string, Edtf> dates_from(const Query& row, int column) {
  std::map<std::string, Edtf> dates;
  if (row.is_null(column)) return dates;
  const json table = parsed(row, column, json::value_t::object);
  for (const auto& [name, value] : table.items()) {
    dates.emplace(name, date_from(row, value));
  }
  return dates;
}

std::map<std::string, double> numbers_from(const Query& row, int column) {
  std::map<std::string, double> numbers;
  if (row.is_null(column)) return numbers;
  const json table = parsed(row, column, json::value_t::object);
  for (const auto& [name, value] : table.items()) {
    if (!value.is_number()) row.fail_as_damaged("a parameter is not a number");
    numbers.emplace(name, value.get<double>());
  }
  return numbers;
}

}  // namespace stance::store
