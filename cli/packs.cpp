// SPDX-License-Identifier: Apache-2.0
#include "packs.h"

#include <set>

#include "stance/ingest/files.h"
#include "stance/rules/pack_heads.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

std::vector<PackHead> heads_below(const fs::path& root) {
  auto files = ingest::read_rule_files(root);
  if (!files) throw InputError(files.error());
  std::vector<RuleFile> texts;
  for (auto& [name, text] : *files) texts.push_back({name, std::move(text)});
  return pack_heads(texts);
}

std::string names_of(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

PackPlace find_pack(const fs::path& folder) {
  const fs::path full = fs::absolute(folder).lexically_normal();
  const fs::path clean = full.has_filename() ? full : full.parent_path();
  if (!fs::is_directory(clean)) {
    throw InputError(clean.string() + ": there is no such folder of rules");
  }
  const std::vector<PackHead> heads = heads_below(clean);
  std::set<std::string> extended;
  for (const PackHead& head : heads) {
    // A head in the folder itself: the folder is the pack.
    if (head.folder.empty()) return {clean.parent_path(), clean.filename().string()};
    // A reading comes with what it judges.
    if (!head.is_reading) extended.insert(head.extends.begin(), head.extends.end());
  }
  std::vector<std::string> leaves;
  for (const PackHead& head : heads) {
    if (!head.is_reading && !extended.contains(head.folder))
      leaves.push_back(head.folder);
  }
  if (leaves.size() == 1) return {clean, leaves.front()};
  if (leaves.empty())
    throw InputError(clean.string() +
                     ": no pack in this folder; a pack is a folder whose files have a "
                     "table [pack]");
  throw InputError(clean.string() + " holds several packs (" + names_of(leaves) +
                   "); say which: --rules " + (folder / leaves.front()).string());
}

}  // namespace stance::cli
