// SPDX-License-Identifier: Apache-2.0
#include "user_name.h"

#include <doctest/doctest.h>

#include <map>
#include <sstream>

namespace stance::cli {
namespace {

TEST_CASE("cli: a decision has a name, whatever the environment is") {
  struct Row {
    std::string_view name;
    std::map<std::string, std::string> variables;
    std::uint64_t number;
    std::string_view user;
  };
  const Row rows[] = {
      {"as it was given",
       {{"STANCE_USER", "Ana B."}, {"USER", "ana"}, {"LOGNAME", "a"}},
       1000,
       "Ana B."},
      {"as the shell says", {{"USER", "ana"}, {"LOGNAME", "a"}}, 1000, "ana"},
      {"as the login says", {{"LOGNAME", "a"}}, 1000, "a"},
      {"as the system lists it", {}, 1000, "bo"},
      {"the first user", {}, 0, "root"},
      {"a number that begins like another", {}, 100, "user 100"},
      {"not listed", {}, 4711, "user 4711"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::istringstream users(
        "root:x:0:0:root:/root:/bin/sh\n"
        "# no user\n"
        ":x:4711:\n"
        "cut:x\n"
        "bo:x:1000:100:Bo:/home/bo:/bin/sh\n");
    const auto variable = [&row](const std::string& name) -> std::optional<std::string> {
      const auto found = row.variables.find(name);
      if (found == row.variables.end()) return std::nullopt;
      return found->second;
    };
    CHECK(user_name(variable, users, row.number) == row.user);
  }
}

}  // namespace
}  // namespace stance::cli
