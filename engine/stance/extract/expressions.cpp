// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/expressions.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace stance {
namespace {

std::optional<double> number_in(std::string_view text) {
  std::string digits(text);
  std::erase(digits, ',');
  double value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, fault] = std::from_chars(digits.data(), end, value);
  if (fault != std::errc() || stop != end) return std::nullopt;
  return value;
}

// The tokens of the window that bytes [begin, end) of the passage's text touch.
TokenRange tokens_at(const Passage& passage,
                     TokenRange window,
                     std::size_t begin,
                     std::size_t end) {
  TokenRange range = window;
  while (range.first < range.last && passage.tokens[range.first].end <= begin) {
    ++range.first;
  }
  while (range.first < range.last && end <= passage.tokens[range.last - 1].begin) {
    --range.last;
  }
  return range;
}

Match match_of(const ExpressionMatch& found,
               const Passage& passage,
               TokenRange window,
               std::size_t offset) {
  const auto range_of = [&](std::size_t begin, std::size_t end) {
    return tokens_at(passage, window, offset + begin, offset + end);
  };
  Match match;
  match.range = range_of(found.begin, found.end);
  match.act = match.range;
  match.written = {match.range};
  for (const NamedGroup& group : found.groups) {
    const TokenRange range = range_of(group.begin, group.end);
    if (range.first >= range.last) continue;
    if (group.name == "act") {
      match.act = range;
      match.has_act = true;
      continue;
    }
    const auto value =
        number_in(std::string_view(passage.text)
                      .substr(offset + group.begin, group.end - group.begin));
    if (!value) continue;
    match.captures.push_back({.form = CaptureForm::number,
                              .name = group.name,
                              .value = *value,
                              .range = range});
  }
  return match;
}

}  // namespace

std::vector<Match> expression_matches(const Expression& expression,
                                      const Passage& passage,
                                      TokenRange window) {
  std::vector<Match> matches;
  const std::string_view text = passage.spelled(window);
  const std::size_t offset = passage.tokens[window.first].begin;
  std::size_t from = 0;
  while (const auto found = expression.find(text, from)) {
    from = std::max(found->end, found->begin + 1);
    Match match = match_of(*found, passage, window, offset);
    if (match.range.first < match.range.last) matches.push_back(std::move(match));
  }
  return matches;
}

}  // namespace stance
