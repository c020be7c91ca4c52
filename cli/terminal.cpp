// SPDX-License-Identifier: Apache-2.0
#include "terminal.h"

#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <iostream>

namespace stance::cli {
namespace {

// Those that end or stop a program by default, as keys or from outside.
constexpr std::array caught = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

// A signal comes at any moment and is given nothing but its number: what it needs to put
// the terminal back stands here, written before the handlers are installed.
termios terminal_before = {};
termios terminal_single = {};

void install(int signal);

void put_back(int signal) {
  tcsetattr(STDIN_FILENO, TCSANOW, &terminal_before);
  // The default action by now: the process ends here, or stops.
  raise(signal);
  // It goes on after a stop.
  tcsetattr(STDIN_FILENO, TCSANOW, &terminal_single);
  install(signal);
}

void install(int signal) {
  struct sigaction action = {};
  action.sa_handler = put_back;
  action.sa_flags = SA_RESTART | SA_NODEFER | static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

}  // namespace

struct SingleKeys::Before {
  std::array<struct sigaction, caught.size()> actions = {};
};

bool is_terminal(const std::istream& in) {
  return &in == &std::cin && isatty(STDIN_FILENO) != 0;
}

SingleKeys::SingleKeys(const std::istream& in) {
  if (!is_terminal(in) || tcgetattr(STDIN_FILENO, &terminal_before) != 0) return;
  terminal_single = terminal_before;
  terminal_single.c_lflag &= ~static_cast<tcflag_t>(ICANON);
  terminal_single.c_cc[VMIN] = 1;
  terminal_single.c_cc[VTIME] = 0;
  before_ = std::make_unique<Before>();
  for (std::size_t i = 0; i < caught.size(); ++i) {
    sigaction(caught.at(i), nullptr, &before_->actions.at(i));
    // Whoever started us wants some ignored ("nohup").
    if (before_->actions.at(i).sa_handler == SIG_DFL) install(caught.at(i));
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &terminal_single);
}

SingleKeys::~SingleKeys() {
  if (!before_) return;
  tcsetattr(STDIN_FILENO, TCSANOW, &terminal_before);
  for (std::size_t i = 0; i < caught.size(); ++i) {
    sigaction(caught.at(i), &before_->actions.at(i), nullptr);
  }
}

}  // namespace stance::cli
