// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/test_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "stance/rules/check_keys.h"
#include "stance/rules/document_tests.h"
#include "stance/rules/fault.h"
#include "stance/rules/table_tests.h"
#include "stance/rules/test_cells.h"

namespace stance {
namespace {

constexpr std::array<std::string_view, 7> standings = {
    "unknown", "uncertain", "contested", "announced", "suspended", "stale", "inherited"};

bool is_standing(std::string_view word) {
  return std::ranges::find(standings, word) != standings.end();
}

Reading reading_of(const RuleFile& file) {
  Reading reading;
  reading.packs.push_back({.folder = "", .files = {{file.name, file.text, {}}}});
  return reading;
}

class TestReader {
 public:
  explicit TestReader(const RuleFile& file) : file_(file), reading_(reading_of(file)) {}

  ParsedTests run() {
    if (std::optional<Diagnostic> fault = text_fault(file_)) {
      return {.tests = {}, .diagnostics = {std::move(*fault)}};
    }
    TomlTree tree = read_toml(file_.text, file_.name);
    reading_.faults = std::move(tree.faults);
    reading_.unread = std::move(tree.unread);
    check_keys(reading_, tree.root, test_file_keys(), {file_.name, 0, 0});
    for (const TomlValue* pack : texts_at(tree.root, "rules")) {
      tests_.packs.push_back({pack->text, pack->span});
    }
    read_tables(tree.root);
    sort_by_place(reading_.faults);
    return {.tests = std::move(tests_), .diagnostics = std::move(reading_.faults)};
  }

 private:
  void read_tables(const TomlValue& root) {
    for (const TomlValue* table : tables(root, "sentence")) read_sentence(*table);
    for (const TomlValue* table : tables(root, "timeline")) read_timeline(*table);
    for (const TomlValue* table : tables(root, "table")) {
      tests_.tables.push_back(read_table_test(reading_, *table));
    }
    for (const TomlValue* table : tables(root, "document")) {
      tests_.documents.push_back(read_document_test(reading_, *table));
    }
    const bool has_tests = !tests_.sentences.empty() || !tests_.timelines.empty() ||
                           !tests_.tables.empty() || !tests_.documents.empty();
    if (has_tests || has_errors(reading_.faults)) return;
    report(reading_, fault_at("W0291", {file_.name, 0, 0}, "the file has no tests"))
        .helps = {
        advice("write [[sentence]], [[document]], [[timeline]] or [[table]], or take the "
               "file away")};
  }

  static std::vector<const TomlValue*> tables(const TomlValue& root,
                                              std::string_view key) {
    std::vector<const TomlValue*> found;
    const TomlEntry* entry = root.find(key);
    if (entry == nullptr) return found;
    for (const TomlValue& table : entry->value.items) {
      if (table.form == TomlForm::table) found.push_back(&table);
    }
    return found;
  }

  // --- sentences

  void read_sentence(const TomlValue& table) {
    check_keys(reading_, table, sentence_test_keys(), table.span);
    SentenceTest test;
    test.name = text_at(table, "name").value_or("");
    test.text = text_at(table, "text").value_or("");
    test.place = text_at(table, "place");
    test.todo = text_at(table, "todo");
    test.span = table.span;
    if (const TomlEntry* text = table.find("text")) test.text_span = text->value.span;
    if (const TomlEntry* day = table.find("published")) {
      test.published = date_of(reading_, day->value);
    }
    const TomlEntry* expect = table.find("expect");
    if (expect == nullptr) {
      report(reading_, fault_at("E0501", table.span, "the test expects nothing")).helps =
          {advice("write expect = [[\"policy\", \"state\", \"kind\"]], or "
                  "expect = [] if the text must give no evidence")};
    } else {
      for (const TomlValue& row : expect->value.items) read_expected(test, row);
    }
    tests_.sentences.push_back(std::move(test));
  }

  void read_expected(SentenceTest& test, const TomlValue& row) {
    if (row.form != TomlForm::array) return;
    if (!has_columns(
            reading_, row, 3, 4, "[policy, state, kind] or [policy, state, kind, cue]")) {
      return;
    }
    const std::optional<Kind> kind = kind_of(reading_, row.items[2]);
    if (!kind) return;
    ExpectedRecord record = {.policy = word_of(row.items[0]),
                             .state = word_of(row.items[1])};
    record.kind = *kind;
    if (row.items.size() == 4) record.cue = word_of(row.items[3]);
    record.span = row.span;
    test.expect.push_back(std::move(record));
  }

  // --- timelines

  void read_timeline(const TomlValue& table) {
    check_keys(reading_, table, timeline_test_keys(), table.span);
    TimelineTest test;
    test.name = text_at(table, "name").value_or("");
    test.place = text_at(table, "place");
    test.todo = text_at(table, "todo");
    test.span = table.span;
    if (const TomlEntry* given = table.find("given")) {
      for (const TomlValue& row : given->value.items) read_given(test, row);
    }
    const TomlEntry* check = table.find("check");
    if (check == nullptr ||
        (check->value.form == TomlForm::array && check->value.items.empty())) {
      report(reading_, fault_at("E0501", table.span, "the test checks no day")).helps = {
          advice("write check = [[2025-02-01, \"policy\", \"answer\"]]")};
    } else {
      for (const TomlValue& row : check->value.items) read_check(test, row);
    }
    tests_.timelines.push_back(std::move(test));
  }

  void read_given(TimelineTest& test, const TomlValue& row) {
    if (row.form != TomlForm::array) return;
    constexpr std::string_view columns = "[when, kind, policy, state, source, published]";
    if (!has_columns(reading_, row, 4, 6, columns)) return;
    const std::optional<Edtf> when = date_of(reading_, row.items[0]);
    const std::optional<Kind> kind = kind_of(reading_, row.items[1]);
    if (!when || !kind) return;
    GivenEvidence given = {.when = *when, .kind = *kind};
    given.policy = word_of(row.items[2]);
    given.state = word_of(row.items[3]);
    if (row.items.size() > 4) given.source = word_of(row.items[4]);
    if (row.items.size() > 5) given.published = date_of(reading_, row.items[5]);
    given.span = row.span;
    test.given.push_back(std::move(given));
  }

  void read_check(TimelineTest& test, const TomlValue& row) {
    if (row.form != TomlForm::array) return;
    constexpr std::string_view columns =
        "[day, policy, answer] or [day, status, reading, answer]";
    if (!has_columns(reading_, row, 3, 4, columns)) return;
    const std::optional<Edtf> when = date_of(reading_, row.items[0]);
    if (!when) return;
    if (!when->days().is_single()) {
      report(reading_, fault_at("E0504", row.items[0].span, "a check is about one day"))
          .helps = {advice("write year-month-day: 2025-02-01")};
      return;
    }
    TimelineCheck check = {.day = when->days().earliest, .policy = word_of(row.items[1])};
    check.span = row.span;
    if (row.items.size() == 4) check.under = word_of(row.items[2]);
    check.answer_span = row.items.back().span;
    read_answer(check, row.items.back());
    test.check.push_back(std::move(check));
  }

  // "open", "contested" or "open stale".
  void read_answer(TimelineCheck& check, const TomlValue& answer) {
    const std::string& text = answer.text;
    const std::size_t blank = text.find(' ');
    const std::string last = blank == std::string::npos ? text : text.substr(blank + 1);
    if (is_standing(last)) {
      check.standing = last;
      if (blank == std::string::npos) return;
    } else if (blank != std::string::npos) {
      const SourceSpan span = part_of_text(reading_, answer, blank + 1, text.size());
      Diagnostic fault = fault_at("E0108", span, quoted(last) + " is no standing");
      fault.notes = {
          "the standings are unknown, uncertain, contested, announced, "
          "suspended, stale and inherited"};
      report(reading_, std::move(fault));
    }
    const std::size_t end = std::min(blank, text.size());
    check.state = TestWord{text.substr(0, end), part_of_text(reading_, answer, 0, end)};
  }

  const RuleFile& file_;
  Reading reading_;
  TestFile tests_;
};

class NameChecker {
 public:
  NameChecker(const RuleFile& file, const RuleSet& rules)
      : reading_(reading_of(file)), rules_(rules) {
    for (const Policy& policy : rules.policies) {
      reading_.names.policies.emplace(policy.id.text, SourceSpan{});
      for (const PolicyState& state : policy.states) {
        reading_.names.states[policy.id.text].emplace(state.id.text, SourceSpan{});
      }
    }
    for (const std::string& source : rules.precedence.rank) {
      reading_.names.sources.emplace(source, SourceSpan{});
    }
  }

  Diagnostics run(const TestFile& tests) {
    for (const SentenceTest& test : tests.sentences) check_test(test);
    for (const DocumentTest& test : tests.documents) check_test(test);
    for (const TimelineTest& test : tests.timelines) check_test(test);
    check_reading_names(reading_, tests, rules_);
    sort_by_place(reading_.faults);
    return std::move(reading_.faults);
  }

 private:
  void check_test(const SentenceTest& test) {
    for (const ExpectedRecord& record : test.expect) {
      check(record.policy, &record.state);
      if (record.cue) check_cue(*record.cue);
    }
  }

  void check_test(const DocumentTest& test) {
    for (const ExpectedInDocument& record : test.expect) {
      check(record.policy, &record.state);
      if (record.cue) check_cue(*record.cue);
    }
  }

  void check_test(const TimelineTest& test) {
    for (const GivenEvidence& given : test.given) {
      check(given.policy, &given.state);
      if (given.source) check_source(*given.source);
    }
    for (const TimelineCheck& day : test.check) {
      if (is_under_reading(day, rules_)) continue;
      check(day.policy, day.state ? &*day.state : nullptr);
    }
  }

  NameUse use(const TestWord& word) const {
    TomlValue value = {.form = TomlForm::text, .text = word.text, .span = word.span};
    const std::string_view raw = source_text(reading_, word.span);
    const bool is_quoted = raw.starts_with('"') || raw.starts_with('\'');
    return {word.text, word.span, is_quoted ? inside_quotes(reading_, value) : word.span};
  }

  void check(const TestWord& policy, const TestWord* state) {
    const Names& names = reading_.names;
    if (!names.policies.contains(policy.text)) {
      report_unknown(reading_, policy_names, use(policy), names.policies);
      return;
    }
    if (state == nullptr) return;
    const NamesInFile& states = names.states.at(policy.text);
    if (states.contains(state->text)) return;
    Diagnostic* fault = report_unknown(reading_, state_names, use(*state), states);
    if (fault == nullptr) return;
    fault->message =
        "the policy " + quoted(policy.text) + " has no state " + quoted(state->text);
  }

  void check_source(const TestWord& source) {
    const NamesInFile& sources = reading_.names.sources;
    if (sources.contains(source.text)) return;
    report_unknown(reading_, source_names, use(source), sources);
  }

  void check_cue(const TestWord& cue) {
    NamesInFile names;
    for (const Cue& known : rules_.cues) {
      const std::string& id = known.id.text;
      const std::string short_id = id.substr(id.find('/') + 1);
      if (id == cue.text || short_id == cue.text) return;
      names.emplace(short_id, SourceSpan{});
    }
    report_unknown(reading_, cue_names, use(cue), names);
  }

  Reading reading_;
  const RuleSet& rules_;
};

}  // namespace

ParsedTests parse_test_file(const RuleFile& file) {
  return TestReader(file).run();
}

Diagnostics unknown_names(const TestFile& tests,
                          const RuleFile& file,
                          const RuleSet& rules) {
  return NameChecker(file, rules).run(tests);
}

}  // namespace stance
