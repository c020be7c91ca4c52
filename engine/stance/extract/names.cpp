// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/names.h"

#include <algorithm>
#include <set>

namespace stance {
namespace {
namespace flag = token_flag;

class Finder {
 public:
  Finder(const MatchText& text,
         std::span<const Sentence> sentences,
         const NameContext& context)
      : text_(text), sentences_(sentences), context_(context) {}

  std::vector<Mention> run() {
    for (std::size_t s = 0; s < sentences_.size(); ++s) read_sentence(s);
    mark_guarded(mentions_, text_, sentences_, context_.rules, context_.matcher);
    drop_people(mentions_, people_, text_.tokens);
    mark_labels(mentions_, text_.text, text_.tokens, sentences_);
    return std::move(mentions_);
  }

 private:
  const Token& token(std::size_t at) const { return text_.tokens[at]; }
  const Jurisdiction& unit(std::uint32_t index) const {
    return context_.places.unit(index);
  }
  std::string_view spelled(std::size_t at) const {
    return std::string_view(text_.text)
        .substr(token(at).begin, token(at).end - token(at).begin);
  }

  void read_sentence(std::size_t s) {
    const Sentence& sentence = sentences_[s];
    const std::size_t begin = mentions_.size();
    first_ = sentence.first;
    last_ = sentence.last;
    find_plural_head();
    for (std::size_t at = first_; at < last_;) {
      if (!context_.places.may_begin(token(at).word) || !token(at).has(flag::capital)) {
        ++at;
        continue;
      }
      at = read_name(s, at);
    }
    group(begin);
    drop_lone_parts(begin);
  }

  void find_plural_head() {
    plural_head_ = last_;
    for (std::size_t at = first_; at < last_; ++at) {
      if (context_.places.is_plural_head(token(at).word)) plural_head_ = at;
    }
  }

  bool has_plural_head() const { return plural_head_ < last_; }

  std::size_t read_name(std::size_t s, std::size_t at) {
    const auto hit = context_.places.longest(text_.text, text_.tokens, at, last_);
    if (!hit || is_opener(at, hit->last) || is_title_of_person(at, hit->last))
      return std::max(hit ? hit->last : at, at + 1);
    Mention mention;
    mention.begins_sentence = at == first_ || token(at).has(flag::opens_quote);
    mention.sentence = s;
    mention.name = {at, hit->last};
    mention.range = mention.name;
    mention.is_possessive = hit->is_possessive;
    for (const NamedUnit& named : hit->units) {
      if (admits(named, mention.name)) {
        mention.candidates.push_back({named.unit, named.form, 0});
      }
    }
    if (mention.candidates.empty()) return hit->last;
    take_qualifier_before(mention);
    if (!mention.is_possessive) take_qualifier_after(mention);
    take_head_before(mention, text_, first_, context_);
    take_roles(mention);
    mention.follows_capital = follows_name(at);
    mention.is_dateline = at == first_ && opens_report(mention.range.last) &&
                          (!mention.is_full() || token(at).has(flag::all_capitals));
    if (is_person(mention)) {
      people_.insert(token(mention.name.first).word);
    } else if (!name_goes_on(mention) && !follows_article(mention)) {
      mentions_.push_back(std::move(mention));
    }
    return std::max(hit->last, at + 1);
  }

  // The dash of a dateline: "DENVER —", "DENVER (March 3, 2008) —".
  bool opens_report(std::size_t at) const {
    constexpr std::size_t longest_note = 6;
    if (at < last_ && token(at).has(flag::opens_bracket)) {
      const std::size_t most = std::min(at + longest_note, last_);
      while (at < most && !token(at).has(flag::closes_bracket)) ++at;
      ++at;
    }
    return at < last_ && token(at).kind == TokenKind::dash;
  }

  // "Many officers": a word that begins sentences, though a town bears it as well.
  bool is_opener(std::size_t at, std::size_t last) const {
    return at == first_ && last == at + 1 &&
           listed(context_.rules.openers, token(at).word);
  }

  // "Del. Ann Moss": a delegate, not Delaware.
  bool is_title_of_person(std::size_t at, std::size_t last) const {
    return last == at + 1 && token(at).has(flag::period_after) &&
           listed(context_.rules.titles, token(at).word) && capital_word(last) &&
           !(after_comma(at) && capital_word(at - 2));
  }

  // Postal codes are written in capitals; "Md." needs its full stop, or capitals, and is
  // not every postal code with a full stop: "Mt. Kisco", "Ford Motor Co."
  bool admits(const NamedUnit& named, TokenRange name) const {
    if (named.form != NameForm::abbreviation) return true;
    const Token& last = token(name.last - 1);
    const bool stopped = last.has(flag::period_after);
    if (name.last - name.first > 1 || last.end - last.begin != 2) return stopped;
    if (!stopped) return last.has(flag::all_capitals) && after_comma(name.first);
    return last.has(flag::all_capitals) || is_written_so(named, name.first);
  }

  bool is_written_so(const NamedUnit& named, std::size_t at) const {
    const std::string_view written = spelled(at);
    return std::ranges::any_of(unit(named.unit).aliases, [&](const std::string& alias) {
      return alias.ends_with('.') && alias.starts_with(written) &&
             alias.size() == written.size() + 1;
    });
  }

  bool after_comma(std::size_t at) const {
    return at > first_ + 1 && token(at - 1).kind == TokenKind::comma;
  }

  // The states that a name at `at` may stand for. After a place and a comma the
  // possessive is the place's ("Kent County, Maryland's order").
  StateName states_at(std::size_t at, bool may_be_possessive = false) const {
    StateName state;
    if (at >= last_ || !token(at).has(flag::capital)) return state;
    const auto hit = context_.places.longest(text_.text, text_.tokens, at, last_);
    if (!hit || (hit->is_possessive && !may_be_possessive)) return state;
    state.last = hit->last;
    state.is_possessive = hit->is_possessive;
    for (const NamedUnit& named : hit->units) {
      if (level(unit(named.unit)) == Level::state && admits(named, {at, hit->last})) {
        state.postals.push_back(unit(named.unit).state);
      }
    }
    return state;
  }

  bool any_in(const Mention& mention, std::string_view postal) const {
    return std::ranges::any_of(mention.candidates, [&](const Candidate& candidate) {
      const Jurisdiction& named = unit(candidate.unit);
      return named.state == postal && level(named) != Level::state;
    });
  }

  // ", Maryland", ", Md.", "(Maryland)". In a list under "counties" a bare name may be
  // followed by a county that is named like a state.
  void take_qualifier_after(Mention& mention) const {
    std::size_t at = mention.name.last;
    if (at >= last_) return;
    const bool is_comma = token(at).kind == TokenKind::comma;
    if (!is_comma && !token(at).has(flag::opens_bracket)) return;
    const std::size_t place = is_comma ? at + 1 : at;
    const StateName state = states_at(place, is_comma);
    const auto fitting = std::find_if(
        state.postals.begin(), state.postals.end(), [&](const std::string& postal) {
          return any_in(mention, postal);
        });
    if (fitting == state.postals.end()) return;
    if (has_plural_head() && !mention.is_full() && names_county(place, *fitting)) return;
    mention.qualifier = *fitting;
    mention.range.last = state.last;
    mention.is_possessive = state.is_possessive;
  }

  // Does the name at `at` belong to a county of this or of the publisher's state as well?
  bool names_county(std::size_t at, std::string_view postal) const {
    const auto hit = context_.places.longest(text_.text, text_.tokens, at, last_);
    return std::any_of(hit->units.begin(), hit->units.end(), [&](const NamedUnit& named) {
      const Jurisdiction& other = unit(named.unit);
      const bool near = other.state == postal ||
                        (context_.home_state && other.state == *context_.home_state);
      return level(other) == Level::county && near;
    });
  }

  // "Pennsylvania's Franklin County"
  void take_qualifier_before(Mention& mention) const {
    if (mentions_.empty()) return;
    const Mention& before = mentions_.back();
    if (before.range.last != mention.name.first || !before.is_possessive) return;
    for (const Candidate& candidate : before.candidates) {
      const Jurisdiction& state = unit(candidate.unit);
      if (level(state) == Level::state && any_in(mention, state.state)) {
        mention.qualifier = state.state;
      }
    }
  }

  // "X Mayor", "X's sheriff", "city of X".
  void take_roles(Mention& mention) const {
    const NameRules& rules = context_.rules;
    mention.role = role_at(mention.range.last);
    // "Alder's new sheriff"
    if (const std::size_t behind = mention.range.last;
        !mention.role && mention.is_possessive && behind + 1 < last_ &&
        token(behind).kind == TokenKind::word && !token(behind).has(flag::capital))
      mention.role = role_at(behind + 1);
    const std::size_t at = mention.name.first;
    if (!mention.role && at >= first_ + 2 && token(at - 1).word == rules.of) {
      mention.role = role_at(at - 2);
    }
  }

  std::optional<Level> role_at(std::size_t at) const {
    const auto owner =
        context_.rules.nouns.owner_at(context_.matcher, text_, {at, last_}, at);
    return owner ? std::optional(role_level(*owner)) : std::nullopt;
  }

  bool capital_word(std::size_t at) const {
    return at >= first_ && at < last_ && token(at).kind == TokenKind::word &&
           token(at).has(flag::capital);
  }

  // "Mr. Howard", "Richard Green".
  bool is_person(const Mention& mention) const {
    if (mention.is_full() || mention.name.last != mention.name.first + 1) return false;
    const std::size_t at = mention.name.first;
    return follows_title(at) || (!mention.stands_firm() && follows_name(at));
  }

  // "Sheriff Ann Hill-Green's office": a title before the names, whatever stands behind.
  bool follows_title(std::size_t at) const {
    constexpr std::size_t longest_name = 4;
    for (std::size_t i = at; i-- > first_ && at - i <= longest_name && capital_word(i);) {
      if (token(i).has(flag::possessive)) return false;
      if (listed(context_.rules.titles, token(i).word)) return true;
    }
    return false;
  }

  bool names_state(const Mention& mention) const {
    return std::ranges::any_of(mention.candidates, [&](const Candidate& candidate) {
      return candidate.form != NameForm::abbreviation &&
             level(unit(candidate.unit)) == Level::state;
    });
  }

  // "Houston Methodist": a bare name that other capitals follow is part of a longer one;
  // "the Oregon House", "Oregon Trust Act" are the state's.
  bool name_goes_on(const Mention& mention) const {
    if (mention.stands_firm() || names_state(mention)) return false;
    const std::size_t at = mention.name.first;
    const std::size_t behind = mention.range.last;
    const bool stopped = token(behind - 1).has(flag::period_after);
    return (capital_word(behind) && !mention.is_possessive && !stopped &&
            !token(behind).has(flag::opens_bracket) &&
            !(has_plural_head() && behind == plural_head_)) ||
           follows_name(at);
  }

  // "Back in the White House, he ...": no town has an article.
  bool follows_article(const Mention& mention) const {
    const std::size_t at = mention.name.first;
    if (at == first_ || mention.stands_firm() || names_state(mention)) return false;
    const WordId before = token(at - 1).word;
    if (before == no_word || before != context_.rules.the) return false;
    const std::size_t behind = mention.range.last;
    return !token(at - 1).has(flag::capital) && !mention.is_possessive &&
           (behind >= last_ || token(behind).is_mark());
  }

  // "Richard Green": a capitalised word right before that begins no sentence.
  bool follows_name(std::size_t at) const {
    if (at == first_ || !capital_word(at - 1) || ends_one(text_.dates, at)) return false;
    const Token& before = token(at - 1);
    if (listed(context_.rules.given_names, before.word)) return true;
    if (before.has(flag::possessive) || before.has(flag::all_capitals)) return false;
    if (listed(context_.rules.openers, before.word)) return false;
    const bool begins = at - 1 == first_ || before.has(flag::opens_quote) ||
                        token(at - 2).kind == TokenKind::colon;
    return !begins && !ends_mention(at);
  }

  bool ends_mention(std::size_t at) const {
    return !mentions_.empty() && mentions_.back().range.last == at;
  }

  bool joins(std::size_t from, std::size_t to) const {
    if (to < from || to - from > 2) return false;
    for (std::size_t i = from; i < to; ++i) {
      const WordId word = token(i).word;
      const bool is_link = word != no_word && (word == context_.rules.conjunction_and ||
                                               word == context_.rules.conjunction_or);
      const bool is_article = i > from && word != no_word && word == context_.rules.the;
      if (token(i).kind != TokenKind::comma && !is_link && !is_article) return false;
    }
    return to > from;
  }

  // "In Oregon, Clackamas and ...": where the list is, no part of it.
  bool is_state_venue(const Mention& mention) const {
    const std::size_t at = mention.name.first;
    const bool names_state = std::ranges::any_of(
        mention.candidates,
        [&](const Candidate& c) { return level(unit(c.unit)) == Level::state; });
    return names_state && at > first_ &&
           listed(context_.rules.venues, token(at - 1).word);
  }

  // Gives lists a number; a list beside the plural of a legal word is one of counties.
  void group(std::size_t begin) {
    for (std::size_t i = begin; i < mentions_.size(); ++i) {
      const bool goes_on = i > begin && !mentions_[i - 1].is_possessive &&
                           !is_state_venue(mentions_[i - 1]) &&
                           joins(mentions_[i - 1].range.last, mentions_[i].name.first);
      mentions_[i].group = goes_on ? mentions_[i - 1].group : ++groups_;
    }
    part_settings(std::span(mentions_).subspan(begin),
                  text_.tokens,
                  first_,
                  context_.rules,
                  groups_);
    if (!has_plural_head()) return;
    for (std::size_t i = begin; i < mentions_.size();) {
      std::size_t end = i;
      while (end < mentions_.size() && mentions_[end].group == mentions_[i].group) ++end;
      const bool heads_follow = mentions_[end - 1].range.last == plural_head_;
      // "These counties are in it, and Elm City and Oak City police"
      const bool head_before = plural_head_ < mentions_[i].name.first && end - i >= 2 &&
                               mentions_[end - 1].role != Level::place;
      // "Washington counties": one name before the plural is that of a state.
      const bool is_state = end - i == 1 && heads_follow &&
                            keep_level(mentions_[i], context_.places, Level::state);
      if (!is_state && (heads_follow || head_before)) {
        for (std::size_t k = i; k < end; ++k) list_county(mentions_[k]);
      }
      i = end;
    }
  }

  void list_county(Mention& mention) const {
    if (keep_level(mention, context_.places, Level::county)) {
      mention.is_listed_county = true;
    }
  }

  // A state's abbreviation that qualifies nothing.
  void drop_lone_parts(std::size_t begin) {
    const auto is_lone = [&](const Mention& mention) {
      return std::ranges::all_of(
                 mention.candidates,
                 [](const Candidate& c) { return c.form == NameForm::abbreviation; }) &&
             token(mention.name.first).end - token(mention.name.first).begin == 2 &&
             !token(mention.name.first).has(flag::period_after);
    };
    // Names swallowed by the qualifier of the one before.
    std::size_t covered = 0;
    const auto is_covered = [&](const Mention& mention) {
      if (mention.name.first < covered) return true;
      covered = mention.range.last;
      return false;
    };
    const auto from = mentions_.begin() + static_cast<std::ptrdiff_t>(begin);
    mentions_.erase(
        std::remove_if(from,
                       mentions_.end(),
                       [&](const Mention& m) { return is_covered(m) || is_lone(m); }),
        mentions_.end());
  }

  const MatchText& text_;
  std::span<const Sentence> sentences_;
  const NameContext& context_;
  std::vector<Mention> mentions_;
  std::set<WordId> people_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  std::size_t plural_head_ = 0;
  std::uint32_t groups_ = 0;
};

}  // namespace

std::vector<Mention> find_mentions(const MatchText& text,
                                   std::span<const Sentence> sentences,
                                   const NameContext& context) {
  return Finder(text, sentences, context).run();
}

}  // namespace stance
