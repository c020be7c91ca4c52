// SPDX-License-Identifier: Apache-2.0
// Checks that need the whole. Errors are loops of lists; all else warns, and only about
// the pack asked for: what it does not use of a pack that it extends, others may.
#include <algorithm>
#include <set>
#include <utility>

#include "stance/base/assert.h"
#include "stance/rules/fault.h"
#include "stance/rules/pattern_walk.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

// --- loops

// Lists, and {act} as one more, as nodes; uses as edges.
class LoopFinder {
 public:
  LoopFinder(Reading& reading, const RuleSet& rules) : reading_(reading) {
    for (const WordList& list : rules.words) add(list.name, list.entries);
    for (const auto& [kind, patterns] : rules.acts) {
      for_items(patterns, [this](const PatternItem& item) {
        if (item.form == ItemForm::act) report_act(item);
      });
    }
  }

  void run() {
    for (const auto& [name, uses] : uses_) {
      if (!done_.contains(name)) follow(name);
    }
  }

 private:
  struct Use {
    std::string list;
    SourceSpan span;
  };

  void add(const std::string& name, const std::vector<Pattern>& entries) {
    std::vector<Use>& uses = uses_[name];
    for_items(entries, [&uses](const PatternItem& item) {
      if (item.form == ItemForm::list) uses.push_back({item.text, item.span});
    });
  }

  void report_act(const PatternItem& item) {
    report(reading_, fault_at("E0120", item.span, "[acts] uses {act}, which is itself"))
        .helps = {advice("write the words")};
  }

  // Depth first without recursion: a chain of lists may be long.
  void follow(const std::string& start) {
    std::vector<std::pair<std::string, std::size_t>> path = {{start, 0}};
    std::set<std::string> on_path = {start};
    while (!path.empty()) {
      const std::string name = path.back().first;
      const std::vector<Use>& uses = uses_[name];
      const std::size_t next = path.back().second++;
      if (next >= uses.size()) {
        done_.insert(name);
        on_path.erase(name);
        path.pop_back();
      } else if (on_path.contains(uses[next].list)) {
        report_loop(path, uses[next]);
      } else if (uses_.contains(uses[next].list) && !done_.contains(uses[next].list)) {
        on_path.insert(uses[next].list);
        path.emplace_back(uses[next].list, 0);
      }
    }
  }

  void report_loop(const std::vector<std::pair<std::string, std::size_t>>& path,
                   const Use& use) {
    std::string shown;
    bool inside = false;
    for (const auto& [name, next] : path) {
      inside = inside || name == use.list;
      if (inside) shown.append(name).append(" -> ");
    }
    Diagnostic fault =
        fault_at("E0120", use.span, "word lists contain each other: " + shown + use.list);
    fault.primary->text = "closes the loop";
    fault.helps = {advice("take one of the uses out; a list cannot contain itself")};
    report(reading_, std::move(fault));
  }

  Reading& reading_;
  std::map<std::string, std::vector<Use>> uses_;
  std::set<std::string> done_;
};

// --- what is used

// An [acts] list is there for others as well: what it holds is used.
PatternUses used_by_all(const RuleSet& rules) {
  PatternUses uses(rules);
  for (const Cue& cue : rules.cues) uses.add_all(cue);
  for (const Context& context : rules.contexts) uses.add_all(context);
  uses.add_all(rules.places);
  for (const auto& [kind, patterns] : rules.acts) uses.add(patterns);
  return uses;
}

bool uses_outcome(const RuleSet& rules, const std::string& context) {
  return std::ranges::any_of(rules.cues, [&context](const Cue& cue) {
    return std::ranges::find(cue.outcomes, context, &Outcome::condition) !=
           cue.outcomes.end();
  });
}

class Linter {
 public:
  Linter(Reading& reading, const RuleSet& rules)
      : reading_(reading), rules_(rules), folder_(reading.packs.back().folder + "/") {}

  void run() {
    check_examples();
    check_double_entries();
    if (rules_.cues.empty()) return;  // a pack of words, for others to use
    check_uses();
    check_same_patterns();
    check_states();
  }

 private:
  bool is_own(const SourceSpan& span) const { return span.file.starts_with(folder_); }

  void warn(std::string_view code,
            const SourceSpan& span,
            const std::string& message,
            const std::string& help) {
    report(reading_, fault_at(code, span, message)).helps = {advice(help)};
  }

  void check_examples() {
    for (const Cue& cue : rules_.cues) {
      if (!is_own(cue.span)) continue;
      const std::string name = quoted(cue.id.text.substr(cue.id.text.find('/') + 1));
      const bool lacks_yes = cue.yes.empty();
      const bool lacks_no = cue.no.empty();
      if (lacks_yes && lacks_no) {
        warn("W0201",
             cue.span,
             "the cue " + name + " has no examples",
             "write a sentence that it must find under \"yes\", one that it must not "
             "under \"no\"");
      } else if (lacks_yes || lacks_no) {
        const std::string key = lacks_yes ? "\"yes\"" : "\"no\"";
        warn("W0201",
             cue.span,
             "the cue " + name + " has no sentence under " + key,
             lacks_yes ? "write a sentence that it must find"
                       : "write a sentence that looks alike and must stay silent");
      }
    }
  }

  void check_double_entries() {
    for (const WordList& list : rules_.words) {
      std::map<std::string, SourceSpan> seen;
      for (const Pattern& entry : list.entries) {
        const auto [first, is_new] = seen.emplace(to_string(entry), entry.span);
        if (is_new || !is_own(entry.span)) continue;
        Diagnostic fault =
            fault_at("W0205",
                     entry.span,
                     "the word list " + quoted(list.name) + " has this entry twice",
                     "again here");
        fault.others = {{first->second, "first here"}};
        fault.helps = {advice("take one of them out")};
        report(reading_, std::move(fault));
      }
    }
  }

  void check_uses() {
    const PatternUses uses = used_by_all(rules_);
    for (const WordList& list : rules_.words) {
      if (!is_own(list.span) || uses.uses_list(list.name)) continue;
      warn("W0206",
           list.span,
           "nothing uses the word list " + quoted(list.name),
           "use it as {" + list.name + "}, or take it out");
    }
    check_forms(uses);
    for (const Context& context : rules_.contexts) {
      const bool is_unused =
          context.then == Then::exception && !uses_outcome(rules_, context.name);
      if (!is_unused || !is_own(context.span)) continue;
      warn("W0206",
           context.span,
           "no cue has an outcome for the context " + quoted(context.name),
           "write outcome = { " + context.name + " = \"…\" } in a cue, or take it out");
    }
  }

  void check_forms(const PatternUses& uses) {
    for (const Section& section : sections(reading_, "forms")) {
      for (const TomlEntry& entry : section.entry->value.entries) {
        if (!is_own(entry.key_span) || uses.uses_form(entry.key)) continue;
        warn("W0206",
             entry.key_span,
             "no pattern has " + quoted(entry.key + "~"),
             "take its forms out");
      }
    }
  }

  // Two cues that match the same text under the same conditions and give different
  // things.
  void check_same_patterns() {
    std::map<std::string, std::vector<std::pair<const Cue*, SourceSpan>>> seen;
    for (const Cue& cue : rules_.cues) {
      for (const Pattern& pattern : cue.when) {
        auto& others = seen[to_string(pattern)];
        for (const auto& [other, span] : others) {
          if (contradicts(cue, *other)) report_same(cue, pattern, *other, span);
        }
        others.emplace_back(&cue, pattern.span);
      }
    }
  }

  static bool contradicts(const Cue& one, const Cue& two) {
    const auto yields = [](const Cue& weak, const Cue& strong) {
      return std::ranges::find(weak.yields_to, strong.id) != weak.yields_to.end();
    };
    const bool is_same_text = one.unless == two.unless && one.topic == two.topic &&
                              one.not_about == two.not_about && one.tests == two.tests &&
                              one.about == two.about;
    if (one.gives.empty() || two.gives.empty()) return false;
    return &one != &two && is_same_text &&
           one.gives.front().policy == two.gives.front().policy &&
           one.gives != two.gives && !yields(one, two) && !yields(two, one);
  }

  void report_same(const Cue& cue,
                   const Pattern& pattern,
                   const Cue& other,
                   const SourceSpan& span) {
    if (!is_own(cue.span)) return;
    Diagnostic fault = fault_at(
        "W0203", pattern.span, "two cues give different things for the same words");
    fault.primary->text = "in " + quoted(cue.id.text);
    fault.others = {{span, "in " + quoted(other.id.text)}};
    fault.helps = {
        advice("take one of the patterns out, or let one cue win with yields-to")};
    report(reading_, std::move(fault));
  }

  // --- states

  void check_states() {
    for (const Policy& policy : rules_.policies) {
      if (!is_own(policy.span)) continue;
      const std::set<StateId> direct = given_states(policy);
      if (direct.empty()) {
        warn("W0142",
             policy.span,
             "no cue tells about the policy " + quoted(policy.id.text),
             "write a cue, or take the policy out");
        continue;
      }
      const std::set<StateId> reached = closure(policy, direct);
      for (const PolicyState& state : policy.states) {
        if (reached.contains(state.id)) continue;
        warn("W0141",
             state.span,
             "nothing can give the state " + quoted(state.id.text),
             "write a cue that gives it, or make it an opposite or the state of "
             "\"when-ended\"");
      }
      check_opposites(policy, direct);
    }
  }

  std::set<StateId> given_states(const Policy& policy) const {
    std::set<StateId> states;
    for (const Cue& cue : rules_.cues) {
      for (const Gives& gives : cue.gives) {
        if (gives.policy == policy.id && gives.state) states.insert(*gives.state);
      }
      // Outcomes are states of the cue's own policy, the first that it gives.
      if (cue.gives.empty() || cue.gives.front().policy != policy.id) continue;
      for (const Outcome& outcome : cue.outcomes) {
        if (outcome.state) states.insert(*outcome.state);
      }
    }
    return states;
  }

  static std::set<StateId> closure(const Policy& policy, std::set<StateId> states) {
    for (const auto& [state, opposite] : policy.opposites) {
      if (states.contains(state)) states.insert(opposite);
    }
    for (const auto& [state, wider] : policy.implies) {
      if (states.contains(state)) states.insert(wider.begin(), wider.end());
    }
    if (policy.when_ended) states.insert(*policy.when_ended);
    return states;
  }

  // A negation of a state without an opposite says nothing. That is often meant, but not
  // where the policy has no opposites at all, nor where the state is one itself.
  void check_opposites(const Policy& policy, const std::set<StateId>& given) {
    const bool can_be_negated =
        std::ranges::any_of(rules_.contexts, [&policy](const Context& context) {
          return context.then == Then::opposite &&
                 (context.only_for.empty() ||
                  std::ranges::find(context.only_for, policy.id) !=
                      context.only_for.end());
        });
    if (!can_be_negated) return;
    if (policy.opposites.empty()) {
      warn("W0140",
           policy.span,
           "the policy " + quoted(policy.id.text) +
               " has no opposites: a negated sentence tells nothing about it",
           "write [policy." + policy.id.text + ".opposites] with a line such as " +
               policy.states.front().id.text + " = \"…\"");
      return;
    }
    std::set<StateId> opposites;
    for (const auto& [state, opposite] : policy.opposites) opposites.insert(opposite);
    for (const PolicyState& state : policy.states) {
      const bool matters = opposites.contains(state.id) && given.contains(state.id) &&
                           !policy.opposites.contains(state.id);
      if (!matters) continue;
      warn("W0140",
           state.span,
           "the state " + quoted(state.id.text) + " has no opposite, but is one",
           "write in [policy." + policy.id.text + ".opposites]: " + state.id.text +
               " = \"…\"");
    }
  }

  Reading& reading_;
  const RuleSet& rules_;
  std::string folder_;
};

}  // namespace

void check_rules(Reading& reading, const RuleSet& rules) {
  LoopFinder(reading, rules).run();
  // A fault hides uses; complaints about what is not used would be followers.
  if (reading.packs.empty() || has_errors(reading.faults)) return;
  Linter(reading, rules).run();
}

}  // namespace stance
