#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# Documents of the store read again by a newer reader: what an older one overlooked comes in, what
# it took for an item by mistake is marked, what people said stays. Runs once on each engine.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# ---- an older reader that saw less, more, and otherwise ----
new_store
minutes in/a.txt '9. juni 2020' Referat
"$SPOR" import in -q >/dev/null
"$SPOR" correct tmu/2020-06-09/12 title 'Cykelsti, etape 1' -q >/dev/null
tamper "INSERT INTO item (municipality, id, meeting, position, number, slug, title, closed, truncated, withdrawn, doubts, extraction, spans) SELECT municipality, id + 1000000, meeting, 9, '14', '14', 'Side 2 af 2', closed, truncated, withdrawn, 0, extraction, '' FROM item WHERE number = '11';
	DELETE FROM section; DELETE FROM outcome; DELETE FROM decision; DELETE FROM item WHERE number = '11';
	UPDATE meeting SET place = 'Rådhus'; DELETE FROM meeting_seal; UPDATE document_reading SET reader = 0"
run "$SPOR" show tmu/2020-06-09/11
is "an item that an older reader overlooked" "$status" 3
run "$SPOR" import --reread
is "read again" "$status" 0
has "the meeting changed" "$out" "changed 1"
run "$SPOR" show tmu/2020-06-09
has "what was overlooked is there" "$out" "11  Godkendelse af dagsorden"
has "with its decision" "$out" "approved"
has "what was no item is marked" "$out" "Side 2 af 2 [no longer in the newest version]"
has "the head is right" "$out" "Mødelokale 2"
has "what a person said stays" "$out" "Cykelsti, etape 1"
lacks "no version comes of it" "$out" "Versions"
run "$SPOR" audit show --csv
has "the log says what it was" "$out" ",reread,meeting,"
run "$SPOR" import --reread
has "once" "$out" "No document"
tamper "UPDATE document_reading SET reader = 0"
run "$SPOR" import --reread
has "and a reader that finds the same changes nothing" "$out" "unchanged 1"
run "$SPOR" check
has "reading again does not wash off that others changed the rows" "$out" "by others than Spor"
is "which is all that is wrong" "$(grep -c '^council' out)" 1

# ---- a document whose bytes are no longer what they were ----
tamper "UPDATE document_reading SET reader = 0"
if [ "$ENGINE" = pgsql ]; then
	tamper "UPDATE document SET bytes = '\\x00'"
else
	tamper "UPDATE document SET bytes = x'00'"
fi
run "$SPOR" import --reread
is "a damaged document: status 1" "$status" 1
has "is named" "$err" "a.txt"
run "$SPOR" show tmu/2020-06-09/12
has "the record stays as it was" "$out" "Cykelsti, etape 1"
run "$SPOR" check
has "check tells of the bytes" "$out" "not those that were imported"

# ---- a version that is put back ----
new_store
rm -rf in
minutes in/a.txt '9. juni 2020' Referat
cp in/a.txt first.txt
"$SPOR" import in -q >/dev/null
sed 's/cykelsti/gangsti/' first.txt >in/a.txt
run "$SPOR" import in
has "another version of the same name" "$out" "changed 1"
run "$SPOR" show tmu/2020-06-09
has "is in force" "$out" "gangsti langs"
cp first.txt in/a.txt
run "$SPOR" import in
has "the first one put back is a change" "$out" "changed 1"
run "$SPOR" show tmu/2020-06-09
has "and in force again" "$out" "cykelsti langs"
run "$SPOR" show tmu/2020-06-09/12 --edition 2
has "what was in force between is kept" "$out" "gangsti langs"
run "$SPOR" import in
has "once" "$out" "unchanged 1"
mkdir -p other
sed 's/cykelsti/gangsti/' first.txt >other/b.txt
run "$SPOR" import other
has "a version of another name" "$out" "changed 1"
cp first.txt in/a.txt
run "$SPOR" import in other
has "takes nobody's place" "$out" "unchanged 2"
run "$SPOR" check
is "the store is in order" "$status$err" 0

# ---- items without numbers ----
new_store
mkdir web
page() {
	cat <<EOF
<html><head><title>Referat</title><meta charset="utf-8"></head><body><h1>Trafikudvalget</h1>
<p>Fjordby Kommune</p><p>Referat fra mødet den 9. juni 2020 kl. 16.00</p>
<h2>Godkendelse af dagsorden</h2><h3>Beslutning</h3><p>Godkendt.</p>
<h2>Ny cykelsti langs Havnevej</h2><h3>Sagsfremstilling</h3><p>Udgiften er 2,5 mio. kr. i 2021.</p>
<h3>Indstilling</h3><p>Center for Teknik indstiller, at der gives en bevilling på 2,5 mio. kr. i 2021.</p>
<h3>Beslutning</h3><p>$1</p>
<h2>Meddelelser</h2><h3>Beslutning</h3><p>Taget til efterretning.</p></body></html>
EOF
}
page Godkendt. >web/a.html
page Udsat. >web/b.html
run "$SPOR" import web/a.html web/b.html
has "a mended page" "$out" "new 1, changed 1"
run "$SPOR" show trafikudvalget/2020-06-09
has "items without numbers have places" "$out" "u2  Ny cykelsti langs Havnevej"
run "$SPOR" show trafikudvalget/2020-06-09/u2
has "by which they are found" "$out" "→ postponed"
run "$SPOR" show trafikudvalget/2020-06-09/u2 --edition 1
has "also in an older version" "$out" "→ approved"
run "$SPOR" correct trafikudvalget/2020-06-09/u2 closed yes
run "$SPOR" show trafikudvalget/2020-06-09 --edition 1
lacks "closed later, closed there too, by its title" "$out" "approved
      1 amount"
run "$SPOR" show trafikudvalget/2020-06-09/2
has "a number that is none" "$err" "its items are u1–u3"

# ---- one body under many names, and the abbreviations that minutes print ----
new_store
mkdir names
day=0
for name in 'Økonomiudvalget i Fjordby Kommune' 'Økonomiudvalget (2022-2025)' Økonomiudvalg \
	'Fjordby Byråd' 'Byrådet' 'Byrådet i Fjordby Kommune' 'Teknik- & Miljøudvalget' \
	'Teknik- og Miljøudvalget' 'Børne- og Ungeudvalget, ekstraordinært møde'; do
	day=$((day + 1))
	cat >names/$day.txt <<-EOF
		Fjordby Kommune
		Referat
		Udvalg: $name
		Dato: $day. maj 2020

		1. Ny havn
		Indstilling
		Forvaltningen indstiller, at havnen bygges.
		Sagsgang: BUU, ØU, BY
		Beslutning
		Godkendt.
	EOF
done
run "$SPOR" import names --municipality 998
is "bodies under many names: status 0" "$status" 0
run "$SPOR" body list --csv
is "are four" "$(grep -c '^998,' out)" 4
has "the place and the term are no part of a name" "$out" ",Økonomiudvalget,"
has "an abbreviation on the roads is another name" "$out" "BUU"
run "$SPOR" show øu
is "by which the body is found" "$(grep -c 'May 2020\|maj 2020' out)" 3
run "$SPOR" check
is "the store is in order" "$status$err" 0

# ---- an abbreviation whose letters stand in another body's name ----

mkdir letters
minutes_of() {
	printf 'Referat\n%s\n%s kl. 16.00\n\nDeltagere: Anne Holm (A), Bo Krog (V)\n\n1. %s\n\nBeslutning\nGodkendt.\n' \
		"$1" "$2" "$3"
}
minutes_of 'Kommunalbestyrelsen (KB)' '5. maj 2021' 'Lån til hallen' >letters/kb.txt
minutes_of 'Kultur- og Bymiljøudvalget' '12. maj 2021' 'Bænke i parken' >letters/kultur.txt
for order in 'kb kultur' 'kultur kb'; do
	new_store
	for name in $order; do
		run "$SPOR" import "letters/$name.txt" --municipality 998
	done
	run "$SPOR" body list --csv
	is "two written-out names are two bodies ($order)" "$(grep -c '^998,' out)" 2
done

drop_store
done_testing
