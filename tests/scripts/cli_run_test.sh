# SPDX-License-Identifier: Apache-2.0
# cli/run builds, reads the shipped corpus once, and then gets out of the way.
set -u
source=$1
work=$2
real=$3
bin="$work/bin"
top="$work/top"
rm -rf "$work"
mkdir -p "$bin" "$top/cli" "$top/engine/cmake" "$top/data/corpus"
cp "$source/cli/run" "$top/cli/run"
echo 'exit 0' >"$top/engine/cmake/install-packages.sh"
. "$source/tests/scripts/expect.sh"

program cmake <<END
mkdir -p "$top/build/release/cli"
echo >"$top/build/release/build.ninja"
END
cat >"$top/data/corpus/alder.md" <<'END'
+++
title = "A jail and its detainers"
published = 2025-03-04
+++
The sheriff of Kent County, Maryland, said the jail no longer honors ICE detainers.
END
# The program itself where it ingests; else one that says what it was given.
program stance <<'END'
if [ "$1" = "ingest" ]; then
  [ ! -e "$WORK/broken" ] || { echo "cannot read"; exit 3; }
  "$REAL" "$@" || exit
  [ ! -e "$WORK/killed" ] || kill -9 "$PPID"
  exit 0
fi
for argument; do printf '[%s]' "$argument"; done
echo " $STANCE_STORE: $(head -c 6 "$STANCE_STORE")"
exit "${EXIT:-0}"
END
program ninja <<END
case "\$*" in
  *-n*) [ ! -e "$top/build/release/cli/stance" ] || echo "ninja: no work to do." ;;
  *) cp "$bin/stance" "$top/build/release/cli/stance" ;;
esac
END

export WORK="$work" REAL="$real" STANCE_RULES="$source/rules"
unset STANCE_STORE
run_in() { (cd "$1" && shift && PATH="$bin:$PATH" sh "$top/cli/run" "$@" 2>"$work/said"); }
run() { run_in "$top" "$@"; }
store="$top/.stance/stance.db"

touch "$work/broken"
run status >/dev/null
expect "corpus not readable: exit code" $? 3
expect "corpus not readable: words" "$(grep -c 'cannot read' "$work/said")" 1
expect "corpus not readable: no store" "$(ls "$store" 2>/dev/null)" ""
rm "$work/broken"

touch "$work/killed"
(run status >/dev/null) 2>/dev/null
expect "killed while reading: no store" "$(ls "$store" 2>/dev/null)" ""
rm "$work/killed"

answer=$(run status "Kent County, MD" --on '')
expect "first use: answer" "$answer" "[status][Kent County, MD][--on][] $store: SQLite"
expect "first use: words" "$(cat "$work/said")" \
  "stance: reading the shipped corpus into $store"
answer=$(run status)
expect "later: answer" "$answer" "[status] $store: SQLite"
expect "later: silent" "$(cat "$work/said")" ""

EXIT=1 run changes >/dev/null
expect "the program's exit code" $? 1

echo "mine" >"$work/other.db"
answer=$(STANCE_STORE="$work/other.db" run list)
expect "another store" "$answer" "[list] $work/other.db: mine"
mkdir -p "$work/mine/below"
answer=$(run_in "$work/mine" init)
expect "a folder of the user's: init" "$answer" "[init] : "
mkdir "$work/mine/.stance"
answer=$(run_in "$work/mine/below" list)
expect "a folder of the user's: its own store" "$answer" "[list] : "
mkdir -p "$top/below"
answer=$(run_in "$top/below" init)
expect "the checkout's own store" "$answer" "[init] $store: SQLite"
expect "nothing is left over" "$(ls "$top/.stance" | tr '\n' ' ')" "run.lock run.log stance.db "
finish
