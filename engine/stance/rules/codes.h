// SPDX-License-Identifier: Apache-2.0
// Every code that a message about rules can carry, with its page of help.
#pragma once

#include <span>
#include <string_view>

namespace stance {

struct CodePage {
  // "E0104"; E stops, W warns, L warns and needs documents.
  std::string_view code;
  std::string_view title;
  // What to do, in one line.
  std::string_view remedy;
  // Why it matters, and what to write instead of what: lines of plain text.
  std::string_view text;
};

// Sorted by code.
std::span<const CodePage> code_pages();
// Nothing if there is no such code.
const CodePage* find_code(std::string_view code);

}  // namespace stance
