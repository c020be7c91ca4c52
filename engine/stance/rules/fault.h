// SPDX-License-Identifier: Apache-2.0
// How the faults of rule files are put into words: small pieces that every message is
// made of, so that all of them sound alike.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "stance/base/diagnostic.h"

namespace stance {

// A diagnostic at a place; its severity follows from the code's first letter.
Diagnostic fault_at(std::string_view code,
                    const SourceSpan& span,
                    std::string message,
                    std::string label = {});

// `word` in double quotes, made fit for one line of a terminal.
std::string quoted(std::string_view word);
// "a", "a or b", "a, b or c"; `joint` is "or" or "and".
std::string enumeration(std::span<const std::string> words, std::string_view joint);
// The choices in a sentence where there are seven or fewer; else nothing.
std::string choices_note(std::string_view what, std::span<const std::string> names);

// Bytes [begin, end) counted from the beginning of `span`, in the same file.
SourceSpan part_of(const SourceSpan& span, std::size_t begin, std::size_t end);

Help advice(std::string text);
// A proposal that replaces `span` by `text`.
Help sure_edit(std::string advice, const SourceSpan& span, std::string text);
Help possible_edit(std::string advice, const SourceSpan& span, std::string text);

}  // namespace stance
