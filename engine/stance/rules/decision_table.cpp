// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/decision_table.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "stance/rules/fault.h"

namespace stance {
namespace {

constexpr std::size_t most_combinations = 1'000'000;
// Of rows that are missing so many are written out.
constexpr std::size_t most_missing = 4;

using Box = std::vector<std::uint64_t>;

std::uint64_t all_of(const TableInput& input) {
  const std::size_t count = input.values.size();
  return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

bool holds(const Box& box, const std::vector<std::size_t>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if ((box[i] >> values[i] & 1U) == 0) return false;
  }
  return true;
}

// The next combination, the last input changing first; false after the last one.
bool advance(const DecisionTable& table, std::vector<std::size_t>& values) {
  for (std::size_t i = values.size(); i > 0; --i) {
    if (++values[i - 1] < table.inputs[i - 1].values.size()) return true;
    values[i - 1] = 0;
  }
  return false;
}

// Puts boxes together that differ in one input only.
void merge(std::vector<Box>& boxes, std::size_t input) {
  std::map<Box, std::uint64_t> merged;
  for (Box& box : boxes) {
    const std::uint64_t cell = std::exchange(box[input], 0);
    merged[box] |= cell;
  }
  boxes.clear();
  for (const auto& [rest, cell] : merged) {
    boxes.push_back(rest);
    boxes.back()[input] = cell;
  }
}

std::string cell_text(const TableInput& input, std::uint64_t cell) {
  if (cell == all_of(input)) return "*";
  std::string text;
  for (std::size_t i = 0; i < input.values.size(); ++i) {
    if ((cell >> i & 1U) == 0) continue;
    text += (text.empty() ? "" : " | ") + input.values[i];
  }
  return text;
}

std::string row_text(const DecisionTable& table, const Box& box) {
  std::string text = "[";
  for (std::size_t i = 0; i < box.size(); ++i) {
    text += (i == 0 ? "" : ", ") + quoted(cell_text(table.inputs[i], box[i]));
  }
  return text + "]";
}

class TableCheck {
 public:
  explicit TableCheck(const DecisionTable& table)
      : table_(table), chosen_(table.rows.size(), false) {}

  Diagnostics run() {
    check_answers();
    if (combinations(table_, most_combinations + 1) > most_combinations) {
      report("E0135",
             table_.span,
             "the table of " + quoted(table_.name) + " has too many combinations",
             "make a status of some of its inputs and ask that");
      return std::move(faults_);
    }
    if (!table_.inputs.empty()) go_through();
    check_gaps();
    check_chosen();
    return std::move(faults_);
  }

 private:
  Diagnostic& report(std::string_view code,
                     const SourceSpan& span,
                     std::string message,
                     std::string help) {
    faults_.push_back(fault_at(code, span, std::move(message)));
    faults_.back().helps = {advice(std::move(help))};
    return faults_.back();
  }

  void go_through() {
    std::vector<std::size_t> values(table_.inputs.size(), 0);
    do {
      look_at(values);
    } while (advance(table_, values));
  }

  void look_at(const std::vector<std::size_t>& values) {
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      if (!holds(table_.rows[i].cells, values)) continue;
      if (!first) {
        first = i;
        chosen_[i] = true;
      } else if (table_.pick == RowPick::only) {
        if (table_.rows[i].answer != table_.rows[*first].answer) {
          report_overlap(*first, i, values);
        }
      }
    }
    if (first) return;
    Box& box = missing_.emplace_back();
    for (const std::size_t value : values) box.push_back(std::uint64_t{1} << value);
  }

  void report_overlap(std::size_t first,
                      std::size_t second,
                      const std::vector<std::size_t>& values) {
    // One message for a row, however many it contradicts.
    if (!overlaps_.insert(second).second) return;
    std::string when;
    for (std::size_t i = 0; i < values.size(); ++i) {
      when += (i == 0 ? "" : ", ") + table_.inputs[i].name + " is " +
              table_.inputs[i].values[values[i]];
    }
    Diagnostic& fault = report(
        "E0132",
        table_.rows[second].span,
        "two rows of " + quoted(table_.name) + " give different answers",
        "narrow one of them, or write pick = \"first\" so that the upper one wins");
    fault.primary->text = quoted(table_.rows[second].answer);
    fault.others = {{table_.rows[first].span, quoted(table_.rows[first].answer)}};
    fault.notes = {"both fit where " + when};
  }

  void check_gaps() {
    if (missing_.empty()) return;
    const std::size_t count = missing_.size();
    for (std::size_t i = table_.inputs.size(); i > 0; --i) merge(missing_, i - 1);
    Diagnostic& fault = report(
        "E0131",
        table_.span,
        "the table of " + quoted(table_.name) + " has no row for " +
            (count == 1 ? "one combination" : std::to_string(count) + " combinations"),
        "write a row for each, with its answer; \"*\" fits anything");
    for (std::size_t i = 0; i < std::min(missing_.size(), most_missing); ++i) {
      fault.notes.push_back("no row fits " + row_text(table_, missing_[i]));
    }
    if (missing_.size() > most_missing) {
      fault.notes.push_back("and " + std::to_string(missing_.size() - most_missing) +
                            " more such rows");
    }
  }

  void check_chosen() {
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      if (chosen_[i] || table_.inputs.empty()) continue;
      Diagnostic& fault =
          report("W0133",
                 table_.rows[i].span,
                 "this row of " + quoted(table_.name) + " is never chosen",
                 "take it out, or move it up");
      fault.primary->text = "the rows above fit all that it fits";
      for (std::size_t k = 0; k < i; ++k) {
        if (!covers(table_.rows[k].cells, table_.rows[i].cells)) continue;
        fault.others = {{table_.rows[k].span, "this one does alone"}};
        break;
      }
    }
  }

  static bool covers(const Box& wide, const Box& narrow) {
    for (std::size_t i = 0; i < wide.size(); ++i) {
      if ((narrow[i] & ~wide[i]) != 0) return false;
    }
    return true;
  }

  void check_answers() {
    if (table_.answers.empty()) return;
    for (const TableRow& row : table_.rows) {
      if (std::ranges::find(table_.answers, row.answer) != table_.answers.end()) continue;
      std::vector<std::string> shown;
      for (const std::string& answer : table_.answers) shown.push_back(quoted(answer));
      report("E0134",
             row.answer_span,
             quoted(row.answer) + " is not among the answers of " + quoted(table_.name),
             "write one of " + enumeration(shown, "or") + ", or add it to \"answers\"");
    }
    // A row with a misspelt answer may be the one that gives it.
    if (has_errors(faults_)) return;
    for (std::size_t i = 0; i < table_.answers.size(); ++i) {
      const auto gives = [&](const TableRow& row) {
        return row.answer == table_.answers[i];
      };
      if (std::ranges::any_of(table_.rows, gives)) continue;
      const SourceSpan& span =
          i < table_.answer_spans.size() ? table_.answer_spans[i] : table_.span;
      report("W0134",
             span,
             "no row of " + quoted(table_.name) + " gives " + quoted(table_.answers[i]),
             "write a row that gives it, or take it out of \"answers\"");
    }
  }

  const DecisionTable& table_;
  std::vector<bool> chosen_;
  std::vector<Box> missing_;
  std::set<std::size_t> overlaps_;
  Diagnostics faults_;
};

}  // namespace

Diagnostics table_faults(const DecisionTable& table) {
  return TableCheck(table).run();
}

std::size_t combinations(const DecisionTable& table, std::size_t limit) {
  std::size_t count = 1;
  for (const TableInput& input : table.inputs) {
    if (input.values.empty()) return 0;
    if (count > limit / input.values.size()) return limit;
    count *= input.values.size();
  }
  return count;
}

const TableRow* row_for(const DecisionTable& table,
                        const std::vector<std::size_t>& values) {
  const auto row = std::ranges::find_if(
      table.rows, [&values](const TableRow& r) { return holds(r.cells, values); });
  return row == table.rows.end() ? nullptr : &*row;
}

std::vector<std::string> derivation_loop(
    const std::vector<std::pair<std::string, std::string>>& uses) {
  std::map<std::string, std::vector<std::string>> asked;
  for (const auto& [who, whom] : uses) asked[who].push_back(whom);
  std::set<std::string> done;
  for (const auto& [start, unused] : asked) {
    std::vector<std::pair<std::string, std::size_t>> path = {{start, 0}};
    while (!path.empty()) {
      const auto found = asked.find(path.back().first);
      const std::size_t next = path.back().second++;
      if (found == asked.end() || next >= found->second.size()) {
        done.insert(path.back().first);
        path.pop_back();
        continue;
      }
      const std::string& name = found->second[next];
      const auto seen = std::ranges::find_if(
          path, [&name](const auto& step) { return step.first == name; });
      if (seen != path.end()) {
        std::vector<std::string> loop;
        for (auto step = seen; step != path.end(); ++step) loop.push_back(step->first);
        loop.push_back(name);
        return loop;
      }
      if (!done.contains(name)) path.emplace_back(name, 0);
    }
  }
  return {};
}

}  // namespace stance
