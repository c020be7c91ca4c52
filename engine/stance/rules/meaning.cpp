// SPDX-License-Identifier: Apache-2.0
// One line for each fact. Texts carry their length, so that no two meanings are written
// alike. Lists whose order means nothing are sorted.
#include "stance/rules/meaning.h"

#include <algorithm>
#include <initializer_list>
#include <set>

#include "stance/rules/keys.h"
#include "stance/rules/number_test.h"

namespace stance {
namespace {

class Writer {
 public:
  void line(std::string_view name, std::initializer_list<std::string_view> texts) {
    text_ += name;
    for (const std::string_view text : texts) add(text);
    text_ += '\n';
  }

  template <class Texts>
  void list(std::string_view name, const Texts& texts) {
    text_ += name;
    for (const auto& text : texts) add(text);
    text_ += '\n';
  }

  // The order of patterns does not matter to what they match.
  void patterns(std::string_view name, const std::vector<Pattern>& patterns) {
    std::set<std::string> texts;
    for (const Pattern& pattern : patterns) texts.insert(to_string(pattern));
    list(name, texts);
  }

  template <class Enum, std::size_t count>
  void choice(std::string_view name,
              Enum value,
              const std::array<std::string_view, count>& words) {
    line(name, {words.at(static_cast<std::size_t>(value))});
  }

  std::string take() { return std::move(text_); }

 private:
  void add(std::string_view text) {
    text_ += ' ';
    text_ += std::to_string(text.size());
    text_ += ':';
    text_ += text;
  }

  std::string text_;
};

std::string written(const Period& period) {
  return std::to_string(period.years) + "y" + std::to_string(period.months) + "m" +
         std::to_string(period.days) + "d";
}

void write(Writer& out, const Policy& policy) {
  out.line("policy", {policy.id.text});
  for (const PolicyState& state : policy.states) out.line("state", {state.id.text});
  for (const auto& [state, opposite] : policy.opposites) {
    out.line("opposite", {state.text, opposite.text});
  }
  for (const auto& [state, wider] : policy.implies) {
    std::set<std::string> names;
    for (const StateId& id : wider) names.insert(id.text);
    out.line("implies", {state.text});
    out.list("wider", names);
  }
  if (policy.when_ended) out.line("when-ended", {policy.when_ended->text});
  if (policy.stale_after) out.line("stale-after", {written(*policy.stale_after)});
  out.line("same-event-within", {std::to_string(policy.same_event_within)});
  out.line("by-agency", {policy.by_agency ? "true" : "false"});
  out.choice("combine", policy.combine, combine_words);
  out.choice("inherit", policy.inherit, inherit_words);
  out.choice("strictest", policy.strictest, strictest_words);
  out.choice("answered-by", policy.answered_by, answered_by_words);
}

void write(Writer& out, const Context& context) {
  out.line("context", {context.name});
  out.patterns("words", context.words);
  out.choice("reach", context.reach, reach_words);
  out.line("within", {std::to_string(context.within)});
  out.patterns("stop-at", context.stop_at);
  out.patterns("but-not", context.but_not);
  if (!context.carried_by.empty()) out.patterns("carried-by", context.carried_by);
  if (!context.told_by.empty()) out.patterns("told-by", context.told_by);
  std::set<std::string> policies;
  for (const PolicyId& id : context.only_for) policies.insert(id.text);
  out.list("only-for", policies);
  out.choice("then", context.then, then_words);
  if (context.kind) out.line("kind", {to_string(*context.kind)});
  if (context.value) out.line("value", {*context.value});
}

void write_records(Writer& out, const Cue& cue) {
  for (const Gives& gives : cue.gives) {
    out.line("gives",
             {gives.policy.text,
              gives.state ? "state " + gives.state->text : "by outcome",
              gives.kind ? to_string(*gives.kind) : "from act"});
  }
  for (const Outcome& outcome : cue.outcomes) {
    out.line(
        "outcome",
        {outcome.condition, outcome.state ? "state " + outcome.state->text : "drop"});
  }
}

void write(Writer& out, const Cue& cue) {
  out.line("cue", {cue.id.text});
  out.patterns("when", cue.when);
  for (const Pattern& pattern : cue.near) out.line("near", {to_string(pattern)});
  if (!cue.regex.empty()) {
    out.list("regex", std::set<std::string>(cue.regex.begin(), cue.regex.end()));
  }
  out.choice("within", cue.within, within_words);
  out.choice("about", cue.about, about_words);
  if (cue.repeats) out.choice("repeats", *cue.repeats, about_words);
  if (cue.is_opposite) out.line("opposite", {});
  if (cue.is_last_in_clause) out.line("last-in-clause", {});
  out.patterns("topic", cue.topic);
  out.patterns("unless", cue.unless);
  if (!cue.not_about.empty()) out.patterns("not-about", cue.not_about);
  for (const NumberTest& test : cue.tests) out.line("if", {to_string(test)});
  write_records(out, cue);
  out.list("keep-despite",
           std::set<std::string>(cue.keep_despite.begin(), cue.keep_despite.end()));
  std::set<std::string> stronger;
  for (const CueId& id : cue.yields_to) stronger.insert(id.text);
  out.list("yields-to", stronger);
  if (cue.scope) out.line("scope", {*cue.scope});
  if (cue.instance) out.line("instance", {*cue.instance});
  out.line("binds", {to_string(cue.binds)});
  out.line("grade", {to_string(cue.grade)});
  if (cue.retired) out.line("retired", {to_string(*cue.retired)});
}

void write_words(Writer& out, const RuleSet& rules) {
  std::vector<const WordList*> lists;
  for (const WordList& list : rules.words) lists.push_back(&list);
  std::ranges::sort(lists, {}, [](const WordList* list) { return list->name; });
  for (const WordList* list : lists) {
    out.line("words", {list->name});
    out.patterns("entries", list->entries);
  }
  for (const auto& [word, forms] : rules.forms) {
    out.line("forms", {word});
    out.list("of", std::set<std::string>(forms.begin(), forms.end()));
  }
  for (const auto& [kind, patterns] : rules.acts) {
    out.line("acts", {to_string(kind)});
    out.patterns("entries", patterns);
  }
}

void write(Writer& out, const Precedence& precedence) {
  out.list("rank", precedence.rank);
  out.list(
      "acts-from",
      std::set<std::string>(precedence.acts_from.begin(), precedence.acts_from.end()));
  for (const Reason reason : precedence.order) out.choice("reason", reason, reason_words);
  out.line("trusted", {to_string(precedence.trusted)});
}

void write(Writer& out, const PlaceWords& places) {
  out.patterns("county", places.county);
  out.patterns("place", places.place);
  out.patterns("state-words", places.state);
  if (!places.own.empty()) out.patterns("own", places.own);
  if (!places.nobody.empty()) out.patterns("nobody", places.nobody);
  if (!places.laws.empty()) out.patterns("laws", places.laws);
  if (!places.prisons.empty()) out.patterns("prisons", places.prisons);
  if (!places.prisons_in.empty())
    out.list("prisons-in",
             std::set<std::string>(places.prisons_in.begin(), places.prisons_in.end()));
  out.patterns("guards", places.guards);
  out.patterns("comparisons", places.comparisons);
  out.patterns("agencies", places.agencies);
  for (const auto& [host, state] : places.outlets) out.line("outlet", {host, state});
}

void write(Writer& out, const TextWords& text) {
  const auto add = [&out](std::string_view name, const std::vector<std::string>& words) {
    out.list(name, std::set<std::string>(words.begin(), words.end()));
  };
  add("abbreviations", text.abbreviations);
  add("titles", text.titles);
  add("given-names", text.given_names);
  add("clause-openers", text.clause_openers);
  add("reporting-verbs", text.reporting_verbs);
}

void write(Writer& out, const DateRules& dates) {
  out.line("parts", {std::to_string(dates.parts)});
  out.line("edge-days", {std::to_string(dates.edge_days)});
  out.line("recent-days", {std::to_string(dates.recent_days)});
  for (const auto& [name, month] : dates.seasons)
    out.line("season", {name, std::to_string(month)});
  for (const auto& [name, on] : dates.holidays) {
    out.line("holiday",
             {name,
              std::to_string(on.month),
              std::to_string(on.day),
              std::to_string(on.nth),
              std::to_string(on.weekday),
              std::to_string(on.behind)});
  }
}

template <class Part>
std::string alone(const Part& part) {
  Writer out;
  write(out, part);
  return out.take();
}

void add_word_parts(const RuleSet& rules, std::map<std::string, std::string>& parts) {
  for (const WordList& list : rules.words) {
    Writer out;
    out.patterns("entries", list.entries);
    parts["words " + list.name] = out.take();
  }
  for (const auto& [word, forms] : rules.forms) {
    Writer out;
    out.list("forms", std::set<std::string>(forms.begin(), forms.end()));
    parts["forms " + word] = out.take();
  }
  for (const auto& [kind, patterns] : rules.acts) {
    Writer out;
    out.patterns("entries", patterns);
    parts["acts " + std::string(to_string(kind))] = out.take();
  }
}

}  // namespace

std::map<std::string, std::string> parts_of_meaning(const RuleSet& rules) {
  std::map<std::string, std::string> parts;
  for (const Policy& policy : rules.policies) {
    parts["policy " + policy.id.text] = alone(policy);
  }
  add_word_parts(rules, parts);
  for (const Context& context : rules.contexts) {
    parts["context " + context.name] = alone(context);
  }
  for (const Cue& cue : rules.cues) parts["cue " + cue.id.text] = alone(cue);
  parts["precedence"] = alone(rules.precedence);
  parts["places"] = alone(rules.places);
  parts["text"] = alone(rules.text);
  if (rules.dates != DateRules{}) parts["dates"] = alone(rules.dates);
  for (const ReadingPack& pack : rules.readings) {
    parts["reading " + pack.name] = meaning_of(pack);
  }
  return parts;
}

std::string meaning_of(const RuleSet& rules) {
  Writer out;
  out.line("language", {"1"});
  for (const Policy& policy : rules.policies) write(out, policy);
  write_words(out, rules);
  for (const Context& context : rules.contexts) write(out, context);
  for (const Cue& cue : rules.cues) write(out, cue);
  write(out, rules.precedence);
  write(out, rules.places);
  write(out, rules.text);
  if (rules.dates != DateRules{}) write(out, rules.dates);
  return out.take();
}

}  // namespace stance
