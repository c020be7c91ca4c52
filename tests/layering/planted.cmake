# Plants a fault in a tiny source tree below WORK, runs a check on it, and fails unless the
# check fails with the expected words.

# A tree in which everything is as it should be.
function(write_clean_tree)
  file(REMOVE_RECURSE "${WORK}")
  foreach(layer IN ITEMS base places rules extract timeline ingest store report)
    file(WRITE "${WORK}/engine/stance/${layer}/${layer}.h"
      "// SPDX-License-Identifier: Apache-2.0\n#pragma once\n#include <string>\n")
    file(WRITE "${WORK}/engine/stance/${layer}/${layer}.cpp"
      "// SPDX-License-Identifier: Apache-2.0\n#include \"stance/${layer}/${layer}.h\"\n")
  endforeach()
  file(WRITE "${WORK}/cli/main.cpp"
    "// SPDX-License-Identifier: Apache-2.0\n#include <iostream>\n#include \"stance/store/store.h\"\n")
endfunction()

function(run_check check code_variable output_variable)
  execute_process(
    COMMAND "${CMAKE_COMMAND}" -D "SOURCE=${WORK}" -P "${CHECKS}/${check}.cmake"
    RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
  # CMake breaks long messages into lines.
  string(REGEX REPLACE "[ \n]+" " " output "${output}")
  set(${code_variable} "${code}" PARENT_SCOPE)
  set(${output_variable} "${output}" PARENT_SCOPE)
endfunction()

function(expect_success check why)
  run_check(${check} code output)
  if(NOT code EQUAL 0)
    message(SEND_ERROR "${why}: the check should pass, and says: ${output}")
  endif()
endfunction()

# Adds `text` to the end of `file`, which need not exist.
function(expect_fault check file text expected)
  write_clean_tree()
  file(APPEND "${WORK}/${file}" "${text}\n")
  run_check(${check} code output)
  string(FIND "${output}" "${expected}" position)
  if(code EQUAL 0)
    message(SEND_ERROR "not found: ${text} in ${file}")
  elseif(position EQUAL -1)
    message(SEND_ERROR "${text} in ${file}: expected \"${expected}\" in: ${output}")
  endif()
endfunction()

# The same addition is no fault here.
function(expect_none check file text)
  write_clean_tree()
  file(APPEND "${WORK}/${file}" "${text}\n")
  expect_success(${check} "${text} in ${file}")
endfunction()
