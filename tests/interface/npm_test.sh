#!/usr/bin/env bash
# npm_test.sh FOLDER WORK SCRIPT [ARGUMENT...]: runs a Node script of this folder's FOLDER with the packages that its
# package-lock.json pins. They are installed in WORK, once for each state of the lock.
set -euo pipefail
source=$(cd "$(dirname "$0")/$1" && pwd)
work=$2
script=$3
shift 3

mkdir -p "$work"
cp "$source"/package.json "$source"/package-lock.json "$source"/*.mjs "$work"
cd "$work"
if ! cmp -s package-lock.json installed.lock; then
  npm ci --no-audit --no-fund --ignore-scripts
  cp package-lock.json installed.lock
fi
exec node "$script" "$@"
