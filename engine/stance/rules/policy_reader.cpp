// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <utility>

#include "stance/rules/check_keys.h"
#include "stance/rules/fault.h"
#include "stance/rules/keys.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

// The way from one state to another along what they imply; empty if there is none.
std::vector<StateId> way_between(const Policy& policy,
                                 const StateId& from,
                                 const StateId& to) {
  std::vector<std::vector<StateId>> ways = {{from}};
  std::set<StateId> seen = {from};
  for (std::size_t at = 0; at < ways.size(); ++at) {
    const std::vector<StateId> way = ways[at];
    if (way.back() == to) return way;
    const auto wider = policy.implies.find(way.back());
    if (wider == policy.implies.end()) continue;
    for (const StateId& next : wider->second) {
      if (!seen.insert(next).second) continue;
      ways.push_back(way);
      ways.back().push_back(next);
    }
  }
  return {};
}

class PolicyReader {
 public:
  PolicyReader(Reading& reading, const TomlEntry& entry)
      : reading_(reading), entry_(entry), table_(entry.value) {}

  Policy read() {
    check_keys(reading_, table_, policy_keys(), entry_.key_span);
    Policy policy;
    policy.id = {entry_.key};
    policy.title = text_at(table_, "title").value_or(entry_.key);
    policy.question = text_at(table_, "question").value_or("");
    policy.span = entry_.key_span;
    read_states(policy);
    read_opposites(policy);
    read_implies(policy);
    const TomlEntry* ended = table_.find("when-ended");
    if (ended != nullptr) policy.when_ended = state_of(ended->value);
    policy.stale_after = period_at(reading_, table_, "stale-after");
    read_same_event(policy);
    read_choices(policy);
    return policy;
  }

 private:
  void read_states(Policy& policy) {
    const TomlEntry* states = table_.find("states");
    if (states == nullptr) return;
    for (const TomlEntry& state : states->value.entries) {
      if (state.value.form != TomlForm::text) {
        Diagnostic fault =
            fault_at("E0102",
                     state.value.span,
                     quoted(state.key) + " must be a text",
                     "this is " + std::string(described(state.value.form)));
        fault.helps = {advice("state = \"a sentence for readers\"")};
        report(reading_, std::move(fault));
      }
      if (state.key == "unknown") report_unknown_state(state);
      policy.states.push_back({{state.key}, state.value.text, state.key_span});
    }
    if (policy.states.empty()) {
      report(reading_,
             fault_at("E0103",
                      states->key_span,
                      "the policy " + quoted(entry_.key) + " has no states"))
          .helps = {advice("write one line for each: open = \"Open to all.\"")};
    }
  }

  void report_unknown_state(const TomlEntry& state) {
    report(reading_,
           fault_at(
               "E0128", state.key_span, "every policy has the state \"unknown\" already"))
        .helps = {advice("take it out")};
  }

  // The state that a text names, or nothing and a report.
  std::optional<StateId> state_of(const TomlValue& value) {
    if (value.form != TomlForm::text) return std::nullopt;
    const NamesInFile& states = reading_.names.states[entry_.key];
    if (states.contains(value.text)) return StateId{value.text};
    return no_state(use_of(reading_, value));
  }

  std::optional<StateId> state_of_key(const TomlEntry& entry) {
    const NamesInFile& states = reading_.names.states[entry_.key];
    if (states.contains(entry.key)) return StateId{entry.key};
    return no_state({entry.key, entry.key_span, entry.key_span});
  }

  std::nullopt_t no_state(const NameUse& use) {
    Diagnostic* fault =
        report_unknown(reading_, state_names, use, reading_.names.states[entry_.key]);
    if (fault != nullptr) {
      fault->message =
          "the policy " + quoted(entry_.key) + " has no state " + quoted(use.word);
    }
    return std::nullopt;
  }

  void report_no_text(const TomlEntry& entry, const std::string& form) {
    report(reading_,
           fault_at("E0102",
                    entry.value.span,
                    quoted(entry.key) + " must be " + form,
                    "this is " + std::string(described(entry.value.form))))
        .helps = {advice("write the name of a state in quotes")};
  }

  void read_opposites(Policy& policy) {
    const TomlEntry* opposites = table_.find("opposites");
    if (opposites == nullptr) return;
    for (const TomlEntry& entry : opposites->value.entries) {
      if (entry.value.form != TomlForm::text) report_no_text(entry, "a text");
      const std::optional<StateId> state = state_of_key(entry);
      const std::optional<StateId> opposite = state_of(entry.value);
      if (state && opposite) policy.opposites.emplace(*state, *opposite);
    }
  }

  void read_implies(Policy& policy) {
    const TomlEntry* implies = table_.find("implies");
    if (implies == nullptr) return;
    for (const TomlEntry& entry : implies->value.entries) {
      const bool is_text = entry.value.form == TomlForm::text;
      if (!is_text && entry.value.form != TomlForm::array) {
        report_no_text(entry, "a text or a list of texts");
      }
      const std::optional<StateId> state = state_of_key(entry);
      std::vector<StateId> wider;
      if (is_text) add_wider(wider, entry.value);
      for (const TomlValue& item : entry.value.items) add_wider(wider, item);
      if (state) policy.implies.emplace(*state, std::move(wider));
    }
    check_circles(policy, *implies);
  }

  // A state is narrower than those that it implies, so it cannot be wider as well.
  void check_circles(const Policy& policy, const TomlEntry& implies) {
    std::set<StateId> told;
    for (const TomlEntry& entry : implies.value.entries) {
      const StateId state{entry.key};
      const auto wider = policy.implies.find(state);
      if (wider == policy.implies.end()) continue;
      for (const StateId& next : wider->second) {
        const std::vector<StateId> way = way_between(policy, next, state);
        if (way.empty() || told.contains(state)) continue;
        told.insert(way.begin(), way.end());
        report_circle(entry, way);
      }
    }
  }

  void report_circle(const TomlEntry& entry, const std::vector<StateId>& way) {
    std::string shown = entry.key;
    for (const StateId& state : way) shown += " -> " + state.text;
    report(reading_,
           fault_at("E0138", entry.key_span, "states imply each other: " + shown))
        .helps = {advice(
        "take one of them out; two states that always hold together are one state")};
  }

  void add_wider(std::vector<StateId>& wider, const TomlValue& value) {
    const std::optional<StateId> state = state_of(value);
    if (state) wider.push_back(*state);
  }

  void read_same_event(Policy& policy) {
    const std::optional<Period> period = period_at(reading_, table_, "same-event-within");
    if (!period) return;
    policy.same_event_within = period->days;
    if (period->years == 0 && period->months == 0) return;
    report(reading_,
           fault_at("E0125",
                    table_.find("same-event-within")->value.span,
                    "\"same-event-within\" is counted in days"))
        .helps = {advice("write \"45 days\" or \"6 weeks\"")};
  }

  void read_choices(Policy& policy) {
    policy.by_agency = is_true(table_, "by-agency");
    policy.combine =
        choice_at<Combine>(table_, "combine", combine_words).value_or(policy.combine);
    policy.inherit =
        choice_at<Inherit>(table_, "inherit", inherit_words).value_or(policy.inherit);
    policy.strictest = choice_at<StrictestEnd>(table_, "strictest", strictest_words)
                           .value_or(policy.strictest);
    policy.answered_by = choice_at<AnsweredBy>(table_, "answered-by", answered_by_words)
                             .value_or(policy.answered_by);
    for (const TomlValue* text : texts_at(table_, "settled-by")) {
      policy.settled_by.push_back(text->text);
    }
    policy.was = earlier_names(table_);
  }

  Reading& reading_;
  const TomlEntry& entry_;
  const TomlValue& table_;
};

}  // namespace

std::vector<Policy> read_policies(Reading& reading) {
  std::vector<Policy> policies;
  for (const Section& section : sections(reading, "policy")) {
    for (const TomlEntry& entry : section.entry->value.entries) {
      if (entry.value.form != TomlForm::table) continue;
      if (reading.out_of_force.contains(entry.key_span)) continue;
      Policy policy = PolicyReader(reading, entry).read();
      const bool is_first = reading.names.policies.at(entry.key) == entry.key_span;
      if (is_first) policies.push_back(std::move(policy));
    }
  }
  return policies;
}

}  // namespace stance
