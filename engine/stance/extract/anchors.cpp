// SPDX-License-Identifier: Apache-2.0
// The words at which a search for a pattern starts: all spellings of its rarest part.
#include "stance/extract/program.h"

#include <algorithm>
#include <array>
#include <utility>

#include "stance/base/sort_unique.h"
#include "stance/base/text.h"
#include "stance/rules/forms.h"

namespace stance {

namespace {

constexpr std::size_t most_phrases = 600;

constexpr std::array<std::string_view, 40> common_words = {
    "the",  "a",   "an",   "of",   "to",   "in",  "and",  "or",    "for",  "on",
    "with", "at",  "by",   "from", "as",   "is",  "are",  "was",   "were", "be",
    "been", "has", "have", "had",  "will", "not", "it",   "its",   "that", "this",
    "who",  "he",  "she",  "they", "any",  "no",  "when", "would", "n't",  "their"};

}  // namespace

void ProgramCompiler::find_common_words() {
  std::vector<WordId> words;
  for (const std::string_view word : common_words)
    words.push_back(vocabulary_.intern(word));
  sort_unique(words);
  common_words_ = WordSet(std::move(words));
}

bool ProgramCompiler::expand(const Pattern& pattern, std::vector<Phrase>& phrases) {
  for (const PatternItem& item : pattern.items) {
    if (!expand_item(item, phrases) || phrases.size() > most_phrases) return false;
  }
  return true;
}

bool ProgramCompiler::expand_item(const PatternItem& item, std::vector<Phrase>& phrases) {
  if (item.form == ItemForm::word) {
    if (item.exact || mark_of(item.text)) return false;
    for (const std::vector<WordId>& forms : words_of(item)) {
      for (Phrase& phrase : phrases) phrase.push_back(forms);
    }
    return true;
  }
  std::vector<Phrase> grown;
  const auto add = [&](const std::vector<Pattern>& branches) {
    for (const Pattern& branch : branches) {
      std::vector<Phrase> variant = phrases;
      if (!expand(branch, variant)) return false;
      grown.insert(grown.end(), variant.begin(), variant.end());
      if (grown.size() > most_phrases) return false;
    }
    return true;
  };
  if (item.form == ItemForm::choice || item.form == ItemForm::optional) {
    if (!add(item.branches)) return false;
    if (item.form == ItemForm::optional) {
      grown.insert(grown.end(), phrases.begin(), phrases.end());
    }
  } else if (item.form == ItemForm::list) {
    const WordList* words = rules_.find_words(item.text);
    if (words == nullptr || !add(words->entries)) return false;
  } else {
    return false;
  }
  phrases = std::move(grown);
  return true;
}

std::vector<WordId> ProgramCompiler::anchors_of(const PatternItem& item) {
  std::vector<WordId> anchors;
  switch (item.form) {
    case ItemForm::word:
      if (const auto mark = mark_of(item.text)) {
        anchors = {mark_word(*mark)};
      } else if (item.exact) {
        for (const std::string& word : phrase_words(item.text)) {
          anchors = {vocabulary_.intern(word)};
        }
      } else if (const Phrase& words = words_of(item); !words.empty()) {
        anchors = words.back();
      }
      break;
    case ItemForm::list: anchors = programs_.lists[list_index(item.text)].anchors; break;
    case ItemForm::choice:
      for (const Pattern& branch : item.branches) {
        const std::vector<WordId> more = anchors_of(branch);
        if (more.empty()) return {};
        anchors.insert(anchors.end(), more.begin(), more.end());
      }
      sort_unique(anchors);
      break;
    case ItemForm::act:
      for (const auto& [kind, list] : programs_.acts) {
        if (!item.text.empty() && to_string(kind) != item.text) continue;
        const std::vector<WordId>& more = programs_.lists[list].anchors;
        if (more.empty()) return {};
        anchors.insert(anchors.end(), more.begin(), more.end());
      }
      sort_unique(anchors);
      break;
    case ItemForm::optional:
    case ItemForm::gap:
    case ItemForm::number:
    case ItemForm::date:
    case ItemForm::place:
    case ItemForm::places: break;
  }
  return anchors;
}

// Rare are parts of few words, none of them common.
const ProgramCompiler::WordLists& ProgramCompiler::needs_of(const Pattern& pattern) {
  const auto known = known_needs_.find(&pattern);
  if (known != known_needs_.end()) return known->second;
  std::vector<std::pair<std::size_t, std::vector<WordId>>> parts;
  for (const PatternItem& item : pattern.items) {
    std::vector<WordId> anchors = anchors_of(item);
    if (anchors.empty()) continue;
    std::size_t cost = anchors.size();
    for (const WordId word : anchors) {
      if (common_words_.contains(word)) cost += 1000;
    }
    parts.emplace_back(cost, std::move(anchors));
  }
  std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
    return a.first < b.first;
  });
  WordLists needs;
  for (auto& [cost, anchors] : parts) {
    if (needs.size() < most_needs) needs.push_back(std::move(anchors));
  }
  return known_needs_.emplace(&pattern, std::move(needs)).first->second;
}

std::vector<WordId> ProgramCompiler::anchors_of(const Pattern& pattern) {
  const WordLists& needs = needs_of(pattern);
  return needs.empty() ? std::vector<WordId>() : needs.front();
}

}  // namespace stance
