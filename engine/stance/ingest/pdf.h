// SPDX-License-Identifier: Apache-2.0
// The words of a PDF, by the program pdftotext of poppler-utils, which runs as a process
// of its own: what a broken PDF does to its reader it does not do to us.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "stance/base/diagnostic.h"
#include "stance/base/result.h"

namespace stance::ingest {

struct PdfReader {
  // Called with "-q -enc UTF-8 - -", the PDF on its standard input.
  std::string program = "pdftotext";
  std::chrono::seconds time = std::chrono::seconds(60);
};

// UTF-8; a form feed ends each page (base/marks.h tells pages from it), and words that a
// line end divides are whole again. Faults: I110 the program is not there, I111 it took
// too long, I112 it could not read the PDF, I113 there is no text in it (a scan).
Result<std::string, Diagnostic> pdf_text(std::string_view bytes,
                                         const std::string& file,
                                         const PdfReader& reader);

// "coop-\neration" -> "cooperation\n". Pure.
std::string with_whole_words(std::string_view text);

}  // namespace stance::ingest
