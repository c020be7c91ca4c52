// SPDX-License-Identifier: Apache-2.0
// People who speak for a place: after "Alder County Sheriff Ann Moss" the words "Moss
// says" are Alder County's.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stance/extract/compiled.h"
#include "stance/extract/passage.h"

namespace stance {

struct Official {
  std::string_view given;  // empty where the text has none
  std::vector<std::uint32_t> units;
  // Where the name stands that introduces them.
  std::size_t token = 0;
  // Two people of one name who speak for different places: nobody's.
  bool is_ambiguous = false;
};

// By the last name, as the text spells it.
class Officials {
 public:
  Officials(const CompiledRules& rules, const Passage& passage)
      : rules_(rules), passage_(passage) {}

  // Whoever has the title right behind a place's name, "Alder County Sheriff Ann Moss",
  // "Alder's mayor, Ann Moss".
  void introduce_behind(TokenRange place,
                        std::size_t sentence,
                        const std::vector<std::uint32_t>& units);
  // "Sheriff Ann Moss of Alder County": before "of".
  void introduce_before(TokenRange place,
                        std::size_t sentence,
                        const std::vector<std::uint32_t>& units);
  // Whose title ends right before the token, unless they are known already.
  void introduce_at(std::size_t token,
                    std::size_t sentence,
                    const std::vector<std::uint32_t>& units);

  struct Named {
    const Official* official = nullptr;
    // With the title and the given name.
    TokenRange range;
  };
  // Those who are known, in the sentence.
  std::vector<Named> in_sentence(std::size_t sentence) const;

 private:
  // Capitalised words from the token on that make a name; empty: none.
  TokenRange name_at(std::size_t token, std::size_t sentence) const;
  bool is_capital_word(std::size_t token) const;
  bool is_title(std::size_t token) const;
  std::string_view spelled(std::size_t token) const;
  void introduce(TokenRange name, const std::vector<std::uint32_t>& units);
  const Official* find(std::size_t token, std::size_t first) const;

  const CompiledRules& rules_;
  const Passage& passage_;
  std::map<std::string_view, Official> by_surname_;
};

}  // namespace stance
