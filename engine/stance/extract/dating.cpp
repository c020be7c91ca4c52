// SPDX-License-Identifier: Apache-2.0
// A date scores 4 in the act's clause, 2 in its sentence, 2 more right behind the act; a
// verb of saying beside it costs 2: "said Friday" dates the statement, and the act only
// if nothing better does.
#include "stance/extract/dating.h"

#include <algorithm>

#include "stance/extract/act_days.h"
#include "stance/extract/date_ties.h"
#include "stance/extract/told_days.h"

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
        ContextTable& contexts,
        const ToldAct& told)
      : rules_(rules),
        passage_(passage),
        hit_(told.hit),
        effect_(told.effect),
        repeats_(rules.cues[told.hit.cue].cue->repeats.has_value()),
        sentence_(effect_.kind_sentence.value_or(hit_.sentence)),
        act_(effect_.kind_words.value_or(hit_.match.act)),
        ties_(rules, passage, contexts.in_sentence(sentence_), act_),
        days_(rules, passage, contexts, told) {}

  Dating run(Kind kind) {
    Dating dating = days_of(kind);
    const DatePhrase* began = kind == Kind::ended ? days_.of_beginning() : nullptr;
    if (began != nullptr) dating.began = Edtf::from_days(began->resolved->days);
    return dating;
  }

 private:
  Dating days_of(Kind kind) {
    if (const DatePhrase* own = days_.in_own_sentence())
      return with_date(*own, DateTie::paper, kind);
    const DatePhrase* effective = kind == Kind::adopted ? days_.of_effect() : nullptr;
    if (effective != nullptr) {
      Dating dating = with_date(*effective, DateTie::act, kind);
      dating.grade = std::max(Grade::b, effective->resolved->grade);
      return dating;
    }
    const DatePhrase* date = best(kind);
    if (date != nullptr && date->expression.is_immediate) date = of_immediate(*date);
    if (date == nullptr || says_nothing_of_end(*date)) return by_sentences_before(kind);
    const DateTie tie = ties_.of(*date, kind);
    const bool is_stated = tie == DateTie::statement;
    Dating dating = with_date(*date, tie, kind);
    // "Criticized on Tuesday an order that bars": the order is not younger than that.
    if (effect_.kind_words && kind == Kind::adopted && is_stated)
      dating = bounded({Day::earliest(), date->resolved->days.latest}, kind);
    dating.grade = std::max(dating.grade, date->resolved->grade);
    if (is_stated && kind != Kind::observed)
      dating.grade = std::max(dating.grade, Grade::b);
    return dating;
  }

  // What "used to" hold has an end that only "until" and its like can date; a day of any
  // other kind in the sentence is of something else.
  bool says_nothing_of_end(const DatePhrase& date) const {
    const DateRole role = date.expression.role;
    return effect_.is_past && (role == DateRole::at || role == DateRole::since);
  }

  std::size_t act() const { return act_.first; }
  // In the cue's words, or in those that give the kind: "effective May 2".
  bool is_captured(const DatePhrase& date) const {
    const TokenRange range = date.expression.range;
    if (effect_.kind_words && effect_.kind_sentence && act_.first <= range.first &&
        range.last <= act_.last) {
      return true;
    }
    if (days_.ends_what_is_told()) return false;
    return std::any_of(hit_.match.captures.begin(),
                       hit_.match.captures.end(),
                       [&](const Capture& capture) {
                         return capture.form == CaptureForm::date &&
                                &passage_.dates[capture.index] == &date;
                       });
  }

  double score(const DatePhrase& date, DateTie tie) const {
    if (is_captured(date)) return captured_score;
    const std::size_t at = date.expression.range.first;
    const bool same = passage_.clauses[at] == passage_.clauses[act()];
    double score = same ? clause_score : sentence_score;
    if (at >= act_.last && at - act_.last <= adjacent_reach) {
      score += adjacent_score;
    }
    if (tie == DateTie::statement || tie == DateTie::other) score -= reporting_cost;
    const std::size_t distance = at > act() ? at - act() : act() - at;
    return score - token_cost * static_cast<double>(distance);
  }

  // Whether a date of the sentence can be that of the act at all.
  bool is_of_act(const DatePhrase& date, DateTie tie, Kind kind) {
    if (is_captured(date) || date.expression.is_immediate) return true;
    // "A signed one in May, and B has one too": said of A.
    if (repeats_ && date.expression.range.first < hit_.match.range.first) return false;
    if (ties_.is_aside(date)) return false;
    if (is_of_what_is_told(date, tie)) return false;
    // "Is leaving the program, in which it took part since 2008": no day of the end.
    if (kind == Kind::ended && days_.is_of_what_ends(date)) return false;
    const bool is_since = kind == Kind::ended && date.expression.role == DateRole::since;
    const bool dates_end =
        ties_.leads_on(date) || ties_.is_right_behind(date) || days_.is_from_on(date);
    if (is_since && !dates_end) return false;
    // "Eases an order signed in July": the end is not that old.
    const bool is_of_order = tie == DateTie::other && kind == Kind::ended &&
                             !effect_.kind_words && ties_.follows_verb(date) &&
                             date.expression.range.first >= act_.last;
    return !is_of_order;
  }

  // "Signed one in 2019, and the sheriff ended it"
  bool is_of_what_is_told(const DatePhrase& date, DateTie tie) const {
    const std::size_t at = date.expression.range.first;
    if (!days_.ends_what_is_told() || at >= act() || ties_.leads_on(date)) return false;
    const bool is_right_behind =
        at >= hit_.match.range.first && at <= hit_.match.range.last + adjacent_reach &&
        passage_.clauses[at] == passage_.clauses[hit_.match.act.first];
    return is_right_behind || (tie != DateTie::none && tie != DateTie::act);
  }

  const DatePhrase* best(Kind kind) {
    const DatePhrase* best = nullptr;
    double best_score = 0;
    for (const DatePhrase& date : passage_.dates) {
      if (date.sentence != sentence_ || !date.resolved) continue;
      const DateTie tie = ties_.of(date, kind);
      if (!is_of_act(date, tie, kind)) continue;
      const double own = score(date, tie);
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
      const double own = score(date, ties_.of(date, Kind::adopted));
      if (usable && own > best_score) {
        best = &date;
        best_score = own;
      }
    }
    return best;
  }

  Dating by_sentences_before(Kind kind) {
    if (kind != Kind::adopted && kind != Kind::ended) return undated(kind);
    const DatePhrase* date = days_.in_sentences_before();
    if (date == nullptr) return undated(kind);
    Dating dating;
    dating.when = Edtf::from_days(cut(date->resolved->days));
    dating.grade = Grade::c;
    return dating;
  }

  Dating undated(Kind kind) const {
    Dating dating;
    dating.grade = Grade::c;
    if (!passage_.published) return dating;
    const Days& published = *passage_.published;
    const auto told = kind == Kind::observed
                          ? told_day(rules_, passage_, hit_.sentence, hit_.match.act)
                          : std::nullopt;
    if (told) {
      dating.when = Edtf::from_days({*told, published.latest});
      return dating;
    }
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

  Dating with_date(const DatePhrase& date, DateTie tie, Kind kind) const {
    const Days days = date.resolved->days;
    switch (date.expression.role) {
      case DateRole::since: return since(date, kind);
      case DateRole::until: return until(days, kind);
      case DateRole::by: return by(days, kind);
      case DateRole::before: return bounded({Day::earliest(), days.latest}, kind);
      case DateRole::after:
        return bounded({days.earliest, latest_published().value_or(Day::latest())}, kind);
      case DateRole::range: return range(date, kind);
      case DateRole::at: break;
    }
    if (kind == Kind::observed) return observed_at(date, tie);
    Dating dating;
    dating.when = Edtf::from_days(cut(days));
    if (tie == DateTie::other) dating.grade = Grade::c;
    return dating;
  }

  // A state that is told with a day began on it: "in 2019 the board barred ...", "under
  // the order of June 4 ..."; unless somebody said so on that day.
  Dating observed_at(const DatePhrase& date, DateTie tie) const {
    const Days days = date.resolved->days;
    if (tie == DateTie::statement) return stated_at(days);
    if (tie == DateTie::other) return undated(Kind::observed);
    const bool same_clause = is_joined(date);
    const bool still_holds = effect_.kept_kind == Kind::observed;
    // "Renewed it in May": it held then.
    const bool is_its_own = tie != DateTie::paper && ties_.is_of_verb(date);
    if (still_holds && is_its_own && !is_ahead(days)) return stated_at(days);
    const bool is_new = tie == DateTie::paper || (same_clause && !still_holds);
    const bool is_today = days.is_single() && tie == DateTie::act;
    if (!is_new || (holds_publication(days) && !is_today)) return undated(Kind::observed);
    if (is_ahead(days) && !begins_then(date)) return undated(Kind::observed);
    Dating dating;
    dating.when = Edtf::from_days(cut(days));
    dating.kind = Kind::adopted;
    dating.grade = Grade::b;
    return dating;
  }

  // "Which had held them since 2009"; not "has had them since".
  bool had_been() const {
    const TokenRange said = passage_.range_of(sentence_);
    for (std::size_t at = said.first; at < said.last; ++at) {
      const bool is_there = passage_.clauses[at] == passage_.clauses[act()];
      if (!is_there || passage_.spelled({at, at + 1}) != "had") continue;
      const std::string_view before =
          at == said.first ? std::string_view() : passage_.spelled({at - 1, at});
      if (before != "has" && before != "have") return true;
    }
    return false;
  }

  // The day on which what is told holds still; nothing of what is told as past.
  std::optional<Edtf> seen() const {
    if (effect_.is_past || had_been() || !passage_.published) return std::nullopt;
    return undated(Kind::observed).when;
  }

  // In the act's own clause; not "A signed in May, and B has one".
  bool is_joined(const DatePhrase& date) const {
    const TokenRange range = date.expression.range;
    if (passage_.clauses[range.first] != passage_.clauses[act_.first]) return false;
    for (std::size_t at = range.last; at + 1 < act_.first; ++at) {
      const bool joins = passage_.tokens[at].kind == TokenKind::comma &&
                         passage_.spelled({at + 1, at + 2}) == "and";
      if (joins) return false;
    }
    return true;
  }

  // It held on the day it was said, and when that was printed soon after.
  Dating stated_at(const Days& days) const {
    Dating dating;
    dating.when = Edtf::from_days(cut(days));
    const std::optional<Day> published = latest_published();
    const bool is_fresh = published && passage_.published->is_single() &&
                          days.is_single() && days.latest < *published &&
                          published->number - days.latest.number <= days_of_news;
    if (!is_fresh) return dating;
    const auto held = Edtf::parse(to_string(days.earliest) + "/" + to_string(*published));
    if (held) dating.when = *held;
    return dating;
  }

  // "Today", "this year the jail has kept four": no beginning.
  bool holds_publication(const Days& days) const {
    const std::optional<Day> published = latest_published();
    return published && days.contains(*published);
  }

  // A day ahead says when it begins only where it opens the clause of the act.
  bool begins_then(const DatePhrase& date) const {
    return date.expression.range.first < act_.first;
  }

  // It holds, too; but "from 2014 on they kept none" is told as past.
  Dating since(const DatePhrase& date, Kind kind) const {
    Dating dating;
    dating.when = Edtf::from_days(cut(date.resolved->days));
    if (kind == Kind::observed) dating.kind = Kind::adopted;
    const bool holds = kind == Kind::observed || kind == Kind::adopted;
    if (holds && !days_.is_from_on(date)) dating.seen = seen();
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
    // An end whose term is not over yet lies ahead. Of what began it may as well be said
    // how long it still lasts.
    const std::optional<Day> published = latest_published();
    const bool is_term = kind == Kind::ended && published && days.latest > *published;
    return bounded({is_term ? *published : Day::earliest(), days.latest}, kind);
  }

  Dating bounded(const Days& days, Kind kind) const {
    if (kind == Kind::observed) return undated(kind);
    Dating dating;
    dating.when = Edtf::from_days(days);
    dating.grade = Grade::b;
    return dating;
  }

  // "Took part from 2007 until 2012" and does no more: the two ends.
  static Dating range(const DatePhrase& date, Kind kind) {
    const Days& days = date.resolved->days;
    Dating dating;
    if (kind == Kind::ended && date.expression.ends) {
      dating.when = Edtf::from_days(date.expression.ends->second);
      dating.began = Edtf::from_days(date.expression.ends->first);
      return dating;
    }
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
  bool repeats_;
  std::size_t sentence_;
  // What dates belong to: the words that give the kind, else the cue's act.
  TokenRange act_;
  DateTies ties_;
  ActDays days_;
};

}  // namespace

Dating date_claim(const CompiledRules& rules,
                  const Passage& passage,
                  ContextTable& contexts,
                  const ToldAct& act,
                  Kind kind) {
  return Dater(rules, passage, contexts, act).run(kind);
}

}  // namespace stance
