// SPDX-License-Identifier: Apache-2.0
// What `ingest` and `extract` do with a program of the user's (--extractor).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "session.h"
#include "stance/ingest/outside_extractor.h"

namespace stance::cli {

// --extractor, --extractor-name and --time-limit; nothing if there is no --extractor.
std::optional<ingest::OutsideExtractor> extractor_option(const Session& session,
                                                         const Arguments& arguments);

// Hands documents to the program until it has failed so often that it is given up.
class OutsideReading {
 public:
  OutsideReading(Session& session,
                 ingest::OutsideExtractor extractor,
                 const RuleSet& rules);

  // What it found; nothing once it is given up. `is_whole` says whether it ran to its end
  // and all of its records could be taken.
  struct Found {
    std::vector<Evidence> evidence = {};
    bool is_whole = false;
  };
  Found read(const Document& document);

  // Hands it the documents of the store that it has not read, and keeps what it finds.
  void read_stored(const std::vector<Digest>& documents);
  // "find.py: 2 documents read, 1 before; 3 records kept, 1 not taken".
  std::string summary() const;
  // "find.py was given up: 2 documents were not handed to it"; "" where it was not.
  std::string gap() const;
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  void keep(const Document& document, const Found& found);

  Session& session_;
  ingest::OutsideExtractor extractor_;
  const RuleSet& rules_;
  Diagnostics diagnostics_ = {};
  std::size_t documents_ = 0;
  std::size_t before_ = 0;
  std::size_t failed_ = 0;
  std::size_t failed_in_a_row_ = 0;
  std::size_t not_tried_ = 0;
  std::size_t kept_ = 0;
  std::size_t known_ = 0;
  std::size_t bad_ = 0;
  bool is_given_up_ = false;
};

}  // namespace stance::cli
