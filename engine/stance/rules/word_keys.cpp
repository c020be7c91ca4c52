// SPDX-License-Identifier: Apache-2.0
// The tables of word lists; others are in keys.cpp.
#include "stance/rules/keys.h"

namespace stance {
namespace {

constexpr Key text_table[] = {
    {"abbreviations",
     KeyForm::texts,
     Need::optional,
     "a full stop behind one does not end a sentence"},
    {"titles",
     KeyForm::texts,
     Need::optional,
     "the capitalised word behind one is a person"},
    {"given-names", KeyForm::texts, Need::optional, "first names of people"},
    {"clause-openers",
     KeyForm::texts,
     Need::optional,
     "words that begin a new clause: \"but\""},
    {"reporting-verbs", KeyForm::texts, Need::optional, "verbs of saying: \"say~\""},
};

constexpr Key acts_table[] = {
    {"adopted", KeyForm::patterns, Need::optional, "words that begin a state: 'sign~'"},
    {"ended", KeyForm::patterns, Need::optional, "words that end one: 'rescind~'"},
    {"observed",
     KeyForm::patterns,
     Need::optional,
     "words that show one: 'has ...2 in place'"},
    {"proposed", KeyForm::patterns, Need::optional, "words that propose one: 'propose~'"},
    {"suspended",
     KeyForm::patterns,
     Need::optional,
     "words that take its force away: 'block~'"},
    {"resumed",
     KeyForm::patterns,
     Need::optional,
     "words that give it back: 'reinstate~'"},
};

constexpr Key list_change_table[] = {
    {"add", KeyForm::patterns, Need::optional, "entries that this pack adds"},
    {"remove",
     KeyForm::patterns,
     Need::optional,
     "entries that it takes away, as they are written there"},
};

}  // namespace

const TableKeys& text_keys() {
  static constexpr TableKeys keys = {"[text]", "sentences and names", text_table};
  return keys;
}

const TableKeys& acts_keys() {
  static constexpr TableKeys keys = {"[acts]", "the words of {act}", acts_table};
  return keys;
}

const TableKeys& list_change_keys() {
  static constexpr TableKeys keys = {
      "[words.NAME]", "changes to a list of another pack", list_change_table};
  return keys;
}

}  // namespace stance
