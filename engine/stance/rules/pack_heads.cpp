// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/pack_heads.h"

#include <map>

#include "stance/rules/toml_tree.h"

namespace stance {
namespace {

bool may_hold_head(const RuleFile& file) {
  return file.name.ends_with(".toml") && !file.name.ends_with(".test.toml") &&
         file.text.find("[pack]") != std::string::npos;
}

std::string folder_of(const std::string& name) {
  const std::size_t slash = name.find('/');
  return slash == std::string::npos ? "" : name.substr(0, slash);
}

std::vector<std::string> extends_of(const RuleFile& file) {
  std::vector<std::string> names;
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

}  // namespace

std::vector<PackHead> pack_heads(std::span<const RuleFile> files) {
  std::map<std::string, PackHead> heads;
  for (const RuleFile& file : files) {
    if (!may_hold_head(file)) continue;
    const std::string folder = folder_of(file.name);
    heads.insert_or_assign(folder, PackHead{folder, extends_of(file)});
  }
  std::vector<PackHead> sorted;
  for (auto& [folder, head] : heads) sorted.push_back(std::move(head));
  return sorted;
}

}  // namespace stance
