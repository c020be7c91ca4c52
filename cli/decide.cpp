// SPDX-License-Identifier: Apache-2.0
// stance evidence add | accept | reject | amend | undo: what people know and decide. Each
// is kept with who, when and why, and each prints what it moved.
#include <ostream>

#include "evidence.h"
#include "moves.h"
#include "print.h"
#include "retract.h"
#include "run.h"
#include "stance/base/digest.h"
#include "stance/base/text.h"

namespace stance::cli {
namespace {

// Runs `change` and prints the answer before and after it.
void show_move(Session& session,
               const Evidence& piece,
               const std::function<void()>& change) {
  const Subjects concerned = {store::Subject{piece.jurisdiction, piece.policy}};
  show_moves(
      session, [&] { return concerned; }, change);
}

Edtf date_option(const Arguments& arguments) {
  const std::string text = arguments.value("--when").value_or("");
  const Result<Edtf, EdtfError> date = Edtf::parse(text);
  if (!date) throw InputError("--when " + text + ": " + date.error().message);
  return *date;
}

// The decision about the piece that stands, of the sort that this one takes the place of.
std::optional<Decision> standing_decision(Session& session,
                                          const EvidenceId& piece,
                                          Verdict verdict) {
  std::optional<Decision> standing;
  for (const Decision& each : standing_decisions(piece, session.decisions())) {
    if ((each.verdict == Verdict::amend) == (verdict == Verdict::amend)) standing = each;
  }
  return standing;
}

// Two people may see it differently: the later word counts, and both are kept.
void say_contradiction(Session& session,
                       const EvidenceId& piece,
                       Verdict verdict,
                       const std::optional<Edtf>& when) {
  const auto before = standing_decision(session, piece, verdict);
  if (!before || (before->verdict == verdict && before->when == when)) return;
  session.say("this contradicts a decision: " + printable_line(before->who) + " said " +
              std::string(to_string(before->verdict)) +
              (before->when ? " " + before->when->to_string() : "") + " on " +
              to_string(before->recorded) + " (" + printable_line(before->why) +
              "); the later one counts, both stay on record (stance evidence decisions)");
}

int decide(Session& session, const Arguments& arguments, Verdict verdict) {
  session.store(store::OpenMode::write);
  const Evidence piece = piece_named(session, arguments.value("ID").value_or(""));
  std::optional<Edtf> when;
  if (verdict == Verdict::amend) when = date_option(arguments);
  say_contradiction(session, piece.id, verdict, when);
  show_move(session, piece, [&] {
    session.store(store::OpenMode::write)
        .add_decision({.evidence = piece.id,
                       .verdict = verdict,
                       .who = session.environment().user,
                       .why = arguments.value("--why").value_or(""),
                       .recorded = session.environment().today,
                       .when = when});
  });
  return 0;
}

// "reject by ana on 2026-11-22 (a joke)".
std::string words_of(const Decision& decision) {
  return std::string(to_string(decision.verdict)) +
         (decision.when ? " " + decision.when->to_string() : "") + " by " +
         printable_line(decision.who) + " on " + to_string(decision.recorded) + " (" +
         printable_line(decision.why) + ")";
}

// What was taken back, the last first, and what is left of the `standing` decisions.
void tell_taken_back(Session& session, std::vector<Decision> standing, std::size_t kept) {
  const auto tell = [&](const std::string& line) {
    if (session.format() != Format::table) return session.say(line);
    session.out() << line << "\n";
  };
  for (; standing.size() > kept; standing.pop_back()) {
    tell("taken back: " + words_of(standing.back()));
  }
  for (const Decision& each : standing) tell("still stands: " + words_of(each));
  if (kept > 0) session.say("--all takes back all that was decided about it");
}

// The last of the decisions about a piece that stand, or all of them.
int take_back(Session& session,
              const Arguments& arguments,
              const std::vector<Decision>& standing) {
  const bool is_all = arguments.has("--all");
  const EvidenceId piece = standing.back().evidence;
  const auto record = [&] {
    session.store(store::OpenMode::write)
        .add_decision({.evidence = piece,
                       .verdict = is_all ? Verdict::undo : Verdict::undo_last,
                       .who = session.environment().user,
                       .why = arguments.value("--why").value_or(""),
                       .recorded = session.environment().today});
    tell_taken_back(session, standing, is_all ? 0 : standing.size() - 1);
  };
  const std::vector<Evidence> pieces = session.store().evidence_by_id(piece);
  if (!pieces.empty()) {
    show_move(session, pieces.front(), record);
    return 0;
  }
  // A record that has no place: no answer rests on it.
  record();
  if (!printed_as_data(session, {}, {})) session.out() << "no answer moved\n";
  return 0;
}

Kind kind_option(const Arguments& arguments) {
  const std::string text = arguments.value("--kind").value_or("observed");
  if (const std::optional<Kind> kind = parse_kind(text)) return *kind;
  throw InputError("--kind " + text +
                   ": use adopted, ended, observed, proposed, suspended or resumed");
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

int run_evidence_amend(Session& session, const Arguments& arguments) {
  return decide(session, arguments, Verdict::amend);
}

// Of a piece, of a record that is evidence of no place yet, or of a source as `evidence
// retract` names it.
int run_evidence_undo(Session& session, const Arguments& arguments) {
  session.store(store::OpenMode::write);
  const std::string name = arguments.value("ID").value_or("");
  const std::vector<Decision> standing = standing_decisions({name}, session.decisions());
  if (!standing.empty()) return take_back(session, arguments, standing);
  if (session.store().evidence_by_id({name}).empty()) {
    return retract_source(session, arguments, name, Verdict::undo);
  }
  throw InputError("nothing was decided about " + printable_line(name) +
                   " that could be taken back: stance evidence decisions");
}

}  // namespace stance::cli
