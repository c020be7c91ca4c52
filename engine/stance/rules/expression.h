// SPDX-License-Identifier: Apache-2.0
// Regular expressions, the way out for what patterns cannot say. The syntax is that of
// RE2, which reads a text once whatever the expression is; case does not matter unless
// the expression says "(?-i)", and "." matches line breaks too.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/result.h"

namespace stance {

// Why a text is no expression, as it goes on behind "this expression". `part` is the
// piece that is wrong; empty: the whole.
struct ExpressionFault {
  std::string message;
  std::string part;
};

// A named group "(?P<name>…)" that took part in a match: bytes [begin, end).
struct NamedGroup {
  std::string name;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct ExpressionMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<NamedGroup> groups;  // by name
};

// May be copied cheaply and used by several threads at once.
class Expression {
 public:
  // Refuses what cannot be read and what matches where nothing stands.
  static Result<Expression, ExpressionFault> parse(std::string_view text);

  // The first match that begins at byte `from` or later. None in text that is not UTF-8.
  std::optional<ExpressionMatch> find(std::string_view text, std::size_t from) const;
  // Sorted.
  const std::vector<std::string>& names() const { return names_; }

 private:
  struct Compiled;
  explicit Expression(std::shared_ptr<const Compiled> compiled);

  std::shared_ptr<const Compiled> compiled_;
  std::vector<std::string> names_;
};

// The words of an expression that holds nothing but words and blanks, so that a pattern
// says the same; empty for others.
std::string plain_phrase(std::string expression);

}  // namespace stance
