// SPDX-License-Identifier: Apache-2.0
// The keys of `stance review`: single ones from a terminal; elsewhere a line each, the
// key or its word, and behind it what it asks for ("amend 2025-03-04").
#pragma once

#include <optional>
#include <string>

#include "session.h"

namespace stance::cli {

enum class ReviewKey { accept, reject, amend, skip, undo, open, quit, help };

struct ReviewAnswer {
  ReviewKey key = ReviewKey::quit;
  // What a line holds behind the key; "" for nothing.
  std::string rest = {};
};

class ReviewKeys {
 public:
  explicit ReviewKeys(Session& session) : session_(session) {}

  // Asks until there is one; nothing where the input has ended.
  std::optional<ReviewAnswer> next();
  // A line of text; "" where the input has ended.
  std::string line(const std::string& question);
  // A line for each key.
  void explain() const;

 private:
  std::optional<std::string> single();
  std::optional<std::string> whole_line();

  Session& session_;
};

}  // namespace stance::cli
