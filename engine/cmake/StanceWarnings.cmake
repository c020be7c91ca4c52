# stance_warnings is linked PRIVATE by every target of ours and never exported.
add_library(stance_warnings INTERFACE)
target_compile_options(stance_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  -Wold-style-cast -Wcast-qual -Wnon-virtual-dtor -Woverloaded-virtual
  -Wimplicit-fallthrough -Wformat=2 -Wextra-semi
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op
    # False ones of g++ 12 under -O3: on "literal" + string, and on a std::optional that was
    # asked before it is read. clang and clang-tidy look for the true ones.
    -Wno-restrict -Wno-maybe-uninitialized
    -Wno-missing-field-initializers>
  $<$<CXX_COMPILER_ID:Clang>:-Wno-missing-field-initializers>
  $<$<BOOL:${STANCE_WARNINGS_AS_ERRORS}>:-Werror>)
