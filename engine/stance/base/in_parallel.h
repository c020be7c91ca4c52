// SPDX-License-Identifier: Apache-2.0
// Pieces of work that do not depend on one another, on all cores.
#pragma once

#include <cstddef>
#include <functional>

namespace stance {

// Calls work(0) to work(count - 1), several at once where the machine has several cores,
// and returns when all are done. `work` must not throw.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace stance
