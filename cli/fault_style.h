// SPDX-License-Identifier: Apache-2.0
// How commands about rules show faults: --format pretty, plain, compact, json, sarif or
// github.
#pragma once

#include "session.h"
#include "stance/report/diagnostics.h"

namespace stance::cli {

// Without --format boxes for a terminal only, and not where somebody asked for plain
// text. Formats of tables are an InputError.
DiagnosticStyle fault_style(const Session& session, const Arguments& arguments);

// Is nothing but the faults to be printed?
bool is_for_programs(DiagnosticStyle style);

}  // namespace stance::cli
