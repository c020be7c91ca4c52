// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/warc.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <istream>
#include <utility>

#include "stance/base/text.h"
#include "stance/base/trimmed.h"

namespace stance::ingest {
namespace {

constexpr std::size_t longest_line = std::size_t{16} << 10U;
constexpr std::size_t most_fields = 200;

template <class Number>
std::optional<Number> number_from(std::string_view text, int base = 10) {
  Number value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value, base);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return value;
}

bool add_field(std::string_view line, HeaderFields& fields) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0) return false;
  fields.emplace(fold(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  return true;
}

std::string field(const HeaderFields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

bool holds_page(const std::string& type) {
  return type == "response" || type == "resource" || type == "conversion";
}

// "5\r\nwords\r\n0\r\n\r\n" -> "words". What cannot be read as chunks stays as it is:
// many archives joined them and left the field in the head.
std::string joined_chunks(std::string_view body) {
  std::string joined;
  std::string_view rest = body;
  while (true) {
    const std::size_t end = rest.find("\r\n");
    if (end == rest.npos) return std::string(body);
    const std::string_view size = rest.substr(0, std::min(rest.find(';'), end));
    const auto count = number_from<std::size_t>(trimmed(size), 16);
    if (!count) return std::string(body);
    rest.remove_prefix(end + 2);
    if (*count == 0) return joined;
    if (*count > rest.size()) return joined.append(rest);
    joined.append(rest.substr(0, *count));
    rest.remove_prefix(std::min(*count + 2, rest.size()));
  }
}

}  // namespace

std::string WarcRecord::type() const {
  return fold(field(fields, "warc-type"));
}

WarcReader::WarcReader(std::istream& stream, std::string name, std::size_t limit)
    : stream_(stream), name_(std::move(name)), limit_(limit) {}

// A line without its end; one that is too long is cut into several.
bool WarcReader::next_line(std::string& line) {
  std::array<char, longest_line> room;
  stream_.getline(room.data(), static_cast<std::streamsize>(room.size()));
  const auto count = static_cast<std::size_t>(stream_.gcount());
  at_ += count;
  const bool is_cut = stream_.fail() && !stream_.eof() && count > 0;
  if (is_cut) stream_.clear();
  // The end of the line is counted but not stored.
  const bool has_end = !is_cut && !stream_.eof();
  line.assign(room.data(), count - (has_end && count > 0 ? 1 : 0));
  if (line.ends_with('\r')) line.pop_back();
  return count > 0;
}

// The line that begins a record, wherever the last one ended.
bool WarcReader::find_begin() {
  while (!line_.starts_with("WARC/")) {
    if (!next_line(line_)) return false;
  }
  return true;
}

Diagnostic WarcReader::broken(const WarcRecord& record, const std::string& why) const {
  Diagnostic fault{.code = "I130",
                   .message = name_ + ", record " + std::to_string(record.number) +
                              ", byte " + std::to_string(record.begin) + ": " + why};
  fault.primary =
      Label{.span = {.file = name_, .begin = record.begin, .end = record.begin}};
  fault.helps.push_back({.text = "the records before it are read; fetch the file again"});
  return fault;
}

std::optional<std::string> WarcReader::read_fields(HeaderFields& fields) {
  while (next_line(line_)) {
    if (line_.empty()) return std::nullopt;
    if (line_.starts_with("WARC/")) return "a head without an end";
    const bool goes_on = line_.front() == ' ' || line_.front() == '\t';
    if (!goes_on && !add_field(line_, fields)) {
      return "'" + printable_line(line_.substr(0, 40)) + "' is no line of a head";
    }
    if (fields.size() > most_fields) return "a head of too many lines";
  }
  return "it breaks off in its head";
}

std::optional<std::string> WarcReader::read_block(WarcRecord& record) {
  const std::string text = field(record.fields, "content-length");
  const auto length = number_from<std::size_t>(text);
  constexpr std::size_t most = std::size_t{1} << 40U;
  if (!length || *length > most) {
    return "Content-Length '" + printable_line(text.substr(0, 40)) + "' is no number";
  }
  record.is_too_long = *length > limit_;
  const bool is_wanted = !record.is_too_long && holds_page(record.type());
  std::array<char, 65536> room;
  for (std::size_t left = *length; left > 0;) {
    const std::size_t part = std::min(left, room.size());
    stream_.read(room.data(), static_cast<std::streamsize>(part));
    const auto count = static_cast<std::size_t>(stream_.gcount());
    if (is_wanted) record.block.append(room.data(), count);
    at_ += count;
    left -= count;
    if (count < part)
      return "it breaks off; " + std::to_string(left) + " bytes are missing";
  }
  return std::nullopt;
}

Result<std::optional<WarcRecord>, Diagnostic> WarcReader::next() {
  if (!find_begin()) {
    if (number_ > 0 || at_ == 0) return std::optional<WarcRecord>();
    ++number_;
    return failure(broken({.number = 1}, "no record begins here; it is not WARC"));
  }
  WarcRecord record;
  record.number = ++number_;
  record.begin = at_ - std::min(at_, line_.size() + 2);
  line_.clear();
  std::optional<std::string> why = read_fields(record.fields);
  if (!why) {
    line_.clear();
    why = read_block(record);
  }
  if (why) return failure(broken(record, *why));
  return std::optional<WarcRecord>(std::move(record));
}

std::string HttpResponse::media_type() const {
  const std::string text = fold(field(fields, "content-type"));
  return std::string(trimmed(std::string_view(text).substr(0, text.find(';'))));
}

std::optional<std::string> HttpResponse::charset() const {
  const std::string text = fold(field(fields, "content-type"));
  const std::size_t found = text.find("charset=");
  if (found == std::string::npos) return std::nullopt;
  std::string name = text.substr(found + std::string_view("charset=").size());
  name.resize(std::min(name.find_first_of("; "), name.size()));
  std::erase(name, '"');
  return name;
}

std::optional<HttpResponse> parse_http(std::string_view bytes) {
  if (!bytes.starts_with("HTTP/")) return std::nullopt;
  HttpResponse response;
  const std::size_t blank = bytes.find(' ');
  const std::string_view status =
      blank == bytes.npos ? bytes : bytes.substr(std::min(blank + 1, bytes.size()), 3);
  response.status = number_from<int>(status).value_or(0);
  std::size_t at = std::min(bytes.find('\n'), bytes.size());
  while (at < bytes.size()) {
    const std::size_t begin = at + 1;
    at = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = trimmed(bytes.substr(begin, at - begin));
    if (line.empty()) break;
    if (response.fields.size() < most_fields) add_field(line, response.fields);
  }
  const std::string_view body = bytes.substr(std::min(at + 1, bytes.size()));
  const bool is_chunked =
      fold(field(response.fields, "transfer-encoding")).find("chunked") !=
      std::string::npos;
  response.body = is_chunked ? joined_chunks(body) : std::string(body);
  return response;
}

}  // namespace stance::ingest
