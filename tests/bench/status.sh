#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# stance status on a store of a million pieces of evidence, whole process, against a bare
# program that opens the same store and runs one indexed SELECT. Prints the fastest of
# RUNS runs of each and their ratio.
#
#   tests/bench/status.sh STANCE BARE_STATUS [FOLDER]     the store is kept in FOLDER
set -euo pipefail

stance=$(realpath "$1")
bare=$(realpath "$2")
source=$(realpath "$(dirname "$0")/../..")
folder=${3:-$(mktemp -d)}
runs=${RUNS:-40}
mkdir -p "$folder"
cd "$folder"
export STANCE_RULES="$source/tests/packs/orders"

if [ ! -e .stance/stance.db ]; then
  cat > orders.toml <<'TOML'
[table]
kind = "official"
[columns]
geoid  = "geoid"
policy = "policy"
state  = "state"
kind   = "kind"
when   = "day"
TOML
  # Each county has 320 lines; days and states follow each other without chance.
  awk -F '\t' '
    BEGIN {
      print "geoid,policy,state,kind,day"
      split("masks masks curfew schools", policy, " ")
      split("required recommended imposed closed", state, " ")
      split("adopted observed observed ended", kind, " ")
    }
    $2 ~ /^[0-9][0-9][0-9][0-9][0-9]$/ {
      for (i = 0; i < 320; ++i) {
        p = 1 + i % 4
        day = 1 + int(i / 4) % 28
        month = 1 + int(i / 112)
        printf "%s,%s,%s,%s,2021-%02d-%02d\n", $2, policy[p], state[p], \
          kind[1 + int(i / 4 + $2) % 4], month, day
      }
    }' "$source/data/jurisdictions.tsv" > orders_2022-06-01.csv
  wc -l orders_2022-06-01.csv
  "$stance" import orders_2022-06-01.csv --with orders.toml
fi

# The fastest run of a command, in microseconds.
fastest() {
  local best=999999999 begin took
  for ((i = 0; i < runs; ++i)); do
    begin=${EPOCHREALTIME/./}
    "$@" > answer.txt
    took=$((${EPOCHREALTIME/./} - begin))
    if ((took < best)); then best=$took; fi
  done
  echo "$best"
}

place=ocd-division/country:us/state:md/county:kent
least=$(fastest "$bare" .stance/stance.db "$place")
ours=$(fastest "$stance" status "$place" --on 2021-12-01)
awk -v ours="$ours" -v least="$least" 'BEGIN {
  printf "status %.1f ms, bare %.1f ms, ratio %.1f\n", ours / 1000, least / 1000, ours / least
}'
