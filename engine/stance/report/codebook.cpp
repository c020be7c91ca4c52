// SPDX-License-Identifier: Apache-2.0
#include "stance/report/codebook.h"

#include "stance/base/text.h"
#include "stance/report/page.h"
#include "stance/report/words.h"
#include "stance/rules/keys.h"
#include "stance/rules/number_test.h"

namespace stance {
namespace {

template <class Enum, std::size_t count>
std::string word(Enum value, const std::array<std::string_view, count>& words) {
  return std::string(words.at(static_cast<std::size_t>(value)));
}

std::string branches_in_words(const PatternItem& item) {
  std::vector<std::string> branches;
  for (const Pattern& branch : item.branches) branches.push_back(plain_words(branch));
  return join(branches, " or ");
}

std::string item_in_words(const PatternItem& item) {
  switch (item.form) {
    case ItemForm::word:
      if (item.exact) return "exactly \"" + item.text + "\"";
      return item.any_form ? "any form of \"" + item.text + "\"" : item.text;
    case ItemForm::list: return "{" + item.text + "}";
    case ItemForm::choice: return "(" + branches_in_words(item) + ")";
    case ItemForm::optional: return "perhaps (" + branches_in_words(item) + ")";
    case ItemForm::gap: return "up to " + std::to_string(item.most) + " words between";
    case ItemForm::number:
      return item.text.empty() ? "a number" : "a number (" + item.text + ")";
    case ItemForm::date: return "a date";
    case ItemForm::place: return "a place";
    case ItemForm::places: return "one or several places";
    case ItemForm::act:
      return item.text.empty() ? "a word for an act" : "a word for what " + item.text;
  }
  return "";
}

std::string period_in_words(const Period& period) {
  std::vector<std::string> parts;
  if (period.years > 0)
    parts.push_back(counted(static_cast<std::size_t>(period.years), "year"));
  if (period.months > 0) {
    parts.push_back(counted(static_cast<std::size_t>(period.months), "month"));
  }
  if (period.days > 0)
    parts.push_back(counted(static_cast<std::size_t>(period.days), "day"));
  return join(parts, " ");
}

class Codebook {
 public:
  Codebook(const RuleSet& rules, const CueCounts& counts)
      : rules_(rules), counts_(counts) {}

  Page page() {
    add_head();
    for (const Policy& policy : rules_.policies) add_policy(policy);
    add_repeating();
    add_readings();
    add_contexts();
    add_lists();
    add_sources();
    return std::move(page_);
  }

  std::string title() const {
    return rules_.packs.empty() ? "Rules" : title_of(rules_.packs.front());
  }

 private:
  static std::string title_of(const Pack& pack) {
    return pack.title.empty() ? pack.name : pack.title;
  }

  void add_head() {
    page_.push_back(heading(1, title()));
    std::vector<std::string> packs;
    for (const Pack& pack : rules_.packs) packs.push_back(pack.name + " " + pack.version);
    for (const ReadingPack& pack : rules_.readings) {
      packs.push_back(pack.name + " " + pack.version);
    }
    page_.push_back(paragraph("Packs: " + join(packs, ", ") + "; rules " +
                              rules_.digest.text.substr(0, 8) + "."));
    if (counts_.empty()) return;
    std::size_t used = 0;
    for (const Cue& cue : rules_.cues) {
      if (counts_.contains(cue.id)) ++used;
    }
    page_.push_back(paragraph("Coverage: " + std::to_string(used) + " of " +
                              counted(rules_.cues.size(), "cue") +
                              " found something in the store."));
  }

  // --- policies

  void add_policy(const Policy& policy) {
    page_.push_back(heading(2, policy.title + " (" + policy.id.text + ")"));
    if (!policy.question.empty()) page_.push_back(paragraph(policy.question));
    Table states{.header = {"State", "Meaning", "Opposite"}};
    for (const PolicyState& state : policy.states) {
      const auto opposite = policy.opposites.find(state.id);
      states.rows.push_back(
          {state.id.text,
           state.description,
           opposite == policy.opposites.end() ? "" : opposite->second.text});
    }
    page_.push_back(table_block(std::move(states)));
    page_.push_back(paragraph(settings_of(policy)));
    for (const Cue& cue : rules_.cues) {
      if (!cue.gives.empty() && cue.gives.front().policy == policy.id) add_cue(cue);
    }
  }

  // Cues without a policy of their own.
  void add_repeating() {
    bool is_first = true;
    for (const Cue& cue : rules_.cues) {
      if (!cue.repeats) continue;
      if (is_first) page_.push_back(heading(2, "Of any policy"));
      is_first = false;
      add_cue(cue);
    }
  }

  static std::string settings_of(const Policy& policy) {
    std::string text = policy.stale_after ? "Reports alone count for " +
                                                period_in_words(*policy.stale_after) + "."
                                          : "Reports do not go stale.";
    text += " Several strands: " + word(policy.combine, combine_words) +
            ". Law above: " + word(policy.inherit, inherit_words) + ".";
    if (policy.when_ended) text += " After an end: " + policy.when_ended->text + ".";
    return text;
  }

  // --- cues

  void add_cue(const Cue& cue) {
    page_.push_back(heading(3, cue.id.text));
    page_.push_back(paragraph(gives_of(cue)));
    for (const Pattern& pattern : cue.when) page_.push_back(item(plain_words(pattern)));
    if (!cue.near.empty()) {
      page_.push_back(paragraph("All of these in one " + word(cue.within, within_words) +
                                ", in any order:"));
      for (const Pattern& pattern : cue.near) page_.push_back(item(plain_words(pattern)));
    }
    if (!cue.regex.empty()) {
      page_.push_back(paragraph("Regular expressions, because " +
                                cue.because.value_or("no pattern would do") + ":"));
      for (const std::string& text : cue.regex) page_.push_back(item(text));
    }
    add_conditions(cue);
    add_examples(cue);
  }

  static std::string reach_of(About about) {
    switch (about) {
      case About::sentence: return "in the sentence before";
      case About::paragraph: return "in this paragraph or the one before";
      case About::document: return "in the document";
    }
    return "";
  }

  std::string gives_of(const Cue& cue) const {
    std::vector<std::string> records;
    for (const Gives& gives : cue.gives) {
      records.push_back(
          gives.policy.text + " is " +
          (gives.state ? gives.state->text : "as the outcome says") + ", " +
          (gives.kind ? std::string(to_string(*gives.kind)) : "of the kind of the act"));
    }
    std::string text =
        cue.repeats ? (cue.is_opposite ? "Gives the opposite of what was said last, "
                                       : "Gives again what was said last, ") +
                          reach_of(*cue.repeats) + ", for the places of its own sentence."
                    : "Gives: " + join(records, "; ") + ".";
    text += " Grade " + std::string(to_string(cue.grade)) + " at best.";
    for (const Outcome& outcome : cue.outcomes) {
      text += " " + outcome.condition + ": " +
              (outcome.state ? outcome.state->text : "nothing") + ".";
    }
    const auto count = counts_.find(cue.id);
    if (!counts_.empty()) {
      text += " Finds in the store: " +
              std::to_string(count == counts_.end() ? 0 : count->second) + ".";
    }
    return text;
  }

  void add_conditions(const Cue& cue) {
    const auto add = [this](const std::string& name,
                            const std::vector<Pattern>& patterns) {
      std::vector<std::string> words;
      for (const Pattern& pattern : patterns) words.push_back(plain_words(pattern));
      if (!words.empty()) page_.push_back(paragraph(name + join(words, "; ") + "."));
    };
    add("Only where this was named: ", cue.topic);
    add("Not where the sentence has: ", cue.unless);
    add("Not where the document has: ", cue.not_about);
    if (cue.is_last_in_clause)
      page_.push_back(paragraph("Only where nothing stands behind it in its clause."));
    for (const NumberTest& test : cue.tests) {
      page_.push_back(paragraph("Only if " + to_string(test) + "."));
    }
    std::vector<std::string> stronger;
    for (const CueId& id : cue.yields_to) stronger.push_back(id.text);
    if (!stronger.empty()) {
      page_.push_back(paragraph("Gives way to: " + join(stronger, ", ") + "."));
    }
  }

  void add_examples(const Cue& cue) {
    for (const std::string& text : cue.yes) page_.push_back(item("yes: " + text));
    for (const std::string& text : cue.no) page_.push_back(item("no: " + text));
  }

  // --- the rest

  void add_readings() {
    for (const ReadingPack& pack : rules_.readings) {
      page_.push_back(heading(2, "Reading " + pack.name + ": " + pack.title));
      for (const Fact& fact : pack.facts) {
        page_.push_back(item(fact.name + ": " + fact.words));
      }
      for (const StatusTable& status : pack.statuses) add_status(status);
    }
  }

  void add_status(const StatusTable& status) {
    page_.push_back(heading(3, status.title + " (" + status.name + ")"));
    if (!status.question.empty()) page_.push_back(paragraph(status.question));
    page_.push_back(paragraph(status.table.pick == RowPick::first
                                  ? "The first row that fits counts."
                                  : "Each combination fits one answer."));
    Table table;
    for (const TableInput& input : status.table.inputs)
      table.header.push_back(input.name);
    table.header.emplace_back("answer");
    if (!status.because.empty()) table.header.emplace_back("because");
    table.rows = status.cells;
    for (std::size_t i = 0; i < status.because.size(); ++i) {
      table.rows[i].push_back(status.because[i]);
    }
    page_.push_back(table_block(std::move(table)));
  }

  void add_contexts() {
    page_.push_back(heading(2, "Contexts"));
    Table table{.header = {"Name", "Effect", "Reach", "Words"}};
    for (const Context& context : rules_.contexts) {
      std::vector<std::string> words;
      for (const Pattern& pattern : context.words) words.push_back(plain_words(pattern));
      table.rows.push_back({context.name,
                            word(context.then, then_words),
                            reach_of(context),
                            join(words, "; ")});
    }
    page_.push_back(table_block(std::move(table)));
  }

  static std::string reach_of(const Context& context) {
    const std::string reach = word(context.reach, reach_words);
    if (context.reach >= Reach::sentence) return reach;
    return reach + ", " + std::to_string(context.within) + " words";
  }

  void add_lists() {
    page_.push_back(heading(2, "Word lists"));
    for (const WordList& list : rules_.words) {
      std::vector<std::string> words;
      for (const Pattern& entry : list.entries) words.push_back(plain_words(entry));
      page_.push_back(item("{" + list.name + "}: " + join(words, "; ")));
    }
  }

  void add_sources() {
    page_.push_back(heading(2, "Sources"));
    std::vector<std::string> reasons;
    for (const Reason reason : rules_.precedence.order) {
      reasons.push_back(word(reason, reason_words));
    }
    const Precedence& precedence = rules_.precedence;
    page_.push_back(paragraph(
        "From the most to the least trusted: " + join(precedence.rank, ", ") + "."));
    if (!precedence.acts_from.empty()) {
      page_.push_back(
          paragraph("Acts count from: " + join(precedence.acts_from, ", ") + "."));
    }
    page_.push_back(paragraph(
        reasons.empty() ? "Contrary evidence of equal weight is contested."
                        : "Contrary evidence is settled by: " + join(reasons, ", then ") +
                              "; where none decides it is contested."));
  }

  const RuleSet& rules_;
  const CueCounts& counts_;
  Page page_;
};

}  // namespace

std::string plain_words(const Pattern& pattern) {
  std::string text;
  for (const PatternItem& each : pattern.items) {
    const bool is_gap = each.form == ItemForm::gap;
    if (!text.empty()) text += " ";
    text += is_gap ? "[" + item_in_words(each) + "]" : item_in_words(each);
  }
  return text;
}

std::string codebook_markdown(const RuleSet& rules, const CueCounts& counts) {
  return page_markdown(Codebook(rules, counts).page());
}

std::string codebook_html(const RuleSet& rules, const CueCounts& counts) {
  Codebook codebook(rules, counts);
  const std::string title = codebook.title();
  return page_html(codebook.page(), title);
}

}  // namespace stance
