// SPDX-License-Identifier: Apache-2.0
// A preview reads again only what an edit can touch; it must tell the same as reading
// everything under both rule sets. Tried with made-up edits of the shipped packs on the
// shipped corpus. STANCE_SEED=N repeats a run, STANCE_ROUNDS=N sets its length.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "app.h"
#include "evidence_overlay.h"
#include "rule_preview.h"
#include "support/corpora.h"
#include "support/scratch_folder.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;
using test::Dice;
using test::roll;

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// --- edits

std::vector<std::size_t> places_of(const std::string& text, std::string_view mark) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(mark); at != std::string::npos;
       at = text.find(mark, at + 1)) {
    places.push_back(at);
  }
  return places;
}

std::size_t one_of(Dice& dice, const std::vector<std::size_t>& places) {
  return places[static_cast<std::size_t>(roll(dice, static_cast<int>(places.size())))];
}

void take_out_cue(Dice& dice, std::string& text) {
  const auto cues = places_of(text, "\n[[cue]]");
  if (cues.empty()) return;
  const std::size_t begin = one_of(dice, cues);
  text.erase(begin, std::min(text.find("\n[", begin + 2), text.size()) - begin);
}

// Takes out what stands between two quotes, its comma too.
void take_out_entry(Dice& dice, std::string& text) {
  const auto entries = places_of(text, "', '");
  if (entries.empty()) return;
  const std::size_t begin = one_of(dice, entries) + 3;
  const std::size_t end = text.find('\'', begin + 1);
  if (end == std::string::npos || text.compare(end, 3, "', ") != 0) return;
  text.erase(begin, end + 3 - begin);
}

// A word that many texts have, so that cues come to fire.
void add_entry(Dice& dice, std::string& text) {
  const auto entries = places_of(text, "', '");
  if (entries.empty()) return;
  constexpr std::array words = {"sheriff", "the county", "in custody", "requests"};
  const std::string word = words.at(static_cast<std::size_t>(roll(dice, words.size())));
  text.insert(one_of(dice, entries) + 3, "'" + word + "', ");
}

void change_number(Dice& dice, std::string& text) {
  constexpr std::string_view mark = "stale-after = \"";
  char& digit = text[one_of(dice, places_of(text, mark)) + mark.size()];
  digit = digit == '1' ? '9' : '1';
}

void change_row(Dice& dice, std::string& text) {
  const auto cells = places_of(text, "\"*\"");
  if (!cells.empty()) text.replace(one_of(dice, cells), 3, "\"unknown\"");
}

// A row comes to be about another state: few places ever were in it.
void change_cell(Dice& dice, std::string& text) {
  const auto cells = places_of(text, "\"limited\"");
  if (cells.empty()) return;
  const std::string other = roll(dice, 2) == 0 ? "\"full\"" : "\"barred\"";
  text.replace(one_of(dice, cells), std::string_view("\"limited\"").size(), other);
}

struct Edit {
  // What a file must hold.
  std::string_view mark;
  void (*make)(Dice&, std::string&);
};

constexpr std::array edits = {Edit{"\n[[cue]]", take_out_cue},
                              Edit{"', '", take_out_entry},
                              Edit{"', '", add_entry},
                              Edit{"stale-after = \"", change_number},
                              Edit{"[status.", change_row},
                              Edit{"[status.", change_cell}};

void edit_rules(Dice& dice, const fs::path& root) {
  const Edit& edit = edits.at(static_cast<std::size_t>(roll(dice, edits.size())));
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".toml") || name.ends_with(".test.toml")) continue;
    if (content_of(entry.path()).find(edit.mark) != std::string::npos) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  const fs::path file =
      files[static_cast<std::size_t>(roll(dice, static_cast<int>(files.size())))];
  std::string text = content_of(file);
  edit.make(dice, text);
  std::ofstream(file, std::ios::binary) << text;
}

// --- the slow way

std::string written(const JurisdictionId& place,
                    const std::string& question,
                    const std::string& before,
                    const std::string& after) {
  return place.text + " " + question + ": " + before + " -> " + after;
}

std::set<std::string> full_difference(Session& session,
                                      const RuleSet& before,
                                      const RuleSet& after,
                                      Day today) {
  const EvidenceBase old_base = EvidenceBase::extracted(session, before);
  const EvidenceBase new_base = EvidenceBase::extracted(session, after);
  RuleWorld old_world(session, before, [&](const JurisdictionId& place) {
    return old_base.of_place(place);
  });
  RuleWorld new_world(session, after, [&](const JurisdictionId& place) {
    return new_base.of_place(place);
  });
  std::set<JurisdictionId> places = old_base.places();
  places.merge(new_base.places());
  std::set<std::string> changes;
  for (const JurisdictionId& place : places) {
    const AnswerLines old_lines = old_world.answers(place, today);
    const AnswerLines new_lines = new_world.answers(place, today);
    for (const auto& [question, line] : old_lines) {
      const auto other = new_lines.find(question);
      if (other == new_lines.end() || other->second == line) continue;
      changes.insert(written(place, question, line.now, other->second.now));
    }
  }
  return changes;
}

// "+ID" what comes, "-ID" what goes.
std::set<std::string> full_evidence_difference(Session& session,
                                               const RuleSet& before,
                                               const RuleSet& after) {
  const auto ids_under = [&](const RuleSet& rules) {
    std::set<std::string> ids;
    const EvidenceBase base = EvidenceBase::extracted(session, rules);
    for (const JurisdictionId& place : base.places()) {
      for (const Evidence& piece : base.of_place(place)) ids.insert(piece.id.text);
    }
    return ids;
  };
  const std::set<std::string> old_ids = ids_under(before);
  const std::set<std::string> new_ids = ids_under(after);
  std::set<std::string> moved;
  for (const std::string& id : new_ids) {
    if (!old_ids.contains(id)) moved.insert("+" + id);
  }
  for (const std::string& id : old_ids) {
    if (!new_ids.contains(id)) moved.insert("-" + id);
  }
  return moved;
}

std::string shown(const std::set<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "\n  " + line;
  return text;
}

}  // namespace

TEST_CASE("preview: it tells what reading everything twice would tell") {
  const std::uint64_t seed = number_from("STANCE_SEED", 20261122);
  MESSAGE("seed " << seed);
  Dice dice(seed);
  const test::ScratchFolder folder;
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const Environment environment = {
      .in = in,
      .out = out,
      .err = err,
      .variable = [](const std::string&) { return std::optional<std::string>(); },
      .folder = folder.path(),
      .executable = STANCE_SOURCE_DIR "/cli/stance",
      .today = parse_day("2026-11-22").value(),
      .now = "2026-11-22T12:00:00Z",
      .user = "tester"};
  REQUIRE(run({"init"}, environment) == 0);
  REQUIRE(run({"ingest", STANCE_SOURCE_DIR "/data/corpus"}, environment) == 0);
  const fs::path rules = folder.path() / "rules";
  std::size_t compared = 0;
  std::size_t changed = 0;
  for (std::uint64_t round = 0; round < number_from("STANCE_ROUNDS", 6); ++round) {
    fs::remove_all(rules);
    fs::copy(STANCE_SOURCE_DIR "/rules", rules, fs::copy_options::recursive);
    for (int i = roll(dice, 3); i >= 0; --i) edit_rules(dice, rules);
    Session session(environment, "rules preview", {});
    if (!session.read_rules().loaded.rules) continue;  // the edit broke something
    ++compared;
    const RulePreview preview = preview_rules(session, std::nullopt);
    std::set<std::string> told;
    for (const ChangedAnswer& change : preview.changes) {
      told.insert(written(change.place, change.question, change.before, change.after));
    }
    const std::set<std::string> expected =
        full_difference(session, preview.from.rules, preview.to.rules, environment.today);
    if (!expected.empty()) ++changed;
    std::set<std::string> moved;
    for (const auto& [id, piece] : preview.added) moved.insert("+" + id.text);
    for (const auto& [id, piece] : preview.removed) moved.insert("-" + id.text);
    CHECK(moved ==
          full_evidence_difference(session, preview.from.rules, preview.to.rules));
    std::string edited;
    for (const RuleEdit& edit : preview.edits) edited += "\n  " + words_of(edit);
    CHECK_MESSAGE(told == expected,
                  "round " << round << edited << "\ntold" << shown(told) << "\nexpected"
                           << shown(expected));
  }
  CHECK(compared > 0);
  CHECK(changed > 0);
}

}  // namespace stance::cli
