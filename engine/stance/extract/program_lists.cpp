// SPDX-License-Identifier: Apache-2.0
// What programs share: sets of words, lists, and which of them a word is in.
#include <algorithm>
#include <utility>

#include "stance/base/sort_unique.h"
#include "stance/extract/program.h"

namespace stance {

void Trie::add(const std::vector<std::vector<WordId>>& phrase) {
  std::vector<std::uint32_t> ends = {0};
  for (const std::vector<WordId>& forms : phrase) {
    std::vector<std::uint32_t> reached;
    for (const std::uint32_t node : ends) {
      for (const WordId word : forms) {
        std::uint32_t next = step(node, word);
        if (next == 0) {
          next = static_cast<std::uint32_t>(nodes.size());
          auto& row = nodes[node].next;
          row.insert(std::lower_bound(row.begin(), row.end(), std::pair(word, 0u)),
                     {word, next});
          nodes.emplace_back();
        }
        reached.push_back(next);
      }
    }
    ends = std::move(reached);
  }
  for (const std::uint32_t node : ends) nodes[node].ends = true;
}

std::uint32_t Trie::step(std::uint32_t node, WordId word) const {
  const auto& row = nodes[node].next;
  const auto found = std::lower_bound(row.begin(), row.end(), std::pair(word, 0u));
  return found != row.end() && found->first == word ? found->second : 0;
}

std::uint32_t ProgramCompiler::list_index(const std::string& name) {
  if (const auto known = lists_.find(name); known != lists_.end()) return known->second;
  const auto index = static_cast<std::uint32_t>(programs_.lists.size());
  lists_[name] = index;
  programs_.lists.emplace_back();
  if (const WordList* words = rules_.find_words(name)) {
    fill_list(index, words->entries);
  }
  return index;
}

void ProgramCompiler::fill_list(std::uint32_t index,
                                const std::vector<Pattern>& entries) {
  CompiledList list = compile_list(entries);
  for (const WordId word : list.first_words.words()) speak_of(word);
  programs_.lists[index] = std::move(list);
}

void ProgramCompiler::speak_of(WordId word) {
  if (programs_.spoken.size() <= word) programs_.spoken.resize(word + 1);
  programs_.spoken[word] = true;
}

std::uint32_t ProgramCompiler::need(const std::vector<WordId>& words) {
  const auto [known, is_new] = needs_.emplace(words, programs_.needs);
  if (!is_new) return known->second;
  auto& needs = programs_.needs_of_word;
  for (const WordId word : words) {
    speak_of(word);
    if (needs.size() <= word) needs.resize(word + 1);
    needs[word].push_back(programs_.needs);
  }
  return programs_.needs++;
}

NeedNumbers ProgramCompiler::numbered(const WordLists& needs) {
  NeedNumbers numbers = {};
  for (std::size_t i = 0; i < needs.size(); ++i) numbers[i] = need(needs[i]);
  return numbers;
}

std::uint32_t ProgramCompiler::word_set(std::vector<WordId> words) {
  const auto index = static_cast<std::uint32_t>(programs_.word_sets.size());
  const auto [known, is_new] = word_sets_.emplace(std::move(words), index);
  if (!is_new) return known->second;
  for (const WordId word : known->first) speak_of(word);
  programs_.word_sets.emplace_back(known->first);
  return index;
}

CompiledList ProgramCompiler::compile_list(const std::vector<Pattern>& entries) {
  CompiledList list;
  bool anchored = true;
  for (const Pattern& entry : entries) {
    std::vector<Phrase> phrases = {{}};
    if (expand(entry, phrases)) {
      for (const Phrase& phrase : phrases) {
        if (!phrase.empty()) list.trie.add(phrase);
      }
    } else {
      list.programs.push_back(compile(entry));
    }
    const std::vector<WordId> anchors = anchors_of(entry);
    anchored = anchored && !anchors.empty();
    list.anchors.insert(list.anchors.end(), anchors.begin(), anchors.end());
  }
  std::vector<WordId> first_words;
  for (const auto& [word, node] : list.trie.nodes[0].next) first_words.push_back(word);
  for (std::uint32_t i = 0; i < list.programs.size(); ++i) {
    const Program& program = list.programs[i];
    list.has_phrases = list.has_phrases || has_phrases(program);
    if (program.begins_open) list.open_programs.push_back(i);
    for (const WordId word : program.first_words) {
      first_words.push_back(word);
      if (!program.begins_open) list.program_of_word.emplace_back(word, i);
    }
  }
  list.begins_open = !list.open_programs.empty();
  sort_unique(first_words);
  list.first_words = WordSet(std::move(first_words));
  sort_unique(list.program_of_word);
  if (!anchored) list.anchors.clear();
  sort_unique(list.anchors);
  return list;
}

}  // namespace stance
