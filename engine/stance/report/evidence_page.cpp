// SPDX-License-Identifier: Apache-2.0
#include "stance/report/evidence_page.h"

#include <algorithm>

#include "stance/base/marks.h"
#include "stance/base/text.h"
#include "stance/report/table.h"
#include "stance/report/words.h"

namespace stance {
namespace {

constexpr std::size_t label_width = 12;

std::string field(const std::string& name, const std::string& value, std::size_t width) {
  if (value.empty()) return "";
  std::string text;
  for (const std::string& line : wrapped(printable_line(value), width - label_width)) {
    text += pad_right(text.empty() ? name : "", label_width) + line + "\n";
  }
  return text;
}

// The paragraph of the document that holds the piece.
std::string paragraph_of(const Evidence& evidence, const Document& document) {
  const std::string& text = document.text;
  if (evidence.begin > text.size() || evidence.end > text.size()) return "";
  const std::size_t before =
      evidence.begin == 0 ? std::string::npos : text.rfind('\n', evidence.begin - 1);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  const std::size_t after = text.find('\n', evidence.end);
  return text.substr(begin, after == std::string::npos ? after : after - begin);
}

std::string parameters_of(const Evidence& evidence) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : evidence.parameters) {
    parts.push_back(name + " " + in_words(value));
  }
  return join(parts, ", ");
}

std::string trust_of(const Evidence& evidence) {
  std::string text = "grade " + std::string(to_string(evidence.grade));
  if (!evidence.factual) text += ", not a fact (proposed, planned or supposed)";
  if (evidence.hedged) text += ", the source keeps its distance";
  if (evidence.is_tentative) text += ", it may have ended: absent, but not often enough";
  if (evidence.withdrawn) {
    text +=
        ", withdrawn on " + to_string(*evidence.withdrawn) + ": its table says otherwise";
  }
  return text;
}

// Where the document has pages.
std::optional<std::size_t> page_of(const Evidence& evidence,
                                   const std::optional<Document>& document) {
  if (!document || evidence.cell || evidence.begin > document->text.size()) {
    return std::nullopt;
  }
  return page_at(document->text, evidence.begin);
}

// A sentence may go over from one page to the next.
std::string without_page_ends(std::string words) {
  std::replace(words.begin(), words.end(), '\f', ' ');
  return words;
}

}  // namespace

std::string claim_words(const Evidence& evidence) {
  return std::string(to_string(evidence.kind)) + " " + evidence.state.text + ", " +
         (evidence.when.is_unknown() ? "no day known" : evidence.when.to_string());
}

std::string cell_words(const TableCell& cell) {
  return cell.table + " row " + std::to_string(cell.row) + ", column " + cell.column;
}

std::string source_words(const Evidence& evidence,
                         const std::optional<Document>& document) {
  std::vector<std::string> parts;
  if (evidence.publisher) parts.push_back(*evidence.publisher);
  // What a person gave is known since the day of its record, not of its source.
  const bool is_given = !evidence.cue && !evidence.cell;
  const std::string recorded = is_given ? "recorded " : "";
  parts.push_back(evidence.published ? recorded + evidence.published->to_string()
                                     : "undated");
  if (document && document->url) parts.push_back(*document->url);
  if (evidence.cell) parts.push_back(cell_words(*evidence.cell));
  if (const auto page = page_of(evidence, document)) {
    parts.push_back("page " + std::to_string(*page));
  }
  const std::string source = printable_line(join(parts, ", "));
  return document && document->is_abstract ? "our abstract of " + source : source;
}

std::string quote_words(const Evidence& evidence,
                        const std::optional<Document>& document) {
  if (evidence.quote.empty()) return "";
  const std::string words = printable_line(without_page_ends(evidence.quote));
  if (document && document->is_abstract) return "(our abstract) " + words;
  return "\"" + words + "\"";
}

std::string evidence_text(const Evidence& evidence,
                          const std::optional<Document>& document,
                          const PlaceLabel& place,
                          std::size_t width) {
  std::string text = evidence.id.text + "  " + place.name + ", " + evidence.policy.text +
                     ": " + claim_words(evidence) + "\n\n";
  text += field("source", source_words(evidence, document), width);
  text += field("document", evidence.document, width);
  text += field("words", quote_words(evidence, document), width);
  if (document) {
    const std::string paragraph = paragraph_of(evidence, *document);
    if (paragraph != evidence.quote) text += field("paragraph", paragraph, width);
  }
  text += field("scope", evidence.scope.value_or(""), width);
  text += field("agency", evidence.agency.value_or(""), width);
  text += field("instance", evidence.instance.value_or(""), width);
  text += field("speaker", evidence.speaker.value_or(""), width);
  text += field("numbers", parameters_of(evidence), width);
  if (evidence.cell) {
    text += field("cell", cell_words(*evidence.cell), width);
  } else {
    text += field("cue", evidence.cue ? evidence.cue->text : "given by a person", width);
  }
  text += field("contexts", join(evidence.contexts, ", "), width);
  text += field("trust", trust_of(evidence), width);
  return text;
}

}  // namespace stance
