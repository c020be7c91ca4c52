// SPDX-License-Identifier: Apache-2.0
// stance rules set | add: edits that keep every comment.
#include <algorithm>
#include <array>
#include <cctype>
#include <ostream>

#include "rule_editor.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/rules/keys.h"
#include "stance/rules/name_index.h"
#include "stance/rules/text_edits.h"

namespace stance::cli {
namespace {

// A table in the file that holds it.
struct Found {
  const RuleFile* file = nullptr;
  TomlTree tree;
  TableName name;

  const TomlValue& table() const { return *find_table(tree.root, name); }
};

const TableKeys* keys_of(const std::string& section) {
  if (section == "policy") return &policy_keys();
  if (section == "context") return &context_keys();
  if (section == "cue") return &cue_keys();
  if (section == "pack") return &pack_keys();
  if (section == "precedence") return &precedence_keys();
  if (section == "sources") return &sources_keys();
  if (section == "places") return &places_keys();
  if (section == "text") return &text_keys();
  return nullptr;
}

std::string in_quotes(const std::string& text) {
  const bool is_plain = std::ranges::none_of(text, [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
  });
  return is_plain ? "\"" + text + "\"" : toml_quoted(text);
}

// The value as TOML writes it, by the form that the key wants.
std::string written_value(const Key* key, const std::string& value) {
  const KeyForm form = key == nullptr ? KeyForm::text : key->form;
  switch (form) {
    case KeyForm::text:
    case KeyForm::choice:
    case KeyForm::period: return in_quotes(value);
    case KeyForm::integer:
    case KeyForm::boolean: return value;
    case KeyForm::date: return value.size() == 10 ? value : in_quotes(value);
    case KeyForm::patterns:
      return value.starts_with('[') && value.ends_with(']')
                 ? value
                 : "[" + toml_quoted(value) + "]";
    case KeyForm::texts:
    case KeyForm::choices:
    case KeyForm::rows:
      return value.starts_with('[') ? value : "[" + in_quotes(value) + "]";
    case KeyForm::text_or_texts: return value.starts_with('[') ? value : in_quotes(value);
    case KeyForm::table:
    case KeyForm::tables: return value;
  }
  return value;
}

std::optional<TomlValue> parsed_value(const std::string& raw) {
  TomlTree tree = read_toml("value = " + raw + "\n", "VALUE");
  if (!tree.faults.empty() || tree.root.entries.size() != 1) return std::nullopt;
  return tree.root.entries.front().value;
}

// All tables of that name in the pack, in any section or in one.
std::vector<Found> find_tables(const RuleEditor& editor, const std::string& name) {
  constexpr std::array<std::string_view, 3> named = {"policy", "context", "cue"};
  constexpr std::array<std::string_view, 5> single = {
      "pack", "precedence", "sources", "places", "text"};
  const std::size_t stop = name.find('.');
  const std::string first = name.substr(0, stop);
  const bool is_section = std::ranges::find(named, first) != named.end();
  std::vector<Found> found;
  for (const RuleFile* file : editor.own_files()) {
    TomlTree tree = read_toml(file->text, file->name);
    const auto look = [&](const TableName& table) {
      if (find_table(tree.root, table) != nullptr) found.push_back({file, tree, table});
    };
    for (const std::string_view section : named) {
      if (is_section && stop != std::string::npos) {
        if (section == first) look({first, name.substr(stop + 1)});
      } else {
        look({std::string(section), name});
      }
    }
    if (std::ranges::find(single, name) != single.end()) look({name, ""});
  }
  return found;
}

// Nothing in the pack has the name: another pack may, or a name that is like it.
[[noreturn]] void throw_not_found(const RuleEditor& editor, const std::string& name) {
  const std::string& pack = editor.rules().pack;
  std::vector<std::string> names;
  for (const NamePlace& place : name_places(editor.rules().files)) {
    const bool is_table = place.sort == NameSort::policy || place.sort == NameSort::cue ||
                          place.sort == NameSort::context;
    if (!place.is_definition || !is_table) continue;
    if (place.name == name) {
      const std::string& file = place.span.file;
      const std::string other = file.substr(0, file.find('/'));
      throw InputError("the " + std::string(to_string(place.sort)) + " \"" + name +
                       "\" belongs to the pack \"" + other + "\", not to \"" + pack +
                       "\"; edit it there (--rules " + (editor.root() / other).string() +
                       "), or replace it in \"" + pack +
                       "\" (rules/README.md, section 1)");
    }
    names.push_back(place.name);
  }
  const std::vector<std::string> near = closest(name, names);
  throw InputError("the pack \"" + pack + "\" has no policy, cue or context \"" +
                   printable_line(name) + "\"" +
                   (near.empty() ? "" : "; did you mean " + near.front() + "?"));
}

// The name of "pack/name", as it is printed everywhere.
std::string own_name(const RuleEditor& editor, const std::string& typed) {
  const std::string own = editor.rules().pack + "/";
  return typed.starts_with(own) ? typed.substr(own.size()) : typed;
}

Found find_one(const RuleEditor& editor, const std::string& name) {
  std::vector<Found> found = find_tables(editor, name);
  if (found.size() == 1) return std::move(found.front());
  if (found.empty()) throw_not_found(editor, name);
  std::string which;
  for (const Found& one : found) which += " " + one.name.section + "." + one.name.name;
  throw InputError("\"" + name + "\" can be several things; say which:" + which);
}

// The same trees but for one key of one table, which must have the wanted value.
RuleEditor::Check only_key(const TableName& name,
                           const std::vector<std::string>& path,
                           const TomlValue& wanted) {
  return [=](const TomlValue& before, const TomlValue& after) {
    const auto reduced = [&](TomlValue root, std::optional<TomlValue>& value) {
      auto* table = const_cast<TomlValue*>(find_table(root, name));
      for (std::size_t i = 0; table != nullptr && i < path.size(); ++i) {
        const auto entry = std::ranges::find(table->entries, path[i], &TomlEntry::key);
        if (entry == table->entries.end()) break;
        if (i + 1 < path.size()) {
          table = &entry->value;
          continue;
        }
        value = entry->value;
        table->entries.erase(entry);
      }
      return root;
    };
    std::optional<TomlValue> old_value;
    std::optional<TomlValue> new_value;
    const TomlValue one = reduced(before, old_value);
    const TomlValue two = reduced(after, new_value);
    return new_value && same_tree(*new_value, wanted) && same_tree(one, two);
  };
}

void print_report(const Session& session, const RuleEditor& editor) {
  session.out() << (editor.report().empty() ? "nothing to change\n" : editor.report());
}

const TomlEntry* list_at(const TomlValue& table, const std::string& key) {
  const TomlEntry* entry = table.find(key);
  return entry != nullptr && entry->value.form == TomlForm::array ? entry : nullptr;
}

// Adds an element to a list of a table, or the list with it.
void add_to_list(RuleEditor& editor,
                 const Found& found,
                 const std::string& key,
                 const std::string& element) {
  const std::optional<TomlValue> value = parsed_value(element);
  if (!value) throw InputError("this cannot be written into a rule file");
  TomlValue wanted{.form = TomlForm::array};
  std::vector<TextEdit> edits;
  if (const TomlEntry* list = list_at(found.table(), key)) {
    wanted.items = list->value.items;
    edits = edits_to_add(found.file->text, list->value, element);
  } else {
    edits = edits_to_set(found.file->text, found.table(), key, "[" + element + "]");
  }
  const bool is_there = std::ranges::any_of(
      wanted.items, [&value](const TomlValue& item) { return item.text == value->text; });
  if (is_there) throw InputError("the list has that already");
  wanted.items.push_back(*value);
  editor.write(edits, only_key(found.name, {key}, wanted));
}

void add_word(RuleEditor& editor, const std::string& list, const std::string& entry) {
  for (const RuleFile* file : editor.own_files()) {
    TomlTree tree = read_toml(file->text, file->name);
    const TomlValue* words = find_table(tree.root, {"words", ""});
    if (words == nullptr || list_at(*words, list) == nullptr) continue;
    return add_to_list(editor, {file, tree, {"words", ""}}, list, toml_quoted(entry));
  }
  std::vector<std::string> names;
  for (const NamePlace& place : name_places(editor.rules().files)) {
    if (place.sort == NameSort::list && place.is_definition) names.push_back(place.name);
  }
  const bool is_elsewhere = std::ranges::find(names, list) != names.end();
  const std::vector<std::string> near = closest(list, names);
  throw InputError(
      is_elsewhere
          ? "the word list \"" + list + "\" belongs to another pack; write [words." +
                list + "] add = [" + toml_quoted(entry) + "] into a file of yours"
          : "there is no word list \"" + printable_line(list) + "\"" +
                (near.empty() ? "" : "; did you mean " + near.front() + "?"));
}

std::string needed(const Arguments& arguments, const std::string& option) {
  if (const std::optional<std::string> value = arguments.value(option)) return *value;
  throw InputError("a cue needs " + option);
}

std::string quoted_list(const std::vector<std::string>& texts, bool is_pattern) {
  std::string list;
  for (const std::string& text : texts) {
    list +=
        (list.empty() ? "" : ", ") + (is_pattern ? toml_quoted(text) : in_quotes(text));
  }
  return "[" + list + "]";
}

// The file with the most cues of the policy, else the first with a cue, else the first.
const RuleFile* file_for_cue(const RuleEditor& editor, const std::string& policy) {
  const RuleFile* best = nullptr;
  std::size_t most = 0;
  for (const RuleFile* file : editor.own_files()) {
    const TomlTree tree = read_toml(file->text, file->name);
    std::size_t count = 1;
    if (const TomlEntry* cues = tree.root.find("cue")) {
      count += 1 + static_cast<std::size_t>(std::ranges::count_if(
                       cues->value.items, [&policy](const TomlValue& cue) {
                         const TomlEntry* of = cue.find("policy");
                         return of != nullptr && of->value.text == policy;
                       }));
    }
    if (count > most) {
      best = file;
      most = count;
    }
  }
  if (best == nullptr) throw InputError("the pack has no files");
  return best;
}

void add_cue(RuleEditor& editor, const Arguments& arguments, const std::string& id) {
  const std::string policy = needed(arguments, "--policy");
  const RuleFile* file = file_for_cue(editor, policy);
  const std::string end(line_end_of(file->text));
  std::string text = file->text.ends_with('\n') ? "" : end;
  const auto line = [&](const std::string& key, const std::string& value) {
    text += pad_right(key, 6) + " = " + value + end;
  };
  text += end + "[[cue]]" + end;
  line("id", in_quotes(id));
  line("policy", in_quotes(policy));
  line("state", in_quotes(needed(arguments, "--state")));
  line("kind", in_quotes(arguments.value("--kind").value_or("observed")));
  line("when", quoted_list({needed(arguments, "--when")}, true));
  for (const char* key : {"yes", "no"}) {
    const std::vector<std::string> texts = arguments.values(std::string("--") + key);
    if (!texts.empty()) line(key, quoted_list(texts, false));
  }
  const std::size_t at = file->text.size();
  editor.write({{{file->name, at, at}, text}},
               [&id](const TomlValue& before, const TomlValue& after) {
                 TomlValue rest = after;
                 const auto cues =
                     std::ranges::find(rest.entries, "cue", &TomlEntry::key);
                 if (cues == rest.entries.end()) return false;
                 const TomlEntry* added = cues->value.items.back().find("id");
                 if (added == nullptr || added->value.text != id) return false;
                 cues->value.items.pop_back();
                 if (cues->value.items.empty()) rest.entries.erase(cues);
                 return same_tree(before, rest);
               });
}

}  // namespace

int run_rules_set(Session& session, const Arguments& arguments) {
  RuleEditor editor(session, arguments);
  const std::string target = arguments.value("KEY").value_or("");
  // The key is behind the last full stop, or behind the one before a table of a policy.
  std::size_t stop = target.rfind('.');
  if (stop == std::string::npos)
    throw InputError("say what to set: CUE.grade, POLICY.stale-after");
  std::vector<std::string> path = {target.substr(stop + 1)};
  for (const char* table : {".states.", ".opposites.", ".implies.", ".outcome."}) {
    const std::size_t at = target.find(table);
    if (at == std::string::npos) continue;
    path.insert(path.begin(), std::string(table + 1, std::string(table).size() - 2));
    stop = at;
  }
  const Found found = find_one(editor, own_name(editor, target.substr(0, stop)));
  const TableKeys* keys = keys_of(found.name.section);
  const Key* key = nullptr;
  if (keys != nullptr && path.size() == 1) {
    const auto known = std::ranges::find(keys->keys, path.back(), &Key::name);
    if (known != keys->keys.end()) key = &*known;
  }
  const std::string raw = written_value(key, arguments.value("VALUE").value_or(""));
  const std::optional<TomlValue> wanted = parsed_value(raw);
  if (!wanted) throw InputError("the value cannot be written into a rule file: " + raw);
  const TomlValue* table = &found.table();
  if (path.size() == 2) {
    const TomlEntry* below = table->find(path.front());
    if (below == nullptr) {
      throw InputError(found.name.name + " has no table \"" + path.front() + "\" yet");
    }
    table = &below->value;
  }
  editor.write(edits_to_set(found.file->text, *table, path.back(), raw),
               only_key(found.name, path, *wanted));
  print_report(session, editor);
  return 0;
}

int run_rules_add(Session& session, const Arguments& arguments) {
  RuleEditor editor(session, arguments);
  const std::string what = arguments.value("WHAT").value_or("");
  const std::string name = own_name(editor, arguments.value("NAME").value_or(""));
  const std::vector<std::string> texts = arguments.values("TEXT");
  if (what == "cue") {
    add_cue(editor, arguments, name);
  } else if (what == "word" && texts.size() == 1) {
    add_word(editor, name, texts.front());
  } else if ((what == "yes" || what == "no") && texts.size() == 1) {
    add_to_list(editor, find_one(editor, "cue." + name), what, in_quotes(texts.front()));
  } else if ((what == "when" || what == "unless") && texts.size() == 1) {
    add_to_list(
        editor, find_one(editor, "cue." + name), what, toml_quoted(texts.front()));
  } else {
    throw InputError(
        "say what to add: word LIST 'PATTERN', when|unless CUE 'PATTERN', yes|no CUE "
        "\"SENTENCE\", or cue ID --policy … --state … --when …");
  }
  print_report(session, editor);
  return 0;
}

}  // namespace stance::cli
