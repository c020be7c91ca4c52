// SPDX-License-Identifier: Apache-2.0
#include <malloc.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>

#include "app.h"
#include "user_name.h"

namespace {

std::optional<std::string> variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

std::optional<std::size_t> terminal_columns(int descriptor) {
  if (isatty(descriptor) == 0) return std::nullopt;
  winsize size = {};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

stance::Day local_today() {
  const std::time_t seconds = std::time(nullptr);
  std::tm local = {};
  localtime_r(&seconds, &local);
  const auto day =
      stance::day_of({local.tm_year + 1900, local.tm_mon + 1, local.tm_mday});
  return day.value_or(stance::Day{});
}

std::string utc_now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm utc = {};
  gmtime_r(&seconds, &utc);
  char text[32] = {};
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

stance::cli::Environment environment() {
  std::error_code ignored;
  std::ifstream users("/etc/passwd");
  return {.in = std::cin,
          .out = std::cout,
          .err = std::cerr,
          .variable = variable,
          .folder = std::filesystem::current_path(),
          .executable = std::filesystem::read_symlink("/proc/self/exe", ignored),
          .today = local_today(),
          .now = utc_now(),
          .user = stance::cli::user_name(variable, users, geteuid()),
          .columns = terminal_columns(STDOUT_FILENO),
          .error_columns = terminal_columns(STDERR_FILENO),
          .progress_pause = std::chrono::seconds(10)};
}

// Memory that is given back is asked for again a moment later, page by page.
void keep_memory() {
#ifdef __GLIBC__
  constexpr int megabyte = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 32 * megabyte);
  mallopt(M_TRIM_THRESHOLD, 64 * megabyte);
  mallopt(M_TOP_PAD, megabyte);
  // Rules are freed by ten thousands of small pieces, and glibc goes through all of them
  // again and again to put them together late.
  mallopt(M_MXFAST, 0);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  keep_memory();
  try {
    std::ios::sync_with_stdio(false);
    const int code = stance::cli::run({argv + 1, argv + argc}, environment());
    std::cout.flush();
    return std::cout ? code : 3;
  } catch (const std::exception& failure) {
    std::cerr << "stance: " << failure.what() << "\n";
    return 3;
  }
}
