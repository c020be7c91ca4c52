// SPDX-License-Identifier: Apache-2.0
#include "support/corpora.h"

#include <algorithm>
#include <string_view>

#include "support/drawing.h"

namespace stance::test {
namespace {

std::string one_of(Dice& dice, const std::vector<std::string>& words) {
  return words[static_cast<std::size_t>(roll(dice, static_cast<int>(words.size())))];
}

std::string made_up_kind(Dice& dice) {
  return one_of(dice,
                {"adopted",
                 "adopted",
                 "adopted",
                 "ended",
                 "ended",
                 "observed",
                 "observed",
                 "observed",
                 "suspended",
                 "resumed",
                 "proposed"});
}

void draw_days(Dice& dice, const CorpusShape& shape, std::string& drawing) {
  const int width = 1 + roll(dice, shape.most_uncertain);
  // The day before an end is looked at too, so nothing happens on the first.
  const int first = 1 + roll(dice, shape.days - width);
  const int last = first + width - 1;
  const auto at = [&](int column) -> char& {
    return drawing[static_cast<std::size_t>(column)];
  };
  if (shape.has_open_dates && roll(dice, 6) == 0) {
    if (roll(dice, 2) == 0) at(last) = ']';
  } else if (width == 1) {
    at(first) = 'x';
  } else {
    at(first) = '[';
    at(last) = ']';
  }
  const int published = roll(dice, shape.days);
  const bool is_free = at(published) == ' ';
  const bool may_announce = shape.has_announcements && roll(dice, 3) == 0;
  if (is_free && (published > last || may_announce)) at(published) = 'p';
}

}  // namespace

int roll(Dice& dice, int sides) {
  // std::uniform_int_distribution differs between libraries; a seed must not.
  return static_cast<int>(dice() % static_cast<std::uint64_t>(sides));
}

std::vector<std::string> made_up_rows(Dice& dice, const CorpusShape& shape) {
  const int pieces = 1 + roll(dice, shape.most_pieces);
  std::vector<std::string> rows;
  for (int i = 0; i < pieces; ++i) {
    std::string drawing(static_cast<std::size_t>(shape.days), ' ');
    draw_days(dice, shape, drawing);
    std::string row = made_up_kind(dice) + " " + one_of(dice, {"a", "b", "c"}) + " " +
                      one_of(dice, {"official", "news", "news", "opinion"}) + " |" +
                      drawing + "|";
    if (roll(dice, 3) == 0) row += " by=" + one_of(dice, {"daily", "weekly"});
    if (roll(dice, 6) == 0) row += " speaker=alder";
    if (shape.has_open_dates && roll(dice, 8) == 0) row += " unpublished";
    if (shape.has_tables && roll(dice, 2) == 0) row += " table=t";
    if (shape.has_tables && roll(dice, 4) == 0) {
      row += " until=" + std::to_string(1 + roll(dice, shape.days));
    }
    if (shape.has_tables && roll(dice, 4) == 0) {
      row += " known=" + std::to_string(roll(dice, shape.days));
    }
    rows.push_back(row);
  }
  return rows;
}

Policy made_up_policy(Dice& dice) {
  Policy policy = drawn_policy();
  policy.same_event_within = 0;
  if (roll(dice, 3) == 0) policy.when_ended = StateId{"c"};
  if (roll(dice, 3) == 0) policy.implies = {{{"a"}, {{"b"}}}};
  if (roll(dice, 3) == 0) policy.stale_after = Period{.days = 4 + roll(dice, 6)};
  return policy;
}

}  // namespace stance::test
