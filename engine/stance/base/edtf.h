// SPDX-License-Identifier: Apache-2.0
// Dates as the Extended Date/Time Format (ISO 8601-2:2019, Library of Congress, 4
// February 2019) writes them, in the profile that stance reads and writes:
//
//   2025-02-27  2025-02  2025          a date, as exact as it is
//   2025-02-XX  2025-XX-XX  XXXX       unspecified digits (day, month, everything)
//   2025-21 .. 2025-24                 seasons: spring 03-01..05-31, summer 06-01..08-31,
//                                      fall 09-01..11-30, winter 12-01..end of February
//   2025-33 .. 2025-36, 2025-40, -41   quarters and halves
//   2025?  2025~  2025%                uncertain, approximate, both; on the whole value
//   [2025-02..2025-04] [..2025] [2025..]  one of these days: when an event happened;
//                                      `[2025]` is read as 2025
//   2014/2019-11-06  2014/  2014/..    an interval: how long a state held
//
// Years 1000 to 9999. A date-time is read and cut to its local day: what the clock
// showed, whatever its zone; 24:00 ends that day. All else is rejected with a message
// that says which part of EDTF is not taken and what to write instead.
//
// A set and an interval are different things: "some day in February to April" is
// `[2025-02..2025-04]`, "from February to April" is `2025-02/2025-04`.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "stance/base/day.h"
#include "stance/base/result.h"

namespace stance {

struct EdtfDate;

enum class EdtfForm { date, set, interval };

// Why a text is not a date of the profile. `offset` is the byte at which it goes wrong.
struct EdtfError {
  std::string message;
  std::size_t offset = 0;

  bool operator==(const EdtfError&) const = default;
};

// A value of the profile. Default-constructed it is `XXXX`: no day is known.
// Comparison is by text, a total order for output; it is not the order of time.
class Edtf {
 public:
  Edtf() = default;

  static Result<Edtf, EdtfError> parse(std::string_view text);
  // The shortest way to write the set of days: a day, a month, a year, or `[a..b]` with
  // an open side where `days` has none or leaves the years 1000 to 9999; `XXXX` if
  // nothing is known.
  static Edtf from_days(const Days& days);
  static Edtf from_day(Day day);

  // The canonical text: parse(to_string()) gives the same value.
  const std::string& to_string() const { return text_; }
  EdtfForm form() const { return form_; }
  bool is_unknown() const { return days_.is_unknown() && form_ != EdtfForm::interval; }
  // `~` or `%` on the value or on a part of it: "about".
  bool is_approximate() const { return approximate_; }
  // The earliest and the latest day that the value can mean. For an interval: its first
  // possible and its last possible day; `/..` is open, an empty end is not known.
  const Days& days() const { return days_; }
  // An interval's two ends, each with its own uncertainty; nothing for other forms, nor
  // for an end that is empty or `..`.
  std::optional<Days> interval_start() const { return start_; }
  std::optional<Days> interval_end() const { return end_; }
  // An interval that begins `../`, or ends `/..`: it has no bound there. An empty end is
  // not open, it is not known.
  bool starts_open() const {
    return form_ == EdtfForm::interval && text_.starts_with("../");
  }
  bool ends_open() const { return form_ == EdtfForm::interval && text_.ends_with("/.."); }

  bool operator==(const Edtf& other) const { return text_ == other.text_; }
  auto operator<=>(const Edtf& other) const { return text_ <=> other.text_; }

 private:
  static Edtf of_date(std::string_view text, const EdtfDate& date);
  static Result<Edtf, EdtfError> parse_date_time(std::string_view text);
  static Result<Edtf, EdtfError> parse_interval(std::string_view text);
  static Result<Edtf, EdtfError> parse_set(std::string_view text);

  std::string text_ = "XXXX";
  EdtfForm form_ = EdtfForm::date;
  Days days_ = {};
  std::optional<Days> start_ = {};
  std::optional<Days> end_ = {};
  bool approximate_ = false;
};

}  // namespace stance
