// SPDX-License-Identifier: Apache-2.0
// From pieces of evidence to happenings: evidence of one strand with equal state and kind
// is merged where it can mean the same day.
//
//   2019        |--------------------------|      supports both, dates neither
//   2019-03     |   |---|                         one happening: 2019-03-04
//   2019-03-04  |     x                           (the intersection)
//   2019-09-01  |                      x          another one
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stance/timeline/short_list.h"
#include "stance/timeline/weight.h"

namespace stance {

// A state's position in the policy's list; states that the policy does not list follow.
using StateNumber = int;
inline constexpr StateNumber no_state = -1;

// One piece of evidence, made ready: a report over a stretch of time is two pieces, one
// for each end. Small, and with what merging asks first, so that the evidence, which is
// large and lies all over the memory, need not be read again.
struct Piece {
  const Evidence* evidence = nullptr;
  Weight weight = {};
  Days when = {};
  Kind kind = Kind::observed;
  StateNumber state = no_state;
  // The latest day on which it can have been published; unbounded where none is known.
  Day published = Day::latest();
  // From when it was known, where a source says that (`known`) of what it published
  // later.
  Day known = Day::latest();
  // Gives no day of its own; `when` then only says "not after its publication".
  bool is_undated = false;
  // Speaks of a day after its publication.
  bool is_scheduled = false;
  bool is_tentative = false;
  bool is_trusted_for_acts = false;
  bool has_instance = false;
  // Stands in a row of a table.
  bool has_row = false;
};

// An event in the making.
struct Happening {
  Kind kind = Kind::observed;
  StateNumber state = no_state;
  Days when = {};
  bool is_undated = false;
  bool is_scheduled = false;
  // Only that it may have ended.
  bool is_tentative = false;
  // Counts as an act; otherwise, whatever its kind, as a report.
  bool is_act = false;
  Weight weight = {};
  // The latest publication of what it was made from; unbounded if one has none.
  Day published = Day::latest();
  // When it was first told of; unbounded if nobody says.
  Day known = Day::latest();
  // By id, none twice.
  ShortList<const Evidence*, 2> sources = {};
};

// What the evidence says in a form that can be merged: at most two pieces. Nothing for
// evidence that is neither factual nor proposed.
void append_pieces(const Evidence& evidence,
                   StateNumber state,
                   const Precedence& precedence,
                   std::vector<Piece>& pieces);

// The happenings of one strand, proposals included. Sorted by the end of `when`, then its
// beginning, kind and state. Sorts the pieces.
std::vector<Happening> merged_happenings(std::span<Piece> pieces, const Policy& policy);

}  // namespace stance
