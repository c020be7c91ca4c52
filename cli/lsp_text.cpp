// SPDX-License-Identifier: Apache-2.0
#include "lsp_text.h"

#include <algorithm>

namespace stance::cli {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool continues(std::string_view text, std::size_t at) {
  return (byte_at(text, at) & 0xC0U) == 0x80U;
}

// Characters beyond the first plane, four bytes long in UTF-8, are two units.
std::size_t units_of(std::string_view text, std::size_t at) {
  return byte_at(text, at) >= 0xF0U ? 2 : 1;
}

std::size_t next_character(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && continues(text, at)) ++at;
  return at;
}

int hex_digit(char c) {
  if ('0' <= c && c <= '9') return c - '0';
  if ('a' <= c && c <= 'f') return c - 'a' + 10;
  if ('A' <= c && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

TextPosition position_of(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  TextPosition position;
  std::size_t line = 0;
  for (std::size_t at = text.find('\n'); at < offset; at = text.find('\n', at + 1)) {
    ++position.line;
    line = at + 1;
  }
  for (std::size_t at = line; at < offset;) {
    const std::size_t next = next_character(text, at);
    if (next > offset) break;
    position.character += units_of(text, at);
    at = next;
  }
  return position;
}

TextRange range_of(std::string_view text, std::size_t begin, std::size_t end) {
  return {position_of(text, begin), position_of(text, end)};
}

std::size_t offset_of(std::string_view text, TextPosition position) {
  std::size_t at = 0;
  for (std::size_t line = 0; line < position.line; ++line) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return text.size();
    at = end + 1;
  }
  std::size_t units = 0;
  while (at < text.size() && text[at] != '\n') {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') break;
    units += units_of(text, at);
    if (units > position.character) break;
    at = next_character(text, at);
  }
  return at;
}

std::string path_of_uri(std::string_view uri) {
  constexpr std::string_view scheme = "file://";
  if (!uri.starts_with(scheme)) return {};
  uri.remove_prefix(scheme.size());
  const std::size_t slash = uri.find('/');
  if (slash == std::string_view::npos) return {};
  uri.remove_prefix(slash);  // "localhost"
  std::string path;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    const int high = uri[i] == '%' && i + 2 < uri.size() ? hex_digit(uri[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(uri[i + 2]) : -1;
    if (low < 0) {
      path += uri[i];
      continue;
    }
    path += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return path;
}

std::string uri_of_path(std::string_view path) {
  constexpr std::string_view plain = "/-._~";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = "file://";
  for (const char c : path) {
    const bool is_plain = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') ||
                          ('0' <= c && c <= '9') ||
                          plain.find(c) != std::string_view::npos;
    if (is_plain) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += '%';
    uri += digits[byte >> 4U];
    uri += digits[byte & 0xFU];
  }
  return uri;
}

}  // namespace stance::cli
