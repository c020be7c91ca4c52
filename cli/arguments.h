// SPDX-License-Identifier: Apache-2.0
// The command line, read by CLI11 from the table of commands.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "command.h"

namespace stance::cli {

struct Invocation {
  const Command* command = nullptr;
  Arguments arguments;
};

// Text to print instead of running a command, and the exit code: --help, --version, or
// what is wrong with the words.
struct Answer {
  std::string text;
  int exit_code = 0;
};

std::variant<Invocation, Answer> read_arguments(const std::vector<std::string>& words);

}  // namespace stance::cli
