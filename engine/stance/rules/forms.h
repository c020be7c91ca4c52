// SPDX-License-Identifier: Apache-2.0
// The forms that `word~` stands for.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stance {

// The word itself, then its other forms: those of `irregular` if it is listed there, else
// the regular English ones, of a verb and of a noun alike: "comply", "complies",
// "complied", "complying". Where usage is divided both spellings ("canceled",
// "cancelled"). `word` is folded; one with anything but letters has no other form.
std::vector<std::string> forms_of(
    std::string_view word,
    const std::map<std::string, std::vector<std::string>>& irregular);

}  // namespace stance
