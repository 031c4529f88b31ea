#!/bin/sh
# A private PostgreSQL 15 for tests, in a folder of its own and with PostgreSQL's durable default settings.
#
#   postgresql_server.sh start DIR   makes DIR, starts the server, prints `export RENMIAN_TEST_POSTGRESQL=...`
#   postgresql_server.sh stop DIR    stops it; DIR stays, so that its log can be read
#
# It listens on a free port of 127.0.0.1 and on a socket in DIR; the login of the printed URL is a superuser. Run as
# root, it runs the server as the user `postgres`, or `nobody` if there is none. PostgreSQL's programs are taken from
# PG_BIN, else from where Debian puts them; PG_OPTIONS may add settings (-c name=value).
set -eu

action=${1:-}
folder=${2:-}
if [ -z "$folder" ] || { [ "$action" != start ] && [ "$action" != stop ]; }; then
  echo "usage: $0 start|stop DIR" >&2
  exit 2
fi
PG_BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}

as_server() {
  if [ "$(id -u)" -ne 0 ]; then
    "$@"
  elif id postgres >/dev/null 2>&1; then
    runuser -u postgres -- "$@"
  else
    runuser -u nobody -- "$@"
  fi
}

if [ "$action" = stop ]; then
  as_server "$PG_BIN/pg_ctl" stop --pgdata "$folder/data" --mode fast --silent
  exit 0
fi

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
if [ "$(id -u)" -eq 0 ]; then chown "$(id -u postgres 2>/dev/null || id -u nobody)" "$folder"; fi
cd "$folder"
as_server "$PG_BIN/initdb" --pgdata "$folder/data" --username renmian_test --auth trust --encoding UTF8 --locale C.UTF-8 \
  >"$folder/initdb.log"

# Somebody else may take the port between the choice and the start; then another is tried.
for attempt in 1 2 3 4 5; do
  port=$(shuf --input-range 20000-29999 --head-count 1)
  if as_server "$PG_BIN/pg_ctl" start --pgdata "$folder/data" --log "$folder/server.log" --wait --silent \
    --options "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$folder' ${PG_OPTIONS:-}" >/dev/null 2>&1; then
    echo "export RENMIAN_TEST_POSTGRESQL=postgresql://renmian_test@127.0.0.1:$port/postgres"
    exit 0
  fi
done
echo "PostgreSQL did not start, see $folder/server.log" >&2
exit 1
