// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>

#include "stance/base/text.h"
#include "stance/rules/pack_heads.h"

namespace stance::ingest {
namespace {

namespace fs = std::filesystem;

std::string reason(int error_number) {
  return std::generic_category().message(error_number);
}

// A file descriptor that is closed when it goes out of scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (is_open()) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

Diagnostic file_fault(const std::string& code,
                      const fs::path& file,
                      const std::string& message,
                      const std::string& help) {
  Diagnostic fault{.code = code, .message = message};
  fault.primary = Label{.span = {.file = file.string()}};
  fault.helps.push_back({.text = help});
  return fault;
}

Diagnostic open_fault(const fs::path& file, int error_number) {
  if (error_number == ENOENT || error_number == ENOTDIR) {
    return file_fault("I001",
                      file,
                      "there is no file '" + file.string() + "'",
                      "check the spelling and the folder from which you call");
  }
  return file_fault("I002",
                    file,
                    "cannot read '" + file.string() + "': " + reason(error_number),
                    "make the file readable for you, or leave it out");
}

// Reads to the end of the file; nothing, with errno set, if the machine fails.
std::optional<std::string> read_all(int descriptor, std::size_t expected) {
  std::string content(expected, '\0');
  std::size_t filled = 0;
  while (filled < content.size()) {
    const ::ssize_t got =
        ::read(descriptor, content.data() + filled, content.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  content.resize(filled);
  return content;
}

void write_all(int descriptor, std::string_view content, const fs::path& file) {
  while (!content.empty()) {
    const ::ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw FileError(file, "write", errno);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

// The temporary file that takes the place of `file`, gone if that did not happen.
class Replacement {
 public:
  explicit Replacement(const fs::path& file)
      : file_(file),
        name_(file.string() + ".XXXXXX"),
        descriptor_(::mkstemp(name_.data())) {
    if (!descriptor_.is_open()) throw FileError(file, "create", errno);
  }
  ~Replacement() {
    if (!name_.empty()) ::unlink(name_.c_str());
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  void write(std::string_view content) {
    write_all(descriptor_.number(), content, file_);
    if (::fchmod(descriptor_.number(), mode()) != 0)
      throw FileError(file_, "write", errno);
    if (::fsync(descriptor_.number()) != 0) throw FileError(file_, "write", errno);
  }

  void take_place() {
    if (::rename(name_.c_str(), file_.c_str()) != 0) {
      throw FileError(file_, "replace", errno);
    }
    name_.clear();
    const fs::path folder = file_.has_parent_path() ? file_.parent_path() : fs::path(".");
    const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // The new content is there; without this sync a power cut might bring the old one
    // back, which is a file as it was, never half of one.
    if (parent.is_open()) ::fsync(parent.number());
  }

 private:
  // That of the file which is replaced; mkstemp's own would shut everybody else out.
  ::mode_t mode() const {
    struct ::stat found = {};
    if (::stat(file_.c_str(), &found) == 0) return found.st_mode & 07777U;
    const ::mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666U & ~mask;
  }

  fs::path file_;
  std::string name_;
  Descriptor descriptor_;
};

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

bool is_rule_file(const fs::path& path) {
  return path.extension() == ".toml";
}

bool is_look_alike(const fs::path& path) {
  return looks_like_rule_file(path.filename().string());
}

Result<std::vector<fs::path>, Diagnostics> paths_below(
    const fs::path& root, bool (*is_wanted)(const fs::path&)) {
  std::error_code error;
  std::vector<fs::path> found;
  fs::recursive_directory_iterator entry(root, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (is_hidden(entry->path())) {
      entry.disable_recursion_pending();
    } else if (is_wanted(entry->path()) && !entry->is_directory()) {
      found.push_back(entry->path());
    }
  }
  if (error) return failure(Diagnostics{open_fault(root, error.value())});
  return found;
}

}  // namespace

FileError::FileError(fs::path file, const std::string& operation, int error_number)
    : std::runtime_error("cannot " + operation + " '" + file.string() +
                         "': " + reason(error_number)),
      file_(std::move(file)) {}

Result<std::string, Diagnostic> read_file(const fs::path& file, std::size_t limit) {
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!opened.is_open()) return failure(open_fault(file, errno));
  struct ::stat found = {};
  if (::fstat(opened.number(), &found) != 0) return failure(open_fault(file, errno));
  if (S_ISDIR(found.st_mode)) return failure(open_fault(file, EISDIR));
  if (!S_ISREG(found.st_mode)) {
    return failure(file_fault("I002",
                              file,
                              "'" + file.string() + "' is not a regular file",
                              "give '-' to read JSON Lines from a pipe"));
  }
  const std::size_t size = static_cast<std::size_t>(found.st_size);
  if (size > limit) {
    return failure(file_fault("I006",
                              file,
                              "'" + file.string() + "' has " + std::to_string(size) +
                                  " bytes; the limit is " + std::to_string(limit),
                              "split it into its documents, or write JSON Lines, one "
                              "document a line"));
  }
  std::optional<std::string> content = read_all(opened.number(), size);
  if (!content) return failure(open_fault(file, errno));
  return *std::move(content);
}

void write_file(const fs::path& file, std::string_view content) {
  Replacement replacement(file);
  replacement.write(content);
  replacement.take_place();
}

namespace {

constexpr std::size_t rule_file_limit = std::size_t{16} << 20U;

}  // namespace

Result<std::vector<NamedText>, Diagnostics> read_rule_texts(const fs::path& rules_root) {
  Result<std::vector<fs::path>, Diagnostics> paths =
      paths_below(rules_root, is_rule_file);
  if (!paths) return failure(paths.error());
  std::vector<NamedText> files;
  Diagnostics faults;
  for (const fs::path& path : *paths) {
    Result<std::string, Diagnostic> text = read_file(path, rule_file_limit);
    if (!text) {
      faults.push_back(text.error());
    } else {
      files.emplace_back(path.lexically_relative(rules_root).generic_string(),
                         *std::move(text));
    }
  }
  if (!faults.empty()) return failure(std::move(faults));
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<NamedText> read_look_alikes(const fs::path& rules_root) {
  std::vector<NamedText> files;
  const auto paths = paths_below(rules_root, is_look_alike);
  if (!paths) return files;
  for (const fs::path& path : *paths) {
    Result<std::string, Diagnostic> text = read_file(path, rule_file_limit);
    if (!text || first_utf8_fault(*text)) continue;
    files.emplace_back(path.lexically_relative(rules_root).generic_string(),
                       *std::move(text));
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::vector<NamedText>, Diagnostics> read_rule_files(const fs::path& rules_root) {
  Result<std::vector<NamedText>, Diagnostics> files = read_rule_texts(rules_root);
  if (!files) return files;
  Diagnostics faults;
  for (const auto& [name, text] : *files) {
    const std::optional<std::size_t> at = first_utf8_fault(text);
    if (!at) continue;
    faults.push_back(
        file_fault("I005",
                   rules_root / name,
                   "'" + name + "' is not UTF-8 at byte " + std::to_string(*at),
                   "save it as UTF-8"));
  }
  if (!faults.empty()) return failure(std::move(faults));
  return files;
}

}  // namespace stance::ingest
