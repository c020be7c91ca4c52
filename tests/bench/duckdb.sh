#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# All timelines from a million pieces of evidence, against DuckDB's SQL for the barest of
# the same meaning (timelines.sql), both on THREADS threads, by the clock. Needs node and
# its package @duckdb/node-api; says so and does nothing where they are not there.
#
#   tests/bench/duckdb.sh STANCE_TIMELINES [THREADS]    DUCKDB=FOLDER has node_modules
set -euo pipefail

timelines=$(realpath "$1")
threads=${2:-2}
source=$(realpath "$(dirname "$0")")
if ! command -v node > /dev/null; then
  echo "skipped: node is not installed"
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$timelines" rows > "$folder/rows.csv"
theirs=$(node "$source/duckdb.cjs" "$folder/rows.csv" "$source/timelines.sql" "$threads") || {
  code=$?
  [ $code -eq 4 ] || exit $code
  echo "skipped: the node package @duckdb/node-api is not installed (DUCKDB=FOLDER)"
  exit 0
}
ours=$("$timelines" time "$threads")
awk -v ours="$ours" -v theirs="$theirs" -v threads="$threads" 'BEGIN {
  printf "%d threads: stance %.0f ms, DuckDB %.0f ms, %.1f times as long\n",
    threads, ours, theirs, theirs / ours
}'
