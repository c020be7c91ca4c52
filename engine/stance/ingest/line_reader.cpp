// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/line_reader.h"

#include <algorithm>
#include <istream>

namespace stance::ingest {

LineReader::LineReader(std::istream& stream, std::size_t limit)
    : stream_(stream), limit_(limit) {}

// More bytes into the empty buffer; false at the end of the stream.
bool LineReader::fill() {
  constexpr std::size_t block = std::size_t{1} << 16U;
  buffer_.resize(block);
  stream_.read(buffer_.data(), static_cast<std::streamsize>(block));
  buffer_.resize(static_cast<std::size_t>(stream_.gcount()));
  read_ = 0;
  return !buffer_.empty();
}

// Moves bytes from the buffer to the line, or drops them where the line grows too long.
void LineReader::take(std::size_t count) {
  if (line_.size() + count > limit_) is_too_long_ = true;
  if (is_too_long_) {
    line_.clear();
  } else {
    line_.append(buffer_, read_, count);
  }
  read_ += count;
  next_begin_ += count;
}

bool LineReader::next() {
  line_.clear();
  is_too_long_ = false;
  begin_ = next_begin_;
  bool found = false;
  while (read_ < buffer_.size() || fill()) {
    found = true;
    const std::size_t end = std::min(buffer_.find('\n', read_), buffer_.size());
    take(end - read_);
    if (read_ < buffer_.size()) {
      ++read_;
      ++next_begin_;
      break;
    }
  }
  if (found) ++number_;
  return found;
}

}  // namespace stance::ingest
