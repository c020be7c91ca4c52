// SPDX-License-Identifier: Apache-2.0
// What a reading means, written in one way only. Cells are written as the values that
// they stand for, so that "a | b" and "b | a" are the same.
#include "stance/base/digest.h"
#include "stance/rules/keys.h"
#include "stance/rules/meaning.h"

namespace stance {
namespace {

void add(std::string& text, std::string_view word) {
  text += ' ';
  text += std::to_string(word.size());
  text += ':';
  text += word;
}

std::string written(const Fact& fact) {
  std::string text = "fact";
  add(text, fact.name);
  add(text, std::to_string(static_cast<int>(fact.form)));
  add(text, fact.policy.text);
  add(text, fact.state ? fact.state->text : "");
  add(text, fact.negated ? "not" : "");
  const Period& period = fact.period;
  add(text,
      std::to_string(period.years) + "y" + std::to_string(period.months) + "m" +
          std::to_string(period.days) + "d");
  return text + "\n";
}

std::string written(const StatusTable& status) {
  const DecisionTable& table = status.table;
  std::string text = "status";
  add(text, status.name);
  add(text, pick_words.at(static_cast<std::size_t>(table.pick)));
  for (const std::string& answer : table.answers) add(text, answer);
  for (const CountedStanding standing : status.also_counts) {
    add(text, counted_words.at(static_cast<std::size_t>(standing)));
  }
  text += "\ninputs";
  for (const TableInput& input : table.inputs) add(text, input.name);
  for (const TableRow& row : table.rows) {
    text += "\nrow";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      std::string cell;
      for (std::size_t k = 0; k < table.inputs[i].values.size(); ++k) {
        if ((row.cells[i] >> k & 1U) != 0) add(cell, table.inputs[i].values[k]);
      }
      add(text, cell);
    }
    add(text, row.answer);
  }
  return text + "\n";
}

}  // namespace

std::string meaning_of(const ReadingPack& pack) {
  std::string text = "reading 1\n";
  for (const Fact& fact : pack.facts) text += written(fact);
  for (const StatusTable& status : pack.statuses) text += written(status);
  return text;
}

Digest digest_of_reading(const ReadingPack& pack) {
  return digest_of(meaning_of(pack));
}

}  // namespace stance
