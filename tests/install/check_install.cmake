file(REMOVE_RECURSE "${WORK}")
set(prefix "${WORK}/prefix")

function(run what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${what} failed (${code}):\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

run("install" "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${prefix}")
# What is installed must not depend on where it was installed first.
file(RENAME "${prefix}" "${WORK}/moved")
run("configure" "${CMAKE_COMMAND}" -S "${CONSUMER}" -B "${WORK}/build" -G Ninja
  "-DCMAKE_PREFIX_PATH=${WORK}/moved"
  "-DCMAKE_CXX_COMPILER=${COMPILER}"
  "-DCMAKE_CXX_FLAGS=${FLAGS}")
run("build" "${CMAKE_COMMAND}" --build "${WORK}/build")
run("run" "${WORK}/build/consumer")
if(NOT output MATCHES "2025-03-01 to 2025-05-31")
  message(FATAL_ERROR "the consumer printed: ${output}")
endif()

# The program finds its data beside itself, wherever that is.
file(GLOB program LIST_DIRECTORIES false "${WORK}/moved/*/stance")
run("the installed program" "${program}" places 24031)
if(NOT output MATCHES "Montgomery County, MD")
  message(FATAL_ERROR "stance places printed: ${output}")
endif()
