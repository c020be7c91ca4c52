// SPDX-License-Identifier: Apache-2.0
// [fact.NAME]: "X is [not] S", "X was [not] S within P", "X has [not] been S for P",
// "X changed within P".
#include <optional>
#include <utility>

#include "stance/rules/check_keys.h"
#include "stance/rules/fault.h"
#include "stance/rules/keys.h"
#include "stance/rules/status_reader.h"

namespace stance {
namespace {

struct Word {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Word> words_of(const std::string& text) {
  std::vector<Word> words;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(' ', at)) != std::string::npos) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back({text.substr(at, end - at), at, end});
    at = end;
  }
  return words;
}

class FactReader {
 public:
  FactReader(Reading& reading, const TomlEntry& entry, const TomlValue& when)
      : reading_(reading), when_(when), words_(words_of(when.text)) {
    fact_.name = entry.key;
    fact_.words = when.text;
    fact_.span = entry.key_span;
  }

  std::optional<Fact> read() {
    if (!read_form() || !read_period()) return std::nullopt;
    return is_known_policy() && is_known_state() ? std::optional(std::move(fact_))
                                                 : std::nullopt;
  }

 private:
  const std::string& word(std::size_t at) const {
    static const std::string none;
    return at < words_.size() ? words_[at].text : none;
  }

  // The words up to the state; `next_` is what follows it.
  bool read_form() {
    if (words_.empty()) return refuse(0, when_.text.size());
    fact_.policy = {word(0)};
    next_ = 2;
    if (word(1) == "changed") {
      fact_.form = FactForm::changed;
      return true;
    }
    if (word(1) == "is") {
      fact_.form = FactForm::is;
    } else if (word(1) == "was") {
      fact_.form = FactForm::was;
    } else if (word(1) == "has") {
      fact_.form = FactForm::been;
    } else {
      return refuse_at(1);
    }
    fact_.negated = word(next_) == "not";
    if (fact_.negated) ++next_;
    if (fact_.form == FactForm::been && word(next_++) != "been") {
      return refuse_at(next_ - 1);
    }
    if (next_ >= words_.size()) return refuse_at(next_);
    state_ = next_;
    fact_.state = StateId{word(next_++)};
    return true;
  }

  bool read_period() {
    if (fact_.form == FactForm::is) {
      return next_ >= words_.size() || refuse(words_[next_].begin, when_.text.size());
    }
    const std::string_view joint = fact_.form == FactForm::been ? "for" : "within";
    if (word(next_) != joint) return refuse_at(next_);
    if (next_ + 1 >= words_.size()) return refuse_at(next_ + 1);
    const std::size_t begin = words_[next_ + 1].begin;
    const std::optional<Period> period = parse_period(when_.text.substr(begin));
    if (period) {
      fact_.period = *period;
      return true;
    }
    report(reading_,
           fault_at("E0125",
                    part_of_text(reading_, when_, begin, when_.text.size()),
                    quoted(when_.text.substr(begin)) + " is no period of time"))
        .helps = {
        advice("write a number of years, months, weeks or days: \"3 years\", "
               "\"18 months\", \"45 days\"")};
    return false;
  }

  NameUse use(const Word& word) const {
    const SourceSpan span = part_of_text(reading_, when_, word.begin, word.end);
    return {word.text, span, span};
  }

  bool is_known_policy() {
    if (reading_.names.policies.contains(fact_.policy.text)) return true;
    report_unknown(reading_, policy_names, use(words_[0]), reading_.names.policies);
    return false;
  }

  bool is_known_state() {
    if (!fact_.state || fact_.state->text == unknown_value) return true;
    const NamesInFile& states = reading_.names.states[fact_.policy.text];
    if (states.contains(fact_.state->text)) return true;
    Diagnostic* fault =
        report_unknown(reading_, state_names, use(words_[state_]), states);
    if (fault != nullptr) {
      fault->message = "the policy " + quoted(fact_.policy.text) + " has no state " +
                       quoted(fact_.state->text);
    }
    return false;
  }

  // Word `at`, or the end of the text where there is none, is not what it should be.
  bool refuse_at(std::size_t at) {
    return at < words_.size() ? refuse(words_[at].begin, words_[at].end)
                              : refuse(when_.text.size(), when_.text.size());
  }

  bool refuse(std::size_t begin, std::size_t end) {
    const SourceSpan span =
        begin == end ? when_.span : part_of_text(reading_, when_, begin, end);
    Diagnostic fault = fault_at("E0136",
                                span,
                                quoted(when_.text) + " is no fact",
                                begin == end ? "something is missing" : "not understood");
    fault.helps = {
        advice("write \"POLICY is STATE\", \"POLICY was STATE within 1 year\", \"POLICY "
               "has been STATE for 1 year\" or \"POLICY changed within 1 year\"")};
    report(reading_, std::move(fault));
    return false;
  }

  Reading& reading_;
  const TomlValue& when_;
  std::vector<Word> words_;
  std::size_t next_ = 0;
  std::size_t state_ = 0;
  Fact fact_;
};

}  // namespace

std::optional<Fact> read_fact(Reading& reading, const TomlEntry& entry) {
  check_keys(reading, entry.value, fact_keys(), entry.key_span);
  const TomlEntry* when = entry.value.find("when");
  if (when == nullptr || when->value.form != TomlForm::text) return std::nullopt;
  return FactReader(reading, entry, when->value).read();
}

}  // namespace stance
