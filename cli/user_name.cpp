// SPDX-License-Identifier: Apache-2.0
#include "user_name.h"

#include <istream>

namespace stance::cli {
namespace {

// "ana:x:1000:1000:Ana:/home/ana:/bin/sh": the name, where the number is the third field.
std::optional<std::string> name_in(const std::string& line, const std::string& number) {
  const std::size_t name_end = line.find(':');
  if (name_end == std::string::npos || name_end == 0) return std::nullopt;
  const std::size_t begin = line.find(':', name_end + 1);
  if (begin == std::string::npos) return std::nullopt;
  const std::size_t end = line.find(':', begin + 1);
  if (line.substr(begin + 1, end - begin - 1) != number) return std::nullopt;
  return line.substr(0, name_end);
}

}  // namespace

std::string user_name(
    const std::function<std::optional<std::string>(const std::string&)>& variable,
    std::istream& users,
    std::uint64_t number) {
  for (const char* name : {"STANCE_USER", "USER", "LOGNAME"}) {
    if (auto user = variable(name)) return *std::move(user);
  }
  const std::string text = std::to_string(number);
  for (std::string line; std::getline(users, line);) {
    if (auto name = name_in(line, text)) return *std::move(name);
  }
  return "user " + text;
}

}  // namespace stance::cli
