// SPDX-License-Identifier: Apache-2.0
// The letters and single words of patterns: signs that only look right, words that stand
// in every text, forms that are other words.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/fault.h"
#include "stance/rules/forms.h"
#include "stance/rules/pattern_walk.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

// Words of which every page has several.
constexpr auto common_words = std::to_array<std::string_view>(
    {"a",     "about", "after", "all",  "also", "an",     "and",   "any",   "are",
     "as",    "at",    "be",    "been", "but",  "by",     "can",   "could", "day",
     "do",    "for",   "from",  "get",  "go",   "had",    "has",   "have",  "he",
     "her",   "his",   "how",   "if",   "in",   "into",   "is",    "it",    "its",
     "just",  "know",  "like",  "make", "may",  "me",     "more",  "most",  "my",
     "new",   "no",    "not",   "now",  "of",   "on",     "one",   "only",  "or",
     "order", "other", "our",   "out",  "over", "people", "said",  "say",   "see",
     "she",   "so",    "some",  "take", "than", "that",   "the",   "their", "them",
     "then",  "there", "these", "they", "this", "time",   "to",    "two",   "up",
     "us",    "use",   "was",   "way",  "we",   "week",   "well",  "were",  "what",
     "when",  "which", "who",   "will", "with", "work",   "would", "year",  "years",
     "you"});

// Regular forms that are, far more often, words of their own.
constexpr auto other_words = std::to_array<std::string_view>(
    {"arms",    "being",   "building", "clothing", "customs", "during",
     "evening", "glasses", "goods",    "holding",  "leaved",  "leaves",
     "lying",   "meaning", "means",    "meeting",  "morning", "news",
     "nothing", "offing",  "savings",  "wedding",  "willing", "wills"});

template <std::size_t Size>
bool is_among(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::ranges::binary_search(words, word);
}

struct OddSign {
  char32_t first;
  char32_t last;
  std::string_view name;
  // What to write instead; empty: nothing.
  std::string_view instead;
};

// Signs that no rule needs and that make a pattern miss what it seems to find.
constexpr auto odd_signs = std::to_array<OddSign>({
    {0x00A0, 0x00A0, "a no-break space", " "},
    {0x00AD, 0x00AD, "a soft hyphen", ""},
    {0x2000, 0x200A, "an unusual space", " "},
    {0x200B, 0x200F, "an invisible sign", ""},
    {0x201C, 0x201F, "a curly quotation mark", "\""},
    {0x202A, 0x202E, "an invisible sign", ""},
    {0x202F, 0x202F, "a no-break space", " "},
    {0x205F, 0x2064, "an invisible sign", ""},
    {0x3000, 0x3000, "an unusual space", " "},
    {0xFEFF, 0xFEFF, "an invisible sign", ""},
});

// Greek and Cyrillic letters that look like Latin ones, and these.
constexpr std::u32string_view look_alikes =
    U"аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈЅοανρτικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
constexpr std::string_view latin = "aeopcyxijsdhqwABEKMHOPCTXIJSoavptikABEZHIKMNOPTYX";

bool is_latin_letter(char32_t c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}

class WordLint {
 public:
  WordLint(Reading& reading, const RuleSet& rules) : reading_(reading), rules_(rules) {}

  void run() {
    folder_ = reading_.packs.back().folder + "/";
    for (const Cue& cue : rules_.cues) {
      for (const Pattern& pattern : cue.when) check_common(cue, pattern);
    }
    for_pattern_lists(rules_, [this](const auto& patterns) { check_patterns(patterns); });
  }

 private:
  void check_patterns(const std::vector<Pattern>& patterns) {
    for (const Pattern& pattern : patterns) {
      if (!pattern.span.file.starts_with(folder_)) continue;
      check_signs(pattern.span);
      check_forms(pattern);
    }
  }

  void check_common(const Cue& cue, const Pattern& pattern) {
    if (!pattern.span.file.starts_with(folder_) || !cue.topic.empty()) return;
    const PatternItem* item = &pattern.items.front();
    const bool is_one = pattern.items.size() == 1 && item->form == ItemForm::word;
    if (!is_one || item->exact || !is_among(common_words, item->text)) return;
    report(reading_,
           fault_at("W0207",
                    pattern.span,
                    "the word " + quoted(item->text) + " stands in nearly every text",
                    "the whole pattern"))
        .helps = {advice("add the words beside which it means something")};
  }

  // --- forms

  void check_forms(const Pattern& pattern) {
    for (const PatternItem& item : pattern.items) {
      for (const Pattern& branch : item.branches) check_forms(branch);
      if (item.form == ItemForm::word && item.any_form) check_form(item);
    }
  }

  void check_form(const PatternItem& item) {
    if (rules_.forms.contains(item.text) || !seen_.insert(item.text).second) return;
    std::vector<std::string> forms = forms_of(item.text, rules_.forms);
    const auto odd = std::ranges::find_if(forms, [&item](const std::string& form) {
      return form != item.text && is_among(other_words, form);
    });
    if (odd == forms.end()) return;
    Diagnostic fault = fault_at("W0208",
                                item.span,
                                quoted(item.text + "~") + " includes " + quoted(*odd) +
                                    ", which is mostly another word");
    fault.notes = {"its forms are " + enumeration(forms, "and")};
    std::erase(forms, *odd);
    std::string rest;
    for (std::size_t i = 1; i < forms.size(); ++i) {
      rest += (i == 1 ? "" : ", ") + quoted(forms[i]);
    }
    fault.helps = {advice("write those that are meant under [forms]: " + item.text +
                          " = [" + rest + "]")};
    report(reading_, std::move(fault));
  }

  // --- signs

  void check_signs(const SourceSpan& span) {
    const std::string_view text = source_text(reading_, span);
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = code_point_at(text, at);
      if (point.value >= 0x80) {
        check_sign(text, at, point, part_of(span, at, at + point.length));
      }
      at += point.length;
    }
  }

  void check_sign(std::string_view text,
                  std::size_t at,
                  const CodePoint& point,
                  const SourceSpan& span) {
    for (const OddSign& sign : odd_signs) {
      if (point.value < sign.first || sign.last < point.value) continue;
      report_sign(span, std::string(sign.name), std::string(sign.instead));
      return;
    }
    if (0x2018 <= point.value && point.value <= 0x201B) {
      const std::size_t end = at + point.length;
      const bool is_apostrophe =
          at > 0 && is_latin_letter(code_point_before(text, at)) && end < text.size();
      if (!is_apostrophe) report_sign(span, "a curly quotation mark", "'");
      return;
    }
    const std::size_t known = look_alikes.find(point.value);
    if (known == std::u32string_view::npos) return;
    const std::size_t end = at + point.length;
    const bool is_mixed =
        (at > 0 && is_latin_letter(code_point_before(text, at))) ||
        (end < text.size() && is_latin_letter(code_point_at(text, end).value));
    if (!is_mixed) return;
    const std::string letter(1, latin[known]);
    report_sign(span, "a foreign letter that looks like " + quoted(letter), letter);
  }

  static char32_t code_point_before(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at - 1]);
  }

  void report_sign(const SourceSpan& span,
                   const std::string& name,
                   const std::string& instead) {
    Diagnostic fault = fault_at("W0209", span, "the pattern has " + name);
    fault.primary->text = "not what it looks like";
    const bool is_quote = instead == "\"" || instead == "'";
    std::string way = "take it out";
    if (is_quote) way = "write a straight quotation mark";
    if (instead == " ") way = "write a blank";
    if (!is_quote && instead.size() == 1 && instead != " ")
      way = "write " + quoted(instead);
    fault.helps = {is_quote ? possible_edit(way, span, instead)
                            : sure_edit(way, span, instead)};
    report(reading_, std::move(fault));
  }

  Reading& reading_;
  const RuleSet& rules_;
  std::string folder_;
  // Words whose forms have been looked at.
  std::set<std::string> seen_;
};

}  // namespace

void check_words(Reading& reading, const RuleSet& rules) {
  if (reading.packs.empty() || has_errors(reading.faults)) return;
  WordLint(reading, rules).run();
}

}  // namespace stance
