include("${CMAKE_CURRENT_LIST_DIR}/planted.cmake")

write_clean_tree()
expect_success(CheckSources "clean tree")

expect_fault(CheckSources engine/stance/base/new.cpp "int one()\;"
  "the first line must be the SPDX line")
expect_fault(CheckSources tests/unit/new.h "// SPDX-License-Identifier: Apache-2.0"
  "a header needs #pragma once")
expect_fault(CheckSources cli/main.cpp "// whether a Detainer is honored"
  "\"detainer\" belongs in rules/ or data/")
expect_none(CheckSources tests/unit/new.cpp
  "// SPDX-License-Identifier: Apache-2.0\n// whether a detainer is honored")
string(REPEAT "\n" 400 many_lines)
expect_fault(CheckSources engine/stance/base/base.cpp "${many_lines}" "at most 400")
