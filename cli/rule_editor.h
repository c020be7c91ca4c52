// SPDX-License-Identifier: Apache-2.0
// Changes of the rule files on disk, as edits of their text. Whatever would bring a new
// error is refused before anything is written, and so is an edit that did more than it
// was meant to.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "session.h"
#include "stance/rules/toml_tree.h"

namespace stance::cli {

// A table of a file: a [[cue]] by its id, [policy.NAME], or [precedence] without a name.
struct TableName {
  std::string section;
  std::string name;
};

const TomlValue* find_table(const TomlValue& root, const TableName& table);

// What is left of the lines of `before`, as "- old" and "+ new".
std::string line_difference(const std::string& before, const std::string& after);

class RuleEditor {
 public:
  // The pack in use. The shipped one, which is not the user's, is an InputError unless
  // --rules names it.
  RuleEditor(Session& session, const Arguments& arguments);

  const DiskRules& rules() const { return rules_; }
  // The folder that holds the packs.
  const std::filesystem::path& root() const { return place_.root; }
  // Of the pack itself, tests left aside.
  std::vector<const RuleFile*> own_files() const;

  // Tells whether a file's new tree is what was meant, given the old one.
  using Check = std::function<bool(const TomlValue& before, const TomlValue& after)>;
  // Refuses what would bring new errors: they are shown, and thrown as InputError.
  void write(const std::vector<TextEdit>& edits, const Check& is_meant);
  // The same for whole texts, one for each file that changes.
  void write_texts(const std::vector<RuleFile>& texts, const Check& is_meant);
  // What `write` did, as a difference for each file.
  const std::string& report() const { return report_; }

 private:
  Session& session_;
  PackPlace place_;
  DiskRules rules_;
  std::string report_;
};

// The texts of all files that the edits touch.
std::vector<RuleFile> edited_texts(const std::vector<RuleFile>& files,
                                   const std::vector<TextEdit>& edits);

}  // namespace stance::cli
