# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2154
# What the council's scripts share: a store on the engine named by ENGINE (sqlite, pgsql), and
# invented minutes. Source after lib.sh.
stores=0

# new_store: an empty store in $SPOR_STORE
new_store() {
	stores=$((stores + 1))
	if [ "$ENGINE" = pgsql ]; then
		drop_store
		schema=council_$$_$stores
		psql -qX "$SPOR_TEST_PG_OWNER" -c "CREATE SCHEMA $schema" || exit 1
		SPOR_STORE="$SPOR_TEST_PG_OWNER&options=-csearch_path%3D$schema"
	else
		SPOR_STORE=$work/store$stores.db
	fi
	export SPOR_STORE
	XDG_STATE_HOME=$work/state$stores
	export XDG_STATE_HOME
}
drop_store() {
	[ "$ENGINE" = pgsql ] && [ -n "${schema:-}" ] &&
		psql -qX "$SPOR_TEST_PG_OWNER" \
			-c "SET client_min_messages = warning; DROP SCHEMA $schema CASCADE"
	return 0
}

# tamper SQL: as the database's administrator, past the program
tamper() {
	if [ "$ENGINE" = pgsql ]; then
		psql -qX "$SPOR_STORE" -v ON_ERROR_STOP=1 -c "$1"
	else
		python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.executescript(sys.argv[2])
db.commit()' "$SPOR_STORE" "$1"
	fi
}

engine_ready() {
	if [ "$ENGINE" = pgsql ] && [ -z "${SPOR_TEST_PG_OWNER:-}" ]; then
		echo "1..0 # SKIP SPOR_TEST_PG_OWNER is not set"
		exit 0
	fi
}

# minutes FILE DAY KIND [DECISION]: a meeting of the Teknik- og Miljøudvalget with three items, one closed
minutes() {
	mkdir -p "$(dirname "$1")"
	write_minutes "$@" >"$1"
	[ "$3" = Referat ] || sed '/^Beslutning/,/^$/d; /vender tilbage/d; /hemmelige/d' "$1" >"$1.tmp"
	[ "$3" = Referat ] || mv "$1.tmp" "$1"
}
write_minutes() {
	cat <<EOF
Fjordby Kommune

$3

Teknik- og Miljøudvalget

$2 kl. 16.00
Mødelokale 2, Rådhuset

Til stede: Ane Bo (A), Jens Holm (V), Mette Dal (O)
Fraværende: Per Lund (C)

11. Godkendelse af dagsorden

Beslutning
Godkendt.

12. Ny cykelsti langs Havnevej

Sagsfremstilling
Forvaltningen har undersøgt mulighederne for en ny cykelsti langs Havnevej. Udgiften er 2,5 mio. kr. i 2021.

Indstilling
Center for Teknik indstiller, at der gives en bevilling på 2,5 mio. kr. i 2021.

Beslutning
${4:-Godkendt.}
Forvaltningen vender tilbage med en status senest i marts 2021.

13. Lukket punkt: Køb af grund

Beslutning
Den hemmelige pris blev godkendt.
EOF
}

# dump: the record as JSON, without what differs from one import to the next
dump() {
	"$SPOR" show --csv --municipality 998 | tr -d '\r' | sed 1d | cut -d, -f1 | while read -r key; do
		"$SPOR" show "$key" --json --closed --purpose test | grep -v '"imported": "\|"time": "'
	done
}
