// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/name_adder.h"

namespace stance {

bool is_name_letter(char c) {
  return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '-';
}

void NameAdder::add(NameSort sort,
                    const std::string& name,
                    const SourceSpan& span,
                    NameRole role,
                    const std::string& scope) {
  if (name.empty() || span.end <= span.begin) return;
  const std::string_view written =
      std::string_view(file_.text).substr(span.begin, span.end - span.begin);
  if (written != name) return;  // escapes: nothing that could be replaced
  places_.push_back({sort, name, scope, span, role == NameRole::definition});
}

SourceSpan NameAdder::part(const TomlValue& value,
                           std::size_t begin,
                           std::size_t end) const {
  const std::string_view raw = std::string_view(file_.text).substr(value.span.begin, 3);
  const std::size_t quotes = raw == "'''" || raw == "\"\"\"" ? 3 : 1;
  return {file_.name, value.span.begin + quotes + begin, value.span.begin + quotes + end};
}

void NameAdder::add_text(NameSort sort,
                         const TomlValue& value,
                         NameRole role,
                         const std::string& scope) {
  if (value.form != TomlForm::text) return;
  add(sort, value.text, part(value, 0, value.text.size()), role, scope);
}

void NameAdder::add_texts(NameSort sort,
                          const TomlValue& value,
                          const std::string& scope) {
  add_text(sort, value, NameRole::use, scope);
  for (const TomlValue& item : value.items) add_text(sort, item, NameRole::use, scope);
}

void NameAdder::add_cue_id(const TomlValue& item) {
  if (item.form != TomlForm::text) return;
  const std::size_t slash = item.text.find('/');
  const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
  add(NameSort::cue,
      item.text.substr(begin),
      part(item, begin, item.text.size()),
      NameRole::use);
}

void NameAdder::add_cell(const TomlValue& cell, const std::string& policy) {
  const std::string& text = cell.text;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_name_letter(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_name_letter(text[end])) ++end;
    add(NameSort::state,
        text.substr(at, end - at),
        part(cell, at, end),
        NameRole::use,
        policy);
    at = end;
  }
}

}  // namespace stance
