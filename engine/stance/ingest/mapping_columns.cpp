// SPDX-License-Identifier: Apache-2.0
// Of a mapping: what its columns say.
#include <array>
#include <span>
#include <utility>

#include "stance/base/text.h"
#include "stance/ingest/mapping_reader.h"

namespace stance::ingest {
namespace {

using namespace std::string_view_literals;

std::optional<CellMeaning> meaning_of(MappingKeys& keys, const TomlValue& value) {
  constexpr std::array cells = {"state"sv, "when"sv, "start"sv, "number"sv};
  constexpr std::array meanings = {
      CellMeaning::state, CellMeaning::when, CellMeaning::start, CellMeaning::number};
  const auto cell = keys.choice(value, "cell", cells);
  return cell ? std::optional(meanings[*cell]) : std::nullopt;
}

// A date in the name of the column leaves the cell to say the state.
void check_pattern(MappingKeys& keys, const PolicyColumn& column) {
  const std::string& name = column.column.text;
  const std::size_t open = name.find('{');
  if (open == std::string::npos) return;
  const std::size_t close = name.find('}', open);
  const bool has_date = close != std::string::npos &&
                        is_date_format(name.substr(open + 1, close - open - 1));
  if (!has_date) {
    keys.fault("I053",
               column.column.span,
               "'" + printable_line(name) + "' has no date in its braces",
               "write \"{YYYY}\", \"masks_{YYYY-MM}\", or \"{Mon YYYY}\"");
  } else if (column.cell != CellMeaning::state && column.cell != CellMeaning::number) {
    keys.fault("I053",
               column.column.span,
               "the date of '" + printable_line(name) + "' stands above its cells",
               "leave 'cell' out: they are states");
  }
}

void read_policy_column(MappingKeys& keys, const TomlValue& value, Mapping& mapping) {
  keys.check(value,
             {"name", "policy", "state", "kind", "cell", "end", "instance", "values"});
  PolicyColumn column;
  const std::optional<Written> name = keys.text(value, "name");
  const std::optional<Written> policy = keys.text(value, "policy");
  if (!name || !policy) {
    return keys.fault("I054", value.span, "a [[column]] needs 'name' and 'policy'", "");
  }
  column.column = *name;
  column.policy = *policy;
  column.state = keys.text(value, "state");
  column.end = keys.text(value, "end");
  if (const auto instance = keys.text(value, "instance"))
    column.instance = instance->text;
  const std::span kinds = std::span(kind_words).first(kind_words.size() - 2);
  if (const auto kind = keys.choice(value, "kind", kinds)) {
    column.kind = parse_kind(kinds[*kind]);
  }
  column.cell = meaning_of(keys, value).value_or(CellMeaning::state);
  if (const TomlEntry* values = value.find("values")) {
    column.values = keys.values(values->value);
  }
  if (column.cell != CellMeaning::state && !column.state) {
    keys.fault("I054",
               value.span,
               "the cells of '" + column.column.text + "' are no states",
               "say with 'state' which state they are about");
  }
  check_pattern(keys, column);
  mapping.policy_columns.push_back(std::move(column));
}

}  // namespace

std::optional<Role> role_named(MappingKeys& keys, const Written& name) {
  if (const std::optional<Role> role = parse_role(name.text)) return role;
  keys.fault("I051",
             name.span,
             "'" + printable_line(name.text) + "' is nothing that a column can say",
             meant(name.text, all_role_names()));
  return std::nullopt;
}

void read_columns(MappingKeys& keys, const TomlValue& value, Mapping& mapping) {
  for (const TomlEntry& entry : value.entries) {
    const std::optional<Role> role = role_named(keys, {entry.key, entry.key_span});
    if (!role) continue;
    if (entry.value.form != TomlForm::table) {
      mapping.columns[*role] = keys.texts_of(entry.value);
      continue;
    }
    keys.check(entry.value, {"together"});
    if (const auto columns = keys.texts(entry.value, "together")) {
      mapping.columns[*role] = *columns;
      mapping.together.insert(*role);
    }
  }
}

void read_policy_columns(MappingKeys& keys, const TomlValue& value, Mapping& mapping) {
  for (const TomlValue& item : value.items) read_policy_column(keys, item, mapping);
  if (value.form != TomlForm::array) {
    keys.fault("I052", value.span, "columns begin with [[column]]", "");
  }
}

}  // namespace stance::ingest
