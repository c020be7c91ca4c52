# SPDX-License-Identifier: Apache-2.0
# The schemas of a new workspace in the hands of taplo, as an editor would use them.
# sh taplo_test.sh SOURCE SCRATCH STANCE
set -u
. "$1/tests/scripts/expect.sh"
scratch=$2
stance=$3
if ! command -v taplo >/dev/null 2>&1; then
  echo "skipped: taplo is not installed (npm install --global @taplo/cli)"
  exit 77
fi
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch" || exit 1
"$stance" init >/dev/null 2>&1
expect "init" "$?" 0

# How many faults it finds, in all that it reads by the workspace's settings.
faults_found() { RUST_LOG=error taplo lint 2>&1 | grep -c '^error:'; }

expect "the shipped rules" "$(faults_found)" 0
cues=rules/us-ice/cues/detainers.toml
policy=$(grep -m1 '^policy' "$cues")
sed "s/^$policy/policy = \"no-such-policy\"/" "$cues" >new && mv new "$cues"
[ "$(faults_found)" -gt 0 ]
expect "a policy that does not exist is seen" "$?" 0

# Names are known as soon as the checker has seen them.
mkdir -p rules/us-ice
printf '[policy.no-such-policy.states]\nopen = "Open."\n' >rules/us-ice/more.toml
sed 's/no-such-policy/detainers/' "$cues" >new && mv new "$cues"
printf '[[cue]]\nid = "x"\npolicy = "no-such-policy"\nstate = "open"\nkind = "observed"\nwhen = ["a gate"]\n' >>rules/us-ice/more.toml
[ "$(faults_found)" -gt 0 ]
expect "a new name is not known at first" "$?" 0
"$stance" rules check >/dev/null 2>&1
expect "but after a check it is" "$(faults_found)" 0

printf 'kind = "seen"\n' >rules/us-ice/bad.toml
[ "$(faults_found)" -gt 0 ]
expect "an unknown key is seen" "$?" 0
finish
