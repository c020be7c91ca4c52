// SPDX-License-Identifier: Apache-2.0
// stance evidence add | accept | reject | undo: what people know and decide. Each is kept
// with who, when and why, and each prints what it moved.
#include <ostream>

#include "answers.h"
#include "derive.h"
#include "evidence.h"
#include "run.h"
#include "stance/base/digest.h"
#include "stance/base/text.h"
#include "stance/report/status_page.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

std::string words_of(const Status& status) {
  std::string words = state_words(status);
  if (status.standing != Standing::settled && status.standing != Standing::unknown) {
    words += " (" + std::string(to_string(status.standing)) + ")";
  }
  if (status.since) words += ", " + since_words(*status.since);
  return words;
}

Status status_now(Session& session, const Evidence& piece) {
  const Day today = session.environment().today;
  const Policy policy = session.policy(piece.policy.text);
  const Subject subject = subject_of(session, piece.jurisdiction, today);
  return answer(subject, policy, today, today).effective;
}

// Runs `change` and prints the answer before and after it.
template <class Change>
void show_move(Session& session, const Evidence& piece, const Change& change) {
  session.store(store::OpenMode::write);
  const std::string before = words_of(status_now(session, piece));
  change();
  session.forget_decisions();
  derive(session);
  const std::string after = words_of(status_now(session, piece));
  session.out() << session.label(piece.jurisdiction).name << ", " << piece.policy.text
                << ": " << before << (before == after ? " (unchanged)" : "  ->  " + after)
                << "\n";
}

int decide(Session& session, const Arguments& arguments, Verdict verdict) {
  session.store(store::OpenMode::write);
  const Evidence piece = piece_named(session, arguments.value("ID").value_or(""));
  show_move(session, piece, [&] {
    session.store(store::OpenMode::write)
        .add_decision({.evidence = piece.id,
                       .verdict = verdict,
                       .who = session.environment().user,
                       .why = arguments.value("--why").value_or(""),
                       .recorded = session.environment().today});
  });
  return 0;
}

Kind kind_option(const Arguments& arguments) {
  const std::string text = arguments.value("--kind").value_or("observed");
  if (const std::optional<Kind> kind = parse_kind(text)) return *kind;
  throw InputError("--kind " + text +
                   ": use adopted, ended, observed, proposed, suspended or resumed");
}

Edtf date_option(const Arguments& arguments) {
  const std::string text = arguments.value("--when").value_or("");
  const Result<Edtf, EdtfError> date = Edtf::parse(text);
  if (!date) throw InputError("--when " + text + ": " + date.error().message);
  return *date;
}

StateId state_option(const Arguments& arguments, const Policy& policy) {
  const StateId state{arguments.value("STATE").value_or("")};
  if (policy.find_state(state) != nullptr) return state;
  std::string states;
  for (const PolicyState& each : policy.states) states += " " + each.id.text;
  throw InputError(policy.id.text + " has no state \"" + printable_line(state.text) +
                   "\"; it has" + states);
}

std::optional<std::string> source_kind_option(Session& session,
                                              const Arguments& arguments) {
  const std::optional<std::string> kind = arguments.value("--source-kind");
  if (!kind) return std::nullopt;
  std::string known;
  for (const std::string& each : session.applied_rules().precedence.rank) {
    if (each == *kind) return kind;
    known += " " + each;
  }
  throw InputError("--source-kind " + *kind + ": the rules rank" + known);
}

Evidence given_evidence(Session& session, const Arguments& arguments) {
  const Policy policy = session.policy(arguments.value("POLICY").value_or(""));
  const std::string source = arguments.value("--source").value_or("");
  const std::string quote = arguments.value("--quote").value_or("");
  Evidence piece{.id = {},
                 .document = "manual",
                 .digest = digest_of(source + "\n" + quote),
                 .jurisdiction = session.place(arguments.value("PLACE").value_or("")).id,
                 .policy = policy.id,
                 .state = state_option(arguments, policy),
                 .kind = kind_option(arguments),
                 .when = date_option(arguments),
                 .published = Edtf::from_day(session.environment().today),
                 .grade = Grade::a,
                 .quote = quote,
                 .end = quote.size(),
                 .source_kind = source_kind_option(session, arguments),
                 .publisher = source};
  piece.factual = piece.kind != Kind::proposed;
  piece.id = evidence_id(piece);
  return piece;
}

}  // namespace

int run_evidence_add(Session& session, const Arguments& arguments) {
  session.store(store::OpenMode::write);
  const Evidence piece = given_evidence(session, arguments);
  show_move(session, piece, [&] {
    session.store(store::OpenMode::write)
        .add_manual_evidence({.evidence = piece,
                              .who = session.environment().user,
                              .why = arguments.value("--why").value_or(""),
                              .recorded = session.environment().today});
  });
  session.out() << "added " << piece.id.text << "\n";
  return 0;
}

int run_evidence_accept(Session& session, const Arguments& arguments) {
  return decide(session, arguments, Verdict::accept);
}

int run_evidence_reject(Session& session, const Arguments& arguments) {
  return decide(session, arguments, Verdict::reject);
}

int run_evidence_undo(Session& session, const Arguments& arguments) {
  return decide(session, arguments, Verdict::undo);
}

}  // namespace stance::cli
