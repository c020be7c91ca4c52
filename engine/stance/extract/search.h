// SPDX-License-Identifier: Apache-2.0
// The search of one program in one window. For each instruction a row of bits tells
// before which tokens it can stand; programs only go forward, so one pass over the
// instructions finds the ends of all matches, and one pass back their beginnings. The
// work is at most instructions times words of a row, however the gaps nest.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stance/extract/match_text.h"
#include "stance/extract/numbers.h"
#include "stance/extract/token_rows.h"

namespace stance {

// One instruction that took tokens, on the way to the end.
struct Step {
  std::uint32_t instruction = 0;
  TokenRange range;
  std::uint32_t found = 0;  // phrase index, or the kind of an act
};

class Search {
 public:
  Search(const Programs& programs, const NumberWords& numbers);

  // The text and window for all that follows, at most `most_tokens`; what is known of the
  // last few is kept. Call `forget` where texts were changed since.
  void enter(const MatchText& text, TokenRange window);
  void forget();

  // False where a part of the pattern that cannot be missing has no word in the window.
  bool may_match(const Program& program) const {
    return meets(met_needs(), program.needs);
  }
  // The needs that the words of the window meet.
  const Bits* met_needs() const { return view_->rows.met(); }
  bool occurs(const Program& program);
  // The tokens at which a match begins, ascending.
  void find_starts(const Program& program, std::vector<std::size_t>& starts);
  // The tokens behind the matches that begin at the token, ascending.
  void find_ends(const Program& program, std::size_t at, std::vector<std::size_t>& ends);
  // The token behind the shortest of them, `at` if there is none; its way where asked
  // for: the one with the shortest first gap, the first choice, the optional word taken.
  std::size_t shortest(const Program& program,
                       std::size_t at,
                       std::vector<Step>* way = nullptr);

 private:
  // The entries of a list in a window: the row of the pool with the tokens at which some
  // begin, and the cells, one for each token, with the rows that tell where those end.
  struct ListEntries {
    std::uint32_t epoch = 0;
    std::uint32_t begins = 0;
    std::uint32_t ends = 0;
  };
  using Ends = std::array<Bits, most_tokens / bits_in_word + 1>;
  // What is known of a window.
  struct View {
    explicit View(const Programs& programs) : rows(programs) {}

    const Token* tokens = nullptr;
    const Phrase* dates = nullptr;
    const Phrase* places = nullptr;
    bool is_sketch = false;
    TokenRange window;
    TokenRows rows;
    std::vector<ListEntries> lists;
    std::vector<std::uint32_t> cells;
    std::vector<Bits> pool;
    // Entries of lists that were found earlier are of other windows, or among other
    // phrases.
    std::uint32_t epoch = 0;
    std::uint32_t phrases_epoch = 0;
  };
  // Rows of a run on the stack, one for each instruction: an entry of a list may be a
  // program of its own.
  class Layer;

  static bool is_of(const View& view, const MatchText& text, TokenRange window);
  static bool has_phrases_of(const View& view, const MatchText& text);
  View& view_of(const MatchText& text, TokenRange window);
  void start(View& view, const MatchText& text, TokenRange window);
  std::uint32_t next_epoch();
  void flow(const Program& program, const Layer& layer) {
    width_ == 1 ? flow_by<1>(program, layer) : flow_by<0>(program, layer);
  }
  // With rows of `fixed` words; of `width_` words where it is 0.
  template <std::size_t fixed>
  void flow_by(const Program& program, const Layer& layer);
  void flow_back(const Program& program, const Layer& layer, const Layer& back);
  // The row of one-token instructions; null for others.
  const Bits* tokens_of(const Instruction& step) const;
  void set_behind_first(const Bits* from, Bits* to) const;
  void take(const Program& program, const Layer& layer, std::size_t pc);
  void take_back(const Program& program,
                 const Layer& layer,
                 const Layer& back,
                 std::size_t pc);
  // A token at a time by `step`: join_next, or join_before to go back.
  template <auto step>
  void cross_gap(std::uint32_t most, const Bits* from, Bits* to) const;
  static bool is_wanted(const Instruction& step, Kind kind);
  const Bits* begins_of(const Instruction& step) const;
  // Behind which tokens the instruction can be that takes some from `at` on.
  Ends ends_at(const Instruction& step, std::size_t at);
  bool spells(std::uint32_t text, std::size_t at) const;
  template <class Visit>
  void each_list(const Instruction& step, const Visit& visit) const;
  // Good until those of another list are asked for.
  const ListEntries& entries_of(std::uint32_t list);
  void find_ends_of(const CompiledList& words, std::size_t at, std::uint32_t row);
  void take_lists(const Program& program, const Layer& layer, std::size_t pc);
  void add_entry(const Program& program, std::size_t at, std::uint32_t row);
  std::span<const Phrase> phrases_at(Op op, std::size_t at) const;
  void walk(const Program& program,
            const Layer& back,
            std::size_t at,
            std::vector<Step>& way);
  Step first_way(const Instruction& step, const Bits* goals, std::size_t at);
  std::size_t end_of_gap(const Bits* goals, std::size_t at) const;

  const Token& token(std::size_t at) const { return text_->tokens[first_ + at]; }

  const Programs& programs_;
  const NumberWords& numbers_;
  std::vector<View> views_;
  std::size_t oldest_ = 0;
  std::uint32_t epoch_ = 0;
  View* view_ = nullptr;
  const MatchText* text_ = nullptr;
  std::size_t first_ = 0;  // of the window; tokens are counted from it below
  std::size_t width_ = 0;
  std::vector<Bits> stack_;
  std::size_t top_ = 0;
};

class Search::Layer {
 public:
  Layer(Search& search, const Program& program)
      : search_(search), base_(search.top_), width_(search.width_) {
    search_.top_ += program.instructions.size() * width_;
    if (search_.stack_.size() < search_.top_) search_.stack_.resize(search_.top_);
    std::fill(search_.stack_.begin() + static_cast<std::ptrdiff_t>(base_),
              search_.stack_.begin() + static_cast<std::ptrdiff_t>(search_.top_),
              0);
  }
  ~Layer() { search_.top_ = base_; }
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

  // Good until another layer is made.
  Bits* row(std::size_t instruction) const {
    return search_.stack_.data() + base_ + instruction * width_;
  }

 private:
  Search& search_;
  std::size_t base_;
  std::size_t width_;
};

}  // namespace stance
