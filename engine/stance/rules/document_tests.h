// SPDX-License-Identifier: Apache-2.0
// [[document]] of test files.
#pragma once

#include "stance/rules/reading.h"
#include "stance/rules/test_file.h"

namespace stance {

DocumentTest read_document_test(Reading& reading, const TomlValue& table);

}  // namespace stance
