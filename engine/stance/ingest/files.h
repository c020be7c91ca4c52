// SPDX-License-Identifier: Apache-2.0
// Reading and writing whole files.
#pragma once

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/base/result.h"

namespace stance::ingest {

// The machine could not do it: a full disk, a folder that may not be written.
class FileError : public std::runtime_error {
 public:
  FileError(std::filesystem::path file, const std::string& operation, int error_number);

  const std::filesystem::path& file() const { return file_; }

 private:
  std::filesystem::path file_;
};

// The bytes of a regular file of at most `limit` bytes; else why not: I001 missing, I002
// not readable, I006 too large.
Result<std::string, Diagnostic> read_file(const std::filesystem::path& file,
                                          std::size_t limit);

// Puts `content` in the place of the file, all or nothing: whoever reads at the same
// time, or after a crash, finds the old content or the new. The folder must exist. Throws
// FileError.
void write_file(const std::filesystem::path& file, std::string_view content);

// The name of a file below a root, with "/" between folders, and its text.
using NamedText = std::pair<std::string, std::string>;

// All `*.toml` files below `rules_root`, by name, whatever their bytes are. Files and
// folders whose name begins with a dot are left out.
Result<std::vector<NamedText>, Diagnostics> read_rule_texts(
    const std::filesystem::path& rules_root);
// Those that are named like rule files without being some: "cues.tml", "cues.TOML",
// "cues.toml.txt". What cannot be read is left out.
std::vector<NamedText> read_look_alikes(const std::filesystem::path& rules_root);

// All `*.toml` files below `rules_root`, by name, which must be UTF-8. Files and folders
// whose name begins with a dot are left out.
Result<std::vector<NamedText>, Diagnostics> read_rule_files(
    const std::filesystem::path& rules_root);

}  // namespace stance::ingest
