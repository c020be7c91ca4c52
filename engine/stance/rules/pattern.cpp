// SPDX-License-Identifier: Apache-2.0
// A recursive descent over the tokens of a pattern:
//
//   pattern  = item { item }
//   item     = WORD ["~"] | "WORD" | GAP | {NAME} | group
//   group    = "(" branches ")" | "[" branches "]" | "<" branches ">"
//   branches = pattern { "|" pattern }
//
// A fault does not end the parse: what follows is read as well as it can be, so that one
// run finds all faults. The depth is bounded, and so is the number of faults.
#include "stance/rules/pattern.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "stance/base/evidence.h"
#include "stance/base/text.h"
#include "stance/rules/fault.h"
#include "stance/rules/pattern_tokens.h"
#include "stance/rules/read_pattern.h"

namespace stance {
namespace {

constexpr std::size_t deepest = 20;
constexpr std::size_t longest_text = 4000;
constexpr std::size_t most_faults = 8;

std::string_view closing(std::string_view opener) {
  if (opener == "(") return ")";
  return opener == "[" ? "]" : ">";
}

class Parser {
 public:
  Parser(std::string_view text, const SourceSpan& span)
      : text_(text), span_(span), lexed_(pattern_tokens(text, span)) {}

  PatternReading run() {
    PatternReading reading;
    faults_ = std::move(lexed_.faults);
    reading.pattern = top();
    reading.pattern.span = part_of(span_, 0, text_.size());
    if (faults_.empty()) faults_ = shape_faults(reading.pattern);
    if (!has_marked_act_) mark_usual_act(reading.pattern);
    sort_by_place(faults_);
    if (faults_.size() > most_faults) faults_.resize(most_faults);
    reading.faults = std::move(faults_);
    return reading;
  }

 private:
  const PatternToken* peek() const {
    return at_ < lexed_.tokens.size() ? &lexed_.tokens[at_] : nullptr;
  }

  Diagnostic& report(std::string_view code,
                     const PatternToken& token,
                     const std::string& message,
                     const std::string& label = {}) {
    return report(code, part_of(span_, token.begin, token.end), message, label);
  }

  Diagnostic& report(std::string_view code,
                     const SourceSpan& span,
                     const std::string& message,
                     const std::string& label = {}) {
    faults_.push_back(fault_at(code, span, message, label));
    return faults_.back();
  }

  Pattern top() {
    Pattern pattern = sequence();
    bool has_bar = false;
    while (const PatternToken* token = peek()) {
      ++at_;
      if (token->form == TokenForm::close) {
        report_stray_close(*token);
      } else if (!has_bar) {
        has_bar = true;  // more bars would be the same fault again
        report_bar(*token);
      }
      Pattern rest = sequence();
      std::ranges::move(rest.items, std::back_inserter(pattern.items));
    }
    return pattern;
  }

  void report_bar(const PatternToken& token) {
    report("E0118", token, "\"|\" stands outside brackets").helps = {
        possible_edit("alternatives stand in round brackets: (a | b)",
                      part_of(span_, 0, text_.size()),
                      "(" + std::string(text_) + ")")};
  }

  void report_stray_close(const PatternToken& token) {
    report("E0113", token, quoted(token.text) + " closes nothing").helps = {
        advice("take it out, or open the bracket where it should begin")};
  }

  // Items up to a bar, a closing bracket or the end.
  Pattern sequence() {
    Pattern pattern;
    pattern.items.reserve(items_from(lexed_.tokens, at_));
    while (const PatternToken* token = peek()) {
      if (token->form == TokenForm::bar || token->form == TokenForm::close) break;
      ++at_;
      if (token->form == TokenForm::open) {
        read_group(pattern, *token);
      } else if (token->form == TokenForm::tilde) {
        read_tilde(pattern, *token);
      } else {
        pattern.items.push_back(single(*token));
      }
    }
    if (!pattern.items.empty()) {
      const std::size_t begin = pattern.items.front().span.begin;
      pattern.span = {span_.file, begin, pattern.items.back().span.end};
    }
    return pattern;
  }

  PatternItem single(const PatternToken& token) {
    PatternItem item{.text = token.text, .span = part_of(span_, token.begin, token.end)};
    if (token.form == TokenForm::exact) {
      item.exact = true;
    } else if (token.form == TokenForm::gap) {
      item.form = ItemForm::gap;
      item.most = token.most;
    } else if (token.form == TokenForm::braces) {
      read_braces(item, token);
    }
    return item;
  }

  void read_tilde(Pattern& pattern, const PatternToken& tilde) {
    const PatternToken* before = at_ >= 2 ? &lexed_.tokens[at_ - 2] : nullptr;
    const bool touches = before != nullptr && before->end == tilde.begin;
    if (touches && before->form == TokenForm::word) {
      pattern.items.back().any_form = true;
      pattern.items.back().span.end = span_.begin + tilde.end;
      return;
    }
    const bool is_exact = touches && before->form == TokenForm::exact;
    report("E0118", tilde, "\"~\" stands behind no word").helps = {
        advice(is_exact ? "a word in double quotes has one spelling: take out the quotes "
                          "or the \"~\""
                        : "\"~\" directly behind a word means any form of it: open~")};
  }

  // --- {…}

  void read_braces(PatternItem& item, const PatternToken& token) {
    const std::size_t colon = token.text.find(':');
    const std::string name = token.text.substr(0, colon);
    const bool has_rest = colon != std::string::npos;
    const std::string rest = has_rest ? token.text.substr(colon + 1) : std::string();
    item.form = form_of_braces(name);
    if (item.form == ItemForm::number || item.form == ItemForm::act) {
      item.text = rest;
      if (has_rest) check_rest(token, item.form, rest);
      return;
    }
    item.text = item.form == ItemForm::list ? name : std::string();
    if (has_rest) {
      report("E0117", token, "only number and act take a word behind \":\"").helps = {
          advice("write {number:hours}, {act:ended} or {" + name + "}")};
    } else if (item.form == ItemForm::list && !is_name(name)) {
      report_list_name(token, name);
    }
  }

  static ItemForm form_of_braces(std::string_view name) {
    if (name == "number") return ItemForm::number;
    if (name == "act") return ItemForm::act;
    if (name == "date") return ItemForm::date;
    if (name == "place") return ItemForm::place;
    return name == "places" ? ItemForm::places : ItemForm::list;
  }

  void check_rest(const PatternToken& token, ItemForm form, const std::string& rest) {
    if (form == ItemForm::act && !parse_kind(rest)) {
      report("E0117", token, quoted(rest) + " is no kind of act").helps = {
          advice("the kinds are adopted, ended, observed, proposed, suspended and "
                 "resumed")};
    } else if (form == ItemForm::number && !is_name(rest)) {
      report("E0117", token, quoted(rest) + " cannot name a number").helps = {
          advice("a name is made of lower-case letters, digits and hyphens: "
                 "{number:hours}")};
    }
  }

  static bool is_name(std::string_view text) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
  }

  void report_list_name(const PatternToken& token, const std::string& name) {
    if (name.empty()) {
      report("E0117", token, "{ } names no word list").helps = {
          advice("write the name of a word list: {agency}")};
      return;
    }
    report("E0117", token, quoted(name) + " cannot name a word list").helps = {
        advice("names are made of lower-case letters, digits and hyphens; \"~\" belongs "
               "into the list's own entries")};
  }

  // --- brackets

  void read_group(Pattern& pattern, const PatternToken& opener) {
    if (open_.size() >= deepest) {
      if (!has_given_up_) {
        report("E0121", opener, "the brackets are nested deeper than 20 levels").helps = {
            advice("give the inner part a name in [words] and use {name}")};
      }
      has_given_up_ = true;
      at_ = lexed_.tokens.size();
      return;
    }
    if (opener.text == "<") note_act(opener);
    open_ += opener.text;
    std::vector<Pattern> read = branches(opener);
    open_.pop_back();
    add_group(pattern, opener, std::move(read));
  }

  void note_act(const PatternToken& opener) {
    has_marked_act_ = true;
    if (++acts_ < 2) return;
    report("E0122", opener, "the act is marked twice", "a second \"<\"").helps = {
        advice("contexts such as \"not\" apply to one act: keep the \"<…>\" around the "
               "words that say what was done")};
  }

  // The branches up to the bracket that closes `opener`.
  std::vector<Pattern> branches(const PatternToken& opener) {
    std::vector<Pattern> read;
    read.reserve(branches_from(lexed_.tokens, at_));
    const int acts_before = acts_;
    int most_acts = acts_before;
    do {
      acts_ = acts_before;
      const PatternToken& before = lexed_.tokens[at_ - 1];
      read.push_back(sequence());
      most_acts = std::max(most_acts, acts_);
      if (read.back().items.empty() && before.form != TokenForm::close) {
        report_empty(before);
      }
    } while (has_more(opener));
    acts_ = most_acts;
    return read;
  }

  // Steps over the mark that ends a branch. Does another branch follow?
  bool has_more(const PatternToken& opener) {
    const PatternToken* token = peek();
    if (token == nullptr) {
      report_unclosed(opener);
      return false;
    }
    ++at_;
    if (token->form == TokenForm::bar) return true;
    if (token->text == closing(opener.text)) return false;
    const bool closes_outer = std::ranges::any_of(open_, [token](char outer) {
      return token->text == closing(std::string_view(&outer, 1));
    });
    if (closes_outer) {
      --at_;
      report_unclosed(opener);
      return false;
    }
    const bool is_closed_later = std::any_of(
        lexed_.tokens.begin() + static_cast<std::ptrdiff_t>(at_),
        lexed_.tokens.end(),
        [&](const PatternToken& t) { return t.text == closing(opener.text); });
    if (is_closed_later) {
      report_stray_close(*token);
      return true;
    }
    const std::string close(closing(opener.text));
    report("E0112", opener, quoted(opener.text) + " is closed by " + quoted(token->text))
        .helps = {possible_edit(
        "close it by " + quoted(close), part_of(span_, token->begin, token->end), close)};
    return false;
  }

  void report_empty(const PatternToken& before) {
    const PatternToken* after = peek();
    if (after == nullptr) return;  // never closed: that is the fault to tell
    const SourceSpan span = part_of(span_, before.begin, after->end);
    const bool is_group =
        before.form == TokenForm::open && after->form == TokenForm::close;
    report("E0114",
           span,
           is_group ? "there is nothing inside the brackets" : "an alternative is empty",
           "nothing here")
        .helps = {advice("write the missing words; what may be left out stands in [ ]")};
  }

  void report_unclosed(const PatternToken& opener) {
    if (has_given_up_) return;
    Diagnostic& fault =
        report("E0112", opener, quoted(opener.text) + " is never closed", "opened here");
    const std::string close(closing(opener.text));
    const auto inside = [&opener](const PatternToken& t) {
      return t.begin > opener.begin;
    };
    const PatternToken* last = &opener;
    const PatternToken* gap = nullptr;
    for (const PatternToken& token : lexed_.tokens) {
      if (!inside(token)) continue;
      if (token.form == TokenForm::gap && last != &opener) {
        gap = &token;
        break;
      }
      last = &token;
    }
    const std::string repaired =
        std::string(text_.substr(opener.begin, last->end - opener.begin)) + close +
        std::string(text_.substr(last->end));
    const std::string where = gap != nullptr ? "before the next gap" : "at the end";
    fault.helps = {possible_edit("close it " + where + ": " + repaired,
                                 part_of(span_, last->end, last->end),
                                 close)};
  }

  void add_group(Pattern& pattern,
                 const PatternToken& opener,
                 std::vector<Pattern> branches) {
    const std::size_t end = at_ > 0 ? lexed_.tokens[at_ - 1].end : opener.end;
    const SourceSpan span = part_of(span_, opener.begin, end);
    if (opener.text == "<") {
      for (Pattern& branch : branches) mark_act(branch.items);
    }
    const bool is_optional = opener.text == "[";
    if (branches.size() == 1 && !is_optional) {
      std::ranges::move(branches.front().items, std::back_inserter(pattern.items));
      return;
    }
    PatternItem item{.form = ItemForm::choice,
                     .is_act = opener.text == "<",
                     .branches = std::move(branches),
                     .span = span};
    if (is_optional && item.branches.size() == 1) {
      item.form = ItemForm::optional;
    } else if (is_optional) {
      PatternItem outer{.form = ItemForm::optional, .span = span};
      outer.branches.push_back({.items = {std::move(item)}, .span = span});
      item = std::move(outer);
    }
    pattern.items.push_back(std::move(item));
  }

  std::string_view text_;
  const SourceSpan& span_;
  PatternTokens lexed_;
  Diagnostics faults_;
  std::size_t at_ = 0;
  // The brackets around the place of reading.
  std::string open_;
  // Acts marked on the way to the place of reading.
  int acts_ = 0;
  bool has_marked_act_ = false;
  bool has_given_up_ = false;
};

}  // namespace

PatternReading read_pattern(std::string_view text, const SourceSpan& span) {
  if (text.size() > longest_text) {
    Diagnostic fault = fault_at(
        "E0121", part_of(span, 0, text.size()), "the pattern is longer than 4000 bytes");
    fault.helps = {advice("split it into several, or move parts into word lists")};
    return {.pattern = {}, .faults = {std::move(fault)}};
  }
  if (const std::optional<std::size_t> broken = first_utf8_fault(text)) {
    Diagnostic fault = fault_at(
        "E0001", part_of(span, *broken, *broken + 1), "the pattern is no UTF-8 text");
    fault.helps = {advice("write it in UTF-8")};
    return {.pattern = {}, .faults = {std::move(fault)}};
  }
  return Parser(text, span).run();
}

Result<Pattern, Diagnostics> parse_pattern(std::string_view text,
                                           const SourceSpan& span) {
  PatternReading reading = read_pattern(text, span);
  if (!reading.faults.empty()) return failure(std::move(reading.faults));
  return std::move(reading.pattern);
}

}  // namespace stance
