// SPDX-License-Identifier: Apache-2.0
// Patterns compiled to small programs over word ids.
//
// A program is a row of instructions. Reading a text from some token, an instruction
// either takes tokens and hands on to the next one, or offers ways to go on; `accept`
// ends it.
//
//   honor~ ...3 (ice | {request})
//     0 words {honor, honors, honored, honoring}   (act)
//     1 gap 3
//     2 split 3 5
//     3 word ice
//     4 jump 7
//     5 jump 6
//     6 list request
//     7 accept
//
// A word list becomes a trie over word ids, so that a list of hundreds of phrases costs
// one walk. Entries that a trie cannot hold (gaps, exact spellings, captures) become
// programs of their own.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "stance/extract/numbers.h"
#include "stance/extract/tokens.h"
#include "stance/extract/vocabulary.h"
#include "stance/extract/word_set.h"
#include "stance/rules/rule_set.h"

namespace stance {

enum class Op : std::uint8_t {
  word,    // one token whose word is `a`
  words,   // one token whose word is in word set `a`
  exact,   // one token spelled as text `a`
  gap,     // up to `a` words
  split,   // go on at `a`, or else at `b`
  jump,    // go on at `a`
  check,   // go on where the window meets the needs of check `a`; a branch up to `b`
  list,    // an entry of word list `a`
  number,  // a number, kept under name `a`
  date,
  place,
  places,
  act,  // a word of the pack's acts; of kind `a` where it is not any_kind
  accept
};

inline constexpr std::uint32_t any_kind = 255;

struct Instruction {
  Op op = Op::accept;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  bool is_act = false;
};

// Numbers of word lists of which each must have a word in a text that matches. `no_need`
// is met by any text.
inline constexpr std::size_t most_needs = 4;
inline constexpr std::uint32_t no_need = 0;
using NeedNumbers = std::array<std::uint32_t, most_needs>;

struct Program {
  std::vector<Instruction> instructions;
  // One of these words stands in every text that matches; sorted. Empty: cannot be told.
  std::vector<WordId> anchors;
  // The anchors, and the same for a few other parts of the pattern.
  NeedNumbers needs = {};
  // The words that may begin a match; `begins_open` where other things may.
  std::vector<WordId> first_words;
  bool begins_open = false;
  bool has_act = false;
  // It matches no word at all as well, and so finds nothing.
  bool may_be_empty = false;
};

// Phrases by their words. Node 0 is the root.
struct Trie {
  struct Node {
    std::vector<std::pair<WordId, std::uint32_t>> next;  // by word
    bool ends = false;
  };
  std::vector<Node> nodes = {Node{}};

  void add(const std::vector<std::vector<WordId>>& phrase);
  // The node after `word`, or 0.
  std::uint32_t step(std::uint32_t node, WordId word) const;
};

struct CompiledList {
  Trie trie;
  std::vector<Program> programs;
  // Words of which one stands in every entry; empty: cannot be told.
  std::vector<WordId> anchors;
  WordSet first_words;
  bool begins_open = false;
  // Does an entry speak of dates or places?
  bool has_phrases = false;
  // The programs by the words that may begin them, sorted; those that begin otherwise.
  std::vector<std::pair<WordId, std::uint32_t>> program_of_word;
  std::vector<std::uint32_t> open_programs;
};

// All that the programs of one rule set share.
struct Programs {
  std::vector<WordSet> word_sets;
  std::vector<std::string> texts;
  std::vector<CompiledList> lists;
  // Lists of the pack's acts, with their kind.
  std::vector<std::pair<Kind, std::uint32_t>> acts;
  // Does a pattern speak of the word?
  std::vector<bool> spoken;
  // What branches of a pattern need (as Program::needs), so that one of which a word is
  // missing costs nothing.
  std::vector<NeedNumbers> checks;
  // The needs of programs that a word meets, and how many needs there are.
  std::vector<std::vector<std::uint32_t>> needs_of_word;
  std::uint32_t needs = no_need + 1;
};

// Compiles the patterns of one rule set. Its lists are compiled at first use.
class ProgramCompiler {
 public:
  ProgramCompiler(const RuleSet& rules, Vocabulary& vocabulary, Programs& programs);

  Program compile(const Pattern& pattern);
  std::vector<Program> compile(const std::vector<Pattern>& patterns);

 private:
  // The words of a phrase, each a choice of forms.
  using Phrase = std::vector<std::vector<WordId>>;
  using WordLists = std::vector<std::vector<WordId>>;

  void emit(const Pattern& pattern, Program& program, const PatternItem* act);
  void emit_item(const PatternItem& item, Program& program, const PatternItem* act);
  void emit_word(const PatternItem& item, Program& program, bool is_act);
  void emit_checked(const Pattern& branch, Program& program, const PatternItem* act);
  std::vector<WordId> single_word(const Pattern& branch, bool is_act);
  std::size_t emit_branch(const PatternItem& item,
                          std::size_t branch,
                          Program& program,
                          const PatternItem* act);
  void emit_words(std::vector<WordId> words, Program& program, bool is_act);
  void emit_list(const PatternItem& item, Program& program, bool is_act);
  void emit_choice(const PatternItem& item, Program& program, const PatternItem* act);
  void emit_optional(const PatternItem& item, Program& program, const PatternItem* act);

  std::uint32_t word_set(std::vector<WordId> words);
  std::uint32_t list_index(const std::string& name);
  void fill_list(std::uint32_t index, const std::vector<Pattern>& entries);
  void speak_of(WordId word);
  std::uint32_t need(const std::vector<WordId>& words);
  NeedNumbers numbered(const WordLists& needs);
  CompiledList compile_list(const std::vector<Pattern>& entries);
  // All phrases that the pattern stands for; false where a trie cannot hold them.
  bool expand(const Pattern& pattern, std::vector<Phrase>& phrases);
  bool expand_item(const PatternItem& item, std::vector<Phrase>& phrases);
  const Phrase& words_of(const PatternItem& item);
  void find_first_words(Program& program) const;
  static bool may_be_empty(const Program& program);
  bool has_phrases(const Program& program) const;
  void add_first_words(std::uint32_t list, Program& program) const;
  std::vector<WordId> anchors_of(const Pattern& pattern);
  // The anchors of its parts, those of the rarest first.
  const WordLists& needs_of(const Pattern& pattern);
  std::vector<WordId> anchors_of(const PatternItem& item);
  void find_common_words();
  const PatternItem* act_of(const Pattern& pattern) const;
  bool holds_act(const std::string& list) const;

  const RuleSet& rules_;
  Vocabulary& vocabulary_;
  Programs& programs_;
  std::map<std::string, std::uint32_t> lists_;
  std::map<std::vector<WordId>, std::uint32_t> word_sets_;
  std::map<std::vector<WordId>, std::uint32_t> needs_;
  // So common in English that a search should not start from them.
  WordSet common_words_;
  // The words of texts, and of texts in any form.
  std::unordered_map<std::string, Phrase> known_words_;
  std::unordered_map<std::string, Phrase> known_forms_;
  // Of patterns that are there until the outermost one is compiled.
  std::unordered_map<const Pattern*, WordLists> known_needs_;
  int depth_ = 0;
};

// The mark that a word of a pattern stands for: ";", "?" and their like.
std::optional<TokenKind> mark_of(std::string_view text);

}  // namespace stance
