# Fails on what no compiler sees: a source without its licence line, a header without its
# guard, a file that has grown too long, a word in C++ that belongs in rules/ or data/.
#   cmake -D SOURCE=<top of the source tree> -P CheckSources.cmake
cmake_minimum_required(VERSION 3.25)

set(longest 400)
# The engine knows policies and places only from files, or another field would need
# another program.
set(domain_words "detainer|sanctuary|montgomery|287 *\\(?g")

set(count 0)
foreach(top IN ITEMS engine cli tests)
  file(GLOB_RECURSE files "${SOURCE}/${top}/*.h" "${SOURCE}/${top}/*.cpp")
  foreach(file IN LISTS files)
    math(EXPR count "${count} + 1")
    file(READ "${file}" code)
    if(NOT code MATCHES "^// SPDX-License-Identifier: Apache-2\\.0\n")
      message(SEND_ERROR "${file}: the first line must be the SPDX line")
    endif()
    if(file MATCHES "\\.h$" AND NOT code MATCHES "\n#pragma once\n")
      message(SEND_ERROR "${file}: a header needs #pragma once")
    endif()
    string(REGEX REPLACE "[^\n]" "" lines "${code}")
    string(LENGTH "${lines}" lines)
    # Tests are tables, and a table is as long as it is.
    if(NOT top STREQUAL "tests" AND lines GREATER longest)
      message(SEND_ERROR "${file}: ${lines} lines; at most ${longest}")
    endif()
    string(TOLOWER "${code}" code)
    if(NOT top STREQUAL "tests" AND code MATCHES "${domain_words}")
      message(SEND_ERROR "${file}: \"${CMAKE_MATCH_0}\" belongs in rules/ or data/")
    endif()
  endforeach()
endforeach()
if(count EQUAL 0)
  message(SEND_ERROR "${SOURCE}: no sources found")
endif()
message(STATUS "sources: ${count} files")
