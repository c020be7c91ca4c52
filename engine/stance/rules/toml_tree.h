// SPDX-License-Identifier: Apache-2.0
// A TOML text as a tree whose every key and value knows its bytes in the text, in the
// order of the text. The only place that knows the TOML library.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"

namespace stance {

enum class TomlForm { table, array, text, integer, real, boolean, date };

struct TomlEntry;

struct TomlValue {
  TomlForm form = TomlForm::table;
  // text: the text without quotes, escapes resolved. date: as written.
  std::string text = {};
  std::int64_t integer = 0;
  double real = 0;
  bool boolean = false;
  // array: the elements.
  std::vector<TomlValue> items;
  // table: the keys in the order of the text.
  std::vector<TomlEntry> entries;
  // With the quotes or brackets; of a table with a header, the header.
  SourceSpan span = {};

  const TomlEntry* find(std::string_view key) const;
};

struct TomlEntry {
  std::string key;
  SourceSpan key_span;
  TomlValue value;
};

struct TomlTree {
  TomlValue root;
  Diagnostics faults;
  // The parts of the text that could not be read. A name that is missing may stand there.
  std::vector<SourceSpan> unread;
};

// Text with faults is read as far as it goes: cut at its table headers, each part by
// itself, one message for a part.
TomlTree read_toml(std::string_view text, const std::string& file);

// What is wrong with a text that the TOML library refused, in the reader's terms. `span`
// is where the text begins in its file; `offset` is where in the file the library
// stopped, `reason` what it said.
Diagnostic toml_fault(std::string_view text,
                      const SourceSpan& span,
                      std::size_t offset,
                      std::string_view reason);

// For each byte of a text value the byte of the file that it stands for, and one more for
// its end. `raw` is the value as written, with its quotes, from byte `begin` on.
std::vector<std::size_t> text_offsets(std::string_view raw, std::size_t begin);

// "a table", "a text", "a number", …
std::string_view described(TomlForm form);

}  // namespace stance
