// SPDX-License-Identifier: Apache-2.0
#include "lsp_hover.h"

#include <algorithm>
#include <map>

#include "lsp_completion.h"
#include "lsp_cursor.h"
#include "rule_editor.h"
#include "rule_tests.h"
#include "stance/base/text.h"
#include "stance/rules/forms.h"
#include "stance/rules/toml_tree.h"

namespace stance::cli {
namespace {

constexpr std::size_t most_entries = 16;

std::string text_of(const TomlValue& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  return entry == nullptr ? "" : entry->value.text;
}

std::string code(const std::string& text) {
  return "`" + text + "`";
}

// "`one` · `two` · … 3 more"
std::string entries_of(const TomlValue& list) {
  std::string text;
  for (std::size_t i = 0; i < std::min(list.items.size(), most_entries); ++i) {
    text += (i == 0 ? "" : " · ") + code(list.items[i].text);
  }
  if (list.items.size() > most_entries) {
    text += " · … " + std::to_string(list.items.size() - most_entries) + " more";
  }
  return text;
}

std::string lines_of(const TomlValue& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  if (entry == nullptr) return {};
  std::string text = "\n\n" + std::string(key) + ": ";
  return text + (entry->value.form == TomlForm::text ? code(entry->value.text)
                                                     : entries_of(entry->value));
}

std::string words_of_policy(const std::string& name, const TomlValue& table) {
  std::string text = "**" + name + "** · policy\n\n" + text_of(table, "question");
  if (const TomlEntry* states = table.find("states")) {
    text += "\n";
    for (const TomlEntry& state : states->value.entries) {
      text += "\n- " + code(state.key) + " " + state.value.text;
    }
  }
  return text;
}

std::string words_of_state(const NamePlace& place, const TomlValue& policy) {
  std::string text = code(place.scope + "." + place.name) + " · state\n\n";
  const TomlEntry* states = policy.find("states");
  if (states != nullptr) text += text_of(states->value, place.name);
  const TomlEntry* opposites = policy.find("opposites");
  const std::string opposite =
      opposites == nullptr ? "" : text_of(opposites->value, place.name);
  if (!opposite.empty()) text += "\n\nIts opposite is " + code(opposite) + ".";
  return text;
}

std::string words_of_cue(const std::string& name, const TomlValue& cue) {
  std::string text = "**" + name + "** · cue";
  const std::string policy = text_of(cue, "policy");
  if (!policy.empty()) {
    text += "\n\n" + code(policy) + " " + code(text_of(cue, "state")) + " " +
            text_of(cue, "kind");
  }
  for (const char* key : {"gives", "when", "near", "regex", "unless"})
    text += lines_of(cue, key);
  const TomlEntry* yes = cue.find("yes");
  if (yes != nullptr && !yes->value.items.empty()) {
    text += "\n\n> " + yes->value.items.front().text;
  }
  return text;
}

std::string words_of_context(const std::string& name, const TomlValue& context) {
  std::string text = "**" + name + "** · context";
  for (const char* key : {"then", "reach", "words", "stop-at", "but-not"}) {
    text += lines_of(context, key);
  }
  return text;
}

std::string words_about(const NamePlace& place, const TomlValue& root) {
  const auto table = [&](const std::string& section, const std::string& name) {
    return find_table(root, {section, name});
  };
  switch (place.sort) {
    case NameSort::policy: {
      const TomlValue* policy = table("policy", place.name);
      return policy == nullptr ? "" : words_of_policy(place.name, *policy);
    }
    case NameSort::state: {
      const TomlValue* policy = table("policy", place.scope);
      return policy == nullptr ? "" : words_of_state(place, *policy);
    }
    case NameSort::context: {
      const TomlValue* context = table("context", place.name);
      return context == nullptr ? "" : words_of_context(place.name, *context);
    }
    case NameSort::cue: {
      const TomlValue* cue = table("cue", place.name);
      return cue == nullptr ? "" : words_of_cue(place.name, *cue);
    }
    case NameSort::list: {
      const TomlEntry* words = root.find("words");
      const TomlEntry* list = words == nullptr ? nullptr : words->value.find(place.name);
      if (list == nullptr) return {};
      return "**{" + place.name + "}** · word list of " +
             std::to_string(list->value.items.size()) + "\n\n" + entries_of(list->value);
    }
  }
  return {};
}

using IrregularForms = std::map<std::string, std::vector<std::string>>;

IrregularForms irregular_forms(const std::vector<RuleFile>& files) {
  IrregularForms irregular;
  for (const RuleFile& file : files) {
    if (is_test_file(file) || file.text.find("[forms]") == std::string::npos) continue;
    const TomlTree tree = read_toml(file.text, file.name);
    const TomlEntry* forms = tree.root.find("forms");
    if (forms == nullptr) continue;
    for (const TomlEntry& entry : forms->value.entries) {
      for (const TomlValue& form : entry.value.items) {
        irregular[entry.key].push_back(form.text);
      }
    }
  }
  return irregular;
}

bool is_letter(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}

// `word~` at the cursor.
std::optional<LspHover> hover_forms(const LspWorkspace& workspace,
                                    const RuleFile& file,
                                    std::size_t offset) {
  std::size_t begin = std::min(offset, file.text.size());
  if (begin > 0 && begin < file.text.size() && file.text[begin] == '~') --begin;
  std::size_t end = begin;
  while (begin > 0 && is_letter(file.text[begin - 1])) --begin;
  while (end < file.text.size() && is_letter(file.text[end])) ++end;
  if (begin == end || end == file.text.size() || file.text[end] != '~') {
    return std::nullopt;
  }
  const std::string word = fold(file.text.substr(begin, end - begin));
  std::string text = "**" + word + "~** · any of its forms\n\n";
  bool is_first = true;
  for (const std::string& form : forms_of(word, irregular_forms(workspace.files()))) {
    text += (is_first ? "" : " · ") + code(form);
    is_first = false;
  }
  return LspHover{text, begin, end + 1};
}

std::optional<LspHover> hover_key(const RuleFile& file, std::size_t offset) {
  const LspCursor cursor = cursor_at(file.text, offset);
  const TableKeys* keys = keys_of_table(cursor.header, is_test_file(file));
  if (cursor.spot != LspCursor::Spot::key || keys == nullptr) return std::nullopt;
  const std::string name = file.text.substr(cursor.begin, cursor.end - cursor.begin);
  const auto key = std::ranges::find(keys->keys, std::string_view(name), &Key::name);
  if (key == keys->keys.end()) return std::nullopt;
  return LspHover{code(name) + " of " + code(std::string(keys->name)) + "\n\n" +
                      std::string(key->description),
                  cursor.begin,
                  cursor.end};
}

// --- symbols

class SymbolList {
 public:
  explicit SymbolList(const RuleFile& file)
      : file_(file), tree_(read_toml(file.text, file.name)) {}

  std::vector<LspSymbol> run() {
    for (const TomlEntry& entry : tree_.root.entries) add_section(entry);
    std::ranges::stable_sort(
        found_, {}, [](const LspSymbol& each) { return each.selection.begin; });
    return std::move(found_);
  }

 private:
  void add_section(const TomlEntry& section) {
    using Sort = LspSymbol::Sort;
    if (section.key == "policy") return add_tables(section, Sort::type);
    if (section.key == "context") return add_tables(section, Sort::context);
    if (section.key == "status" || section.key == "fact") {
      return add_tables(section, Sort::type);
    }
    if (section.key == "words") {
      for (const TomlEntry& list : section.value.entries) {
        if (list.value.form == TomlForm::array) add_list(list);
      }
      return;
    }
    for (const TomlValue& item : section.value.items) {
      const std::string id = text_of(item, section.key == "cue" ? "id" : "name");
      if (item.form != TomlForm::table || id.empty()) continue;
      add(id, section.key, section.key == "cue" ? Sort::function : Sort::test, item.span);
    }
  }

  void add_tables(const TomlEntry& section, LspSymbol::Sort sort) {
    for (const TomlEntry& entry : section.value.entries) {
      if (entry.value.form == TomlForm::table) {
        add(entry.key, section.key, sort, entry.value.span);
      }
    }
  }

  void add_list(const TomlEntry& list) {
    found_.push_back(
        {.name = list.key,
         .detail = "word list",
         .sort = LspSymbol::Sort::list,
         .range = range_of(file_.text, list.key_span.begin, list.value.span.end),
         .selection = range_of(file_.text, list.key_span.begin, list.key_span.end)});
  }

  // A table reaches to the next header.
  void add(const std::string& name,
           const std::string& detail,
           LspSymbol::Sort sort,
           const SourceSpan& header) {
    const LspCursor cursor = cursor_at(file_.text, header.begin);
    const std::size_t end = std::max(cursor.table_end, header.end);
    found_.push_back({.name = name,
                      .detail = detail,
                      .sort = sort,
                      .range = range_of(file_.text, header.begin, end),
                      .selection = range_of(file_.text, header.begin, header.end)});
  }

  const RuleFile& file_;
  TomlTree tree_;
  std::vector<LspSymbol> found_ = {};
};

}  // namespace

std::optional<LspHover> hover_at(LspWorkspace& workspace,
                                 const RuleFile& file,
                                 std::size_t offset) {
  const std::vector<NamePlace>& names = workspace.names();
  const NamePlace* name = place_at(names, file.name, offset);
  if (name == nullptr) {
    if (auto forms = hover_forms(workspace, file, offset)) return forms;
    return hover_key(file, offset);
  }
  for (const NamePlace& place : names) {
    if (!place.is_definition || !place.same_name(*name)) continue;
    const RuleFile* there = workspace.find(place.span.file);
    if (there == nullptr) continue;
    const std::string words =
        words_about(place, read_toml(there->text, there->name).root);
    if (!words.empty()) return LspHover{words, name->span.begin, name->span.end};
  }
  return std::nullopt;
}

std::vector<LspSymbol> symbols_of(const RuleFile& file) {
  return SymbolList(file).run();
}

}  // namespace stance::cli
