// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/pdf.h"

#include <algorithm>
#include <utility>

#include "stance/base/text.h"
#include "stance/ingest/process.h"

namespace stance::ingest {
namespace {

Diagnostic pdf_fault(const char* code,
                     const std::string& file,
                     const std::string& message,
                     std::string help) {
  Diagnostic fault{.code = code, .message = "'" + file + "' " + message};
  fault.primary = Label{.span = {.file = file}};
  fault.helps.push_back({.text = std::move(help)});
  return fault;
}

// "; it says: Syntax Error: ..." from the first line that a program printed as an error.
std::string first_words(std::string_view errors) {
  const std::string line = printable_line(errors.substr(0, errors.find('\n')));
  constexpr std::size_t longest = 160;
  return line.empty() ? "" : "; it says: " + line.substr(0, longest);
}

Diagnostic process_fault(const ProcessResult& result,
                         const std::string& file,
                         const PdfReader& reader) {
  const std::string seconds = std::to_string(reader.time.count());
  switch (result.end) {
    case ProcessEnd::not_found:
      return pdf_fault("I110",
                       file,
                       "is not read: there is no program '" + reader.program + "'",
                       "install it: apt-get install poppler-utils");
    case ProcessEnd::out_of_time:
      return pdf_fault(
          "I111",
          file,
          "is not read: " + reader.program + " was stopped after " + seconds + " s",
          "give it more with --time-limit, or convert the PDF by hand");
    case ProcessEnd::too_much_output:
      return pdf_fault("I112",
                       file,
                       "is not read: it holds more text than any document",
                       "split it into its documents");
    case ProcessEnd::killed_by_signal:
    case ProcessEnd::exited: break;
  }
  const bool was_killed = result.end == ProcessEnd::killed_by_signal;
  const std::string code = std::to_string(result.code);
  return pdf_fault("I112",
                   file,
                   "cannot be read: " + reader.program +
                       (was_killed ? " was ended by signal " : " ended with code ") +
                       code + first_words(result.errors),
                   "open it in a viewer; print it to a new PDF, or save its text");
}

bool is_lower(char c) {
  return 'a' <= c && c <= 'z';
}

}  // namespace

std::string with_whole_words(std::string_view text) {
  std::string whole;
  whole.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool divides = text[at] == '-' && at > 0 && is_lower(text[at - 1]) &&
                         at + 2 < text.size() && text[at + 1] == '\n' &&
                         is_lower(text[at + 2]);
    if (!divides) {
      whole += text[at];
      continue;
    }
    at += 2;
    // The rest of the word, and the line end behind it.
    while (at < text.size() && text[at] != ' ' && text[at] != '\n' && text[at] != '\f') {
      whole += text[at++];
    }
    if (at < text.size()) whole += text[at] == ' ' ? '\n' : text[at];
  }
  return whole;
}

Result<std::string, Diagnostic> pdf_text(std::string_view bytes,
                                         const std::string& file,
                                         const PdfReader& reader) {
  const ProcessResult result =
      run_process({reader.program, "-q", "-enc", "UTF-8", "-eol", "unix", "-", "-"},
                  bytes,
                  {.time = reader.time});
  if (result.end != ProcessEnd::exited || result.code != 0) {
    return failure(process_fault(result, file, reader));
  }
  if (result.output.find_first_not_of(" \t\r\n\f") == std::string::npos) {
    return failure(pdf_fault("I113",
                             file,
                             "holds no text, only pictures of it",
                             "recognise its text first (ocrmypdf), then read it again"));
  }
  return with_whole_words(result.output);
}

}  // namespace stance::ingest
