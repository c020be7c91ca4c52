// SPDX-License-Identifier: Apache-2.0
// stance compare RULES RULES: the answers of today under two versions of the rules, on
// the same documents, tables and decisions.
#include <algorithm>
#include <map>
#include <ostream>

#include "compare_lines.h"
#include "print.h"
#include "rule_preview.h"
#include "stance/report/evidence_page.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

NamedRules rules_named(Session& session, const std::string& name) {
  if (name == "applied") return applied_rules(session);
  if (name == "disk") return disk_rules(session);
  return rules_from(session, name);
}

// "gates" of "gates", and of "friendly under easy" nothing: readings rest on all
// policies.
std::string policy_in(const std::string& question) {
  return question.find(' ') == std::string::npos ? question : "";
}

bool is_wanted(Session& session,
               const Arguments& arguments,
               const ChangedAnswer& change,
               const std::optional<JurisdictionId>& within) {
  if (change.danger == Danger::past) return false;
  if (within && !session.gazetteer().lies_in(change.place, *within)) return false;
  const auto policy = arguments.value("--policy");
  return !policy || policy_in(change.question) == *policy;
}

// The latest piece that only one of the two versions finds, or the edits.
std::string why(const RulePreview& preview, const ChangedAnswer& change, Line& line) {
  const Evidence* best = nullptr;
  for (const auto* pieces : {&preview.added, &preview.removed}) {
    for (const auto& [id, piece] : *pieces) {
      const bool is_its = piece.jurisdiction == change.place &&
                          piece.policy.text == policy_in(change.question);
      if (!is_its) continue;
      line.evidence.push_back(id);
      const bool is_later =
          best == nullptr || best->when.days().latest < piece.when.days().latest;
      if (is_later) best = &piece;
    }
    if (best != nullptr) break;
  }
  std::string text;
  if (best != nullptr) {
    text = (preview.added.contains(best->id) ? "only the second finds: "
                                             : "only the first finds: ") +
           claim_words(*best) + ": " + quote_words(*best, std::nullopt) + " " +
           source_words(*best, std::nullopt) + " [" + best->id.text + "]";
  }
  for (const RuleEdit& edit : preview.edits) {
    const bool is_cause =
        std::ranges::find(change.causes, edit.part) != change.causes.end();
    if (is_cause) text += (text.empty() ? "" : "; ") + words_of(edit);
  }
  return text.empty() ? "several edits together" : text;
}

Line line_of(const RulePreview& preview, const ChangedAnswer& change) {
  Line line{.agreement = Agreement::differ,
            .place = change.place,
            .question = change.question,
            .theirs = change.before,
            .ours = change.after,
            .their_proof = "",
            .our_proof = ""};
  if (change.before == "unknown") line.agreement = Agreement::they_lack;
  if (change.after == "unknown") line.agreement = Agreement::we_lack;
  line.our_proof = why(preview, change, line);
  line.their_proof = line.our_proof;
  return line;
}

}  // namespace

int compare_rules(Session& session,
                  const Arguments& arguments,
                  const std::string& first,
                  const std::string& second) {
  if (arguments.has("--on") || arguments.has("--as-known-on")) {
    throw InputError("two versions of the rules are compared in the answers of today");
  }
  session.applied_rules();
  const RulePreview preview =
      preview_between(session, rules_named(session, first), rules_named(session, second));
  std::optional<JurisdictionId> within;
  if (const auto place = arguments.value("--in")) within = session.place(*place).id;
  std::vector<Line> lines;
  std::size_t past = 0;
  for (const ChangedAnswer& change : preview.changes) {
    if (change.danger == Danger::past) ++past;
    if (is_wanted(session, arguments, change, within)) {
      lines.push_back(line_of(preview, change));
    }
  }
  session.say(preview.from.shown + " and " + preview.to.shown + ": " +
              counted(preview.edits.size(), "edit") + ", " +
              counted(preview.places, "place") + "; " + counted(past, "answer") +
              " differ on other days alone (stance rules preview)");
  return show_lines(session, arguments, std::move(lines), {first, second});
}

}  // namespace stance::cli
