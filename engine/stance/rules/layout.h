// SPDX-License-Identifier: Apache-2.0
// The layout of rule files: blanks only, never a value or a comment.
#pragma once

#include <string>
#include <string_view>

namespace stance {

// No blanks at the ends of lines, one blank line at most in a row and one before each
// table, "=" below "=" where keys of a block stand on lines that follow each other (a
// block in which it is so stays as it is, however wide), the columns of rows below each
// other, one line end at the end. A text that is no TOML stays as it is, and so does one
// whose values or comments would change.
std::string laid_out(std::string_view text);

}  // namespace stance
