#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# An import that is killed, or whose store fails, at many points: run again it gives the very record
# of an undisturbed one, with nothing lost and nothing doubled, and the audit chain holds.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# agendas first, so that every other meeting has two versions
for month in januar februar marts april; do
	for day in 3 8 12 17 22; do
		minutes "in/$month-$day-b.txt" "$day. $month 2020" Referat
		[ $((day % 2)) = 0 ] || minutes "in/$month-$day-a.txt" "$day. $month 2020" Dagsorden
	done
done
: >in/empty.txt

new_store
run "$SPOR" import in
is "undisturbed" "$status" 1
dump >undisturbed
has "it gives twenty meetings" "$(grep -c '^  "key"' undisturbed)" 20

# same NAME: the store holds what it should and is in order
same() {
	dump >again
	if ! cmp -s undisturbed again; then
		result 'not ok' "$1" "$(diff undisturbed again | head -20)"
	elif ! "$SPOR" check >said 2>&1 || ! "$SPOR" audit verify >>said 2>&1; then
		result 'not ok' "$1" "$(cat said)"
	else
		result ok "$1"
	fi
}

# ---- at chosen calls to the store ----
for mode in ,kill ',kill,late' '' ,late ,busy; do
	at=7 points=0
	new_store
	url=$SPOR_STORE
	"$SPOR" init >/dev/null
	while :; do
		status=0
		SPOR_STORE="fault:$at$mode:$url" timeout 100 "$SPOR" import in >out 2>err || status=$?
		case $mode$status in
		,kill*137) ;;
		,kill*) break ;; # it had come to its end before that call
		esac
		points=$((points + 1))
		# the next point of the same store: a later run has less left to do
		at=$((at + 331))
		[ "$points" -lt 12 ] || break
		[ $((points % 3)) = 0 ] || continue
		"$SPOR" import in >/dev/null 2>&1
		same "fails${mode:-} at call $at and before, then run again"
		new_store
		url=$SPOR_STORE
		"$SPOR" init >/dev/null
	done
	"$SPOR" import in >/dev/null 2>&1
	same "fails${mode:-}: the last one"
	yes "fails${mode:-}: at several points" [ "$points" -ge 3 ]
done

# ---- at any moment, by the system ----
for round in 1 2 3 4; do
	new_store
	killed=0
	for part in 1 2 3 4 5; do
		"$SPOR" import in >/dev/null 2>&1 &
		pid=$!
		sleep "0.0$(((round * 37 + part * 53) % 90 + 10))"
		kill -9 $pid 2>/dev/null && killed=$((killed + 1))
		wait $pid 2>/dev/null
	done
	"$SPOR" import in >/dev/null 2>&1
	same "killed at any moment, round $round ($killed kills)"
done
drop_store
done_testing
