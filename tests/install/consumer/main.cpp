// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "stance/base/edtf.h"

int main() {
  const auto spring = stance::Edtf::parse("2025-21");
  if (!spring) return 1;
  std::cout << to_string(spring->days().earliest) << " to "
            << to_string(spring->days().latest) << "\n";
}
