// SPDX-License-Identifier: Apache-2.0
#include "stance/base/digest.h"

#include <sha2.h>

#include <array>
#include <cstdint>
#include <string>

namespace stance {

Digest digest_of(std::string_view bytes) {
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(
      &context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> hash{};
  SHA256Final(hash.data(), &context);

  constexpr std::string_view hexadecimal = "0123456789abcdef";
  Digest digest;
  digest.text.reserve(2 * hash.size());
  for (const std::uint8_t byte : hash) {
    digest.text += hexadecimal[byte >> 4U];
    digest.text += hexadecimal[byte & 0x0FU];
  }
  return digest;
}

}  // namespace stance
