// SPDX-License-Identifier: Apache-2.0
// What an edit can touch. A text in which nothing that the edit changes can match is read
// as before, whatever else the edited part holds.
#include <algorithm>
#include <set>
#include <type_traits>
#include <utility>

#include "stance/rules/forms.h"
#include "stance/rules/pattern_walk.h"
#include "stance/rules/rule_edits.h"

namespace stance {
namespace {

// Edits of a policy that extraction sees: all but those that only decide.
bool changes_states(std::string_view what) {
  static const std::set<std::string, std::less<>> unseen = {"when-ended",
                                                            "stale-after",
                                                            "same-event-within",
                                                            "by-agency",
                                                            "combine",
                                                            "inherit",
                                                            "strictest",
                                                            "order"};
  while (!what.empty()) {
    const std::size_t comma = std::min(what.find(", "), what.size());
    if (!unseen.contains(what.substr(0, comma))) return true;
    what.remove_prefix(std::min(comma + 2, what.size()));
  }
  return false;
}

std::vector<Trigger> triggers_of(const Cue& cue) {
  if (!cue.near.empty()) return {cue.near};
  // Nobody knows which words an expression needs: an empty trigger, for every text.
  if (!cue.regex.empty()) return {Trigger{}};
  std::vector<Trigger> triggers;
  for (const Pattern& pattern : cue.when) triggers.push_back({pattern});
  return triggers;
}

std::vector<Trigger> triggers_of(const Context& context) {
  std::vector<Trigger> triggers;
  for (const Pattern& pattern : context.words) triggers.push_back({pattern});
  return triggers;
}

void append(std::vector<Trigger>& all, std::vector<Trigger> more) {
  std::ranges::move(more, std::back_inserter(all));
}

void add(std::vector<Touch>& touches, Touch touch) {
  if (!touch.triggers.empty()) touches.push_back(std::move(touch));
}

// Those that the other list has not, each a trigger.
std::vector<Trigger> missing(const std::vector<Pattern>& patterns,
                             const std::vector<Pattern>& others) {
  std::vector<Trigger> triggers;
  for (const Pattern& pattern : patterns) {
    const bool is_there = std::ranges::find(others, pattern) != others.end();
    if (!is_there) triggers.push_back({pattern});
  }
  return triggers;
}

// Cues that can fire by something that they use.
template <class Uses>
std::vector<Trigger> triggers_using(const RuleSet& rules, const Uses& uses) {
  std::vector<Trigger> triggers;
  for (const Cue& cue : rules.cues) {
    PatternUses used(rules);
    used.add(cue.when);
    used.add(cue.near);
    if (uses(used)) append(triggers, triggers_of(cue));
  }
  return triggers;
}

const std::vector<CueId> any_cue = {};

// What is no part of what the cue does, and the patterns that are looked at one by one.
Cue without_patterns(Cue cue) {
  for (auto* list : {&cue.when, &cue.topic, &cue.unless, &cue.not_about}) list->clear();
  for (auto* texts : {&cue.yes, &cue.no, &cue.was}) texts->clear();
  cue.because.reset();
  cue.yes_spans.clear();
  cue.no_spans.clear();
  for (Outcome& outcome : cue.outcomes) outcome.span = {};
  cue.span = {};
  return cue;
}

Context without_patterns(Context context) {
  for_pattern_lists(context, [](std::vector<Pattern>& list) { list.clear(); });
  context.was.clear();
  context.span = {};
  return context;
}

Pattern pattern_of(const std::string& word) {
  PatternItem item;
  item.text = word;
  return {.items = {std::move(item)}, .span = {}};
}

class Toucher {
 public:
  Toucher(const RuleSet& before, const RuleSet& after) : before_(before), after_(after) {}

  TouchedText run() {
    for (const RuleEdit& edit : rule_edits(before_, after_)) {
      add(edit);
      if (touched_.all) return {.all = true};
    }
    return std::move(touched_);
  }

 private:
  void add(const RuleEdit& edit) {
    const std::size_t blank = std::min(edit.part.find(' '), edit.part.size());
    const std::string kind = edit.part.substr(0, blank);
    const std::string name = edit.part.substr(std::min(blank + 1, edit.part.size()));
    if (kind == "policy") {
      if (changes_states(edit.what)) add_policy({name});
    } else if (kind == "words") {
      add_list(name);
    } else if (kind == "acts") {
      add_acts(parse_kind(name).value_or(Kind::observed));
    } else if (kind == "forms") {
      add_forms(name);
    } else if (kind == "context") {
      add_changed(before_.contexts, after_.contexts, &Context::name, name);
    } else if (kind == "cue") {
      add_changed(before_.cues, after_.cues, &Cue::id, CueId{name});
    } else if (kind != "reading" && kind != "precedence") {
      touched_.all = true;  // places, text, the order of parts
    }
  }

  void add_policy(const PolicyId& policy) {
    const auto add_cues = [&policy](const RuleSet& rules, std::vector<Touch>& to) {
      Touch touch = {.fired = std::vector<CueId>(), .fired_tells = true};
      for (const Cue& cue : rules.cues) {
        const bool is_about =
            std::ranges::find(cue.gives, policy, &Gives::policy) != cue.gives.end();
        if (!is_about) continue;
        append(touch.triggers, triggers_of(cue));
        touch.fired->push_back(cue.id);
      }
      stance::add(to, std::move(touch));
    };
    add_cues(before_, touched_.before);
    add_cues(after_, touched_.after);
  }

  // Of patterns that reach what some cue finds, or may let cues fire that use them.
  template <class Uses>
  void add_difference(const std::vector<Pattern>& before,
                      const std::vector<Pattern>& after,
                      const Uses& uses) {
    stance::add(touched_.before, {.triggers = missing(before, after), .fired = any_cue});
    Touch touch = {.triggers = missing(after, before), .fired = any_cue};
    if (!touch.triggers.empty()) touch.or_now = triggers_using(after_, uses);
    stance::add(touched_.after, std::move(touch));
  }

  // From words for places others are made, in the plural and so on.
  static bool is_for_places(const RuleSet& rules, const std::string& list) {
    PatternUses uses(rules);
    uses.add_all(rules.places);
    return uses.uses_list(list);
  }

  void add_list(const std::string& name) {
    if (is_for_places(before_, name) || is_for_places(after_, name)) {
      touched_.all = true;
      return;
    }
    const WordList none;
    const WordList* before = before_.find_words(name);
    const WordList* after = after_.find_words(name);
    add_difference((before == nullptr ? none : *before).entries,
                   (after == nullptr ? none : *after).entries,
                   [&](const PatternUses& uses) { return uses.uses_list(name); });
  }

  void add_acts(Kind kind) {
    const auto words_of = [kind](const RuleSet& rules) {
      const auto found = rules.acts.find(kind);
      return found == rules.acts.end() ? std::vector<Pattern>() : found->second;
    };
    add_difference(words_of(before_), words_of(after_), [](const PatternUses& uses) {
      return uses.uses_acts();
    });
  }

  // Also those that it lists itself: they tell the past from the present.
  void add_forms(const std::string& word) {
    const auto forms_in = [&word](const RuleSet& rules) {
      const std::vector<std::string> forms = forms_of(word, rules.forms);
      std::set<std::string> all(forms.begin(), forms.end());
      const auto listed = rules.forms.find(word);
      if (listed != rules.forms.end()) {
        for (const std::string& form : listed->second) all.insert(form + " listed");
      }
      return all;
    };
    const std::set<std::string> before = forms_in(before_);
    const std::set<std::string> after = forms_in(after_);
    std::vector<std::string> changed;
    std::ranges::set_symmetric_difference(before, after, std::back_inserter(changed));
    std::set<std::string> words;
    for (const std::string& form : changed) words.insert(form.substr(0, form.find(' ')));
    // Such words also tell names from others, and names let cues fire.
    Touch touch;
    for (const std::string& form : words) touch.triggers.push_back({pattern_of(form)});
    stance::add(touched_.after, std::move(touch));
  }

  template <class Part, class Name, class Value>
  void add_changed(const std::vector<Part>& before,
                   const std::vector<Part>& after,
                   Name name,
                   const Value& value) {
    const auto old_part = std::ranges::find(before, value, name);
    const auto new_part = std::ranges::find(after, value, name);
    const bool is_in_both = old_part != before.end() && new_part != after.end();
    if (is_in_both && without_patterns(*old_part) == without_patterns(*new_part)) {
      add_pattern_changes(*old_part, *new_part);
      return;
    }
    constexpr bool is_cue = std::is_same_v<Part, Cue>;
    if (old_part != before.end()) {
      stance::add(touched_.before,
                  {.triggers = triggers_of(*old_part),
                   .fired = who_fired(*old_part),
                   .fired_tells = is_cue});
    }
    if (new_part == after.end()) return;
    stance::add(touched_.after,
                {.triggers = triggers_of(*new_part),
                 .fired = is_in_both ? who_fires(*old_part, *new_part)
                                     : who_fires(Part{}, *new_part),
                 .fired_tells = is_cue});
  }

  static std::vector<CueId> who_fired(const Cue& cue) { return {cue.id}; }
  static std::vector<CueId> who_fired(const Context&) { return any_cue; }

  // Nothing where it may fire for the first time.
  static std::optional<std::vector<CueId>> who_fires(const Cue& was, const Cue& is) {
    const bool is_as_before = was.when == is.when && was.near == is.near &&
                              was.regex == is.regex && was.within == is.within;
    if (!is_as_before) return std::nullopt;
    return who_fired(is);
  }
  static std::optional<std::vector<CueId>> who_fires(const Context&, const Context&) {
    return any_cue;
  }

  void add_pattern_changes(const Context& before, const Context& after) {
    std::vector<const std::vector<Pattern>*> lists;
    for_pattern_lists(before, [&lists](const auto& list) { lists.push_back(&list); });
    std::size_t next = 0;
    for_pattern_lists(after, [&](const auto& list) {
      const std::vector<Pattern>& other = *lists[next++];
      stance::add(touched_.before, {.triggers = missing(other, list), .fired = any_cue});
      stance::add(touched_.after, {.triggers = missing(list, other), .fired = any_cue});
    });
  }

  // What is no trigger of its own matters where the cue fires.
  void add_pattern_changes(const Cue& before, const Cue& after) {
    const std::vector<CueId> itself = {before.id};
    std::vector<const std::vector<Pattern>*> lists;
    for_pattern_lists(before, [&lists](const auto& list) { lists.push_back(&list); });
    std::size_t next = 0;
    for_pattern_lists(after, [&](const auto& list) {
      const std::vector<Pattern>& other = *lists[next++];
      stance::add(touched_.before, {.triggers = missing(other, list), .fired = itself});
      Touch touch = {.triggers = missing(list, other)};
      if (&list != &after.when) touch.fired = itself;
      stance::add(touched_.after, std::move(touch));
    });
  }

  const RuleSet& before_;
  const RuleSet& after_;
  TouchedText touched_;
};

}  // namespace

TouchedText touched_text(const RuleSet& before, const RuleSet& after) {
  if (means_same(before, after)) return {};
  return Toucher(before, after).run();
}

}  // namespace stance
