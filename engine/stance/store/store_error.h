// SPDX-License-Identifier: Apache-2.0
// The machine, or another process, kept the store from doing its work.
#pragma once

#include <stdexcept>
#include <string>

#include "stance/base/diagnostic.h"

namespace stance::store {

// S004 damaged, S005 may not be written, S006 locked by another writer, S007 disk full,
// S009 anything else. The transaction in which it happened is undone.
class StoreError : public std::runtime_error {
 public:
  StoreError(std::string file, std::string operation, Diagnostic diagnostic);

  const std::string& file() const { return file_; }
  // What was attempted: "add documents".
  const std::string& operation() const { return operation_; }
  const Diagnostic& diagnostic() const { return diagnostic_; }

 private:
  std::string file_;
  std::string operation_;
  Diagnostic diagnostic_;
};

}  // namespace stance::store
