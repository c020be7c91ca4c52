// SPDX-License-Identifier: Apache-2.0
// The cells of rows in test files: words, kinds, dates.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "stance/rules/reading.h"
#include "stance/rules/test_file.h"

namespace stance {

// Has the row so many columns, each a text or a date? Reports it where not; `columns`
// says what a row should be.
bool has_columns(Reading& reading,
                 const TomlValue& row,
                 std::size_t least,
                 std::size_t most,
                 std::string_view columns);

TestWord word_of(const TomlValue& cell);

// Nothing where it was reported as no kind, no date.
std::optional<Kind> kind_of(Reading& reading, const TomlValue& cell);
std::optional<Edtf> date_of(Reading& reading, const TomlValue& cell);

}  // namespace stance
