// SPDX-License-Identifier: Apache-2.0
// Runs the documents of test files (rules/test_file.h) against rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/base/document.h"
#include "stance/extract/extract.h"
#include "stance/places/gazetteer.h"
#include "stance/rules/rule_set.h"
#include "stance/rules/test_file.h"

namespace stance {

// A record that came, as a row of `expect` would say it.
struct GivenRow {
  // The row that expected it.
  std::optional<std::size_t> expected = {};
  // ["dogs", "free", "observed", 2025-02-04, "Alder County, XX", "free"]
  std::string row;

  bool operator==(const GivenRow&) const = default;
};

struct DocumentResult {
  // Empty: the test passes. T003 an expected record is missing, T004 a record comes that
  // is not expected, T006 the records come in another order, T007 a place is not known.
  Diagnostics failures = {};
  // All records in the order of the text.
  std::vector<GivenRow> given = {};
  Extraction extraction = {};

  bool has_passed() const { return failures.empty(); }
};

// `document` is the text of `test` with its metadata; `todo` is left to the caller. Where
// the gazetteer does not know one of the test's places, all of them are made up for it.
DocumentResult check_document(const RuleSet& rules,
                              const Gazetteer& gazetteer,
                              const DocumentTest& test,
                              const Document& document);

}  // namespace stance
