// SPDX-License-Identifier: Apache-2.0
// Drafts of rule files in .stance/drafts: what an editor works on, so that the rules are
// never a half-saved file. One person at a time.
#pragma once

#include <filesystem>
#include <string>

#include "session.h"

namespace stance::cli {

// Holds the drafts for one editor, until it goes. InputError that names the other one
// where somebody else has them.
class DraftLock {
 public:
  DraftLock(const std::filesystem::path& folder, const Environment& environment);
  ~DraftLock();
  DraftLock(const DraftLock&) = delete;
  DraftLock& operator=(const DraftLock&) = delete;

 private:
  std::filesystem::path file_;
};

std::string read_text(const std::filesystem::path& file);
// The whole text or nothing: beside the file, then in its place.
void write_whole(const std::filesystem::path& file, const std::string& text);

// Runs $VISUAL or $EDITOR, else vi, on the file; at the line where the editor is one that
// takes "+LINE". False if it could not be run or said that it failed.
bool edited(const Environment& environment,
            const std::filesystem::path& file,
            std::size_t line);

}  // namespace stance::cli
