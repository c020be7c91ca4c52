// SPDX-License-Identifier: Apache-2.0
// stance rules preview: what the edited rules would change in the world, before they
// count. stance rules apply: they count from now on.
#include <algorithm>
#include <ostream>

#include "derive.h"
#include "preview_review.h"
#include "print.h"
#include "rule_plan.h"
#include "rule_preview.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/report/words.h"
#include "test_suite.h"

namespace stance::cli {
namespace {

constexpr std::size_t names_shown = 5;

bool is_now(const ChangedAnswer& change) {
  return change.danger != Danger::past;
}

std::size_t places_among(const RulePreview& preview, const auto& condition) {
  std::set<JurisdictionId> places;
  for (const ChangedAnswer& change : preview.changes) {
    if (condition(change)) places.insert(change.place);
  }
  return places.size();
}

std::string indented(const std::string& label, const std::vector<std::string>& lines) {
  constexpr std::size_t column = 12;
  std::string text;
  for (const std::string& line : lines) {
    const std::string head = text.empty() ? label : "";
    text +=
        head + std::string(column - std::min(head.size(), column - 1), ' ') + line + "\n";
  }
  return text;
}

std::string places_in_words(Session& session,
                            const std::vector<JurisdictionId>& places,
                            std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(places.size(), most); ++i) {
    text += (i == 0 ? "" : "; ") + session.label(places[i]).name;
  }
  if (places.size() > most) text += "; +" + std::to_string(places.size() - most);
  return text;
}

// One change of an answer, and where it happens.
struct Group {
  ChangedAnswer change;
  std::vector<JurisdictionId> places;
};

std::vector<Group> groups_of(const RulePreview& preview) {
  std::vector<Group> groups;
  for (const ChangedAnswer& change : preview.changes) {
    if (!is_now(change)) continue;
    const bool is_same = !groups.empty() &&
                         groups.back().change.question == change.question &&
                         groups.back().change.before == change.before &&
                         groups.back().change.after == change.after;
    if (!is_same) groups.push_back({change, {}});
    groups.back().places.push_back(change.place);
  }
  return groups;
}

Table table_of(Session& session, const RulePreview& preview, std::size_t most) {
  Table table{.header = {"", "QUESTION", "BEFORE", "AFTER", "PLACES", "WHERE"}};
  table.flexible = 5;
  for (const Group& group : groups_of(preview)) {
    const Danger danger = group.change.danger;
    const bool is_bad = danger == Danger::contested || danger == Danger::flipped;
    table.rows.push_back({is_bad ? "!" : "",
                          group.change.question,
                          group.change.before,
                          group.change.after,
                          std::to_string(group.places.size()),
                          places_in_words(session, group.places, most)});
  }
  return table;
}

std::string causes_of(const RulePreview& preview) {
  std::map<std::string, std::size_t> counts;
  std::size_t together = 0;
  for (const ChangedAnswer& change : preview.changes) {
    for (const std::string& cause : change.causes) ++counts[cause];
    if (change.causes.empty()) ++together;
  }
  std::vector<std::string> lines;
  for (const RuleEdit& edit : preview.edits) {
    if (counts[edit.part] == 0) continue;
    lines.push_back(words_of(edit) + "  " + counted(counts[edit.part], "answer"));
  }
  if (together > 0) {
    lines.push_back("several edits together  " + counted(together, "answer"));
  }
  return indented("Because of", lines);
}

// "2 pieces of parks/free are now found by parks/loose", a line for each pair of cues.
std::string taken_over_in_words(const RulePreview& preview) {
  std::map<std::pair<CueId, CueId>, std::size_t> counts;
  for (const TakenOver& each : preview.taken_over) ++counts[{each.before, each.after}];
  std::vector<std::string> lines;
  for (const auto& [cues, count] : counts) {
    lines.push_back(std::to_string(count) + (count == 1 ? " piece of " : " pieces of ") +
                    cues.first.text + (count == 1 ? " is" : " are") + " now found by " +
                    cues.second.text);
  }
  return indented("Taken over", lines);
}

std::string heading(const RulePreview& preview) {
  std::string text = indented(
      "Compared",
      {preview.from.shown + " with " + preview.to.shown,
       counted(preview.documents, "document") + ", " + counted(preview.places, "place")});
  std::vector<std::string> edits;
  for (const RuleEdit& edit : preview.edits) edits.push_back(words_of(edit));
  if (edits.empty()) edits.emplace_back("none that means anything");
  text += indented("Edits", edits);
  text +=
      indented("Read again",
               {counted(preview.documents_read, "document") + ": " +
                std::to_string(preview.added.size()) + " more and " +
                std::to_string(preview.removed.size()) + " fewer pieces of evidence"});
  return text + taken_over_in_words(preview) + "\n";
}

std::string nothing_changes(const RulePreview& preview) {
  const RuleSet& rules = preview.to.rules;
  return "No answer changes, neither today's nor of another day. Compared " +
         counted(preview.places, "place") + " over " +
         counted(preview.documents, "document") + " under " +
         std::to_string(rules.policies.size()) +
         (rules.policies.size() == 1 ? " policy" : " policies") + " and " +
         counted(rules.readings.size(), "reading") + ".\n";
}

std::string text_of(Session& session, const RulePreview& preview, std::size_t most) {
  std::string text = heading(preview);
  if (!preview.changes_answers()) return text + nothing_changes(preview);
  const std::size_t now = places_among(preview, is_now);
  const auto past = [](const ChangedAnswer& change) { return !is_now(change); };
  if (now == 0) {
    text += "No answer of today changes.\n\n";
  } else {
    text += "Today's answers change in " + counted(now, "place") + ":\n\n" +
            render(table_of(session, preview, most), session.width()) + "\n";
  }
  text += causes_of(preview);
  const std::size_t histories =
      static_cast<std::size_t>(std::ranges::count_if(preview.changes, past));
  if (histories > 0) {
    text += indented("History",
                     {counted(histories, "answer") + " of other days alone, in " +
                      counted(places_among(preview, past), "place")});
  }
  text += indented("Untouched",
                   {counted(preview.places - preview.places_changed(), "place")});
  return text;
}

// --- one place

std::string quoted_piece(Session& session, const Evidence& piece, const char* sign) {
  return std::string("  ") + sign + " " + session.label(piece.jurisdiction).name + ", " +
         piece.policy.text + " " + std::string(to_string(piece.kind)) + " " +
         piece.state.text + ", " + piece.when.to_string() +
         (piece.cue ? " (" + piece.cue->text + ")" : "") + "\n      \"" +
         printable_line(piece.quote) + "\" " + printable_line(piece.document) + "\n";
}

std::string sentences_of(Session& session, const RulePreview& preview) {
  std::string text;
  for (const auto& [id, piece] : preview.added) text += quoted_piece(session, piece, "+");
  for (const auto& [id, piece] : preview.removed)
    text += quoted_piece(session, piece, "-");
  for (const TakenOver& each : preview.taken_over) {
    text += quoted_piece(session, each.piece, "=");
  }
  return text.empty() ? "" : "\nEvidence\n" + text;
}

void keep_only(RulePreview& preview, const JurisdictionId& place) {
  std::erase_if(preview.changes,
                [&](const ChangedAnswer& change) { return change.place != place; });
  const auto elsewhere = [&](const auto& entry) {
    return entry.second.jurisdiction != place;
  };
  std::erase_if(preview.added, elsewhere);
  std::erase_if(preview.removed, elsewhere);
  std::erase_if(preview.taken_over,
                [&](const TakenOver& each) { return each.piece.jurisdiction != place; });
}

// --- for programs

std::string list_json(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : ",") + json_quoted(word);
  return "[" + text + "]";
}

std::string object_of(Session& session, const ChangedAnswer& change) {
  return "{\"place\":" + json_quoted(session.label(change.place).name) +
         ",\"jurisdiction\":" + json_quoted(change.place.text) +
         ",\"question\":" + json_quoted(change.question) +
         ",\"before\":" + json_quoted(change.before) +
         ",\"after\":" + json_quoted(change.after) +
         ",\"change\":" + json_quoted(std::string(to_string(change.danger))) +
         ",\"causes\":" + list_json(change.causes) + "}";
}

std::string whole_object(Session& session, const RulePreview& preview) {
  std::vector<std::string> edits;
  for (const RuleEdit& edit : preview.edits) edits.push_back(words_of(edit));
  std::string changes;
  for (const ChangedAnswer& change : preview.changes) {
    changes += (changes.empty() ? "" : ",") + object_of(session, change);
  }
  std::string taken_over;
  for (const TakenOver& each : preview.taken_over) {
    taken_over += (taken_over.empty() ? "{" : ",{") + std::string("\"before\":") +
                  json_quoted(each.before.text) +
                  ",\"after\":" + json_quoted(each.after.text) +
                  ",\"evidence\":" + evidence_json(each.piece, session.labels()) + "}";
  }
  const auto pieces = [&](const std::map<EvidenceId, Evidence>& all) {
    std::string text;
    for (const auto& [id, piece] : all) {
      text += (text.empty() ? "" : ",") + evidence_json(piece, session.labels());
    }
    return "[" + text + "]";
  };
  return "{\"from\":" + json_quoted(whole_digest(preview.from.rules)) +
         ",\"to\":" + json_quoted(whole_digest(preview.to.rules)) +
         ",\"edits\":" + list_json(edits) +
         ",\"documents\":" + std::to_string(preview.documents) +
         ",\"documents_read\":" + std::to_string(preview.documents_read) +
         ",\"places\":" + std::to_string(preview.places) +
         ",\"untouched\":" + std::to_string(preview.places - preview.places_changed()) +
         ",\"changes\":[" + changes + "],\"added\":" + pieces(preview.added) +
         ",\"removed\":" + pieces(preview.removed) + ",\"taken_over\":[" + taken_over +
         "]}";
}

Table data_table(Session& session, const RulePreview& preview) {
  Table table{.header = {"PLACE", "QUESTION", "BEFORE", "AFTER", "CHANGE", "CAUSES"}};
  for (const ChangedAnswer& change : preview.changes) {
    std::string causes;
    for (const std::string& cause : change.causes) {
      causes += (causes.empty() ? "" : "; ") + cause;
    }
    table.rows.push_back({session.label(change.place).name,
                          change.question,
                          change.before,
                          change.after,
                          std::string(to_string(change.danger)),
                          causes});
  }
  return table;
}

RulePlan plan_of(Session& session, const RulePreview& preview) {
  return {whole_digest(preview.from.rules),
          whole_digest(preview.to.rules),
          corpus_digest(session)};
}

void check_plan(Session& session, const RulePlan& plan, const RuleSet& disk) {
  const std::string again = "; make a new one: stance rules preview --save PLAN";
  if (plan.from != whole_digest(applied_rules(session).rules)) {
    throw InputError("the plan starts from other rules than those applied now" + again);
  }
  if (plan.to != whole_digest(disk)) {
    throw InputError("the rules on disk were edited after the plan was made" + again);
  }
  if (plan.corpus != corpus_digest(session)) {
    throw InputError("documents or decisions have come since the plan was made" + again);
  }
}

}  // namespace

int run_rules_preview(Session& session, const Arguments& arguments) {
  session.store();
  RulePreview preview = preview_rules(session, arguments.value("--against"));
  const std::optional<std::string> file = arguments.value("--save");
  if (file && arguments.has("--against")) {
    throw InputError(
        "--save: a plan starts from the applied rules, not --against others");
  }
  if (file) {
    save_plan(plan_of(session, preview), session.environment().folder / *file);
  }
  const int code = preview.changes_answers() && arguments.has("--exit-code") ? 1 : 0;
  const std::optional<std::string> place = arguments.value("--place");
  if (place) keep_only(preview, session.place(*place).id);
  if (arguments.has("--review")) return review(session, arguments, preview);
  if (session.format() != Format::table) {
    printed_as_data(
        session, data_table(session, preview), {whole_object(session, preview)});
    return code;
  }
  const std::size_t most = arguments.has("--all") ? SIZE_MAX : names_shown;
  session.out() << text_of(session, preview, most);
  if (place || arguments.has("--all")) session.out() << sentences_of(session, preview);
  if (file) {
    session.out() << "\nKeep it:    stance rules apply " << printable_line(*file) << "\n";
  } else if (preview.changes_answers() && !arguments.has("--against")) {
    session.out() << "\nRead them:  stance rules preview --review\n"
                     "Keep it:    stance rules apply, or --save PLAN first\n";
  }
  return code;
}

void apply_rules(Session& session, const DiskRules& disk) {
  store::Store& store = session.store(store::OpenMode::write);
  const auto before = store.applied_digest();
  Derived derived;
  store.transaction([&] {
    session.apply(disk);
    derived = derive(session);
  });
  const std::string digest = disk.loaded.rules->digest.text.substr(0, 8);
  session.out() << "applied rules " << digest
                << (before == disk.loaded.rules->digest ? ", which judge texts as before"
                                                        : "")
                << "; " << counted(derived.documents, "document") << " read again, "
                << counted(derived.timelines, "timeline") << " made\n";
}

int run_rules_apply(Session& session, const Arguments& arguments) {
  session.store(store::OpenMode::write);
  const DiskRules disk = session.sound_rules();
  if (const std::optional<std::string> plan = arguments.value("PLAN")) {
    check_plan(
        session, read_plan(session.environment().folder / *plan), *disk.loaded.rules);
  }
  apply_rules(session, disk);
  const std::string failures =
      failures_in_words(run_suite(session, disk, session.pack_place().root));
  if (failures.empty()) return 0;
  session.err() << "stance: " << failures
                << "; the rules hold all the same (stance rules test)\n";
  return 1;
}

}  // namespace stance::cli
