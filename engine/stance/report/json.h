// SPDX-License-Identifier: Apache-2.0
// Records as JSON, one object on one line, with the field names of DESIGN section 6. The
// order of the fields is fixed, absent values are null, text is UTF-8.
#pragma once

#include <functional>
#include <string>

#include "stance/base/evidence.h"
#include "stance/places/jurisdiction.h"
#include "stance/timeline/changes.h"
#include "stance/timeline/sides.h"
#include "stance/timeline/timeline.h"

namespace stance {

// How a jurisdiction is printed.
struct PlaceLabel {
  JurisdictionId id;
  std::optional<std::string> geoid = {};
  std::string name;
};

// Gives the label of any jurisdiction that occurs.
using Labels = std::function<PlaceLabel(const JurisdictionId&)>;

std::string evidence_json(const Evidence& evidence, const Labels& labels);

// `rules` is the digest of the rules that the answer comes from. `grade`: the best among
// the evidence for it; without one the object has none. `sides`: who says what, where it
// is contested; `announced`: segments that are to begin later. Without them the object
// has none.
std::string status_json(const Status& status,
                        const Labels& labels,
                        const Digest& rules,
                        std::optional<Grade> grade = {},
                        const std::vector<Side>& sides = {},
                        const std::vector<Segment>& announced = {});

// One object for a segment of the timeline.
std::string segment_json(const Timeline& timeline,
                         const Segment& segment,
                         const Labels& labels);

// One object for an event of the timeline; `state`, `kind`, `when`, `evidence`.
std::string event_json(const Timeline& timeline,
                       const Event& event,
                       const Labels& labels);

// One object for a change: what, from, to, when, evidence.
std::string change_json(const Change& change, const Labels& labels);

// A place of the gazetteer: id, geoid, name, kind, state, parent, population, until.
std::string jurisdiction_json(const Jurisdiction& jurisdiction);

// Text as a JSON string, quotes included.
std::string json_quoted(const std::string& text);

}  // namespace stance
