// SPDX-License-Identifier: Apache-2.0
// Messages of a language server on a pair of streams: a header that tells the length, an
// empty line, the message.
#pragma once

#include <iosfwd>
#include <string>

namespace stance::cli {

class LspWire {
 public:
  LspWire(std::istream& in, std::ostream& out) : in_(in), out_(out) {}

  enum class Read { message, end };
  // What stands before a header, and headers without a length that can be, are passed
  // over, so that one bad message does not cost the next ones.
  Read read(std::string& message);
  // Has more come already?
  bool has_more() const;
  void write(const std::string& message);

 private:
  std::istream& in_;
  std::ostream& out_;
};

}  // namespace stance::cli
