// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/csv.h"

#include <algorithm>
#include <utility>

#include "stance/base/text.h"

namespace stance::ingest {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char c) { return static_cast<signed char>(c) > 0; });
}

}  // namespace

CsvReader::CsvReader(NextChunk next, char separator)
    : next_chunk_(std::move(next)), separator_(separator) {
  while (buffer_.size() < byte_order_mark.size() && fill()) {
  }
  if (buffer_.starts_with(byte_order_mark)) next_at_ = byte_order_mark.size();
}

// More bytes behind those in hand; what was read already is dropped.
bool CsvReader::fill() {
  if (is_at_end_) return false;
  std::string chunk;
  if (!next_chunk_(chunk)) {
    is_at_end_ = true;
    return false;
  }
  if (at_ > 0) {
    buffer_.erase(0, at_);
    buffer_begin_ += at_;
    next_at_ -= std::min(next_at_, at_);
    at_ = 0;
  }
  buffer_ += chunk;
  return true;
}

// The end of the record that begins at `at_`, and where the next one begins. A quote
// counts at the beginning of a cell alone.
bool CsvReader::find_record_end(std::size_t& end, std::size_t& next) {
  bool is_quoted = false;
  bool begins_cell = true;
  for (std::size_t i = at_;; ++i) {
    // Once filled, the record begins at byte 0 of the buffer.
    if (i == buffer_.size()) {
      const std::size_t done = i - at_;
      if (done > longest_record || !fill()) {
        end = next = buffer_.size();
        if (is_quoted) fault_ = CsvFault::open_quote;
        if (done > longest_record) fault_ = CsvFault::too_long;
        return done > 0;
      }
      i = at_ + done;
      if (i == buffer_.size()) {
        --i;
        continue;
      }
    }
    const char c = buffer_[i];
    if (c == '"' && (is_quoted || begins_cell)) {
      is_quoted = !is_quoted;
      // A doubled quote opens again what it closed.
      begins_cell = !is_quoted;
    } else if (c == '\n' && !is_quoted) {
      next = i + 1;
      end = i > at_ && buffer_[i - 1] == '\r' ? i - 1 : i;
      return true;
    } else {
      begins_cell = !is_quoted && c == separator_;
    }
  }
}

bool CsvReader::next() {
  while (true) {
    at_ = next_at_;
    fault_ = CsvFault::none;
    std::size_t end = 0;
    if (!find_record_end(end, next_at_)) return false;
    ++row_;
    text_end_ = end;
    record_begin_ = buffer_begin_ + at_;
    record_end_ = buffer_begin_ + end;
    if (end == at_ && fault_ == CsvFault::none) continue;
    cut();
    return true;
  }
}

std::string_view CsvReader::text() const {
  return std::string_view(buffer_).substr(at_, text_end_ - at_);
}

std::size_t CsvReader::cut_quoted(std::string_view record, std::size_t at, Span& span) {
  span.is_quoted = true;
  std::size_t i = at + 1;
  while (i < record.size()) {
    if (record[i] != '"') {
      ++i;
    } else if (i + 1 < record.size() && record[i + 1] == '"') {
      i += 2;
    } else {
      ++i;
      break;
    }
  }
  if (i < record.size() && record[i] != separator_ && fault_ == CsvFault::none) {
    fault_ = CsvFault::stray_quote;
  }
  return std::min(record.find(separator_, i), record.size());
}

std::string_view CsvReader::unquoted(std::string_view raw) {
  const std::size_t begin = unquoted_.size();
  for (std::size_t i = 1; i < raw.size(); ++i) {
    if (raw[i] == '"') {
      if (i + 1 == raw.size() || raw[i + 1] != '"') {
        unquoted_ += raw.substr(i + 1);
        break;
      }
      ++i;
    }
    unquoted_ += raw[i];
  }
  return std::string_view(unquoted_).substr(begin);
}

void CsvReader::cut() {
  const std::string_view record = text();
  spans_.clear();
  cells_.clear();
  unquoted_.clear();
  // Views into it must stay where they are.
  unquoted_.reserve(record.size());
  for (std::size_t at = 0;;) {
    Span span{.begin = at};
    const bool opens = at < record.size() && record[at] == '"';
    span.end = opens ? cut_quoted(record, at, span)
                     : std::min(record.find(separator_, at), record.size());
    spans_.push_back(span);
    const std::string_view raw = record.substr(at, span.end - at);
    cells_.push_back(span.is_quoted ? unquoted(raw) : raw);
    if (span.end == record.size()) break;
    at = span.end + 1;
  }
  if (fault_ != CsvFault::none || is_ascii(record)) return;
  if (record.find('\0') != std::string_view::npos) {
    fault_ = CsvFault::zero_byte;
  } else if (first_utf8_fault(record)) {
    fault_ = CsvFault::not_utf8;
  }
}

char separator_of(std::string_view first_bytes) {
  const std::string_view line = first_bytes.substr(0, first_bytes.find('\n'));
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char c : {',', '\t', ';', '|'}) {
    const auto count = std::count(line.begin(), line.end(), c);
    if (count > most) {
      most = count;
      best = c;
    }
  }
  return best;
}

}  // namespace stance::ingest
