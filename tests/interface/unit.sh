#!/usr/bin/env bash
# unit.sh PROGRAM UNIT: systemd understands all of the unit, and rates what it may do as little enough.
set -euo pipefail
program=$(realpath "$1")
unit=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Of 100, as `systemd-analyze security` counts: what is left is the network and the files of its own.
most_exposed=15

# Where the program is on this machine: it has to be there.
sed "s#/usr/local/bin/renmian#$program#" "$unit" > "$work/renmian.service"
cd "$work"
status=0
# What it does not understand it only mentions.
told=$(systemd-analyze verify --man=no ./renmian.service 2>&1) || status=1
if grep -F renmian.service <<< "$told"; then status=1; fi
systemd-analyze security --offline=true --no-pager --threshold="$most_exposed" ./renmian.service > rated.txt ||
  { grep -v '^✓' rated.txt; status=1; }
exit "$status"
