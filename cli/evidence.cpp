// SPDX-License-Identifier: Apache-2.0
// stance evidence list | show: what the documents and people say.
#include <algorithm>
#include <ostream>

#include "evidence.h"
#include "print.h"
#include "review_queue.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/report/evidence_page.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

// What a person must decide before it counts, or has decided.
std::string verdict_words(const Evidence& piece,
                          const std::vector<Decision>& decisions,
                          Grade trusted) {
  if (is_retracted(piece, decisions)) return "retracted";
  if (const auto verdict = verdict_for(piece.id, decisions)) {
    return *verdict == Verdict::accept ? "accepted" : "rejected";
  }
  if (piece.withdrawn) return "withdrawn " + to_string(*piece.withdrawn);
  return counts_by_itself(piece, trusted) ? "" : "waits";
}

// The same, and on which other day it happened, where somebody said so.
std::string decision_words(const Evidence& piece,
                           const std::vector<Decision>& decisions,
                           Grade trusted) {
  std::string words = verdict_words(piece, decisions, trusted);
  const std::optional<Edtf> when = amended_when(piece.id, decisions);
  if (!when) return words;
  return words + (words.empty() ? "" : ", ") + "amended: " + in_words(when->days());
}

// Who found it, where not all is from rules and people.
void add_finders(const Session& session,
                 const std::vector<Evidence>& pieces,
                 Table& table) {
  const bool has_any = std::ranges::any_of(
      pieces, [](const Evidence& piece) { return piece.extractor.has_value(); });
  if (!has_any && session.format() != Format::csv) return;
  table.header.emplace_back("FOUND BY");
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    table.rows[i].push_back(pieces[i].extractor.value_or(""));
  }
}

// The place has no column where it is the only one.
Table table_of(Session& session,
               const std::vector<Evidence>& pieces,
               std::size_t places) {
  Table table{
      .header = {"ID", "PLACE", "POLICY", "STATE", "KIND", "WHEN", "GRADE", "DECISION"}};
  const Grade trusted = session.applied_rules().precedence.trusted;
  const std::vector<Decision> decisions = with_restated(pieces, session.decisions());
  for (const Evidence& piece : pieces) {
    table.rows.push_back({piece.id.text,
                          session.label(piece.jurisdiction).name,
                          piece.policy.text,
                          piece.state.text,
                          std::string(to_string(piece.kind)),
                          in_words(piece.when.days()),
                          std::string(to_string(piece.grade)),
                          decision_words(piece, decisions, trusted)});
  }
  table.flexible = 1;
  add_finders(session, pieces, table);
  if (places != 1) return table;
  table.header.erase(table.header.begin() + 1);
  for (std::vector<std::string>& row : table.rows) row.erase(row.begin() + 1);
  table.flexible = SIZE_MAX;
  return table;
}

// Where records wait: how many, and where a person goes through them.
void point_to_review(Session& session,
                     const Arguments& arguments,
                     const std::optional<PolicyId>& policy,
                     const std::vector<Evidence>& pieces) {
  QueueScope scope{.policy = policy};
  if (const auto query = arguments.value("PLACE")) scope.place = session.place(*query).id;
  const Grade trusted = session.applied_rules().precedence.trusted;
  const auto count = std::ranges::count_if(pieces, [&](const Evidence& piece) {
    return verdict_words(piece, session.decisions(), trusted) == "waits";
  });
  const std::string words =
      waiting_words(session, scope, static_cast<std::size_t>(count));
  if (!words.empty()) session.say(words);
}

std::vector<Evidence> all_pieces(Session& session, const Arguments& arguments) {
  if (const auto query = arguments.value("PLACE")) {
    return session.store().evidence_for(session.place(*query).id);
  }
  std::vector<Evidence> pieces;
  session.store().each_evidence([&](const Evidence& piece) { pieces.push_back(piece); });
  return pieces;
}

}  // namespace

Evidence piece_named(Session& session, const std::string& id) {
  std::vector<Evidence> pieces = session.store().evidence_by_id({id});
  if (pieces.empty()) {
    throw InputError("no evidence has the id \"" + printable_line(id) +
                     "\": stance evidence list shows them");
  }
  return std::move(pieces.front());
}

int run_evidence_list(Session& session, const Arguments& arguments) {
  const std::vector<Decision> decisions = session.store().decisions();
  const Grade trusted = session.applied_rules().precedence.trusted;
  std::optional<PolicyId> policy;
  if (const auto name = arguments.value("--policy")) policy = session.policy(*name).id;
  std::vector<Evidence> pieces = all_pieces(session, arguments);
  std::erase_if(pieces, [&](const Evidence& piece) {
    const bool other = policy && piece.policy != *policy;
    const bool hidden =
        arguments.has("--waiting") && verdict_words(piece, decisions, trusted) != "waits";
    return other || hidden;
  });
  std::vector<std::string> objects;
  for (const Evidence& piece : pieces) {
    objects.push_back(evidence_json(piece, session.labels()));
  }
  const bool one_place =
      arguments.has("PLACE") && session.format() == Format::table && !pieces.empty();
  print(
      session, table_of(session, pieces, one_place ? 1 : 2), objects, "no evidence fits");
  if (session.format() == Format::table) {
    point_to_review(session, arguments, policy, pieces);
  }
  return 0;
}

int run_evidence_show(Session& session, const Arguments& arguments) {
  session.store();
  const Evidence piece = piece_named(session, arguments.value("ID").value_or(""));
  if (printed_as_data(session, {}, {evidence_json(piece, session.labels())})) return 0;
  const std::optional<Document> document = session.store().document(piece.digest);
  session.out() << evidence_text(
      piece, document, session.label(piece.jurisdiction), session.width());
  for (const store::ManualEvidence& given : session.store().manual_evidence()) {
    if (given.evidence.id != piece.id) continue;
    session.out() << (piece.extractor ? "kept        by " : "given       by ")
                  << printable_line(given.who) << " on " << to_string(given.recorded)
                  << (given.why.empty() ? "" : ": " + printable_line(given.why)) << "\n";
  }
  for (const Decision& decision : session.store().decisions()) {
    if (decision.evidence != piece.id) continue;
    session.out() << "decision    " << to_string(decision.verdict)
                  << (decision.when ? " " + decision.when->to_string() : "") << " by "
                  << printable_line(decision.who) << " on "
                  << to_string(decision.recorded) << ": " << printable_line(decision.why)
                  << "\n";
  }
  return 0;
}

}  // namespace stance::cli
