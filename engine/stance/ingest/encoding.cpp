// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "stance/base/text.h"
#include "stance/ingest/calendar_words.h"

namespace stance::ingest {
namespace {

// A conversion that is closed when it goes out of scope.
class Conversion {
 public:
  explicit Conversion(const std::string& from)
      : handle_(iconv_open("UTF-8", from.c_str())) {}
  ~Conversion() {
    if (is_known()) iconv_close(handle_);
  }
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;

  // iconv_open answers (iconv_t)-1 for an encoding that it does not know.
  bool is_known() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }

  std::optional<std::string> run(std::string_view bytes) {
    std::string in(bytes);
    std::string out;
    char* from = in.data();
    std::size_t left = in.size();
    std::array<char, 8192> room;
    while (left > 0) {
      char* to = room.data();
      std::size_t free = room.size();
      const std::size_t before = left;
      iconv(handle_, &from, &left, &to, &free);
      out.append(room.data(), room.size() - free);
      if (left == before && free == room.size()) return std::nullopt;
    }
    return out;
  }

 private:
  iconv_t handle_;
};

// charset=... in the first bytes of the page.
std::string named_in_page(std::string_view bytes) {
  constexpr std::size_t head = 4096;
  const std::string folded = fold(bytes.substr(0, head));
  const std::size_t found = folded.find("charset=");
  if (found == std::string::npos) return {};
  std::size_t begin = found + std::string_view("charset=").size();
  while (begin < folded.size() && (folded[begin] == '"' || folded[begin] == '\''))
    ++begin;
  std::size_t end = begin;
  while (end < folded.size() && (is_letter(folded[end]) || is_digit(folded[end]) ||
                                 folded[end] == '-' || folded[end] == '_')) {
    ++end;
  }
  return folded.substr(begin, end - begin);
}

// As browsers do: what calls itself Latin-1 or ASCII is Windows-1252.
std::string usual_name(const std::string& name) {
  constexpr std::array<std::string_view, 6> western = {
      "", "iso-8859-1", "latin1", "us-ascii", "ascii", "utf-8"};
  const bool is_western =
      std::find(western.begin(), western.end(), name) != western.end();
  return is_western ? "WINDOWS-1252" : name;
}

}  // namespace

std::optional<std::string> page_as_utf8(std::string_view bytes,
                                        const std::optional<std::string>& charset) {
  if (bytes.starts_with("\xFF\xFE")) return Conversion("UTF-16LE").run(bytes.substr(2));
  if (bytes.starts_with("\xFE\xFF")) return Conversion("UTF-16BE").run(bytes.substr(2));
  if (!first_utf8_fault(bytes)) return std::string(bytes);
  Conversion named(usual_name(charset ? fold(*charset) : named_in_page(bytes)));
  if (named.is_known()) return named.run(bytes);
  return Conversion("WINDOWS-1252").run(bytes);
}

}  // namespace stance::ingest
