// SPDX-License-Identifier: Apache-2.0
// STANCE_ASSERT: a claim about our own code, checked in every build. When it is wrong the
// program stops at once and says where, rather than answer on a broken assumption.
#pragma once

namespace stance {

[[noreturn]] void assertion_failed(const char* claim, const char* file, int line);

}  // namespace stance

#define STANCE_ASSERT(claim)      \
  ((claim) ? static_cast<void>(0) \
           : ::stance::assertion_failed(#claim, __FILE__, __LINE__))
