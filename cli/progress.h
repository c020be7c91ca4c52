// SPDX-License-Identifier: Apache-2.0
// A line on a terminal that says how far long work has come. Where stderr is no terminal,
// a line now and then, as often as the environment says. Nothing with --quiet.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "session.h"

namespace stance::cli {

struct HowFar {
  // "finding evidence"
  std::string what;
  // "documents"; of "bytes" megabytes are shown.
  std::string unit;
  std::uint64_t done = 0;
  // Nothing if nobody knows.
  std::optional<std::uint64_t> total = {};
};

// "finding evidence  [#####.....]  12 of 24 documents", no longer than `columns`: without
// the bar where there is no room for it, cut where there is none for the words.
std::string progress_text(const HowFar& far, std::size_t columns);

// The line, for as long as the work lasts; then it is wiped away.
class Progress {
 public:
  Progress(const Session& session, HowFar far);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance(std::uint64_t by = 1);

 private:
  void show();
  void write_line();

  const Session& session_;
  HowFar far_;
  std::size_t columns_ = 0;  // 0: stderr is no terminal
  // Between two lines, or two sights of the bar; none: nothing is shown.
  std::optional<std::chrono::milliseconds> pause_ = {};
  bool is_shown_ = false;
  std::chrono::steady_clock::time_point next_ = {};
};

}  // namespace stance::cli
