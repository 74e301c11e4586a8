#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

run "$SPOR" check
is "check without a store: status 3" "$status" 3
has "check without a store: what to do" "$err" "spor init"
yes "and none is made" [ ! -e spor.db ]
run "$SPOR" init --json
is "init" "$status$err" 0
has "init tells the store" "$out" '"store":"spor.db"'
first=$out
run "$SPOR" init --json
is "init again changes nothing" "$out" "$first"
run "$SPOR" check
is "a new store is in order" "$status" 0
has "and said to be" "$out" 'the store “spor.db” is in order'
run "$SPOR" check --json
is "in order, for programs" "$status$out" "0[]"
run "$SPOR" audit verify
is "so is its audit log" "$status" 0
run "$SPOR" audit show --json
is "which is empty" "$out" "[]"

run "$SPOR_TRY" write --rows 5
is "writes" "$status$err" 0
run "$SPOR" audit verify
is "an untouched log is in order" "$status$err" 0
has "and said to be" "$out" 'the audit log of the store “spor.db” is in order'
run env SPOR_STATE=/dev/null/state "$SPOR_TRY" write --rows 1 --store other.db
is "a missing store is not made by a write: status 3" "$status" 3
"$SPOR" init --store other.db >/dev/null
run env SPOR_STATE=/dev/null/state "$SPOR_TRY" write --rows 1 --store other.db
is "no place for signed heads: the write is done" "$status" 0
has "no place for signed heads: a warning" "$err" "warning: the signed heads of the audit log cannot be kept"
run "$SPOR" audit show --csv --limit 2
is "the newest entries first" "$(printf '%s\n' "$out" | tr -d '\r' | cut -d, -f1,2,5-7)" "municipality,number,action,table,id
336,5,try,meeting,5
336,4,try,meeting,4"
has "and by whom" "$out" ",cli:$(id -un),"
run "$SPOR" audit show --who nobody --json
is "entries of somebody else" "$out" "[]"
run "$SPOR" audit show --municipality 101 --json
is "entries of another municipality" "$out" "[]"
run "$SPOR" audit show --since 9999-12-31 --json
is "entries since a date" "$out" "[]"
run "$SPOR" audit show --lang da
has "for people" "$out" "Kommune"

run "$SPOR" backup copy.db
is "backup" "$status" 0
run "$SPOR" check --store copy.db
is "the copy is a store" "$status" 0
run "$SPOR" backup copy.db
is "backup does not write over a file: status 5" "$status" 5

if command -v sqlite3 >/dev/null; then
	sqlite3 copy.db "DROP TRIGGER audit_entry_no_update;
		UPDATE audit_entry SET who = 'cli:mallory' WHERE seq = 3"
	run "$SPOR" audit verify --store copy.db
	is "a changed entry: status 10" "$status" 10
	has "a changed entry: which one" "$out" "municipality 336: entry 3 was changed"
	run "$SPOR" check --store copy.db --csv
	has "check sees it too" "$out" "audit,,municipality 336: entry 3 was changed"
	cp spor.db gone.db
	sqlite3 gone.db "DROP TRIGGER audit_entry_no_delete; DELETE FROM audit_entry WHERE seq = 2"
	run "$SPOR" audit verify --store gone.db
	has "a missing entry: which one" "$out" "municipality 336: entry 2 is missing"
	cp spor.db moved.db
	sqlite3 moved.db "DROP TRIGGER audit_entry_no_update; UPDATE audit_entry SET seq = seq + 90
		WHERE seq IN (2, 3); UPDATE audit_entry SET seq = 95 - seq WHERE seq > 90"
	run "$SPOR" audit verify --store moved.db
	has "two that changed places" "$out" "municipality 336: entry 2 was written as number 3"
	cp spor.db cut.db
	sqlite3 cut.db "DROP TRIGGER audit_entry_no_delete;
		DELETE FROM audit_entry WHERE seq > 3"
	run "$SPOR" audit verify --store cut.db
	is "a cut end: status 10" "$status" 10
	has "a cut end: how far the log had come" "$out" "the chain ends at 3, but had reached 5"
else
	skip "a changed entry and a cut end" "sqlite3 is not installed"
fi

run "$SPOR_TRY" damage
run "$SPOR_TRY" check
is "what a module finds wrong: status 10" "$status" 10
has "what a module finds wrong" "$out" "try   meeting 1  unknown setting “x”"
has "and how much" "$err" 'problems found in the store “spor.db”: 1'
head -c 100000 /dev/urandom >noise.db
run "$SPOR" check --store noise.db
is "what is no store: status 10" "$status" 10
is "and nothing but an error" "$(wc -l <err)" 1
echo text >text.db
cp text.db text.before
run "$SPOR" init --store text.db
yes "init refuses to write over another file" cmp text.db text.before
done_testing
