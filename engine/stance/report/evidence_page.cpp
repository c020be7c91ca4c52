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

bool is_inside(const Evidence& evidence, const std::string& text) {
  return evidence.begin <= evidence.end && evidence.end <= text.size();
}

// A text wrapped at a width: many of its lines go on in the next one.
bool is_wrapped(const std::string& text) {
  std::size_t lines = 0;
  std::size_t inside = 0;
  for (std::size_t at = text.find('\n'); at != std::string::npos && at + 1 < text.size();
       at = text.find('\n', at + 1)) {
    const char next = text[at + 1];
    if (next == '\n' || (at > 0 && text[at - 1] == '\n')) continue;
    ++lines;
    if (next >= 'a' && next <= 'z') ++inside;
  }
  return inside >= 2 && inside * 3 > lines;
}

// Bytes [begin, end) of a text.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The paragraph that holds the piece: its line or, in a wrapped text, its lines.
Stretch paragraph_of(const Evidence& evidence, const std::string& text) {
  const std::string edge = is_wrapped(text) ? "\n\n" : "\n";
  const std::size_t before =
      evidence.begin == 0 ? std::string::npos : text.rfind(edge, evidence.begin - 1);
  const std::size_t after = text.find(edge, evidence.end);
  return {before == std::string::npos ? 0 : before + edge.size(),
          std::min(after, text.size())};
}

std::string paragraph_text(const Evidence& evidence, const Document& document) {
  const std::string& text = document.text;
  if (!is_inside(evidence, text)) return "";
  const Stretch paragraph = paragraph_of(evidence, text);
  return text.substr(paragraph.begin, paragraph.end - paragraph.begin);
}

// The stretch of a text with the words of the piece between marks.
std::string marked(const Evidence& evidence, const std::string& text, Stretch stretch) {
  return text.substr(stretch.begin, evidence.begin - stretch.begin) + ">> " +
         text.substr(evidence.begin, evidence.end - evidence.begin) + " <<" +
         text.substr(evidence.end, stretch.end - evidence.end);
}

std::string parameters_of(const Evidence& evidence) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : evidence.parameters) {
    parts.push_back(name + " " + in_words(value));
  }
  return join(parts, ", ");
}

std::string component_words(const ComponentGrades& grades) {
  std::vector<std::string> parts;
  for (const auto& [name, grade] : named_grades(grades)) {
    parts.push_back(std::string(name) + " " + std::string(to_string(grade)));
  }
  return join(parts, ", ");
}

std::string trust_of(const Evidence& evidence) {
  std::string text = "grade " + std::string(to_string(evidence.grade));
  if (evidence.grades) text += " (" + component_words(*evidence.grades) + ")";
  if (evidence.extractor) text += ", counts only where a person has accepted it";
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

// All but its source and its words.
std::string details_of(const Evidence& evidence, std::size_t width) {
  std::string text = field("scope", evidence.scope.value_or(""), width);
  text += field("agency", evidence.agency.value_or(""), width);
  text += field("instance", evidence.instance.value_or(""), width);
  text += field("speaker", evidence.speaker.value_or(""), width);
  text += field("numbers", parameters_of(evidence), width);
  if (evidence.cell) {
    text += field("cell", cell_words(*evidence.cell), width);
  } else if (evidence.extractor) {
    text += field("found by", *evidence.extractor + ", a program of the user's", width);
  } else {
    text += field("cue", evidence.cue ? evidence.cue->text : "given by a person", width);
  }
  text += field("contexts", join(evidence.contexts, ", "), width);
  text += field("trust", trust_of(evidence), width);
  return text;
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
  const bool is_given = !evidence.cue && !evidence.cell && !evidence.extractor;
  const std::string recorded = is_given ? "recorded " : "";
  parts.push_back(evidence.published ? recorded + evidence.published->to_string()
                                     : "undated");
  if (document && document->url) parts.push_back(*document->url);
  if (evidence.cell) parts.push_back(cell_words(*evidence.cell));
  if (const auto page = page_of(evidence, document)) {
    parts.push_back("page " + std::to_string(*page));
  }
  if (evidence.extractor) parts.push_back("found by " + *evidence.extractor);
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
    const std::string paragraph = paragraph_text(evidence, *document);
    if (paragraph != evidence.quote) text += field("paragraph", paragraph, width);
  }
  return text + details_of(evidence, width);
}

std::string evidence_in_paragraph(const Evidence& evidence,
                                  const std::optional<Document>& document,
                                  std::size_t width) {
  std::string text = field("source", source_words(evidence, document), width) +
                     field("document", evidence.document, width);
  const bool stands_in = document && is_inside(evidence, document->text);
  const std::string words =
      stands_in ? marked(evidence, document->text, paragraph_of(evidence, document->text))
                : evidence.quote;
  const bool is_ours = document && document->is_abstract;
  text += field(is_ours ? "our words" : "words", without_page_ends(words), width);
  return text + details_of(evidence, width);
}

std::string marked_document(const Evidence& evidence,
                            const Document& document,
                            std::size_t width) {
  std::string text = printable_line(document.id) + "\n";
  if (document.title) text += printable_line(*document.title) + "\n";
  if (document.url) text += printable_line(*document.url) + "\n";
  const std::string& content = document.text;
  const std::string words = is_inside(evidence, content)
                                ? marked(evidence, content, {0, content.size()})
                                : content;
  text += "\n";
  for (const std::string& line : split_lines(without_page_ends(words))) {
    for (const std::string& part : wrapped(printable_line(line), width)) {
      text += part + "\n";
    }
  }
  return text;
}

}  // namespace stance
