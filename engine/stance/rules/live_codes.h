// SPDX-License-Identifier: Apache-2.0
// Warnings that rest on documents (L0301, …), which this library knows by name alone.
#pragma once

#include <span>

#include "stance/base/diagnostic.h"
#include "stance/rules/load.h"

namespace stance {

// Those that no comment of the files allows, by place, and W0290 for comments that allow
// such a warning where there is none, or without a reason.
Diagnostics without_allowed(std::span<const RuleFile> files, Diagnostics live);

}  // namespace stance
