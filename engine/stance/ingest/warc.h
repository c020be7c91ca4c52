// SPDX-License-Identifier: Apache-2.0
// WARC, the format of web archives (CC-NEWS): records one after the other, each a head of
// "Name: value" lines and a block of bytes; a response's block is what the server sent.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "stance/base/diagnostic.h"
#include "stance/base/result.h"

namespace stance::ingest {

// By name, in lower case.
using HeaderFields = std::map<std::string, std::string>;

struct WarcRecord {
  HeaderFields fields = {};
  // Empty if it is longer than the limit, or of a type that holds no page.
  std::string block = {};
  bool is_too_long = false;
  // From 1, and the byte at which it begins.
  std::size_t number = 0;
  std::size_t begin = 0;

  // "response"; empty if the record does not say.
  std::string type() const;
};

class WarcReader {
 public:
  // `name` is said in faults; blocks of more than `limit` bytes are passed over.
  WarcReader(std::istream& stream, std::string name, std::size_t limit);

  // The next record; nothing at the end. I130 for a broken one: the next call goes on
  // behind it.
  Result<std::optional<WarcRecord>, Diagnostic> next();

 private:
  bool next_line(std::string& line);
  bool find_begin();
  Diagnostic broken(const WarcRecord& record, const std::string& why) const;
  std::optional<std::string> read_fields(HeaderFields& fields);
  std::optional<std::string> read_block(WarcRecord& record);

  std::istream& stream_;
  std::string name_;
  std::size_t limit_;
  std::size_t at_ = 0;
  std::size_t number_ = 0;
  std::string line_ = {};
};

// What a server sent: the head, and the body with chunks joined.
struct HttpResponse {
  int status = 0;
  HeaderFields fields = {};
  std::string body = {};

  // "text/html" of "Text/HTML; charset=utf-8", and its charset.
  std::string media_type() const;
  std::optional<std::string> charset() const;
};

// Nothing if it does not begin like one.
std::optional<HttpResponse> parse_http(std::string_view bytes);

}  // namespace stance::ingest
