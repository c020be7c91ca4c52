// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/table_encoding.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

namespace stance::ingest {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

// What 0x80 to 0x9F stand for; the five that stand for nothing stay as they are.
constexpr std::array<std::uint32_t, 32> signs = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append(std::string& text, std::uint32_t code) {
  const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) return add(code);
  if (code < 0x800) {
    add(0xC0U | (code >> 6U));
  } else if (code < 0x10000) {
    add(0xE0U | (code >> 12U));
    add(0x80U | ((code >> 6U) & 0x3FU));
  } else {
    add(0xF0U | (code >> 18U));
    add(0x80U | ((code >> 12U) & 0x3FU));
    add(0x80U | ((code >> 6U) & 0x3FU));
  }
  add(0x80U | (code & 0x3FU));
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (const char c : bytes) {
    const std::uint32_t byte = static_cast<unsigned char>(c);
    append(text, byte >= 0x80 && byte < 0xA0 ? signs[byte - 0x80] : byte);
  }
  return text;
}

// Reads UTF-16 chunk by chunk: a character may be cut anywhere.
class Utf16 {
 public:
  explicit Utf16(bool is_big_endian) : is_big_endian_(is_big_endian) {}

  std::string take(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
      const std::uint32_t byte = static_cast<unsigned char>(c);
      if (!half_) {
        half_ = byte;
        continue;
      }
      const std::uint32_t first = *std::exchange(half_, std::nullopt);
      take_unit(text, is_big_endian_ ? first << 8U | byte : byte << 8U | first);
    }
    return text;
  }

 private:
  void take_unit(std::string& text, std::uint32_t unit) {
    const bool is_low = unit >= 0xDC00 && unit < 0xE000;
    if (high_ && is_low) {
      append(text, 0x10000U + ((*high_ - 0xD800U) << 10U) + (unit - 0xDC00U));
      high_.reset();
      return;
    }
    if (high_) append(text, replacement);
    high_.reset();
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
    } else {
      append(text, is_low ? replacement : unit);
    }
  }

  bool is_big_endian_;
  std::optional<std::uint32_t> half_ = {};
  std::optional<std::uint32_t> high_ = {};
};

}  // namespace

NextChunk as_utf8(TableEncoding encoding, NextChunk bytes) {
  struct Reading {
    bool has_begun = false;
    bool is_utf8 = false;
    std::optional<Utf16> utf16 = {};
  };
  auto reading = std::make_shared<Reading>();
  return [reading, encoding, bytes = std::move(bytes)](std::string& chunk) {
    if (!bytes(chunk)) return false;
    if (!std::exchange(reading->has_begun, true)) {
      const bool is_little = chunk.starts_with("\xFF\xFE");
      if (is_little || chunk.starts_with("\xFE\xFF")) {
        reading->utf16.emplace(!is_little);
        chunk.erase(0, 2);
      }
      reading->is_utf8 = chunk.starts_with("\xEF\xBB\xBF");
    }
    if (reading->utf16) {
      chunk = reading->utf16->take(chunk);
    } else if (encoding == TableEncoding::windows_1252 && !reading->is_utf8) {
      chunk = from_windows_1252(chunk);
    }
    return true;
  };
}

}  // namespace stance::ingest
