// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/superseded_rows.h"

#include <algorithm>
#include <utility>

#include "stance/base/text.h"

namespace stance::ingest {
namespace {

// "Row 12", "#12", "12.0": the row as a spreadsheet counts it.
std::string row_number(std::string text) {
  text = fold(text);
  if (text.starts_with("row ")) text.erase(0, 4);
  if (text.starts_with("#")) text.erase(0, 1);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

// What the order said of days after another one has begun.
void cut_end(Evidence& piece, const Evidence& other, Day known) {
  const Days begins = other.when.days();
  const Days days = piece.when.days();
  const bool is_later = piece.kind == Kind::ended ? days.latest > begins.earliest
                                                  : days.earliest >= begins.latest;
  const bool is_cut = is_later && begins.earliest.is_bound();
  if (is_cut) piece.withdrawn = std::min(piece.withdrawn.value_or(known), known);
}

}  // namespace

SupersededRows::SupersededRows(const Mapping& mapping)
    : by_id_(mapping.columns.contains(Role::id)) {}

void SupersededRows::note(const RowSays& says) {
  if (!says.supersedes) return;
  const std::string name = by_id_ ? *says.supersedes : row_number(*says.supersedes);
  const auto [known, is_new] = taken_over_.try_emplace(name, says.takes_over);
  const bool is_earlier = says.takes_over.when.days() < known->second.when.days();
  if (!is_new && is_earlier) known->second = says.takes_over;
}

void SupersededRows::end(RowSays& says) const {
  if (taken_over_.empty()) return;
  const std::string name = by_id_ ? says.id.value_or("") : std::to_string(says.row);
  const auto found = taken_over_.find(name);
  if (found == taken_over_.end()) return;
  const Evidence& other = found->second;
  const Day known = other.published->days().latest;
  std::vector<Evidence> ends;
  for (Evidence& piece : says.evidence) {
    const bool is_order = piece.kind == Kind::adopted || piece.kind == Kind::ended;
    if (is_order) cut_end(piece, other, known);
    if (piece.kind != Kind::adopted || piece.withdrawn) continue;
    const bool ends_before = std::ranges::any_of(says.evidence, [&](const Evidence& one) {
      return one.kind == Kind::ended && one.state == piece.state &&
             one.policy == piece.policy &&
             one.when.days().latest <= other.when.days().earliest;
    });
    if (ends_before) continue;
    Evidence& end = ends.emplace_back(piece);
    end.kind = Kind::ended;
    end.when = other.when;
    end.published = other.published;
    end.document = other.document;
    // The row that tells of it, where it stands in the same table.
    if (end.digest == other.digest) {
      end.begin = other.begin;
      end.end = other.end;
      end.quote = other.quote;
    }
    end.dates.clear();
    end.id = evidence_id(end);
  }
  says.evidence.insert(says.evidence.end(), ends.begin(), ends.end());
}

}  // namespace stance::ingest
