#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# Two documents of one body and one day: editions of one meeting, or two meetings; which of their
# items are one, and what becomes of what people said. Runs once on each engine.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# head_of FILE KIND [START]: of the Kulturudvalget's meeting
head_of() {
	mkdir -p "$(dirname "$1")"
	printf 'Fjordby Kommune\n\nKulturudvalget\n\n%s 8. marts 2022%s\n\n' "$2" "${3:+ kl. $3}" >"$1"
}
# item FILE TITLE TEXT [DECISION]
item() {
	printf '%s\n\nSagsfremstilling\n%s\n\n' "$2" "$3" >>"$1"
	[ -z "${4:-}" ] || printf 'Beslutning\n%s\n\n' "$4" >>"$1"
}
promise='Godkendt. Forvaltningen forelægger en status senest i maj 2022.'
piano='Musikskolen har brug for et klaver til den store sal, fordi det gamle ikke kan stemmes.'
bench='Borgerne ønsker en bænk ved søen, hvor man kan sidde i læ for vinden.'
bridge='Broen er lukket efter stormen, og cyklisterne kører en omvej på to kilometer.'
ku=kulturudvalget/2022-03-08

# ---- another meeting of the day, whatever comes first, with and without starts ----
for start in '' 16.00; do
	for order in 'n s' 's n'; do
		new_store
		head_of n.txt Referat "$start"
		item n.txt '1. Godkendelse af dagsorden' '' Godkendt.
		item n.txt '2. Bænken ved søen' "$bench" "$promise"
		head_of s.txt Referat "$start"
		item s.txt '1. Godkendelse af dagsorden' '' Godkendt.
		item s.txt '2. Broen over åen' "$bridge" Godkendt.
		for file in $order; do
			run "$SPOR" import "$file.txt" --municipality 998
		done
		has "$order: another meeting" "$out" "new 1"
		has "with a warning" "$err" "is known already"
		has "that says what to do" "$err" "spor meeting join"
		run "$SPOR" search bænken
		has "the bench is there" "$out" "ved søen"
		lacks "and in force" "$out" "no longer in"
		run "$SPOR" search broen
		has "so is the bridge" "$out" "over åen"
		run "$SPOR" due --all
		has "and the promise" "$out" "May 2022"
		run "$SPOR" import n.txt s.txt --municipality 998
		has "again changes nothing" "$out" "unchanged 2"
		for file in n s; do
			sed 's/Godkendt\. *$/Godkendt med tak./' "$file.txt" >"$file-2.txt"
		done
		run "$SPOR" import s-2.txt n-2.txt --municipality 998
		has "an edition goes to its own meeting" "$out" "changed 2"
		is "nothing is withdrawn" "$("$SPOR" show $ku | grep -c 'no longer')$("$SPOR" show $ku~2 | grep -c 'no longer')" 00
		run "$SPOR" check
		is "the store is in order" "$status$err" 0
	done
done
run "$SPOR" meeting join $ku~2
is "they can be said to be one" "$status" 0

# ---- an agenda and its minutes, and a page with one item, are one meeting ----
new_store
head_of a.txt Dagsorden
item a.txt '1. Godkendelse af dagsorden' 'Dagsordenen foreligger.'
item a.txt '2. Bænken ved søen' "$bench"
item a.txt '3. Nyt klaver' "$piano"
head_of m.txt Referat
item m.txt '1. Godkendelse af dagsorden' 'Dagsordenen foreligger.' Godkendt.
item m.txt '2. En bænk' "$bench" Godkendt.
item m.txt '3. Klaver til salen' "$piano" "$promise"
head_of p.txt Referat
item p.txt '7. Broen over åen' "$bridge" Godkendt.
for order in 'a m p' 'a p m' 'm p a' 'p m a'; do
	new_store
	for file in $order; do
		"$SPOR" import "$file.txt" --municipality 998 -q >/dev/null 2>err
	done
	lacks "$order: nothing is unsure" "$(cat err)" "known already"
	is "one meeting" "$("$SPOR" show --csv | grep -c /2022-03-08)" 1
	run "$SPOR" show $ku
	has "with the minutes' titles" "$out" "3   Klaver til salen"
	has "and the page's item" "$out" "7   Broen over åen"
	run "$SPOR" due --all
	has "and the promise" "$out" "May 2022"
done
new_store
head_of t.txt Tillægsdagsorden
item t.txt '4. Broen over åen' "$bridge"
for order in 'a t' 't a'; do
	new_store
	for file in $order; do
		"$SPOR" import "$file.txt" --municipality 998 -q >/dev/null 2>&1
	done
	run "$SPOR" show $ku
	has "$order: the agenda's items" "$out" "2   Bænken ved søen"
	has "beside the supplement's" "$out" "4   Broen over åen"
	lacks "both in force" "$out" "no longer in"
done

# ---- another number and another title: the same text, or the same case ----
new_store
head_of one/a.txt Referat 16.00
item one/a.txt '5. Nyt klaver' "$piano" "$promise"
item one/a.txt '6. Bænken ved søen' "$bench" Afvist.
head_of one/b.txt Referat 16.00
item one/b.txt '6. Klaver til den store sal' "$piano" "$promise"
item one/b.txt '7. Bænken ved søen' "$bench" Afvist.
head_of one/c.txt Referat 16.00
item one/c.txt '8. Bænken ved søen' "$bench" Afvist.
item one/c.txt '9. Koret' "$bridge" Godkendt.
printf 'Fjordby Kommune\n\nKulturudvalget\n\nReferat 14. juni 2022 kl. 16.00\n\n9. Musik\n\nBeslutning\nDrøftet.\n' >one/e.txt
"$SPOR" import one/a.txt one/e.txt --municipality 998 -q >/dev/null
"$SPOR" thread join $ku/5 kulturudvalget/2022-06-14/9 -q >/dev/null
"$SPOR" thread name $ku/5 'Musik i salen' -q >/dev/null
"$SPOR" due answer $ku/5#1 kulturudvalget/2022-06-14/9 -q >/dev/null
"$SPOR" correct $ku/5 amount.1.oere 100 -q >/dev/null 2>&1
"$SPOR" correct $ku/5 commitment.1.who 'Center for Musik' -q >/dev/null
run "$SPOR" import one/b.txt --municipality 998
lacks "nothing waits" "$err" "their place is gone"
run "$SPOR" correct --list --csv
is "all that was said holds" "$(grep -c "$ku/6,.*,applied," out)" 4
run "$SPOR" show $ku/5
has "the old address leads to it" "$out" "Klaver til den store sal"
run "$SPOR" due --all
has "the promise is answered" "$out" "→ kulturudvalget/2022-06-14/9"

# ---- an item that is gone: what was said of it waits ----
run "$SPOR" import one/c.txt --municipality 998
has "the import says so" "$err" "their place is gone: 4"
run "$SPOR" correct --list --csv
lacks "it does not hold" "$out" ",applied,"
run "$SPOR" correct --queue --csv
is "it stands in the queue" "$(grep -c ',queued,' out)" 4
run "$SPOR" check
is "the store is in order" "$status$err" 0
sed 's/Afvist/Afvist igen/' one/b.txt >one/d.txt
run "$SPOR" import one/d.txt --municipality 998
run "$SPOR" correct --list --csv
is "when the item comes back it holds again" "$(grep -c "$ku/6,.*,applied," out)" 4
sed 's/Godkendt/Godkendt igen/' one/c.txt >one/f.txt
"$SPOR" import one/f.txt --municipality 998 -q >/dev/null 2>&1
run "$SPOR" correct $ku/6 --drop
has "or it is dropped" "$err" "dropped: 4"
run "$SPOR" correct --queue --csv
lacks "and waits no more" "$out" ",queued,"
run "$SPOR" check
is "the store is in order then" "$status$err" 0

drop_store
done_testing
