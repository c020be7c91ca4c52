// SPDX-License-Identifier: Apache-2.0
#include "stance/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace stance {

void assertion_failed(const char* claim, const char* file, int line) {
  std::fprintf(stderr,
               "stance: internal error: \"%s\" does not hold (%s:%d)\n",
               claim,
               file,
               line);
  std::abort();
}

}  // namespace stance
