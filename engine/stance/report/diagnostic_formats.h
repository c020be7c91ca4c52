// SPDX-License-Identifier: Apache-2.0
// Diagnostics for the tools of others.
#pragma once

#include <string>

#include "stance/report/diagnostics.h"

namespace stance {

// One run of SARIF 2.1.0, with the pages of the codes that occur. Columns count UTF-16
// units, as the format has it.
std::string to_sarif(const Diagnostics& diagnostics, const SourceTexts& texts);

// "::error file=a.toml,line=3,col=5,title=E0104::message", one line each.
std::string to_github(const Diagnostics& diagnostics, const SourceTexts& texts);

}  // namespace stance
