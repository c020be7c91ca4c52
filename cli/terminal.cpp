// SPDX-License-Identifier: Apache-2.0
#include "terminal.h"

#include <termios.h>
#include <unistd.h>

namespace stance::cli {

struct SingleKeys::Before {
  termios settings = {};
};

SingleKeys::SingleKeys() {
  if (isatty(STDIN_FILENO) == 0) return;
  auto before = std::make_unique<Before>();
  if (tcgetattr(STDIN_FILENO, &before->settings) != 0) return;
  termios single = before->settings;
  single.c_lflag &= ~static_cast<tcflag_t>(ICANON);
  single.c_cc[VMIN] = 1;
  single.c_cc[VTIME] = 0;
  if (tcsetattr(STDIN_FILENO, TCSANOW, &single) == 0) before_ = std::move(before);
}

SingleKeys::~SingleKeys() {
  if (before_) tcsetattr(STDIN_FILENO, TCSANOW, &before_->settings);
}

}  // namespace stance::cli
