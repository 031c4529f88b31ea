#!/usr/bin/env bash
# Lints the OpenAPI document of the program, and asks a server on the demo database for everything in it: no answer may
# be a 5xx or one that the document does not describe.
#   run.sh PROGRAM FOLDER [SECONDS [SEED]]    FOLDER: where the tools are kept between runs
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
tools=$(realpath "$2")
seconds=${3:-150}
seed=${4:-$((RANDOM * 32768 + RANDOM))}
here=$(cd "$(dirname "$0")" && pwd)
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true

if ! cmp -s "$here/package-lock.json" "$tools/installed-lock.json"; then
  cp "$here/package.json" "$here/package-lock.json" "$tools/"
  (cd "$tools" && npm ci --ignore-scripts --no-audit --no-fund --silent)
  cp "$here/package-lock.json" "$tools/installed-lock.json"
fi
if ! cmp -s "$here/requirements.txt" "$tools/venv/requirements.txt"; then
  rm -rf "$tools/venv"
  python3 -m venv "$tools/venv"
  "$tools/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
  cp "$here/requirements.txt" "$tools/venv/"
fi

work=$(mktemp -d)
server=
stop() {
  [ -z "$server" ] || { kill "$server" && wait "$server"; } 2> /dev/null || true
  rm -rf "$work"
}
trap stop EXIT
cd "$work"

"$program" openapi > openapi.json
"$tools/node_modules/.bin/redocly" lint --config "$here/redocly.yaml" openapi.json

# The demo writes its accounts into var/renmian.toml, which the server reads.
"$program" --database sqlite:var/renmian.db --key-file var/key.pem demo > demo.txt
sed -i '1i log_level = "error"\nkey_file = "var/key.pem"\ndatabase = "sqlite:var/renmian.db"' var/renmian.toml
"$program" serve --listen 127.0.0.1:0 > serve.txt 2> serve.log &
server=$!
for _ in $(seq 100); do
  address=$(grep -o 'http://[0-9.]*:[0-9]*' serve.txt 2> /dev/null || true)
  [ -z "$address" ] || break
  sleep 0.1
done
[ -n "$address" ] || { cat serve.txt serve.log; exit 1; }

# The whole document as the cadre section, and once more the examples of every operation as each administrator.
cp "$here/schemathesis.toml" .
export SCHEMATHESIS_HOOKS="$here/formats.py"
asked=0
ask_as() {
  RENMIAN_TOKEN=$(grep -m 1 -B 2 "^role = \"$1\"" var/renmian.toml | sed -n 's/^token = "\(.*\)"/\1/p') ||
    { echo "the demo has no account of the role $1"; exit 1; }
  export RENMIAN_TOKEN
  shift
  "$tools/venv/bin/schemathesis" --no-color run openapi.json --url "$address" --seed "$seed" --max-failures 20 "$@" || asked=1
}
ask_as cadre_section --max-time "$seconds"
for role in sysadmin secadmin auditor; do ask_as "$role" --phases coverage; done
grep -v '^$' serve.log | head -n 50 || true
exit "$asked"
