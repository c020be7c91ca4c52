// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session.h"

namespace stance::cli {

// The piece with this id in the store; InputError if there is none.
Evidence piece_named(Session& session, const std::string& id);

}  // namespace stance::cli
