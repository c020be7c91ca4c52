// SPDX-License-Identifier: Apache-2.0
#include "change_table.h"

#include <set>

#include "stance/base/text.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

std::string name_of(const std::optional<StateId>& state) {
  return state ? state->text : "unknown";
}

// One claim alone is contested by an end that left nothing known.
std::string contested_words(const Change& change) {
  const bool has_end = !change.to && change.against.size() < 2;
  std::string words = change.to || has_end ? name_of(change.to) : "";
  for (const StateId& state : change.against) {
    words += (words.empty() ? "" : " or ") + state.text;
  }
  return words + ", contested";
}

// "barred or limited, uncertain".
std::string uncertain_words(const Change& change) {
  std::string words;
  for (const StateId& state : change.against) {
    words += (words.empty() ? "" : " or ") + state.text;
  }
  return words + ", uncertain";
}

// "barred -> limited", with what is special about it.
std::string what(const Change& change) {
  if (change.kind == ChangeKind::changed && change.from == change.to) {
    return name_of(change.to);
  }
  switch (change.kind) {
    case ChangeKind::first_known: return name_of(change.to) + ", first known";
    case ChangeKind::changed: return name_of(change.from) + " -> " + name_of(change.to);
    case ChangeKind::began: return name_of(change.to);
    case ChangeKind::ended: return name_of(change.from) + " ended";
    case ChangeKind::contested: return contested_words(change);
    case ChangeKind::settled: return name_of(change.to) + ", no longer contested";
    case ChangeKind::uncertain: return uncertain_words(change);
    case ChangeKind::certain: return name_of(change.to) + ", no longer uncertain";
    case ChangeKind::suspended: return name_of(change.to) + " suspended";
    case ChangeKind::resumed: return name_of(change.to) + " resumed";
    case ChangeKind::announced: return name_of(change.to) + " announced";
    case ChangeKind::adopted_again: return name_of(change.to) + " adopted again";
    case ChangeKind::gone_stale:
      return name_of(change.to) + " is stale from here on: last shown " +
             in_words(change.last_confirmed);
  }
  return "";
}

std::string strand_of(const Change& change) {
  std::string words;
  if (change.binds == Binds::below) words += "; binds those below";
  if (change.agency) words += "; " + printable_line(*change.agency);
  if (change.instance) words += "; " + printable_line(*change.instance);
  return words;
}

// Whose law it is, or that it is only what the place did under it.
std::string with_law(Session& session, const Change& change, const std::string& words) {
  if (!change.inherited_from) {
    const bool is_beside = !change.moves_answer &&
                           change.kind != ChangeKind::adopted_again &&
                           change.kind != ChangeKind::gone_stale;
    return is_beside ? words + "; the answer stays" : words;
  }
  const std::string law = "the law of " + session.label(*change.inherited_from).name;
  return change.moves_answer ? words + ", by " + law
                             : "its own: " + words + "; " + law + " decides";
}

std::string confirmed_words(const Change& change) {
  if (change.confirmations == 0) return "";
  return "; shown again " + counted(change.confirmations, "time") + ", last " +
         in_words(change.last_confirmed);
}

}  // namespace

std::string publishers_of(const Subject& subject, const std::vector<EvidenceId>& ids) {
  std::set<std::string> names;
  for (const EvidenceId& id : ids) {
    const Evidence* piece = find_evidence(subject, id);
    if (piece != nullptr) names.insert(piece->publisher.value_or(piece->document));
  }
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
  return printable_line(text);
}

Table change_table() {
  return {.header = {"PLACE", "POLICY", "WHEN", "WHAT", "SOURCES"}, .flexible = 4};
}

void add_row(Session& session,
             const Subject& subject,
             const Change& change,
             Table& table) {
  table.rows.push_back({session.label(change.jurisdiction).name,
                        change.policy.text,
                        in_words(change.when),
                        with_law(session, change, what(change) + strand_of(change)) +
                            confirmed_words(change),
                        publishers_of(subject, change.evidence)});
}

Table without_first_columns(const Table& table, std::size_t count) {
  const auto cut = [&](const std::vector<std::string>& row) {
    return std::vector<std::string>(row.begin() + static_cast<std::ptrdiff_t>(count),
                                    row.end());
  };
  Table shorter{.header = cut(table.header)};
  for (const std::vector<std::string>& row : table.rows) shorter.rows.push_back(cut(row));
  if (table.flexible >= count && table.flexible != SIZE_MAX) {
    shorter.flexible = table.flexible - count;
  }
  return shorter;
}

}  // namespace stance::cli
