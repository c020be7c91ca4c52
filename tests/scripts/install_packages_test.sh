# SPDX-License-Identifier: Apache-2.0
# engine/cmake/install-packages.sh asks for what is missing, once, and for nothing else.
set -u
source=$1
work=$2
bin="$work/bin"
rm -rf "$work"
mkdir -p "$bin"
. "$source/tests/scripts/expect.sh"

# Installed is what $work/installed lists; apt-get writes down how it is called.
program dpkg-query <<END
while read -r package; do echo "installed \$package"; done <"$work/installed"
END
program apt-get <<END
echo "\$*" >>"$work/calls"
END
program id <<END
echo 0
END

install() {
  : >"$work/calls"
  PATH="$bin:$PATH" sh "$source/engine/cmake/install-packages.sh" "$@" 2>"$work/said"
}
packages() { sed -n "s/^$1  *\([^ ]*\).*/\1/p" "$source/engine/packages.txt"; }

expect "build packages are listed" "$(packages build | grep -c -x cmake)" 1
expect "test packages are listed" "$(packages tests | grep -c -x doctest-dev)" 1

for_tests=$(packages tests | tr '\n' ' ' | sed 's/ $//')

packages build >"$work/installed"
install build
expect "nothing is missing: calls" "$(cat "$work/calls")" ""
expect "nothing is missing: words" "$(cat "$work/said")" ""

packages build | grep -v -x -e cmake -e libmd-dev >"$work/installed"
install build tests
expect "some are missing: calls" "$(sed 's/.*Timeout=300 //' "$work/calls" | tr '\n' ';')" \
  "update;cmake libmd-dev $for_tests;"
expect "some are missing: words" "$(cat "$work/said")" \
  "stance: installing cmake libmd-dev $for_tests"

# An index that cannot be refreshed is no fault; a package that cannot be had is.
program apt-get <<'END'
[ "$1" = install ]
END
install tests
expect "no index: exit code" $? 0
program apt-get <<'END'
[ "$1" = update ] || { echo "no such package"; false; }
END
install tests
expect "no package: exit code" $? 3
expect "no package: words" "$(grep -c -e 'no such package' -e 'could not install' "$work/said")" 2

program id <<'END'
echo 1000
END
mkdir -p "$work/empty"
for tool in dirname sed cat; do ln -sf "$(command -v $tool)" "$bin/$tool"; done
PATH="$bin" /bin/sh "$source/engine/cmake/install-packages.sh" tests 2>"$work/said"
expect "not root, no sudo: exit code" $? 3
expect "not root, no sudo: words" "$(cat "$work/said")" \
  "stance: packages are missing and there is no sudo; as root, run: apt-get install $for_tests"
finish
