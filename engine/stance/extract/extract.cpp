// SPDX-License-Identifier: Apache-2.0
// The body of a document is read as a whole. What is marked as something else
// (base/marks.h) is kept apart, since it is about other days and places: links to other
// articles and captions are read by themselves and trusted less, navigation is not read.
#include "stance/extract/extract.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "stance/base/marks.h"
#include "stance/extract/assemble.h"
#include "stance/extract/compiled.h"

namespace stance {

namespace {

Extraction read_whole(const CompiledRules& rules, const Document& document) {
  const std::optional<Passage> passage = read_passage(document, rules);
  return passage ? assemble_evidence(rules, *passage) : Extraction{};
}

Document with_only(const Document& document, Part part) {
  Document left = document;
  left.text = only_part(document.text, part);
  // The title is the article's.
  if (part != Part::body) left.title.reset();
  return left;
}

// An article that is linked to came out on an earlier day, and a picture may be old: all
// that is known is that it was so by the time of this document.
void weaken(Evidence& piece, Grade best) {
  piece.grade = std::max(piece.grade, best);
  if (piece.grades) {
    piece.grades->factuality = std::max(piece.grades->factuality, best);
  }
  if (piece.published) {
    piece.when = Edtf::from_days(
        {.earliest = Day::earliest(), .latest = piece.published->days().latest});
  } else {
    piece.when = {};
  }
  piece.id = evidence_id(piece);
}

// Days that are told from a day of publication that cannot be.
void doubt_days(Evidence& piece) {
  piece.grade = Grade::d;
  if (piece.grades) piece.grades->time = Grade::d;
}

void append(Extraction& all, Extraction more) {
  std::move(more.evidence.begin(), more.evidence.end(), std::back_inserter(all.evidence));
  std::move(more.dropped.begin(), more.dropped.end(), std::back_inserter(all.dropped));
  std::vector<CueId> fired;
  std::ranges::set_union(all.fired, more.fired, std::back_inserter(fired));
  all.fired = std::move(fired);
}

Extraction read_parts(const CompiledRules& rules, const Document& document) {
  Extraction all = read_whole(rules, with_only(document, Part::body));
  for (const Part part : {Part::related, Part::caption}) {
    if (!has_part(document.text, part)) continue;
    Extraction aside = read_whole(rules, with_only(document, part));
    for (Evidence& piece : aside.evidence) {
      weaken(piece, part == Part::related ? Grade::d : Grade::c);
    }
    append(all, std::move(aside));
  }
  std::stable_sort(
      all.evidence.begin(), all.evidence.end(), [](const Evidence& a, const Evidence& b) {
        return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
      });
  return all;
}

}  // namespace

Extractor::Extractor(const RuleSet& rules, const Gazetteer& gazetteer)
    : compiled_(std::make_unique<const Compiled>(rules, gazetteer)) {}

Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Extraction Extractor::extract(const Document& document) const {
  Extraction all = is_all_body(document.text) ? read_whole(*compiled_, document)
                                              : read_parts(*compiled_, document);
  if (!is_dated_ahead(document)) return all;
  for (Evidence& piece : all.evidence) doubt_days(piece);
  return all;
}

}  // namespace stance
