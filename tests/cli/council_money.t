#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# What sums are shared out to, and whether the parts add up. Runs once on each engine; the answers
# must be the same.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# item NUMBER TITLE TEXT
item() {
	printf '%s. %s\n\nSagsfremstilling\n\n%s\n\nBeslutning\n\nGodkendt.\n\n' "$1" "$2" "$3"
}
minutes() {
	printf 'Fjordby Kommune\n\nReferat\n\nØkonomiudvalget den 16. juni 2020 kl. 16:00\n\n'
	item 1 'Udmøntning af bypuljen' 'Der er afsat 900.000 kr. årligt i 2021 og 2022. Puljen fordeles med 400.000 kr. årligt til Torvet, 300.000 kr. årligt til Havnen og '"$1"' kr. årligt til Parken.'
	item 2 'Tilskud til klubber' 'Puljen på 1,5 mio. kr. fordeles med 0,5 mio. kr. til Sejlklubben, 0,6 mio. kr. til Roklubben og resten til spejderne.'
	item 3 'Cykelsti' 'Cykelstien kostede 4.180.000 kr. mod en bevilling på 4.300.000 kr. Skiltene kostede 300.000 kr.'
	item 4 'Lukket sag: Køb af jord' 'Købesummen på 3.000.000 kr. fordeles med 2.000.000 kr. til jorden og 900.000 kr. til huset.'
	item 5 'Foreninger' 'Puljen på 50.000 kr. fordeles med 25.000 kr. til spejderne og 25.000 kr. til rideklubben.'
	item 6 'Stier' 'Der er afsat 200.000 kr. årligt, som fordeles med 110.000 kr. til grus og 90.000 kr. til bænke, dog i 2024 130.000 kr. til grus og 90.000 kr. til bænke.'
}

new_store
mkdir -p in
minutes 150.000 >in/oeu.txt
run "$SPOR" --municipality 998 import in
day=998/oekonomiudvalget/2020-06-16

run "$SPOR" --json money --pools
is "pools are listed" "$status" 0
has "what does not add up is told" "$out" '"check": "lacks"'
has "with the difference in kroner" "$out" '"difference": -50000'
has "and the sentence" "$out" 'Puljen fordeles med 400.000 kr. årligt til Torvet'
has "a remainder is what the others leave" "$out" '"how": "rest"'
lacks "what shares nothing out is no pool" "$out" '4180000'
lacks "closed items are not told" "$out" 'jorden'

run "$SPOR" --json money --wrong
has "only those that do not add up" "$out" 'Torvet'
lacks "not those that do" "$out" 'Sejlklubben'
run "$SPOR" --json money --pools --year 2019
is "no pool of another year" "$(printf '%s' "$out" | tr -d ' \n')" '{"pools":[]}'
run "$SPOR" --lang en money --alone
has "what is for one item wants its key" "$err" 'is for one item: give its KEY'
run "$SPOR" --json money --pools --body økonomiudvalget --limit 1
has "a body's" "$out" 'Torvet'
lacks "and no more than asked for" "$out" 'Sejlklubben'
run "$SPOR" --json money
has "without an argument the largest amounts come too" "$out" '"amount": 4300000'

run "$SPOR" --csv money --pools
has "as CSV, a line for each amount" "$out" "$day/1,1,"
run "$SPOR" --lang da money
has "for people" "$out" 'delene mangler 50.000 kr.'
has "with the places" "$out" 'oeu.txt, linje'
has "amounts as people write them" "$out" '1,5 mio. kr.'
run "$SPOR" --lang da money "$day/2"
has "an item's amounts with their numbers" "$out" '2.'
has "and its pools" "$out" 'delene stemmer'
run "$SPOR" --json money --alone "$day/2"
has "an item alone" "$out" 'Sejlklubben'
run "$SPOR" --json money klubber
has "of the items that words find" "$out" 'Sejlklubben'
lacks "and of no other" "$out" 'Torvet'
run "$SPOR" --lang da show "$day/1"
has "an item tells its checks" "$out" 'delene mangler 50.000 kr.'

run "$SPOR" money --closed
is "closed items want a purpose" "$status" 2
run "$SPOR" --json money --pools --closed --purpose tilsyn
has "then they are told" "$out" 'jorden'
lacks "by themselves" "$out" 'Torvet'

# ---- what people say ----
run "$SPOR" money not-part "$day/1#4" 1
is "an amount can be taken out" "$status" 0
run "$SPOR" --json money "$day/1"
has "the check follows" "$out" '"difference": -200000'
has "and tells that a person has a hand in it" "$out" '"by_person": true'
run "$SPOR" money part "$day/1#4" 1
run "$SPOR" --json money "$day/1"
has "and put back" "$out" '"difference": -50000'
run "$SPOR" money not-part "$day/1#4" 1
run "$SPOR" --json money undo "$day/1#4"
has "what was said can be taken back" "$out" '"verdict":null'
run "$SPOR" --json money "$day/1"
has "the check follows that, too" "$out" '"difference": -50000'
lacks "and nobody has a hand in it" "$out" '"by_person": true'
run "$SPOR" --lang en money undo "$day/1#4"
has "once" "$err" 'nobody has said anything of this amount'
run "$SPOR" money undo "$day/1#9"
is "of an amount that is there" "$status" 3
run "$SPOR" audit show --json
has "with its entry" "$out" 'take back'
run "$SPOR" --lang en money not-part "$day/5#2" 1
has "an amount of two parts is both" "$err" '2 parts of the sum have that amount'
run "$SPOR" --json money --pools "$day/5"
lacks "and both are gone" "$out" '"check"'
run "$SPOR" money undo "$day/5#2"
run "$SPOR" money not-part "$day/5#2:koret" 1
is "a part must be called so" "$status" 3
run "$SPOR" money not-part "$day/5#2:Ride" 1
run "$SPOR" --json money "$day/5"
has "one of them can be meant" "$out" '"difference": -25000'
has "and the other stays" "$out" '"text": "spejderne"'
run "$SPOR" money part "$day/5#2:Ride" 1
run "$SPOR" --json money "$day/5"
has "and comes back" "$out" '"check": "adds-up"'
run "$SPOR" --lang en money "$day/6"
has "the years that were counted are told" "$out" '2024: the parts exceed it by'
has "and those that have no number" "$out" 'the other years: the parts add up'
run "$SPOR" --json money "$day/6"
lacks "which have none for programs either" "$out" '"year": -1'
run "$SPOR" money part "$day/3#3" 2
is "a person can say what shares a sum" "$status" 0
run "$SPOR" --json money "$day/3"
has "that makes a pool" "$out" '"by_person": true'
run "$SPOR" correct "$day/1" amount.4.oere 20000000
run "$SPOR" --json money --wrong "$day/1"
lacks "a corrected amount is followed" "$out" 'Torvet'
run "$SPOR" --lang da show "$day/1"
has "an item tells it in kroner" "$out" 'amount.4.oere sat til ”200.000 kr.”'
minutes 150.000 | sed 's/Godkendt\./Godkendt uden afstemning./' >in/oeu.txt
run "$SPOR" --municipality 998 import in
run "$SPOR" --json money "$day/3"
has "what was said holds after a newer version" "$out" '"by_person": true'
run "$SPOR" --json money --wrong "$day/1"
lacks "and the correction too" "$out" 'Torvet'

run "$SPOR" --lang en money "$day/3"
has "its part has the words of the sentence" "$out" 'Skiltene kostede'
has "and the sum its sentence" "$out" '“Cykelstien kostede 4.180.000 kr. mod en bevilling på 4.300.000 kr. Skiltene kostede 300.000 kr.” –'
has "and who says so" "$out" 'a person has said what its parts are'
run "$SPOR" --lang en money part "$day/3#2" 3
is "a sum is no part of its own part" "$status" 2
has "and it is told what to do" "$err" 'the sum 3 is itself part of amount 2: say first that it is not (money not-part)'
run "$SPOR" money part "$day/1" 1
is "which amount must be said" "$status" 2
run "$SPOR" money part "$day/1#9" 1
is "an amount that is not there is not found" "$status" 3
run "$SPOR" money part "$day/1#1" 1
is "an amount is no part of itself" "$status" 2
run "$SPOR" money part "$day#1" 1
is "an item must be named" "$status" 2
run "$SPOR" check
is "the store is sound" "$status" 0

# ---- the order does not follow from that of import ----
alike() {
	printf 'Fjordby Kommune\n\nReferat\n\n%s den %s kl. 16:00\n\n' "$1" "$2"
	item 1 "$3" 'Puljen på 90.000 kr. fordeles med 50.000 kr. til havnen og 40.000 kr. til torvet.'
}
mkdir -p alike
alike Kulturudvalget '9. juni 2020' Broen >alike/a.txt
alike Kulturudvalget '12. maj 2020' Stien >alike/b.txt
alike Miljøudvalget '12. maj 2020' Engen >alike/c.txt
for order in 'a b c' 'c b a' 'b c a'; do
	new_store
	for f in $order; do "$SPOR" --municipality 998 import -q "alike/$f.txt"; done
	"$SPOR" --json money >"$(printf '%s' "$order" | tr -d ' ').json"
done
is "the same list in whatever order: c b a" "$(cat cba.json)" "$(cat abc.json)"
is "the same list in whatever order: b c a" "$(cat bca.json)" "$(cat abc.json)"
drop_store
done_testing
