// SPDX-License-Identifier: Apache-2.0
#include "lsp_wire.h"

#include <charconv>
#include <istream>
#include <optional>
#include <ostream>
#include <string_view>

namespace stance::cli {
namespace {

constexpr std::size_t longest_message = std::size_t{64} << 20U;
constexpr std::size_t longest_line = std::size_t{1} << 16U;

// A line without its end; of a longer one the last part. Nothing at the end of the input.
std::optional<std::string> read_line(std::istream& in) {
  std::string line;
  for (int c = in.get(); c != std::char_traits<char>::eof(); c = in.get()) {
    if (c == '\n') {
      if (line.ends_with('\r')) line.pop_back();
      return line;
    }
    if (line.size() == longest_line) line.erase(0, longest_line / 2);
    line += static_cast<char>(c);
  }
  return std::nullopt;
}

// A header may stand behind what is left of a message that was longer than it said.
std::optional<std::size_t> length_in(std::string_view line) {
  constexpr std::string_view name = "Content-Length:";
  const std::size_t at = line.rfind(name);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view number = line.substr(at + name.size());
  while (number.starts_with(' ')) number.remove_prefix(1);
  std::size_t length = 0;
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), length);
  const bool is_number = error == std::errc() && end == number.data() + number.size();
  if (!is_number || length > longest_message) return std::nullopt;
  return length;
}

}  // namespace

LspWire::Read LspWire::read(std::string& message) {
  std::optional<std::size_t> length;
  for (;;) {
    const std::optional<std::string> line = read_line(in_);
    if (!line) return Read::end;
    if (const auto found = length_in(*line)) length = found;
    if (line->empty() && length) break;
  }
  message.resize(*length);
  in_.read(message.data(), static_cast<std::streamsize>(*length));
  return static_cast<std::size_t>(in_.gcount()) == *length ? Read::message : Read::end;
}

bool LspWire::has_more() const {
  return in_.rdbuf()->in_avail() > 0;
}

void LspWire::write(const std::string& message) {
  out_ << "Content-Length: " << message.size() << "\r\n\r\n" << message;
  out_.flush();
}

}  // namespace stance::cli
