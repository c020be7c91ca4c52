// SPDX-License-Identifier: Apache-2.0
#include "evaluation_page.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <tuple>

#include "stance/base/text.h"
#include "stance/report/json.h"
#include "stance/report/table.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

std::string three_places(double value) {
  std::array<char, 16> room = {};
  std::snprintf(room.data(), room.size(), "%.3f", value);
  return room.data();
}

std::string shown(const std::optional<double>& value) {
  return value ? three_places(*value) : "-";
}

std::vector<std::string> cells_of(const Tally& tally) {
  return {shown(tally.precision()),
          shown(tally.recall()),
          three_places(tally.f1()),
          std::to_string(tally.right),
          std::to_string(tally.invented),
          std::to_string(tally.missed)};
}

std::string depth_table(const Tallies& all, std::size_t width) {
  Table table{
      .header = {"DEPTH", "PRECISION", "RECALL", "F1", "RIGHT", "INVENTED", "MISSED"}};
  for (const Depth depth : depths) {
    std::vector<std::string> row = {std::string(to_string(depth))};
    for (std::string& cell : cells_of(all.at(static_cast<std::size_t>(depth)))) {
      row.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return render(table, width);
}

template <class Key, class Name>
std::string group_table(const std::string& title,
                        const std::map<Key, Tallies>& groups,
                        const Name& name,
                        std::size_t width) {
  Table table{
      .header = {title, "PRECISION", "RECALL", "F1", "KIND F1", "DATED F1", "R/I/M"}};
  for (const auto& [key, tallies] : groups) {
    const Tally& claim = tallies[0];
    table.rows.push_back({std::string(name(key)),
                          shown(claim.precision()),
                          shown(claim.recall()),
                          three_places(claim.f1()),
                          three_places(tallies[1].f1()),
                          three_places(tallies[2].f1()),
                          std::to_string(claim.right) + "/" +
                              std::to_string(claim.invented) + "/" +
                              std::to_string(claim.missed)});
  }
  return render(table, width);
}

// What was found, by who or how surely: how much of it is right.
template <class Key, class Name>
std::string precision_table(const std::string& title,
                            const std::map<Key, Tallies>& groups,
                            const Name& name,
                            std::size_t width) {
  Table table{.header = {title, "CLAIM", "KIND", "DATED", "RIGHT", "INVENTED"}};
  for (const auto& [key, tallies] : groups) {
    table.rows.push_back({std::string(name(key)),
                          shown(tallies[0].precision()),
                          shown(tallies[1].precision()),
                          shown(tallies[2].precision()),
                          std::to_string(tallies[0].right),
                          std::to_string(tallies[0].invented)});
  }
  return render(table, width);
}

// "0.941 (16/17)": how much of what was found is right.
std::string measured(const Tally& tally) {
  if (!tally.precision()) return "-";
  return shown(tally.precision()) + " (" + std::to_string(tally.right) + "/" +
         std::to_string(tally.right + tally.invented) + ")";
}

// How right each grade is: of the whole record, then of each component.
std::string grade_table(const Score& score, std::size_t width) {
  Table table{.header = {"COMPONENT", "GRADE", "CLAIM", "KIND", "DATED"}};
  const auto add = [&](const std::string& name, Grade grade, const Tallies& tallies) {
    table.rows.push_back({name,
                          std::string(to_string(grade)),
                          measured(tallies[0]),
                          measured(tallies[1]),
                          measured(tallies[2])});
  };
  for (const Grade grade : {Grade::a, Grade::b, Grade::c, Grade::d}) {
    const auto found = score.by_grade.find(grade);
    add("total", grade, found == score.by_grade.end() ? Tallies{} : found->second);
  }
  // In the order of a record.
  for (const auto& each : named_grades({})) {
    const auto found = score.by_component.find(each.first);
    if (found == score.by_component.end()) continue;
    for (const auto& entry : found->second) {
      add(std::string(each.first), entry.first, entry.second);
    }
  }
  return render(table, width);
}

std::string name_of(const JurisdictionId& id, Session& session) {
  return session.gazetteer().find(id) ? session.label(id).name : id.text;
}

std::string claim_text(const ScoredClaim& claim, Session& session) {
  return name_of(claim.jurisdiction, session) + ", " + claim.policy.text + " " +
         claim.state.text;
}

std::string fault_lines(const ScoredFault& fault, Session& session) {
  std::string text = pad_right(std::string(to_string(fault.fault)), 17) +
                     printable_line(fault.document) + "  " +
                     claim_text(fault.claim, session) + ", " + fault.said;
  if (fault.cue) text += "  [" + fault.cue->text + "]";
  text += "\n";
  for (const std::string& line : wrapped(printable_line(fault.quote), 80)) {
    if (!line.empty()) text += "    " + line + "\n";
  }
  return text;
}

std::string depth_json(const Tally& tally) {
  const auto number = [](const std::optional<double>& value) {
    return value ? three_places(*value) : std::string("null");
  };
  return "{\"precision\":" + number(tally.precision()) +
         ",\"recall\":" + number(tally.recall()) + ",\"f1\":" + three_places(tally.f1()) +
         ",\"right\":" + std::to_string(tally.right) +
         ",\"invented\":" + std::to_string(tally.invented) +
         ",\"missed\":" + std::to_string(tally.missed) + "}";
}

std::string tallies_json(const Tallies& tallies) {
  std::string json;
  for (const Depth depth : depths) {
    json += (json.empty() ? "{" : ",") + json_quoted(std::string(to_string(depth))) +
            ":" + depth_json(tallies.at(static_cast<std::size_t>(depth)));
  }
  return json + "}";
}

template <class Key, class Name>
std::string groups_json(const std::map<Key, Tallies>& groups, const Name& name) {
  std::string json;
  for (const auto& [key, tallies] : groups) {
    json += (json.empty() ? "{" : ",") + json_quoted(std::string(name(key))) + ":" +
            tallies_json(tallies);
  }
  return (json.empty() ? "{" : json) + "}";
}

std::string fault_json(const ScoredFault& fault, Session& session) {
  return "{\"fault\":" + json_quoted(std::string(to_string(fault.fault))) +
         ",\"document\":" + json_quoted(fault.document) +
         ",\"jurisdiction\":" + json_quoted(name_of(fault.claim.jurisdiction, session)) +
         ",\"policy\":" + json_quoted(fault.claim.policy.text) +
         ",\"state\":" + json_quoted(fault.claim.state.text) +
         ",\"said\":" + json_quoted(fault.said) +
         ",\"cue\":" + (fault.cue ? json_quoted(fault.cue->text) : "null") +
         ",\"quote\":" + json_quoted(fault.quote) + "}";
}

const auto id_text = [](const auto& id) { return id.text; };
const auto word = [](const auto& value) { return to_string(value); };

std::string components_json(const Score& score) {
  std::string json;
  for (const auto& each : named_grades({})) {
    const auto found = score.by_component.find(each.first);
    if (found == score.by_component.end()) continue;
    json += (json.empty() ? "{" : ",") + json_quoted(std::string(each.first)) + ":" +
            groups_json(found->second, word);
  }
  return (json.empty() ? "{" : json) + "}";
}

auto key_of(const ScoredFault& fault) {
  return std::tie(fault.fault, fault.document, fault.claim, fault.said);
}

// Those of `some` that are not among `others`.
std::vector<ScoredFault> only_in(const Score& some, const Score& others) {
  std::vector<ScoredFault> only;
  for (const ScoredFault& fault : some.faults) {
    const bool is_shared = std::any_of(
        others.faults.begin(), others.faults.end(), [&](const ScoredFault& other) {
          return key_of(fault) == key_of(other);
        });
    if (!is_shared) only.push_back(fault);
  }
  return only;
}

std::string totals(const Score& score) {
  return counted(score.documents, "document") + "; mean F1 of documents " +
         three_places(score.mean_f1()) + "; traps sprung " +
         std::to_string(score.traps_sprung) + " of " + std::to_string(score.traps) +
         "; proposals taken as facts " + std::to_string(score.proposals_as_facts) + "\n";
}

}  // namespace

std::string score_page(const Score& score, std::size_t width) {
  std::string page = depth_table(score.all, width) + "\n" + totals(score);
  const auto append = [&](const std::string& table) {
    if (!table.empty()) page += "\n" + table;
  };
  append(group_table("POLICY", score.by_policy, id_text, width));
  append(group_table("KIND", score.by_kind, word, width));
  append(grade_table(score, width));
  append(precision_table("CUE", score.by_cue, id_text, width));
  return page;
}

std::string fault_page(const Score& score, Session& session) {
  std::string page;
  for (const ScoredFault& fault : score.faults) page += fault_lines(fault, session);
  return page;
}

std::string comparison_page(const Score& ours, const Score& theirs, Session& session) {
  Table table{.header = {"DEPTH", "F1 BEFORE", "F1 NOW", "RIGHT", "INVENTED", "MISSED"}};
  const auto change = [](std::size_t before, std::size_t now) {
    return std::to_string(before) + " -> " + std::to_string(now);
  };
  for (const Depth depth : depths) {
    const Tally& before = theirs.all.at(static_cast<std::size_t>(depth));
    const Tally& now = ours.all.at(static_cast<std::size_t>(depth));
    table.rows.push_back({std::string(to_string(depth)),
                          three_places(before.f1()),
                          three_places(now.f1()),
                          change(before.right, now.right),
                          change(before.invented, now.invented),
                          change(before.missed, now.missed)});
  }
  std::string page = render(table, session.width()) + "\nbefore: " + totals(theirs) +
                     "now:    " + totals(ours);
  const auto list = [&](const std::string& title,
                        const std::vector<ScoredFault>& faults) {
    page += "\n" + title + ": " + std::to_string(faults.size()) + "\n";
    for (const ScoredFault& fault : faults) page += fault_lines(fault, session);
  };
  list("faults that are new", only_in(ours, theirs));
  list("faults that are gone", only_in(theirs, ours));
  return page;
}

std::string score_json(const Score& score, FaultList faults, Session& session) {
  std::string json =
      "{\"documents\":" + std::to_string(score.documents) +
      ",\"all\":" + tallies_json(score.all) +
      ",\"mean_f1_of_documents\":" + three_places(score.mean_f1()) +
      ",\"traps\":{\"sprung\":" + std::to_string(score.traps_sprung) +
      ",\"of\":" + std::to_string(score.traps) +
      "},\"proposals_as_facts\":" + std::to_string(score.proposals_as_facts) +
      ",\"by_policy\":" + groups_json(score.by_policy, id_text) +
      ",\"by_kind\":" + groups_json(score.by_kind, word) +
      ",\"by_grade\":" + groups_json(score.by_grade, word) +
      ",\"by_component\":" + components_json(score) +
      ",\"by_cue\":" + groups_json(score.by_cue, id_text);
  if (faults == FaultList::all) {
    json += ",\"faults\":[";
    for (std::size_t i = 0; i < score.faults.size(); ++i) {
      json += (i == 0 ? "" : ",") + fault_json(score.faults[i], session);
    }
    json += "]";
  }
  return json + "}";
}

}  // namespace stance::cli
