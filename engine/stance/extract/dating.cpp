// SPDX-License-Identifier: Apache-2.0
// A date scores 4 in the act's clause, 2 in its sentence, 2 more right behind the act; a
// verb of saying beside it costs 2: "said Friday" dates the statement, and the act only
// if nothing better does.
#include "stance/extract/dating.h"

#include <algorithm>

namespace stance {

namespace {

constexpr double captured_score = 100;
constexpr double clause_score = 4;
constexpr double sentence_score = 2;
constexpr double adjacent_score = 2;
constexpr double reporting_cost = 3;
constexpr double token_cost = 0.05;
constexpr std::size_t adjacent_reach = 4;

class Dater {
 public:
  Dater(const CompiledRules& rules,
        const Passage& passage,
        const CueHit& hit,
        const Effect& effect)
      : rules_(rules),
        passage_(passage),
        hit_(hit),
        effect_(effect),
        sentence_(effect.kind_sentence.value_or(hit.sentence)),
        act_(effect.kind_words.value_or(hit.match.act)) {}

  Dating run(Kind kind) {
    const DatePhrase* date = best(kind);
    if (date != nullptr && date->expression.is_immediate) date = of_immediate(*date);
    if (date == nullptr || says_nothing_of_end(*date)) return undated(kind);
    Dating dating = with_date(*date, kind);
    // "Criticized on Tuesday an order that bars": the order is not younger than that.
    if (effect_.kind_words && kind == Kind::adopted && dates_statement(*date)) {
      dating = bounded({Day::earliest(), date->resolved->days.latest}, kind);
    }
    dating.grade = std::max(dating.grade, date->resolved->grade);
    if (dates_statement(*date) && kind != Kind::observed) {
      dating.grade = std::max(dating.grade, Grade::b);
    }
    return dating;
  }

 private:
  // What "used to" hold has an end that only "until" and its like can date; a day of any
  // other kind in the sentence is of something else.
  bool says_nothing_of_end(const DatePhrase& date) const {
    const DateRole role = date.expression.role;
    return effect_.is_past && (role == DateRole::at || role == DateRole::since);
  }

  // "Eases an order signed in July": the day belongs to the participle before it.
  bool belongs_to_other_verb(const DatePhrase& date) const {
    const std::size_t first = passage_.range_of(date.sentence).first;
    for (std::size_t at = date.expression.range.first; at > first; --at) {
      const Token& token = passage_.tokens[at - 1];
      const std::string_view word =
          std::string_view(passage_.text).substr(token.begin, token.end - token.begin);
      if (word.ends_with("ed")) return at - 1 < act_.first || at - 1 >= act_.last;
      if (token.is_mark() || date.expression.range.first - at >= 1) return false;
    }
    return false;
  }

  std::size_t act() const { return act_.first; }

  // A verb of saying right before or behind the date.
  bool dates_statement(const DatePhrase& date) const {
    const TokenRange window = passage_.range_of(date.sentence);
    const std::size_t first = date.expression.range.first;
    for (std::size_t at = first; at > window.first && first - at < 3; --at) {
      if (listed(rules_.grammar.reporting, passage_.tokens[at - 1].word)) return true;
      if (passage_.tokens[at - 1].is_mark()) break;
    }
    const std::size_t behind = date.expression.range.last;
    return behind < window.last &&
           listed(rules_.grammar.reporting, passage_.tokens[behind].word);
  }

  bool is_captured(const DatePhrase& date) const {
    return std::any_of(hit_.match.captures.begin(),
                       hit_.match.captures.end(),
                       [&](const Capture& capture) {
                         return capture.form == CaptureForm::date &&
                                &passage_.dates[capture.index] == &date;
                       });
  }

  double score(const DatePhrase& date) const {
    if (is_captured(date)) return captured_score;
    const std::size_t at = date.expression.range.first;
    const bool same = passage_.clauses[at] == passage_.clauses[act()];
    double score = same ? clause_score : sentence_score;
    if (at >= act_.last && at - act_.last <= adjacent_reach) {
      score += adjacent_score;
    }
    if (dates_statement(date)) score -= reporting_cost;
    const std::size_t distance = at > act() ? at - act() : act() - at;
    return score - token_cost * static_cast<double>(distance);
  }

  const DatePhrase* best(Kind kind) const {
    const DatePhrase* best = nullptr;
    double best_score = 0;
    for (const DatePhrase& date : passage_.dates) {
      if (date.sentence != sentence_ || !date.resolved) continue;
      if (kind == Kind::ended && !effect_.kind_words && belongs_to_other_verb(date))
        continue;
      const double own = score(date);
      if (best == nullptr || own > best_score) {
        best = &date;
        best_score = own;
      }
    }
    return best;
  }

  // "effective immediately": the other date of the sentence, else the anchor.
  const DatePhrase* of_immediate(const DatePhrase& immediate) const {
    const DatePhrase* best = &immediate;
    double best_score = -captured_score;
    for (const DatePhrase& date : passage_.dates) {
      const bool usable = date.sentence == sentence_ && date.resolved &&
                          !date.expression.is_immediate &&
                          date.expression.role == DateRole::at;
      if (usable && score(date) > best_score) {
        best = &date;
        best_score = score(date);
      }
    }
    return best;
  }

  Dating undated(Kind kind) const {
    Dating dating;
    dating.grade = Grade::c;
    if (!passage_.published) return dating;
    const Days& published = *passage_.published;
    dating.when = kind == Kind::observed || kind == Kind::proposed
                      ? *passage_.document->published
                      : Edtf::from_days({Day::earliest(), published.latest});
    return dating;
  }

  std::optional<Day> latest_published() const {
    return passage_.published ? std::optional(passage_.published->latest) : std::nullopt;
  }

  // An event that has happened did so by the day of publication.
  Days cut(Days days) const {
    const std::optional<Day> published = latest_published();
    if (published && days.earliest <= *published) {
      days.latest = std::min(days.latest, *published);
    }
    return days;
  }

  bool is_ahead(const Days& days) const {
    const std::optional<Day> published = latest_published();
    return published && days.earliest > *published;
  }

  Dating with_date(const DatePhrase& date, Kind kind) const {
    const Days days = date.resolved->days;
    switch (date.expression.role) {
      case DateRole::since: return since(days, kind);
      case DateRole::until: return until(days, kind);
      case DateRole::by: return by(days, kind);
      case DateRole::before: return bounded({Day::earliest(), days.latest}, kind);
      case DateRole::after:
        return bounded({days.earliest, latest_published().value_or(Day::latest())}, kind);
      case DateRole::range: return range(days, kind);
      case DateRole::at: break;
    }
    Dating dating;
    dating.when = Edtf::from_days(cut(days));
    if (kind == Kind::observed && is_attributive(date)) dating.kind = Kind::adopted;
    return dating;
  }

  // "a 2019 law", "its April 28 memo": the date of the noun behind it, when it was made.
  bool is_attributive(const DatePhrase& date) const {
    const TokenRange window = passage_.range_of(date.sentence);
    const TokenRange range = date.expression.range;
    if (date.expression.form == DateForm::weekday || range.last >= window.last)
      return false;
    const Token& next = passage_.tokens[range.last];
    if (next.kind != TokenKind::word || listed(rules_.grammar.function, next.word))
      return false;
    if (range.first == window.first) return false;
    const Token& before = passage_.tokens[range.first - 1];
    return before.has(token_flag::possessive) ||
           listed(rules_.grammar.definite, before.word) ||
           listed(rules_.grammar.indefinite, before.word);
  }

  Dating since(const Days& days, Kind kind) const {
    if (kind != Kind::observed) {
      Dating dating;
      dating.when = Edtf::from_days(cut(days));
      return dating;
    }
    Dating dating = undated(kind);
    dating.grade = Grade::a;
    dating.adopted = Edtf::from_days(cut(days));
    return dating;
  }

  Dating until(const Days& days, Kind kind) const {
    Dating dating;
    if (kind == Kind::observed && !is_ahead(days)) {
      dating.when = Edtf::from_days(cut(days));
      dating.kind = Kind::ended;
      return dating;
    }
    dating = undated(kind);
    if (kind == Kind::ended) dating.when = Edtf::from_days(days);
    dating.others.emplace_back("until", Edtf::from_days(days));
    return dating;
  }

  Dating by(const Days& days, Kind kind) const {
    if (kind == Kind::observed) {
      Dating dating = undated(kind);
      dating.others.emplace_back("by", Edtf::from_days(days));
      return dating;
    }
    return bounded({Day::earliest(), days.latest}, kind);
  }

  Dating bounded(const Days& days, Kind kind) const {
    if (kind == Kind::observed) return undated(kind);
    Dating dating;
    dating.when = Edtf::from_days(days);
    dating.grade = Grade::b;
    return dating;
  }

  static Dating range(const Days& days, Kind kind) {
    Dating dating;
    if (kind != Kind::observed) {
      dating.when = Edtf::from_days(days);
      return dating;
    }
    const std::string text = to_string(days.earliest) + "/" + to_string(days.latest);
    if (const auto interval = Edtf::parse(text)) dating.when = *interval;
    return dating;
  }

  const CompiledRules& rules_;
  const Passage& passage_;
  const CueHit& hit_;
  const Effect& effect_;
  std::size_t sentence_;
  // What dates belong to: the words that give the kind, else the cue's act.
  TokenRange act_;
};

}  // namespace

Dating date_claim(const CompiledRules& rules,
                  const Passage& passage,
                  const CueHit& hit,
                  const Effect& effect,
                  Kind kind) {
  return Dater(rules, passage, hit, effect).run(kind);
}

}  // namespace stance
