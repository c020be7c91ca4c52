// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/chances.h"

#include <algorithm>

#include "stance/base/sort_unique.h"
#include "stance/extract/expressions.h"
#include "stance/extract/passage.h"

namespace stance {

namespace {

// A frame within a paragraph looks at this many sentences before and after the act.
constexpr std::size_t frame_reach = 2;

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
    std::vector<Chances> chances(passage_.sentences.size());
    for (std::size_t s = 0; s < chances.size(); ++s) {
      if (!passage_.is_title(s)) chances[s] = of_sentence(s);
    }
    return chances;
  }

 private:
  Chances of_sentence(std::size_t sentence) const {
    const TokenRange window = passage_.range_of(sentence);
    Chances chances;
    if (has_cue_word(window)) {
      chances.phrases = rules_.phrases.possible(matcher_, text_, window);
      chances.frames = frames_of(window);
      drop_frames(chances.frames, sentence);
    }
    chances.has_expression = has_expression(window);
    return chances;
  }

  bool has_cue_word(TokenRange window) const {
    if (rules_.phrases.has_unanchored()) return true;
    const auto tokens =
        std::span(passage_.tokens).subspan(window.first, window.last - window.first);
    return std::ranges::any_of(
        tokens, [&](const Token& token) { return rules_.is_cue_word(token.word); });
  }

  bool has_expression(TokenRange window) const {
    return std::ranges::any_of(rules_.expressions, [&](const auto& expression) {
      return !expression_matches(expression.second, passage_, window).empty();
    });
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

  // Leaves those of which all parts are in reach of the sentence.
  void drop_frames(std::vector<std::uint32_t>& frames, std::size_t sentence) const {
    std::erase_if(frames, [&](std::uint32_t cue) {
      const std::vector<Program>& near = rules_.cues[cue].near;
      const TokenRange window = reach_of(passage_, *rules_.cues[cue].cue, sentence);
      const auto may_match = [&](const Program& part) {
        return matcher_.may_match(part, text_, window);
      };
      const auto occurs = [&](const Program& part) {
        return matcher_.occurs(part, text_, window);
      };
      return !std::ranges::all_of(near, may_match) || !std::ranges::all_of(near, occurs);
    });
  }

  const CompiledRules& rules_;
  const Passage& passage_;
  const Matcher& matcher_;
  MatchText text_;
};

}  // namespace

TokenRange reach_of(const Passage& passage, const Cue& frame, std::size_t sentence) {
  TokenRange window = passage.range_of(sentence);
  if (frame.within != Within::paragraph) return window;
  // The question right above the answer.
  const auto lead = passage.leads.above(sentence);
  if (lead && *lead + 1 == sentence && !passage.is_title(*lead))
    window.first = passage.range_of(*lead).first;
  const std::size_t paragraph = passage.sentences[sentence].paragraph;
  const auto same = [&](std::size_t s) {
    return s < passage.sentences.size() && passage.sentences[s].paragraph == paragraph;
  };
  for (std::size_t k = 1; k <= frame_reach; ++k) {
    if (sentence >= k && same(sentence - k))
      window.first = passage.range_of(sentence - k).first;
    if (same(sentence + k)) window.last = passage.range_of(sentence + k).last;
  }
  return window;
}

std::vector<Chances> find_chances(const CompiledRules& rules, const Passage& passage) {
  return ChanceFinder(rules, passage).run();
}

}  // namespace stance
