// SPDX-License-Identifier: Apache-2.0
#include "answers.h"

#include <algorithm>
#include <map>
#include <set>

#include "stance/timeline/assemble.h"

namespace stance::cli {
namespace {

Subject assembled(Session& session,
                  const JurisdictionId& jurisdiction,
                  std::vector<Evidence> evidence,
                  Day as_known_on) {
  const RuleSet& rules = session.applied_rules();
  Subject subject{.jurisdiction = jurisdiction, .evidence = {}, .timelines = {}};
  subject.evidence = counted_evidence(
      std::move(evidence), session.decisions(), rules.precedence.trusted);
  subject.timelines = assemble_timelines(subject.evidence, rules, as_known_on);
  return subject;
}

Status status_of(const Subject& subject,
                 const std::vector<Timeline>& strands,
                 const Policy& policy,
                 Day on,
                 Day as_known_on) {
  Status status = status_on(strands, policy, on, as_known_on);
  status.jurisdiction = subject.jurisdiction;
  status.policy = policy.id;
  return status;
}

// Has a place above it evidence, so that the law there may bind it?
bool is_below_any(Session& session,
                  const JurisdictionId& id,
                  const std::map<JurisdictionId, Subject>& all) {
  const std::optional<Jurisdiction> unit = session.gazetteer().find(id);
  if (!unit) return false;
  return std::ranges::any_of(
      session.gazetteer().above(*unit),
      [&](const Jurisdiction& parent) { return all.contains(parent.id); });
}

}  // namespace

Subject subject_of(Session& session,
                   const JurisdictionId& jurisdiction,
                   Day as_known_on) {
  const auto one = [&](const JurisdictionId& id) {
    return assembled(session, id, session.store().evidence_for(id), as_known_on);
  };
  Subject subject = one(jurisdiction);
  const std::optional<Jurisdiction> unit = session.gazetteer().find(jurisdiction);
  if (!unit) return subject;
  for (const Jurisdiction& parent : session.gazetteer().above(*unit)) {
    subject.above.push_back(one(parent.id));
  }
  return subject;
}

std::vector<Subject> subjects_of(Session& session,
                                 const std::optional<JurisdictionId>& within,
                                 Day as_known_on) {
  std::map<JurisdictionId, std::vector<Evidence>> evidence;
  session.store().each_evidence(
      [&](const Evidence& piece) { evidence[piece.jurisdiction].push_back(piece); });
  std::map<JurisdictionId, Subject> all;
  for (auto& [id, pieces] : evidence) {
    all.emplace(id, assembled(session, id, std::move(pieces), as_known_on));
  }
  if (within && !all.contains(*within) && is_below_any(session, *within, all)) {
    all.emplace(*within, assembled(session, *within, {}, as_known_on));
  }
  std::vector<Subject> subjects;
  for (const auto& [id, subject] : all) {
    if (within && !session.gazetteer().lies_in(id, *within)) continue;
    Subject& with_parents = subjects.emplace_back(subject);
    const std::optional<Jurisdiction> unit = session.gazetteer().find(id);
    if (!unit) continue;
    for (const Jurisdiction& parent : session.gazetteer().above(*unit)) {
      const auto found = all.find(parent.id);
      if (found != all.end()) with_parents.above.push_back(found->second);
    }
  }
  return subjects;
}

Standpoint standpoint_of(Session& session, const Subject& subject, Day as_known_on) {
  Standpoint standpoint{.rules = session.applied_rules(),
                        .jurisdiction = subject.jurisdiction,
                        .own = subject.timelines,
                        .above = {},
                        .as_known_on = as_known_on};
  for (const Subject& parent : subject.above) {
    standpoint.above.push_back({parent.jurisdiction, parent.timelines});
  }
  return standpoint;
}

Subject as_known(Session& session, Subject subject, Day as_known_on) {
  subject.timelines =
      assemble_timelines(subject.evidence, session.applied_rules(), as_known_on);
  for (Subject& parent : subject.above) {
    parent = as_known(session, std::move(parent), as_known_on);
  }
  return subject;
}

std::vector<Status> laws_above(const Subject& subject,
                               const Policy& policy,
                               Day on,
                               Day as_known_on) {
  std::vector<Status> above;
  for (const Subject& parent : subject.above) {
    above.push_back(status_of(parent,
                              strands_binding_below(strands_of(parent, policy.id)),
                              policy,
                              on,
                              as_known_on));
  }
  return above;
}

EffectiveStatus answer(const Subject& subject,
                       const Policy& policy,
                       Day on,
                       Day as_known_on) {
  const Status own =
      status_of(subject, strands_of(subject, policy.id), policy, on, as_known_on);
  return inherit_status(policy, own, laws_above(subject, policy, on, as_known_on));
}

std::vector<Subject> counties_of(Session& session,
                                 const Subject& subject,
                                 Day as_known_on) {
  std::vector<Subject> counties;
  const std::optional<Jurisdiction> unit = session.gazetteer().find(subject.jurisdiction);
  if (!unit) return counties;
  for (const Jurisdiction& county : session.gazetteer().counties_of(*unit)) {
    if (county.id == subject.jurisdiction) continue;
    counties.push_back(subject_of(session, county.id, as_known_on));
  }
  return counties;
}

std::vector<Status> county_answers(const std::vector<Subject>& counties,
                                   const Policy& policy,
                                   const Status& status) {
  std::vector<Status> answers;
  if (policy.answered_by != AnsweredBy::county) return answers;
  if (status.standing != Standing::unknown) return answers;
  for (const Subject& county : counties) {
    Status theirs = answer(county, policy, status.on, status.as_known_on).effective;
    if (theirs.standing != Standing::unknown) answers.push_back(std::move(theirs));
  }
  return answers;
}

std::vector<Timeline> strands_of(const Subject& subject, const PolicyId& policy) {
  std::vector<Timeline> strands;
  std::ranges::copy_if(subject.timelines,
                       std::back_inserter(strands),
                       [&](const Timeline& each) { return each.policy == policy; });
  return strands;
}

std::vector<Segment> announced_ahead(const Subject& subject,
                                     const std::vector<Timeline>& strands,
                                     const Status& status) {
  const auto is_published = [&](const EvidenceId& id) {
    const Evidence* piece = find_evidence(subject, id);
    return piece != nullptr && piece->published &&
           piece->published->days().latest <= status.on;
  };
  std::vector<Segment> ahead;
  for (const Timeline& strand : strands) {
    if (strand.binds == Binds::below) continue;
    for (const Segment& segment : strand.segments) {
      const bool is_announced = segment.standing == Standing::announced &&
                                segment.start.earliest > status.on && segment.state;
      if (!is_announced || segment.state == status.state) continue;
      if (std::ranges::any_of(segment.evidence, is_published)) ahead.push_back(segment);
    }
  }
  return ahead;
}

std::size_t sources_among(const Subject& subject, const std::vector<EvidenceId>& ids) {
  std::set<Digest> documents;
  for (const EvidenceId& id : ids) {
    if (const Evidence* piece = find_evidence(subject, id))
      documents.insert(piece->digest);
  }
  return documents.size();
}

std::size_t sources_of(const Subject& subject, const Status& status) {
  std::vector<EvidenceId> ids = status.evidence;
  if (status.standing == Standing::contested) {
    ids.insert(ids.end(), status.contrary.begin(), status.contrary.end());
  }
  return sources_among(subject, ids);
}

std::optional<Grade> grade_of(Session& session,
                              const Subject& subject,
                              const Status& status) {
  std::optional<Grade> best;
  for (const EvidenceId& id : status.evidence) {
    const Evidence* const piece = find_evidence(subject, id);
    if (piece == nullptr) continue;
    const bool is_accepted = verdict_for(id, session.decisions()) == Verdict::accept;
    const Grade grade = is_accepted ? Grade::a : piece->grade;
    best = best ? std::min(*best, grade) : grade;
  }
  return best;
}

std::vector<Side> sides_of(const Subject& subject, const Status& status) {
  return stance::sides_of(
      status, [&](const EvidenceId& id) { return find_evidence(subject, id); });
}

const Evidence* find_evidence(const Subject& subject, const EvidenceId& id) {
  const auto found = std::ranges::find(subject.evidence, id, &Evidence::id);
  if (found != subject.evidence.end()) return &*found;
  for (const Subject& parent : subject.above) {
    if (const Evidence* piece = find_evidence(parent, id)) return piece;
  }
  return nullptr;
}

}  // namespace stance::cli
