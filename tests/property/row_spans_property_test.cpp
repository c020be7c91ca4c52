// SPDX-License-Identifier: Apache-2.0
// Rows of a table that say from when until when, told day by day: what holds on a day is
// what the row says that began last among those that span it. A row without an end spans
// all days until a row that began later ends.
#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <random>

#include "stance/timeline/assemble.h"

namespace stance::test {
namespace {

constexpr int days = 24;
constexpr int corpora = 10000;

struct Row {
  int start = 0;
  // None where the row leaves it open.
  std::optional<int> end = {};
  StateId state = {};
};

RuleSet rules() {
  RuleSet rules;
  Policy policy;
  policy.id = {"masks"};
  for (const char* state : {"required", "advised", "none"}) {
    policy.states.push_back({{state}, "", {}});
  }
  policy.when_ended = StateId{"none"};
  rules.policies = {policy};
  rules.precedence.rank = {"official"};
  rules.precedence.acts_from = {"official"};
  rules.precedence.order = {Reason::source_rank};
  return rules;
}

Day day(int number) {
  return {18000 + number};
}

// Starts are distinct: nobody can say which of two that begin together came last.
std::vector<Row> rolled_rows(std::mt19937& dice) {
  std::vector<int> starts(days - 4);
  for (int i = 0; i < days - 4; ++i) starts[static_cast<std::size_t>(i)] = i;
  std::ranges::shuffle(starts, dice);
  std::vector<Row> rows(1 + dice() % 5);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int length = 1 + static_cast<int>(dice() % 9);
    rows[i] = {starts[i], starts[i] + length, {dice() % 2 == 0 ? "required" : "advised"}};
    if (dice() % 4 == 0) rows[i].end.reset();
  }
  return rows;
}

std::vector<Evidence> evidence_of(const std::vector<Row>& rows) {
  std::vector<Evidence> evidence;
  std::size_t number = 1;
  for (const Row& row : rows) {
    ++number;
    for (const Kind kind : {Kind::adopted, Kind::ended}) {
      if (kind == Kind::ended && !row.end) continue;
      Evidence piece;
      piece.id = {std::to_string(number) + (kind == Kind::ended ? "e" : "a")};
      piece.document = "orders.csv";
      piece.digest = {"d"};
      piece.jurisdiction = {"ocd-division/country:us/state:md"};
      piece.policy = {"masks"};
      piece.state = row.state;
      piece.kind = kind;
      piece.when = Edtf::from_day(day(kind == Kind::ended ? *row.end : row.start));
      piece.published = Edtf::from_day(day(days));
      piece.source_kind = "official";
      piece.cell = TableCell{number, "order", "orders.csv"};
      evidence.push_back(std::move(piece));
    }
  }
  return evidence;
}

bool spans(const Row& row, const std::vector<Row>& rows, int on) {
  if (on < row.start) return false;
  if (row.end) return on < *row.end;
  return std::ranges::none_of(rows, [&](const Row& other) {
    return other.start > row.start && other.end && *other.end <= on;
  });
}

std::string told(const std::vector<Row>& rows, int on) {
  const Row* last = nullptr;
  bool has_begun = false;
  for (const Row& row : rows) {
    has_begun = has_begun || row.start <= on;
    if (!spans(row, rows, on)) continue;
    if (last == nullptr || last->start < row.start) last = &row;
  }
  if (last != nullptr) return last->state.text;
  return has_begun ? "none" : "unknown";
}

std::string shown(const std::vector<Row>& rows) {
  std::string text;
  for (const Row& row : rows) {
    text += row.state.text + " " + std::to_string(row.start) + ".." +
            (row.end ? std::to_string(*row.end) : "") + "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("timeline: rows with a start and an end hold as a calendar of them says") {
  std::mt19937 dice(20260301);
  const RuleSet with = rules();
  const Policy& policy = with.policies.front();
  for (int i = 0; i < corpora; ++i) {
    const std::vector<Row> rows = rolled_rows(dice);
    std::vector<Evidence> evidence = evidence_of(rows);
    std::ranges::shuffle(evidence, dice);
    const auto timelines = assemble_timelines(evidence, with, Day::latest());
    for (int on = 0; on < days; ++on) {
      const Status status = status_on(timelines, policy, day(on), Day::latest());
      const std::string state = status.state ? status.state->text : "unknown";
      if (state == told(rows, on) && status.standing != Standing::contested) continue;
      FAIL("day " << on << ": " << state << ", told " << told(rows, on) << " of "
                  << shown(rows));
    }
  }
}

}  // namespace stance::test
