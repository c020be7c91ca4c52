// SPDX-License-Identifier: Apache-2.0
// Columns that hold a list or a small table, as JSON that SQLite's own functions can
// read. What is empty is no column.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "stance/base/edtf.h"
#include "stance/base/id.h"
#include "stance/store/connection.h"

namespace stance::store {

using Column = std::optional<std::string>;

Column list_column(const std::vector<std::string>& list);
Column dates_column(const std::map<std::string, Edtf>& dates);
Column numbers_column(const std::map<std::string, double>& numbers);

std::vector<std::string> list_from(const Query& row, int column);
std::map<std::string, Edtf> dates_from(const Query& row, int column);
std::map<std::string, double> numbers_from(const Query& row, int column);

template <class Tag>
Column id_column(const std::vector<Id<Tag>>& ids) {
  std::vector<std::string> texts;
  texts.reserve(ids.size());
  for (const Id<Tag>& id : ids) texts.push_back(id.text);
  return list_column(texts);
}

template <class Tag>
std::vector<Id<Tag>> ids_from(const Query& row, int column) {
  std::vector<Id<Tag>> ids;
  for (std::string& text : list_from(row, column)) ids.push_back({std::move(text)});
  return ids;
}

}  // namespace stance::store
