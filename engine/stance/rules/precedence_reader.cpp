// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/check_keys.h"
#include "stance/rules/fault.h"
#include "stance/rules/keys.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

void read_order(Precedence& precedence, const TomlValue& table) {
  for (const TomlValue* reason : texts_at(table, "order")) {
    for (std::size_t i = 0; i < reason_words.size(); ++i) {
      if (reason_words[i] == reason->text) {
        precedence.order.push_back(static_cast<Reason>(i));
      }
    }
  }
}

void read_acts_from(Reading& reading, Precedence& precedence, const TomlValue& table) {
  for (const TomlValue* source : texts_at(table, "acts-from")) {
    if (reading.names.sources.contains(source->text)) {
      precedence.acts_from.push_back(source->text);
    } else {
      report_unknown(
          reading, source_names, use_of(reading, *source), reading.names.sources);
    }
  }
}

// One pack says how evidence is weighed; a second table would be a silent redefinition.
bool is_second(Reading& reading, const std::vector<Section>& found, std::size_t index) {
  if (index == 0) return false;
  const TomlEntry& entry = *found[index].entry;
  Diagnostic fault = fault_at("E0110",
                              entry.key_span,
                              "the table [" + entry.key + "] is defined twice",
                              "again here");
  fault.others = {{found.front().entry->key_span, "first here"}};
  fault.helps = {advice("keep one of them")};
  report(reading, std::move(fault));
  return true;
}

}  // namespace

Precedence read_precedence(Reading& reading) {
  Precedence precedence;
  const std::vector<Section> sources = sections(reading, "sources");
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const TomlEntry& entry = *sources[i].entry;
    if (entry.value.form != TomlForm::table || is_second(reading, sources, i)) continue;
    check_keys(reading, entry.value, sources_keys(), entry.key_span);
    for (const TomlValue* source : texts_at(entry.value, "rank")) {
      precedence.rank.push_back(source->text);
    }
  }
  const std::vector<Section> tables = sections(reading, "precedence");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const TomlEntry& entry = *tables[i].entry;
    if (entry.value.form != TomlForm::table || is_second(reading, tables, i)) continue;
    check_keys(reading, entry.value, precedence_keys(), entry.key_span);
    read_acts_from(reading, precedence, entry.value);
    read_order(precedence, entry.value);
    precedence.trusted = choice_at<Grade>(entry.value, "trusted", grade_words)
                             .value_or(precedence.trusted);
  }
  return precedence;
}

}  // namespace stance
