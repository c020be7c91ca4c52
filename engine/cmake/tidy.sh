#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# clang-tidy over one source: tidy.sh BUILD-FOLDER FILE. Prints what it finds, then
# "ok FILE" or "failed FILE".
#
# clang-tidy takes seconds for a file. What was found clean is remembered by the hash of
# everything that it depends on: the source with all that it includes, comments too (they
# can silence a check), the configuration and the tool.
set -u
build=$1
file=$2
cache="${XDG_CACHE_HOME:-$HOME/.cache}/stance/tidy"

command=$(grep -B 1 -F "\"file\": \"$PWD/$file\"" "$build/compile_commands.json" |
  sed -n 's/^ *"command": "\(.*\)",$/\1/p' | sed 's/\\\(.\)/\1/g' | head -n 1)
if [ -z "$command" ]; then
  echo "$file: no target builds it"
  echo "failed $file"
  exit 0
fi

key=$({
  clang-tidy --version
  cat .clang-tidy
  eval "$command -E -C -P -o -"
} 2>/dev/null | sha256sum | cut -d ' ' -f 1)
if [ ! -e "$cache/$key" ]; then
  if ! found=$(clang-tidy -quiet -p "$build" "$file" 2>/dev/null); then
    printf '%s\nfailed %s\n' "$found" "$file"
    exit 0
  fi
  mkdir -p "$cache"
  : >"$cache/$key"
fi
echo "ok $file"
