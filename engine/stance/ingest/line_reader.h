// SPDX-License-Identifier: Apache-2.0
// Lines of a stream with a bound on how much of it is held in memory.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

namespace stance::ingest {

class LineReader {
 public:
  LineReader(std::istream& stream, std::size_t limit);

  // Moves to the next line; false at the end of the stream.
  bool next();

  // Without its end. Empty if the line is longer than the limit: then it is passed over.
  const std::string& line() const { return line_; }
  bool is_too_long() const { return is_too_long_; }
  // From 1, and the byte of the stream at which the line begins.
  std::size_t number() const { return number_; }
  std::size_t begin() const { return begin_; }

 private:
  bool fill();
  void take(std::size_t count);

  std::istream& stream_;
  std::size_t limit_;
  std::string buffer_ = {};
  std::size_t read_ = 0;
  std::string line_ = {};
  bool is_too_long_ = false;
  std::size_t number_ = 0;
  std::size_t begin_ = 0;
  std::size_t next_begin_ = 0;
};

}  // namespace stance::ingest
