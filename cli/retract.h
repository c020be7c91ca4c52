// SPDX-License-Identifier: Apache-2.0
// Sources that are taken back: documents, tables, rows of tables, publishers.
#pragma once

#include <string>

#include "session.h"
#include "stance/base/decision.h"

namespace stance::cli {

// Retracts (`Verdict::reject`) the source of that name, or takes that back (`undo`), and
// prints what moved. The name is a document's id, the file of a document or table, the
// beginning of a digest, "FILE row N", or a publisher.
int retract_source(Session& session,
                   const Arguments& arguments,
                   const std::string& name,
                   Verdict verdict);

}  // namespace stance::cli
