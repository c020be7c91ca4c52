// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "stance/rules/check_keys.h"
#include "stance/rules/cue_records.h"
#include "stance/rules/expression.h"
#include "stance/rules/fault.h"
#include "stance/rules/keys.h"
#include "stance/rules/number_test.h"
#include "stance/rules/pattern_items.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

// How a cue finds its sentences.
constexpr std::array<const char*, 3> matching_keys = {"when", "near", "regex"};

class CueReader {
 public:
  CueReader(Reading& reading,
            const std::vector<WordList>& words,
            const PackSource& pack,
            const TomlValue& table)
      : reading_(reading), words_(words), pack_(pack), table_(table) {}

  Cue read() {
    check_keys(reading_, table_, cue_keys(), table_.span);
    Cue cue;
    cue.id = {pack_.folder + "/" + text_at(table_, "id").value_or("")};
    cue.span = table_.span;
    read_patterns_of(cue);
    read_settings(cue);
    read_examples(cue);
    read_records(reading_, words_, table_, cue);
    read_tests(cue);
    read_references(cue);
    return cue;
  }

 private:
  void read_patterns_of(Cue& cue) {
    cue.when = patterns_at(reading_, table_, "when");
    cue.near = patterns_at(reading_, table_, "near");
    cue.topic = patterns_at(reading_, table_, "topic");
    cue.unless = patterns_at(reading_, table_, "unless");
    cue.not_about = patterns_at(reading_, table_, "not-about");
    read_expressions(reading_, table_, cue);
    check_one_of_three();
    for (const char* key : matching_keys) check_not_empty(table_.find(key));
    check_both_keys(
        reading_,
        table_,
        "topic",
        "about",
        "topic = ['…'] says what must have been named, about = \"document\" how far "
        "back");
  }

  // A cue has `when`, `near` or `regex`.
  void check_one_of_three() {
    std::vector<const TomlEntry*> found;
    for (const char* key : matching_keys) {
      if (const TomlEntry* entry = table_.find(key)) found.push_back(entry);
    }
    if (found.empty() && !has_misspelt_patterns()) {
      report(reading_,
             fault_at("E0126", table_.span, "the cue has neither \"when\" nor \"near\""))
          .helps = {
          advice("when = ['…'] for words in order, near = ['…', '…'] for words "
                 "in any order")};
    } else if (found.size() > 1) {
      const std::string& one = found[0]->key;
      const std::string& other = found[1]->key;
      Diagnostic fault =
          fault_at("E0126",
                   found[1]->key_span,
                   "the cue has both " + quoted(one) + " and " + quoted(other),
                   "and " + other);
      fault.others = {{found[0]->key_span, one}};
      fault.helps = {advice("make two cues of it")};
      report(reading_, std::move(fault));
    }
  }

  bool has_misspelt_patterns() const {
    return std::ranges::any_of(matching_keys, [this](const char* key) {
      return is_misspelt(table_, cue_keys(), key);
    });
  }

  void check_not_empty(const TomlEntry* list) {
    if (list == nullptr || list->value.form != TomlForm::array) return;
    if (!list->value.items.empty()) return;
    report(reading_,
           fault_at("E0114", list->value.span, quoted(list->key) + " has no pattern"))
        .helps = {advice("write at least one: ['{agency} ... open~ ... {gate}']")};
  }

  void read_settings(Cue& cue) {
    cue.within = choice_at<Within>(table_, "within", within_words).value_or(cue.within);
    cue.about = choice_at<About>(table_, "about", about_words).value_or(cue.about);
    cue.binds = choice_at<Binds>(table_, "binds", binds_words).value_or(cue.binds);
    cue.grade = choice_at<Grade>(table_, "grade", grade_words).value_or(cue.grade);
    // Words in any order are weaker evidence than a phrase, and so is what nothing
    // checks.
    if (!cue.near.empty() || !cue.regex.empty())
      cue.grade = std::max(cue.grade, Grade::b);
    cue.repeats = choice_at<About>(table_, "repeats", about_words);
    cue.is_opposite = is_true(table_, "opposite");
    cue.is_last_in_clause = is_true(table_, "last-in-clause");
    cue.scope = text_at(table_, "scope");
    cue.instance = text_at(table_, "instance");
    cue.was = earlier_names(table_);
    read_retired(cue);
  }

  void read_retired(Cue& cue) {
    const TomlEntry* retired = table_.find("retired");
    if (retired == nullptr) return;
    cue.retired = parse_day(retired->value.text);
    const bool is_date =
        retired->value.form == TomlForm::date || retired->value.form == TomlForm::text;
    if (cue.retired || !is_date) return;
    report(reading_,
           fault_at("E0102", retired->value.span, "\"retired\" must be a whole day"))
        .helps = {advice("write it without quotes: retired = 2025-03-01")};
  }

  void read_examples(Cue& cue) {
    for (const TomlValue* text : texts_at(table_, "yes")) {
      cue.yes.push_back(text->text);
      cue.yes_spans.push_back(text->span);
    }
    for (const TomlValue* text : texts_at(table_, "no")) {
      cue.no.push_back(text->text);
      cue.no_spans.push_back(text->span);
    }
  }

  // --- numbers, other cues, contexts

  void read_tests(Cue& cue) {
    for (const TomlValue* value : texts_at(table_, "if")) {
      const std::optional<NumberTest> test = parse_number_test(value->text);
      if (!test) {
        report_no_test(*value);
        continue;
      }
      check_number_name(cue, *value, test->name);
      cue.tests.push_back(*test);
    }
  }

  // Signs of other languages are told what they are here.
  void report_no_test(const TomlValue& value) {
    Diagnostic& fault = report(
        reading_, fault_at("E0123", value.span, "this is no comparison of a number"));
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> signs = {
        {{"=<", "<="}, {"=>", ">="}, {"==", "="}, {"≥", ">="}}};
    for (const auto& sign : signs) {
      const std::size_t at = value.text.find(sign.first);
      if (at == std::string::npos) continue;
      const SourceSpan span = part_of_text(reading_, value, at, at + sign.first.size());
      fault.helps = {sure_edit(
          "did you mean " + quoted(sign.second) + "?", span, std::string(sign.second))};
      return;
    }
    fault.helps = {
        advice("write name, comparison, number: \"hours >= 48\"; possible "
               "are < <= = >= and >")};
  }

  void check_number_name(const Cue& cue,
                         const TomlValue& value,
                         const std::string& name) {
    NamesInFile names;
    for (const auto* patterns : {&cue.when, &cue.near}) {
      for (const Pattern& pattern : *patterns) {
        has_item(pattern, words_, [&names](const PatternItem& item) {
          const bool is_kept = item.form == ItemForm::number && !item.text.empty();
          if (is_kept) names.emplace(item.text, SourceSpan{});
          return false;
        });
      }
    }
    for (const std::string& text : cue.regex) {
      const auto expression = Expression::parse(text);
      for (const std::string& kept : expression->names())
        names.emplace(kept, SourceSpan{});
    }
    if (names.contains(name) || has_misspelt_patterns()) return;
    NameUse use = use_of(reading_, value);
    use.word = name;
    use.replaced.end = use.replaced.begin + name.size();
    Diagnostic* fault =
        report_unknown(reading_, {"E0123", "number", "kept numbers"}, use, names);
    if (fault == nullptr) return;
    fault->message = "no pattern keeps a number called " + quoted(name);
    fault->primary->text = "not kept";
    if (fault->helps.empty()) {
      fault->notes.clear();
      fault->helps = {advice("write {number:" + name + "} in the pattern")};
    }
  }

  void read_references(Cue& cue) {
    for (const TomlValue* context : texts_at(table_, "keep-despite")) {
      if (reading_.names.contexts.contains(context->text)) {
        cue.keep_despite.push_back(context->text);
      } else {
        report_unknown(
            reading_, context_names, use_of(reading_, *context), reading_.names.contexts);
      }
    }
    for (const TomlValue* other : texts_at(table_, "yields-to")) add_yield(cue, *other);
  }

  void add_yield(Cue& cue, const TomlValue& other) {
    const std::optional<std::string> id = full_id(other.text);
    if (id && id->empty()) return;  // that cue is off
    if (id == cue.id.text) {
      report(reading_, fault_at("E0109", other.span, "a cue cannot yield to itself"))
          .helps = {advice("name the cue that wins when both match")};
    } else if (id) {
      cue.yields_to.push_back({*id});
    } else {
      NamesInFile short_names;
      for (const auto& [name, span] : reading_.names.cues) {
        short_names.emplace(name.substr(name.find('/') + 1), span);
      }
      report_unknown(reading_, cue_names, use_of(reading_, other), short_names);
    }
  }

  // "id" means the cue of this pack, else of the nearest pack that has one; where that is
  // replaced, the one in its place. "" for a cue that is off.
  std::optional<std::string> full_id(const std::string& id) const {
    if (id.find('/') != std::string::npos) return in_force(id);
    if (const auto own = in_force(pack_.folder + "/" + id)) return own;
    for (auto pack = reading_.packs.rbegin(); pack != reading_.packs.rend(); ++pack) {
      if (const auto found = in_force(pack->folder + "/" + id)) return found;
    }
    return std::nullopt;
  }

  std::optional<std::string> in_force(std::string id) const {
    while (!id.empty() && !reading_.names.cues.contains(id)) {
      const auto replaced = reading_.replaced_cues.find(id);
      if (replaced == reading_.replaced_cues.end()) return std::nullopt;
      id = replaced->second;
    }
    return id;
  }

  Reading& reading_;
  const std::vector<WordList>& words_;
  const PackSource& pack_;
  const TomlValue& table_;
};

}  // namespace

std::vector<Cue> read_cues(Reading& reading, const std::vector<WordList>& words) {
  std::vector<Cue> cues;
  for (const Section& section : sections(reading, "cue")) {
    const PackSource& pack = reading.packs[section.pack];
    for (const TomlValue& table : section.entry->value.items) {
      if (table.form != TomlForm::table) continue;
      const TomlEntry* id = table.find("id");
      if (id != nullptr && reading.out_of_force.contains(id->value.span)) continue;
      cues.push_back(CueReader(reading, words, pack, table).read());
    }
  }
  return cues;
}

}  // namespace stance
