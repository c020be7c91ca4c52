// SPDX-License-Identifier: Apache-2.0
// The packs below one folder as an editor has them: files on disk, and in their place the
// texts that are open.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/rules/load.h"
#include "stance/rules/name_index.h"

namespace stance::cli {

class LspWorkspace {
 public:
  // The folder that holds the pack that the file lies in; nothing where no folder above
  // it has a file with [pack].
  static std::optional<std::filesystem::path> root_of(const std::filesystem::path& file);

  explicit LspWorkspace(std::filesystem::path root);

  const std::filesystem::path& root() const { return root_; }
  // The name of a file below the root.
  std::string name_of(const std::filesystem::path& file) const;

  // The text of a file in the editor; until it is closed it counts instead of the disk's.
  void open(const std::string& name, const std::string& text);
  void close(const std::string& name);
  // The disk has changed.
  void reload();

  const std::vector<RuleFile>& files() const { return files_; }
  // Nothing if there is no such file.
  const RuleFile* find(const std::string& name) const;
  const std::vector<NamePlace>& names();
  // Of the packs that have a file open, and of their tests; by file and place.
  const Diagnostics& faults();
  // Are faults() of what was before the last change?
  bool is_stale() const { return !faults_; }

 private:
  std::vector<std::string> packs_to_check() const;
  void changed();

  std::filesystem::path root_;
  std::vector<RuleFile> files_;
  std::map<std::string, std::string> open_;
  std::optional<Diagnostics> faults_;
  std::optional<std::vector<NamePlace>> names_;
};

}  // namespace stance::cli
