#!/usr/bin/env bash
# Lints the OpenAPI document of the program, and asks a server for everything in it, in the session of somebody who has
# signed in: no answer may be a 5xx or one that the document does not describe, and every operation must have been asked.
#   run.sh PROGRAM FOLDER [SECONDS|full [SEED]]    FOLDER: where the tools are kept between runs
# The run of record is `full`: as schemathesis runs if nothing is said, for as long as it takes.
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
tools=$(realpath "$2")
extent=${3:-150}
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

# The data of the demo, but not its accounts: people sign in, and as often as they like.
"$program" --database sqlite:var/renmian.db --key-file var/key.pem demo > demo.txt
cat > var/renmian.toml << 'END'
database = "sqlite:var/renmian.db"
key_file = "var/key.pem"
log_level = "error"
second_factor = "off"
rate_per_user = 0
rate_per_address = 0
rate_changes = 0
rate_costly = 0
rate_sign_in = 0
END
"$program" --json account init > passwords.json
"$program" serve --listen 127.0.0.1:0 > serve.txt 2> serve.log &
server=$!
for _ in $(seq 100); do
  address=$(grep -o 'http://[0-9.]*:[0-9]*' serve.txt 2> /dev/null || true)
  [ -z "$address" ] || break
  sleep 0.1
done
[ -n "$address" ] || { cat serve.txt serve.log; exit 1; }
python3 "$here/signed_in.py" "$address" passwords.json

# The whole document as the cadre section, and the examples of every operation as each administrator: last the one who
# may take from others what they sign in with.
cp "$here/schemathesis.toml" .
export PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1 SCHEMATHESIS_HOOKS=hooks RENMIAN_ADDRESS=$address
status=0 runs=0
ask_as() {
  runs=$((runs + 1))
  RENMIAN_LOGIN=$1 RENMIAN_ASKED="asked-$runs.json" "$tools/venv/bin/schemathesis" --no-color run openapi.json \
    --url "$address" --seed "$seed" "${@:2}" || status=1
}
if [ "$extent" = full ]; then
  ask_as handler
else
  ask_as handler --phases coverage --max-failures 20
  ask_as handler --phases examples,fuzzing,stateful --max-failures 20 --max-examples 30 --max-time "$extent"
fi
for login in auditor secadmin sysadmin; do ask_as "$login" --phases coverage; done
python3 "$here/all_asked.py" "$address" openapi.json asked-*.json || status=1
grep -v '^$' serve.log | head -n 50 || true
exit "$status"
