// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/delivery.h"

#include <utility>

namespace stance::ingest {
namespace {

Diagnostic dated_ahead(const Document& document, const std::string& place) {
  Diagnostic warning = fault_in(
      "I045",
      place,
      "published " + document.published->to_string() + ", which is after today (" +
          to_string(*document.received) + ")",
      "if the day is wrong, correct it or give --published; if it is right, read "
      "the document again on that day");
  warning.severity = Severity::warning;
  warning.notes.emplace_back("what it says waits for a person until then");
  return warning;
}

}  // namespace

Diagnostic fault_in(const char* code,
                    const std::string& file,
                    std::string message,
                    std::string help) {
  Diagnostic fault{.code = code, .message = std::move(message)};
  fault.primary = Label{.span = {.file = file}};
  fault.helps.push_back({.text = std::move(help)});
  return fault;
}

Diagnostic note_in(const char* code, const std::string& file, std::string message) {
  Diagnostic note{
      .code = code, .severity = Severity::note, .message = std::move(message)};
  note.primary = Label{.span = {.file = file}};
  return note;
}

void Delivery::add(Diagnostic diagnostic) {
  result_.diagnostics.push_back(std::move(diagnostic));
}

void Delivery::add(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) add(diagnostic);
}

void Delivery::skip(const std::string& place, std::string reason) {
  result_.skips.push_back({place, std::move(reason)});
}

void Delivery::deliver(Document document, const std::string& place) {
  apply_options(document, place);
  if (const auto language = languages_.other_than_english(document.text)) {
    return skip(place, "in " + std::string(*language) + "; only English is read");
  }
  if (const std::optional<std::string> earlier = seen_.same_content(document)) {
    return skip(place, "the same text as '" + *earlier + "'");
  }
  if (seen_.has_other_content(document)) {
    add(note_in("I040",
                place,
                place + ": another document has the id '" + document.id +
                    "' already; both are kept"));
  }
  document.received = options_.today;
  if (is_dated_ahead(document)) add(dated_ahead(document, place));
  ++result_.documents;
  sink_(std::move(document));
}

void Delivery::apply_options(Document& document, const std::string& place) {
  if (options_.published) {
    if (document.published && document.published != options_.published) {
      add(note_in("I042",
                  place,
                  "published " + document.published->to_string() +
                      " by its own account; " + options_.published->to_string() +
                      " is used, as given"));
    }
    document.published = options_.published;
  }
  if (options_.publisher) {
    if (document.publisher && document.publisher != options_.publisher) {
      add(note_in("I042",
                  place,
                  "publisher '" + *document.publisher + "' by its own account; '" +
                      *options_.publisher + "' is used, as given"));
    }
    document.publisher = options_.publisher;
  }
}

}  // namespace stance::ingest
