#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# When the machine does not play along: no room left, no rights, a store that another holds. The
# message says what to do, nothing that was said to be stored is lost, and the next run goes on.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
ENGINE=sqlite

for month in januar marts maj august oktober; do
	for day in 3 9 14 21 28; do
		minutes "in/$month-$day.txt" "$day. $month 2020" Referat
	done
done
minutes first/one.txt '7. januar 2019' Referat

# listed: the meetings in the store
listed() {
	"$SPOR" show --csv 2>/dev/null | sed 1d | wc -l
}

# ---- no room left ----
# with_room BYTES COMMAND…: no file may grow beyond so many bytes
with_room() {
	python3 -c 'import os, resource, sys
most = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
os.execv(sys.argv[2], sys.argv[2:])' "$@"
}
new_store
"$SPOR" import first -q >/dev/null
size=$(stat -c %s "$SPOR_STORE")
told=0
for room in 1 40000 120000; do
	run with_room $((size + room)) "$SPOR" import in
	if [ "$status" -ne 0 ]; then
		told=$((told + 1))
		is "no room: status 7" "$status" 7
		has "no room: the message says what to do" "$err" "no room left for the store"
	fi
	run "$SPOR" check
	is "no room: what is stored is whole" "$status$err" 0
	yes "no room: what stood there stands" "$SPOR" show tmu/2019-01-07
done
yes "the room did run out" [ "$told" -gt 0 ]
before=$(listed)
run with_room 1 "$SPOR" correct tmu/2019-01-07/12 title 'Ny titel'
is "a correction without room: status 7" "$status" 7
lacks "is not said to be made" "$out" "Ny titel"
run "$SPOR" show tmu/2019-01-07/12
lacks "and is not" "$out" "Ny titel"
run with_room 1 "$SPOR" backup copy.db
is "a backup without room: status 7" "$status" 7
yes "leaves no half copy" [ ! -e copy.db ]
is "nothing was lost" "$(listed)" "$before"
run "$SPOR" import in
is "with room again it goes on" "$status" 0
is "to the end" "$(listed)" 26
run "$SPOR" check
is "and the store is in order" "$status$err" 0
run "$SPOR" import in --report nowhere/report.json
is "no place for the report: status 7" "$status" 7
has "which is named" "$err" "cannot write the report “nowhere/report.json”"
# a pipe, a link or a device is written to, never replaced
mkfifo report.pipe
ln -s report.linked report.link
cat report.pipe >report.read &
reader=$!
run timeout 20 "$SPOR" import in --report report.pipe
[ -p report.pipe ] || kill $reader
wait $reader
has "a report can go to a pipe" "$(cat report.read)" '"fate":"unchanged"'
yes "which is still one" [ -p report.pipe ]
run "$SPOR" import in --report report.link
has "or where a link points" "$(cat report.linked)" '"fate":"unchanged"'
yes "which is still one, too" [ -L report.link ]
run "$SPOR" import in --report in
is "a folder is no report: status 7" "$status" 7

# ---- no rights ----
# somebody COMMAND…: as a user with no rights to anything of ours (root may do everything)
if [ "$(id -u)" = 0 ]; then
	chmod 755 "$work"
	cp "$SPOR" "$work/spor"
	somebody() {
		setpriv --reuid 65534 --regid 65534 --clear-groups "$work/spor" "$@"
	}
else
	somebody() {
		"$SPOR" "$@"
	}
fi
mkdir locked
cp "$SPOR_STORE" locked/store.db
chmod 444 locked/store.db
chmod 555 locked
export SPOR_STORE="$work/locked/store.db"
for command in "show" "import $work/in" "correct tmu/2019-01-07/12 title x" "init"; do
	# shellcheck disable=SC2086
	run somebody $command
	is "read-only store and folder, $command: status 6" "$status" 6
	has "$command: says what is missing" "$err" "no right to write to the store"
	is "$command: says nothing else" "$(grep -c '^spor' err)$out" 1
done
yes "the store is untouched" cmp "$SPOR_STORE" "$work/store1.db"
chmod 755 locked
chmod 666 locked/store.db
chmod 555 locked
run somebody import "$work/first"
is "a folder that cannot be written to: status 6" "$status" 6
has "the folder is named, too" "$err" "and its folder"
chmod 755 locked
chmod 000 locked/store.db
run somebody show
is "a store that cannot be read: status 6" "$status" 6
chmod 644 locked/store.db
SPOR_STORE=$work/locked/new/store.db
run somebody init
is "a store in a folder that is not there: an error" "$((status > 0))" 1
has "which is named" "$err" "locked/new"
SPOR_STORE=$work/store1.db
cp -r in read
chmod 000 read/marts-3.txt
mkdir read/closed
chmod 000 read/closed
chmod 755 read
chmod 666 "$SPOR_STORE"
run somebody import "$work/read" --store "$work/none/x.db"
is "no folder for a new store: status" "$((status > 0))" 1
SPOR_STORE=$work/free/s.db
mkdir free
chmod 777 free
run env XDG_STATE_HOME="$work/free/state" sh -c "$(command -v setpriv >/dev/null && [ "$(id -u)" = 0 ] && echo "setpriv --reuid 65534 --regid 65534 --clear-groups $work/spor" || echo "$SPOR") import $work/read"
is "files without rights: status 1" "$status" 1
has "the file is named" "$err" "marts-3.txt"
has "and the folder" "$err" "read/closed"
has "the others are taken" "$out" "new 24"
chmod 644 read/marts-3.txt
chmod 755 read/closed
run "$SPOR" import read
has "with rights it is taken, too" "$out" "new 1, unchanged 24"

# ---- paths of other kinds ----
SPOR_STORE=$work/store1.db
mkfifo pipe
mkdir odd
mkfifo odd/pipe
ln -s ../in odd/link
run timeout 20 "$SPOR" import pipe
is "a pipe that was named: status 7" "$status" 7
has "is refused, not waited for" "$err" "pipe"
run timeout 20 "$SPOR" import odd
is "pipes and links in a folder are left out" "$out$status" "Files: 2 (left out 2)0"
deep=odd
for level in $(seq 1 40); do
	deep=$deep/$level
done
mkdir -p "$deep"
run "$SPOR" import odd --report deep.json
is "folders without end: status 1" "$status" 1
has "are said" "$err" "too deep among folders"
has "also in the report" "$(cat deep.json)" "too deep"

# ---- another holds the store ----
SPOR_STORE=$work/store1.db
python3 -c 'import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
open("held", "w").close()
while True:
	time.sleep(1)' "$SPOR_STORE" &
holder=$!
while [ ! -e held ]; do sleep 0.1; done
run "$SPOR" show tmu/2019-01-07
is "reading goes on while another writes" "$status" 0
minutes late/late.txt '1. december 2020' Referat
"$SPOR" --lang en import late >/dev/null 2>late.err &
waiting=$!
run "$SPOR" correct tmu/2019-01-07/12 title 'Ny titel'
is "a correction waits, then gives up: status 9" "$status" 9
wait $waiting
is "an import too: status 9" $? 9
has "and says so" "$(cat late.err)" "is being written by someone else: try again in a moment"
kill $holder
wait $holder 2>/dev/null
run "$SPOR" import late
has "free again: taken" "$out" "new 1"
run "$SPOR" check
is "and the store is in order" "$status$err" 0

# ---- a backup put back ----
"$SPOR" audit verify >/dev/null
run "$SPOR" backup safe.db
is "a backup" "$status" 0
minutes after/last.txt '8. december 2020' Referat
"$SPOR" import after -q >/dev/null
mkdir before
mv store1.db* before/
cp safe.db store1.db
run "$SPOR" audit verify
is "put back: the log had come further" "$status" 10
has "and verify says so" "$out" "but had reached"
for heads in "$XDG_STATE_HOME"/spor/*.heads; do
	mv "$heads" "$heads.before-restore"
done
run "$SPOR" check
is "noted, and the heads put aside: in order" "$status" 0
has "with a warning" "$err" "no signed heads"
run "$SPOR" import after
has "what came after the backup comes back" "$out" "new 1"
run "$SPOR" check
is "and all is as it was" "$status$err" 0

done_testing
