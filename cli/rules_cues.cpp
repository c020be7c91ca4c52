// SPDX-License-Identifier: Apache-2.0
// stance rules cues: what each cue of the applied rules found in the store, which other
// cues found the same sentences, and which found something else in them.
#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "print.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

struct CueUse {
  std::size_t records = 0;
  std::set<JurisdictionId> places;
  std::set<Digest> documents;
  // Other cues, with the number of sentences that both found.
  std::map<CueId, std::size_t> shared;
  // The same where they say different things of one policy and place.
  std::map<CueId, std::size_t> contrary;
  // The last day on which something that it found was published.
  std::optional<Day> last;
};

using CueUses = std::map<CueId, CueUse>;

// Pieces that stand in the same words of one document.
bool overlap(const Evidence& one, const Evidence& two) {
  return one.digest == two.digest && one.begin < two.end && two.begin < one.end;
}

bool disagree(const Evidence& one, const Evidence& two) {
  return one.policy == two.policy && one.jurisdiction == two.jurisdiction &&
         one.state != two.state;
}

class CueCounter {
 public:
  void add(const Evidence& piece) {
    if (!piece.cue) return;
    CueUse& use = uses_[*piece.cue];
    ++use.records;
    use.places.insert(piece.jurisdiction);
    use.documents.insert(piece.digest);
    if (piece.published) {
      const Day day = piece.published->days().latest;
      if (day.is_bound() && (!use.last || *use.last < day)) use.last = day;
    }
    by_document_[piece.digest].push_back(piece);
  }

  CueUses take() {
    for (const auto& [document, pieces] : by_document_) compare(pieces);
    return std::move(uses_);
  }

 private:
  void compare(const std::vector<Evidence>& pieces) {
    std::set<std::pair<CueId, CueId>> shared;
    std::set<std::pair<CueId, CueId>> contrary;
    for (const Evidence& one : pieces) {
      for (const Evidence& two : pieces) {
        if (one.cue == two.cue || !overlap(one, two)) continue;
        shared.emplace(*one.cue, *two.cue);
        if (disagree(one, two)) contrary.emplace(*one.cue, *two.cue);
      }
    }
    for (const auto& [one, two] : shared) ++uses_[one].shared[two];
    for (const auto& [one, two] : contrary) ++uses_[one].contrary[two];
  }

  CueUses uses_;
  std::map<Digest, std::vector<Evidence>> by_document_;
};

std::string short_name(const CueId& cue) {
  return cue.text.substr(cue.text.find('/') + 1);
}

// "warrant-needed 6, notice-given 2, +3", the most frequent first.
std::string in_words(const std::map<CueId, std::size_t>& others, std::size_t most) {
  std::vector<std::pair<std::size_t, CueId>> sorted;
  for (const auto& [cue, count] : others) sorted.emplace_back(count, cue);
  std::ranges::sort(sorted, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::string text;
  for (std::size_t i = 0; i < std::min(sorted.size(), most); ++i) {
    text += (i == 0 ? "" : ", ") + short_name(sorted[i].second) + " " +
            std::to_string(sorted[i].first);
  }
  if (sorted.size() > most) text += ", +" + std::to_string(sorted.size() - most);
  return text.empty() ? "-" : text;
}

std::string map_json(const std::map<CueId, std::size_t>& others) {
  std::string text;
  for (const auto& [cue, count] : others) {
    text +=
        (text.empty() ? "" : ",") + json_quoted(cue.text) + ":" + std::to_string(count);
  }
  return "{" + text + "}";
}

std::string object_of(const Cue& cue, const CueUse& use) {
  return "{\"cue\":" + json_quoted(cue.id.text) +
         ",\"records\":" + std::to_string(use.records) +
         ",\"documents\":" + std::to_string(use.documents.size()) +
         ",\"places\":" + std::to_string(use.places.size()) +
         ",\"shared\":" + map_json(use.shared) +
         ",\"contrary\":" + map_json(use.contrary) +
         ",\"last\":" + (use.last ? json_quoted(to_string(*use.last)) : "null") + "}";
}

bool is_asked(const Cue& cue, const std::vector<std::string>& ids) {
  return ids.empty() || std::ranges::any_of(ids, [&cue](const std::string& id) {
           return cue.id.text == id || short_name(cue.id) == id;
         });
}

void check_ids(const RuleSet& rules, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const Cue& cue : rules.cues) names.push_back(short_name(cue.id));
  for (const std::string& id : ids) {
    const bool is_there = std::ranges::any_of(
        rules.cues, [&id](const Cue& cue) { return is_asked(cue, {id}); });
    if (is_there) continue;
    const std::vector<std::string> near = closest(id, names);
    throw InputError("the applied rules have no cue \"" + printable_line(id) + "\"" +
                     (near.empty() ? "" : "; did you mean " + near.front() + "?"));
  }
}

}  // namespace

int run_rules_cues(Session& session, const Arguments& arguments) {
  session.store();
  const RuleSet& rules = session.applied_rules();
  const std::vector<std::string> ids = arguments.values("ID");
  check_ids(rules, ids);
  CueCounter counter;
  session.store().each_evidence([&](const Evidence& piece) { counter.add(piece); });
  CueUses uses = counter.take();
  Table table{
      .header = {"CUE", "FINDS", "PLACES", "ALSO FOUND BY", "DISAGREES WITH", "LAST"}};
  table.flexible = 3;
  std::vector<std::string> objects;
  std::size_t dead = 0;
  for (const Cue& cue : rules.cues) {
    const CueUse& use = uses[cue.id];
    const bool is_shown =
        is_asked(cue, ids) && (!arguments.has("--dead") || use.records == 0);
    if (use.records == 0) ++dead;
    if (!is_shown) continue;
    table.rows.push_back({short_name(cue.id),
                          std::to_string(use.records),
                          std::to_string(use.places.size()),
                          in_words(use.shared, 3),
                          in_words(use.contrary, 1),
                          use.last ? to_string(*use.last) : "-"});
    objects.push_back(object_of(cue, use));
  }
  print(session, table, objects, "every cue has found something");
  if (session.format() == Format::table && ids.empty()) {
    session.out() << "\n"
                  << dead << " of " << counted(rules.cues.size(), "cue")
                  << " found nothing in the store\n";
  }
  return 0;
}

}  // namespace stance::cli
