// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/test_cells.h"

#include <algorithm>
#include <string>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/fault.h"
#include "stance/rules/keys.h"

namespace stance {

bool has_columns(Reading& reading,
                 const TomlValue& row,
                 std::size_t least,
                 std::size_t most,
                 std::string_view columns) {
  const std::size_t count = row.items.size();
  if (count < least || most < count) {
    report(reading,
           fault_at("E0503",
                    row.span,
                    "the row has " + std::to_string(count) +
                        (count == 1 ? " column" : " columns")))
        .helps = {advice("a row is " + std::string(columns))};
    return false;
  }
  for (const TomlValue& cell : row.items) {
    if (cell.form == TomlForm::text || cell.form == TomlForm::date) continue;
    report(reading,
           fault_at("E0102",
                    cell.span,
                    "a cell must be a text or a date",
                    "this is " + std::string(described(cell.form))))
        .helps = {advice("a row is " + std::string(columns))};
    return false;
  }
  return true;
}

TestWord word_of(const TomlValue& cell) {
  return {cell.text, cell.span};
}

std::optional<Kind> kind_of(Reading& reading, const TomlValue& cell) {
  const std::optional<Kind> kind = parse_kind(cell.text);
  if (!kind) {
    Diagnostic fault =
        fault_at("E0108", cell.span, quoted(cell.text) + " is no kind of evidence");
    const std::vector<std::string> kinds(kind_words.begin(), kind_words.end());
    const std::vector<std::string> near = closest(cell.text, kinds);
    if (!near.empty()) {
      fault.helps = {sure_edit("did you mean " + quoted(near.front()) + "?",
                               inside_quotes(reading, cell),
                               near.front())};
      fault.helps.front().sure = near.size() == 1;
    }
    fault.notes = {
        "the kinds are adopted, ended, observed, proposed, suspended and resumed"};
    report(reading, std::move(fault));
  }
  return kind;
}

std::optional<Edtf> date_of(Reading& reading, const TomlValue& cell) {
  const Result<Edtf, EdtfError> date = Edtf::parse(cell.text);
  if (date) return *date;
  const bool is_text = cell.form == TomlForm::text;
  const std::size_t offset = std::min(date.error().offset, cell.text.size());
  SourceSpan span = cell.span;
  if (is_text && offset < cell.text.size()) {
    span = part_of_text(reading, cell, offset, cell.text.size());
  }
  report(reading,
         fault_at("E0504", span, quoted(cell.text) + " is no date", date.error().message))
      .helps = {
      advice("write a day, 2025-03-04, or in quotes a date of EDTF: "
             "\"2025-03\", \"[2025-02..2025-04]\"")};
  return std::nullopt;
}

}  // namespace stance
