// SPDX-License-Identifier: Apache-2.0
// The marks and words of a pattern, before they are put together (see pattern.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"

namespace stance {

enum class TokenForm { word, exact, tilde, open, close, bar, gap, braces };

// Bytes [begin, end) of the pattern's text.
struct PatternToken {
  TokenForm form = TokenForm::word;
  // word: folded; exact: as spelled; open, close: the bracket; braces: what they hold.
  std::string text = {};
  // gap: the largest number of words.
  int most = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct PatternTokens {
  std::vector<PatternToken> tokens;
  Diagnostics faults;
};

// `span` is where the text's first byte stands in its file.
PatternTokens pattern_tokens(std::string_view text, const SourceSpan& span);

// How many items stand from the token `at` on, up to the bar or bracket that ends them,
// and how many branches up to the bracket. A group is one item. So room is made at once.
std::size_t items_from(const std::vector<PatternToken>& tokens, std::size_t at);
std::size_t branches_from(const std::vector<PatternToken>& tokens, std::size_t at);

}  // namespace stance
