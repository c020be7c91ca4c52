// SPDX-License-Identifier: Apache-2.0
#include "progress.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "stance/base/text.h"
#include "stance/report/table.h"

namespace stance::cli {
namespace {

// Often enough to be seen moving, and seldom enough to cost nothing.
constexpr std::chrono::milliseconds pause{100};
// Work that is done before this is not worth a line.
constexpr std::chrono::milliseconds patience{300};
constexpr std::size_t longest_bar = 30;
constexpr std::size_t shortest_bar = 5;

std::string tenths(std::uint64_t bytes) {
  constexpr std::uint64_t tenth = 100000;
  const std::uint64_t count = bytes / tenth;
  return std::to_string(count / 10) + "." + std::to_string(count % 10);
}

std::string amount(const HowFar& far) {
  const bool is_bytes = far.unit == "bytes";
  const auto number = [&](std::uint64_t value) {
    return is_bytes ? tenths(value) : std::to_string(value);
  };
  return number(far.done) + (far.total ? " of " + number(*far.total) : "") + " " +
         (is_bytes ? "MB" : far.unit);
}

std::string bar(const HowFar& far, std::size_t width) {
  const std::uint64_t total = std::max<std::uint64_t>(far.total.value_or(0), 1);
  const double share =
      static_cast<double>(std::min(far.done, total)) / static_cast<double>(total);
  const auto full = static_cast<std::size_t>(share * static_cast<double>(width));
  return "[" + std::string(full, '#') + std::string(width - full, '.') + "]  ";
}

// At most so many columns of it.
std::string cut(const std::string& text, std::size_t columns) {
  std::size_t end = text.size();
  while (end > 0 && display_width(std::string_view(text).substr(0, end)) > columns) {
    do {
      --end;
    } while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U);
  }
  return text.substr(0, end);
}

}  // namespace

std::string progress_text(const HowFar& far, std::size_t columns) {
  const std::string what = printable_line(far.what) + "  ";
  const std::string rest = amount(far);
  const std::size_t words = display_width(what) + display_width(rest);
  constexpr std::size_t around = 4;
  const std::size_t room = columns > words + around ? columns - words - around : 0;
  if (!far.total || room < shortest_bar) return cut(what + rest, columns);
  return what + bar(far, std::min(room, longest_bar)) + rest;
}

Progress::Progress(const Session& session, HowFar far)
    : session_(session), far_(std::move(far)) {
  if (session.is_quiet()) return;
  columns_ = session.environment().error_columns.value_or(0);
  if (columns_ > 0) {
    pause_ = pause;
  } else {
    pause_ = session.environment().progress_pause;
  }
  if (!pause_) return;
  next_ = std::chrono::steady_clock::now() + (columns_ > 0 ? patience : *pause_);
}

Progress::~Progress() {
  if (!is_shown_) return;
  session_.err() << "\r\x1b[K" << std::flush;
}

void Progress::advance(std::uint64_t by) {
  far_.done += by;
  if (!pause_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + *pause_;
  if (columns_ > 0) {
    show();
  } else {
    write_line();
  }
}

void Progress::write_line() {
  session_.err() << printable_line(far_.what) << ": " << amount(far_) << std::endl;
}

// The last column is left free: a full line makes some terminals begin a new one.
void Progress::show() {
  is_shown_ = true;
  session_.err() << "\r" << progress_text(far_, columns_ - 1) << "\x1b[K" << std::flush;
}

}  // namespace stance::cli
