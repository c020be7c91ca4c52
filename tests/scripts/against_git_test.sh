# SPDX-License-Identifier: Apache-2.0
# stance rules preview --against git:REF in a real repository.
# sh against_git_test.sh SOURCE SCRATCH STANCE
set -u
. "$1/tests/scripts/expect.sh"
scratch=$2
stance=$3
rm -rf "$scratch"
mkdir -p "$scratch/rules/parks"
cd "$scratch" || exit 1
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null HOME="$scratch"
export GIT_AUTHOR_NAME=Ana GIT_AUTHOR_EMAIL=ana@example.org
export GIT_COMMITTER_NAME=Ana GIT_COMMITTER_EMAIL=ana@example.org

cat >rules/parks/pack.toml <<'END'
[pack]
name     = "parks"
version  = "1.0.0"
language = 1

[policy.dogs]
title    = "Dogs"
question = "May dogs run free?"

[policy.dogs.states]
free  = "Dogs run free."
leash = "Dogs must be on a leash."

[[cue]]
id     = "free"
policy = "dogs"
kind   = "observed"
state  = "free"
when   = ['dogs run~ free']
yes    = ["Dogs run free."]
no     = ["Dogs bark."]

[sources]
rank = ["official", "news"]
END
printf '+++\npublished = 2026-03-04\n+++\nIn Kent County, Michigan, dogs run about.\n' >kent.md

git init -q . && git add rules && git commit -q -m "the first rules" || exit 1
git tag v1
export STANCE_RULES=rules
"$stance" ingest kent.md --store a.db >/dev/null 2>&1
expect "ingest" "$?" 0

sed 's/dogs run~ free/dogs run~ (free | about)/' rules/parks/pack.toml >new
mv new rules/parks/pack.toml
git commit -q -a -m "more dogs"

preview() {
  "$stance" rules preview --store a.db "$@" >out 2>err
  code=$?
}

preview --against git:v1 --exit-code
expect "what has changed since a tag" "$code" 1
expect "the answer" "$(grep -c 'dogs *unknown *free' out)" 1
expect "by name" "$(grep -c '(git:v1)' out)" 1

preview --against git:HEAD --exit-code
expect "nothing since the last commit" "$code" 0
expect "in a sentence" "$(grep -c 'No answer changes' out)" 1

preview --against git:HEAD~1 --exit-code
expect "the commit before" "$code" 1

preview --against git:no-such-branch
expect "a version that is not there" "$code" 2
expect "it says so" "$(grep -c 'git knows no such version' err)" 1

preview --against git:
expect "no version" "$code" 2
preview --against git:--help
expect "an option is no version" "$code" 2

# A version whose rules have faults.
sed 's/state  = "free"/state  = "fre"/' rules/parks/pack.toml >new
cp rules/parks/pack.toml good
mv new rules/parks/pack.toml
git commit -q -a -m "a fault"
mv good rules/parks/pack.toml
preview --against git:HEAD
expect "faults of that version" "$code" 2
expect "they are shown" "$(grep -c 'E0105' err)" 1

# Outside of a repository.
export GIT_CEILING_DIRECTORIES="$scratch/.."
mv .git git-of-before
preview --against git:v1
expect "no repository" "$code" 2
finish
