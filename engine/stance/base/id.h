// SPDX-License-Identifier: Apache-2.0
// Strong types for names that must not be mixed up: a policy is not a state, and neither
// is a piece of text.
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace stance {

// A name of the kind that `Tag` stands for. Compares as its text. Empty means "not set"
// only inside a default-constructed value; past the edge every id has text.
template <class Tag>
struct Id {
  std::string text;

  auto operator<=>(const Id&) const = default;
};

// An Open Civic Data division id: "ocd-division/country:us/state:md/county:kent".
using JurisdictionId = Id<struct JurisdictionTag>;
using PolicyId = Id<struct PolicyTag>;
using StateId = Id<struct StateTag>;
using CueId = Id<struct CueTag>;
// Lower-case hexadecimal hash of content (see base/digest.h).
using Digest = Id<struct DigestTag>;
// A short digest of a piece of evidence: stable across runs and machines.
using EvidenceId = Id<struct EvidenceTag>;

}  // namespace stance

template <class Tag>
struct std::hash<stance::Id<Tag>> {
  std::size_t operator()(const stance::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.text);
  }
};
