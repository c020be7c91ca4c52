// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/document_tests.h"

#include <utility>

#include "stance/rules/check_keys.h"
#include "stance/rules/fault.h"
#include "stance/rules/keys.h"
#include "stance/rules/test_cells.h"

namespace stance {
namespace {

constexpr std::string_view columns =
    "[policy, state, kind, when, place, cue]; those behind the state may be left out, "
    "and \"*\" stands for anything";

bool is_anything(const TomlValue& cell) {
  return cell.form == TomlForm::text && cell.text == "*";
}

bool is_date(const TomlValue& cell) {
  return cell.form == TomlForm::date || Edtf::parse(cell.text).has_value();
}

void read_row(Reading& reading, const TomlValue& row, DocumentTest& test) {
  if (row.form != TomlForm::array) return;
  if (!has_columns(reading, row, 2, 6, columns)) return;
  const std::vector<TomlValue>& cells = row.items;
  ExpectedInDocument expected = {.policy = word_of(cells[0]), .state = word_of(cells[1])};
  expected.span = row.span;
  std::size_t at = 2;
  // The kind may be missing: [policy, state, when, place, cue].
  if (at < cells.size() && !is_date(cells[at])) {
    if (!is_anything(cells[at])) {
      expected.kind = kind_of(reading, cells[at]);
      if (!expected.kind) return;
    }
    ++at;
  }
  if (at < cells.size()) {
    if (!is_anything(cells[at])) {
      expected.when = date_of(reading, cells[at]);
      if (!expected.when) return;
    }
    ++at;
  }
  if (at < cells.size()) {
    if (!is_anything(cells[at])) expected.place = word_of(cells[at]);
    ++at;
  }
  if (at < cells.size()) {
    if (!is_anything(cells[at])) expected.cue = word_of(cells[at]);
    ++at;
  }
  if (at < cells.size()) {
    report(reading, fault_at("E0503", cells[at].span, "the row has a column too many"))
        .helps = {advice("a row is " + std::string(columns))};
    return;
  }
  test.expect.push_back(std::move(expected));
}

bool leaves_folder(std::string_view path) {
  return path.starts_with('/') || path.starts_with("../") ||
         path.find("/../") != std::string_view::npos;
}

void read_text(Reading& reading, const TomlValue& table, DocumentTest& test) {
  const TomlEntry* text = table.find("text");
  const TomlEntry* file = table.find("file");
  if ((text == nullptr) == (file == nullptr)) {
    report(reading,
           fault_at("E0502",
                    file != nullptr ? file->value.span : table.span,
                    file != nullptr ? "the document has a text and a file"
                                    : "the document has no text"))
        .helps = {
        advice("write text = \"\"\"…\"\"\", or file = \"article.txt\" for a file "
               "beside this one")};
    return;
  }
  if (text != nullptr) {
    test.text = text->value.text;
    test.text_span = text->value.span;
    return;
  }
  test.file = word_of(file->value);
  test.text_span = file->value.span;
  const std::string& name = file->value.text;
  if (!name.empty() && !leaves_folder(name)) return;
  report(reading,
         fault_at("E0505",
                  file->value.span,
                  name.empty() ? "the file has no name"
                               : "the file must stand beside the test or below it"))
      .helps = {
      advice("write a path that begins at the test file's folder: "
             "file = \"fixtures/article.txt\"")};
}

void read_metadata(Reading& reading, const TomlValue& table, DocumentTest& test) {
  test.title = text_at(table, "title");
  test.publisher = text_at(table, "publisher");
  test.url = text_at(table, "url");
  test.kind = text_at(table, "kind");
  test.outlet_state = text_at(table, "state");
  if (const TomlEntry* day = table.find("published")) {
    test.published = date_of(reading, day->value);
  }
  for (const TomlValue* place : texts_at(table, "places")) {
    test.places.push_back(word_of(*place));
  }
}

}  // namespace

DocumentTest read_document_test(Reading& reading, const TomlValue& table) {
  check_keys(reading, table, document_test_keys(), table.span);
  DocumentTest test;
  test.todo = text_at(table, "todo");
  test.span = table.span;
  read_text(reading, table, test);
  test.name = text_at(table, "name").value_or(test.file ? test.file->text : "a document");
  read_metadata(reading, table, test);
  if (const TomlEntry* exact = table.find("exact")) {
    test.is_exact = exact->value.form != TomlForm::boolean || exact->value.boolean;
  }
  const TomlEntry* expect = table.find("expect");
  if (expect == nullptr || (expect->value.items.empty() && !test.is_exact)) {
    report(reading, fault_at("E0501", table.span, "the test expects nothing")).helps = {
        advice("write expect = [[\"policy\", \"state\", \"kind\", 2025-02-01, \"Alder "
               "County, XX\"]], or expect = [] if the document must give no evidence")};
    return test;
  }
  for (const TomlValue& row : expect->value.items) read_row(reading, row, test);
  return test;
}

}  // namespace stance
