// SPDX-License-Identifier: Apache-2.0
#include "lsp_workspace.h"

#include <algorithm>
#include <set>

#include "rule_tests.h"
#include "stance/ingest/files.h"
#include "stance/rules/pack_heads.h"

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t file_limit = std::size_t{8} << 20U;

bool is_pack_file(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.ends_with(".toml") && !name.ends_with(".test.toml") && name.front() != '.';
}

// Does a file of the folder itself have a table [pack]?
bool is_pack(const fs::path& folder) {
  std::error_code error;
  std::vector<RuleFile> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (!is_pack_file(entry.path()) || !entry.is_regular_file(error)) continue;
    auto text = ingest::read_file(entry.path(), file_limit);
    if (text && text->find("[pack]") != std::string::npos) return true;
  }
  return false;
}

std::string folder_of(const std::string& name) {
  return name.substr(0, std::min(name.find('/'), name.size()));
}

}  // namespace

std::optional<fs::path> LspWorkspace::root_of(const fs::path& file) {
  for (fs::path folder = file.parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    if (is_pack(folder)) return folder.parent_path();
  }
  return std::nullopt;
}

LspWorkspace::LspWorkspace(fs::path root) : root_(std::move(root)) {
  reload();
}

std::string LspWorkspace::name_of(const fs::path& file) const {
  return file.lexically_relative(root_).generic_string();
}

void LspWorkspace::open(const std::string& name, const std::string& text) {
  open_[name] = text;
  const auto file = std::ranges::find(files_, name, &RuleFile::name);
  if (file != files_.end()) {
    if (file->text == text) return;
    file->text = text;
  } else {
    files_.push_back({name, text});
  }
  changed();
}

void LspWorkspace::close(const std::string& name) {
  open_.erase(name);
  reload();
}

// Only folders that are packs are read: the root may be anybody's home.
void LspWorkspace::reload() {
  files_.clear();
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(root_, error)) {
    if (!entry.is_directory(error) || !is_pack(entry.path())) continue;
    const std::string folder = entry.path().filename().string();
    auto files = ingest::read_rule_files(entry.path());
    if (!files) continue;
    for (auto& [name, text] : *files) {
      files_.push_back({folder + "/" + name, std::move(text)});
    }
  }
  for (const auto& [name, text] : open_) {
    const auto file = std::ranges::find(files_, name, &RuleFile::name);
    if (file != files_.end()) file->text = text;
    if (file == files_.end()) files_.push_back({name, text});
  }
  std::ranges::sort(files_, {}, &RuleFile::name);
  changed();
}

void LspWorkspace::changed() {
  faults_.reset();
  names_.reset();
}

const RuleFile* LspWorkspace::find(const std::string& name) const {
  const auto file = std::ranges::find(files_, name, &RuleFile::name);
  return file == files_.end() ? nullptr : &*file;
}

const std::vector<NamePlace>& LspWorkspace::names() {
  if (!names_) names_ = name_places(files_);
  return *names_;
}

// The pack that no other extends brings with it those that it extends and the readings of
// it; other open files are checked with their own.
std::vector<std::string> LspWorkspace::packs_to_check() const {
  std::set<std::string> open;
  for (const auto& [name, text] : open_) open.insert(folder_of(name));
  std::set<std::string> extended;
  const std::vector<PackHead> heads = pack_heads(files_);
  for (const PackHead& head : heads) {
    if (!head.is_reading) extended.insert(head.extends.begin(), head.extends.end());
  }
  std::vector<std::string> packs;
  for (const PackHead& head : heads) {
    if (head.is_reading || extended.contains(head.folder)) continue;
    std::set<std::string> with;
    for (const RuleFile& file : files_of_packs({head.folder, files_, {}})) {
      with.insert(folder_of(file.name));
    }
    const auto is_open = [&open](const std::string& name) { return open.contains(name); };
    if (std::ranges::any_of(with, is_open)) packs.push_back(head.folder);
    for (const std::string& name : with) open.erase(name);
  }
  packs.insert(packs.end(), open.begin(), open.end());
  return packs;
}

const Diagnostics& LspWorkspace::faults() {
  if (faults_) return *faults_;
  Diagnostics all;
  for (const std::string& pack : packs_to_check()) {
    const DiskRules rules{pack, files_, check_pack(files_, pack)};
    Diagnostics found = rules.loaded.diagnostics;
    for (const RuleFile& file : files_of_packs(rules)) {
      if (!is_test_file(file)) continue;
      const Diagnostics more = faults_of_tests(file, rules, root_);
      found.insert(found.end(), more.begin(), more.end());
    }
    for (Diagnostic& fault : found) {
      if (std::ranges::find(all, fault) == all.end()) all.push_back(std::move(fault));
    }
  }
  sort_by_place(all);
  faults_ = std::move(all);
  return *faults_;
}

}  // namespace stance::cli
