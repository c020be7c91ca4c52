// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <utility>

#include "stance/base/text.h"
#include "stance/extract/names.h"

namespace stance {

std::uint32_t role_owner(Level level) {
  switch (level) {
    case Level::state: return 0;
    case Level::place: return 1;
    case Level::county: return 2;
  }
  return 0;
}

Level role_level(std::uint32_t owner) {
  return owner == 0 ? Level::state : owner == 1 ? Level::place : Level::county;
}

std::optional<std::uint32_t> Mention::unit() const {
  if (candidates.empty() || margin < sure_margin) return std::nullopt;
  return candidates.front().unit;
}

bool keep_level(Mention& mention, const PlaceIndex& places, Level wanted) {
  std::vector<Candidate> kept;
  for (const Candidate& candidate : mention.candidates) {
    if (level(places.unit(candidate.unit)) == wanted) kept.push_back(candidate);
  }
  if (kept.empty()) return false;
  mention.candidates = std::move(kept);
  return true;
}

bool ends_one(std::span<const Phrase> phrases, std::size_t token) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
    return phrase.range.last == token;
  });
}

void take_head_before(Mention& mention,
                      const MatchText& text,
                      std::size_t first,
                      const NameContext& context) {
  const std::size_t at = mention.name.first;
  if (at < first + 2 || text.tokens[at - 1].word != context.rules.of) return;
  const Token& head = text.tokens[at - 2];
  if (!head.has(token_flag::capital) || !context.places.is_head(head.word)) return;
  // "City of Alder" is none of Alder County.
  const std::string word =
      " " + fold(text.text.substr(head.begin, head.end - head.begin));
  std::vector<Candidate> counties;
  for (Candidate candidate : mention.candidates) {
    const Jurisdiction& county = context.places.unit(candidate.unit);
    if (level(county) != Level::county || !fold(county.name).ends_with(word)) continue;
    candidate.form = NameForm::full;
    counties.push_back(candidate);
  }
  if (!counties.empty()) mention.candidates = std::move(counties);
}

void drop_people(std::vector<Mention>& mentions,
                 const std::set<WordId>& people,
                 std::span<const Token> tokens) {
  std::set<WordId> firm;
  for (const Mention& mention : mentions) {
    if (mention.stands_firm()) firm.insert(tokens[mention.name.first].word);
  }
  const auto is_person_again = [&](const Mention& mention) {
    const WordId word = tokens[mention.name.first].word;
    return !mention.stands_firm() && mention.name.last == mention.name.first + 1 &&
           people.count(word) != 0 && firm.count(word) == 0;
  };
  std::erase_if(mentions, is_person_again);
}

float how_known(const Jurisdiction& place) {
  switch (level(place)) {
    case Level::state: return 5;
    case Level::county:
      if (place.kind != JurisdictionKind::independent_city) return 3.5f;
      break;
    case Level::place: break;
  }
  return static_cast<float>(
      std::log10(static_cast<double>(place.population.value_or(0)) + 10));
}

}  // namespace stance
