// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/expression.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

namespace stance {
namespace {

RE2::Options options() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_dot_nl(true);
  options.set_log_errors(false);
  return options;
}

}  // namespace

struct Expression::Compiled {
  explicit Compiled(std::string_view text)
      : expression(re2::StringPiece(text.data(), text.size()), options()) {}

  RE2 expression;
};

Expression::Expression(std::shared_ptr<const Compiled> compiled)
    : compiled_(std::move(compiled)) {
  for (const auto& [name, number] : compiled_->expression.NamedCapturingGroups()) {
    names_.push_back(name);
  }
}

Result<Expression, ExpressionFault> Expression::parse(std::string_view text) {
  auto compiled = std::make_shared<const Compiled>(text);
  const RE2& expression = compiled->expression;
  if (!expression.ok()) {
    return failure(
        ExpressionFault{"cannot be read: " + expression.error(), expression.error_arg()});
  }
  if (RE2::PartialMatch("", expression)) {
    return failure(ExpressionFault{"matches where nothing stands", {}});
  }
  return Expression(std::move(compiled));
}

std::optional<ExpressionMatch> Expression::find(std::string_view text,
                                                std::size_t from) const {
  const RE2& expression = compiled_->expression;
  std::vector<re2::StringPiece> groups(
      static_cast<std::size_t>(expression.NumberOfCapturingGroups()) + 1);
  const bool is_found = expression.Match(re2::StringPiece(text.data(), text.size()),
                                         from,
                                         text.size(),
                                         RE2::UNANCHORED,
                                         groups.data(),
                                         static_cast<int>(groups.size()));
  if (!is_found) return std::nullopt;
  const auto begin_of = [&text](const re2::StringPiece& group) {
    return static_cast<std::size_t>(group.data() - text.data());
  };
  ExpressionMatch match = {.begin = begin_of(groups[0]),
                           .end = begin_of(groups[0]) + groups[0].size()};
  for (const auto& [name, number] : expression.NamedCapturingGroups()) {
    const re2::StringPiece& group = groups[static_cast<std::size_t>(number)];
    if (group.data() == nullptr) continue;
    match.groups.push_back({name, begin_of(group), begin_of(group) + group.size()});
  }
  return match;
}

std::string plain_phrase(std::string expression) {
  for (const auto& [sign, words] : {std::pair("\\b", ""), {"\\s+", " "}}) {
    const std::string_view searched = sign;
    for (std::size_t at = expression.find(searched); at != std::string::npos;
         at = expression.find(searched, at)) {
      expression.replace(at, searched.size(), words);
    }
  }
  const bool is_plain = std::ranges::all_of(expression, [](char c) {
    return c == ' ' || ('0' <= c && c <= '9') || ('a' <= c && c <= 'z') ||
           ('A' <= c && c <= 'Z');
  });
  return is_plain ? expression : std::string();
}

}  // namespace stance
