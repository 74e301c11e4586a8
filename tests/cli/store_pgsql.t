#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
if [ -z "${SPOR_TEST_PG_OWNER:-}" ]; then
	echo "1..0 # SKIP SPOR_TEST_PG_OWNER is not set"
	exit 0
fi
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

schema=cli_$$
psql -qX "$SPOR_TEST_PG_OWNER" -c "CREATE SCHEMA $schema" || echo "Bail out! no schema"
SPOR_STORE="$SPOR_TEST_PG_OWNER&options=-csearch_path%3D$schema"
export SPOR_STORE

run "$SPOR" check
yes "check before init fails" [ "$status" != 0 ]
run "$SPOR" init --json
is "init" "$status" 0
first=$out
run "$SPOR" init --json
is "init again changes nothing" "$out" "$first"
run "$SPOR_TRY" write --rows 3
is "writes" "$status$err" 0
run "$SPOR" check
is "the store is in order" "$status$err" 0
run "$SPOR" audit show --csv --limit 1
is "the newest entry" "$(printf '%s\n' "$out" | tr -d '\r' | tail -n 1 | cut -d, -f1,2,5-7)" "336,3,try,meeting,3"
run "$SPOR" audit show --who "cli:$(id -un)" --action try --since 2020-01-01 --municipality 336 --json
is "all entries asked for" "$(grep -c '"number"' out)" 3
run "$SPOR" backup copy.db
is "backup is PostgreSQL's own work: status 2" "$status" 2
has "and the error says whose" "$err" "pg_dump"
run "$SPOR_TRY" damage
run "$SPOR_TRY" check
is "what a module finds wrong: status 10" "$status" 10
psql -qX "$SPOR_TEST_PG_OWNER" -c "SET client_min_messages = warning; DROP SCHEMA $schema CASCADE"
done_testing
