// SPDX-License-Identifier: Apache-2.0
// Single keys from a terminal, without Enter.
#pragma once

#include <iosfwd>
#include <memory>

namespace stance::cli {

// Is it the standard input of this process, and that a terminal?
bool is_terminal(const std::istream& in);

// While it lives, standard input gives each key as it is pressed; then, and where a
// signal ends or stops the process, the terminal is as it was. Does nothing where `in` is
// no terminal. One at a time.
class SingleKeys {
 public:
  explicit SingleKeys(const std::istream& in);
  ~SingleKeys();
  SingleKeys(const SingleKeys&) = delete;
  SingleKeys& operator=(const SingleKeys&) = delete;

 private:
  struct Before;
  std::unique_ptr<Before> before_;
};

}  // namespace stance::cli
