// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/rule_edits.h"

#include <algorithm>
#include <map>
#include <utility>

#include "stance/base/digest.h"
#include "stance/base/text.h"
#include "stance/rules/meaning.h"

namespace stance {
namespace {

using Parts = std::map<std::string, std::string>;

constexpr std::string_view order_part = "cues and contexts";

std::string first_word(const std::string& line) {
  return line.substr(0, line.find(' '));
}

// The names of the lines that only one of the texts has, in their order.
std::string changed_lines(const std::string& before, const std::string& after) {
  const std::vector<std::string> old_lines = split_lines(before);
  const std::vector<std::string> new_lines = split_lines(after);
  std::vector<std::string> names;
  const auto add = [&names](const std::vector<std::string>& from,
                            const std::vector<std::string>& other) {
    for (const std::string& line : from) {
      if (std::ranges::find(other, line) != other.end()) continue;
      const std::string name = first_word(line);
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
  };
  add(new_lines, old_lines);
  add(old_lines, new_lines);
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "order" : text;
}

bool is_of(const RuleEdit& edit, std::string_view kind) {
  return edit.part == kind || edit.part.starts_with(std::string(kind) + " ");
}

std::string name_of(const RuleEdit& edit) {
  const std::size_t blank = edit.part.find(' ');
  return blank == std::string::npos ? "" : edit.part.substr(blank + 1);
}

// --- what patterns use

struct Used {
  std::set<std::string> lists;
  std::set<std::string> forms;
  bool acts = false;
};

void add_uses(const RuleSet& rules, const std::vector<Pattern>& patterns, Used& used) {
  for (const Pattern& pattern : patterns) {
    for (const PatternItem& item : pattern.items) {
      if (item.any_form) used.forms.insert(item.text);
      add_uses(rules, item.branches, used);
      if (item.form == ItemForm::act && !used.acts) {
        used.acts = true;
        for (const auto& [kind, words] : rules.acts) add_uses(rules, words, used);
      }
      if (item.form != ItemForm::list || !used.lists.insert(item.text).second) continue;
      const WordList* list = rules.find_words(item.text);
      if (list != nullptr) add_uses(rules, list->entries, used);
    }
  }
}

Used uses_of(const RuleSet& rules, const Cue& cue) {
  Used used;
  for (const auto* patterns : {&cue.when, &cue.near, &cue.topic, &cue.unless}) {
    add_uses(rules, *patterns, used);
  }
  return used;
}

Used uses_of_surroundings(const RuleSet& rules) {
  Used used;
  for (const Context& context : rules.contexts) {
    for (const auto* list : {&context.words, &context.stop_at, &context.but_not}) {
      add_uses(rules, *list, used);
    }
  }
  const PlaceWords& places = rules.places;
  for (const auto* list : {&places.county,
                           &places.place,
                           &places.state,
                           &places.own,
                           &places.nobody,
                           &places.guards,
                           &places.comparisons,
                           &places.agencies}) {
    add_uses(rules, *list, used);
  }
  return used;
}

bool touches(const std::vector<RuleEdit>& edits, const Used& used) {
  return std::ranges::any_of(edits, [&used](const RuleEdit& edit) {
    const std::string name = name_of(edit);
    return (is_of(edit, "words") && used.lists.contains(name)) ||
           (is_of(edit, "forms") && used.forms.contains(name)) ||
           (is_of(edit, "acts") && used.acts);
  });
}

// Edits of a policy that extraction sees.
bool changes_states(const RuleEdit& edit) {
  if (!is_of(edit, "policy")) return false;
  constexpr std::array<std::string_view, 4> seen = {
      "added", "taken out", "state", "opposite"};
  return std::ranges::any_of(seen, [&edit](std::string_view word) {
    return edit.what.find(word) != std::string::npos;
  });
}

bool is_touched(const RuleSet& rules,
                const Cue& cue,
                const std::vector<RuleEdit>& edits) {
  if (touches(edits, uses_of(rules, cue))) return true;
  return std::ranges::any_of(edits, [&cue](const RuleEdit& edit) {
    if (edit.part == "cue " + cue.id.text) return true;
    return changes_states(edit) &&
           std::ranges::any_of(cue.gives, [&edit](const Gives& gives) {
             return edit.part == "policy " + gives.policy.text;
           });
  });
}

std::set<CueId> touched_cues(const RuleSet& rules, const std::vector<RuleEdit>& edits) {
  std::set<CueId> cues;
  for (const Cue& cue : rules.cues) {
    if (is_touched(rules, cue, edits)) cues.insert(cue.id);
  }
  return cues;
}

bool is_of_everything(const RuleSet& rules, const std::vector<RuleEdit>& edits) {
  const bool is_global = std::ranges::any_of(edits, [](const RuleEdit& edit) {
    return is_of(edit, "context") || edit.part == "places" || edit.part == "text" ||
           edit.part == order_part;
  });
  return is_global || touches(edits, uses_of_surroundings(rules));
}

// --- taking an edit back

template <class T, class Name>
void take_back(std::vector<T>& list,
               const std::vector<T>& before,
               const std::string& name,
               Name name_of_part) {
  const auto named = [&](const T& part) { return name_of_part(part) == name; };
  const auto old_part = std::ranges::find_if(before, named);
  const auto new_part = std::ranges::find_if(list, named);
  if (old_part == before.end()) {
    list.erase(new_part);
  } else if (new_part != list.end()) {
    *new_part = *old_part;
  } else {
    const auto place =
        std::min(list.size(), static_cast<std::size_t>(old_part - before.begin()));
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(place), *old_part);
  }
}

template <class Map, class Key>
void take_back_key(Map& map, const Map& before, const Key& key) {
  const auto found = before.find(key);
  if (found == before.end()) {
    map.erase(key);
  } else {
    map.insert_or_assign(key, found->second);
  }
}

bool has_policy_state(const RuleSet& rules, const Gives& gives) {
  const Policy* policy = rules.find_policy(gives.policy);
  return policy != nullptr &&
         (!gives.state || policy->find_state(*gives.state) != nullptr);
}

bool names_only_what_is_there(const RuleSet& rules, const Cue& cue) {
  const bool has_outcomes =
      std::ranges::all_of(cue.outcomes, [&](const Outcome& outcome) {
        return has_policy_state(rules, {cue.gives.front().policy, outcome.state});
      });
  const bool has_records = std::ranges::all_of(
      cue.gives, [&](const Gives& gives) { return has_policy_state(rules, gives); });
  const bool has_yields = std::ranges::all_of(cue.yields_to, [&](const CueId& id) {
    return std::ranges::find(rules.cues, id, &Cue::id) != rules.cues.end();
  });
  return has_outcomes && has_records && has_yields;
}

// Everything that is named is there, and no list contains itself.
bool is_whole(const RuleSet& rules) {
  Used used = uses_of_surroundings(rules);
  for (const Cue& cue : rules.cues) {
    if (!names_only_what_is_there(rules, cue)) return false;
    for (const auto* patterns : {&cue.when, &cue.near, &cue.topic, &cue.unless}) {
      add_uses(rules, *patterns, used);
    }
  }
  const bool has_lists = std::ranges::all_of(used.lists, [&](const std::string& list) {
    return rules.find_words(list) != nullptr;
  });
  const bool has_loop = std::ranges::any_of(rules.words, [&](const WordList& list) {
    Used below;
    add_uses(rules, list.entries, below);
    return below.lists.contains(list.name);
  });
  if (has_loop) return false;
  const bool has_policies =
      std::ranges::all_of(rules.contexts, [&](const Context& context) {
        return std::ranges::all_of(context.only_for, [&](const PolicyId& id) {
          return rules.find_policy(id) != nullptr;
        });
      });
  return has_lists && has_policies;
}

// Do the readings ask for the values that the policies have?
bool fits_readings(const RuleSet& rules) {
  for (const ReadingPack& pack : rules.readings) {
    for (const StatusTable& status : pack.statuses) {
      for (std::size_t i = 0; i < status.kinds.size(); ++i) {
        if (status.kinds[i] != InputKind::policy) continue;
        const TableInput& input = status.table.inputs[i];
        const Policy* policy = rules.find_policy({input.name});
        if (policy == nullptr || policy->states.size() + 1 != input.values.size()) {
          return false;
        }
        for (std::size_t k = 0; k < policy->states.size(); ++k) {
          if (policy->states[k].id.text != input.values[k]) return false;
        }
      }
    }
  }
  return true;
}

}  // namespace

std::vector<RuleEdit> rule_edits(const RuleSet& before, const RuleSet& after) {
  const Parts old_parts = parts_of_meaning(before);
  const Parts new_parts = parts_of_meaning(after);
  std::map<std::string, RuleEdit> edits;
  for (const auto& [part, text] : new_parts) {
    const auto old_part = old_parts.find(part);
    if (old_part == old_parts.end()) {
      edits[part] = {part, "added"};
    } else if (old_part->second != text) {
      edits[part] = {part, changed_lines(old_part->second, text)};
    }
  }
  for (const auto& [part, text] : old_parts) {
    if (!new_parts.contains(part)) edits[part] = {part, "taken out"};
  }
  std::vector<RuleEdit> list;
  for (auto& [part, edit] : edits) list.push_back(std::move(edit));
  if (list.empty() && before.digest != after.digest) {
    list.push_back({std::string(order_part), "order"});
  }
  return list;
}

std::string words_of(const RuleEdit& edit) {
  return edit.part + " (" + edit.what + ")";
}

TouchedText touched_text(const RuleSet& before, const RuleSet& after) {
  const std::vector<RuleEdit> edits = rule_edits(before, after);
  TouchedText touched;
  touched.all = is_of_everything(before, edits) || is_of_everything(after, edits);
  if (touched.all) return touched;
  touched.cues_before = touched_cues(before, edits);
  touched.cues_after = touched_cues(after, edits);
  return touched;
}

RuleSet with_cues_alone(const RuleSet& rules, const std::set<CueId>& cues) {
  RuleSet alone = rules;
  std::erase_if(alone.cues, [&](const Cue& cue) { return !cues.contains(cue.id); });
  for (Cue& cue : alone.cues) cue.yields_to.clear();
  return alone;
}

std::optional<RuleSet> without_edit(const RuleSet& before,
                                    const RuleSet& after,
                                    const RuleEdit& edit) {
  if (edit.part == order_part) return std::nullopt;
  RuleSet rules = after;
  const std::string name = name_of(edit);
  if (is_of(edit, "policy")) {
    take_back(rules.policies, before.policies, name, [](const Policy& policy) {
      return policy.id.text;
    });
  } else if (is_of(edit, "words")) {
    take_back(
        rules.words, before.words, name, [](const WordList& list) { return list.name; });
  } else if (is_of(edit, "cue")) {
    take_back(rules.cues, before.cues, name, [](const Cue& cue) { return cue.id.text; });
  } else if (is_of(edit, "context")) {
    take_back(rules.contexts, before.contexts, name, [](const Context& context) {
      return context.name;
    });
  } else if (is_of(edit, "reading")) {
    take_back(rules.readings, before.readings, name, [](const ReadingPack& pack) {
      return pack.name;
    });
  } else if (is_of(edit, "forms")) {
    take_back_key(rules.forms, before.forms, name);
  } else if (is_of(edit, "acts")) {
    take_back_key(rules.acts, before.acts, parse_kind(name).value_or(Kind::observed));
  } else if (is_of(edit, "precedence")) {
    rules.precedence = before.precedence;
  } else if (is_of(edit, "places")) {
    rules.places = before.places;
  } else {
    rules.text = before.text;
  }
  if (!is_whole(rules) || !fits_readings(rules)) return std::nullopt;
  rules.digest = digest_of(meaning_of(rules));
  return rules;
}

}  // namespace stance
