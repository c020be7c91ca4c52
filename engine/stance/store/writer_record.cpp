// SPDX-License-Identifier: Apache-2.0
#include "stance/store/writer_record.h"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>

namespace stance::store {
namespace {

std::string record_name(const std::string& file) {
  return file + "-writer";
}

std::string host_name() {
  std::array<char, 256> name = {};
  if (::gethostname(name.data(), name.size() - 1) != 0) return "unknown";
  return name.data();
}

// A killed process cannot remove its record.
bool is_gone(::pid_t process, const std::string& host) {
  return host == host_name() && ::kill(process, 0) != 0 && errno == ESRCH;
}

}  // namespace

// A record that cannot be written is not worth stopping for: it only names the writer.
void record_writer(const std::string& file, const std::string& command) {
  std::ofstream record(record_name(file), std::ios::trunc);
  record << ::getpid() << '\n' << host_name() << '\n' << command << '\n';
}

void forget_writer(const std::string& file) {
  ::unlink(record_name(file).c_str());
}

std::optional<std::string> writer_of(const std::string& file) {
  std::ifstream record(record_name(file));
  ::pid_t process = 0;
  std::string host;
  std::string command;
  record >> process >> std::ws;
  if (!std::getline(record, host) || !std::getline(record, command)) return std::nullopt;
  if (is_gone(process, host)) return std::nullopt;
  return "process " + std::to_string(process) + " on " + host + ", " + command;
}

}  // namespace stance::store
