// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/rule_edits.h"

#include <algorithm>
#include <map>
#include <utility>

#include "stance/base/digest.h"
#include "stance/base/text.h"
#include "stance/rules/meaning.h"
#include "stance/rules/pattern_walk.h"

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

Parts reading_parts(const RuleSet& rules) {
  Parts parts;
  for (const ReadingPack& pack : rules.readings) {
    parts["reading " + pack.name] = meaning_of(pack);
  }
  return parts;
}

// --- order

std::vector<std::string> ordered_names(const RuleSet& rules) {
  std::vector<std::string> names;
  for (const Policy& policy : rules.policies) names.push_back("policy " + policy.id.text);
  for (const Context& context : rules.contexts) {
    names.push_back("context " + context.name);
  }
  for (const Cue& cue : rules.cues) names.push_back("cue " + cue.id.text);
  return names;
}

// Do the parts that both have stand in the same order?
bool same_order(const RuleSet& before, const RuleSet& after) {
  std::vector<std::string> old_names = ordered_names(before);
  std::vector<std::string> new_names = ordered_names(after);
  const std::set<std::string> was(old_names.begin(), old_names.end());
  const std::set<std::string> is(new_names.begin(), new_names.end());
  std::erase_if(old_names, [&is](const std::string& name) { return !is.contains(name); });
  std::erase_if(new_names,
                [&was](const std::string& name) { return !was.contains(name); });
  return old_names == new_names;
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
  PatternUses used(rules);
  for (const Context& context : rules.contexts) used.add_all(context);
  used.add_all(rules.places);
  for (const Cue& cue : rules.cues) {
    if (!names_only_what_is_there(rules, cue)) return false;
    used.add_all(cue);
  }
  const bool has_lists = std::ranges::all_of(used.lists(), [&](const std::string& list) {
    return rules.find_words(list) != nullptr;
  });
  const bool has_loop = std::ranges::any_of(rules.words, [&](const WordList& list) {
    PatternUses below(rules);
    below.add(list.entries);
    return below.uses_list(list.name);
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
  // Of equal digests nothing differs but readings, which have digests of their own.
  const bool is_same = means_same(before, after);
  const Parts old_parts = is_same ? reading_parts(before) : parts_of_meaning(before);
  const Parts new_parts = is_same ? reading_parts(after) : parts_of_meaning(after);
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
  if (!is_same && !same_order(before, after)) {
    edits[std::string(order_part)] = {std::string(order_part), "order"};
  }
  std::vector<RuleEdit> list;
  for (auto& [part, edit] : edits) list.push_back(std::move(edit));
  return list;
}

bool means_same(const RuleSet& before, const RuleSet& after) {
  return !before.digest.text.empty() && before.digest == after.digest;
}

std::string words_of(const RuleEdit& edit) {
  return edit.part + " (" + edit.what + ")";
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
