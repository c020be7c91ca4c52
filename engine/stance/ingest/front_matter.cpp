// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/front_matter.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "stance/base/text.h"
#include "stance/ingest/toml_table.h"

namespace stance::ingest {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// [begin, end) of a line without its end; `next` is where the following one begins.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t next = 0;
};

Line line_at(std::string_view bytes, std::size_t begin) {
  const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
  return {begin, end, std::min(end + 1, bytes.size())};
}

std::string_view text_of(std::string_view bytes, const Line& line) {
  std::string_view text = bytes.substr(line.begin, line.end - line.begin);
  const std::size_t last = text.find_last_not_of(" \t\r");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

// The line after `begin` that consists of `mark`.
std::optional<Line> closing_line(std::string_view bytes,
                                 std::size_t begin,
                                 std::string_view mark) {
  while (begin < bytes.size()) {
    const Line line = line_at(bytes, begin);
    if (text_of(bytes, line) == mark) return line;
    begin = line.next;
  }
  return std::nullopt;
}

std::size_t skip_blank_lines(std::string_view bytes, std::size_t begin) {
  while (begin < bytes.size()) {
    const Line line = line_at(bytes, begin);
    if (!text_of(bytes, line).empty()) break;
    begin = line.next;
  }
  return begin;
}

Diagnostic fault_at(const char* code,
                    std::string message,
                    const SourceSpan& span,
                    std::string help) {
  Diagnostic fault{.code = code, .message = std::move(message)};
  fault.primary = Label{.span = span};
  fault.helps.push_back({.text = std::move(help)});
  return fault;
}

// Front matter of another kind would be taken for text in silence.
std::optional<Diagnostic> yaml_fault(std::string_view bytes,
                                     const Line& first,
                                     const std::string& file) {
  if (text_of(bytes, first) != "---") return std::nullopt;
  const std::string_view second = text_of(bytes, line_at(bytes, first.next));
  const std::size_t key_end = second.find_first_of(": ");
  if (key_end == std::string_view::npos || second[key_end] != ':' || key_end == 0 ||
      !closing_line(bytes, first.next, "---")) {
    return std::nullopt;
  }
  return fault_at("I016",
                  "the front matter is YAML, which is not read",
                  {.file = file, .begin = first.begin, .end = first.end},
                  "write it in TOML between two lines +++: title = \"...\"");
}

Result<TextFile, Diagnostics> with_front_matter(std::string_view bytes,
                                                const Line& first,
                                                const std::string& file) {
  const std::optional<Line> closing = closing_line(bytes, first.next, "+++");
  if (!closing) {
    return failure(Diagnostics{
        fault_at("I010",
                 "the front matter is never closed",
                 {.file = file, .begin = first.begin, .end = first.end},
                 "write a second line +++ between the metadata and the text")});
  }
  TomlPlace place{
      .file = file, .text = bytes, .begin = first.next, .end = closing->begin};
  TextFile parsed;
  Diagnostics faults = read_front_matter(place, parsed.metadata);
  if (!faults.empty()) return failure(std::move(faults));
  parsed.text_begin = skip_blank_lines(bytes, closing->next);
  if (parsed.text_begin == bytes.size()) {
    return failure(Diagnostics{
        fault_at("I003",
                 "'" + file + "' has a front matter and no text",
                 {.file = file, .begin = closing->begin, .end = closing->end},
                 "write the text below the second line +++, or leave the file out")});
  }
  parsed.text = bytes.substr(parsed.text_begin);
  return parsed;
}

}  // namespace

std::optional<Diagnostic> text_fault(std::string_view bytes, const std::string& file) {
  const SourceSpan whole{.file = file};
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return fault_at("I003", "'" + file + "' is empty", whole, "leave the file out");
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return fault_at("I005",
                    "'" + file + "' is UTF-16, not UTF-8",
                    whole,
                    "save it as UTF-8: iconv -f UTF-16 -t UTF-8");
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    return fault_at(
        "I004",
        "'" + file + "' is binary: a zero byte at byte " + std::to_string(nul),
        {.file = file, .begin = nul, .end = nul + 1},
        "convert it to plain text first");
  }
  if (const std::optional<std::size_t> at = first_utf8_fault(bytes)) {
    return fault_at("I005",
                    "'" + file + "' is not UTF-8 at byte " + std::to_string(*at) +
                        ", line " + std::to_string(line_and_column(bytes, *at).line),
                    {.file = file, .begin = *at, .end = *at + 1},
                    "save it as UTF-8: iconv -f WINDOWS-1252 -t UTF-8");
  }
  return std::nullopt;
}

Result<TextFile, Diagnostics> parse_text_file(std::string_view bytes,
                                              const std::string& file) {
  if (std::optional<Diagnostic> fault = text_fault(bytes, file)) {
    return failure(Diagnostics{*std::move(fault)});
  }
  const std::size_t begin =
      bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const Line first = line_at(bytes, begin);
  if (text_of(bytes, first) == "+++") return with_front_matter(bytes, first, file);
  if (std::optional<Diagnostic> fault = yaml_fault(bytes, first, file)) {
    return failure(Diagnostics{*std::move(fault)});
  }
  TextFile parsed;
  parsed.text_begin = begin;
  parsed.text = bytes.substr(begin);
  return parsed;
}

}  // namespace stance::ingest
