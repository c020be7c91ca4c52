// SPDX-License-Identifier: Apache-2.0
// The words for what can be wrong with the file of a store.
#pragma once

#include <string>

#include "stance/base/diagnostic.h"

namespace stance::store {

// A fault of the file as a whole.
Diagnostic file_fault(const char* code,
                      const std::string& file,
                      std::string message,
                      std::string help);

// What SQLite says of a failure: its result code, the machine's error number, in words.
struct SqliteFailure {
  int code = 0;
  int error_number = 0;
  std::string message;
};

// What that means for the user of this file.
Diagnostic sqlite_fault(const std::string& file, const SqliteFailure& failure);

}  // namespace stance::store
