// SPDX-License-Identifier: Apache-2.0
#include "lsp_completion.h"

#include <algorithm>
#include <set>

#include "lsp_cursor.h"
#include "rule_tests.h"
#include "stance/rules/pack_heads.h"

namespace stance::cli {
namespace {

// What a test may say in the place of a state, and what a row of a status asks.
constexpr std::array<std::string_view, 7> standings = {
    "unknown", "uncertain", "contested", "announced", "suspended", "stale", "inherited"};
constexpr std::array<std::string_view, 5> built_in_lists = {
    "number", "date", "place", "places", "act"};

class Completer {
 public:
  Completer(LspWorkspace& workspace, const RuleFile& file, std::size_t offset)
      : workspace_(workspace),
        file_(file),
        cursor_(cursor_at(file.text, offset)),
        section_(section_of(cursor_)),
        is_test_(is_test_file(file)) {}

  std::vector<LspCompletion> run() {
    switch (cursor_.spot) {
      case LspCursor::Spot::header: tables(); break;
      case LspCursor::Spot::key: keys(); break;
      case LspCursor::Spot::value: values(); break;
    }
    return std::move(found_);
  }

 private:
  void add(const std::string& label, LspSort sort, std::string detail = {}) {
    if (!seen_.insert(label).second) return;
    LspCompletion item{.label = label, .sort = sort, .detail = std::move(detail)};
    const bool needs_quotes = cursor_.spot == LspCursor::Spot::value &&
                              !cursor_.is_in_quotes && sort != LspSort::key;
    item.text = needs_quotes ? "\"" + label + "\"" : label;
    item.range = range_of(file_.text, cursor_.begin, cursor_.end);
    found_.push_back(std::move(item));
  }

  void add_names(NameSort sort, LspSort as, const std::string& scope = {}) {
    for (const NamePlace& place : workspace_.names()) {
      const bool fits = place.sort == sort && (scope.empty() || place.scope == scope);
      if (place.is_definition && fits) add(place.name, as, std::string(to_string(sort)));
    }
  }

  void policies() { add_names(NameSort::policy, LspSort::type); }
  void states(const std::string& policy) {
    if (!policy.empty()) add_names(NameSort::state, LspSort::state, policy);
  }
  void cues() { add_names(NameSort::cue, LspSort::function); }
  template <class Words>
  void words(const Words& all) {
    for (const std::string_view word : all) add(std::string(word), LspSort::value);
  }
  void packs() {
    for (const PackHead& head : pack_heads(workspace_.files())) {
      add(head.folder, LspSort::value, "pack");
    }
  }

  // --- headers and keys

  void tables() {
    for (const TableKeys* keys : all_table_keys()) {
      const std::string_view name = keys->name;
      const std::size_t first = name.find_first_not_of('[');
      if (first == 0 || first == std::string_view::npos) continue;
      const std::string_view inside = name.substr(first, name.find(']') - first);
      const std::size_t dot = std::min(inside.find('.') + 1, inside.size());
      const bool is_named = inside.find('.') != std::string_view::npos;
      add(std::string(is_named ? inside.substr(0, dot) : inside),
          LspSort::key,
          std::string(keys->description));
    }
  }

  void keys() {
    if (section_ == "policy" && is_state_table()) return states(name_in_header(cursor_));
    const TableKeys* keys = keys_of_table(cursor_.header, is_test_);
    if (keys == nullptr || cursor_.header.empty()) return;
    for (const Key& key : keys->keys) {
      add(std::string(key.name), LspSort::key, std::string(key.description));
    }
  }

  // [policy.dogs.opposites], [policy.dogs.implies]
  bool is_state_table() const {
    return cursor_.header.ends_with(".opposites") || cursor_.header.ends_with(".implies");
  }

  // --- values

  void values() {
    if (cursor_.is_in_braces) {
      add_names(NameSort::list, LspSort::variable);
      return words(built_in_lists);
    }
    if (is_test_) return test_values();
    if (section_ == "policy" && (is_state_table() || cursor_.key == "when-ended")) {
      return states(name_in_header(cursor_));
    }
    if (section_ == "status") return status_values();
    if (section_ == "pack" && cursor_.key == "extends") return packs();
    if (cursor_.key == "policy" || cursor_.key == "only-for") return policies();
    if (cursor_.key == "state") {
      return states(text_in_table(file_.text, cursor_, "policy"));
    }
    if (cursor_.key == "yields-to") return cues();
    if (cursor_.key == "keep-despite") {
      return add_names(NameSort::context, LspSort::context);
    }
    choices();
  }

  void choices() {
    const TableKeys* keys = keys_of_table(cursor_.header, is_test_);
    if (keys == nullptr) return;
    const auto key =
        std::ranges::find(keys->keys, std::string_view(cursor_.key), &Key::name);
    if (key == keys->keys.end()) return;
    words(key->words);
    if (key->form != KeyForm::boolean) return;
    add("true", LspSort::key);
    add("false", LspSort::key);
  }

  void status_values() {
    if (cursor_.key == "inputs") return policies();
    const std::vector<std::string> inputs = texts_in_table(file_.text, cursor_, "inputs");
    if (cursor_.key == "rows" && cursor_.depth == 2) {
      const std::size_t column = cursor_.cells.size() - 1;
      if (column >= inputs.size()) {
        return words(texts_in_table(file_.text, cursor_, "answers"));
      }
      states(inputs[column]);
      return add("unknown", LspSort::state);
    }
    choices();
  }

  void test_values() {
    if (cursor_.header.empty() && cursor_.key == "rules") return packs();
    if (cursor_.depth != 2) return choices();
    const std::size_t column = cursor_.cells.size() - 1;
    const bool is_given = cursor_.key == "given";
    const std::size_t policy = is_given ? 2 : (cursor_.key == "check" ? 1 : 0);
    if (section_ == "table") return;
    if (column == policy) return policies();
    if (column == policy + 1) {
      states(cursor_.cells[policy]);
      if (cursor_.key == "check") words(standings);
      return;
    }
    if (column == (is_given ? 1U : 2U)) return words(kind_words);
    const bool is_of_document = section_ == "document";
    if (!is_given && column == (is_of_document ? 5U : 3U)) cues();
  }

  LspWorkspace& workspace_;
  const RuleFile& file_;
  LspCursor cursor_;
  std::string section_;
  bool is_test_;
  std::set<std::string> seen_ = {};
  std::vector<LspCompletion> found_ = {};
};

}  // namespace

const TableKeys* keys_of_table(const std::string& header, bool is_test) {
  if (header.empty()) return is_test ? &test_file_keys() : &file_keys();
  const std::size_t dot = header.find('.');
  const std::string section = header.substr(0, std::min(dot, header.size()));
  const bool is_named = dot != std::string::npos;
  if (is_named && header.find('.', dot + 1) != std::string::npos) return nullptr;
  for (const TableKeys* keys : all_table_keys()) {
    const std::string_view name = keys->name;
    const std::size_t first = std::min(name.find_first_not_of('['), name.size());
    if (first == 0) continue;
    const std::string_view inside = name.substr(first, name.find(']') - first);
    const bool has_name = inside.find('.') != std::string_view::npos;
    if (inside.substr(0, inside.find('.')) == section && has_name == is_named)
      return keys;
  }
  return nullptr;
}

std::vector<LspCompletion> complete(LspWorkspace& workspace,
                                    const RuleFile& file,
                                    std::size_t offset) {
  return Completer(workspace, file, offset).run();
}

}  // namespace stance::cli
