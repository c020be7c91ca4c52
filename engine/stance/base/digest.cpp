// SPDX-License-Identifier: Apache-2.0
#include "stance/base/digest.h"

#include <sha2.h>

#include <array>
#include <cstdint>
#include <string>

namespace stance {

struct DigestMaker::State {
  SHA2_CTX context;
};

DigestMaker::DigestMaker() : state_(std::make_unique<State>()) {
  SHA256Init(&state_->context);
}

DigestMaker::~DigestMaker() = default;

void DigestMaker::add(std::string_view bytes) {
  SHA256Update(&state_->context,
               reinterpret_cast<const std::uint8_t*>(bytes.data()),
               bytes.size());
}

Digest DigestMaker::finish() {
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> hash{};
  SHA256Final(hash.data(), &state_->context);
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  Digest digest;
  digest.text.reserve(2 * hash.size());
  for (const std::uint8_t byte : hash) {
    digest.text += hexadecimal[byte >> 4U];
    digest.text += hexadecimal[byte & 0x0FU];
  }
  return digest;
}

Digest digest_of(std::string_view bytes) {
  DigestMaker maker;
  maker.add(bytes);
  return maker.finish();
}

}  // namespace stance
