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

Explanation explained(Session& session,
                      const Subject& subject,
                      const Status& status,
                      const Policy& policy,
                      const std::optional<StateId>& wanted) {
  std::vector<Timeline> strands = strands_of(subject, policy.id);
  const std::vector<Evidence> evidence =
      session.store().evidence_for(subject.jurisdiction, policy.id);
  const Proof proof{
      policy, session.applied_rules().precedence, strands, evidence, session.decisions()};
  return wanted ? explain_why_not(status, *wanted, proof) : explain_status(status, proof);
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

}  // namespace

int run_explain(Session& session, const Arguments& arguments) {
  if (arguments.has("--under")) return run_explain_under(session, arguments);
  session.store();
  const Day on = session.on(arguments);
  const Day known = session.as_known_on(arguments);
  const Jurisdiction place = session.place(arguments.value("PLACE").value_or(""));
  const Policy policy = session.policy(arguments.value("POLICY").value_or(""));
  const Subject subject = subject_of(session, place.id, known);
  const EffectiveStatus status = answer(subject, policy, on, known);
  const Subject& decider = deciding(subject, status);
  const Status& shown = &decider == &subject ? status.own : status.effective;
  const Explanation tree =
      explained(session, decider, shown, policy, wanted_state(arguments, policy));
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
  if (&decider != &subject) {
    session.out() << "The law of " << session.label(decider.jurisdiction).name
                  << " decides:\n";
  }
  session.out() << explanation_text(tree, sources, session.width()) << "\nrules "
                << session.applied_rules().digest.text.substr(0, 8) << "\n";
  return 0;
}

}  // namespace stance::cli
