// SPDX-License-Identifier: Apache-2.0
// The tables of test files; those of packs are in keys.cpp.
#include "stance/rules/keys.h"

namespace stance {
namespace {

constexpr Key test_file_table[] = {
    {"rules", KeyForm::texts, Need::required, "the packs under test"},
    {"sentence",
     KeyForm::tables,
     Need::optional,
     "does a text become the right evidence?"},
    {"timeline",
     KeyForm::tables,
     Need::optional,
     "does dated evidence become the right status on a day?"},
    {"document",
     KeyForm::tables,
     Need::optional,
     "does a whole document become the right evidence?"},
    {"table", KeyForm::tables, Need::optional, "does a table of a reading say so?"},
};

constexpr Key sentence_test_table[] = {
    {"name", KeyForm::text, Need::required, "what the test shows"},
    {"text", KeyForm::text, Need::required, "the words that are read"},
    {"place", KeyForm::text, Need::optional, "the place in focus; it must be found, too"},
    {"published", KeyForm::date, Need::optional, "the day of publication"},
    {"expect",
     KeyForm::rows,
     Need::optional,
     "[policy, state, kind] or [policy, state, kind, cue]; [] "
     "means nothing"},
    {"todo", KeyForm::text, Need::optional, "why the test is known to fail"},
};

constexpr Key document_test_table[] = {
    {"name", KeyForm::text, Need::optional, "what the test shows"},
    {"text", KeyForm::text, Need::optional, "the document's words"},
    {"file",
     KeyForm::text,
     Need::optional,
     "instead of `text`: a file, by its path from the test file's folder"},
    {"title", KeyForm::text, Need::optional, "the title"},
    {"published", KeyForm::date, Need::optional, "the day of publication"},
    {"publisher", KeyForm::text, Need::optional, "the publisher"},
    {"url", KeyForm::text, Need::optional, "the address"},
    {"kind", KeyForm::text, Need::optional, "the kind of source, as [sources] ranks it"},
    {"state",
     KeyForm::text,
     Need::optional,
     "postal code of the state that the publisher writes for"},
    {"places",
     KeyForm::texts,
     Need::optional,
     "places that are known besides those of `expect`"},
    {"expect",
     KeyForm::rows,
     Need::optional,
     "[policy, state, kind, when, place, cue]; those behind the state may be left out, "
     "\"*\" is anything; [] means nothing"},
    {"exact",
     KeyForm::boolean,
     Need::optional,
     "false: other records may come, too (default: true)"},
    {"todo", KeyForm::text, Need::optional, "why the test is known to fail"},
};

constexpr Key timeline_test_table[] = {
    {"name", KeyForm::text, Need::required, "what the test shows"},
    {"place", KeyForm::text, Need::optional, "the place that the evidence is about"},
    {"given",
     KeyForm::rows,
     Need::required,
     "[when, kind, policy, state, source, published]"},
    {"check",
     KeyForm::rows,
     Need::optional,
     "[day, policy, answer] or [day, status, reading, answer]"},
    {"todo", KeyForm::text, Need::optional, "why the test is known to fail"},
};

constexpr Key table_test_table[] = {
    {"name", KeyForm::text, Need::optional, "what the test shows"},
    {"status", KeyForm::text, Need::required, "the table: \"reading/status\""},
    {"check",
     KeyForm::rows,
     Need::optional,
     "a value for each input, then the answer that the table must give"},
    {"todo", KeyForm::text, Need::optional, "why the test is known to fail"},
};

}  // namespace

const TableKeys& test_file_keys() {
  static constexpr TableKeys keys = {"a test file", "its tables", test_file_table};
  return keys;
}

const TableKeys& sentence_test_keys() {
  static constexpr TableKeys keys = {
      "[[sentence]]", "text to evidence", sentence_test_table};
  return keys;
}

const TableKeys& document_test_keys() {
  static constexpr TableKeys keys = {
      "[[document]]", "a whole document to evidence", document_test_table};
  return keys;
}

const TableKeys& timeline_test_keys() {
  static constexpr TableKeys keys = {
      "[[timeline]]", "evidence to status", timeline_test_table};
  return keys;
}

const TableKeys& table_test_keys() {
  static constexpr TableKeys keys = {
      "[[table]]", "values to an answer", table_test_table};
  return keys;
}

}  // namespace stance
