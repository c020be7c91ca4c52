// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/extract.h"

#include "stance/extract/assemble.h"
#include "stance/extract/compiled.h"

namespace stance {

Extractor::Extractor(const RuleSet& rules, const Gazetteer& gazetteer)
    : compiled_(std::make_unique<const Compiled>(rules, gazetteer)) {}

Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Extraction Extractor::extract(const Document& document) const {
  const std::optional<Passage> passage = read_passage(document, *compiled_);
  return passage ? assemble_evidence(*compiled_, *passage) : Extraction{};
}

}  // namespace stance
