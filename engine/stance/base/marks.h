// SPDX-License-Identifier: Apache-2.0
// What a line of a document is besides the body of its text, and on which page it stands.
// The marks are words of the text itself, so that whoever reads a document, in the store
// or in a file of his own, sees the same as the program:
//
//   [navigation] Home | News | Sports        menus, footers, forms: never read as
//   evidence [related] Alder sheriff ends agreement   a link to another article, with its
//   own date [caption] The jail in Alder, in 2014.    words below a picture RELATED:
//   Alder sheriff ends agreement    as newsrooms write it in plain text
//
// A form feed ends a page, as pdftotext writes it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stance {

enum class Part { body, navigation, related, caption };

// "[related] "; empty for the body.
std::string_view mark_of(Part part);
// By the beginning of the line.
Part part_of_line(std::string_view line);
// Of the line in which the byte stands.
Part part_at(std::string_view text, std::size_t offset);

// The text with all lines of other parts than `kept` as blanks: offsets stay as they are.
std::string only_part(std::string_view text, Part kept);
bool has_part(std::string_view text, Part part);
bool is_all_body(std::string_view text);

// From 1. Nothing if the text has no pages.
std::optional<std::size_t> page_at(std::string_view text, std::size_t offset);

}  // namespace stance
