// SPDX-License-Identifier: Apache-2.0
// Names of readings in test files.
#include <algorithm>

#include "stance/rules/fault.h"
#include "stance/rules/status_reader.h"
#include "stance/rules/table_tests.h"

namespace stance {
namespace {

constexpr NameKind reading_names = {"E0152", "reading", "readings"};
constexpr NameKind status_names = {"E0104", "status", "statuses"};
constexpr NameKind answer_names = {"E0105", "answer", "answers"};

class ReadingNames {
 public:
  ReadingNames(Reading& reading, const RuleSet& rules)
      : reading_(reading), rules_(rules) {}

  void check(const TimelineCheck& check) {
    const ReadingPack* pack = rules_.find_reading(check.under->text);
    if (pack == nullptr) return report_no_reading(*check.under);
    const StatusTable* table = pack->find_status(check.policy.text);
    if (table == nullptr) return report_no_status(check.policy, *pack);
    if (check.state) check_answer(*check.state, table->table);
  }

  void check(const TableTest& test) {
    const std::optional<AskedTable> asked = asked_table(rules_, test);
    if (!asked) return report_no_table(test.status);
    const DecisionTable& table = asked->status->table;
    for (std::size_t i = 0; i < test.check.size(); ++i) {
      const std::vector<TestWord>& row = test.check[i];
      if (row.size() != table.inputs.size() + 1) {
        report_columns(test.check_spans[i], row.size(), table);
        continue;
      }
      for (std::size_t k = 0; k + 1 < row.size(); ++k) {
        check_cell(row[k], table.inputs[k]);
      }
      check_answer(row.back(), table);
    }
  }

 private:
  NameUse use(const TestWord& word) const {
    const TomlValue value = value_of(word);
    return {word.text, word.span, inside_quotes(reading_, value)};
  }

  static TomlValue value_of(const TestWord& word) {
    return {.form = TomlForm::text,
            .text = word.text,
            .items = {},
            .entries = {},
            .span = word.span};
  }

  void report_no_reading(const TestWord& word) {
    NamesInFile names;
    for (const ReadingPack& pack : rules_.readings)
      names.emplace(pack.name, SourceSpan{});
    report_unknown(reading_, reading_names, use(word), names);
  }

  void report_no_status(const TestWord& word, const ReadingPack& pack) {
    NamesInFile names;
    for (const StatusTable& table : pack.statuses)
      names.emplace(table.name, SourceSpan{});
    report_unknown(reading_, status_names, use(word), names);
  }

  void report_no_table(const TestWord& word) {
    NamesInFile names;
    for (const ReadingPack& pack : rules_.readings) {
      for (const StatusTable& table : pack.statuses) {
        names.emplace(pack.name + "/" + table.name, SourceSpan{});
      }
    }
    report_unknown(reading_, status_names, use(word), names);
  }

  void report_columns(const SourceSpan& span,
                      std::size_t count,
                      const DecisionTable& table) {
    std::string columns = "[";
    for (const TableInput& input : table.inputs) columns += input.name + ", ";
    report(reading_,
           fault_at("E0503",
                    span,
                    "the row has " + std::to_string(count) +
                        (count == 1 ? " column" : " columns")))
        .helps = {advice("a row is " + columns + "answer]")};
  }

  void check_cell(const TestWord& word, const TableInput& input) {
    for (const CellFault& fault : read_cell(word.text, input).faults) {
      report_cell(reading_, value_of(word), fault, input);
    }
  }

  void check_answer(const TestWord& word, const DecisionTable& table) {
    if (std::ranges::find(table.answers, word.text) != table.answers.end()) return;
    NamesInFile names;
    for (const std::string& answer : table.answers) names.emplace(answer, SourceSpan{});
    report_unknown(reading_, answer_names, use(word), names);
  }

  Reading& reading_;
  const RuleSet& rules_;
};

}  // namespace

bool is_under_reading(const TimelineCheck& check, const RuleSet& rules) {
  if (!check.under) return false;
  return std::ranges::find(rules.packs, check.under->text, &Pack::name) ==
         rules.packs.end();
}

void check_reading_names(Reading& reading, const TestFile& tests, const RuleSet& rules) {
  ReadingNames names(reading, rules);
  for (const TimelineTest& test : tests.timelines) {
    for (const TimelineCheck& check : test.check) {
      if (is_under_reading(check, rules)) names.check(check);
    }
  }
  for (const TableTest& test : tests.tables) names.check(test);
}

}  // namespace stance
