// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/quote_search.h"

#include <algorithm>

namespace stance::ingest {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// The length of what the text begins with if that is the quote, whatever white space
// stands between its words.
std::optional<std::size_t> begins_with(std::string_view text, std::string_view quote) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < quote.size();) {
    if (at == text.size()) return std::nullopt;
    if (is_blank(quote[i]) != is_blank(text[at])) return std::nullopt;
    if (!is_blank(quote[i])) {
      if (quote[i++] != text[at++]) return std::nullopt;
      continue;
    }
    while (i < quote.size() && is_blank(quote[i])) ++i;
    while (at < text.size() && is_blank(text[at])) ++at;
  }
  return at;
}

}  // namespace

std::optional<QuoteSpan> find_quote(std::string_view text, std::string_view quote) {
  while (!quote.empty() && is_blank(quote.front())) quote.remove_prefix(1);
  while (!quote.empty() && is_blank(quote.back())) quote.remove_suffix(1);
  if (quote.empty()) return std::nullopt;
  if (const std::size_t at = text.find(quote); at != std::string_view::npos) {
    return QuoteSpan{at, at + quote.size()};
  }
  const auto end = std::find_if(quote.begin(), quote.end(), is_blank);
  const std::string_view word =
      quote.substr(0, static_cast<std::size_t>(end - quote.begin()));
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const auto length = begins_with(text.substr(at), quote);
    if (length) return QuoteSpan{at, at + *length};
  }
  return std::nullopt;
}

}  // namespace stance::ingest
