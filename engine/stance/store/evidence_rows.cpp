// SPDX-License-Identifier: Apache-2.0
#include "stance/store/evidence_rows.h"

#include <array>
#include <optional>

#include "stance/store/json_columns.h"

namespace stance::store {
namespace {

// The columns in the order of the schema, counted from `id`.
enum Field : int {
  id,
  document_id,
  jurisdiction,
  policy,
  state,
  kind,
  happened,
  published,
  scope,
  agency,
  instance,
  speaker,
  binds,
  factual,
  hedged,
  grade,
  cue,
  contexts,
  quote,
  span_begin,
  span_end,
  dates,
  parameters,
  source_kind,
  publisher,
  count
};
static_assert(Field::count == evidence_columns);

// The word of an enumeration in a column.
template <class Enum>
Enum word(const Query& row, int column, std::optional<Enum> (*parse)(std::string_view)) {
  const std::optional<Enum> value = parse(row.text(column));
  if (!value) row.fail_as_damaged("'" + row.text(column) + "' is no word of its column");
  return *value;
}

std::size_t offset(const Query& row, int column) {
  const std::int64_t value = row.integer(column);
  if (value < 0) row.fail_as_damaged("an offset is negative");
  return static_cast<std::size_t>(value);
}

}  // namespace

void bind_evidence(Query& query, const Evidence& evidence) {
  query.also(evidence.id,
             evidence.document,
             evidence.jurisdiction,
             evidence.policy,
             evidence.state,
             to_string(evidence.kind),
             evidence.when,
             evidence.published,
             evidence.scope,
             evidence.agency,
             evidence.instance,
             evidence.speaker,
             to_string(evidence.binds),
             evidence.factual,
             evidence.hedged,
             to_string(evidence.grade),
             evidence.cue,
             list_column(evidence.contexts),
             evidence.quote,
             evidence.begin,
             evidence.end,
             dates_column(evidence.dates),
             numbers_column(evidence.parameters),
             evidence.source_kind,
             evidence.publisher);
}

Evidence evidence_from(const Query& row, int first) {
  Evidence evidence;
  evidence.id.text = row.text(first + Field::id);
  evidence.document = row.text(first + Field::document_id);
  evidence.jurisdiction.text = row.text(first + Field::jurisdiction);
  evidence.policy.text = row.text(first + Field::policy);
  evidence.state.text = row.text(first + Field::state);
  evidence.kind = word<Kind>(row, first + Field::kind, parse_kind);
  evidence.when = row.date(first + Field::happened);
  evidence.published = row.optional_date(first + Field::published);
  evidence.scope = row.optional_text(first + Field::scope);
  evidence.agency = row.optional_text(first + Field::agency);
  evidence.instance = row.optional_text(first + Field::instance);
  evidence.speaker = row.optional_text(first + Field::speaker);
  evidence.binds = word<Binds>(row, first + Field::binds, parse_binds);
  evidence.factual = row.flag(first + Field::factual);
  evidence.hedged = row.flag(first + Field::hedged);
  evidence.grade = word<Grade>(row, first + Field::grade, parse_grade);
  if (!row.is_null(first + Field::cue)) {
    evidence.cue = CueId{row.text(first + Field::cue)};
  }
  evidence.contexts = list_from(row, first + Field::contexts);
  evidence.quote = row.text(first + Field::quote);
  evidence.begin = offset(row, first + Field::span_begin);
  evidence.end = offset(row, first + Field::span_end);
  evidence.dates = dates_from(row, first + Field::dates);
  evidence.parameters = numbers_from(row, first + Field::parameters);
  evidence.source_kind = row.optional_text(first + Field::source_kind);
  evidence.publisher = row.optional_text(first + Field::publisher);
  return evidence;
}

Evidence given_from(const Query& row) {
  Evidence evidence = evidence_from(row, given_first);
  evidence.digest.text = row.text(1);
  constexpr int who_why_recorded = 3;
  evidence.extractor =
      row.optional_text(given_first + evidence_columns + who_why_recorded);
  return evidence;
}

std::optional<std::string> grades_column(const std::optional<ComponentGrades>& grades) {
  if (!grades) return std::nullopt;
  std::string letters;
  for (const auto& [name, grade] : named_grades(*grades)) letters += to_string(grade);
  return letters;
}

std::optional<ComponentGrades> grades_from(const Query& row, int column) {
  const std::optional<std::string> letters = row.optional_text(column);
  if (!letters) return std::nullopt;
  ComponentGrades grades;
  const std::array parts = {&grades.cue, &grades.link, &grades.time, &grades.factuality};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto grade =
        i < letters->size() ? parse_grade(letters->substr(i, 1)) : std::optional<Grade>();
    if (!grade) row.fail_as_damaged("'" + *letters + "' are no grades");
    *parts.at(i) = *grade;
  }
  return grades;
}

}  // namespace stance::store
