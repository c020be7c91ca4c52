// SPDX-License-Identifier: Apache-2.0
// What goes into a store and comes out of it, beside the values of base/ and timeline/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "stance/base/evidence.h"

namespace stance::store {

// What became of a document that was given to the store.
enum class Added {
  added,
  already_there,
  metadata_changed,  // known content; its metadata was not known, or not the last one
};

// Evidence that a person gives, or a program of theirs, and the record of it. What a
// program found is read with the day, kind and publisher that its document has now.
struct ManualEvidence {
  Evidence evidence;
  std::string who;
  std::string why;
  Day recorded;

  bool operator==(const ManualEvidence&) const = default;
};

// Evidence that was not given out, and why.
struct DroppedEvidence {
  Evidence evidence;
  std::string reason;

  bool operator==(const DroppedEvidence&) const = default;
};

// The rules in force, with the files that say them: name below the rules folder, text.
struct AppliedRules {
  Digest digest;
  Day recorded;
  // Who applied them, if known.
  std::optional<std::string> who = {};
  // The packs asked for, by name.
  std::vector<std::string> packs = {};
  std::vector<std::pair<std::string, std::string>> files = {};

  bool operator==(const AppliedRules&) const = default;
};

// What a timeline is about.
struct Subject {
  JurisdictionId jurisdiction;
  PolicyId policy;

  auto operator<=>(const Subject&) const = default;
};

// Which timelines; all conditions hold, an empty query asks for all of them.
struct TimelineQuery {
  std::optional<JurisdictionId> jurisdiction = {};
  // This one and those below it.
  std::optional<JurisdictionId> within = {};
  std::optional<PolicyId> policy = {};

  bool operator==(const TimelineQuery&) const = default;
};

// How much is in a store.
struct StoreInfo {
  std::string file;
  int schema_version = 0;
  std::optional<Digest> rules = {};
  std::optional<Day> rules_applied = {};
  // The last day on which a fact was recorded.
  std::optional<Day> last_recorded = {};
  std::uint64_t documents = 0;
  // Documents of which more than one set of metadata is known.
  std::uint64_t documents_with_changed_metadata = 0;
  // Documents whose evidence the applied rules have not made yet.
  std::uint64_t documents_to_extract = 0;
  std::uint64_t evidence = 0;
  std::uint64_t tables = 0;
  // Rows of tables as evidence, and names in tables that wait for a person.
  std::uint64_t table_evidence = 0;
  std::uint64_t held_names = 0;
  std::uint64_t manual_evidence = 0;
  // Of programs of the user's.
  std::uint64_t extractor_evidence = 0;
  std::uint64_t dropped_evidence = 0;
  std::uint64_t decisions = 0;
  std::uint64_t rule_sets = 0;
  std::uint64_t timelines = 0;
  std::uint64_t segments = 0;
  std::uint64_t events = 0;
  std::uint64_t jurisdictions = 0;
  // Subjects whose timelines must be made anew.
  std::uint64_t outdated_timelines = 0;
  std::uint64_t bytes = 0;

  bool operator==(const StoreInfo&) const = default;
};

}  // namespace stance::store
