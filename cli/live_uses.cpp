// SPDX-License-Identifier: Apache-2.0
#include "live_uses.h"

#include <algorithm>

namespace stance::cli {
namespace {

void keep_latest(std::optional<Day>& last, const std::optional<Edtf>& published) {
  if (!published) return;
  const Day day = published->days().latest;
  if (day.is_bound() && (!last || *last < day)) last = day;
}

// A cue and the words that it matched.
struct Hit {
  CueId cue;
  std::size_t begin = 0;
  std::size_t end = 0;

  auto operator<=>(const Hit&) const = default;
};

// One for each cue and sentence, however many places it is about.
std::vector<Hit> hits_of(const Extraction& found) {
  std::set<Hit> hits;
  for (const Evidence& piece : found.evidence) {
    if (piece.cue) hits.insert({*piece.cue, piece.begin, piece.end});
  }
  for (const Dropped& dropped : found.dropped) {
    const Evidence& piece = dropped.evidence;
    if (piece.cue) hits.insert({*piece.cue, piece.begin, piece.end});
  }
  return {hits.begin(), hits.end()};
}

bool overlap(const auto& one, const auto& two) {
  return one.begin < two.end && two.begin < one.end;
}

bool disagree(const Evidence& one, const Evidence& two) {
  return one.cue && two.cue && one.cue != two.cue && one.policy == two.policy &&
         one.jurisdiction == two.jurisdiction && one.instance == two.instance &&
         one.state != two.state;
}

}  // namespace

void LiveUses::add(const Document& document, const Extraction& found) {
  ++documents;
  keep_latest(newest, document.published);
  for (const Evidence& piece : found.evidence) {
    if (!piece.cue) continue;
    LiveUse& use = cues[*piece.cue];
    ++use.records;
    ++records[piece.policy];
    keep_latest(use.last, piece.published);
    contexts.insert(piece.contexts.begin(), piece.contexts.end());
    for (const Evidence& other : found.evidence) {
      if (!disagree(piece, other) || !overlap(piece, other)) continue;
      use.contrary.emplace(*other.cue, piece.quote);
    }
  }
  for (const Dropped& dropped : found.dropped) {
    const Evidence& piece = dropped.evidence;
    contexts.insert(piece.contexts.begin(), piece.contexts.end());
    if (piece.cue) cues[*piece.cue].silence = dropped.reason;
  }
  const std::vector<Hit> hits = hits_of(found);
  for (const Hit& hit : hits) {
    LiveUse& use = cues[hit.cue];
    ++use.hits;
    std::set<CueId> others;
    for (const Hit& other : hits) {
      if (other.cue != hit.cue && overlap(hit, other)) others.insert(other.cue);
    }
    for (const CueId& other : others) ++use.shared[other];
  }
}

}  // namespace stance::cli
