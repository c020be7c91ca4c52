// SPDX-License-Identifier: Apache-2.0
// The TOML library says where it stopped and what it would have liked to see there.
// People want to know what they did: forgot a quote three lines above, say. So the text
// is scanned up to the place where the library stopped, and the usual mistakes are looked
// for, the most telling first.
#include <algorithm>
#include <optional>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/fault.h"
#include "stance/rules/toml_scan.h"
#include "stance/rules/toml_tree.h"

namespace stance {
namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_bare(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
         c == '_' || c == '-';
}

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

class Finder {
 public:
  Finder(std::string_view text,
         const SourceSpan& span,
         std::size_t offset,
         std::string_view reason)
      : text_(text),
        span_(span),
        at_(std::min(offset - span.begin, text.size())),
        reason_(reason),
        scan_(scan_toml(text, at_)) {
    const std::size_t before = at_ == 0 ? none : text.rfind('\n', at_ - 1);
    line_begin_ = before == none ? 0 : before + 1;
    line_end_ = std::min(text.find('\n', at_), text.size());
    if (line_end_ > line_begin_ && text[line_end_ - 1] == '\r') --line_end_;
  }

  Diagnostic find() {
    if (says("cannot redefine")) return redefined();
    const bool is_in_text = scan_.quote.has_value();
    if (says("escape sequence") || (says("hex") && is_in_text)) return bad_escape();
    if (is_in_forgotten_list()) return open_bracket();
    if (scan_.quote) return open_quote();
    if (says("table header")) return open_header();
    if (says("inline table")) return inline_table();
    if (says("end-of-file") && !scan_.brackets.empty()) return open_bracket();
    return find_in_value();
  }

 private:
  Diagnostic find_in_value() {
    if (is_behind_apostrophe()) return apostrophe();
    if (says("parsing date") || says("parsing time")) return bad_date();
    const bool is_no_pair =
        says("expected '='") || says("expected keys") || says("expected value");
    if (is_no_pair) return no_pair();
    if (says("expected comma")) return no_comma();
    return is_unquoted() ? unquoted() : other();
  }

  bool says(std::string_view words) const { return reason_.find(words) != none; }

  Diagnostic fault(std::string_view code,
                   std::size_t begin,
                   std::size_t end,
                   std::string message,
                   std::string label = {}) const {
    const std::size_t last = std::min(std::max(begin, end), text_.size());
    return fault_at(code,
                    part_of(span_, std::min(begin, last), last),
                    std::move(message),
                    std::move(label));
  }

  // The value that begins at `begin`, up to a comma, a bracket, a comment or the line
  // end.
  std::size_t value_end(std::size_t begin) const {
    std::size_t end = std::min(text_.find_first_of(",]}#\r\n", begin), text_.size());
    while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    return end;
  }

  std::size_t value_begin() const {
    const std::size_t begin = text_.find_first_not_of(" \t\r\n", scan_.value_begin);
    return begin == none ? text_.size() : begin;
  }

  Diagnostic redefined() const {
    std::size_t begin = text_.find_first_not_of(" \t[", line_begin_);
    std::size_t end = begin;
    while (end < line_end_ && (is_bare(text_[end]) || text_[end] == '.')) ++end;
    const std::string name(text_.substr(begin, end - begin));
    Diagnostic twice =
        fault("E0110", begin, end, quoted(name) + " stands here twice", "again here");
    twice.helps = {advice("keep one of them, or give one another name")};
    return twice;
  }

  Diagnostic bad_escape() const {
    const std::size_t slash =
        at_ < text_.size() ? text_.rfind('\\', at_) : text_.rfind('\\');
    const std::size_t begin = slash == none ? at_ : slash;
    const std::size_t length =
        begin + 1 < text_.size() ? code_point_at(text_, begin + 1).length : 0;
    const std::string pair(text_.substr(begin, 1 + length));
    Diagnostic bad = fault("E0003",
                           begin,
                           begin + 1 + length,
                           "a backslash in double quotes starts an escape",
                           "TOML does not know " + printable_line(pair));
    bad.helps = {advice("use single quotes, in which a backslash is a backslash")};
    return bad;
  }

  // `yes = ["a",` and then `no = …`: the list was never closed.
  bool is_in_forgotten_list() const {
    if (scan_.brackets.empty() || text_[scan_.brackets.back()] != '[') return false;
    if (scan_.brackets.back() >= line_begin_) return false;
    std::size_t at = std::min(text_.find_first_not_of(" \t", line_begin_), line_end_);
    const std::size_t begin = at;
    while (at < line_end_ && is_bare(text_[at])) ++at;
    if (at == begin) return false;
    at = std::min(text_.find_first_not_of(" \t", at), line_end_);
    return at < line_end_ && text_[at] == '=';
  }

  Diagnostic open_bracket() const {
    const std::size_t begin = scan_.brackets.back();
    const std::string bracket(1, text_[begin]);
    const std::string close = bracket == "[" ? "]" : "}";
    Diagnostic open = fault(
        "E0006", begin, begin + 1, quoted(bracket) + " is never closed", "opened here");
    open.helps = {advice("write " + quoted(close) + " behind the last value")};
    return open;
  }

  Diagnostic open_quote() const {
    const std::size_t begin = *scan_.quote;
    const std::string quote(1, text_[begin]);
    const std::size_t length =
        text_.substr(begin).starts_with(quote + quote + quote) ? 3 : 1;
    Diagnostic open = fault("E0005",
                            begin,
                            begin + length,
                            "the quotation mark is never closed",
                            "opened here");
    open.helps = {advice("close the text with the same mark, on the same line: " +
                         (quote == "'" ? std::string("'…'") : std::string("\"…\"")))};
    return open;
  }

  Diagnostic open_header() const {
    const std::string_view line = text_.substr(line_begin_, line_end_ - line_begin_);
    const std::string close = line.starts_with("[[") ? "]]" : "]";
    std::size_t end = std::min(line.find_first_of("]#"), line.size());
    while (end > 0 && line[end - 1] == ' ') --end;
    const std::size_t name_end = line_begin_ + end;
    Diagnostic open = fault(
        "E0006", line_begin_, name_end, "this table name is not written as it should be");
    const bool is_plain = line.find(']') == none;
    if (is_plain) open.message = "the table name is never closed";
    const std::size_t first_close = is_plain ? none : line.find(']');
    const std::size_t last =
        first_close == none ? name_end : line_begin_ + line.find_last_of(']') + 1;
    open.helps = {possible_edit(
        "close it with " + quoted(close), part_of(span_, name_end, last), close)};
    return open;
  }

  Diagnostic inline_table() const {
    const std::size_t begin = scan_.brackets.empty() ? at_ : scan_.brackets.back();
    if (at_ >= line_end_ || text_[at_] == '}') {
      Diagnostic broken = fault("E0008",
                                begin,
                                begin + 1,
                                "a table in { } must stand on one line",
                                "begun here");
      broken.helps = {
          advice("join the lines, leave no comma behind the last value, or "
                 "give the table a header of its own: [cue.outcome]")};
      return broken;
    }
    return is_unquoted() ? unquoted() : other();
  }

  bool is_behind_apostrophe() const {
    const bool follows = at_ > 0 && at_ < text_.size() && text_[at_ - 1] == '\'';
    return follows && (is_bare(text_[at_]) || text_[at_] == ' ');
  }

  Diagnostic apostrophe() const {
    const std::size_t begin = value_begin();
    Diagnostic ended = fault("E0010",
                             at_ - 1,
                             at_,
                             "the apostrophe ends the text in single quotes",
                             "the text ends here");
    const std::size_t last = text_.substr(0, line_end_).rfind('\'');
    const std::string_view inner = text_.substr(begin, last + 1 - begin);
    const bool is_one = last > at_ && inner.find_first_of(",\"\\") == none;
    if (is_one) {
      const std::string whole =
          "\"" + std::string(inner.substr(1, inner.size() - 2)) + "\"";
      ended.helps = {possible_edit("put the whole text in double quotes: " + whole,
                                   part_of(span_, begin, last + 1),
                                   whole)};
    } else {
      ended.helps = {advice("put a text with an apostrophe in double quotes")};
    }
    return ended;
  }

  Diagnostic bad_date() const {
    const std::size_t begin = value_begin();
    const std::size_t end = value_end(begin);
    const std::string written(text_.substr(begin, end - begin));
    const bool is_partial =
        written.size() == 7 && written[4] == '-' &&
        std::ranges::all_of(written, [](char c) { return is_digit(c) || c == '-'; });
    Diagnostic bad = fault("E0007",
                           begin,
                           end,
                           is_partial ? "a month alone is no date of TOML"
                                      : quoted(written) + " is no date");
    bad.helps = {is_partial ? sure_edit("put it in quotes: \"" + written + "\"",
                                        part_of(span_, begin, end),
                                        "\"" + written + "\"")
                            : advice("write year-month-day, 2025-03-04, or a text in "
                                     "quotes")};
    return bad;
  }

  Diagnostic no_pair() const {
    const std::size_t begin =
        std::min(text_.find_first_not_of(" \t", line_begin_), line_end_);
    std::size_t end = std::min(text_.find('#', begin), line_end_);
    while (end > begin && text_[end - 1] == ' ') --end;
    if (says("expected value")) {
      Diagnostic empty = fault("E0012", begin, end, "the key has no value");
      empty.helps = {advice("write a text in quotes, a number or a list behind \"=\"")};
      return empty;
    }
    Diagnostic no = fault("E0012", begin, end, "this is not of the form key = value");
    if (at_ < line_end_ && text_[at_] == ':') {
      no.helps = {
          possible_edit("write \"=\" for \":\"", part_of(span_, at_, at_ + 1), " =")};
    } else if (text_[begin] == '\'' || text_[begin] == '"') {
      no.helps = {advice("a text alone belongs into a list [ ] or behind key =")};
    } else {
      no.helps = {
          advice("a key is made of letters, digits and hyphens; a comment begins "
                 "with #")};
    }
    return no;
  }

  Diagnostic no_comma() const {
    if (at_ < text_.size() && is_bare(text_[at_])) return unquoted();
    Diagnostic no = fault("E0011", at_, at_ + 1, "a comma is missing in the list");
    if (at_ >= line_end_) no.primary->span.end = no.primary->span.begin;
    std::size_t before = at_;
    while (before > 0 && std::string_view(" \t\r\n").find(text_[before - 1]) != none) {
      --before;
    }
    no.helps = {possible_edit(
        "write a comma between the two values", part_of(span_, before, before), ",")};
    return no;
  }

  bool is_unquoted() const {
    const std::size_t begin = value_begin();
    if (begin >= text_.size() || begin > at_) return false;
    const unsigned char c = static_cast<unsigned char>(text_[begin]);
    const std::string_view value = text_.substr(begin, value_end(begin) - begin);
    if (value.find_first_not_of("0123456789+-_.xobe") == none) return false;  // a number
    return is_bare(text_[begin]) || c == '{' || c == '(' || c == '.' || c >= 0x80;
  }

  Diagnostic unquoted() const {
    const std::size_t begin = value_begin();
    const std::size_t end = value_end(begin);
    const std::string written(text_.substr(begin, end - begin));
    const SourceSpan span = part_of(span_, begin, end);
    const std::string lower = fold(written);
    if (lower == "true" || lower == "false") {
      Diagnostic word =
          fault("E0004", begin, end, "true and false are written in small letters");
      word.helps = {sure_edit("write " + lower, span, lower)};
      return word;
    }
    const bool is_curly =
        written.starts_with("\xE2\x80\x9C") || written.starts_with("\xE2\x80\x98");
    if (is_curly) {
      Diagnostic curly = fault("E0004", begin, end, "curly quotation marks do not quote");
      curly.helps = {advice("type straight ones: '…' or \"…\"")};
      return curly;
    }
    Diagnostic text = fault("E0004", begin, end, "text must stand in quotes");
    if (written.find_first_of("'\"\\") == none) {
      text.helps = {possible_edit("write '" + written + "'", span, "'" + written + "'")};
    } else {
      text.helps = {advice("put the whole text in quotes")};
    }
    return text;
  }

  Diagnostic other() const {
    const std::size_t colon = reason_.find(": ");
    const std::string said(colon == none ? reason_ : reason_.substr(colon + 2));
    const std::size_t end =
        at_ < line_end_ ? at_ + code_point_at(text_, at_).length : at_;
    const bool is_control = at_ < line_end_ && text_[at_] != '\t' &&
                            static_cast<unsigned char>(text_[at_]) < 0x20U;
    if (is_control) {
      Diagnostic control = fault("E0009", at_, end, "a control character is no text");
      control.helps = {sure_edit("take it out", part_of(span_, at_, end), "")};
      return control;
    }
    Diagnostic bad =
        fault("E0009", at_, end, "this is not TOML: " + printable_line(said));
    bad.helps = {
        advice("a value is a text in quotes, a number, true, false, a date or a "
               "list of these")};
    return bad;
  }

  std::string_view text_;
  const SourceSpan& span_;
  std::size_t at_;
  std::string_view reason_;
  TomlScan scan_;
  std::size_t line_begin_ = 0;
  std::size_t line_end_ = 0;
};

}  // namespace

Diagnostic toml_fault(std::string_view text,
                      const SourceSpan& span,
                      std::size_t offset,
                      std::string_view reason) {
  return Finder(text, span, offset, reason).find();
}

}  // namespace stance
