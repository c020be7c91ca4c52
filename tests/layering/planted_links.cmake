# stance_library() refuses links that the architecture does not allow.
file(REMOVE_RECURSE "${WORK}")

function(configure layer links code_variable output_variable)
  file(WRITE "${WORK}/source/CMakeLists.txt"
    "cmake_minimum_required(VERSION 3.25)\nproject(planted LANGUAGES NONE)\n"
    "list(APPEND CMAKE_MODULE_PATH \"${CHECKS}\")\ninclude(StanceLibrary)\n"
    # The links are looked at before any target is made; no compiler is needed.
    "function(add_library)\n  message(FATAL_ERROR \"links accepted\")\nendfunction()\n"
    "stance_library(${layer} HEADERS a.h SOURCES a.cpp ${links})\n")
  execute_process(
    COMMAND "${CMAKE_COMMAND}" -G Ninja -S "${WORK}/source" -B "${WORK}/build"
    RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
  string(REGEX REPLACE "[ \n]+" " " output "${output}")
  set(${output_variable} "${output}" PARENT_SCOPE)
endfunction()

function(expect layer links expected)
  configure(${layer} "${links}" code output)
  string(FIND "${output}" "${expected}" position)
  if(position EQUAL -1)
    message(SEND_ERROR "${layer} ${links}: expected \"${expected}\" in: ${output}")
  endif()
endfunction()

expect(timeline "LINKS stance::base stance::rules" "links accepted")
expect(store "LINKS stance::timeline PRIVATE_LINKS SQLiteCpp" "links accepted")
expect(base "LINKS stance::places" "base may not link stance::places")
expect(timeline "LINKS stance::base stance::extract" "timeline may not link stance::extract")
expect(report "LINKS stance::store" "report may not link stance::store")
expect(rules "PRIVATE_LINKS stance::places" "stance::places belongs in LINKS")
