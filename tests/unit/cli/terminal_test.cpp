// SPDX-License-Identifier: Apache-2.0
// Single keys: the terminal is as it was, whatever ends the program.
#include "terminal.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string_view>

using namespace stance::cli;

namespace {

// A terminal that a program of ours sits at.
struct Terminal {
  int ours = -1;
  int theirs = -1;

  Terminal() {
    ours = posix_openpt(O_RDWR | O_NOCTTY);
    REQUIRE(ours >= 0);
    REQUIRE(grantpt(ours) == 0);
    REQUIRE(unlockpt(ours) == 0);
    theirs = open(ptsname(ours), O_RDWR | O_NOCTTY);
    REQUIRE(theirs >= 0);
  }
  ~Terminal() {
    close(theirs);
    close(ours);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  bool gives_single_keys() const {
    termios settings = {};
    tcgetattr(theirs, &settings);
    return (settings.c_lflag & static_cast<tcflag_t>(ICANON)) == 0;
  }
};

// In a process of its own: reads one key, then ends by itself or by the signal.
int ended_by(const Terminal& terminal, int signal) {
  const pid_t child = fork();
  if (child == 0) {
    // The test program has handlers of its own.
    for (const int each : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) std::signal(each, SIG_DFL);
    dup2(terminal.theirs, STDIN_FILENO);
    {
      const SingleKeys keys(std::cin);
      char key = 0;
      if (read(STDIN_FILENO, &key, 1) != 1 || key != 'k') _exit(9);
      if (!terminal.gives_single_keys()) _exit(8);
      if (signal != 0) raise(signal);
    }
    _exit(0);
  }
  // Without a line end.
  REQUIRE(write(terminal.ours, "k", 1) == 1);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : -WEXITSTATUS(status);
}

TEST_CASE("cli: a terminal gives whole lines again however the program ends") {
  struct Row {
    std::string_view name;
    int signal;
  };
  const Row rows[] = {
      {"by itself", 0},
      {"interrupted", SIGINT},
      {"terminated", SIGTERM},
      {"hung up", SIGHUP},
      {"quit", SIGQUIT},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Terminal terminal;
    CHECK(ended_by(terminal, row.signal) == row.signal);
    CHECK(!terminal.gives_single_keys());
  }
}

TEST_CASE("cli: single keys are asked of standard input alone") {
  const std::istringstream other("k");
  CHECK(!is_terminal(other));
}

}  // namespace
