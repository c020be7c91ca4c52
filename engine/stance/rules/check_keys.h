// SPDX-License-Identifier: Apache-2.0
// Checks a table of a file against its key table, and reads choices.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "stance/rules/keys.h"
#include "stance/rules/reading.h"

namespace stance {

// Reports unknown, missing and repeated keys, values of the wrong form, and words that
// are not among the choices. `header` is what to point at where a key is missing.
void check_keys(Reading& reading,
                const TomlValue& table,
                const TableKeys& keys,
                const SourceSpan& header);

// Has the table an unknown key that was probably meant to be this one? Then that is said,
// and nothing about the key that is missing.
bool is_misspelt(const TomlValue& table, const TableKeys& keys, std::string_view key);

// Reports a key that stands without the other one of two that need each other.
void check_both_keys(Reading& reading,
                     const TomlValue& table,
                     std::string_view one,
                     std::string_view other,
                     std::string advice_text);

// Whether the key is there and true.
bool is_true(const TomlValue& table, std::string_view key);

// Which of `words` the value is; nothing where check_keys() reported it.
template <class Enum>
std::optional<Enum> choice_at(const TomlValue& table,
                              std::string_view key,
                              std::span<const std::string_view> words) {
  const std::optional<std::string> text = text_at(table, key);
  for (std::size_t i = 0; text && i < words.size(); ++i) {
    if (words[i] == *text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace stance
