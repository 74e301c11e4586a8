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

run "$SPOR" backup copy.db
is "backup" "$status" 0
run "$SPOR" check --store copy.db
is "the copy is a store" "$status" 0
run "$SPOR" backup copy.db
is "backup does not write over a file: status 5" "$status" 5

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
