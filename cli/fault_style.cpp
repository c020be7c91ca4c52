// SPDX-License-Identifier: Apache-2.0
#include "fault_style.h"

namespace stance::cli {

DiagnosticStyle fault_style(const Session& session, const Arguments& arguments) {
  if (const std::optional<std::string> name = arguments.value("--format")) {
    if (const auto style = parse_style(*name)) return *style;
    throw InputError("--format " + *name +
                     ": there is no such format here; use pretty, plain, compact, json, "
                     "sarif or github");
  }
  const Environment& environment = session.environment();
  const bool plain = !environment.columns || environment.variable("NO_COLOR") ||
                     environment.variable("STANCE_PLAIN");
  return plain ? DiagnosticStyle::plain : DiagnosticStyle::pretty;
}

bool is_for_programs(DiagnosticStyle style) {
  return style == DiagnosticStyle::json || style == DiagnosticStyle::sarif ||
         style == DiagnosticStyle::github;
}

}  // namespace stance::cli
