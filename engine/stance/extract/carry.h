// SPDX-License-Identifier: Apache-2.0
// Contexts that later sentences take up again: "The board passed an ordinance on Monday.
// Under the ordinance, deputies may not ..."
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "stance/extract/answers.h"
#include "stance/extract/contexts.h"

namespace stance {

// The contexts of each sentence, found when first asked for.
class ContextTable {
 public:
  ContextTable(const CompiledRules& rules, const Passage& passage);

  const ContextHits& in_sentence(std::size_t sentence);

  // What the words around the hit do to it; of an item of a list, what its head does too,
  // and of a question, what the answer does.
  Effect effect_on_hit(const CueHit& hit);

  // Whether what was told is of those whom the hit is about; `by_paper`: it is a paper's
  // words that the hit says again.
  using IsOfSame = std::function<bool(const ToldIn& told, bool by_paper)>;
  // Adds to the effect on a hit what a context with `carried-by` said in its sentence or
  // in the nearest earlier one of the same place. A context that was itself denied,
  // dropped or planned carries that.
  void add_carried(const CueHit& hit, Effect& effect, const IsOfSame& is_of_same);
  // Adds what the document says of itself (`reach = "document"`) to a report of which
  // nothing else tells the kind.
  void add_of_document(const CueHit& hit, Effect& effect);

 private:
  struct ToldHit {
    std::size_t sentence = 0;
    ContextHit hit;
  };

  Effect effect_in_question(const CueHit& hit, const Answer& answer);
  // The contexts that such words of the hit's clause take up again, ascending.
  std::vector<std::uint32_t> taken_up(const PatternBank& words, const CueHit& hit) const;
  // Whether the sentence has the context, and what it then does to the hit.
  bool carry_from(std::size_t sentence,
                  std::uint32_t context,
                  const CueHit& hit,
                  const std::function<bool(const ToldIn&)>& is_of_same,
                  Effect& effect);

  // The words of contexts that reach the whole document: in lines that are no sentences,
  // such as headings and notes in brackets, or that hold nothing else.
  const std::vector<ToldHit>& of_document();

  const CompiledRules& rules_;
  const Passage& passage_;
  std::vector<std::optional<ContextHits>> contexts_;
  std::optional<std::vector<ToldHit>> of_document_;
};

}  // namespace stance
