// SPDX-License-Identifier: Apache-2.0
// Diagnostics as people, editors and programs want to read them.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "stance/base/diagnostic.h"
#include "stance/rules/load.h"

namespace stance {

// The text behind each file name that diagnostics may point into; the views must outlive
// the use. A file that is missing here is shown by its name alone.
using SourceTexts = std::map<std::string, std::string_view, std::less<>>;

SourceTexts texts_of(std::span<const RuleFile> files);

// pretty   the lines pointed at, drawn with box characters
// plain    the same in ASCII: for pipes and screen readers
// compact  one line each, "file:line:column: error: message [E0104]", for editors
// json     an array of objects with all there is, edits included
// sarif    SARIF 2.1.0, for programs that collect findings
// github   annotations of a workflow on GitHub
enum class DiagnosticStyle { pretty, plain, compact, json, sarif, github };

// "pretty", "plain", …; nothing if there is no such style.
std::optional<DiagnosticStyle> parse_style(std::string_view name);

// In the order given. pretty and plain show the first twenty and say how many more there
// are. Nothing to show is "" ("[]" in JSON).
std::string render(const Diagnostics& diagnostics,
                   const SourceTexts& texts,
                   DiagnosticStyle style);

// "3 errors, 1 warning in 4 files. 2 can be fixed at once." "no problems in 4 files" if
// there are none.
std::string tally(const Diagnostics& diagnostics, std::size_t files);

}  // namespace stance
