// SPDX-License-Identifier: Apache-2.0
#include "packs.h"

#include <set>

#include "stance/ingest/files.h"
#include "stance/rules/pack_heads.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

std::vector<PackHead> heads_below(const fs::path& root) {
  auto files = ingest::read_rule_texts(root);
  if (!files) throw InputError(files.error());
  std::vector<RuleFile> texts;
  for (auto& [name, text] : *files) texts.push_back({name, std::move(text)});
  return pack_heads(texts);
}

}  // namespace

std::vector<PackPlace> find_packs(const fs::path& folder) {
  const fs::path full = fs::absolute(folder).lexically_normal();
  const fs::path clean = full.has_filename() ? full : full.parent_path();
  if (!fs::is_directory(clean)) {
    throw InputError(clean.string() + ": there is no such folder of rules");
  }
  const std::vector<PackHead> heads = heads_below(clean);
  std::set<std::string> extended;
  for (const PackHead& head : heads) {
    // A head in the folder itself: the folder is the pack.
    if (head.folder.empty()) return {{clean.parent_path(), clean.filename().string()}};
    // A reading comes with what it judges.
    if (!head.is_reading) extended.insert(head.extends.begin(), head.extends.end());
  }
  std::vector<PackPlace> leaves;
  for (const PackHead& head : heads) {
    const bool is_leaf = !head.is_reading && !extended.contains(head.folder);
    if (is_leaf) leaves.push_back({clean, head.folder});
  }
  if (!leaves.empty()) return leaves;
  // A head that cannot be read is no head.
  const auto files = ingest::read_rule_files(clean);
  if (!files) throw InputError(files.error());
  throw InputError(clean.string() +
                   ": no pack in this folder; a pack is a folder whose files have a "
                   "table [pack]");
}

PackPlace find_pack(const fs::path& folder) {
  std::vector<PackPlace> leaves = find_packs(folder);
  if (leaves.size() == 1) return std::move(leaves.front());
  std::string names;
  for (const PackPlace& leaf : leaves) names += (names.empty() ? "" : ", ") + leaf.name;
  throw InputError(leaves.front().root.string() + " holds several packs (" + names +
                   "); say which: --rules " + (folder / leaves.front().name).string());
}

}  // namespace stance::cli
