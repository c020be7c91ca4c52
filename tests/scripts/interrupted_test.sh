# SPDX-License-Identifier: Apache-2.0
# The program, when it is killed or may not write on: nothing that was stored is lost, and
# the next run goes on. Arguments: the project, a scratch folder, the program.
set -u
source=$1
work=$2
stance=$3
rm -rf "$work"
mkdir -p "$work"
. "$source/tests/scripts/expect.sh"
export STANCE_STORE="$work/stance.db"
unset STANCE_RULES

ingest() { "$stance" ingest "$source/data/corpus" >"$work/out" 2>"$work/err"; }
sound() { "$stance" store check >"$work/check" 2>&1; echo $?; }
# Killed before anything was committed.
is_blank() {
  "$stance" store check 2>&1 |
    grep -q 'is not a stance store: it \(is empty\|has no tables\)'
}

# Killed at some moment of its work, again and again, later each time.
for pause in 0.1 0.3 0.6 1.0 1.5; do
  # Not the function: that would kill the shell around the program, which would go on.
  "$stance" ingest "$source/data/corpus" >"$work/out" 2>"$work/err" &
  sleep $pause
  kill -9 $! 2>/dev/null
  wait $! 2>/dev/null
  [ ! -e "$STANCE_STORE" ] || is_blank || expect "killed after $pause s: store check" "$(sound)" 0
done
ingest
expect "after the kills: exit code" $? 0
"$stance" list --format csv >"$work/after-kills"
STANCE_STORE="$work/fresh.db" ingest
STANCE_STORE="$work/fresh.db" "$stance" list --format csv >"$work/fresh"
expect "after the kills: answers" "$(cmp "$work/after-kills" "$work/fresh" 2>&1)" ""

# No room even for an empty store: a file may not grow beyond 50 KiB.
rm -f "$work"/*.db*
(
  trap '' XFSZ
  ulimit -f 100
  ingest
)
expect "no room for a store: exit code" $? 3
expect "no room for a store: the message names it" "$(grep -q 'stance.db' "$work/err" && echo yes)" yes
ingest
expect "room for a store again: exit code" $? 0
expect "room for a store again: store check" "$(sound)" 0

# No room for all documents: 1 MiB.
rm -f "$STANCE_STORE"*
(
  trap '' XFSZ
  ulimit -f 2048
  ingest
)
expect "no room: exit code" $? 3
expect "no room: the message names the store" "$(grep -q 'stance.db' "$work/err" && echo yes)" yes
[ ! -e "$STANCE_STORE" ] || expect "no room: store check" "$(sound)" 0
ingest
expect "room again: exit code" $? 0
"$stance" list --format csv >"$work/after-room"
expect "room again: answers" "$(cmp "$work/after-room" "$work/fresh" 2>&1)" ""
finish
