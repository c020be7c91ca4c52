// SPDX-License-Identifier: Apache-2.0
#include "stance/store/store_error.h"

#include <utility>

namespace stance::store {

StoreError::StoreError(std::string file, std::string operation, Diagnostic diagnostic)
    : std::runtime_error("cannot " + operation + ": " + diagnostic.message),
      file_(std::move(file)),
      operation_(std::move(operation)),
      diagnostic_(std::move(diagnostic)) {}

}  // namespace stance::store
