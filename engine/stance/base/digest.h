// SPDX-License-Identifier: Apache-2.0
// Content is named by its hash, so that the same text is the same document on any
// machine.
#pragma once

#include <memory>
#include <string_view>

#include "stance/base/id.h"

namespace stance {

// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits.
Digest digest_of(std::string_view bytes);

// The same for content that comes in parts.
class DigestMaker {
 public:
  DigestMaker();
  ~DigestMaker();
  DigestMaker(const DigestMaker&) = delete;
  DigestMaker& operator=(const DigestMaker&) = delete;

  void add(std::string_view bytes);
  // Of all that was added. Called once, at the end.
  Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stance
