// SPDX-License-Identifier: Apache-2.0
// An explanation tree for people and for programs: claims, and below them the words of
// the sources that they rest on.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "stance/base/document.h"
#include "stance/report/json.h"
#include "stance/report/page.h"
#include "stance/timeline/explain.h"

namespace stance {

// A piece of evidence with the document that it stands in; none for what a person gave.
struct QuotedEvidence {
  Evidence evidence;
  std::optional<Document> document = {};
  // Where the rules have the cue that found it: "parks/cues.toml:41".
  std::optional<std::string> rule = {};
};

using SourceOf = std::function<std::optional<QuotedEvidence>(const EvidenceId&)>;

// Lines of at most `width` columns where words allow it, ending in "\n".
std::string explanation_text(const Explanation& tree,
                             const SourceOf& sources,
                             std::size_t width);

// The same lines as items of a page, each below the claim that it speaks for.
Page explanation_page(const Explanation& tree, const SourceOf& sources);

// {"claim","role","evidence":{record}|null,"rule":"file:line"|null,"because":[...]}
std::string explanation_json(const Explanation& tree,
                             const SourceOf& sources,
                             const Labels& labels);

}  // namespace stance
