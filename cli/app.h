// SPDX-License-Identifier: Apache-2.0
// The program without its process: everything that the outside world gives it comes in
// here, so that tests run the real program in memory.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "stance/base/day.h"

namespace stance::cli {

struct Environment {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  // The variable's value; nothing if it is not set or empty.
  std::function<std::optional<std::string>(const std::string&)> variable;
  std::filesystem::path folder;      // the working folder
  std::filesystem::path executable;  // to find the shipped rules and data beside it
  Day today;
  // The moment at which facts are recorded, in UTC: "2026-02-14T09:30:00Z".
  std::string now;
  // Who decides, for the record of decisions.
  std::string user;
  // Columns of the terminal; nothing if stdout is none.
  std::optional<std::size_t> columns = {};
  // Of the terminal that stderr is; nothing if it is none.
  std::optional<std::size_t> error_columns = {};
  // How often long work says on a stderr that is no terminal how far it has come; never,
  // if absent.
  std::optional<std::chrono::seconds> progress_pause = {};
};

// Runs one command; `arguments` without the program's name. Returns the exit code: 0
// done, 1 done with findings, 2 wrong usage or input, 3 machine failure.
int run(const std::vector<std::string>& arguments, const Environment& environment);

}  // namespace stance::cli
