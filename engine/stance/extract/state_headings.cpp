// SPDX-License-Identifier: Apache-2.0
// Lists by state: "GEORGIA", and below it "Clarke County: ...", "Athens: ...". What
// stands under such a line lies in that state, where it has a place of the name.
#include <algorithm>

#include "stance/extract/names.h"

namespace stance {

namespace {

// One line with a state's name may be anything.
constexpr std::size_t least_headings = 2;

struct StateHeading {
  std::size_t sentence = 0;
  // Past the last sentence below it.
  std::size_t last = 0;
  std::string state;
  // Its lines follow without a blank one; else only the names that begin a line are told
  // of it.
  bool is_tight = false;
};

class StateHeadings {
 public:
  StateHeadings(std::span<const Token> tokens,
                std::span<const Sentence> sentences,
                const PlaceIndex& places)
      : tokens_(tokens), sentences_(sentences), places_(places) {}

  void run(std::vector<Mention>& mentions) {
    for (const Mention& mention : mentions) {
      if (const auto state = state_of_line(mention)) add(mention.sentence, *state);
    }
    if (headings_.size() < least_headings) return;
    for (Mention& mention : mentions) {
      const StateHeading* heading = above(mention);
      if (heading == nullptr || mention.qualifier) continue;
      const bool is_there =
          std::ranges::any_of(mention.candidates, [&](const Candidate& candidate) {
            const Jurisdiction& place = places_.unit(candidate.unit);
            return place.state == heading->state && level(place) != Level::state;
          });
      if (is_there) mention.qualifier = heading->state;
    }
  }

 private:
  bool has_blank_before(std::size_t sentence) const {
    return tokens_[sentences_[sentence].first].has(token_flag::blank_line_before);
  }

  // The state that a line of its own names and nothing else.
  std::optional<std::string> state_of_line(const Mention& mention) const {
    const Sentence& line = sentences_[mention.sentence];
    if (!line.is_heading || mention.range.first != line.first) return std::nullopt;
    for (std::size_t at = mention.range.last; at < line.last; ++at) {
      if (!tokens_[at].is_mark()) return std::nullopt;
    }
    const auto state = std::ranges::find_if(mention.candidates, [&](const Candidate& c) {
      return places_.unit(c.unit).kind == JurisdictionKind::state;
    });
    if (state == mention.candidates.end()) return std::nullopt;
    return places_.unit(state->unit).state;
  }

  void add(std::size_t sentence, const std::string& state) {
    if (!headings_.empty()) {
      StateHeading& before = headings_.back();
      before.last = std::min(before.last, sentence);
    }
    std::size_t last = sentences_.size();
    const bool is_tight = sentence + 1 < last && !has_blank_before(sentence + 1);
    if (is_tight) {
      last = sentence + 1;
      while (last < sentences_.size() && !has_blank_before(last)) ++last;
    }
    headings_.push_back({sentence, last, state, is_tight});
  }

  const StateHeading* above(const Mention& mention) const {
    const auto next = std::ranges::upper_bound(
        headings_, mention.sentence, {}, &StateHeading::sentence);
    if (next == headings_.begin()) return nullptr;
    const StateHeading& heading = *(next - 1);
    if (mention.sentence == heading.sentence || mention.sentence >= heading.last)
      return nullptr;
    const bool opens = mention.range.first == sentences_[mention.sentence].first;
    return heading.is_tight || opens ? &heading : nullptr;
  }

  std::span<const Token> tokens_;
  std::span<const Sentence> sentences_;
  const PlaceIndex& places_;
  std::vector<StateHeading> headings_;
};

}  // namespace

void take_state_headings(std::vector<Mention>& mentions,
                         std::span<const Token> tokens,
                         std::span<const Sentence> sentences,
                         const PlaceIndex& places) {
  StateHeadings(tokens, sentences, places).run(mentions);
}

}  // namespace stance
