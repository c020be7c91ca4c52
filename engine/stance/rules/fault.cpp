// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/fault.h"

#include <utility>

#include "stance/base/assert.h"
#include "stance/base/text.h"

namespace stance {
namespace {

constexpr std::size_t most_choices_shown = 7;

Help edit(std::string advice_text, const SourceSpan& span, std::string text) {
  Help help{.text = std::move(advice_text), .edits = {}};
  help.edits.push_back({span, std::move(text)});
  return help;
}

}  // namespace

Diagnostic fault_at(std::string_view code,
                    const SourceSpan& span,
                    std::string message,
                    std::string label) {
  STANCE_ASSERT(!code.empty());
  return {.code = std::string(code),
          .severity = code.front() != 'E' ? Severity::warning : Severity::error,
          .message = std::move(message),
          .primary = Label{span, std::move(label)}};
}

std::string quoted(std::string_view word) {
  return "\"" + printable_line(word) + "\"";
}

std::string enumeration(std::span<const std::string> words, std::string_view joint) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_last = i + 1 == words.size();
    if (i > 0) text += is_last ? " " + std::string(joint) + " " : ", ";
    text += words[i];
  }
  return text;
}

std::string choices_note(std::string_view what, std::span<const std::string> names) {
  if (names.empty() || names.size() > most_choices_shown) return {};
  return std::string(what) + " " + enumeration(names, "and");
}

SourceSpan part_of(const SourceSpan& span, std::size_t begin, std::size_t end) {
  return {span.file, span.begin + begin, span.begin + end};
}

Help advice(std::string text) {
  return {.text = std::move(text), .edits = {}};
}

Help sure_edit(std::string advice, const SourceSpan& span, std::string text) {
  Help help = edit(std::move(advice), span, std::move(text));
  help.sure = true;
  return help;
}

Help possible_edit(std::string advice, const SourceSpan& span, std::string text) {
  return edit(std::move(advice), span, std::move(text));
}

}  // namespace stance
