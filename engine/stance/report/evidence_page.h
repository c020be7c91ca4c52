// SPDX-License-Identifier: Apache-2.0
// One piece of evidence for people: what it says, where it stands, its words in their
// paragraph. An abstract is shown as ours, never as the source's own words.
#pragma once

#include <optional>
#include <string>

#include "stance/base/document.h"
#include "stance/base/evidence.h"
#include "stance/report/json.h"

namespace stance {

// "adopted warrant-required, 2014-10-07".
std::string claim_words(const Evidence& evidence);

// "orders.csv row 12, column start".
std::string cell_words(const TableCell& cell);

// "Epoch Times, 2024-03, <url>"; "our abstract of ..." for an abstract. What is not known
// is left out.
std::string source_words(const Evidence& evidence,
                         const std::optional<Document>& document);

// The words of the piece: `"..."` for the source's own, `(our abstract) ...` for ours.
std::string quote_words(const Evidence& evidence,
                        const std::optional<Document>& document);

// A whole page, ending in "\n". `document` is absent for what a person gave.
std::string evidence_text(const Evidence& evidence,
                          const std::optional<Document>& document,
                          const PlaceLabel& place,
                          std::size_t width);

// The same without its first line, the words inside their paragraph: ">> words <<".
std::string evidence_in_paragraph(const Evidence& evidence,
                                  const std::optional<Document>& document,
                                  std::size_t width);

// The whole document, the words of the piece marked in the same way; ends in "\n".
std::string marked_document(const Evidence& evidence,
                            const Document& document,
                            std::size_t width);

}  // namespace stance
