// SPDX-License-Identifier: Apache-2.0
// What a sentence stands under, though a line ends in between: a heading, a question, the
// head of the list that it is an item of.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "stance/extract/matcher.h"
#include "stance/extract/sentences.h"

namespace stance {

// An item of a list, "(b) give dates", and the words that all its items share: "No
// officer shall:".
struct ListItem {
  TokenRange head;
  TokenRange item;
};

class Leads {
 public:
  Leads() = default;
  Leads(std::string_view text,
        std::span<const Token> tokens,
        std::span<const Sentence> sentences);

  // The sentence that leads the paragraph of this one; none.
  std::optional<std::size_t> above(std::size_t sentence) const;
  // The head of the list, if the sentence begins an item on a line of its own.
  std::optional<std::size_t> head_of(std::size_t sentence) const;

 private:
  struct Lead {
    bool is_any = false;
    bool is_head = false;
    std::size_t sentence = 0;
  };
  std::vector<Lead> leads_;  // by sentence
};

// The item that the token stands in, of a list inside the sentence: "may not (a) hold
// anyone; (b) give dates".
std::optional<ListItem> item_inside(std::span<const Token> tokens,
                                    std::string_view text,
                                    TokenRange sentence,
                                    std::size_t token);

// Is the token the first behind a bullet or a mark such as "- ", "• ", "(a) ", "2. " that
// begins its line?
bool begins_item(std::string_view text, std::span<const Token> tokens, std::size_t token);

}  // namespace stance
