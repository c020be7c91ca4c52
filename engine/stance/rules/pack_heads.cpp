// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/pack_heads.h"

#include <algorithm>
#include <map>

#include "stance/base/text.h"
#include "stance/rules/toml_tree.h"

namespace stance {
namespace {

bool is_rule_file(const RuleFile& file) {
  return file.name.ends_with(".toml") && !file.name.ends_with(".test.toml");
}

bool may_hold_head(const RuleFile& file) {
  return is_rule_file(file) && file.text.find("[pack]") != std::string::npos;
}

std::string folder_of(const std::string& name) {
  const std::size_t slash = name.find('/');
  return slash == std::string::npos ? "" : name.substr(0, slash);
}

std::vector<std::string> extends_of(const RuleFile& file) {
  std::vector<std::string> names;
  if (file.text.find("extends") == std::string::npos) return names;
  const TomlTree tree = read_toml(file.text, file.name);
  const TomlEntry* pack = tree.root.find("pack");
  const TomlEntry* list = pack == nullptr ? nullptr : pack->value.find("extends");
  if (list == nullptr) return names;
  names.reserve(list->value.items.size());
  for (const TomlValue& item : list->value.items) {
    names.push_back(item.text.substr(0, item.text.find('@')));
  }
  return names;
}

// What the tables of a pack tell of it.
struct Tables {
  bool has_readings = false;
  bool has_others = false;
};

// The first words of the tables of a text ("status" for "[status.access]"), up to the
// first that no reading has.
void add_tables(std::string_view text, Tables& tables) {
  for (std::size_t at = 0; at < text.size() && !tables.has_others;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::size_t begin = text.find_first_not_of(" \t", at);
    at = end + 1;
    if (begin >= end || text[begin] != '[') continue;
    while (begin < end && (text[begin] == '[' || text[begin] == ' ')) ++begin;
    // A line of a list, not the name of a table.
    if (begin < end && (text[begin] == '"' || text[begin] == '\'')) continue;
    const std::string_view name =
        text.substr(begin, text.find_first_of("]. ", begin) - begin);
    const bool is_of_reading = name == "status" || name == "fact";
    tables.has_readings = tables.has_readings || is_of_reading;
    tables.has_others = !is_of_reading && name != "pack";
  }
}

}  // namespace

std::vector<PackHead> pack_heads(std::span<const RuleFile> files) {
  std::map<std::string, PackHead> heads;
  for (const RuleFile& file : files) {
    if (!may_hold_head(file)) continue;
    const std::string folder = folder_of(file.name);
    heads.insert_or_assign(folder, PackHead{folder, extends_of(file)});
  }
  std::map<std::string, Tables> tables;
  for (const RuleFile& file : files) {
    if (is_rule_file(file)) add_tables(file.text, tables[folder_of(file.name)]);
  }
  for (auto& [folder, head] : heads) {
    head.is_reading = tables[folder].has_readings && !tables[folder].has_others;
  }
  std::vector<PackHead> sorted;
  for (auto& [folder, head] : heads) sorted.push_back(std::move(head));
  return sorted;
}

bool looks_like_rule_file(std::string_view name) {
  const std::string lower = fold(name);
  const std::size_t dot = lower.rfind('.');
  if (name.ends_with(".toml") || dot == std::string::npos) return false;
  return edit_distance(lower.substr(dot), ".toml") < 2 || lower.ends_with(".toml.txt");
}

}  // namespace stance
