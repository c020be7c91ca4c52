// SPDX-License-Identifier: Apache-2.0
// The names of all jurisdictions as a trie over word ids, with what is needed to tell
// units of one name apart.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stance/extract/tokens.h"
#include "stance/extract/vocabulary.h"
#include "stance/places/gazetteer.h"

namespace stance {

// full: with its legal word or a name that nobody shortens ("Orleans Parish"); bare:
// without ("Orleans"); abbreviation: "Md.".
enum class NameForm : std::uint8_t { full, bare, abbreviation };

struct NamedUnit {
  std::uint32_t unit = 0;
  NameForm form = NameForm::full;
};

// A name found at a token: tokens [first, last), the units that bear it.
struct NameHit {
  std::size_t last = 0;
  std::span<const NamedUnit> units;
  // Ends in a possessive that is no part of the name.
  bool is_possessive = false;
};

class PlaceIndex {
 public:
  // Interns the words of all names.
  PlaceIndex(const Gazetteer& gazetteer, Vocabulary& vocabulary);

  const Jurisdiction& unit(std::uint32_t index) const { return units_[index]; }
  std::size_t size() const { return units_.size(); }
  std::optional<std::uint32_t> find(const JurisdictionId& id) const;
  // Index of the state's own unit by a unit's postal code.
  std::optional<std::uint32_t> state_of(std::string_view postal) const;

  // The state that a name ends with, in brackets or behind a comma: "Gazette (Maryland)".
  std::optional<std::string> state_named_last(std::string_view name) const;

  // The longest name that begins at token `at` and ends before `last`.
  std::optional<NameHit> longest(std::string_view text,
                                 std::span<const Token> tokens,
                                 std::size_t at,
                                 std::size_t last) const;
  bool may_begin(WordId word) const { return word < begins_.size() && begins_[word]; }

  // "counties": the legal word of many units, in the plural.
  bool is_plural_head(WordId word) const;
  // "county", "parish".
  bool is_head(WordId word) const;
  // Units with the same bare name, by folded name.
  std::span<const std::uint32_t> same_name(std::uint32_t unit) const;
  // Is it, or does it contain, a municipality: a place, an independent city, a county
  // that is also a city?
  bool is_city_like(std::uint32_t unit) const { return city_like_[unit]; }

 private:
  void add_aliases(const std::map<std::string, std::uint32_t>& names);
  struct Entry {
    std::vector<WordId> words;
    NamedUnit named;
  };
  struct Node {
    std::uint32_t first_child = 0;
    std::uint32_t children = 0;
    std::uint32_t first_unit = 0;
    std::uint32_t units = 0;
  };

  void add_names(std::uint32_t index,
                 Vocabulary& vocabulary,
                 std::vector<Entry>& entries);
  void add_name(const std::string& name,
                NamedUnit named,
                Vocabulary& vocabulary,
                std::vector<Entry>& entries);
  void add_head(const Jurisdiction& unit, Vocabulary& vocabulary);
  void build(std::vector<Entry> entries);
  // Fills node `at` with the entries [first, last), which share `depth` words.
  void fill(std::size_t at, std::span<const Entry> entries, std::size_t depth);
  std::uint32_t child(std::uint32_t node, WordId word) const;
  bool names_state(const NameHit& hit) const;
  bool takes(std::span<const Token> tokens, std::size_t at, std::size_t i) const;

  std::vector<Jurisdiction> units_;  // sorted by id
  std::vector<bool> city_like_;
  std::map<std::string, std::uint32_t, std::less<>> states_;  // by postal code
  std::vector<Node> nodes_;
  std::vector<WordId> node_words_;  // the word that leads to a node
  std::vector<NamedUnit> named_;
  std::vector<bool> begins_;
  std::vector<WordId> heads_;
  std::vector<WordId> plural_heads_;
  std::vector<WordId> base_of_;  // "county's" -> "county"
  std::vector<std::vector<std::uint32_t>> same_name_;
  std::vector<std::uint32_t> name_of_unit_;
};

}  // namespace stance
