// SPDX-License-Identifier: Apache-2.0
#include "stance/base/evidence.h"

#include <algorithm>
#include <array>

#include "stance/base/assert.h"
#include "stance/base/digest.h"

namespace stance {
namespace {

constexpr std::array kinds = {Kind::adopted,
                              Kind::ended,
                              Kind::observed,
                              Kind::proposed,
                              Kind::suspended,
                              Kind::resumed};
constexpr std::array all_grades = {Grade::a, Grade::b, Grade::c, Grade::d};
constexpr std::array all_binds = {Binds::own, Binds::below};

template <class Enum, std::size_t n>
std::optional<Enum> named(const std::array<Enum, n>& values, std::string_view text) {
  for (const Enum value : values) {
    if (to_string(value) == text) return value;
  }
  return std::nullopt;
}

// Each field starts with its length, so that no two lists of fields give the same bytes.
void append_field(std::string& bytes, std::string_view field) {
  bytes += std::to_string(field.size());
  bytes += ':';
  bytes += field;
}

}  // namespace

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::adopted: return "adopted";
    case Kind::ended: return "ended";
    case Kind::observed: return "observed";
    case Kind::proposed: return "proposed";
    case Kind::suspended: return "suspended";
    case Kind::resumed: return "resumed";
  }
  STANCE_ASSERT(false && "a kind that is not in the list");
}

std::string_view to_string(Grade grade) {
  switch (grade) {
    case Grade::a: return "A";
    case Grade::b: return "B";
    case Grade::c: return "C";
    case Grade::d: return "D";
  }
  STANCE_ASSERT(false && "a grade that is not in the list");
}

std::string_view to_string(Binds binds) {
  switch (binds) {
    case Binds::own: return "own";
    case Binds::below: return "below";
  }
  STANCE_ASSERT(false && "a value of `binds` that is not in the list");
}

std::optional<Kind> parse_kind(std::string_view text) {
  return named(kinds, text);
}
std::optional<Grade> parse_grade(std::string_view text) {
  return named(all_grades, text);
}
std::optional<Binds> parse_binds(std::string_view text) {
  return named(all_binds, text);
}

std::array<std::pair<std::string_view, Grade>, 4> named_grades(
    const ComponentGrades& grades) {
  return {{{"cue", grades.cue},
           {"link", grades.link},
           {"time", grades.time},
           {"factuality", grades.factuality}}};
}

Grade worst(const ComponentGrades& grades) {
  return std::max({grades.cue, grades.link, grades.time, grades.factuality});
}

EvidenceId evidence_id(const Evidence& evidence) {
  std::string bytes;
  append_field(bytes, evidence.digest.text);
  append_field(bytes, std::to_string(evidence.begin));
  append_field(bytes, std::to_string(evidence.end));
  append_field(bytes, evidence.jurisdiction.text);
  append_field(bytes, evidence.policy.text);
  append_field(bytes, evidence.state.text);
  append_field(bytes, to_string(evidence.kind));
  append_field(bytes, evidence.when.to_string());
  append_field(bytes, to_string(evidence.binds));
  append_field(bytes, evidence.agency.value_or(""));
  append_field(bytes, evidence.instance.value_or(""));
  if (evidence.extractor) append_field(bytes, *evidence.extractor);
  return {digest_of(bytes).text.substr(0, 12)};
}

}  // namespace stance
