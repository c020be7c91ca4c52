// SPDX-License-Identifier: Apache-2.0
// One way to print a list in each --format.
#pragma once

#include <string>
#include <vector>

#include "session.h"
#include "stance/report/table.h"

namespace stance::cli {

// `objects` are the rows as JSON. A table without rows prints `nothing`, a sentence that
// says what was looked for, on stderr.
void print(const Session& session,
           const Table& table,
           const std::vector<std::string>& objects,
           const std::string& nothing);

// For commands whose table format is a page of its own: true if the format is another
// one, which is then printed.
bool printed_as_data(const Session& session,
                     const Table& table,
                     const std::vector<std::string>& objects);

}  // namespace stance::cli
