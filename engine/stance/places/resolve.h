// SPDX-License-Identifier: Apache-2.0
// What a person types, made into a jurisdiction: "Kent County, MD", "kent md",
// "city of Baltimore, Maryland", "Franklin, Venango County, PA", a GEOID, an OCD id.
// Never guesses between two.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "stance/places/gazetteer.h"

namespace stance {

// Exactly one unit bears that name. The notes say what a reader should know: that the
// unit was superseded and by whom, or that a state shares its name with others.
struct Found {
  Jurisdiction jurisdiction;
  std::vector<std::string> notes = {};
};

// Two or more do: units in force before superseded ones, states before counties before
// places, then by id.
struct Ambiguous {
  std::vector<Jurisdiction> candidates;
};

// None does. `reason` is a clause without a full stop; `proposals` are near misses, the
// nearest first, those in the named state before the others; at most five.
struct NotFound {
  std::string reason;
  std::vector<Jurisdiction> proposals = {};
};

using Resolution = std::variant<Found, Ambiguous, NotFound>;

Resolution resolve(const Gazetteer& gazetteer, std::string_view query);

// A name that `resolve` takes to be this unit and no other, the shortest of: the printed
// name, "city of X, ST", "X, Y County, ST", the id. To be shown in lists of candidates.
std::string unique_name(const Gazetteer& gazetteer, const Jurisdiction& jurisdiction);

// A name as names are compared: lower case, no accents, apostrophes or full stops,
// hyphens and runs of blanks as one blank, "saint" as "st".
std::string folded_name(std::string_view name);

}  // namespace stance
