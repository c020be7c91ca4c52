// SPDX-License-Identifier: Apache-2.0
// Names in test files.
#include <algorithm>
#include <utility>

#include "stance/base/edtf.h"
#include "stance/rules/name_adder.h"

namespace stance {
namespace {

class TestIndexer {
 public:
  TestIndexer(NameAdder& names, const StatusInputs& statuses)
      : names_(names), statuses_(statuses) {}

  void run(const TomlValue& root) {
    for (const auto& [section, key] : {std::pair("sentence", "expect"),
                                       {"document", "expect"},
                                       {"timeline", "given"},
                                       {"timeline", "check"}}) {
      const TomlEntry* tests = root.find(section);
      if (tests == nullptr) continue;
      for (const TomlValue& test : tests->value.items) {
        const TomlEntry* rows = test.find(key);
        if (rows == nullptr) continue;
        for (const TomlValue& row : rows->value.items) index_row(key, row);
      }
    }
    const TomlEntry* tables = root.find("table");
    if (tables == nullptr) return;
    for (const TomlValue& test : tables->value.items) index_table(test);
  }

 private:
  void index_row(std::string_view key, const TomlValue& row) {
    const std::vector<TomlValue>& cells = row.items;
    const bool is_given = key == "given";
    const std::size_t policy = key == "expect" ? 0 : (is_given ? 2 : 1);
    if (cells.size() <= policy + 1) return;
    if (key == "check") {
      index_check(cells);
      return;
    }
    names_.add_text(NameSort::policy, cells[policy]);
    names_.add_text(
        NameSort::state, cells[policy + 1], NameRole::use, cells[policy].text);
    if (key != "expect") return;
    const std::size_t cue = cue_column(cells);
    if (cue < cells.size() && cells[cue].text != "*") names_.add_cue_id(cells[cue]);
  }

  // [day, policy, answer], [day, policy, pack, answer], [day, status, reading, answer]
  void index_check(const std::vector<TomlValue>& cells) {
    const bool is_of_reading =
        cells.size() > 3 && statuses_.contains(cells[2].text + "/" + cells[1].text);
    if (is_of_reading) return;
    names_.add_text(NameSort::policy, cells[1]);
    if (cells.size() < 5) index_answer(cells.back(), cells[1].text);
  }

  // [policy, state, kind, cue] of a sentence, [policy, state, kind, when, place, cue] of
  // a document, where the kind may be left out.
  static std::size_t cue_column(const std::vector<TomlValue>& cells) {
    const auto is_date = [&cells](std::size_t at) {
      return at < cells.size() && Edtf::parse(cells[at].text).has_value();
    };
    if (is_date(2)) return 4;
    const bool is_of_document =
        cells.size() > 4 || is_date(3) || (cells.size() == 4 && cells[3].text == "*");
    return is_of_document ? 5 : 3;
  }

  void index_answer(const TomlValue& answer, const std::string& policy) {
    const std::size_t end = std::min(answer.text.find(' '), answer.text.size());
    names_.add(NameSort::state,
               answer.text.substr(0, end),
               names_.part(answer, 0, end),
               NameRole::use,
               policy);
  }

  // A row is a cell for each input, and the answer.
  void index_table(const TomlValue& test) {
    const TomlEntry* status = test.find("status");
    const TomlEntry* check = test.find("check");
    if (status == nullptr || check == nullptr) return;
    const std::vector<std::string>* inputs = inputs_of(status->value.text);
    if (inputs == nullptr) return;
    for (const TomlValue& row : check->value.items) {
      for (std::size_t i = 0; i + 1 < row.items.size() && i < inputs->size(); ++i) {
        names_.add_cell(row.items[i], (*inputs)[i]);
      }
    }
  }

  // "reading/status", or a status that only one reading has.
  const std::vector<std::string>* inputs_of(const std::string& status) const {
    const auto whole = statuses_.find(status);
    if (whole != statuses_.end()) return &whole->second;
    const std::vector<std::string>* found = nullptr;
    for (const auto& [name, inputs] : statuses_) {
      if (!name.ends_with("/" + status)) continue;
      if (found != nullptr) return nullptr;
      found = &inputs;
    }
    return found;
  }

  NameAdder& names_;
  const StatusInputs& statuses_;
};

}  // namespace

void index_tests(NameAdder& names, const TomlValue& root, const StatusInputs& statuses) {
  TestIndexer(names, statuses).run(root);
}

}  // namespace stance
