#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A throw-away PostgreSQL for tests: own folder, private socket, no network.
#   eval "$(scripts/pg-cluster.sh start)"   starts one and sets SPOR_TEST_PG_DIR, _OWNER and _USER
#   scripts/pg-cluster.sh stop [DIR]        stops that one (default: SPOR_TEST_PG_DIR), removes it
# _OWNER may change the schema; _USER, as which the program runs, is neither owner nor superuser and
# does not bypass row-level security. Nothing is synced to disk: never keep a record in it.
set -eu

fail() {
	echo "pg-cluster.sh: $1" >&2
	exit 1
}

bin=
for found in /usr/lib/postgresql/*/bin; do
	[ -x "$found/initdb" ] && bin=$found
done
[ -n "$bin" ] || fail "PostgreSQL is not installed; run scripts/deps.sh test"

# initdb and the server refuse to run as root.
as_server() {
	if [ "$(id -u)" = 0 ]; then
		(cd / && exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
	else
		"$@"
	fi
}

start() {
	# Not TMPDIR: the path of a socket may have 107 bytes at most.
	dir=$(mktemp -d /tmp/spor-pg.XXXXXX)
	trap 'rm -rf "$dir"' EXIT
	[ "$(id -u)" != 0 ] || chown postgres:postgres "$dir"
	as_server "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 \
		--no-sync >"$dir/initdb.log" 2>&1 || {
		tail -n 5 "$dir/initdb.log" >&2
		fail "initdb failed"
	}
	as_server "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w -t 60 -s \
		-o "-k $dir -c listen_addresses='' -c fsync=off -c full_page_writes=off \
		-c max_connections=60" start >/dev/null 2>&1 || {
		tail -n 5 "$dir/server.log" >&2
		fail "the server did not start"
	}
	# Danish order as the database's own, so that a column which forgets its collation is found.
	"$bin/psql" -X -q -v ON_ERROR_STOP=1 -h "$dir" -U postgres -d postgres >/dev/null <<-'END'
		CREATE ROLE spor_owner LOGIN;
		CREATE ROLE spor_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
		CREATE DATABASE spor OWNER spor_owner TEMPLATE template0 ENCODING 'UTF8'
			LOCALE_PROVIDER icu ICU_LOCALE 'da' LOCALE 'C.UTF-8';
	END
	trap - EXIT
	echo "export SPOR_TEST_PG_DIR='$dir'"
	echo "export SPOR_TEST_PG_OWNER='postgresql://spor_owner@/spor?host=$dir'"
	echo "export SPOR_TEST_PG_USER='postgresql://spor_app@/spor?host=$dir'"
}

stop() {
	dir=$1
	case $dir in
	/tmp/spor-pg.??????) ;;
	*) fail "'$dir' is no folder of a cluster that this script started" ;;
	esac
	[ -d "$dir/data" ] || fail "there is no cluster in '$dir'"
	as_server "$bin/pg_ctl" -D "$dir/data" -m immediate -w -s stop >/dev/null
	rm -rf "$dir"
}

case ${1-} in
start) start ;;
stop) stop "${2:-${SPOR_TEST_PG_DIR:-}}" ;;
*) fail "say start or stop" ;;
esac
