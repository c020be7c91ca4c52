# One static library for a folder of engine/stance. Its public headers are verified to
# compile alone; who may link whom is said by LINKS (ours) and PRIVATE_LINKS (third party).
#
#   stance_library(places
#     HEADERS gazetteer.h resolve.h
#     SOURCES gazetteer.cpp resolve.cpp
#     LINKS stance::base)
#
# LINKS that the architecture does not allow (StanceLayers.cmake) stop the configuration.
include(StanceLayers)

function(stance_library name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "HEADERS;SOURCES;LINKS;PRIVATE_LINKS")
  foreach(link IN LISTS ARG_LINKS)
    string(REGEX REPLACE "^stance::" "" layer "${link}")
    if(NOT layer IN_LIST stance_${name}_may_use)
      message(FATAL_ERROR "stance_library(${name}): ${name} may not link ${link}")
    endif()
  endforeach()
  foreach(link IN LISTS ARG_PRIVATE_LINKS)
    if(link MATCHES "^stance")
      message(FATAL_ERROR "stance_library(${name}): ${link} belongs in LINKS")
    endif()
  endforeach()
  set(target stance_${name})
  add_library(${target} STATIC)
  add_library(stance::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES
    EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ON CXX_EXTENSIONS OFF)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_sources(${target}
    PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/engine" FILES ${ARG_HEADERS}
    PRIVATE ${ARG_SOURCES})
  target_link_libraries(${target}
    PUBLIC ${ARG_LINKS}
    PRIVATE $<BUILD_INTERFACE:stance_warnings> ${ARG_PRIVATE_LINKS})
  set_property(GLOBAL APPEND PROPERTY STANCE_LIBRARIES ${target})
endfunction()
