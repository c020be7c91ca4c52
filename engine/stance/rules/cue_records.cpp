// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/cue_records.h"

#include <algorithm>
#include <array>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/check_keys.h"
#include "stance/rules/fault.h"
#include "stance/rules/pattern_items.h"

namespace stance {
namespace {

class RecordReader {
 public:
  RecordReader(Reading& reading,
               const std::vector<WordList>& words,
               const TomlValue& table)
      : reading_(reading), words_(words), table_(table) {}

  void read(Cue& cue) {
    if (table_.find("repeats") != nullptr) {
      check_repeats();
      return;
    }
    check_opposite();
    if (table_.find("gives") != nullptr) {
      read_gives(cue);
    } else {
      read_own_record(cue);
    }
    if (!cue.gives.empty() && table_.find("outcome") != nullptr) {
      read_outcomes(cue, cue.gives.front().policy);
    }
    const bool from_act =
        std::ranges::any_of(cue.gives, [](const Gives& g) { return !g.kind; });
    if (from_act) check_act(cue);
  }

 private:
  void read_own_record(Cue& cue) {
    const bool has_outcome = table_.find("outcome") != nullptr;
    const TomlEntry* state = table_.find("state");
    report_lacking();
    if (has_outcome && state != nullptr) {
      report(
          reading_,
          fault_at(
              "E0126", state->key_span, "\"state\" and \"outcome\" exclude each other"))
          .helps = {advice("write the state as outcome = { affirmed = … }")};
    }
    const TomlEntry* policy = table_.find("policy");
    if (policy == nullptr || !is_policy(policy->value)) return;
    Gives gives = {.policy = {policy->value.text}};
    if (state != nullptr && !has_outcome) {
      gives.state = state_of(gives.policy, use_of(reading_, state->value));
    }
    gives.kind = choice_at<Kind>(table_, "kind", kind_words);
    const bool has_kind = gives.kind || text_at(table_, "kind") == "from act";
    if (has_kind) cue.gives.push_back(std::move(gives));
  }

  void report_lacking() {
    std::vector<std::string> lacking;
    for (const std::string_view key : {"policy", "state", "kind"}) {
      const bool is_needed = key != "state" || table_.find("outcome") == nullptr;
      const bool is_there =
          table_.find(key) != nullptr || is_misspelt(table_, cue_keys(), key);
      if (is_needed && !is_there) lacking.push_back(quoted(key));
    }
    // Each of these would take their place.
    const bool is_meant = std::ranges::any_of(
        std::array{"gives", "outcome", "repeats"},
        [this](auto key) { return is_misspelt(table_, cue_keys(), key); });
    if (lacking.empty() || is_meant) return;
    report(
        reading_,
        fault_at(
            "E0103", table_.span, "[[cue]] lacks " + enumeration(lacking, "and"), "here"))
        .helps = {
        advice("a cue has policy, state and kind, or gives = [\"policy.state "
               "kind\"]")};
  }

  // What is repeated brings its policy, state and kind along.
  void check_repeats() {
    for (const std::string_view key : {"policy", "state", "kind", "gives", "outcome"}) {
      const TomlEntry* entry = table_.find(key);
      if (entry == nullptr) continue;
      report(reading_,
             fault_at("E0126",
                      entry->key_span,
                      quoted(key) + " and \"repeats\" exclude each other"))
          .helps = {advice("the cue gives what was said last, for its own places")};
    }
  }

  void check_opposite() {
    const TomlEntry* entry = table_.find("opposite");
    if (entry == nullptr) return;
    report(reading_, fault_at("E0126", entry->key_span, "\"opposite\" needs \"repeats\""))
        .helps = {advice("say how far back: repeats = \"sentence\"")};
  }

  bool is_policy(const TomlValue& value) {
    if (value.form != TomlForm::text) return false;
    return is_policy(use_of(reading_, value));
  }

  bool is_policy(const NameUse& use) {
    if (reading_.names.policies.contains(use.word)) return true;
    report_unknown(reading_, policy_names, use, reading_.names.policies);
    return false;
  }

  std::optional<StateId> state_of(const PolicyId& policy, const NameUse& use) {
    const NamesInFile& states = reading_.names.states[policy.text];
    if (states.contains(use.word)) return StateId{use.word};
    Diagnostic* fault = report_unknown(reading_, state_names, use, states);
    if (fault != nullptr) {
      fault->message =
          "the policy " + quoted(policy.text) + " has no state " + quoted(use.word);
    }
    return std::nullopt;
  }

  void read_gives(Cue& cue) {
    for (const std::string_view key : {"policy", "state", "kind"}) {
      const TomlEntry* entry = table_.find(key);
      if (entry == nullptr) continue;
      report(reading_,
             fault_at("E0126",
                      entry->key_span,
                      quoted(key) + " and \"gives\" exclude each other"))
          .helps = {advice("write all of it in gives: \"policy.state kind\"")};
    }
    for (const TomlValue* item : texts_at(table_, "gives")) read_one_gives(cue, *item);
    const TomlEntry* list = table_.find("gives");
    if (list->value.form == TomlForm::array && list->value.items.empty()) {
      report(reading_, fault_at("E0123", list->value.span, "the cue gives nothing"))
          .helps = {advice("write what it gives: [\"gates.closed adopted\"]")};
    }
  }

  // "policy.state kind", or with an outcome "policy kind".
  void read_one_gives(Cue& cue, const TomlValue& item) {
    const std::string& text = item.text;
    const std::size_t blank = text.find(' ');
    const std::size_t dot = text.find('.');
    const std::size_t kind_at = text.find_first_not_of(' ', std::min(blank, text.size()));
    const bool has_state = dot != std::string::npos && dot < blank;
    const bool may_lack_state = table_.find("outcome") != nullptr;
    if (blank == std::string::npos || kind_at == std::string::npos ||
        (!has_state && !may_lack_state)) {
      report(reading_, fault_at("E0123", item.span, "this is not \"policy.state kind\""))
          .helps = {advice("write, for example, \"gates.closed adopted\"")};
      return;
    }
    const std::size_t policy_end = has_state ? dot : blank;
    Gives gives = {.policy = {text.substr(0, policy_end)}};
    if (!is_policy(part_use(item, 0, policy_end))) return;
    if (has_state) gives.state = state_of(gives.policy, part_use(item, dot + 1, blank));
    const std::string kind = text.substr(kind_at);
    gives.kind = parse_kind(kind);
    if (!gives.kind && kind != "from act") return report_kind(item, kind_at);
    cue.gives.push_back(std::move(gives));
  }

  NameUse part_use(const TomlValue& item, std::size_t begin, std::size_t end) {
    const SourceSpan span = part_of_text(reading_, item, begin, end);
    return {item.text.substr(begin, end - begin), span, span};
  }

  void report_kind(const TomlValue& item, std::size_t begin) {
    const NameUse use = part_use(item, begin, item.text.size());
    Diagnostic fault =
        fault_at("E0108", use.shown, quoted(use.word) + " is no kind of evidence");
    const std::vector<std::string> kinds(kind_words.begin(), kind_words.end());
    const std::vector<std::string> near = closest(use.word, kinds);
    if (!near.empty()) {
      fault.helps = {sure_edit(
          "did you mean " + quoted(near.front()) + "?", use.replaced, near.front())};
      fault.helps.front().sure = near.size() == 1;
    }
    fault.notes = {
        "the kinds are adopted, ended, observed, proposed, suspended, resumed and \"from "
        "act\""};
    report(reading_, std::move(fault));
  }

  void read_outcomes(Cue& cue, const PolicyId& policy) {
    std::vector<Outcome> exceptions;
    std::optional<Outcome> negated;
    std::optional<Outcome> affirmed;
    for (const TomlEntry& entry : table_.find("outcome")->value.entries) {
      const std::optional<Outcome> outcome = read_outcome(entry, policy);
      if (!outcome) continue;
      if (entry.key == "affirmed") {
        affirmed = outcome;
      } else if (entry.key == "negated") {
        negated = outcome;
      } else {
        exceptions.push_back(*outcome);
      }
    }
    cue.outcomes = std::move(exceptions);
    if (negated) cue.outcomes.push_back(*negated);
    if (affirmed) cue.outcomes.push_back(*affirmed);
  }

  std::optional<Outcome> read_outcome(const TomlEntry& entry, const PolicyId& policy) {
    const bool is_polarity = entry.key == "affirmed" || entry.key == "negated";
    if (!is_polarity && !reading_.names.exceptions.contains(entry.key)) {
      report_condition(entry);
      return std::nullopt;
    }
    if (entry.value.form != TomlForm::text) {
      report(reading_,
             fault_at("E0102", entry.value.span, quoted(entry.key) + " must be a text"))
          .helps = {advice("write the name of a state in quotes, or \"drop\"")};
      return std::nullopt;
    }
    Outcome outcome = {.condition = entry.key, .span = entry.key_span};
    const bool is_state = reading_.names.states[policy.text].contains(entry.value.text);
    if (is_state || entry.value.text != "drop") {
      outcome.state = state_of(policy, use_of(reading_, entry.value));
      if (!outcome.state) return std::nullopt;
    }
    return outcome;
  }

  void report_condition(const TomlEntry& entry) {
    if (reading_.names.contexts.contains(entry.key)) {
      Diagnostic fault =
          fault_at("E0106",
                   entry.key_span,
                   "the context " + quoted(entry.key) + " is no exception");
      fault.others = {{reading_.names.contexts.at(entry.key), "defined here"}};
      fault.helps = {
          advice("outcomes are chosen by affirmed, negated and contexts with "
                 "then = \"exception\"")};
      report(reading_, std::move(fault));
      return;
    }
    NamesInFile conditions = reading_.names.exceptions;
    conditions.emplace("affirmed", SourceSpan{});
    conditions.emplace("negated", SourceSpan{});
    Diagnostic* fault = report_unknown(
        reading_, context_names, {entry.key, entry.key_span, entry.key_span}, conditions);
    if (fault == nullptr) return;
    fault->message = "no outcome is called " + quoted(entry.key);
    fault->primary->text = "no such outcome";
  }

  // "from act" needs {act} in each pattern of `when`, or in one of `near`.
  void check_act(const Cue& cue) {
    const auto has_act = [this](const Pattern& pattern) {
      return has_item(pattern, words_, [](const PatternItem& item) {
        return item.form == ItemForm::act;
      });
    };
    const TomlEntry* near = table_.find("near");
    if (near != nullptr) {
      if (std::ranges::any_of(cue.near, has_act)) return;
      return report_no_act(near->value.span, "in one of the patterns");
    }
    if (const TomlEntry* regex = table_.find("regex")) {
      return report_no_act(regex->value.span, "in a pattern");
    }
    for (const Pattern& pattern : cue.when) {
      if (!has_act(pattern)) report_no_act(pattern.span, "in the pattern");
    }
  }

  void report_no_act(const SourceSpan& span, const std::string& where) {
    const TomlEntry* kind = table_.find("kind");
    const TomlEntry* from = kind != nullptr ? kind : table_.find("gives");
    Diagnostic fault =
        fault_at("E0124", span, "\"from act\" needs {act} " + where, "no act here");
    if (from != nullptr) fault.others = {{from->value.span, "the kind is taken from it"}};
    fault.helps = {
        advice("write {act}, or {act:ended}, for the verb; or name the kind: "
               "kind = \"observed\"")};
    report(reading_, std::move(fault));
  }

  Reading& reading_;
  const std::vector<WordList>& words_;
  const TomlValue& table_;
};

}  // namespace

void read_records(Reading& reading,
                  const std::vector<WordList>& words,
                  const TomlValue& table,
                  Cue& cue) {
  RecordReader(reading, words, table).read(cue);
}

}  // namespace stance
