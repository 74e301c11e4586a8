#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# Promises: what is due, answered and put off, and what people say of it. Runs once on each engine.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# item NUMBER TITLE TEXT DECISION
item() {
	printf '%s. %s\n\nSagsfremstilling\n\n%s\n\nBeslutning\n\n%s\n\n' "$1" "$2" "$3" "$4"
}
# head_of BODY DAY
head_of() {
	printf 'Fjordby Kommune\n\nReferat\n\n%s den %s kl. 16:00\n\n' "$1" "$2"
}

new_store
mkdir -p in later
{
	head_of Kulturudvalget '2. marts 2021'
	item 1 'Strandbadet' 'Badebroen er slidt.' 'Godkendt. Udvalget ønsker en status på badebroen i maj 2021.'
	item 2 'Musikskolens lokaler' 'Lokalerne er små.' 'Godkendt. Der afrapporteres halvårligt til udvalget, første gang i marts 2022.'
	item 3 'Lukket punkt: Køb af billedsamling' 'Hemmeligt.' 'Godkendt. Forvaltningen vender tilbage med en status på hemmeligheden i april 2021.'
	item 4 'Bibliotekets åbningstider' 'Der er lange dage.' 'Godkendt. En evaluering af åbningstiderne forelægges udvalget i september 2021.'
} >in/a.txt
{
	head_of Kulturudvalget '8. juni 2021'
	item 1 'Status på badebroen ved Strandbadet' 'Broen er repareret.' 'Taget til efterretning.'
	item 2 'Tilskud til kor' 'Korene synger.' 'Godkendt.'
} >later/b.txt
{
	head_of Kulturudvalget '7. september 2021'
	item 1 'Evaluering af bibliotekets åbningstider' 'Tallene mangler endnu.' 'Udsat. Evalueringen af åbningstiderne udskydes til december 2021.'
} >later/c.txt
k=kulturudvalget/2021-03-02

# due ARGS…: key, status, answer and days late of each promise
due() {
	"$SPOR" --csv due "$@" 2>err | tr -d '\r' | python3 -c 'import csv, sys
for r in csv.DictReader(sys.stdin):
    print(r["key"].split("/", 1)[1], r["status"], r["due"], r["days_late"], (r["answered_by"] or r["moved_by"]).split("/", 1)[-1])'
}
check_due() {
	wanted=$1
	shift
	got=$(due "$@")
	yes "due $*" test "$got" = "$wanted"
	[ "$got" = "$wanted" ] || printf '%s\n' "$got" | sed 's/^/# got: /'
}

run "$SPOR" --municipality 998 import in
check_due "$k/1#1 overdue 2021-05 16 
$k/4#1 open 2021-09 0 
$k/2#1@2022-03-01 open 2022-03 0 " --today 2021-06-16
check_due "$k/1#1 overdue 2021-05 1 " --overdue --today 2021-06-01
check_due "" --overdue --today 2021-05-31
check_due "$k/4#1 open 2021-09 0 " åbningstider --today 2021-06-16
check_due "$k/1#1 overdue 2021-05 16 " "$k/1" --today 2021-06-16
check_due "$k/2#1@2022-03-01 overdue 2022-03 62 
$k/2#1@2022-09-01 open 2022-09 0 " --year 2022 --today 2022-06-01
check_due "$k/2#1@2022-03-01 overdue 2022-03 154 " "$k/2#1@2022-03" --today 2022-09-01

run "$SPOR" import later
check_due "$k/1#1 answered 2021-05 8 kulturudvalget/2021-06-08/1
$k/4#1 moved 2021-09 0 kulturudvalget/2021-09-07/1
kulturudvalget/2021-09-07/1#1 open 2021-12 0 
$k/2#1@2022-03-01 open 2022-03 0 " --all --today 2021-10-01
check_due "$k/1#1 answered 2021-05 8 kulturudvalget/2021-06-08/1" --answered --today 2021-10-01
check_due "$k/4#1 moved 2021-09 0 kulturudvalget/2021-09-07/1" --moved --today 2021-10-01

# ---- as it stood on a day that is over ----
check_due "$k/1#1 overdue 2021-05 6 
$k/4#1 open 2021-09 0 
$k/2#1@2022-03-01 open 2022-03 0 " --today 2021-06-06
check_due "" --answered --today 2021-06-07
check_due "$k/1#1 answered 2021-05 8 kulturudvalget/2021-06-08/1" --answered --today 2021-06-08
check_due "$k/4#1 open 2021-09 0 " "$k/4#1" --today 2021-09-06
check_due "" --moved --today 2021-09-06
check_due "" --all --today 2021-03-01
check_due "" kulturudvalget/2021-09-07 --today 2021-09-06
run "$SPOR" --lang en due --today 2021-06-06
has "those overdue then are counted" "$err" '3 promises, 1 of them overdue'
for asked in 'status:overskredet --today 2021-06-06' 'status:besvaret --today 2021-06-08' \
	'status:åben åbningstider --today 2021-09-06' 'status:flyttet --today 2021-09-07'; do
	# shellcheck disable=SC2086
	is "search $asked" "$("$SPOR" search $asked --json | grep -c '"key"')" 1
done
for asked in 'status:overskredet --today 2021-05-31' 'status:besvaret --today 2021-06-07' \
	'status:åben --today 2021-03-01' 'status:flyttet --today 2021-09-06'; do
	# shellcheck disable=SC2086
	is "search $asked" "$("$SPOR" search $asked --json)" '[]'
done
has "with the sentence" "$("$SPOR" search status:overskredet --today 2021-06-06)" 'status på badebroen'
run "$SPOR" --lang en show "$k/1" --today 2021-06-06
lacks "an item's page, too" "$out" '2021-06-08'

# ---- JSON ----
run "$SPOR" due --answered --today 2021-10-01 --json
for word in '"text": ' '"due_from": "2021-05-01"' '"due_to": "2021-05-31"' '"who": null' \
	'"status": "answered"' '"source": {' '"document": "a.txt"' '"confirmed": false' '"days_late": 8' \
	'"words": "Status på badebroen ved Strandbadet"' '"link": "998/kulturudvalget/2021-03-02/1"'; do
	has "the JSON tells $word" "$out" "$word"
done
run "$SPOR" due nothingofthesort --json
is "nothing is an empty list" "$out" "[]"

# ---- for people ----
run "$SPOR" --lang en due --all --today 2021-10-01
has "an answer is a proposal" "$out" 'answered?'
has "with its reason" "$out" 'it gives what was promised'
has "what was put off" "$out" 'September 2021 → December 2021'
run "$SPOR" --lang da due --today 2022-06-01
has "in Danish" "$out" 'overskredet'
has "the promise has a line of its own" "$out" "
    Der afrapporteres halvårligt til udvalget"
has "the matter stands below it, with its key" "$(printf '%s\n' "$out" | grep -A1 '^    Der afrapporteres')" ", 2. marts 2021: "
narrow=$(script -qec "stty cols 80; '$SPOR' --lang da due --all --today 2022-06-01" /dev/null </dev/null | tr -d '\r')
has "also on a narrow terminal" "$narrow" "    Der afrapporteres halvårligt til udvalget"
is "where no line is too long" "$(printf '%s\n' "$narrow" | sed 's/\x1b\[[0-9]*m//g' | python3 -c 'import sys
print(max(len(line.rstrip()) for line in sys.stdin) <= 80)')" True
has "how often" "$out" 'hvert halve år'
run "$SPOR" --lang en due findesikke
has "words that no promise has" "$err" 'no promise that was asked for has these words: “findesikke”'
run "$SPOR" --lang en show "$k/1" --today 2021-10-01
has "an item shows what became of its promise" "$out" 'answered? 998/kulturudvalget/2021-06-08/1'
run "$SPOR" --lang en show --today 2022-06-01
has "the overview tells what is overdue" "$err" 'promises overdue: 2'

run "$SPOR" --lang da show "$k/2" --today 2024-06-01
has "what comes back and was missed often is one line" "$out" \
	'overskredet 5 gange, første gang marts 2022, senest marts 2024'
has "and then the next time" "$out" 'september 2024: åbent'
run "$SPOR" --lang da due musikskolens --today 2024-06-01
has "in a list, too" "$out" 'overskredet 5 gange'
run "$SPOR" --lang da due musikskolens --today 2040-06-01
has "after the election term, and three years, it comes no more" "$out" 'overskredet 7 gange'
lacks "and not each of them" "$out" 'september 2022'
run "$SPOR" --lang da due "$k/2" --today 2026-06-01
has "but all of one promise" "$out" 'september 2022'
run "$SPOR" --lang da due kulturudvalget/2021-09-07/1 --today 2025-02-01
has "long waiting is told in years" "$out" '3 år og 1 måned'
run "$SPOR" show "$k/2" --json --today 2022-06-01
has "an item's JSON tells its promises" "$out" '"promises": ['
has "with their status" "$out" '"status": "overdue"'

# ---- the order of import ----
"$SPOR" due --all --today 2021-10-01 --json >forwards
new_store
run "$SPOR" --municipality 998 import later
run "$SPOR" --municipality 998 import in
"$SPOR" due --all --today 2021-10-01 --json >backwards
yes "the order of import changes nothing" cmp forwards backwards

# ---- what people say ----
run "$SPOR" due answer "$k/1#1" kulturudvalget/2021-06-08/1 --json
has "an answer is confirmed" "$out" '"confirmed": true'
run "$SPOR" --lang en due --answered --today 2021-10-01
has "and is a proposal no more" "$out" 'answered,'
run "$SPOR" due reject "$k/1#1" kulturudvalget/2021-06-08/1
check_due "$k/1#1 overdue 2021-05 123 " "$k/1#1" --today 2021-10-01
run "$SPOR" due answer "$k/1#1" kulturudvalget/2021-06-08/2
check_due "$k/1#1 answered 2021-05 8 kulturudvalget/2021-06-08/2" "$k/1#1" --today 2021-10-01
run "$SPOR" due move "$k/2#1@2022-03" 'maj 2022'
check_due "$k/2#1@2022-03-01 moved 2022-03 0 " "$k/2#1@2022-03" --today 2022-04-15
check_due "$k/2#1@2022-03-01 overdue 2022-03 1 " "$k/2#1@2022-03" --today 2022-06-01
run "$SPOR" due "$k/2#1@2022-03" --open --json --today 2022-04-15
has "what a person has put off is still to come" "$out" '"status": "moved"'

# ---- a way back ----
before=$("$SPOR" due "$k/2#1@2022-03" --today 2022-06-01 --json)
run "$SPOR" due undo "$k/2#1@2022-03"
check_due "$k/2#1@2022-03-01 overdue 2022-03 62 " "$k/2#1@2022-03" --today 2022-06-01
run "$SPOR" due move "$k/2#1@2022-03" 'maj 2022'
is "what was taken back can be said again" "$("$SPOR" due "$k/2#1@2022-03" --today 2022-06-01 --json)" "$before"
run "$SPOR" due undo "$k/1#1" --json
has "nobody has confirmed it then" "$out" '"confirmed": false'
check_due "$k/1#1 answered 2021-05 8 kulturudvalget/2021-06-08/1" "$k/1#1" --today 2021-10-01
run "$SPOR" due reopen "$k/1#1"
check_due "$k/1#1 overdue 2021-05 123 " "$k/1#1" --today 2021-10-01
run "$SPOR" due undo "$k/1#1"
check_due "$k/1#1 answered 2021-05 8 kulturudvalget/2021-06-08/1" "$k/1#1" --today 2021-10-01
run "$SPOR" due reject "$k/1#1" kulturudvalget/2021-06-08/1
run "$SPOR" due answer "$k/1#1" kulturudvalget/2021-06-08/2
run "$SPOR" due undo "$k/1#1" kulturudvalget/2021-06-08/2
check_due "$k/1#1 overdue 2021-05 123 " "$k/1#1" --today 2021-10-01
run "$SPOR" due undo "$k/1#1" kulturudvalget/2021-06-08/1
check_due "$k/1#1 answered 2021-05 8 kulturudvalget/2021-06-08/1" "$k/1#1" --today 2021-10-01
run "$SPOR" --lang en due undo "$k/1#1"
has "nothing to take back" "$err" 'nobody has said anything of this promise'
is "which is no error" "$status" 0
run "$SPOR" audit show --json
has "each has its entry" "$out" 'take back'
run "$SPOR" due answer "$k/1#1" kulturudvalget/2021-06-08/2

# over a re-import with the promise elsewhere in the item
sed 's/Godkendt. Udvalget ønsker en status på/Godkendt. Forvaltningen sender et notat om badevandet inden juli 2021. Udvalget ønsker en status på/' in/a.txt >in/a2.txt
rm in/a.txt
run "$SPOR" --municipality 998 import in
check_due "$k/1#2 answered 2021-05 8 kulturudvalget/2021-06-08/2" badebroen --all --today 2021-10-01
run "$SPOR" due reopen "$k/1#2"
check_due "$k/1#2 overdue 2021-05 123 " badebroen --all --today 2021-10-01
run "$SPOR" due reopen "$k/2#1@2022-03"
check_due "$k/2#1@2022-03-01 overdue 2022-03 62 " "$k/2#1@2022-03" --today 2022-06-01
run "$SPOR" correct "$k/1" commitment.2.due 2021-11
check_due "$k/1#2 open 2021-11 0 " badebroen --all --today 2021-10-01
run "$SPOR" audit show --json
has "each verdict has its entry" "$out" 'moved'
run "$SPOR" check
yes "the store is whole" test "$status" -eq 0

# ---- wrong keys ----
run "$SPOR" --lang en due answer "$k/1" kulturudvalget/2021-06-08/1
has "a promise has a number" "$err" 'names no promise'
run "$SPOR" --lang en due move "$k/2#1" 'maj 2022'
has "which time" "$err" 'comes back'
run "$SPOR" --lang en due move "$k/1#1" snart
has "a time that is none" "$err" 'is no time'
run "$SPOR" --lang en due answer "$k/1#9" kulturudvalget/2021-06-08/1
has "no such promise" "$err" 'there is no promise'

# ---- no time runs backwards ----
run "$SPOR" --lang en due answer kulturudvalget/2021-09-07/1#1 kulturudvalget/2021-06-08/1
has "no answer comes before the promise" "$err" \
	'was treated on 8 June 2021, before the promise was given (7 September 2021)'
is "which is a wrong argument, too" "$status" 2
run "$SPOR" due answer "$k/4#1" "$k/2"
is "one of the same day may be" "$status" 0
run "$SPOR" due undo "$k/4#1"
run "$SPOR" --lang en due move "$k/1#1" 2019-01
has "no promise is due before it is given" "$err" 'can only be due on that day or later'
is "which is a wrong argument" "$status" 2

# ---- appointments ----
mkdir -p visit
{
	head_of Kulturudvalget '5. oktober 2021'
	item 1 'Museets magasin' 'Der er fugt.' 'Godkendt. Besøget på magasinet holdes den 12. november 2021 kl. 15.'
	item 2 'Møder i 2021' 'Planen mangler en dag.' 'Godkendt. Næste møde holdes den 9. november 2021.'
	item 3 'Filmdage' 'De var velbesøgte.' 'Formanden vender tilbage med et regnskab på næste møde.'
} >visit/d.txt
run "$SPOR" import visit
v=kulturudvalget/2021-10-05
check_due "$v/1#1 open 2021-11-12 0 " "$v/1" --today 2021-11-12
check_due "$v/1#1 past 2021-11-12 0 " "$v/1" --today 2021-11-13
check_due "" --overdue magasin --today 2022-11-13
check_due "$v/3#1 overdue next-meeting 1 " "$v/3" --today 2021-11-10

# ---- closed items ----
run "$SPOR" due --all --json
lacks "closed items' promises are not shown" "$out" hemmelig
run "$SPOR" --lang en due --closed
has "closed items want a purpose" "$err" '--purpose'
run "$SPOR" due --closed --purpose 'Aktindsigt 12' --json
has "they are shown by themselves" "$out" "$k/3"
run "$SPOR" audit reads --json
has "and the log of reads says so" "$out" 'Aktindsigt 12'

# ---- what is taken back leaves nothing behind ----
new_store
mkdir -p back
asks='Forvaltningen fremlægger en evaluering af vejbumpene på Skolevej i november 2021.'
{
	head_of Teknikudvalget '4. maj 2021'
	item 3 'Evaluering af vejbump' "$asks" 'Anbefales.'
	item 4 'Lamper' 'De er mørke.' 'Godkendt. Forvaltningen forelægger en status på lamperne i december 2021.'
} >back/a.txt
{
	head_of Økonomiudvalget '18. maj 2021'
	item 7 'Evaluering af vejbump' "$asks" 'Godkendt.'
} >back/b.txt
{
	head_of Teknikudvalget '11. maj 2021'
	item 1 'Bænke' 'Bænkene står der.' 'Taget til efterretning.'
} >back/c.txt
{
	head_of Teknikudvalget '9. november 2021'
	item 2 'Evaluering af vejbumpene på Skolevej' 'Bumpene virker.' 'Taget til efterretning.'
} >back/d.txt
"$SPOR" --municipality 998 import back >/dev/null 2>&1
t=teknikudvalget/2021-05-04
"$SPOR" due --all --today 2022-02-01 --json >before.json
yes "a proposal is there" grep -q '2021-11-09/2' before.json
# as is DONE: what is taken back is as if nobody had said it
as_is() {
	"$SPOR" due --all --today 2022-02-01 --json >now.json
	yes "$1" cmp before.json now.json
}
run "$SPOR" due answer oekonomiudvalget/2021-05-18/7#1 teknikudvalget/2021-05-11/1
is "an answer after the first of two prints" "$status" 0
run "$SPOR" due undo "$t/3#1"
as_is "said at the second, taken back at the first"
run "$SPOR" due answer "$t/4#1" teknikudvalget/2021-11-09/2
run "$SPOR" due "$t/3#1" --today 2022-02-01 --csv
has "an item answers one promise" "$out" ',overdue,'
run "$SPOR" due undo "$t/4#1"
as_is "then it answers the other one again"
run "$SPOR" due answer "$t/4#1" teknikudvalget/2021-11-09/2
run "$SPOR" due answer "$t/4#1" teknikudvalget/2021-05-11/1
run "$SPOR" due "$t/3#1" --today 2022-02-01 --csv
has "so when a person names another one" "$out" '2021-11-09/2'
drop_store

# ---- many like promises within some months: none is lost for want of memory ----
mkdir many
for k in 7 14 21; do
	{
		printf 'Kulturudvalget\nReferat\n%s. januar 2020 kl. 16.00\n\n' $k
		for i in $(seq 1 400); do
			printf '%s. Sag nummer %s\n\nBeslutning\nGodkendt. Status forelægges i maj 2022.\n\n' "$i" "$i"
		done
	} >many/$k.txt
done
run "$SPOR" --lang en --store many.db init
run "$SPOR" --lang en --store many.db --municipality 998 import many
has "all of them" "$out" 'Files: 3 (new 3)'
done_testing
