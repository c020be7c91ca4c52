// SPDX-License-Identifier: Apache-2.0
#include "rule_preview.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <tuple>

#include "evidence_overlay.h"
#include "stance/rules/meaning.h"

namespace stance::cli {
namespace {

Danger danger_of(const AnswerLine& before, const AnswerLine& after) {
  if (before.now == after.now) return Danger::past;
  if (after.is_contested && !before.is_contested) return Danger::contested;
  if (before.is_sure && after.is_sure) return Danger::flipped;
  if (before.is_sure) return Danger::lost;
  if (after.is_sure || before.is_unknown) return Danger::found;
  return Danger::other;
}

AnswerLine line_in(const AnswerLines& lines, const std::string& question) {
  const auto found = lines.find(question);
  if (found != lines.end()) return found->second;
  AnswerLine none;
  none.now = "not asked";
  none.is_unknown = true;
  return none;
}

// Answers that differ, now or on another day.
std::vector<ChangedAnswer> differences(const JurisdictionId& place,
                                       const AnswerLines& before,
                                       const AnswerLines& after) {
  std::set<std::string> questions;
  for (const auto& [question, line] : before) questions.insert(question);
  for (const auto& [question, line] : after) questions.insert(question);
  std::vector<ChangedAnswer> changes;
  for (const std::string& question : questions) {
    const AnswerLine old_line = line_in(before, question);
    const AnswerLine new_line = line_in(after, question);
    if (old_line == new_line) continue;
    changes.push_back({.place = place,
                       .question = question,
                       .before = old_line.now,
                       .after = new_line.now,
                       .danger = danger_of(old_line, new_line)});
  }
  return changes;
}

class Previewer {
 public:
  Previewer(Session& session, RulePreview preview, EvidenceBase base)
      : session_(session), preview_(std::move(preview)), base_(std::move(base)) {}

  RulePreview run() {
    const RuleSet& before = preview_.from.rules;
    const RuleSet& after = preview_.to.rules;
    preview_.edits = rule_edits(before, after);
    preview_.documents = session_.store().count_documents();
    documents_ = touched_documents(session_, before, after);
    preview_.documents_read = documents_.size();
    again_ = read_again(session_, documents_, after);
    compare_evidence();
    compare_answers();
    find_causes();
    std::ranges::sort(preview_.changes, {}, [](const ChangedAnswer& change) {
      return std::tie(
          change.danger, change.question, change.before, change.after, change.place);
    });
    return std::move(preview_);
  }

 private:
  Day today() const { return session_.environment().today; }

  void compare_evidence() {
    for (const auto& [document, pieces] : again_) {
      for (const Evidence& piece : base_.of_document(document)) {
        preview_.removed.emplace(piece.id, piece);
      }
      for (const Evidence& piece : pieces) {
        const auto known = preview_.removed.find(piece.id);
        const bool is_same = known != preview_.removed.end() && known->second == piece;
        if (is_same) {
          preview_.removed.erase(known);
        } else {
          preview_.added.emplace(piece.id, piece);
        }
      }
    }
    for (const auto* pieces : {&preview_.added, &preview_.removed}) {
      for (const auto& [id, piece] : *pieces) {
        moved_.insert(piece.jurisdiction);
        moved_policies_.insert(piece.policy);
      }
    }
    // The same piece, found by another cue: neither comes nor goes.
    std::erase_if(preview_.removed, [this](const auto& entry) {
      const auto again = preview_.added.find(entry.first);
      if (again == preview_.added.end()) return false;
      const std::optional<CueId>& before = entry.second.cue;
      const std::optional<CueId>& after = again->second.cue;
      if (before && after && *before != *after) {
        preview_.taken_over.push_back({again->second, *before, *after});
      }
      preview_.added.erase(again);
      return true;
    });
    std::ranges::sort(preview_.taken_over, {}, [](const TakenOver& each) {
      return std::tie(each.before, each.after, each.piece.document, each.piece.id);
    });
  }

  // Do the answers follow otherwise from the same evidence?
  bool decides_otherwise() const {
    return std::ranges::any_of(preview_.edits, [](const RuleEdit& edit) {
      return edit.part.starts_with("policy ") || edit.part.starts_with("reading ") ||
             edit.part == "precedence";
    });
  }

  bool is_about_readings_only() const {
    return std::ranges::all_of(preview_.edits, [](const RuleEdit& edit) {
      return edit.part.starts_with("reading ");
    });
  }

  // Those whose answers can be others: by edits, or by the evidence that moved.
  std::optional<Questions> open_questions() const {
    std::set<PolicyId> policies;
    std::set<std::string> readings;
    for (const RuleEdit& edit : preview_.edits) {
      const std::string name = edit.part.substr(edit.part.find(' ') + 1);
      if (edit.part == "precedence") return std::nullopt;
      if (edit.part.starts_with("policy ")) policies.insert({name});
      if (edit.part.starts_with("reading ")) readings.insert(name);
    }
    policies.insert(moved_policies_.begin(), moved_policies_.end());
    return questions_about(
        policies, readings, {&preview_.from.rules, &preview_.to.rules});
  }

  const std::set<PolicyId>* needed() const {
    return questions_ ? &questions_->needed : nullptr;
  }

  std::set<JurisdictionId> places_to_compare(const std::set<JurisdictionId>& all) {
    if (decides_otherwise()) return is_about_readings_only() ? places_reached(all) : all;
    if (moved_.empty()) return {};
    std::set<JurisdictionId> places;
    for (const JurisdictionId& place : all) {
      if (moved_.contains(place) || lies_below_moved(place)) places.insert(place);
    }
    return places;
  }

  // All, where more than rows of tables differ.
  std::set<JurisdictionId> places_reached(const std::set<JurisdictionId>& all) {
    const auto reaches = reach_of_tables(preview_.from.rules, preview_.to.rules);
    if (!reaches || !moved_.empty()) return all;
    std::set<JurisdictionId> places;
    for (const JurisdictionId& place : all) {
      std::vector<JurisdictionId> above;
      if (const auto unit = session_.gazetteer().find(place)) {
        for (Jurisdiction& parent : session_.gazetteer().above(*unit)) {
          above.push_back(std::move(parent.id));
        }
      }
      const bool is_reached = std::ranges::any_of(*reaches, [&](const TableReach& reach) {
        return base_.meets(place, above, reach);
      });
      if (is_reached) places.insert(place);
    }
    return places;
  }

  bool lies_below_moved(const JurisdictionId& place) {
    const auto unit = session_.gazetteer().find(place);
    if (!unit) return false;
    return std::ranges::any_of(
        session_.gazetteer().above(*unit),
        [this](const Jurisdiction& parent) { return moved_.contains(parent.id); });
  }

  void compare_answers() {
    std::set<JurisdictionId> all = base_.places();
    for (const auto& [id, piece] : preview_.added) all.insert(piece.jurisdiction);
    preview_.places = all.size();
    const ReadAgain nothing;
    questions_ = open_questions();
    if (decides_otherwise()) base_.gather(needed());
    RuleWorld before(
        session_, preview_.from.rules, overlaid(base_, nothing, needed()), questions_);
    RuleWorld after(
        session_, preview_.to.rules, overlaid(base_, again_, needed()), questions_);
    const bool is_same_evidence = preview_.added.empty() && preview_.removed.empty();
    if (is_same_evidence && moved_.empty() && is_about_readings_only()) {
      after.share_timelines(before);
    }
    for (const JurisdictionId& place : places_to_compare(all)) {
      AnswerLines old_lines = before.answers(place, today());
      const AnswerLines new_lines = after.answers(place, today());
      for (ChangedAnswer& change : differences(place, old_lines, new_lines)) {
        preview_.changes.push_back(std::move(change));
      }
      before_[place] = std::move(old_lines);
    }
  }

  // --- causes

  void find_causes() {
    if (preview_.changes.empty()) return;
    if (preview_.edits.size() == 1) {
      for (ChangedAnswer& change : preview_.changes) {
        change.causes = {preview_.edits.front().part};
      }
      return;
    }
    for (const RuleEdit& edit : preview_.edits) {
      const auto rules = without_edit(preview_.from.rules, preview_.to.rules, edit);
      if (rules) try_without(edit, *rules);
    }
  }

  // The edit whose absence undoes a change is its cause.
  void try_without(const RuleEdit& edit, const RuleSet& rules) {
    // Only what the edit touches is read otherwise without it.
    std::set<Digest> documents;
    std::ranges::set_intersection(documents_,
                                  touched_documents(session_, rules, preview_.to.rules),
                                  std::inserter(documents, documents.end()));
    ReadAgain without = again_;
    for (auto& [document, pieces] : read_again(session_, documents, rules)) {
      without[document] = std::move(pieces);
    }
    RuleWorld world(session_, rules, overlaid(base_, without, needed()), questions_);
    std::map<JurisdictionId, AnswerLines> lines;
    for (ChangedAnswer& change : preview_.changes) {
      const auto [entry, is_new] = lines.try_emplace(change.place);
      if (is_new) entry->second = world.answers(change.place, today());
      const AnswerLine then = line_in(before_[change.place], change.question);
      const AnswerLine now = line_in(entry->second, change.question);
      const bool is_undone =
          change.danger == Danger::past ? now == then : now.now == then.now;
      if (is_undone) change.causes.push_back(edit.part);
    }
  }

  Session& session_;
  RulePreview preview_;
  EvidenceBase base_;
  std::set<Digest> documents_;
  ReadAgain again_;
  // Places whose evidence differs.
  std::set<JurisdictionId> moved_;
  std::set<PolicyId> moved_policies_;
  std::optional<Questions> questions_;
  std::map<JurisdictionId, AnswerLines> before_;
};

}  // namespace

std::string_view to_string(Danger danger) {
  switch (danger) {
    case Danger::contested: return "newly contested";
    case Danger::flipped: return "flipped";
    case Danger::lost: return "lost";
    case Danger::found: return "found";
    case Danger::other: return "changed";
    case Danger::past: return "past";
  }
  return "";
}

std::size_t RulePreview::places_changed() const {
  std::set<JurisdictionId> places_now;
  for (const ChangedAnswer& change : changes) places_now.insert(change.place);
  return places_now.size();
}

RulePreview preview_between(Session& session, NamedRules from, NamedRules to) {
  const bool is_stored = from.rules.digest == session.store().applied_digest();
  RulePreview preview{.from = std::move(from), .to = std::move(to)};
  session.store().reading([&] {
    EvidenceBase base = is_stored ? EvidenceBase::stored(session, preview.from.rules)
                                  : EvidenceBase::extracted(session, preview.from.rules);
    preview = Previewer(session, std::move(preview), std::move(base)).run();
  });
  return preview;
}

RulePreview preview_rules(Session& session, const std::optional<std::string>& against) {
  // Reading rules takes longer than all else where an edit changes little.
  std::future<DiskRules> disk =
      std::async(std::launch::async, [&session] { return session.read_rules(); });
  NamedRules from = against ? rules_from(session, *against) : applied_rules(session);
  return preview_between(session, std::move(from), disk_rules(session, disk.get()));
}

}  // namespace stance::cli
