// SPDX-License-Identifier: Apache-2.0
// What single characters are to the tokenizer.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace stance {

// What a byte of ASCII is; bytes above belong to a longer character.
enum class ByteClass : std::uint8_t { other, lower, upper, digit, blank, newline, wide };

constexpr std::array<ByteClass, 256> byte_classes() {
  std::array<ByteClass, 256> classes{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) classes[c] = ByteClass::lower;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) classes[c] = ByteClass::upper;
  for (std::size_t c = '0'; c <= '9'; ++c) classes[c] = ByteClass::digit;
  for (const char c : {' ', '\t', '\r', '\f', '\v'}) {
    classes[static_cast<unsigned char>(c)] = ByteClass::blank;
  }
  classes['\n'] = ByteClass::newline;
  for (std::size_t c = 128; c < 256; ++c) classes[c] = ByteClass::wide;
  return classes;
}

inline constexpr std::array<ByteClass, 256> classes = byte_classes();

inline ByteClass class_of(char byte) {
  return classes[static_cast<unsigned char>(byte)];
}

inline bool is_ascii_letter(char byte) {
  const ByteClass kind = class_of(byte);
  return kind == ByteClass::lower || kind == ByteClass::upper;
}

inline bool is_digit(char byte) {
  return class_of(byte) == ByteClass::digit;
}

// A sign that is neither letter nor digit, read from ASCII or from a longer character.
enum class Sign {
  none,
  blank,
  letter,
  apostrophe,
  quote,
  open_bracket,
  close_bracket,
  hyphen,
  dash,
  ellipsis,
  money
};

Sign sign_of(char32_t value);

}  // namespace stance
