// SPDX-License-Identifier: Apache-2.0
// Function words make up a third or more of any prose, and few are shared: counting them
// tells languages apart after some dozen words. Names and borrowed words (a Spanish quote
// in an English article, "Los Angeles") do not tip the scale.
#include "stance/ingest/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "stance/base/marks.h"
#include "stance/base/text.h"
#include "stance/ingest/calendar_words.h"

namespace stance::ingest {
namespace {

struct Language {
  std::string_view name;
  // Folded.
  std::string_view words;
};

constexpr std::array<Language, 9> languages = {
    Language{"English",
             " the of and to in that for with was is on as at by from be are has have it "
             "an this which or will not its but were their who had been they he she his "
             "said would about after than into "},
    Language{"Spanish",
             " el la los las de del que y en un una por con para se su sus es al lo como "
             "mas pero fue son ha han esta este sobre entre tambien segun cuando "},
    Language{
        "French",
        " le la les des du de et en un une que qui dans pour par sur est sont au aux "
        "avec ce cette pas plus il elle ont ete leur comme mais selon "},
    Language{"Portuguese",
             " o a os as do da dos das de que e em um uma para com nao por no na nos nas "
             "se foi mais ao sao como mas pelo pela segundo tambem "},
    Language{"German",
             " der die das und in den von zu mit dem des im nicht ein eine auf fur ist "
             "sich auch es an werden aus er hat dass sie nach wird bei "},
    Language{"Italian",
             " il lo la i gli le di del della che e in un una per con non da si sono al "
             "alla nel nella come ma anche piu ha "},
    Language{"Vietnamese",
             " cua va la co khong duoc cac nhung trong cho voi mot nguoi da nay khi den "
             "ve tai vao se theo tu "},
    Language{
        "Haitian Creole",
        " nan yo ki pou ak sou li te se gen pa yon ap moun nou lan fe kap men tout "},
    Language{"Tagalog",
             " ang ng sa mga na ay at si ni para kung hindi ito nang may kay siya niya "
             "sila pa din rin "}};

using Counts = std::array<std::size_t, languages.size()>;

// Hands each word of folded text to `visit`.
template <class Visit>
void each_word(std::string_view folded, const Visit& visit) {
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = at;
    while (end < folded.size() && is_letter(folded[end])) ++end;
    if (end > at) visit(folded.substr(at, end - at));
    at = end + 1;
  }
}

// As much of the body as is needed to tell.
std::string sample_of(std::string_view text) {
  constexpr std::size_t enough = 6000;
  std::string sample;
  while (!text.empty() && sample.size() < enough) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (part_of_line(line) == Part::body) sample.append(line.substr(0, enough)) += '\n';
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return sample;
}

// Letters of Latin, with accents, against those of other alphabets.
bool is_other_script(std::string_view text) {
  std::size_t latin = 0;
  std::size_t other = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint sign = code_point_at(text, at);
    at += sign.length;
    if (sign.value < 128 ? is_letter(static_cast<char>(sign.value))
                         : sign.value < 0x250) {
      ++latin;
    } else if (sign.value >= 0x370 && !(sign.value >= 0x1E00 && sign.value <= 0x303F)) {
      ++other;
    }
  }
  constexpr std::size_t fewest = 15;
  return other >= fewest && other > latin;
}

}  // namespace

Languages::Languages() {
  for (std::size_t i = 0; i < languages.size(); ++i) {
    each_word(languages.at(i).words,
              [&](std::string_view word) { words_[word] |= 1U << i; });
  }
}

std::optional<std::string_view> Languages::other_than_english(
    std::string_view text) const {
  const std::string sample = sample_of(text);
  if (is_other_script(sample)) return "another script";
  std::size_t words = 0;
  Counts counts = {};
  const std::string folded = fold(sample);
  each_word(folded, [&](std::string_view word) {
    ++words;
    const auto found = words_.find(word);
    if (found == words_.end()) return;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if ((found->second >> i & 1U) != 0) ++counts.at(i);
    }
  });
  constexpr std::size_t fewest_words = 20;
  if (words < fewest_words) return std::nullopt;
  const auto best = std::max_element(counts.begin() + 1, counts.end());
  const bool is_sure = *best * 10 >= words && *best * 2 > counts.front() * 3;
  if (!is_sure) return std::nullopt;
  return languages.at(static_cast<std::size_t>(best - counts.begin())).name;
}

}  // namespace stance::ingest
