// SPDX-License-Identifier: Apache-2.0
// What the words around a name make of it: no name at all, a mere comparison, the label
// of a line.
#include <algorithm>

#include "stance/extract/leads.h"
#include "stance/extract/names.h"

namespace stance {

namespace {

// That many lines make a list of "Alder - no holds", "Birch: all".
constexpr std::ptrdiff_t least_labels = 3;

// Calls `set` with the index of each mention inside a match of the patterns.
template <class Set>
void mark(const PatternBank& patterns,
          const Matcher& matcher,
          const MatchText& text,
          TokenRange window,
          const Set& set) {
  for (const OwnedMatch& found : patterns.matches(matcher, text, window)) {
    for (const Capture& capture : found.match.captures) {
      if (capture.form != CaptureForm::number && capture.form != CaptureForm::date) {
        set(capture.index);
      }
    }
  }
}

// The token behind what stands in brackets: "Alder County (Elm City, Oak City)".
std::size_t behind_brackets(std::span<const Token> tokens,
                            std::size_t at,
                            std::size_t last) {
  if (at >= last || !tokens[at].has(token_flag::opens_bracket)) return at;
  while (at < last && !tokens[at].has(token_flag::closes_bracket)) ++at;
  return at < last ? at + 1 : last;
}

}  // namespace

void mark_guarded(std::vector<Mention>& mentions,
                  const MatchText& found_in,
                  std::span<const Sentence> sentences,
                  const NameRules& rules,
                  const Matcher& matcher) {
  if (mentions.empty()) return;
  std::vector<Phrase> phrases;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    phrases.push_back({mentions[i].range, i});
    if (!(mentions[i].name == mentions[i].range))
      phrases.push_back({mentions[i].name, i});
  }
  MatchText text = found_in;
  text.places = phrases;
  text.place_lists = phrases;
  std::vector<bool> guarded(mentions.size(), false);
  std::size_t previous = sentences.size();
  for (const Mention& mention : mentions) {
    if (mention.sentence == previous) continue;
    previous = mention.sentence;
    const TokenRange window = {sentences[previous].first, sentences[previous].last};
    mark(rules.guards, matcher, text, window, [&](std::uint32_t i) {
      // "Alder County's man" is its sheriff, though an Alder man is none.
      guarded[i] = !(mentions[i].is_possessive && mentions[i].is_full());
    });
    mark(rules.comparisons, matcher, text, window, [&](std::uint32_t i) {
      mentions[i].is_comparison = true;
    });
  }
  std::size_t i = 0;
  std::erase_if(mentions, [&](const Mention&) { return guarded[i++]; });
}

void part_settings(std::span<Mention> mentions,
                   std::span<const Token> tokens,
                   std::size_t first,
                   const NameRules& rules,
                   std::uint32_t& groups) {
  for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
    const Mention& one = mentions[i];
    const Mention& next = mentions[i + 1];
    const bool begins = i == 0 || mentions[i - 1].group != one.group;
    if (!begins || next.group != one.group || !next.is_full() || one.is_full()) continue;
    const bool is_setting =
        one.name.first > first && listed(rules.venues, tokens[one.name.first - 1].word);
    if (!is_setting || tokens[one.range.last].kind != TokenKind::comma) continue;
    const std::uint32_t old = one.group;
    ++groups;
    for (std::size_t k = i + 1; k < mentions.size() && mentions[k].group == old; ++k)
      mentions[k].group = groups;
  }
}

void mark_labels(std::vector<Mention>& mentions,
                 std::string_view text,
                 std::span<const Token> tokens,
                 std::span<const Sentence> sentences) {
  const auto is_label = [&](const Mention& mention) {
    const Sentence& line = sentences[mention.sentence];
    const bool opens = mention.sentence == 0 ||
                       sentences[mention.sentence - 1].paragraph != line.paragraph;
    // "2. Alder County (Elm City)."
    const bool has_number = line.last - line.first > 1 &&
                            tokens[line.first].kind == TokenKind::number &&
                            begins_item(text, tokens, line.first);
    const std::size_t first = std::min(mention.name.first, mention.range.first);
    // "City of Elm City"
    const std::size_t head = mention.role ? 2 : 0;
    const std::size_t begin = line.first + (has_number ? 1 : 0);
    if (!opens || (first != begin && first != begin + head)) return false;
    const std::size_t behind = behind_brackets(tokens, mention.range.last, line.last);
    // "Alder. The sheriff ...": a line that goes on behind a full stop, or one of its own
    // above others.
    if (behind >= line.last) {
      return mention.sentence + 1 < sentences.size() &&
             (line.is_heading ||
              sentences[mention.sentence + 1].paragraph == line.paragraph);
    }
    const TokenKind mark = tokens[behind].kind;
    return mark == TokenKind::dash || mark == TokenKind::colon;
  };
  if (std::ranges::count_if(mentions, is_label) < least_labels) return;
  for (Mention& mention : mentions) {
    if (!is_label(mention)) continue;
    mention.is_label = true;
    mention.is_dateline = false;
  }
}

void doubt_unknown_places(std::vector<Mention>& mentions,
                          const MatchText& text,
                          std::span<const Sentence> sentences,
                          const NameContext& context) {
  const auto& tokens = text.tokens;
  const auto is_state = [&](const Mention& mention) {
    return !mention.candidates.empty() &&
           level(context.places.unit(mention.candidates.front().unit)) == Level::state;
  };
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    Mention& mention = mentions[i];
    const Sentence& line = sentences[mention.sentence];
    const TokenRange range = mention.range;
    if (!is_state(mention) || mention.is_dateline || range.first < line.first + 2)
      continue;
    // A name that is one elsewhere is doubted with it.
    Mention* other = i > 0 && mentions[i - 1].range.last + 1 == range.first
                         ? &mentions[i - 1]
                         : nullptr;
    const Token& name = tokens[range.first - 2];
    const bool is_named = tokens[range.first - 1].kind == TokenKind::comma &&
                          name.kind == TokenKind::word && name.has(token_flag::capital) &&
                          !listed(context.rules.openers, name.word) &&
                          !ends_one(text.dates, range.first - 1) &&
                          (other == nullptr || !(is_state(*other) || other->qualifier));
    // "In Birchville, Michigan lawmakers": the comma closes a setting.
    const bool is_aside =
        range.last >= line.last || tokens[range.last].kind == TokenKind::comma;
    if (!is_named || !is_aside) continue;
    mention.margin = 0;
    if (other != nullptr) other->margin = 0;
  }
}

}  // namespace stance
