#!/usr/bin/env bash
# run.sh sqlite|postgresql CRASH_PROGRAM RENMIAN CYCLES [SEED]: one crash test in a directory of its own.
set -euo pipefail
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
case $1 in
  sqlite) database="sqlite:$directory/crash.db" ;;
  postgresql)
    name="crash_$$"
    psql -q "$RENMIAN_TEST_POSTGRESQL" -c "CREATE DATABASE $name"
    database=$(sed -E "s#/[^/?]*(\?|\$)#/$name\1#" <<< "$RENMIAN_TEST_POSTGRESQL")
    ;;
esac
"$2" --database "$database" --binary "$3" --directory "$directory" --cycles "$4" ${5:+--seed "$5"} \
  || { status=$?; cat "$directory"/verify.txt 2> /dev/null || true; exit "$status"; }
