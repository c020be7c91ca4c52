// SPDX-License-Identifier: Apache-2.0
#include "stance/report/diagnostic_formats.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "stance/base/text.h"
#include "stance/rules/codes.h"

namespace stance {
namespace {

using Json = nlohmann::ordered_json;

std::string_view text_of(const SourceTexts& texts, const std::string& file) {
  const auto found = texts.find(file);
  return found == texts.end() ? std::string_view() : found->second;
}

// From 1, in UTF-16 units.
Json position(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::size_t before =
      offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  std::size_t column = 1;
  for (std::size_t at = begin; at < offset;) {
    const CodePoint point = code_point_at(text, at);
    column += point.value > 0xFFFF ? 2 : 1;
    at += point.length;
  }
  return {line_and_column(text, offset).line, column};
}

Json region(const SourceSpan& span, const SourceTexts& texts) {
  const std::string_view text = text_of(texts, span.file);
  const Json begin = position(text, span.begin);
  const Json end = position(text, span.end);
  return {{"startLine", begin[0]},
          {"startColumn", begin[1]},
          {"endLine", end[0]},
          {"endColumn", end[1]}};
}

Json location(const Label& label, const SourceTexts& texts) {
  Json json = {{"physicalLocation",
                {{"artifactLocation", {{"uri", label.span.file.text()}}},
                 {"region", region(label.span, texts)}}}};
  if (!label.text.empty()) json["message"] = {{"text", label.text}};
  return json;
}

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return {};
}

Json fix(const Help& help, const SourceTexts& texts) {
  Json changes = Json::array();
  for (const TextEdit& edit : help.edits) {
    changes.push_back({{"artifactLocation", {{"uri", edit.span.file.text()}}},
                       {"replacements",
                        Json::array({{{"deletedRegion", region(edit.span, texts)},
                                      {"insertedContent", {{"text", edit.text}}}}})}});
  }
  return {{"description", {{"text", help.text}}}, {"artifactChanges", changes}};
}

Json result(const Diagnostic& diagnostic, const SourceTexts& texts) {
  std::string message = diagnostic.message;
  for (const std::string& note : diagnostic.notes) message += "; " + note;
  for (const Help& help : diagnostic.helps) message += "; " + help.text;
  Json json = {{"ruleId", diagnostic.code},
               {"level", level(diagnostic.severity)},
               {"message", {{"text", message}}},
               {"locations", Json::array()}};
  if (diagnostic.primary) {
    json["locations"].push_back(location(*diagnostic.primary, texts));
  }
  for (const Label& other : diagnostic.others) {
    json["relatedLocations"].push_back(location(other, texts));
  }
  for (const Help& help : diagnostic.helps) {
    if (!help.edits.empty()) json["fixes"].push_back(fix(help, texts));
  }
  return json;
}

Json rules_of(const Diagnostics& diagnostics) {
  std::set<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics) codes.insert(diagnostic.code);
  Json rules = Json::array();
  for (const std::string& code : codes) {
    const CodePage* page = find_code(code);
    if (page == nullptr) continue;
    rules.push_back({{"id", page->code},
                     {"shortDescription", {{"text", page->title}}},
                     {"fullDescription", {{"text", page->text}}},
                     {"help", {{"text", page->remedy}}}});
  }
  return rules;
}

enum class Part { property, message };

std::string escaped(std::string_view text, Part part) {
  std::string out;
  for (const char c : text) {
    const bool is_special = c == '%' || c == '\r' || c == '\n' ||
                            (part == Part::property && (c == ':' || c == ','));
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (!is_special) {
      out += c;
      continue;
    }
    out += '%';
    out += digits[static_cast<unsigned char>(c) / 16];
    out += digits[static_cast<unsigned char>(c) % 16];
  }
  return out;
}

}  // namespace

std::string to_sarif(const Diagnostics& diagnostics, const SourceTexts& texts) {
  Json results = Json::array();
  for (const Diagnostic& each : diagnostics) results.push_back(result(each, texts));
  const Json run = {
      {"tool", {{"driver", {{"name", "stance"}, {"rules", rules_of(diagnostics)}}}}},
      {"columnKind", "utf16CodeUnits"},
      {"results", results}};
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({run})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_github(const Diagnostics& diagnostics, const SourceTexts& texts) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    const bool is_note = diagnostic.severity == Severity::note;
    out += "::" + std::string(is_note ? "notice" : level(diagnostic.severity)) + " ";
    if (diagnostic.primary) {
      const SourceSpan& span = diagnostic.primary->span;
      const LineColumn at = line_and_column(text_of(texts, span.file), span.begin);
      out += "file=" + escaped(span.file, Part::property) +
             ",line=" + std::to_string(at.line) + ",col=" + std::to_string(at.column) +
             ",";
    }
    std::string message = diagnostic.message;
    for (const Help& help : diagnostic.helps) message += "\n" + help.text;
    out += "title=" + escaped(diagnostic.code, Part::property) +
           "::" + escaped(printable(message), Part::message) + "\n";
  }
  return out;
}

}  // namespace stance
