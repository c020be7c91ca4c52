// SPDX-License-Identifier: Apache-2.0
// Reading the tables of a mapping: values of the right type, or a fault at their place.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/ingest/mapping.h"
#include "stance/rules/toml_tree.h"

namespace stance::ingest {

class MappingKeys {
 public:
  explicit MappingKeys(Diagnostics& faults) : faults_(faults) {}

  void fault(const char* code,
             const SourceSpan& span,
             std::string message,
             std::string help);

  // Reports the keys of `table` that are none of `known`.
  void check(const TomlValue& table, std::initializer_list<std::string_view> known);

  // Absent where there is no such key, and where it has a value of another type, which is
  // reported.
  std::optional<Written> text(const TomlValue& table, std::string_view key);
  std::optional<double> number(const TomlValue& table, std::string_view key);
  // True only where the key is there and true.
  bool is_true(const TomlValue& table, std::string_view key);
  // One text, or a list of texts.
  std::optional<std::vector<Written>> texts(const TomlValue& table, std::string_view key);
  // Texts of a list or of one text, as they are.
  std::vector<Written> texts_of(const TomlValue& value);
  ValueMap values(const TomlValue& table);
  // A word out of `choices`; its position.
  std::optional<std::size_t> choice(const TomlValue& table,
                                    std::string_view key,
                                    std::span<const std::string_view> choices);

 private:
  Diagnostics& faults_;
};

// "; did you mean 'place'?", or the choices.
std::string meant(std::string_view word, std::span<const std::string_view> known);

}  // namespace stance::ingest
