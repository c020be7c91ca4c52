# SPDX-License-Identifier: Apache-2.0
# The program that data/extractors.md shows does what the page says, and a program that is
# asked for with a pipe prints nothing on the way. Arguments: the project, a scratch folder,
# the program.
set -u
source=$1
work=$2
stance=$3
rm -rf "$work"
mkdir -p "$work"
. "$source/tests/scripts/expect.sh"
unset STANCE_RULES
export STANCE_STORE="$work/stance.db"
cd "$work" || exit 1

sed -n '/^```python$/,/^```$/p' "$source/data/extractors.md" | grep -v '^```' >find.py
expect "the page has a program" "$([ -s find.py ] && echo yes)" yes
printf 'It rained. Staff of Kent County turn away detainers.\n' >rain.txt

"$stance" ingest rain.txt --extractor 'python3 find.py' --extractor-name page >out 2>err
expect "exit code" $? 0
expect "nothing on stderr, which is no terminal" "$(cat err)" ""
expect "what was kept" "$(sed -n 2p out)" \
  "page: 1 document read; 1 record kept (stance evidence list --waiting)"
expect "what it says" "$("$stance" evidence list --format csv | sed -n '2s/^[0-9a-f]*,//p')" \
  '"Kent County, MI",detainers,declined,observed,unknown,D,waits,page'

# Stopped with us: it hangs on its own, in a group that no terminal reaches.
printf 'echo $$ >pid\nexec sleep 300\n' >hang.sh
"$stance" ingest rain.txt --extractor 'exec sh hang.sh' >out 2>err &
tries=0
while [ ! -s pid ] && [ $tries -lt 600 ]; do sleep 0.1; tries=$((tries + 1)); done
kill -9 $!
wait $! 2>/dev/null
tries=0
while kill -0 "$(cat pid)" 2>/dev/null && [ $tries -lt 600 ]; do
  sleep 0.1
  tries=$((tries + 1))
done
expect "it is stopped with us" "$(kill -0 "$(cat pid)" 2>/dev/null || echo yes)" yes
finish
