// SPDX-License-Identifier: Apache-2.0
#include "packs.h"

#include <algorithm>
#include <set>

#include "stance/ingest/files.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

struct Sibling {
  std::string name;
  std::vector<std::string> extends;
};

// Reads no more of a pack than its head, so that a pack with faults is found as well: the
// faults are the loader's to tell.
std::vector<Sibling> packs_below(const fs::path& root) {
  const auto files = ingest::read_rule_files(root);
  if (!files) throw InputError(files.error());
  std::vector<Sibling> packs;
  for (const auto& [name, text] : *files) {
    const std::optional<std::vector<std::string>> extends = extended_packs(text);
    if (extends) packs.push_back({name.substr(0, name.find('/')), *extends});
  }
  return packs;
}

std::string names_of(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

bool is_pack(const fs::path& folder) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".toml") continue;
    const auto text = ingest::read_file(entry.path(), std::size_t{4} << 20U);
    if (text && extended_packs(*text)) return true;
  }
  return false;
}

}  // namespace

PackPlace find_pack(const fs::path& folder) {
  const fs::path full = fs::absolute(folder).lexically_normal();
  const fs::path clean = full.has_filename() ? full : full.parent_path();
  if (!fs::is_directory(clean)) {
    throw InputError(clean.string() + ": there is no such folder of rules");
  }
  if (is_pack(clean)) return {clean.parent_path(), clean.filename().string()};
  const std::vector<Sibling> packs = packs_below(clean);
  std::set<std::string> extended;
  for (const Sibling& pack : packs)
    extended.insert(pack.extends.begin(), pack.extends.end());
  std::vector<std::string> leaves;
  for (const Sibling& pack : packs) {
    if (!extended.contains(pack.name)) leaves.push_back(pack.name);
  }
  if (leaves.size() == 1) return {clean, leaves.front()};
  if (leaves.empty()) throw InputError(clean.string() + ": no pack in this folder");
  throw InputError(clean.string() + " holds several packs (" + names_of(leaves) +
                   "); say which: --rules " + (folder / leaves.front()).string());
}

}  // namespace stance::cli
