// SPDX-License-Identifier: Apache-2.0
// What every document goes through on its way to the caller, whatever it was read from:
// the user's options, the check of its language, the search for one with the same text.
#pragma once

#include <functional>
#include <string>

#include "stance/ingest/ingest.h"
#include "stance/ingest/language.h"
#include "stance/ingest/seen_documents.h"

namespace stance::ingest {

class Delivery {
 public:
  // Both must outlive it.
  Delivery(const IngestOptions& options, const std::function<void(Document)>& sink)
      : options_(options), sink_(sink) {}

  // `place` is said in notes and skips: a file, or "feed.jsonl, line 3".
  void deliver(Document document, const std::string& place);
  void skip(const std::string& place, std::string reason);
  void add(Diagnostic diagnostic);
  void add(const Diagnostics& diagnostics);

  const IngestOptions& options() const { return options_; }
  Ingested finish() { return std::move(result_); }

 private:
  void apply_options(Document& document, const std::string& place);

  const IngestOptions& options_;
  const std::function<void(Document)>& sink_;
  Languages languages_ = {};
  SeenDocuments seen_ = {};
  Ingested result_ = {};
};

// A diagnostic about a file as a whole.
Diagnostic fault_in(const char* code,
                    const std::string& file,
                    std::string message,
                    std::string help);
Diagnostic note_in(const char* code, const std::string& file, std::string message);

}  // namespace stance::ingest
