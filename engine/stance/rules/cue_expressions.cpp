// SPDX-License-Identifier: Apache-2.0
// The key `regex` of a cue.
#include <algorithm>

#include "stance/rules/check_keys.h"
#include "stance/rules/cue_records.h"
#include "stance/rules/expression.h"
#include "stance/rules/fault.h"

namespace stance {
namespace {

void report_expression(Reading& reading,
                       const TomlValue& value,
                       const ExpressionFault& why) {
  const std::size_t at = why.part.empty() ? std::string::npos : value.text.find(why.part);
  const SourceSpan span = at == std::string::npos
                              ? value.span
                              : part_of_text(reading, value, at, at + why.part.size());
  report(reading, fault_at("E0139", span, "this regular expression " + why.message))
      .helps = {
      advice("write it as RE2 reads it (no look-around, no back-references), or "
             "as a pattern: when = ['…']")};
}

void warn_of_phrase(Reading& reading, const TomlValue& value, const std::string& phrase) {
  report(reading,
         fault_at("W0211", value.span, "a pattern says the same, and more clearly"))
      .helps = {advice("write when = ['" + phrase +
                       "'], which can be compared with other patterns")};
}

}  // namespace

void read_expressions(Reading& reading, const TomlValue& table, Cue& cue) {
  check_both_keys(
      reading,
      table,
      "regex",
      "because",
      "regex = ['…'] is for what no pattern can say, because = \"…\" tells what "
      "that is");
  cue.because = text_at(table, "because");
  for (const TomlValue* value : texts_at(table, "regex")) {
    const auto expression = Expression::parse(value->text);
    if (!expression) {
      report_expression(reading, *value, expression.error());
      continue;
    }
    const std::string phrase = plain_phrase(value->text);
    if (!phrase.empty()) warn_of_phrase(reading, *value, phrase);
    cue.regex.push_back(value->text);
  }
}

}  // namespace stance
