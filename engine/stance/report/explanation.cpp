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

// The words of a piece, where they come from, and the cue that found them.
std::vector<std::string> lines_of(const QuotedEvidence& source) {
  std::vector<std::string> lines;
  const std::string quote = quote_words(source.evidence, source.document);
  if (!quote.empty()) lines.push_back(quote);
  lines.push_back(source_words(source.evidence, source.document) + "  [" +
                  source.evidence.id.text + "]");
  if (source.evidence.cue) {
    lines.push_back("cue " + source.evidence.cue->text +
                    (source.rule ? ", " + *source.rule : std::string()));
  }
  return lines;
}

void append_tree(std::string& out,
                 const Explanation& node,
                 const SourceOf& sources,
                 std::size_t depth,
                 std::size_t width) {
  const std::string indent(2 * depth, ' ');
  append_lines(out, printable_line(node.claim), indent + sign_of(node.role), width);
  if (node.evidence) {
    if (const auto source = sources(*node.evidence)) {
      const std::string below(2 * depth + 2, ' ');
      for (const std::string& line : lines_of(*source)) {
        append_lines(out, line, below, width);
      }
    }
  }
  if (node.is_folded) return;
  for (const Explanation& below : node.because) {
    append_tree(out, below, sources, depth + 1, width);
  }
}

void append_items(Page& page,
                  const Explanation& node,
                  const SourceOf& sources,
                  int level) {
  page.push_back(item(sign_of(node.role) + printable_line(node.claim), level));
  if (node.evidence) {
    if (const auto source = sources(*node.evidence)) {
      for (const std::string& line : lines_of(*source)) {
        page.push_back(item(line, level + 1));
      }
    }
  }
  if (node.is_folded) return;
  for (const Explanation& below : node.because) {
    append_items(page, below, sources, level + 1);
  }
}

}  // namespace

Page explanation_page(const Explanation& tree, const SourceOf& sources) {
  Page page;
  append_items(page, tree, sources, 1);
  return page;
}

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
  json += ",\"rule\":";
  json += source && source->rule ? json_quoted(*source->rule) : "null";
  json += ",\"because\":[";
  for (std::size_t i = 0; i < tree.because.size(); ++i) {
    json += (i == 0 ? "" : ",") + explanation_json(tree.because[i], sources, labels);
  }
  return json + "]}";
}

}  // namespace stance
