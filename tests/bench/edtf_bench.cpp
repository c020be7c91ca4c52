// SPDX-License-Identifier: Apache-2.0
// Reading dates of every form, against reading the first number of each.
#include <charconv>
#include <iterator>
#include <string_view>
#include <vector>

#include "bench/yardstick.h"
#include "stance/base/edtf.h"

namespace {

// Enough of them that the clock does not count.
std::vector<std::string_view> thousand_dates() {
  constexpr std::string_view forms[] = {
      "2025-02-27",
      "2025-02",
      "2025",
      "2025-XX-XX",
      "2025-21",
      "2025-03~",
      "[2025-02..2025-04]",
      "[..2025-06-30]",
      "2014/2019-11-06",
      "2014/..",
  };
  std::vector<std::string_view> dates;
  while (dates.size() < 1000)
    dates.insert(dates.end(), std::begin(forms), std::end(forms));
  return dates;
}

std::size_t size_of(const std::vector<std::string_view>& dates) {
  std::size_t size = 0;
  for (const std::string_view date : dates) size += date.size();
  return size;
}

void edtf_parse(benchmark::State& state) {
  const std::vector<std::string_view> dates = thousand_dates();
  stance::bench::compare(
      state,
      size_of(dates),
      [&] {
        for (const std::string_view date : dates) {
          benchmark::DoNotOptimize(stance::Edtf::parse(date));
        }
      },
      [&] {
        for (const std::string_view date : dates) {
          int year = 0;
          std::from_chars(date.data(), date.data() + date.size(), year);
          benchmark::DoNotOptimize(year);
        }
      });
}
BENCHMARK(edtf_parse);

}  // namespace
