// SPDX-License-Identifier: Apache-2.0
#include "stance/report/explanation.h"

#include <algorithm>

#include "stance/base/text.h"
#include "stance/report/evidence_page.h"
#include "stance/report/table.h"

namespace stance {
namespace {

constexpr std::size_t narrowest = 30;

// What stands before a claim, so that what lost is told from what counts at a glance.
std::string sign_of(Role role) {
  switch (role) {
    case Role::answer: return "";
    case Role::shows: return "+ ";
    case Role::lost: return "- ";
    case Role::undecided: return "! ";
    case Role::aside: return ". ";
    case Role::dropped: return "x ";
    case Role::lacking: return "? ";
  }
  return "";
}

void append_lines(std::string& out,
                  const std::string& words,
                  const std::string& first,
                  std::size_t width) {
  const std::string rest(display_width(first), ' ');
  const std::size_t room =
      width > rest.size() + narrowest ? width - rest.size() : narrowest;
  std::string prefix = first;
  for (const std::string& line : wrapped(words, room)) {
    out += prefix + line + "\n";
    prefix = rest;
  }
}

void append_source(std::string& out,
                   const QuotedEvidence& source,
                   std::size_t depth,
                   std::size_t width) {
  const std::string indent(2 * depth + 2, ' ');
  const std::string quote = quote_words(source.evidence, source.document);
  if (!quote.empty()) append_lines(out, quote, indent, width);
  append_lines(out,
               source_words(source.evidence, source.document) + "  [" +
                   source.evidence.id.text + "]",
               indent,
               width);
}

void append_tree(std::string& out,
                 const Explanation& node,
                 const SourceOf& sources,
                 std::size_t depth,
                 std::size_t width) {
  const std::string indent(2 * depth, ' ');
  append_lines(out, printable_line(node.claim), indent + sign_of(node.role), width);
  if (node.evidence) {
    if (const auto source = sources(*node.evidence))
      append_source(out, *source, depth, width);
  }
  for (const Explanation& below : node.because) {
    append_tree(out, below, sources, depth + 1, width);
  }
}

}  // namespace

std::string explanation_text(const Explanation& tree,
                             const SourceOf& sources,
                             std::size_t width) {
  std::string out;
  append_tree(out, tree, sources, 0, width);
  return out;
}

std::string explanation_json(const Explanation& tree,
                             const SourceOf& sources,
                             const Labels& labels) {
  std::string json = "{\"claim\":" + json_quoted(tree.claim) +
                     ",\"role\":" + json_quoted(std::string(to_string(tree.role)));
  json += ",\"evidence\":";
  std::optional<QuotedEvidence> source;
  if (tree.evidence) source = sources(*tree.evidence);
  json += source ? evidence_json(source->evidence, labels) : "null";
  json += ",\"because\":[";
  for (std::size_t i = 0; i < tree.because.size(); ++i) {
    json += (i == 0 ? "" : ",") + explanation_json(tree.because[i], sources, labels);
  }
  return json + "]}";
}

}  // namespace stance
