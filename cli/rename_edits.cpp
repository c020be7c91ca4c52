// SPDX-License-Identifier: Apache-2.0
#include "rename_edits.h"

#include <algorithm>

#include "rule_editor.h"

namespace stance::cli {
namespace {

const char* section_of(NameSort sort) {
  switch (sort) {
    case NameSort::policy: return "policy";
    case NameSort::context: return "context";
    case NameSort::cue: return "cue";
    case NameSort::state:
    case NameSort::list: break;
  }
  return nullptr;
}

// What `was` needs in the file that defines the name.
std::vector<TextEdit> memory_edits(const RuleFile& file,
                                   const NamePlace& name,
                                   const std::string& new_name) {
  const char* section = section_of(name.sort);
  if (section == nullptr) return {};
  const TomlTree tree = read_toml(file.text, file.name);
  const TomlValue* table = find_table(tree.root, {section, name.name});
  if (table == nullptr) return {};
  const TomlEntry* was = table->find("was");
  const std::string old_name = toml_quoted(name.name);
  if (was == nullptr) return edits_to_set(file.text, *table, "was", "[" + old_name + "]");
  for (const TomlValue& earlier : was->value.items) {
    // It gets back a name that it had.
    if (earlier.text == new_name) return {{earlier.span, old_name}};
  }
  return edits_to_add(file.text, was->value, old_name);
}

}  // namespace

std::vector<TextEdit> rename_edits(const std::vector<RuleFile>& files,
                                   const std::vector<NamePlace>& places,
                                   const NamePlace& name,
                                   const std::string& new_name) {
  std::vector<TextEdit> edits;
  for (const NamePlace& place : places) {
    if (!place.same_name(name)) continue;
    edits.push_back({place.span, new_name});
    if (!place.is_definition) continue;
    const auto file = std::ranges::find(files, place.span.file.text(), &RuleFile::name);
    if (file == files.end()) continue;
    for (TextEdit& edit : memory_edits(*file, name, new_name)) {
      edits.push_back(std::move(edit));
    }
  }
  return edits;
}

}  // namespace stance::cli
