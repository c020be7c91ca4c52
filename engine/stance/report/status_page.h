// SPDX-License-Identifier: Apache-2.0
// The answer page of one jurisdiction: a line for each policy that anything is known of,
// what the state means in words, and one line that names what nothing is known of.
#pragma once

#include <string>
#include <vector>

#include "stance/report/json.h"
#include "stance/rules/rule_set.h"
#include "stance/timeline/timeline.h"

namespace stance {

struct StatusLine {
  Policy policy;
  Status status;
  // Distinct documents among the evidence for it.
  std::size_t sources = 0;
  // The best among the evidence for it; absent where there is none.
  std::optional<Grade> grade = {};
  // Who says what, where it is contested.
  std::vector<Side> sides = {};
  // What is announced for later days. It makes a policy of which nothing else is known a
  // row of the page.
  std::vector<Segment> announced = {};
  // Lines to be shown below it.
  std::vector<std::string> remarks = {};
};

struct StatusPage {
  PlaceLabel place;
  Day on;
  // Shown when it is not the same day as `on`.
  Day as_known_on;
  std::vector<StatusLine> lines;
  // Lines below the table.
  std::vector<std::string> notes = {};
};

// The state that a table shows: "limited", "barred or limited", "unknown".
std::string state_words(const Status& status);

// The same with the mark of its standing: "limited *".
std::string marked_state(const Status& status);

// A whole page for people, ending in "\n".
std::string status_text(const StatusPage& page, std::size_t width);

// "A" to "D", "-" for none.
std::string in_words(std::optional<Grade> grade);

// "2 (B)": how many, and the best grade among them.
std::string sources_words(std::size_t sources, std::optional<Grade> grade);

// The line that says what to do where a grade is a low one; "" where none is.
std::string grade_note(const std::vector<std::optional<Grade>>& grades,
                       std::size_t width);

// One line "mark name: meaning" for each standing among them that has a mark.
std::string legend(const std::vector<Standing>& standings, std::size_t width);

}  // namespace stance
