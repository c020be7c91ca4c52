// SPDX-License-Identifier: Apache-2.0
// Single keys from a terminal, without Enter.
#pragma once

#include <memory>

namespace stance::cli {

// While it lives, standard input gives each key as it is pressed. Does nothing where it
// is no terminal.
class SingleKeys {
 public:
  SingleKeys();
  ~SingleKeys();
  SingleKeys(const SingleKeys&) = delete;
  SingleKeys& operator=(const SingleKeys&) = delete;

 private:
  struct Before;
  std::unique_ptr<Before> before_;
};

}  // namespace stance::cli
