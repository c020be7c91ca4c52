# SPDX-License-Identifier: Apache-2.0
# Sourced by the tests beside it: expect WHAT ACTUAL EXPECTED, and a final `finish`.
faults=0

expect() {
  [ "$2" = "$3" ] && return
  printf '%s\n  is       "%s"\n  expected "%s"\n' "$1" "$2" "$3"
  faults=$((faults + 1))
}

finish() { exit $((faults > 0)); }

# An executable in $bin with the standard input as its text.
program() {
  { echo '#!/bin/sh'; cat; } >"$bin/$1"
  chmod +x "$bin/$1"
}
