// SPDX-License-Identifier: Apache-2.0
// The dates of a row: which of its columns date it, and which of them cannot be.
#include <algorithm>
#include <utility>

#include "stance/base/text.h"
#include "stance/ingest/table_rows.h"

namespace stance::ingest {
namespace {

// An end further ahead than this stands for none ("2099-12-31"); a start is worth a word.
constexpr int farthest_ahead = 15 * 366;

bool tells_of_the_past(Role role) {
  return role == Role::signed_on || role == Role::announced || role == Role::published ||
         role == Role::known || role == Role::known_end;
}

// "90 days", and not "90", which may be half a date.
bool is_length(std::string_view text) {
  const bool has_unit = std::ranges::any_of(
      text, [](char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); });
  return has_unit && read_length(text).has_value();
}

}  // namespace

RowReader::RowDate RowReader::date_in(std::string_view text,
                                      const std::string& column,
                                      Role role) {
  if (text.empty()) return {};
  constexpr std::size_t most_remembered = 20000;
  if (dates_.size() == most_remembered) dates_.clear();
  const auto [known, is_new] = dates_.try_emplace(std::string(text));
  if (is_new) known->second = read_date(text, rules_.mapping.dates);
  const ReadDate& read = known->second;
  const RowPlace place{csv_->row(), column};
  if (read.what == DateCell::open) return {.is_open = true};
  if (read.what == DateCell::unknown) return {};
  if (read.what == DateCell::unreadable) {
    return bad_date(
        "I067", role, place, "'" + shown(text) + "' is no date that can be read");
  }
  const Days& days = read.date.days();
  const bool is_too_early = rules_.mapping.dates.first && days.latest.is_bound() &&
                            days.latest < *rules_.mapping.dates.first;
  if (is_too_early) {
    return bad_date("I066", role, place, "'" + shown(text) + "' is too long ago");
  }
  const bool is_ahead = role != Role::published && days.earliest.is_bound();
  if (is_ahead && tells_of_the_past(role) && days.earliest > info_.published) {
    return bad_date("I065", role, place, "'" + shown(text) + "' lies ahead of the table");
  }
  if (is_ahead && days.earliest > add_days(info_.published, farthest_ahead)) {
    return far_date(role, place, "'" + shown(text) + "' lies far ahead", read.date);
  }
  return {.is_given = true, .date = read.date};
}

// Does a date that cannot be used keep out what it dates? A list shows that a row is on
// it, whatever its dates.
bool RowReader::keeps_out(Role role) const {
  if (rules_.mapping.list.is_complete) return false;
  const auto has = [&](Role other) { return rules_.mapping.columns.contains(other); };
  if (role == Role::signed_on) {
    return !has(Role::start) && !has(Role::when) && !has(Role::effective);
  }
  return role != Role::announced && role != Role::known && role != Role::known_end;
}

RowReader::RowDate RowReader::bad_date(const char* code,
                                       Role role,
                                       const RowPlace& place,
                                       const std::string& what) {
  const bool is_out = keeps_out(role);
  const char* const rest = !is_out         ? "; the date is left out"
                           : wide_.empty() ? "; the row is left out"
                                           : "; what it dates is left out";
  rules_.report.add(
      code, is_out ? Severity::error : Severity::warning, place, what + rest);
  return {.is_bad = is_out};
}

RowReader::RowDate RowReader::far_date(Role role,
                                       const RowPlace& place,
                                       const std::string& what,
                                       const Edtf& date) {
  const bool is_end = role == Role::end;
  rules_.report.add(
      "I066",
      Severity::warning,
      place,
      what + (is_end ? "; it is taken for no end" : "; it is announced for that day"));
  if (is_end) return {.is_open = true};
  return {.is_given = true, .date = date};
}

RowReader::RowDate RowReader::date(Role role) {
  std::optional<RowDate>& known = row_dates_[static_cast<std::size_t>(role)];
  if (known) return *known;
  known = RowDate{};
  for (Column& column : columns_[static_cast<std::size_t>(role)]) {
    const std::string_view text = cell_at(column);
    if (role == Role::end && is_length(text)) continue;
    const RowDate date = date_in(text, column.name, role);
    // A law that was superseded, and repealed later, ended when it was superseded.
    const bool is_earlier_end = role == Role::end && known->is_given && date.is_given &&
                                date.date.days() < known->date.days();
    const bool is_unsaid = !known->is_given && !known->is_open && !known->is_bad;
    const bool is_end_at_all = role == Role::end && known->is_open && date.is_given;
    if (is_unsaid || is_earlier_end || is_end_at_all) known = date;
  }
  return *known;
}

// The first of them that is there; a bad one before it is none.
RowReader::RowDate RowReader::first_date(std::initializer_list<Role> roles) {
  for (const Role role : roles) {
    if (!rules_.mapping.columns.contains(role)) continue;
    const RowDate found = date(role);
    if (found.is_given || found.is_bad) return found;
  }
  return {};
}

// How long the row lasts: by its own column, or by a length where an end could stand.
std::string RowReader::length_of_row() {
  std::string text = value(Role::lasts);
  if (!text.empty()) return text;
  for (Column& column : columns_[static_cast<std::size_t>(Role::end)]) {
    const std::string_view cell = cell_at(column);
    if (is_length(cell)) return std::string(cell);
  }
  return text;
}

// By its own date, or by how long it lasts: whichever comes first.
RowReader::RowDate RowReader::end_of_row(const RowDate& start) {
  const RowDate end = date(Role::end);
  if (end.is_bad) return end;
  const RowDate after = end_by_length(start);
  if (after.is_bad || !end.is_given) return after.is_given || after.is_bad ? after : end;
  return after.is_given && after.date.days() < end.date.days() ? after : end;
}

RowReader::RowDate RowReader::end_by_length(const RowDate& start) {
  const std::string text = length_of_row();
  if (text.empty() || !start.is_given) return {};
  const ReadDate word = read_date(text, rules_.mapping.dates);
  if (word.what == DateCell::open) return {.is_open = true};
  if (word.what == DateCell::unknown) return {};
  const std::optional<Period> length = read_length(text);
  if (!length) {
    return bad_date("I067",
                    Role::lasts,
                    place_of(Role::lasts),
                    "'" + shown(text) + "' is no length of time that can be read");
  }
  const auto after = [&](Day day) {
    const Day first_without = day.is_bound() ? add_period(day, *length) : day;
    const bool is_last = rules_.mapping.dates.end_is_last_day && day.is_bound();
    return is_last ? add_days(first_without, -1) : first_without;
  };
  const Days& days = start.date.days();
  return {.is_given = true,
          .date = Edtf::from_days({after(days.earliest), after(days.latest)})};
}

}  // namespace stance::ingest
