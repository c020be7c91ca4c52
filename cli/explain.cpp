// SPDX-License-Identifier: Apache-2.0
// stance explain PLACE POLICY: from a status down to the words of its sources.
#include "stance/timeline/explain.h"

#include <ostream>

#include "answers.h"
#include "explain_sources.h"
#include "print.h"
#include "readings.h"
#include "run.h"
#include "stance/report/explanation.h"
#include "stance/report/table.h"

namespace stance::cli {
namespace {

// The jurisdiction whose evidence decides: its own, or one above it.
const Subject& deciding(const Subject& subject, const EffectiveStatus& status) {
  if (!status.effective.inherited_from) return subject;
  for (const Subject& parent : subject.above) {
    if (parent.jurisdiction == *status.effective.inherited_from) return parent;
  }
  return subject;
}

// Hands the proof for a subject's own strands to `explain`.
template <class Explain>
Explanation from_proof(Session& session,
                       const Subject& subject,
                       const Policy& policy,
                       const std::vector<Status>& above,
                       const Explain& explain) {
  const std::vector<Timeline> strands = strands_of(subject, policy.id);
  const std::vector<Evidence> evidence =
      session.store().evidence_for(subject.jurisdiction, policy.id);
  return explain(Proof{policy,
                       session.applied_rules().precedence,
                       strands,
                       evidence,
                       session.decisions(),
                       above});
}

Explanation explained(Session& session,
                      const Subject& subject,
                      const Status& status,
                      const Policy& policy) {
  return from_proof(session, subject, policy, {}, [&](const Proof& proof) {
    return explain_status(status, proof);
  });
}

// What decides, and below it what the place's own evidence says otherwise.
Explanation explained_answer(Session& session,
                             const Subject& subject,
                             const EffectiveStatus& status,
                             const Policy& policy) {
  const Subject& decider = deciding(subject, status);
  if (&decider == &subject) return explained(session, subject, status.own, policy);
  Explanation tree = explained(session, decider, status.effective, policy);
  if (strands_of(subject, policy.id).empty()) return tree;
  Explanation own = explained(session, subject, status.own, policy);
  own.claim = "its own, under that law: " + own.claim;
  own.role = status.is_overridden() ? Role::lost : Role::aside;
  tree.because.push_back(std::move(own));
  return tree;
}

Explanation explained_why_not(Session& session,
                              const Subject& subject,
                              const EffectiveStatus& status,
                              const Policy& policy,
                              const StateId& wanted) {
  const Status& effective = status.effective;
  const std::vector<Status> above =
      laws_above(subject, policy, effective.on, effective.as_known_on);
  Explanation tree = from_proof(session, subject, policy, above, [&](const Proof& proof) {
    return explain_why_not(effective, wanted, proof);
  });
  const Subject& decider = deciding(subject, status);
  if (&decider == &subject) return tree;
  Explanation law = explained(session, decider, effective, policy);
  law.claim =
      "the law of " + session.label(decider.jurisdiction).name + " decides: " + law.claim;
  law.role = Role::shows;
  tree.because.insert(tree.because.begin(), std::move(law));
  return tree;
}

std::optional<StateId> wanted_state(const Arguments& arguments, const Policy& policy) {
  const std::optional<std::string> name = arguments.value("--why-not");
  if (!name) return std::nullopt;
  if (policy.find_state({*name}) != nullptr) return StateId{*name};
  std::string states;
  for (const PolicyState& state : policy.states) states += " " + state.id.text;
  throw InputError("--why-not " + *name + ": " + policy.id.text + " has the states" +
                   states);
}

// A proof is a tree: no rows can hold it.
void refuse_rows(const Session& session) {
  const Format asked = session.format();
  if (asked != Format::csv && asked != Format::markdown) return;
  throw InputError(std::string("explain has no ") +
                   (asked == Format::csv ? "csv" : "markdown") +
                   ": table, json, jsonl or --html");
}

// "explain PLACE READING" is about the status that it gives, where it gives one alone.
std::optional<Arguments> as_reading(Session& session, const Arguments& arguments) {
  const RuleSet& rules = session.applied_rules();
  const std::string name = arguments.value("POLICY").value_or("");
  if (rules.find_policy({name}) != nullptr) return std::nullopt;
  std::string givers;
  for (const ReadingPack& pack : rules.readings) {
    const bool is_meant = pack.name == name && pack.statuses.size() == 1;
    if (is_meant) {
      Arguments under = arguments;
      under.add("--under", {name});
      under.add("POLICY", {pack.statuses.front().name});
      return under;
    }
    for (const StatusTable& table : pack.statuses) {
      if (table.name != name && pack.name != name) continue;
      givers += "\n  stance explain PLACE " + table.name + " --under " + pack.name;
    }
  }
  if (givers.empty()) return std::nullopt;
  throw InputError("\"" + name +
                   "\" is no policy; readings judge it, say which:" + givers);
}

}  // namespace

int run_explain(Session& session, const Arguments& arguments) {
  refuse_rows(session);
  if (arguments.has("--under")) return run_explain_under(session, arguments);
  session.store();
  if (const auto reading = as_reading(session, arguments)) {
    return run_explain_under(session, *reading);
  }
  const Day on = session.on(arguments);
  const Day known = session.as_known_on(arguments);
  const Jurisdiction place = session.place(arguments.value("PLACE").value_or(""));
  const Policy policy = session.policy(arguments.value("POLICY").value_or(""));
  const Subject subject = subject_of(session, place.id, known);
  const EffectiveStatus status = answer(subject, policy, on, known);
  const Subject& decider = deciding(subject, status);
  const std::optional<StateId> wanted = wanted_state(arguments, policy);
  const Explanation tree =
      wanted ? explained_why_not(session, subject, status, policy, *wanted)
             : explained_answer(session, subject, status, policy);
  const SourceOf sources = evidence_sources(session);
  if (printed_as_data(session, {}, {explanation_json(tree, sources, session.labels())})) {
    return 0;
  }
  if (arguments.has("--html")) {
    const std::string title =
        session.label(place.id).name + ", " + policy.id.text + ", on " + to_string(on);
    print_explanation_page(session, title, policy.question, tree, sources);
    return 0;
  }
  session.out() << session.label(place.id).name << ", " << policy.id.text << ", on "
                << to_string(on);
  if (known != on) session.out() << ", as known on " << to_string(known);
  session.out() << "\n";
  for (const std::string& line : wrapped(policy.question, session.width())) {
    session.out() << line << "\n";
  }
  session.out() << "\n";
  if (&decider != &subject && !wanted) {
    session.out() << "The law of " << session.label(decider.jurisdiction).name
                  << " decides:\n";
  }
  session.out() << explanation_text(tree, sources, session.width()) << "\nrules "
                << session.applied_rules().digest.text.substr(0, 8) << "\n";
  return 0;
}

}  // namespace stance::cli
