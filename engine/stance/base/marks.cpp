// SPDX-License-Identifier: Apache-2.0
#include "stance/base/marks.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stance {
namespace {

// What newsrooms write before a link to another article, in capitals or not, with a
// colon.
constexpr std::array<std::string_view, 9> related_labels = {"related",
                                                            "related story",
                                                            "related stories",
                                                            "related coverage",
                                                            "read more",
                                                            "read also",
                                                            "see also",
                                                            "also read",
                                                            "more"};

char lower(char c) {
  return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with_label(std::string_view line, std::string_view label) {
  if (line.size() <= label.size() || line[label.size()] != ':') return false;
  return std::equal(label.begin(), label.end(), line.begin(), [](char a, char b) {
    return a == lower(b);
  });
}

// Calls `visit` with the begin and the text of each line, its end left out.
template <class Visit>
void each_line(std::string_view text, const Visit& visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    visit(at, text.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace

std::string_view mark_of(Part part) {
  switch (part) {
    case Part::body: return "";
    case Part::navigation: return "[navigation] ";
    case Part::related: return "[related] ";
    case Part::caption: return "[caption] ";
  }
  return "";
}

Part part_of_line(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t*>\f");
  if (begin == std::string_view::npos) return Part::body;
  line.remove_prefix(begin);
  for (const Part part : {Part::navigation, Part::related, Part::caption}) {
    if (line.starts_with(mark_of(part))) return part;
  }
  const bool is_label = std::any_of(
      related_labels.begin(), related_labels.end(), [&](std::string_view label) {
        return begins_with_label(line, label);
      });
  return is_label ? Part::related : Part::body;
}

Part part_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return Part::body;
  const std::size_t before = offset == 0 ? text.npos : text.rfind('\n', offset - 1);
  const std::size_t begin = before == text.npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  return part_of_line(text.substr(begin, end - begin));
}

bool has_part(std::string_view text, Part part) {
  bool found = false;
  each_line(text, [&](std::size_t, std::string_view line) {
    found = found || part_of_line(line) == part;
  });
  return found;
}

bool is_all_body(std::string_view text) {
  bool found = false;
  each_line(text, [&](std::size_t, std::string_view line) {
    found = found || part_of_line(line) != Part::body;
  });
  return !found;
}

std::string only_part(std::string_view text, Part kept) {
  std::string left(text);
  each_line(text, [&](std::size_t begin, std::string_view line) {
    if (part_of_line(line) != kept) left.replace(begin, line.size(), line.size(), ' ');
  });
  return left;
}

std::optional<std::size_t> page_at(std::string_view text, std::size_t offset) {
  if (text.find('\f') == std::string_view::npos) return std::nullopt;
  const std::string_view before = text.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\f'));
}

}  // namespace stance
