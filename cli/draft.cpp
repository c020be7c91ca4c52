// SPDX-License-Identifier: Apache-2.0
#include "draft.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <iterator>

#include "stance/base/text.h"

extern char** environ;

namespace stance::cli {
namespace {

namespace fs = std::filesystem;

// Is the process that wrote the lock, "USER PID DAY", still there?
bool is_alive(const std::string& holder) {
  const std::size_t blank = holder.find(' ');
  if (blank == std::string::npos) return false;
  const int process = std::atoi(holder.c_str() + blank + 1);
  return process > 0 && (kill(process, 0) == 0 || errno == EPERM);
}

bool takes_line(const std::string& program) {
  constexpr std::array<std::string_view, 8> known = {
      "vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "joe"};
  const std::string name = fs::path(program).filename().string();
  return std::ranges::find(known, name) != known.end();
}

}  // namespace

DraftLock::DraftLock(const fs::path& folder, const Environment& environment)
    : file_(folder / "lock") {
  std::error_code error;
  fs::create_directories(folder, error);
  for (int attempt = 0; attempt < 2; ++attempt) {
    const int lock = open(file_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644);
    if (lock >= 0) {
      const std::string text = environment.user + " " + std::to_string(getpid()) + " " +
                               to_string(environment.today) + "\n";
      const ssize_t written = write(lock, text.data(), text.size());
      close(lock);
      if (written == static_cast<ssize_t>(text.size())) return;
      throw InputError(file_.string() + ": the draft cannot be locked");
    }
    if (errno != EEXIST) {
      throw InputError(file_.string() + ": the draft cannot be locked (" +
                       std::strerror(errno) + ")");
    }
    const std::string holder = read_text(file_);
    if (is_alive(holder)) {
      const std::string name = holder.substr(0, holder.find(' '));
      throw InputError("the rules are being edited by " + printable_line(name) +
                       "; one at a time (" + file_.string() + ")");
    }
    // Left behind by a program that was killed.
    fs::remove(file_, error);
  }
  throw InputError(file_.string() + ": the draft cannot be locked");
}

DraftLock::~DraftLock() {
  std::error_code ignored;
  fs::remove(file_, ignored);
}

std::string read_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_whole(const fs::path& file, const std::string& text) {
  const fs::path beside = file.string() + ".new";
  const int out = open(beside.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644);
  bool is_written = out >= 0;
  for (std::size_t at = 0; is_written && at < text.size();) {
    const ssize_t count = write(out, text.data() + at, text.size() - at);
    is_written = count > 0;
    at += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
  }
  is_written = is_written && fsync(out) == 0;
  if (out >= 0) close(out);
  if (is_written) is_written = rename(beside.c_str(), file.c_str()) == 0;
  if (is_written) return;
  const std::string reason = std::strerror(errno);
  unlink(beside.c_str());
  throw InputError(file.string() + ": cannot be written (" + reason + ")");
}

bool edited(const Environment& environment, const fs::path& file, std::size_t line) {
  std::optional<std::string> editor = environment.variable("VISUAL");
  if (!editor) editor = environment.variable("EDITOR");
  std::vector<std::string> words = split_words(editor.value_or("vi"));
  if (words.empty()) words = {"vi"};
  if (takes_line(words.front())) words.push_back("+" + std::to_string(line));
  words.push_back(file.string());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  pid_t process = 0;
  const int failed = posix_spawnp(
      &process, pointers.front(), nullptr, nullptr, pointers.data(), environ);
  if (failed != 0) return false;
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace stance::cli
