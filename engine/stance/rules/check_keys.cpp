// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/check_keys.h"

#include <algorithm>
#include <array>

#include "stance/base/text.h"
#include "stance/rules/fault.h"

namespace stance {
namespace {

std::string_view described(KeyForm form) {
  switch (form) {
    case KeyForm::text: return "a text";
    case KeyForm::texts: return "a list of texts";
    case KeyForm::text_or_texts: return "a text or a list of texts";
    case KeyForm::patterns: return "a list of patterns";
    case KeyForm::choice: return "a text";
    case KeyForm::choices: return "a list of texts";
    case KeyForm::period: return "a period such as \"3 years\"";
    case KeyForm::integer: return "a whole number";
    case KeyForm::boolean: return "true or false";
    case KeyForm::date: return "a date";
    case KeyForm::table: return "a table";
    case KeyForm::tables: return "a list of tables";
    case KeyForm::rows: return "a list of rows";
  }
  return {};
}

bool is_list_of(const TomlValue& value, TomlForm form) {
  return value.form == TomlForm::array &&
         std::ranges::all_of(value.items,
                             [form](const TomlValue& v) { return v.form == form; });
}

bool has_form(const TomlValue& value, KeyForm form) {
  switch (form) {
    case KeyForm::text:
    case KeyForm::choice:
    case KeyForm::period: return value.form == TomlForm::text;
    case KeyForm::texts:
    case KeyForm::patterns:
    case KeyForm::choices: return is_list_of(value, TomlForm::text);
    case KeyForm::text_or_texts:
      return value.form == TomlForm::text || is_list_of(value, TomlForm::text);
    case KeyForm::integer: return value.form == TomlForm::integer;
    case KeyForm::boolean: return value.form == TomlForm::boolean;
    case KeyForm::date:
      return value.form == TomlForm::date || value.form == TomlForm::text;
    case KeyForm::table: return value.form == TomlForm::table;
    case KeyForm::tables: return is_list_of(value, TomlForm::table);
    case KeyForm::rows: return is_list_of(value, TomlForm::array);
  }
  return false;
}

bool takes_list(KeyForm form) {
  return form == KeyForm::texts || form == KeyForm::patterns || form == KeyForm::choices;
}

void report_unknown_key(Reading& reading, const TomlEntry& entry, const TableKeys& keys) {
  std::vector<std::string> names;
  for (const Key& key : keys.keys) names.emplace_back(key.name);
  const bool is_table = &keys == &file_keys() && entry.value.form == TomlForm::table;
  const std::string what =
      is_table ? "table [" + entry.key + "]" : "key " + quoted(entry.key);
  Diagnostic fault = fault_at("E0101",
                              entry.key_span,
                              std::string(keys.name) + " has no " + what,
                              is_table ? "unknown table" : "unknown key");
  const std::vector<std::string> near = closest(entry.key, names);
  const auto meant = std::ranges::find_if(keys.keys, [&](const Key& key) {
    return !near.empty() && key.name == near.front();
  });
  if (meant != keys.keys.end()) {
    const std::string question = "did you mean " + quoted(near.front()) + "?";
    fault.helps = {
        has_form(entry.value, meant->form)
            ? sure_edit(question, entry.key_span, near.front())
            : advice(question + " It must be " + std::string(described(meant->form)))};
    fault.helps.front().sure = fault.helps.front().sure && near.size() == 1;
  } else {
    fault.notes = {"its keys are: " + enumeration(names, "and")};
  }
  report(reading, std::move(fault));
}

// The element of a list that is to blame, or the value itself.
const TomlValue& culprit(const TomlValue& value, KeyForm form) {
  if (value.form != TomlForm::array) return value;
  const TomlForm wanted = form == KeyForm::rows     ? TomlForm::array
                          : form == KeyForm::tables ? TomlForm::table
                                                    : TomlForm::text;
  const bool takes = takes_list(form) || form == KeyForm::text_or_texts ||
                     form == KeyForm::rows || form == KeyForm::tables;
  if (!takes) return value;
  const auto found = std::ranges::find_if(
      value.items, [wanted](const TomlValue& v) { return v.form != wanted; });
  return found == value.items.end() ? value : *found;
}

void report_wrong_form(Reading& reading, const TomlEntry& entry, const Key& key) {
  const TomlValue& wrong = culprit(entry.value, key.form);
  const SourceSpan& span = wrong.form == TomlForm::table ? entry.key_span : wrong.span;
  Diagnostic fault =
      fault_at("E0102",
               span,
               quoted(entry.key) + " must be " + std::string(described(key.form)),
               "this is " + std::string(described(wrong.form)));
  const std::string raw(source_text(reading, entry.value.span));
  if (takes_list(key.form) && entry.value.form == TomlForm::text) {
    fault.helps = {
        sure_edit("put it in square brackets", entry.value.span, "[" + raw + "]")};
  } else if (key.form == KeyForm::tables && entry.value.form == TomlForm::table) {
    fault.helps = {possible_edit("write it with two brackets: [[" + entry.key + "]]",
                                 entry.key_span,
                                 "[" + entry.key + "]")};
  } else {
    fault.helps = {advice(quoted(entry.key) + ": " + std::string(key.description))};
  }
  report(reading, std::move(fault));
}

void check_word(Reading& reading, const TomlValue& value, const Key& key) {
  if (std::ranges::find(key.words, value.text) != key.words.end()) return;
  const std::vector<std::string> words(key.words.begin(), key.words.end());
  Diagnostic fault =
      fault_at("E0108",
               value.span,
               quoted(value.text) + " is not a possible value of " + quoted(key.name),
               "not one of the choices");
  const std::vector<std::string> near = closest(value.text, words);
  if (!near.empty()) {
    fault.helps = {sure_edit("did you mean " + quoted(near.front()) + "?",
                             inside_quotes(reading, value),
                             near.front())};
  }
  std::vector<std::string> shown;
  shown.reserve(words.size());
  for (const std::string& word : words) shown.push_back(quoted(word));
  fault.notes = {"possible are " + enumeration(shown, "and")};
  report(reading, std::move(fault));
}

void check_number(Reading& reading, const TomlValue& value, const Key& key) {
  if (key.least <= value.integer && value.integer <= key.most) return;
  Diagnostic fault =
      fault_at("E0129",
               value.span,
               quoted(key.name) + " must lie between " + std::to_string(key.least) +
                   " and " + std::to_string(key.most));
  fault.helps = {advice(quoted(key.name) + ": " + std::string(key.description))};
  report(reading, std::move(fault));
}

void check_value(Reading& reading, const TomlEntry& entry, const Key& key) {
  if (!has_form(entry.value, key.form)) {
    report_wrong_form(reading, entry, key);
  } else if (key.form == KeyForm::choice) {
    check_word(reading, entry.value, key);
  } else if (key.form == KeyForm::choices) {
    for (const TomlValue& item : entry.value.items) check_word(reading, item, key);
  } else if (key.form == KeyForm::integer) {
    check_number(reading, entry.value, key);
  }
}

}  // namespace

void check_both_keys(Reading& reading,
                     const TomlValue& table,
                     std::string_view one,
                     std::string_view other,
                     std::string advice_text) {
  const TomlEntry* first = table.find(one);
  const TomlEntry* second = table.find(other);
  if ((first == nullptr) == (second == nullptr)) return;
  const TomlEntry* alone = first == nullptr ? second : first;
  report(reading,
         fault_at("E0103",
                  alone->key_span,
                  quoted(alone->key) + " needs the key " +
                      quoted(first == nullptr ? one : other)))
      .helps = {advice(std::move(advice_text))};
}

bool is_misspelt(const TomlValue& table, const TableKeys& keys, std::string_view key) {
  const std::array<std::string, 1> wanted = {std::string(key)};
  return std::ranges::any_of(table.entries, [&](const TomlEntry& entry) {
    const bool is_known =
        std::ranges::find(keys.keys, entry.key, &Key::name) != keys.keys.end();
    return !is_known && !closest(entry.key, wanted).empty();
  });
}

void check_keys(Reading& reading,
                const TomlValue& table,
                const TableKeys& keys,
                const SourceSpan& header) {
  for (const TomlEntry& entry : table.entries) {
    const auto key = std::ranges::find(keys.keys, entry.key, &Key::name);
    if (key == keys.keys.end()) {
      report_unknown_key(reading, entry, keys);
    } else {
      check_value(reading, entry, *key);
    }
  }
  for (const Key& key : keys.keys) {
    if (key.need == Need::optional || table.find(key.name) != nullptr) continue;
    if (is_misspelt(table, keys, key.name)) continue;
    Diagnostic fault =
        fault_at("E0103",
                 header,
                 std::string(keys.name) + " lacks the key " + quoted(key.name),
                 "here");
    fault.helps = {advice(quoted(key.name) + ": " + std::string(key.description))};
    report(reading, std::move(fault));
  }
}

bool is_true(const TomlValue& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  return entry != nullptr && entry->value.boolean;
}

}  // namespace stance
