// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <limits>
#include <utility>

#include "stance/ingest/files.h"

namespace stance::ingest {

MappedFile::MappedFile(const char* begin, std::size_t size, std::string stamp)
    : begin_(begin), size_(size), stamp_(std::move(stamp)) {}

MappedFile::~MappedFile() {
  ::munmap(const_cast<char*>(begin_), size_);
}

Result<std::shared_ptr<const MappedFile>, Diagnostic> MappedFile::open(
    const std::filesystem::path& file) {
  // Whatever is wrong with it, read_file has the words for it.
  const auto refused = [&]() -> Diagnostic {
    const auto read = read_file(file, std::numeric_limits<std::size_t>::max());
    if (!read) return read.error();
    return {.code = "I002", .message = "'" + file.string() + "' cannot be read"};
  };
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return failure(refused());
  struct ::stat found = {};
  const bool is_file = ::fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode);
  const auto size = static_cast<std::size_t>(found.st_size);
  void* const begin = is_file && size > 0
                          ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
                          : MAP_FAILED;
  ::close(descriptor);
  if (begin == MAP_FAILED) return failure(refused());
  std::string stamp = std::to_string(size) + " " + std::to_string(found.st_ino) + " " +
                      std::to_string(found.st_mtim.tv_sec) + "." +
                      std::to_string(found.st_mtim.tv_nsec);
  return std::shared_ptr<const MappedFile>(
      new MappedFile(static_cast<const char*>(begin), size, std::move(stamp)));
}

}  // namespace stance::ingest
