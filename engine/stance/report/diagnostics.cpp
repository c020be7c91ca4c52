// SPDX-License-Identifier: Apache-2.0
#include "stance/report/diagnostics.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "stance/base/text.h"
#include "stance/report/diagnostic_formats.h"

namespace stance {
namespace {

constexpr std::size_t most_shown = 20;
constexpr std::size_t most_others = 3;
// Wider lines are cut around what is pointed at.
constexpr std::size_t widest_line = 100;

std::string_view word_for(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return {};
}

std::string_view text_of(const SourceTexts& texts, const std::string& file) {
  const auto found = texts.find(file);
  return found == texts.end() ? std::string_view() : found->second;
}

std::string place(const SourceTexts& texts, const SourceSpan& span) {
  if (texts.find(span.file) == texts.end()) return span.file.text();
  const LineColumn at = line_and_column(text_of(texts, span.file), span.begin);
  return span.file.text() + ":" + std::to_string(at.line) + ":" +
         std::to_string(at.column);
}

struct Marks {
  std::string_view corner;
  std::string_view joint;
  std::string_view bar;
  std::string_view ellipsis;
};

constexpr Marks boxes = {"┌─", "├─", "│", "…"};
constexpr Marks ascii = {"-->", "-->", "|", "..."};

// One line of a source and what to underline in it, both made fit for a terminal.
struct Excerpt {
  std::size_t line = 1;
  std::string text;
  std::size_t offset = 0;
  std::size_t width = 1;
};

// Cuts the line to a window that begins a little before the underlined part.
void cut_to_window(Excerpt& excerpt, std::string_view ellipsis) {
  if (display_width(excerpt.text) <= widest_line) return;
  constexpr std::size_t before = 30;
  const std::size_t first = excerpt.offset > before + 10 ? excerpt.offset - before : 0;
  std::string window = first > 0 ? std::string(ellipsis) : "";
  const std::size_t shift = display_width(window);
  std::size_t column = 0;
  std::size_t at = 0;
  while (at < excerpt.text.size() && column < first + widest_line) {
    const std::size_t length = code_point_at(excerpt.text, at).length;
    const std::string character = excerpt.text.substr(at, length);
    if (column >= first) window += character;
    column += display_width(character);
    at += length;
  }
  const std::size_t shown = column - first;
  if (at < excerpt.text.size()) window += ellipsis;
  excerpt.text = window;
  excerpt.offset = excerpt.offset - first + (first > 0 ? shift : 0);
  excerpt.width =
      std::min(excerpt.width, std::max<std::size_t>(1, shown + shift - excerpt.offset));
}

Excerpt excerpt_of(std::string_view text, const SourceSpan& span, const Marks& marks) {
  const std::size_t begin = std::min(span.begin, text.size());
  const std::size_t end = std::clamp(span.end, begin, text.size());
  const std::size_t before =
      begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  const std::size_t line_begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t line_end = std::min(text.find('\n', begin), text.size());
  const std::string_view line = text.substr(line_begin, line_end - line_begin);
  const auto width = [&](std::size_t from, std::size_t to) {
    return display_width(printable_line(text.substr(from, to - from)));
  };
  Excerpt excerpt;
  excerpt.line = line_and_column(text, begin).line;
  excerpt.text = printable_line(line);
  while (excerpt.text.ends_with('\r')) excerpt.text.pop_back();
  excerpt.offset = width(line_begin, begin);
  excerpt.width = std::max<std::size_t>(1, width(begin, std::min(end, line_end)));
  cut_to_window(excerpt, marks.ellipsis);
  return excerpt;
}

class Drawing {
 public:
  Drawing(const Diagnostic& diagnostic, const SourceTexts& texts, const Marks& marks)
      : diagnostic_(diagnostic),
        texts_(texts),
        marks_(marks),
        margin_(widest_number(), ' ') {}

  std::string draw() {
    out_ = std::string(word_for(diagnostic_.severity));
    if (!diagnostic_.code.empty()) out_ += "[" + diagnostic_.code + "]";
    out_ += ": " + printable_line(diagnostic_.message) + "\n";
    if (diagnostic_.primary) frame(*diagnostic_.primary, marks_.corner, '^');
    const std::size_t shown = std::min(diagnostic_.others.size(), most_others);
    for (std::size_t i = 0; i < shown; ++i) {
      frame(diagnostic_.others[i], marks_.joint, '-');
    }
    if (diagnostic_.others.size() > shown) {
      const std::size_t rest = diagnostic_.others.size() - shown;
      remark("note",
             "the same in " + std::to_string(rest) +
                 (rest == 1 ? " more place" : " more places"));
    }
    for (const std::string& note : diagnostic_.notes) remark("note", note);
    for (const Help& help : diagnostic_.helps) {
      const std::string_view mark = help.sure ? "  [fix]" : "  [maybe]";
      remark("help", help.text + std::string(help.edits.empty() ? "" : mark));
    }
    return out_;
  }

 private:
  std::size_t widest_number() const {
    std::size_t widest = 1;
    const auto look_at = [&](const Label& label) {
      const std::string_view text = text_of(texts_, label.span.file);
      const std::size_t line = line_and_column(text, label.span.begin).line;
      widest = std::max(widest, std::to_string(line).size());
    };
    if (diagnostic_.primary) look_at(*diagnostic_.primary);
    std::ranges::for_each(diagnostic_.others, look_at);
    return widest;
  }

  void frame(const Label& label, std::string_view corner, char underline) {
    const SourceSpan& span = label.span;
    out_ += margin_ + " " + std::string(corner) + " " +
            printable_line(place(texts_, span)) + "\n";
    const std::string_view text = text_of(texts_, span.file);
    if (text.empty()) {
      if (!label.text.empty()) remark("here", label.text);
      return;
    }
    const Excerpt excerpt = excerpt_of(text, span, marks_);
    const std::string bar = " " + std::string(marks_.bar) + " ";
    out_ += pad_left(std::to_string(excerpt.line), margin_.size()) + bar + excerpt.text +
            "\n";
    out_ += margin_ + bar + std::string(excerpt.offset, ' ') +
            std::string(excerpt.width, underline);
    if (!label.text.empty()) out_ += " " + printable_line(label.text);
    out_ += "\n";
  }

  void remark(const std::string& word, const std::string& text) {
    out_ += margin_ + " = " + word + ": " + printable_line(text) + "\n";
  }

  const Diagnostic& diagnostic_;
  const SourceTexts& texts_;
  const Marks& marks_;
  std::string margin_;
  std::string out_;
};

std::string drawn(const Diagnostics& diagnostics,
                  const SourceTexts& texts,
                  const Marks& marks) {
  std::string out;
  const std::size_t count = std::min(diagnostics.size(), most_shown);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += "\n";
    out += Drawing(diagnostics[i], texts, marks).draw();
  }
  if (diagnostics.size() > count) {
    out += "\nand " + std::to_string(diagnostics.size() - count) + " more\n";
  }
  return out;
}

std::string compact(const Diagnostics& diagnostics, const SourceTexts& texts) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.primary) {
      out += printable_line(place(texts, diagnostic.primary->span)) + ": ";
    }
    out += std::string(word_for(diagnostic.severity)) + ": " +
           printable_line(diagnostic.message);
    if (!diagnostic.code.empty()) out += " [" + diagnostic.code + "]";
    out += "\n";
  }
  return out;
}

using Json = nlohmann::ordered_json;

Json span_json(const SourceSpan& span, const SourceTexts& texts) {
  const std::string_view text = text_of(texts, span.file);
  const LineColumn begin = line_and_column(text, span.begin);
  const LineColumn end = line_and_column(text, span.end);
  return {{"file", span.file.text()},
          {"line", begin.line},
          {"column", begin.column},
          {"end_line", end.line},
          {"end_column", end.column},
          {"begin", span.begin},
          {"end", span.end}};
}

Json label_json(const Label& label, const SourceTexts& texts) {
  Json json = span_json(label.span, texts);
  json["label"] = label.text;
  return json;
}

Json help_json(const Help& help, const SourceTexts& texts) {
  Json edits = Json::array();
  for (const TextEdit& edit : help.edits) {
    Json json = span_json(edit.span, texts);
    json["text"] = edit.text;
    edits.push_back(std::move(json));
  }
  return {{"text", help.text}, {"sure", help.sure}, {"edits", std::move(edits)}};
}

Json diagnostic_json(const Diagnostic& diagnostic, const SourceTexts& texts) {
  Json json = {{"code", diagnostic.code},
               {"severity", word_for(diagnostic.severity)},
               {"message", diagnostic.message},
               {"primary", nullptr},
               {"others", Json::array()},
               {"notes", diagnostic.notes},
               {"helps", Json::array()}};
  if (diagnostic.primary) json["primary"] = label_json(*diagnostic.primary, texts);
  for (const Label& other : diagnostic.others) {
    json["others"].push_back(label_json(other, texts));
  }
  for (const Help& help : diagnostic.helps) {
    json["helps"].push_back(help_json(help, texts));
  }
  return json;
}

std::string to_json(const Diagnostics& diagnostics, const SourceTexts& texts) {
  Json all = Json::array();
  for (const Diagnostic& d : diagnostics) all.push_back(diagnostic_json(d, texts));
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string counted_word(std::size_t count, const std::string& word) {
  return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

}  // namespace

SourceTexts texts_of(std::span<const RuleFile> files) {
  SourceTexts texts;
  for (const RuleFile& file : files) texts.emplace(file.name, file.text);
  return texts;
}

std::optional<DiagnosticStyle> parse_style(std::string_view name) {
  constexpr std::array<std::string_view, 6> names = {
      "pretty", "plain", "compact", "json", "sarif", "github"};
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<DiagnosticStyle>(found - names.begin());
}

std::string render(const Diagnostics& diagnostics,
                   const SourceTexts& texts,
                   DiagnosticStyle style) {
  switch (style) {
    case DiagnosticStyle::sarif: return to_sarif(diagnostics, texts);
    case DiagnosticStyle::github: return to_github(diagnostics, texts);
    case DiagnosticStyle::pretty: return drawn(diagnostics, texts, boxes);
    case DiagnosticStyle::plain: return drawn(diagnostics, texts, ascii);
    case DiagnosticStyle::compact: return compact(diagnostics, texts);
    case DiagnosticStyle::json: return to_json(diagnostics, texts);
  }
  return {};
}

std::string tally(const Diagnostics& diagnostics, std::size_t files) {
  const std::string in_files = " in " + counted_word(files, "file");
  if (diagnostics.empty()) return "no problems" + in_files + "\n";
  const auto count = [&diagnostics](Severity severity) {
    return static_cast<std::size_t>(
        std::ranges::count(diagnostics, severity, &Diagnostic::severity));
  };
  const auto fixable = std::ranges::count_if(diagnostics, [](const Diagnostic& d) {
    return std::ranges::any_of(
        d.helps, [](const Help& help) { return help.sure && !help.edits.empty(); });
  });
  std::string text;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    if (count(severity) == 0) continue;
    if (!text.empty()) text += ", ";
    text += counted_word(count(severity), std::string(word_for(severity)));
  }
  text += in_files;
  if (fixable > 0) text += ". " + std::to_string(fixable) + " can be fixed at once";
  return text + "\n";
}

}  // namespace stance
