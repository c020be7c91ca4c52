// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/name_index.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "stance/rules/name_adder.h"
#include "stance/rules/toml_marks.h"

namespace stance {
namespace {

bool is_test(const RuleFile& file) {
  return file.name.ends_with(".test.toml");
}

class PackIndexer {
 public:
  PackIndexer(NameAdder& names, const TomlTree& tree)
      : names_(names), file_(names.file()), tree_(tree) {}

  void run() {
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
    each_entry("fact", [this](const TomlEntry& entry) { index_fact(entry.value); });
  }

 private:
  template <class Visit>
  void each_entry(std::string_view section, const Visit& visit) {
    const TomlEntry* found = tree_.root.find(section);
    if (found == nullptr) return;
    for (const TomlEntry& entry : found->value.entries) visit(entry);
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
      names_.add(sort,
                 name,
                 {file_.name, at + section.size(), at + end},
                 is_first ? NameRole::definition : NameRole::use);
    }
  }

  // --- tables of packs

  void index_policy(const TomlEntry& policy) {
    const std::string& scope = policy.key;
    if (const TomlEntry* states = policy.value.find("states")) {
      for (const TomlEntry& state : states->value.entries) {
        names_.add(
            NameSort::state, state.key, state.key_span, NameRole::definition, scope);
      }
    }
    for (const char* key : {"opposites", "implies"}) {
      const TomlEntry* table = policy.value.find(key);
      if (table == nullptr) continue;
      for (const TomlEntry& entry : table->value.entries) {
        names_.add(NameSort::state, entry.key, entry.key_span, NameRole::use, scope);
        names_.add_texts(NameSort::state, entry.value, scope);
      }
    }
    if (const TomlEntry* ended = policy.value.find("when-ended")) {
      names_.add_text(NameSort::state, ended->value, NameRole::use, scope);
    }
  }

  void index_context(const TomlEntry& context) {
    for (const char* key : {"words", "stop-at", "but-not", "carried-by", "told-by"}) {
      if (const TomlEntry* list = context.value.find(key)) index_patterns(list->value);
    }
    if (const TomlEntry* policies = context.value.find("only-for")) {
      names_.add_texts(NameSort::policy, policies->value);
    }
  }

  void index_words(const TomlEntry& list) {
    if (list.value.form == TomlForm::array) {
      names_.add(NameSort::list, list.key, list.key_span, NameRole::definition);
    }
    index_patterns(list.value);
  }

  void index_cue(const TomlValue& cue) {
    for (const TomlEntry& entry : cue.entries) {
      if (entry.key == "id")
        names_.add_text(NameSort::cue, entry.value, NameRole::definition);
      if (entry.key == "policy") names_.add_text(NameSort::policy, entry.value);
      if (entry.key == "keep-despite") names_.add_texts(NameSort::context, entry.value);
      if (entry.key == "gives") index_gives(entry.value);
      if (entry.key == "yields-to") index_cue_ids(entry.value);
      if (entry.key == "replaces") names_.add_cue_id(entry.value);
      const bool has_patterns = entry.key == "when" || entry.key == "near" ||
                                entry.key == "topic" || entry.key == "unless";
      if (has_patterns) index_patterns(entry.value);
    }
    const std::string policy = policy_of(cue);
    if (const TomlEntry* state = cue.find("state")) {
      names_.add_text(NameSort::state, state->value, NameRole::use, policy);
    }
    const TomlEntry* outcome = cue.find("outcome");
    if (outcome == nullptr) return;
    for (const TomlEntry& entry : outcome->value.entries) {
      if (entry.key != "affirmed" && entry.key != "negated") {
        names_.add(NameSort::context, entry.key, entry.key_span, NameRole::use);
      }
      if (entry.value.text != "drop") {
        names_.add_text(NameSort::state, entry.value, NameRole::use, policy);
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
      names_.add(NameSort::policy, policy, names_.part(item, 0, stop), NameRole::use);
      names_.add(NameSort::state,
                 item.text.substr(stop + 1, blank - stop - 1),
                 names_.part(item, stop + 1, blank),
                 NameRole::use,
                 policy);
    }
  }

  void index_cue_ids(const TomlValue& list) {
    for (const TomlValue& item : list.items) names_.add_cue_id(item);
  }

  // Inputs that are policies, and their states in the rows.
  void index_status(const TomlValue& status) {
    const TomlEntry* inputs = status.find("inputs");
    if (inputs == nullptr) return;
    names_.add_texts(NameSort::policy, inputs->value);
    const TomlEntry* rows = status.find("rows");
    if (rows == nullptr) return;
    for (const TomlValue& row : rows->value.items) {
      for (std::size_t i = 0; i + 1 < row.items.size(); ++i) {
        if (i < inputs->value.items.size()) {
          names_.add_cell(row.items[i], inputs->value.items[i].text);
        }
      }
    }
  }

  // "dogs is [not] free", "dogs was [not] free within 1 year", "dogs has [not] been free
  // for 1 year", "dogs changed within 1 year"
  void index_fact(const TomlValue& fact) {
    const TomlEntry* when = fact.find("when");
    if (when == nullptr) return;
    const std::string& text = when->value.text;
    const std::string policy = text.substr(0, text.find(' '));
    std::size_t end = policy.size();
    names_.add(NameSort::policy, policy, names_.part(when->value, 0, end), NameRole::use);
    while (end < text.size()) {
      const std::size_t begin = text.find_first_not_of(' ', end);
      if (begin == std::string::npos) return;
      end = std::min(text.find(' ', begin), text.size());
      const std::string word = text.substr(begin, end - begin);
      if (word == "changed") return;
      if (word == "is" || word == "was" || word == "has" || word == "not" ||
          word == "been") {
        continue;
      }
      names_.add(NameSort::state,
                 word,
                 names_.part(when->value, begin, end),
                 NameRole::use,
                 policy);
      return;
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
      names_.add(NameSort::list,
                 name,
                 {file_.name, value.span.begin + at + 1, value.span.begin + end},
                 NameRole::use);
    }
  }

  NameAdder& names_;
  const RuleFile& file_;
  const TomlTree& tree_;
};

// What the readings ask, as far as it can be read.
void find_statuses(const TomlTree& tree,
                   const std::string& file,
                   StatusInputs& statuses) {
  const TomlEntry* section = tree.root.find("status");
  if (section == nullptr) return;
  const std::string pack = file.substr(0, file.find('/'));
  for (const TomlEntry& status : section->value.entries) {
    const TomlEntry* inputs = status.value.find("inputs");
    if (inputs == nullptr) continue;
    std::vector<std::string>& names = statuses[pack + "/" + status.key];
    for (const TomlValue& input : inputs->value.items) names.push_back(input.text);
  }
}

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
  std::vector<TomlTree> trees;
  StatusInputs statuses;
  for (const RuleFile& file : files) {
    trees.push_back(read_toml(file.text, file.name));
    if (!is_test(file)) find_statuses(trees.back(), file.name, statuses);
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    NameAdder names(files[i], places);
    if (is_test(files[i])) {
      index_tests(names, trees[i].root, statuses);
    } else {
      PackIndexer(names, trees[i]).run();
    }
  }
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
