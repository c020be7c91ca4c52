// SPDX-License-Identifier: Apache-2.0
// stance rules blame PLACE QUESTION: which of the rule sets that were applied last
// changed today's answer, and which of its edits did. Every one is tried on all
// documents.
#include <algorithm>
#include <ostream>

#include "print.h"
#include "readings.h"
#include "rule_preview.h"
#include "run.h"
#include "stance/report/table.h"

namespace stance::cli {
namespace {

// A rule set and the answer under it.
struct Version {
  std::string rules;
  std::string applied;
  std::string answer;
  std::string because;
};

std::string question_of(Session& session, const Arguments& arguments) {
  const std::string name = arguments.value("POLICY").value_or("");
  const std::vector<const ReadingPack*> packs = readings_asked(session, arguments);
  if (packs.empty()) return session.policy(name).id.text;
  if (packs.size() > 1) throw InputError("--under: one reading at a time");
  return status_named(*packs.front(), name).name + " under " + packs.front()->name;
}

// The distinct rule sets in the order in which they were applied, equals in a row once.
std::vector<store::AppliedRules> versions_of(Session& session) {
  std::vector<store::AppliedRules> versions;
  for (std::size_t i = 0; i < session.store().rules_history().size(); ++i) {
    const auto applied = session.store().applied_rules_at(i);
    if (!applied) continue;
    if (!versions.empty() && versions.back().files == applied->files) continue;
    versions.push_back(*applied);
  }
  return versions;
}

NamedRules loaded(const store::AppliedRules& applied) {
  NamedRules named;
  for (const auto& [name, text] : applied.files) named.files.push_back({name, text});
  Loaded result = load_rules(named.files, applied.packs.front());
  if (!result.rules) {
    throw InputError("this version cannot read rules " +
                     applied.digest.text.substr(0, 8) + ", applied on " +
                     to_string(applied.recorded));
  }
  named.rules = std::move(*result.rules);
  named.shown = "rules " + applied.digest.text.substr(0, 8);
  return named;
}

std::string applied_words(const store::AppliedRules& applied) {
  return to_string(applied.recorded) + (applied.who ? " by " + *applied.who : "");
}

const ChangedAnswer* change_in(const RulePreview& preview,
                               const JurisdictionId& place,
                               const std::string& question) {
  const auto found =
      std::ranges::find_if(preview.changes, [&](const ChangedAnswer& change) {
        return change.place == place && change.question == question &&
               change.danger != Danger::past;
      });
  return found == preview.changes.end() ? nullptr : &*found;
}

std::string edits_behind(const RulePreview& preview, const ChangedAnswer& change) {
  std::string text;
  for (const RuleEdit& edit : preview.edits) {
    const bool is_cause =
        change.causes.empty() ||
        std::ranges::find(change.causes, edit.part) != change.causes.end();
    if (is_cause) text += (text.empty() ? "" : "; ") + words_of(edit);
  }
  return (change.causes.empty() ? "together: " : "") + text;
}

// The newest first; the last one is the first rule set of all.
std::vector<Version> history_of(Session& session,
                                const JurisdictionId& place,
                                const std::string& question) {
  const std::vector<store::AppliedRules> all = versions_of(session);
  std::vector<Version> versions;
  std::optional<std::string> oldest;
  for (std::size_t i = 1; i < all.size(); ++i) {
    const RulePreview preview =
        preview_between(session, loaded(all[i - 1]), loaded(all[i]));
    const ChangedAnswer* change = change_in(preview, place, question);
    if (change == nullptr) continue;
    if (!oldest) oldest = change->before;
    versions.push_back({all[i].digest.text.substr(0, 8),
                        applied_words(all[i]),
                        change->after,
                        edits_behind(preview, *change)});
  }
  if (!oldest) {
    NamedRules now = loaded(all.back());
    const EvidenceOf evidence = [&](const JurisdictionId& id) {
      return session.store().evidence_for(id);
    };
    RuleWorld world(session, now.rules, evidence);
    AnswerLines lines = world.answers(place, session.environment().today);
    oldest = lines[question].now;
  }
  versions.insert(versions.begin(),
                  {all.front().digest.text.substr(0, 8),
                   applied_words(all.front()),
                   *oldest,
                   "the first rules of the store"});
  std::ranges::reverse(versions);
  return versions;
}

}  // namespace

int run_rules_blame(Session& session, const Arguments& arguments) {
  session.store();
  session.applied_rules();
  const std::string question = question_of(session, arguments);
  const Jurisdiction unit = session.place(arguments.value("PLACE").value_or(""));
  Table table{.header = {"ANSWER", "SINCE", "APPLIED", "BECAUSE OF"}};
  table.flexible = 3;
  std::vector<std::string> objects;
  for (const Version& version : history_of(session, unit.id, question)) {
    table.rows.push_back(
        {version.answer, "rules " + version.rules, version.applied, version.because});
    objects.push_back("{\"answer\":" + json_quoted(version.answer) +
                      ",\"rules\":" + json_quoted(version.rules) +
                      ",\"applied\":" + json_quoted(version.applied) +
                      ",\"because\":" + json_quoted(version.because) + "}");
  }
  if (printed_as_data(session, table, objects)) return 0;
  session.out() << session.label(unit.id).name << ", " << question
                << ", as the documents of today tell it\n\n"
                << render(table, session.width());
  return 0;
}

}  // namespace stance::cli
