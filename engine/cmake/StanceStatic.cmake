# Looking up shared libraries takes a short command longer than its answer does. Sets
# stance_is_static: STANCE_STATIC is on and all libraries can be had as archives.
set(stance_is_static ${STANCE_STATIC})
foreach(found IN ITEMS
    libmd_LIBRARY gumbo_LIBRARY re2_LIBRARY ZLIB_LIBRARY_RELEASE SQLite3_LIBRARY
    zstd::libzstd_static)
  if(NOT stance_is_static)
    break()
  endif()
  if(NOT TARGET "${found}" AND NOT "${${found}}" MATCHES "[.]a$")
    message(STATUS "stance needs shared libraries: ${found} is no archive")
    set(stance_is_static OFF)
  endif()
endforeach()
set(stance_is_static ${stance_is_static} CACHE INTERNAL "")
