// SPDX-License-Identifier: Apache-2.0
// Tables of text as RFC 4180 writes them, record by record, however long the table is:
// separators, quoted cells that hold separators, line ends and doubled quotes, "\n" or
// "\r\n", a byte order mark.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stance::ingest {

// Puts the next bytes into its argument; false after the last ones.
using NextChunk = std::function<bool(std::string& chunk)>;

// What is wrong with a record as text.
enum class CsvFault {
  none,
  open_quote,   // a quote is opened and never closed
  stray_quote,  // something stands behind a closing quote
  too_long,     // more than `longest_record` bytes
  not_utf8,
  zero_byte,
};

class CsvReader {
 public:
  static constexpr std::size_t longest_record = std::size_t{16} << 20U;

  CsvReader(NextChunk next, char separator);

  // Moves to the next record; blank lines are passed over. False at the end.
  bool next();

  // Without quotes. Valid until next() is called.
  const std::vector<std::string_view>& cells() const { return cells_; }
  // As a spreadsheet counts rows: from 1, blank lines included.
  std::size_t row() const { return row_; }
  // The bytes of the record in the table, and of one of its cells, quotes included.
  std::size_t begin() const { return record_begin_; }
  std::size_t end() const { return record_end_; }
  std::size_t cell_begin(std::size_t cell) const {
    return record_begin_ + spans_[cell].begin;
  }
  std::size_t cell_end(std::size_t cell) const {
    return record_begin_ + spans_[cell].end;
  }
  // The record as it stands in the table, without its line end.
  std::string_view text() const;
  CsvFault fault() const { return fault_; }

 private:
  struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_quoted = false;
  };

  bool fill();
  bool find_record_end(std::size_t& end, std::size_t& next);
  void cut();
  std::size_t cut_quoted(std::string_view record, std::size_t at, Span& span);
  std::string_view unquoted(std::string_view raw);

  NextChunk next_chunk_;
  char separator_;
  std::string buffer_ = {};
  // Of the buffer: where the current record begins and ends, and the next one begins.
  std::size_t at_ = 0;
  std::size_t text_end_ = 0;
  std::size_t next_at_ = 0;
  // Byte of the table at which the buffer begins.
  std::size_t buffer_begin_ = 0;
  bool is_at_end_ = false;
  std::size_t row_ = 0;
  std::size_t record_begin_ = 0;
  std::size_t record_end_ = 0;
  CsvFault fault_ = CsvFault::none;
  std::vector<Span> spans_ = {};
  std::vector<std::string_view> cells_ = {};
  std::string unquoted_ = {};
};

// The separator of a table by its first line: the one of tab, semicolon, bar and comma
// that stands there most often, comma where none does.
char separator_of(std::string_view first_bytes);

}  // namespace stance::ingest
