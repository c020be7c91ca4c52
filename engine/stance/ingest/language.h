// SPDX-License-Identifier: Apache-2.0
// Which language a text is in, as far as it matters here: is it English?
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

namespace stance::ingest {

class Languages {
 public:
  Languages();

  // The name of another language, "Spanish", where the text's small words are more often
  // its words than English ones, or where its letters are not Latin ("another script").
  // Nothing for English, and for a text too short to tell (a headline). Lines that are
  // not the body (base/marks.h) do not count.
  std::optional<std::string_view> other_than_english(std::string_view text) const;

 private:
  // By folded word, a bit for each language that has it.
  std::unordered_map<std::string_view, unsigned> words_;
};

}  // namespace stance::ingest
