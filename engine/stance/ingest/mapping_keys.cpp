// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/mapping_keys.h"

#include <algorithm>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/fault.h"

namespace stance::ingest {

std::string meant(std::string_view word, std::span<const std::string_view> known) {
  std::vector<std::string> names(known.begin(), known.end());
  const std::vector<std::string> near = closest(word, names);
  if (!near.empty()) return "did you mean '" + near.front() + "'?";
  return "there are " + enumeration(names, "and");
}

void MappingKeys::fault(const char* code,
                        const SourceSpan& span,
                        std::string message,
                        std::string help) {
  Diagnostic fault{.code = code, .message = std::move(message)};
  fault.primary = Label{.span = span, .text = ""};
  if (!help.empty()) fault.helps.push_back({.text = std::move(help), .edits = {}});
  faults_.push_back(std::move(fault));
}

void MappingKeys::check(const TomlValue& table,
                        std::initializer_list<std::string_view> known) {
  if (table.form != TomlForm::table) {
    return fault(
        "I052", table.span, "here a table is needed", "write [NAME] and its keys");
  }
  for (const TomlEntry& entry : table.entries) {
    if (std::ranges::find(known, entry.key) != known.end()) continue;
    fault("I051",
          entry.key_span,
          "unknown key '" + printable_line(entry.key) + "'",
          meant(entry.key, std::vector<std::string_view>(known)));
  }
}

std::optional<Written> MappingKeys::text(const TomlValue& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  if (entry == nullptr) return std::nullopt;
  const TomlValue& value = entry->value;
  if (value.form == TomlForm::text || value.form == TomlForm::date) {
    return Written{value.text, value.span};
  }
  fault("I052",
        value.span,
        "'" + std::string(key) + "' is a text, and here stands " +
            std::string(described(value.form)),
        "write it in quotes");
  return std::nullopt;
}

std::optional<double> MappingKeys::number(const TomlValue& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  if (entry == nullptr) return std::nullopt;
  const TomlValue& value = entry->value;
  if (value.form == TomlForm::integer) return static_cast<double>(value.integer);
  if (value.form == TomlForm::real) return value.real;
  fault("I052", value.span, "'" + std::string(key) + "' is a number", "write it bare");
  return std::nullopt;
}

bool MappingKeys::is_true(const TomlValue& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  if (entry == nullptr) return false;
  if (entry->value.form == TomlForm::boolean) return entry->value.boolean;
  fault("I052",
        entry->value.span,
        "'" + std::string(key) + "' is true or false",
        "write it without quotes");
  return false;
}

std::vector<Written> MappingKeys::texts_of(const TomlValue& value) {
  std::vector<Written> texts;
  if (value.form == TomlForm::text) texts.push_back({value.text, value.span});
  for (const TomlValue& item : value.items) {
    if (item.form == TomlForm::text) {
      texts.push_back({item.text, item.span});
    } else {
      fault("I052", item.span, "here texts are needed", "write each in quotes");
    }
  }
  if (value.form != TomlForm::text && value.form != TomlForm::array) {
    fault("I052",
          value.span,
          "here a text or a list of texts is needed",
          "write [\"...\"]");
  }
  return texts;
}

std::optional<std::vector<Written>> MappingKeys::texts(const TomlValue& table,
                                                       std::string_view key) {
  const TomlEntry* entry = table.find(key);
  if (entry == nullptr) return std::nullopt;
  return texts_of(entry->value);
}

ValueMap MappingKeys::values(const TomlValue& table) {
  ValueMap map;
  if (table.form != TomlForm::table) {
    fault("I052", table.span, "here a table is needed", "write \"CELL\" = \"VALUE\"");
    return map;
  }
  for (const TomlEntry& entry : table.entries) {
    const TomlValue& value = entry.value;
    const bool says_nothing = value.form == TomlForm::boolean && !value.boolean;
    if (value.form != TomlForm::text && !says_nothing) {
      fault("I052",
            value.span,
            "a value is a text, or false where the cell says nothing",
            "write \"CELL\" = \"VALUE\"");
      continue;
    }
    std::optional<Written> result;
    if (!says_nothing) result = Written{value.text, value.span};
    map.values.insert_or_assign(fold(entry.key), std::move(result));
  }
  return map;
}

std::optional<std::size_t> MappingKeys::choice(
    const TomlValue& table,
    std::string_view key,
    std::span<const std::string_view> choices) {
  const std::optional<Written> word = text(table, key);
  if (!word) return std::nullopt;
  const auto found = std::ranges::find(choices, word->text);
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  fault("I053",
        word->span,
        "'" + std::string(key) + "' cannot be '" + printable_line(word->text) + "'",
        meant(word->text, choices));
  return std::nullopt;
}

}  // namespace stance::ingest
