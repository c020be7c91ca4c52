// SPDX-License-Identifier: Apache-2.0
#include "stance/base/in_parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace stance {
namespace {

// More would not help what is done here.
constexpr std::size_t most_threads = 4;

std::size_t threads_for(std::size_t count) {
  // The machine is asked only where it matters: the answer is read from a file.
  if (count < 2) return count;
  const std::size_t cores = std::max(std::thread::hardware_concurrency(), 1U);
  return std::min({count, cores, most_threads});
}

}  // namespace

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto take_work = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::thread> others;
  while (others.size() + 1 < threads_for(count)) {
    try {
      others.emplace_back(take_work);
    } catch (const std::system_error&) {
      break;  // no more threads for us: the work is done all the same
    }
  }
  take_work();
  for (std::thread& other : others) other.join();
}

}  // namespace stance
