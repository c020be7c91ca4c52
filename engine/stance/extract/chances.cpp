// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/chances.h"

#include <algorithm>
#include <iterator>

#include "stance/base/sort_unique.h"
#include "stance/extract/expressions.h"
#include "stance/extract/passage.h"

namespace stance {

namespace {

// What cannot be in the paragraph is not looked for in its sentences.
class ChanceFinder {
 public:
  ChanceFinder(const CompiledRules& rules, const Passage& passage)
      : rules_(rules),
        passage_(passage),
        matcher_(*passage.matcher),
        text_(passage.match_text()) {
    text_.is_sketch = true;
  }

  std::vector<Chances> run() {
    const auto& sentences = passage_.sentences;
    chances_.resize(sentences.size());
    for (std::size_t first = 0; first < sentences.size();) {
      std::size_t last = first;
      while (last < sentences.size() &&
             sentences[last].paragraph == sentences[first].paragraph) {
        ++last;
      }
      if (!passage_.is_title(first)) {
        read_paragraph(first, last);
        find_expressions(first, last);
      }
      first = last;
    }
    return std::move(chances_);
  }

 private:
  bool has_cue_word(TokenRange window) const {
    if (rules_.phrases.has_unanchored()) return true;
    const auto tokens =
        std::span(passage_.tokens).subspan(window.first, window.last - window.first);
    return std::ranges::any_of(
        tokens, [&](const Token& token) { return rules_.is_cue_word(token.word); });
  }

  // Frames within a paragraph read the question right above it as well.
  TokenRange with_lead(std::size_t first, TokenRange window) const {
    const auto lead = passage_.leads.above(first);
    if (lead && *lead + 1 == first && !passage_.is_title(*lead))
      window.first = passage_.range_of(*lead).first;
    return window;
  }

  void read_paragraph(std::size_t first, std::size_t last) {
    const TokenRange window = {passage_.range_of(first).first,
                               passage_.range_of(last - 1).last};
    if (!has_cue_word(window)) return;
    if (last - first == 1 || window.last - window.first > most_tokens) {
      for (std::size_t s = first; s < last; ++s) {
        const TokenRange sentence = passage_.range_of(s);
        if (has_cue_word(sentence)) {
          chances_[s] = {rules_.phrases.possible(matcher_, text_, sentence),
                         frames_of(sentence)};
        }
      }
      if (last - first == 1)
        drop_frames(chances_[first].frames, with_lead(first, window));
      return;
    }
    const std::vector<std::uint32_t> phrases =
        rules_.phrases.possible(matcher_, text_, window);
    std::vector<std::uint32_t> frames = frames_of(window);
    drop_frames(frames, with_lead(first, window));
    if (phrases.empty() && frames.empty()) return;
    for (std::size_t s = first; s < last; ++s) read_sentence(s, phrases, frames);
  }

  void read_sentence(std::size_t sentence,
                     const std::vector<std::uint32_t>& phrases,
                     const std::vector<std::uint32_t>& frames) {
    const TokenRange window = passage_.range_of(sentence);
    if (!has_cue_word(window)) return;
    Chances& chances = chances_[sentence];
    if (!phrases.empty()) {
      chances.phrases = phrases;
      rules_.phrases.drop_impossible(chances.phrases, matcher_, text_, window);
    }
    if (!frames.empty()) {
      std::ranges::set_intersection(
          frames_of(window), frames, std::back_inserter(chances.frames));
    }
  }

  void find_expressions(std::size_t first, std::size_t last) {
    for (std::size_t s = first; s < last && !rules_.expressions.empty(); ++s) {
      chances_[s].has_expression =
          std::ranges::any_of(rules_.expressions, [&](const auto& expression) {
            return !expression_matches(expression.second, passage_, passage_.range_of(s))
                        .empty();
          });
    }
  }

  // Frames of which a word of the act stands in the window.
  std::vector<std::uint32_t> frames_of(TokenRange window) const {
    std::vector<std::uint32_t> cues;
    for (std::size_t at = window.first; at < window.last; ++at) {
      const auto shown = rules_.frames_of_word.of(passage_.tokens[at].word);
      cues.insert(cues.end(), shown.begin(), shown.end());
    }
    sort_unique(cues);
    return cues;
  }

  // Leaves those of which all parts are in the window.
  void drop_frames(std::vector<std::uint32_t>& frames, TokenRange window) const {
    const auto may_match = [&](const Program& part) {
      return matcher_.may_match(part, text_, window);
    };
    const auto occurs = [&](const Program& part) {
      return matcher_.occurs(part, text_, window);
    };
    std::erase_if(frames, [&](std::uint32_t cue) {
      const std::vector<Program>& near = rules_.cues[cue].near;
      return !std::ranges::all_of(near, may_match) || !std::ranges::all_of(near, occurs);
    });
  }

  const CompiledRules& rules_;
  const Passage& passage_;
  const Matcher& matcher_;
  MatchText text_;
  std::vector<Chances> chances_;
};

}  // namespace

std::vector<Chances> find_chances(const CompiledRules& rules, const Passage& passage) {
  return ChanceFinder(rules, passage).run();
}

}  // namespace stance
