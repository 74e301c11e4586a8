#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# Rows that somebody changes behind the program's back: "spor check" finds and names them, also when
# a correction came after. Runs once on each engine.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

minutes v/agenda.txt '9. juni 2020' Dagsorden
minutes v/minutes.txt '9. juni 2020' Referat
minutes v/other.txt '11. august 2020' Referat
sed 's/Teknik- og Miljøudvalget/Trafikudvalget/; s/cykelsti langs Havnevej/rundkørsel på Kirkevej/' \
	v/other.txt >v/traffic.txt

# a store in which everything that writes has written
fill() {
	new_store
	"$SPOR" import v/agenda.txt v/other.txt v/traffic.txt -q
	"$SPOR" correct tmu/2020-06-09/12 title 'Cykelsti, etape 1' -q >/dev/null
	"$SPOR" correct tmu/2020-06-09/12 case_no '20/17' -q >/dev/null
	"$SPOR" import v/minutes.txt -q
	"$SPOR" correct tmu/2020-06-09/12 amount.1.oere --confirm -q >/dev/null
	"$SPOR" correct tmu/2020-06-09/12 closed yes -q >/dev/null
	"$SPOR" body alias trafikudvalget 'Udvalget for Trafik' -q
} >/dev/null
fill
run "$SPOR" check
is "what Spor wrote is in order" "$status$err" 0
run "$SPOR" body merge trafikudvalget tmu
run "$SPOR" check
is "and after a merge" "$status$err" 0
run "$SPOR" audit verify
is "and the chain" "$status$err" 0

# found NAME SQL WHERE WHAT
found() {
	fill
	tamper "$2"
	run "$SPOR" check
	is "$1: status 10" "$status" 10
	has "$1: named" "$out" "$3"
	has "$1: told" "$out" "$4"
}
day=2020-06-09
tmu=998/teknik-og-miljoeudvalget
COLUMNS=300
export COLUMNS
wrote="rows are not those that audit entry"
found "an outcome" "UPDATE outcome SET outcome = 'rejected' WHERE outcome = 'approved'" "item $tmu/$day/11" "$wrote"
found "a title" "UPDATE item SET title = 'x' WHERE number = '13'" "item $tmu/$day/13" "$wrote"
found "a case's number" "UPDATE case_file SET number = '20/18'" "item $tmu/$day/12" "$wrote"
found "an amount" "UPDATE amount SET oere = oere + 100" "item $tmu/$day/12" "$wrote"
found "a promise removed" "DELETE FROM commitment" "item $tmu/$day/12" "$wrote"
found "an absence added" "INSERT INTO attendance (municipality, meeting, item, decision, position, name, status, spans) SELECT municipality, id, 0, 0, 99, 'Ida Friis', 'absent', '' FROM meeting WHERE day = '$day'" "meeting $tmu/$day" "$wrote"
found "a meeting opened again" "UPDATE meeting SET place = 'Byrådssalen' WHERE day = '$day'" "meeting $tmu/$day" "$wrote"
found "a closed item opened" "UPDATE item SET closed = NOT closed WHERE number = '13'" "item $tmu/$day/13" "$wrote"
found "a correction's name" "UPDATE correction SET who = 'cli:other'" "meeting $tmu/$day" "$wrote"
found "another document" "UPDATE extraction SET text_hash = document.sha256 FROM document WHERE document.id = extraction.document" "meeting $tmu/$day" "$wrote"
found "a body's name" "UPDATE body SET name = 'Udvalget' WHERE slug = 'trafikudvalget'" "body trafikudvalget" "$wrote"
found "an item removed" "DELETE FROM section; DELETE FROM outcome; DELETE FROM decision; DELETE FROM item WHERE number = '11'" "item $tmu/$day/" "are gone"
found "an item put in" "INSERT INTO item (municipality, id, meeting, position, number, slug, title, closed, truncated, withdrawn, doubts, extraction, spans) SELECT i.municipality, i.id + 1000000, i.meeting, 9, '14', '14', 'Ekstra', i.closed, i.truncated, i.withdrawn, 0, i.extraction, '' FROM item i JOIN meeting m ON m.id = i.meeting WHERE i.number = '11' AND m.day = '$day'" "item $tmu/$day/14" "it came after audit entry"
found "rows and seal alike" "DELETE FROM meeting_seal; UPDATE item SET title = 'x' WHERE number = '11'" "meeting $tmu/$day" "neither its rows nor its seal"
found "a meeting that Spor did not write" "INSERT INTO meeting (municipality, id, body, day, ordinal, version, document, extraction, withdrawn, spans, changed) SELECT municipality, id + 1000000, body, '2020-07-01', 1, 1, document, extraction, withdrawn, '', changed FROM meeting WHERE day = '$day'" "meeting $tmu/2020-07-01" "no audit entry"
found "a whole meeting removed" "DELETE FROM outcome; DELETE FROM decision; DELETE FROM dissent; DELETE FROM amount; DELETE FROM commitment; DELETE FROM attachment; DELETE FROM point; DELETE FROM route_step; DELETE FROM recommendation; DELETE FROM section; DELETE FROM item_part; DELETE FROM attendance; DELETE FROM correction; DELETE FROM meeting_seal; DELETE FROM item; DELETE FROM meeting_version; DELETE FROM meeting" "meeting 998/" "are gone"

found "aliases emptied" "DELETE FROM body_alias WHERE by_person = (1 = 0)" "body trafikudvalget" "its own name no longer finds it"
found "a table dropped" "DROP TABLE outcome" "council" "table outcome is gone"
if [ "$ENGINE" = pgsql ]; then
	found "a trigger dropped" "DROP TRIGGER audit_entry_append_only ON audit_entry" "store" "trigger audit_entry_append_only is gone"
else
	found "a trigger dropped" "DROP TRIGGER audit_entry_no_update" "store" "trigger audit_entry_no_update is gone"
	head -c 20000 "$SPOR_STORE" >cut.db
	run "$SPOR" check --store cut.db
	is "a store cut short: status 10" "$status" 10
	has "a store cut short: told" "$err" "cut short"
fi

# a correction made afterwards does not wash it off
fill
tamper "UPDATE item SET title = 'x' WHERE number = '11'"
"$SPOR" correct tmu/2020-06-09/13 title 'Salg af grund' -q >/dev/null
run "$SPOR" check
is "changed before a correction: status 10" "$status" 10
has "changed before a correction: told" "$out" "by others than Spor between the audit entries"

# a store from before there were seals: what cannot be told is said, and is no damage
fill
tamper "DELETE FROM meeting_seal; DELETE FROM document_reading; UPDATE item SET title = 'x' WHERE number = '11';
	UPDATE store_migration SET applied = '$(date -u -d '1 second' +%Y-%m-%dT%H:%M:%S.000Z)' WHERE module = 'council' AND version = 2"
sleep 2
run "$SPOR" check
is "older than the seals: no damage" "$status" 0
has "but said" "$err" "last written before this store kept seals: meetings 3, bodies 0"
run "$SPOR" import --reread
run "$SPOR" check
is "read again: sealed" "$status$err" 0
tamper "UPDATE item SET title = 'x' WHERE number = '11'"
run "$SPOR" check
has "and watched from then on" "$out" "$wrote"

drop_store
done_testing
