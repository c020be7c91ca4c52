// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/status_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "stance/rules/check_keys.h"
#include "stance/rules/fault.h"
#include "stance/rules/keys.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

constexpr std::size_t most_values = 64;  // of a column
constexpr std::size_t easy_inputs = 5;

constexpr NameKind input_names = {"E0104", "policy, fact or status", "inputs"};

class StatusReader {
 public:
  StatusReader(Reading& reading, const TomlEntry& entry, const InputNames& names)
      : reading_(reading), entry_(entry), table_(entry.value), names_(names) {
    status_.name = entry.key;
    status_.table.name = entry.key;
    status_.table.span = entry.key_span;
  }

  std::optional<StatusTable> read() {
    const std::size_t before = reading_.faults.size();
    check_keys(reading_, table_, status_keys(), entry_.key_span);
    status_.title = text_at(table_, "title").value_or(entry_.key);
    status_.question = text_at(table_, "question").value_or("");
    read_choices();
    read_answers();
    read_inputs();
    if (reading_.faults.size() != before || !is_whole_) return std::nullopt;
    read_rows();
    read_reasons();
    if (reading_.faults.size() != before || !is_whole_) return std::nullopt;
    const Diagnostics faults = table_faults(status_.table);
    std::ranges::copy(faults, std::back_inserter(reading_.faults));
    if (has_errors(faults)) return std::nullopt;
    warn_if_wide();
    return std::move(status_);
  }

 private:
  void read_choices() {
    status_.table.pick =
        choice_at<RowPick>(table_, "pick", pick_words).value_or(RowPick::only);
    for (const TomlValue* word : texts_at(table_, "also-counts")) {
      const auto found = std::ranges::find(counted_words, word->text);
      if (found == counted_words.end()) continue;  // reported by check_keys()
      status_.also_counts.insert(
          static_cast<CountedStanding>(found - counted_words.begin()));
    }
  }

  void read_answers() {
    DecisionTable& table = status_.table;
    for (const TomlValue* answer : texts_at(table_, "answers")) {
      check_name(reading_, answer->text, answer->span);
      if (std::ranges::find(table.answers, answer->text) != table.answers.end()) {
        report_twice("answer", *answer);
        continue;
      }
      table.answers.push_back(answer->text);
      table.answer_spans.push_back(answer->span);
    }
    check_not_empty("answers", table.answers.empty());
    check_count("answers", table.answers.size());
  }

  void read_inputs() {
    for (const TomlValue* input : texts_at(table_, "inputs")) {
      const auto& inputs = status_.table.inputs;
      if (std::ranges::find(inputs, input->text, &TableInput::name) != inputs.end()) {
        report_twice("input", *input);
      } else {
        add_input(*input);
      }
    }
    check_not_empty("inputs", status_.table.inputs.empty());
  }

  void add_input(const TomlValue& input) {
    using Known = std::pair<InputKind, const decltype(names_.policies)*>;
    for (const auto& [kind, known] : {Known{InputKind::policy, &names_.policies},
                                      Known{InputKind::fact, &names_.facts},
                                      Known{InputKind::status, &names_.statuses}}) {
      const auto found = known->find(input.text);
      if (found == known->end()) continue;
      status_.kinds.push_back(kind);
      status_.table.inputs.push_back({input.text, found->second});
      check_count("inputs", found->second.size());
      return;
    }
    is_whole_ = false;
    report_unknown(reading_, input_names, use_of(reading_, input), names_.all);
  }

  void report_twice(const std::string& what, const TomlValue& value) {
    report(reading_,
           fault_at("E0110",
                    value.span,
                    "the " + what + " " + quoted(value.text) + " stands twice",
                    "again here"))
        .helps = {advice("take it out")};
  }

  void check_not_empty(const std::string& key, bool is_empty) {
    const TomlEntry* entry = table_.find(key);
    if (!is_empty || entry == nullptr || !entry->value.items.empty()) return;
    report(reading_,
           fault_at("E0103", entry->value.span, quoted(key) + " is an empty list"))
        .helps = {advice("write at least one")};
  }

  void check_count(const std::string& key, std::size_t count) {
    const TomlEntry* entry = table_.find(key);
    if (count <= most_values || entry == nullptr) return;
    report(reading_,
           fault_at("E0135",
                    entry->value.span,
                    "a column of a table can have " + std::to_string(most_values) +
                        " values, not " + std::to_string(count)))
        .helps = {advice("make several tables of it")};
  }

  // --- rows

  void read_rows() {
    const TomlEntry* rows = table_.find("rows");
    if (rows == nullptr) return;
    for (const TomlValue& row : rows->value.items) {
      if (is_sound(row)) read_row(row);
    }
    check_not_empty("rows", rows->value.items.empty());
  }

  std::string columns() const {
    std::string text = "[";
    for (const TableInput& input : status_.table.inputs) text += input.name + ", ";
    return text + "answer]";
  }

  bool is_sound(const TomlValue& row) {
    const std::size_t wanted = status_.table.inputs.size() + 1;
    if (row.items.size() != wanted) {
      report(reading_,
             fault_at("E0137",
                      row.span,
                      "the row has " + std::to_string(row.items.size()) +
                          " cells, and the table " + std::to_string(wanted)))
          .helps = {advice("a row is " + columns())};
      return false;
    }
    const auto wrong = std::ranges::find_if(
        row.items, [](const TomlValue& cell) { return cell.form != TomlForm::text; });
    if (wrong == row.items.end()) return true;
    report(reading_,
           fault_at("E0102",
                    wrong->span,
                    "a cell must be a text",
                    "this is " + std::string(described(wrong->form))))
        .helps = {advice("a row is " + columns())};
    return false;
  }

  void read_row(const TomlValue& row) {
    TableRow read;
    std::vector<std::string> words;
    for (std::size_t i = 0; i + 1 < row.items.size(); ++i) {
      read.cells.push_back(cell(row.items[i], status_.table.inputs[i]));
      words.push_back(row.items[i].text);
    }
    read.answer = row.items.back().text;
    read.span = row.span;
    read.answer_span = row.items.back().span;
    words.push_back(read.answer);
    status_.table.rows.push_back(std::move(read));
    status_.cells.push_back(std::move(words));
  }

  // The values that a cell means, as bits.
  std::uint64_t cell(const TomlValue& value, const TableInput& input) {
    const CellReading read = read_cell(value.text, input);
    for (const CellFault& fault : read.faults) report_cell(reading_, value, fault, input);
    is_whole_ = is_whole_ && read.faults.empty();
    return read.values;
  }

  void read_reasons() {
    const TomlEntry* because = table_.find("because");
    if (because == nullptr) return;
    for (const TomlValue* reason : texts_at(table_, "because")) {
      status_.because.push_back(reason->text);
    }
    // Rows with faults are among those that are written.
    const TomlEntry* rows = table_.find("rows");
    const std::size_t count = rows == nullptr ? 0 : rows->value.items.size();
    if (status_.because.size() == count) return;
    report(reading_,
           fault_at("E0137",
                    because->value.span,
                    "there are " + std::to_string(status_.because.size()) +
                        " reasons, and rows: " + std::to_string(count)))
        .helps = {advice("write one for each row, in their order; \"\" for none")};
  }

  void warn_if_wide() {
    const std::size_t count = status_.table.inputs.size();
    if (count <= easy_inputs) return;
    report(reading_,
           fault_at("W0135",
                    table_.find("inputs")->value.span,
                    "a table of " + std::to_string(count) + " inputs is hard to read"))
        .helps = {advice("make a status of some of them, and ask that")};
  }

  Reading& reading_;
  const TomlEntry& entry_;
  const TomlValue& table_;
  const InputNames& names_;
  StatusTable status_;
  // False where an input or a cell was not understood; another place may have been told
  // of that already.
  bool is_whole_ = true;
};

}  // namespace

void report_cell(Reading& reading,
                 const TomlValue& cell,
                 const CellFault& part,
                 const TableInput& input) {
  const SourceSpan span = part.begin == part.end
                              ? cell.span
                              : part_of_text(reading, cell, part.begin, part.end);
  if (part.is_sign()) {
    report(reading, fault_at("E0137", span, quoted(cell.text) + " is no cell of a table"))
        .helps = {
        advice("a cell is 'a', 'a | b' (one of them), '!a' (any other), "
               "'!a | b' (neither) or '*' (any)")};
    return;
  }
  NamesInFile values;
  for (const std::string& value : input.values) values.emplace(value, SourceSpan{});
  Diagnostic* fault =
      report_unknown(reading, state_names, {part.word, span, span}, values);
  if (fault == nullptr) return;
  fault->message = quoted(input.name) + " is never " + quoted(part.word);
  fault->primary->text = "not among its values";
  std::erase_if(fault->notes,
                [](const std::string& note) { return note.starts_with("the states"); });
  if (fault->helps.empty()) {
    fault->notes.push_back("it can be " + enumeration(input.values, "or"));
  }
}

std::optional<StatusTable> read_status(Reading& reading,
                                       const TomlEntry& entry,
                                       const InputNames& names) {
  return StatusReader(reading, entry, names).read();
}

}  // namespace stance
