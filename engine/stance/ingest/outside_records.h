// SPDX-License-Identifier: Apache-2.0
// Records of evidence that another program found in a document, as JSON Lines; see
// data/extractors.md. Nothing of them is believed that can be checked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/base/document.h"
#include "stance/base/evidence.h"
#include "stance/ingest/record_names.h"

namespace stance::ingest {

// What could be taken, and what is wrong with the rest.
struct OutsideFindings {
  std::vector<Evidence> evidence = {};
  Diagnostics diagnostics = {};
  // Records that cannot be taken, whether or not each has a diagnostic.
  std::size_t bad = 0;
};

// Each sound line becomes evidence of grade D with `extractor` as its origin, dated and
// published as the document is. Faults name the document and the number of the record:
// I005 not UTF-8, I030 broken JSON, I031 not an object or a key twice, I014 a date, I150
// a key that is missing, unknown or of the wrong type, I151 a name that the rules or the
// gazetteer do not have or that can be several places, I152 a quote or span that does not
// stand in the text. After some faults the rest is counted, and after very many records
// not read (I153).
OutsideFindings read_outside_records(std::string_view lines,
                                     const Document& document,
                                     const std::string& extractor,
                                     const RecordNames& names);

}  // namespace stance::ingest
