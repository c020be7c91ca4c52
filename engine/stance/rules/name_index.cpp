// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/name_index.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "stance/base/edtf.h"
#include "stance/rules/toml_marks.h"
#include "stance/rules/toml_tree.h"

namespace stance {
namespace {

bool is_name_letter(char c) {
  return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '-';
}

class Indexer {
 public:
  Indexer(const RuleFile& file, std::vector<NamePlace>& places)
      : file_(file), tree_(read_toml(file.text, file.name)), places_(places) {}

  void run() {
    if (file_.name.ends_with(".test.toml")) {
      index_tests();
      return;
    }
    index_headers();
    each_entry("policy", [this](const TomlEntry& entry) { index_policy(entry); });
    each_entry("context", [this](const TomlEntry& entry) { index_context(entry); });
    each_entry("words", [this](const TomlEntry& entry) { index_words(entry); });
    for (const char* section : {"acts", "places"}) {
      each_entry(section,
                 [this](const TomlEntry& entry) { index_patterns(entry.value); });
    }
    if (const TomlEntry* cues = tree_.root.find("cue")) {
      for (const TomlValue& cue : cues->value.items) index_cue(cue);
    }
    each_entry("status", [this](const TomlEntry& entry) { index_status(entry.value); });
  }

 private:
  template <class Visit>
  void each_entry(std::string_view section, const Visit& visit) {
    const TomlEntry* found = tree_.root.find(section);
    if (found == nullptr) return;
    for (const TomlEntry& entry : found->value.entries) visit(entry);
  }

  enum class Role { definition, use };

  void add(NameSort sort,
           const std::string& name,
           const SourceSpan& span,
           Role role,
           const std::string& scope = {}) {
    if (name.empty() || span.end <= span.begin) return;
    const std::string_view written =
        std::string_view(file_.text).substr(span.begin, span.end - span.begin);
    if (written != name) return;  // escapes: nothing that could be replaced
    places_.push_back({sort, name, scope, span, role == Role::definition});
  }

  // Bytes [begin, end) of a text value without escapes.
  SourceSpan part(const TomlValue& value, std::size_t begin, std::size_t end) const {
    const std::string_view raw = std::string_view(file_.text).substr(value.span.begin, 3);
    const std::size_t quotes = raw == "'''" || raw == "\"\"\"" ? 3 : 1;
    return {
        file_.name, value.span.begin + quotes + begin, value.span.begin + quotes + end};
  }

  void add_text(NameSort sort,
                const TomlValue& value,
                Role role = Role::use,
                const std::string& scope = {}) {
    if (value.form != TomlForm::text) return;
    add(sort, value.text, part(value, 0, value.text.size()), role, scope);
  }

  void add_texts(NameSort sort, const TomlValue& value, const std::string& scope = {}) {
    add_text(sort, value, Role::use, scope);
    for (const TomlValue& item : value.items) add_text(sort, item, Role::use, scope);
  }

  // --- headers: [policy.NAME], [policy.NAME.states], [context.NAME], [words.NAME]

  void index_headers() {
    std::set<std::string> seen;
    const std::string_view text = file_.text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      index_header(text.substr(at, end - at), at, seen);
      at = end + 1;
    }
  }

  void index_header(std::string_view line, std::size_t at, std::set<std::string>& seen) {
    constexpr std::array<std::pair<std::string_view, NameSort>, 3> sections = {
        std::pair(std::string_view("[policy."), NameSort::policy),
        {"[context.", NameSort::context},
        {"[words.", NameSort::list}};
    for (const auto& [section, sort] : sections) {
      if (!line.starts_with(section)) continue;
      std::size_t end = section.size();
      while (end < line.size() && is_name_letter(line[end])) ++end;
      const std::string name(line.substr(section.size(), end - section.size()));
      // [words.NAME] changes a list of another pack.
      const bool is_first =
          sort != NameSort::list && seen.insert(std::string(section) + name).second;
      add(sort,
          name,
          {file_.name, at + section.size(), at + end},
          is_first ? Role::definition : Role::use);
    }
  }

  // --- tables of packs

  void index_policy(const TomlEntry& policy) {
    const std::string& scope = policy.key;
    if (const TomlEntry* states = policy.value.find("states")) {
      for (const TomlEntry& state : states->value.entries) {
        add(NameSort::state, state.key, state.key_span, Role::definition, scope);
      }
    }
    for (const char* key : {"opposites", "implies"}) {
      const TomlEntry* table = policy.value.find(key);
      if (table == nullptr) continue;
      for (const TomlEntry& entry : table->value.entries) {
        add(NameSort::state, entry.key, entry.key_span, Role::use, scope);
        add_texts(NameSort::state, entry.value, scope);
      }
    }
    if (const TomlEntry* ended = policy.value.find("when-ended")) {
      add_text(NameSort::state, ended->value, Role::use, scope);
    }
  }

  void index_context(const TomlEntry& context) {
    for (const char* key : {"words", "stop-at", "but-not", "carried-by"}) {
      if (const TomlEntry* list = context.value.find(key)) index_patterns(list->value);
    }
    if (const TomlEntry* policies = context.value.find("only-for")) {
      add_texts(NameSort::policy, policies->value);
    }
  }

  void index_words(const TomlEntry& list) {
    if (list.value.form == TomlForm::array) {
      add(NameSort::list, list.key, list.key_span, Role::definition);
    }
    index_patterns(list.value);
  }

  void index_cue(const TomlValue& cue) {
    for (const TomlEntry& entry : cue.entries) {
      if (entry.key == "id") add_text(NameSort::cue, entry.value, Role::definition);
      if (entry.key == "policy") add_text(NameSort::policy, entry.value);
      if (entry.key == "keep-despite") add_texts(NameSort::context, entry.value);
      if (entry.key == "gives") index_gives(entry.value);
      if (entry.key == "yields-to") index_cue_ids(entry.value);
      const bool has_patterns = entry.key == "when" || entry.key == "near" ||
                                entry.key == "topic" || entry.key == "unless";
      if (has_patterns) index_patterns(entry.value);
    }
    const std::string policy = policy_of(cue);
    if (const TomlEntry* state = cue.find("state")) {
      add_text(NameSort::state, state->value, Role::use, policy);
    }
    const TomlEntry* outcome = cue.find("outcome");
    if (outcome == nullptr) return;
    for (const TomlEntry& entry : outcome->value.entries) {
      if (entry.key != "affirmed" && entry.key != "negated") {
        add(NameSort::context, entry.key, entry.key_span, Role::use);
      }
      if (entry.value.text != "drop") {
        add_text(NameSort::state, entry.value, Role::use, policy);
      }
    }
  }

  static std::string policy_of(const TomlValue& cue) {
    if (const TomlEntry* policy = cue.find("policy")) return policy->value.text;
    const TomlEntry* gives = cue.find("gives");
    if (gives == nullptr || gives->value.items.empty()) return {};
    const std::string& first = gives->value.items.front().text;
    return first.substr(0, std::min(first.find('.'), first.size()));
  }

  // "policy.state kind"
  void index_gives(const TomlValue& list) {
    for (const TomlValue& item : list.items) {
      const std::size_t stop = item.text.find('.');
      const std::size_t blank = item.text.find(' ');
      if (stop == std::string::npos || blank == std::string::npos || blank < stop)
        continue;
      const std::string policy = item.text.substr(0, stop);
      add(NameSort::policy, policy, part(item, 0, stop), Role::use);
      add(NameSort::state,
          item.text.substr(stop + 1, blank - stop - 1),
          part(item, stop + 1, blank),
          Role::use,
          policy);
    }
  }

  void add_cue_id(const TomlValue& item) {
    if (item.form != TomlForm::text) return;
    const std::size_t slash = item.text.find('/');
    const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
    add(NameSort::cue,
        item.text.substr(begin),
        part(item, begin, item.text.size()),
        Role::use);
  }

  void index_cue_ids(const TomlValue& list) {
    for (const TomlValue& item : list.items) add_cue_id(item);
  }

  // Inputs that are policies, and their states in the rows.
  void index_status(const TomlValue& status) {
    const TomlEntry* inputs = status.find("inputs");
    if (inputs == nullptr) return;
    add_texts(NameSort::policy, inputs->value);
    const TomlEntry* rows = status.find("rows");
    if (rows == nullptr) return;
    for (const TomlValue& row : rows->value.items) {
      for (std::size_t i = 0; i + 1 < row.items.size(); ++i) {
        if (i < inputs->value.items.size()) {
          index_cell(row.items[i], inputs->value.items[i].text);
        }
      }
    }
  }

  // "open", "!open", "open | closed"
  void index_cell(const TomlValue& cell, const std::string& policy) {
    const std::string& text = cell.text;
    for (std::size_t at = 0; at < text.size();) {
      if (!is_name_letter(text[at])) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < text.size() && is_name_letter(text[end])) ++end;
      add(NameSort::state,
          text.substr(at, end - at),
          part(cell, at, end),
          Role::use,
          policy);
      at = end;
    }
  }

  // --- patterns: {name} outside of double quotes

  void index_patterns(const TomlValue& value) {
    if (value.form == TomlForm::text) index_pattern(value);
    for (const TomlValue& item : value.items) index_patterns(item);
    for (const TomlEntry& entry : value.entries) index_patterns(entry.value);
  }

  void index_pattern(const TomlValue& value) {
    constexpr std::array<std::string_view, 5> built_in = {
        "number", "date", "place", "places", "act"};
    const std::string_view raw =
        std::string_view(file_.text)
            .substr(value.span.begin, value.span.end - value.span.begin);
    for (std::size_t at = raw.find('{'); at != std::string_view::npos;
         at = raw.find('{', at + 1)) {
      std::size_t end = at + 1;
      while (end < raw.size() && is_name_letter(raw[end])) ++end;
      const std::string name(raw.substr(at + 1, end - at - 1));
      if (end == raw.size() || raw[end] != '}') continue;
      if (std::ranges::find(built_in, name) != built_in.end()) continue;
      add(NameSort::list,
          name,
          {file_.name, value.span.begin + at + 1, value.span.begin + end},
          Role::use);
    }
  }

  // --- tests

  void index_tests() {
    for (const auto& [section, key] : {std::pair("sentence", "expect"),
                                       {"document", "expect"},
                                       {"timeline", "given"},
                                       {"timeline", "check"}}) {
      const TomlEntry* tests = tree_.root.find(section);
      if (tests == nullptr) continue;
      for (const TomlValue& test : tests->value.items) {
        const TomlEntry* rows = test.find(key);
        if (rows == nullptr) continue;
        for (const TomlValue& row : rows->value.items) index_row(key, row);
      }
    }
  }

  void index_row(std::string_view key, const TomlValue& row) {
    const std::vector<TomlValue>& cells = row.items;
    const bool is_given = key == "given";
    const std::size_t policy = key == "expect" ? 0 : (is_given ? 2 : 1);
    if (cells.size() <= policy + 1) return;
    add_text(NameSort::policy, cells[policy]);
    if (key == "check") {
      if (cells.size() == 3) index_answer(cells[2], cells[1].text);
      return;
    }
    add_text(NameSort::state, cells[policy + 1], Role::use, cells[policy].text);
    if (key != "expect") return;
    const std::size_t cue = cue_column(cells);
    if (cue < cells.size() && cells[cue].text != "*") add_cue_id(cells[cue]);
  }

  // [policy, state, kind, cue] of a sentence, [policy, state, kind, when, place, cue] of
  // a document, where the kind may be left out.
  static std::size_t cue_column(const std::vector<TomlValue>& cells) {
    const auto is_date = [&cells](std::size_t at) {
      return at < cells.size() && Edtf::parse(cells[at].text).has_value();
    };
    if (is_date(2)) return 4;
    const bool is_of_document =
        cells.size() > 4 || is_date(3) || (cells.size() == 4 && cells[3].text == "*");
    return is_of_document ? 5 : 3;
  }

  void index_answer(const TomlValue& answer, const std::string& policy) {
    const std::size_t end = std::min(answer.text.find(' '), answer.text.size());
    add(NameSort::state,
        answer.text.substr(0, end),
        part(answer, 0, end),
        Role::use,
        policy);
  }

  const RuleFile& file_;
  TomlTree tree_;
  std::vector<NamePlace>& places_;
};

}  // namespace

std::string_view to_string(NameSort sort) {
  switch (sort) {
    case NameSort::policy: return "policy";
    case NameSort::state: return "state";
    case NameSort::list: return "word list";
    case NameSort::context: return "context";
    case NameSort::cue: return "cue";
  }
  return {};
}

std::vector<NamePlace> name_places(std::span<const RuleFile> files) {
  std::vector<NamePlace> places;
  for (const RuleFile& file : files) Indexer(file, places).run();
  std::ranges::stable_sort(places, {}, &NamePlace::span);
  // A key with a header of its own is met twice.
  const auto rest = std::unique(
      places.begin(), places.end(), [](const NamePlace& a, const NamePlace& b) {
        return a.span == b.span;
      });
  places.erase(rest, places.end());
  return places;
}

const NamePlace* place_at(std::span<const NamePlace> places,
                          const std::string& file,
                          std::size_t offset) {
  const auto found = std::ranges::find_if(places, [&](const NamePlace& place) {
    return place.span.file == file && place.span.begin <= offset &&
           offset <= place.span.end;
  });
  return found == places.end() ? nullptr : &*found;
}

}  // namespace stance
