// SPDX-License-Identifier: Apache-2.0
// Changes of rule files as changes of their text, so that comments and layout stay. What
// is not replaced is not touched: line endings, the byte order mark, alignment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/rules/toml_tree.h"

namespace stance {

// The text with these edits, whose spans lie in it. Of edits that overlap the first one
// counts; of two insertions at one place both, in their order.
std::string with_edits(std::string_view text, std::vector<TextEdit> edits);

// Do both hold the same keys and values in the same order? Spans do not count.
bool same_tree(const TomlValue& one, const TomlValue& two);

// The comments of a TOML text in their order, without blanks around them.
std::vector<std::string> comments_of(std::string_view text);

// Edits that put `element` (as TOML writes it) behind the last one of a list; a list over
// several lines gets a line more, indented like the one before.
std::vector<TextEdit> edits_to_add(std::string_view text,
                                   const TomlValue& list,
                                   const std::string& element);

// Edits that make `table` say key = value (as TOML writes it): the value is replaced, or
// a line is added behind the table's last one, with its "=" below the others.
std::vector<TextEdit> edits_to_set(std::string_view text,
                                   const TomlValue& table,
                                   const std::string& key,
                                   const std::string& value);

// The text in quotes that fit: single ones, or double ones where it holds an apostrophe
// or a sign that a line cannot hold.
std::string toml_quoted(std::string_view text);

// "\r\n" where the text's first line ends so, else "\n".
std::string_view line_end_of(std::string_view text);

}  // namespace stance
