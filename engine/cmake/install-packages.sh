#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing of the named groups of engine/packages.txt, and says nothing
# when nothing is: install-packages.sh build tests
set -eu

list="$(dirname "$0")/../packages.txt"
wanted=$(for group; do sed -n "s/^$group  *\([^ ]*\).*/\1/p" "$list"; done)

say() { echo "stance: $*" >&2; }

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  # Another system: CMake says what it cannot find.
  exit 0
fi

# dpkg-query fails if one is unknown, and still lists the others.
# shellcheck disable=SC2086
present=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null || true)
missing=
for package in $wanted; do
  case "
$present
" in
    *"
installed $package
"*) ;;
    *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    say "packages are missing and there is no sudo; as root, run: apt-get install$missing"
    exit 3
  fi
  as_root="sudo DEBIAN_FRONTEND=noninteractive"
fi
export DEBIAN_FRONTEND=noninteractive

say "installing$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A package list that cannot be refreshed is no reason to stop: what counts is the install.
# shellcheck disable=SC2086
if ! { $as_root apt-get update || true
       $as_root apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 $missing
     } >"$log" 2>&1 </dev/null; then
  cat "$log" >&2
  say "could not install; as root, run: apt-get update && apt-get install$missing"
  exit 3
fi
