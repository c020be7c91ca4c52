// SPDX-License-Identifier: Apache-2.0
// Answers about one jurisdiction, made from its evidence under the applied rules.
#pragma once

#include <map>
#include <vector>

#include "session.h"
#include "stance/timeline/sides.h"
#include "stance/timeline/standpoint.h"
#include "stance/timeline/status.h"

namespace stance::cli {

// Everything that answers about one jurisdiction rest on.
struct Subject {
  JurisdictionId jurisdiction;
  // What counts: trusted grades and what people accepted, without what they rejected.
  std::vector<Evidence> evidence;
  // Assembled as known on the day asked for.
  std::vector<Timeline> timelines;
  // The jurisdictions above it that have evidence, nearest first; these without their
  // own.
  std::vector<Subject> above = {};
};

Subject subject_of(Session& session, const JurisdictionId& jurisdiction, Day as_known_on);

// All jurisdictions that have evidence, by id; those below `within` alone if it is given,
// itself among them also where only places above it have evidence.
std::vector<Subject> subjects_of(Session& session,
                                 const std::optional<JurisdictionId>& within,
                                 Day as_known_on);

// The subject under the law above it; refers to the subject, which must outlive it.
Standpoint standpoint_of(Session& session, const Subject& subject, Day as_known_on);

// The same evidence, here and above, as known on another day.
Subject as_known(Session& session, Subject subject, Day as_known_on);

// The status of one policy: its own, and what the law above makes of it.
EffectiveStatus answer(const Subject& subject,
                       const Policy& policy,
                       Day on,
                       Day as_known_on);

// What the laws above say of a policy on the day, nearest first.
std::vector<Status> laws_above(const Subject& subject,
                               const Policy& policy,
                               Day on,
                               Day as_known_on);

// Where the subject is a place in a county: its counties. Empty for counties and states.
std::vector<Subject> counties_of(Session& session,
                                 const Subject& subject,
                                 Day as_known_on);

// What the counties of a place say where the policy is a county's matter and nothing is
// known of the place itself; only those of which something is known.
std::vector<Status> county_answers(const std::vector<Subject>& counties,
                                   const Policy& policy,
                                   const Status& status);

// The timelines of one policy among those of a subject.
std::vector<Timeline> strands_of(const Subject& subject, const PolicyId& policy);

// What was announced by the day of a status for days after it, where it is not what holds
// already: the segments of these strands that then begin.
std::vector<Segment> announced_ahead(const Subject& subject,
                                     const std::vector<Timeline>& strands,
                                     const Status& status);

// How many documents these pieces of evidence come from.
std::size_t sources_among(const Subject& subject, const std::vector<EvidenceId>& ids);

// The documents that a status rests on; where it is contested, those of all sides.
std::size_t sources_of(const Subject& subject, const Status& status);

// The best grade among the evidence that a status rests on; absent where it rests on
// none. What a person accepted is an A.
std::optional<Grade> grade_of(Session& session,
                              const Subject& subject,
                              const Status& status);

// Who says what, where the status is contested.
std::vector<Side> sides_of(const Subject& subject, const Status& status);

// Of the subject or of those above it; nullptr if it does not count.
const Evidence* find_evidence(const Subject& subject, const EvidenceId& id);

}  // namespace stance::cli
