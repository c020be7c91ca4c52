// SPDX-License-Identifier: Apache-2.0
#include "readings.h"

#include <algorithm>

#include "stance/base/text.h"
#include "stance/timeline/explain_reading.h"

namespace stance::cli {
namespace {

std::string proposal(const std::string& name, const std::vector<std::string>& names) {
  const std::vector<std::string> near = closest(name, names);
  if (!near.empty()) return "; did you mean " + near.front() + "?";
  if (names.empty()) return "; there are none";
  std::string text = "; there are";
  for (const std::string& each : names) text += " " + each;
  return text;
}

// The jurisdiction whose evidence decides.
const Subject& deciding(const Subject& subject, const Status& status) {
  for (const Subject& parent : subject.above) {
    if (status.inherited_from == parent.jurisdiction) return parent;
  }
  return subject;
}

}  // namespace

const ReadingPack& reading_named(Session& session, const std::string& name) {
  const RuleSet& rules = session.applied_rules();
  if (const ReadingPack* found = rules.find_reading(name)) return *found;
  std::vector<std::string> names;
  for (const ReadingPack& pack : rules.readings) names.push_back(pack.name);
  throw InputError("the applied rules have no reading \"" + printable_line(name) + "\"" +
                   proposal(name, names));
}

const StatusTable& status_named(const ReadingPack& pack, const std::string& name) {
  if (const StatusTable* found = pack.find_status(name)) return *found;
  std::vector<std::string> names;
  for (const StatusTable& table : pack.statuses) names.push_back(table.name);
  throw InputError("the reading " + pack.name + " has no status \"" +
                   printable_line(name) + "\"" + proposal(name, names));
}

std::vector<const ReadingPack*> readings_asked(Session& session,
                                               const Arguments& arguments) {
  std::vector<const ReadingPack*> packs;
  for (const std::string& list : arguments.values("--under")) {
    for (std::size_t at = 0; at <= list.size();) {
      const std::size_t end = std::min(list.find(',', at), list.size());
      const ReadingPack* pack = &reading_named(session, list.substr(at, end - at));
      if (std::ranges::find(packs, pack) == packs.end()) packs.push_back(pack);
      at = end + 1;
    }
  }
  return packs;
}

JudgedPlace::JudgedPlace(Session& session, const Subject& subject, Day as_known_on)
    : session_(session),
      subject_(subject),
      as_known_on_(as_known_on),
      standpoint_(standpoint_of(session, subject, as_known_on)) {}

std::string JudgedPlace::json(const JudgedStretch& stretch,
                              const ReadingPack& pack,
                              const StatusTable& table) const {
  return judgement_json(
      stretch,
      {subject_.jurisdiction, pack, table, as_known_on_, session_.applied_rules().digest},
      session_.labels());
}

Explanation JudgedPlace::explain(const Judge& judge,
                                 const StatusTable& table,
                                 Day on,
                                 const std::optional<std::string>& wanted) const {
  const Judgement judgement = judge.on(table, on);
  const InputExplainer input = [&](const JudgedInput& each) {
    return explain_input(judge, each, on);
  };
  return wanted ? explain_why_not(judgement, table, *wanted, input)
                : explain_judgement(judgement, table, input);
}

Explanation JudgedPlace::explain_input(const Judge& judge,
                                       const JudgedInput& input,
                                       Day on) const {
  Explanation node;
  switch (input.kind) {
    case InputKind::policy:
      node = explain_policy(session_,
                            subject_,
                            *session_.applied_rules().find_policy({input.name}),
                            on,
                            as_known_on_);
      node.claim = input.name + ": " + node.claim;
      break;
    case InputKind::fact: node = explain_fact(judge, input, on); break;
    case InputKind::status:
      node = explain(judge, *judge.pack().find_status(input.name), on, std::nullopt);
      break;
  }
  node.role = Role::shows;
  return node;
}

Explanation JudgedPlace::explain_fact(const Judge& judge,
                                      const JudgedInput& input,
                                      Day on) const {
  constexpr std::array<std::string_view, 3> words = {"yes", "no", "unknown"};
  const Fact& fact = *judge.pack().find_fact(input.name);
  std::size_t value = 0;
  while ((input.values >> value & 1U) == 0) ++value;
  Explanation node{
      .claim = input.name + " (" + fact.words + ") is " + std::string(words.at(value)),
      .role = Role::shows,
      .because = {}};
  node.because.push_back(
      explain_policy(session_,
                     subject_,
                     *session_.applied_rules().find_policy(fact.policy),
                     on,
                     as_known_on_));
  return node;
}

Explanation explain_policy(Session& session,
                           const Subject& subject,
                           const Policy& policy,
                           Day on,
                           Day as_known_on) {
  const EffectiveStatus status = answer(subject, policy, on, as_known_on);
  const Subject& decider = deciding(subject, status.effective);
  const Status& shown = &decider == &subject ? status.own : status.effective;
  const std::vector<Timeline> strands = strands_of(decider, policy.id);
  const std::vector<Evidence> evidence =
      session.store().evidence_for(decider.jurisdiction, policy.id);
  return explain_status(shown,
                        {policy,
                         session.applied_rules().precedence,
                         strands,
                         evidence,
                         session.decisions()});
}

}  // namespace stance::cli
