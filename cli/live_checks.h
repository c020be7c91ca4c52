// SPDX-License-Identifier: Apache-2.0
// stance rules check --live: what the documents of the store say about the rules on disk.
#pragma once

#include "session.h"

namespace stance::cli {

// All documents are read with the rules on disk, which have no errors. L0301 to L0307,
// all of them warnings; those that a comment allows are left out, an allowance of one of
// these codes that allows nothing is W0290.
Diagnostics live_faults(Session& session, const DiskRules& rules);

}  // namespace stance::cli
