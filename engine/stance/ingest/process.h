// SPDX-License-Identifier: Apache-2.0
// Another program, run with bounds: it gets bytes and gives bytes, and whatever it does,
// we go on.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stance::ingest {

struct ProcessLimits {
  // From start to end; then it and all that it started are killed.
  std::chrono::milliseconds time = std::chrono::seconds(60);
  // Address space, in bytes; 0: as much as there is.
  std::size_t memory = std::size_t{2} << 30U;
  // May it use more seconds of the processors than `time`, as a program with many threads
  // does?
  bool is_parallel = false;
  // What it may write on its standard output; then it is killed.
  std::size_t output = std::size_t{64} << 20U;
};

enum class ProcessEnd {
  exited,
  killed_by_signal,
  out_of_time,
  too_much_output,
  not_found
};

struct ProcessResult {
  ProcessEnd end = ProcessEnd::exited;
  // The exit code, or the number of the signal.
  int code = 0;
  std::string output = {};
  // The last few thousand bytes of its standard error.
  std::string errors = {};
};

// Runs `words`, the program first, looked for in PATH, in `folder` or, without one, in
// the working folder; `input` is its standard input. A program that closes its input
// early is no fault. Throws std::system_error if the machine has no process or pipe to
// give.
ProcessResult run_process(const std::vector<std::string>& words,
                          std::string_view input,
                          const ProcessLimits& limits,
                          const std::string& folder = {});

}  // namespace stance::ingest
