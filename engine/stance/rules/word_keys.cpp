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

constexpr Key places_table[] = {
    {"county",
     KeyForm::patterns,
     Need::optional,
     "words for the county in focus: 'the sheriff'"},
    {"place",
     KeyForm::patterns,
     Need::optional,
     "words for the city or town in focus: 'the mayor'"},
    {"state",
     KeyForm::patterns,
     Need::optional,
     "words for the state in focus: 'the governor'"},
    {"own",
     KeyForm::patterns,
     Need::optional,
     "words for whichever county or city is in focus: 'the ordinance'"},
    {"nobody",
     KeyForm::patterns,
     Need::optional,
     "words for places in general: 'a local agency'"},
    {"laws", KeyForm::patterns, Need::optional, "nouns for a state's law: 'act'"},
    {"prisons", KeyForm::patterns, Need::optional, "nouns for who keeps prisoners"},
    {"prisons-in", KeyForm::texts, Need::optional, "states that keep them all: 'VT'"},
    {"guards", KeyForm::patterns, Need::optional, "phrases that hold no place's name"},
    {"comparisons",
     KeyForm::patterns,
     Need::optional,
     "words that make a name a mere comparison"},
    {"agencies",
     KeyForm::patterns,
     Need::optional,
     "phrases that name an agency of a place"},
    {"outlets",
     KeyForm::table,
     Need::optional,
     "host name of a publisher = its home state"},
};

constexpr Key dates_table[] = {
    {.name = "parts",
     .form = KeyForm::integer,
     .description = "\"early\" is the first of so many equal parts, \"late\" the last: 3",
     .least = 2,
     .most = 12},
    {.name = "edge-days",
     .form = KeyForm::integer,
     .description = "\"the end of\": such a part, but no more days than these: 31",
     .least = 1,
     .most = 366},
    {.name = "recent-days",
     .form = KeyForm::integer,
     .description = "\"recently\": in so many days before: 120",
     .least = 1,
     .most = 3650},
    {"seasons", KeyForm::table, Need::optional, "season = its first month of three"},
    {"holidays",
     KeyForm::table,
     Need::optional,
     "name = its day: \"July 4\", \"4th Thursday of November\""},
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

const TableKeys& places_keys() {
  static constexpr TableKeys keys = {
      "[places]", "how text speaks of places", places_table};
  return keys;
}

const TableKeys& dates_keys() {
  static constexpr TableKeys keys = {
      "[dates]", "what inexact words for dates mean", dates_table};
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
