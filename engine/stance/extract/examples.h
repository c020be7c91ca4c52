// SPDX-License-Identifier: Apache-2.0
// Runs the sentences that rules carry as examples, and those of test files. A place in
// focus is assumed where the sentence names none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/base/document.h"
#include "stance/extract/extract.h"

namespace stance {

struct ExampleResults {
  std::size_t examples = 0;
  std::size_t passed = 0;
  // T001 an example under `yes` finds nothing, T002 one under `no` gives evidence. At the
  // example's span; a note says what happened instead.
  Diagnostics failures = {};
  // Contexts that changed or dropped something, by name; for coverage.
  std::vector<std::string> contexts = {};
};

// Each example must, or must not, give at least one record of its own cue.
ExampleResults run_examples(const RuleSet& rules);

// The places that examples are read with: one made-up county, in a state of its own.
Gazetteer example_gazetteer();
// A document of this text about the made-up county.
Document example_document(std::string_view text);

// What one sentence (or a few) gives, as extraction would find it in a document about
// `place`; without one a made-up county is in focus.
class SentenceReader {
 public:
  explicit SentenceReader(const RuleSet& rules);
  // With the real places: names in sentences are found.
  SentenceReader(const RuleSet& rules, const Gazetteer& gazetteer);

  Extraction read(std::string_view text,
                  const std::optional<Edtf>& published,
                  const std::optional<std::string>& place) const;

 private:
  Extractor extractor_;
};

}  // namespace stance
