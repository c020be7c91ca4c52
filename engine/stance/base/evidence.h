// SPDX-License-Identifier: Apache-2.0
// What one passage, table row or person says about one policy of one jurisdiction: the
// unit that everything to the right of extraction is made from.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stance/base/edtf.h"
#include "stance/base/id.h"

namespace stance {

// adopted: an act begins a state. ended: an act ends it. observed: somebody says how
// things are. proposed: a bill, a plan, a pledge; listed, never counted. suspended,
// resumed: a court (say) takes a state's force away or gives it back.
enum class Kind { adopted, ended, observed, proposed, suspended, resumed };

// How far a record can be trusted, A the best; the worst of its components.
enum class Grade { a, b, c, d };

// Does the act bind the jurisdiction itself, or (a state's law) those below it?
enum class Binds { own, below };

std::string_view to_string(Kind kind);
std::string_view to_string(Grade grade);  // "A" to "D"
std::string_view to_string(Binds binds);
std::optional<Kind> parse_kind(std::string_view text);
std::optional<Grade> parse_grade(std::string_view text);
std::optional<Binds> parse_binds(std::string_view text);

// A cell of a table: the row as a spreadsheet counts it (the header is a row too, the
// first row is 1), the name of the column, and that of the table.
struct TableCell {
  std::size_t row = 0;
  std::string column;
  std::string table;

  bool operator==(const TableCell&) const = default;
};

// How far each part of a record can be trusted: that the words say so (cue), that they
// say it of this place (link), on these days (time), and as a fact (factuality).
struct ComponentGrades {
  Grade cue = Grade::a;
  Grade link = Grade::a;
  Grade time = Grade::a;
  Grade factuality = Grade::a;

  bool operator==(const ComponentGrades&) const = default;
};

// "cue" and its grade, "link", "time", "factuality".
std::array<std::pair<std::string_view, Grade>, 4> named_grades(
    const ComponentGrades& grades);

// The grade of the whole record.
Grade worst(const ComponentGrades& grades);

struct Evidence {
  EvidenceId id;
  // The document's id and the hash of its content. A person's own evidence has the id
  // "manual" and the digest of its record.
  std::string document;
  Digest digest;
  JurisdictionId jurisdiction;
  PolicyId policy;
  StateId state;
  Kind kind = Kind::observed;
  // The possible days: of the act, or for `observed` the days on which it was seen to
  // hold. `XXXX` if no day is known.
  Edtf when = {};
  // Publication of the document; absent if not known.
  std::optional<Edtf> published = {};
  // Limits the state: "serious offenses".
  std::optional<std::string> scope = {};
  std::optional<std::string> agency = {};
  // Tells several things of one policy apart: a model of agreement, a numbered order.
  std::optional<std::string> instance = {};
  // Whose word it is, where the passage says so.
  std::optional<std::string> speaker = {};
  Binds binds = Binds::own;
  // False for `proposed` and for what only hypotheses, questions and so on say.
  bool factual = true;
  // True where the source distances itself ("critics claim").
  bool hedged = false;
  Grade grade = Grade::c;
  // Of what rules found in a document; `grade` is the worst of them.
  std::optional<ComponentGrades> grades = {};
  // The cue that found it, "pack/id"; absent for a person's own evidence.
  std::optional<CueId> cue = {};
  // The program of the user's that found it, by the name that it was given. What it says
  // counts only where a person has accepted it.
  std::optional<std::string> extractor = {};
  // The contexts that changed it, in the order in which they were applied.
  std::vector<std::string> contexts = {};
  // The words of the document at bytes [begin, end).
  std::string quote;
  std::size_t begin = 0;
  std::size_t end = 0;
  // Other dates of the act: "announced", "signed", "effective".
  std::map<std::string, Edtf> dates = {};
  // Numbers that the passage names: "hours" = 48.
  std::map<std::string, double> parameters = {};
  // Of the document, for precedence and display.
  std::optional<std::string> source_kind = {};
  std::optional<std::string> publisher = {};
  // Where it stands, if it comes from a table.
  std::optional<TableCell> cell = {};
  // From this day on its source no longer says so: a later version of the table says
  // something else in its place. Absent: it still does.
  std::optional<Day> withdrawn = {};
  // Only that it may have ended: absent from a list that is complete, but not often
  // enough to be sure.
  bool is_tentative = false;

  bool operator==(const Evidence&) const = default;
};

// The id that follows from what a record says and where it stands (document digest, span,
// jurisdiction, policy, state, kind, when, binds, agency, instance) and which extractor
// says so: 12 hexadecimal digits. The cue is not part of it, so that what people decided
// about a record outlives an edit of the rules that finds the same record in another way.
EvidenceId evidence_id(const Evidence& evidence);

}  // namespace stance
