// SPDX-License-Identifier: Apache-2.0
// A file as part of the memory: of a large table only what is looked at gets read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "stance/base/diagnostic.h"
#include "stance/base/result.h"

namespace stance::ingest {

class MappedFile {
 public:
  // A regular file that nobody cuts short meanwhile; else why not, as read_file says it.
  static Result<std::shared_ptr<const MappedFile>, Diagnostic> open(
      const std::filesystem::path& file);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view text() const { return {begin_, size_}; }
  // Another one when the file was written since, as far as the file system tells.
  const std::string& stamp() const { return stamp_; }

 private:
  MappedFile(const char* begin, std::size_t size, std::string stamp);

  const char* begin_;
  std::size_t size_;
  std::string stamp_;
};

}  // namespace stance::ingest
