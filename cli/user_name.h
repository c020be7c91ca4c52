// SPDX-License-Identifier: Apache-2.0
// Who decides, for the record of decisions.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace stance::cli {

// STANCE_USER, else USER or LOGNAME, else the name that the system's list of users
// (/etc/passwd, read from `users`) has for this number, else "user 1000". What it lists
// is read here and not asked of the C library, which a program without shared libraries
// cannot ask.
std::string user_name(
    const std::function<std::optional<std::string>(const std::string&)>& variable,
    std::istream& users,
    std::uint64_t number);

}  // namespace stance::cli
