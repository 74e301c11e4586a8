#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# Items of one matter found together, and what people say of it. Runs once on each engine.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# head BODY DAY
head_of() {
	printf 'Fjordby Kommune\n\nReferat\n\n%s\n\nden %s kl. 16.00\n\n' "$1" "$2"
}
# item NUMBER TITLE DECISION TEXT [CASE]
item() {
	printf '%s. %s\n\n' "$1" "$2"
	[ -z "$5" ] || printf 'Sagsnr.: %s\n\n' "$5"
	printf 'Sagsfremstilling\n\n%s\n\nBeslutning\n\n%s\n\n' "$4" "$3"
}
agenda() {
	item 1 'Godkendelse af dagsorden' Godkendt. 'Dagsordenen er udsendt.'
}

mkdir -p in
{
	head_of 'Social- og Sundhedsudvalget' '4. marts 2020'
	agenda
	item 7 'Sammenhæng i Familien - nyt program' Godkendt. 'Programmet Sammenhæng i Familien (SIF) hjælper familier, der har sager i flere centre. Programmet blev igangsat i 2018.' 20/1100
	item 8 'Sammenhæng i Fritiden - nyt program' Godkendt. 'Programmet Sammenhæng i Fritiden (SIFR) hjælper foreninger med at finde frivillige.' 20/1180
	item 9 'Budgetopfølgning pr. 31. januar' Godkendt. 'Udvalgets budget holder.'
} >in/ssu1.txt
{
	head_of 'Økonomiudvalget' '17. marts 2020'
	agenda
	item 12 'Sammenhæng i Familien - nyt program' Anbefales. 'Udvalget for social og sundhed har behandlet sagen.' 20/1100
	item 13 'Budgetopfølgning pr. 28. februar' Godkendt. 'Budgettet holder.'
} >in/oeu.txt
{
	head_of 'Børne- og Skoleudvalget' '2. februar 2021'
	agenda
	item 3 'Kontaktlærere på skolerne' 'Taget til efterretning.' 'Social- og Sundhedsudvalget godkendte den 4. marts 2020, pkt. 7, at skolerne får kontaktlærere. Kommunalbestyrelsen besluttede i november 2020, at der skulle gives en status.'
	item 4 'Skolernes budgetopfølgning pr. 31. december' Godkendt. 'Budgettet holder.'
} >in/bsu.txt
{
	head_of 'Social- og Sundhedsudvalget' '3. marts 2021'
	agenda
	item 5 'Status på SIF' 'Taget til efterretning.' 'Sammenhæng i Familien (SIF) har hjulpet 41 familier.' 20/1100
	item 6 'Lukket sag: Køb af ejendom på Havnevej' Godkendt. 'Hemmelighedsord om Havnevej.' 20/1300
	item 7 'Ny rutebil til Ravnsø' Godkendt. 'Rutebilen kører hver time.'
} >in/ssu2.txt

fresh() {
	new_store
	for f in "$@"; do
		"$SPOR" --municipality 998 import "in/$f.txt" -q >/dev/null || exit 1
	done
}
# all_threads: the JSON of every thread, in an order of their own
all_threads() {
	for t in $("$SPOR" thread --csv | sed -n '2,$s/,.*//p' | sort); do
		"$SPOR" thread "$t" --json
	done
}

fresh ssu1 oeu bsu ssu2
ssu=social-og-sundhedsudvalget
run "$SPOR" --lang en thread
has "one thread" "$out" "$ssu/2020-03-04/7"
is "and no other" "$("$SPOR" thread --csv | wc -l)" 2
is "the list for programs has the whole threads" \
	"$("$SPOR" thread --json | python3 -c 'import json, sys; print(json.load(sys.stdin) == [json.loads(sys.argv[1])])' \
		"$("$SPOR" thread $ssu/2020-03-04/7 --json)")" True
run "$SPOR" --lang en thread $ssu/2021-03-03/5 --why
has "the first item names it" "$out" 'Sammenhæng i Familien - nyt program'
has "another body's treatment" "$out" 'oekonomiudvalget/2020-03-17/12'
has "what a reference leads to" "$out" 'boerne-og-skoleudvalget/2021-02-02/3'
has "with the sentence that says so" "$out" '“Social- og Sundhedsudvalget godkendte den 4. marts 2020, pkt. 7'
has "and its place" "$out" 'bsu.txt, line '
has "what is told of but not there" "$out" 'Kommunalbestyrelsen: not in the store'
has "what was before" "$out" 'Programmet blev igangsat i 2018.'
lacks "a programme with a like name" "$out" 'Fritiden'
lacks "what every meeting has" "$out" 'dagsorden'
has "the words of the titles" "$out" 'within weeks (85): Sammenhæng, Familien'
has "the name" "$out" 'gives the matter (75): Sammenhæng i Familien'
has "the case" "$out" 'the same case number (55): 20/1100'
has "days as people write them" "$out" '4 March 2020'
has "a placeholder's month" "$out" 'November 2020'
is "reasons have words for programs" "$("$SPOR" thread $ssu/2020-03-04/7 --json | python3 -c 'import json, sys
print(sorted({r["reason"] for i in json.load(sys.stdin)["items"] for r in i["reasons"] if not r["words"]}))')" '[]'
run "$SPOR" --lang en thread sammenhæng familien
has "found by words" "$out" "Thread $ssu/2020-03-04/7, items: 4"
run "$SPOR" thread $ssu/2020-03-04/9 --json
has "an item alone is a thread of its own" "$out" '"placeholders": []'
run "$SPOR" thread $ssu/2020-03-04/7 --json
for field in municipality body date number title link; do
	has "items have $field" "$out" "\"$field\": "
done
run "$SPOR" --lang en show $ssu/2021-03-03/5
has "an item's page leads to the whole matter" "$out" "Sammenhæng i Familien - nyt program (4 items, 2020 to 2021)"
has "and says how" "$out" "spor thread 998/$ssu/2020-03-04/7"
run "$SPOR" show $ssu/2021-03-03/5 --json
has "for programs too" "$out" '"items": 4'
run "$SPOR" --lang en show $ssu/2020-03-04/9
lacks "an item alone has none" "$out" 'The whole matter'
"$SPOR" thread join $ssu/2020-03-04/8 $ssu/2021-03-03/7 -q >/dev/null
run "$SPOR" --lang en thread --json --limit 1
has "a part of the list, and how many there are" "$err" '1 to 1 of 2; more with --offset and --limit'
is "is a part" "$(printf '%s\n' "$out" | grep -c '"thread":')" 1
run "$SPOR" --lang en thread --offset 1 --csv
has "and the rest" "$out" "$ssu/2020-03-04/8"
lacks "without what was left out" "$out" "$ssu/2020-03-04/7"
"$SPOR" thread undo $ssu/2020-03-04/8 $ssu/2021-03-03/7 -q >/dev/null
run "$SPOR" --lang en thread --year 2019
has "nor is there any" "$err" 'no threads of that body or that year'
lacks "no thread of 2019" "$out" "$ssu"
run "$SPOR" thread --body bsu
has "a body's threads" "$out" "$ssu/2020-03-04/7"
run "$SPOR" check
is "the store is in order" "$status$err" 0

# ---- whatever order documents come in ----
all_threads >first.json
is "there are threads to compare" "$([ -s first.json ] && echo yes)" yes
for order in 'ssu2 bsu oeu ssu1' 'bsu ssu2 ssu1 oeu' 'oeu ssu1 ssu2 bsu'; do
	# shellcheck disable=SC2086
	fresh $order
	all_threads >other.json
	yes "order $order" cmp -s first.json other.json
done
"$SPOR" import in -q --retry >/dev/null
all_threads >other.json
yes "imported again" cmp -s first.json other.json
fresh ssu1 oeu ssu2
run "$SPOR" --lang en thread $ssu/2020-03-04/7
lacks "without the third body" "$out" 'boerne-og-skoleudvalget/2021-02-02/3'
"$SPOR" --municipality 998 import in/bsu.txt -q >/dev/null
all_threads >other.json
yes "and with it" cmp -s first.json other.json

# ---- a placeholder until it is imported ----
fresh oeu bsu
run "$SPOR" --lang en thread boerne-og-skoleudvalget/2021-02-02/3
has "told of" "$out" 'Social- og Sundhedsudvalget, item 7: not in the store'
"$SPOR" --municipality 998 import in/ssu1.txt -q >/dev/null
run "$SPOR" --lang en thread boerne-og-skoleudvalget/2021-02-02/3
has "there" "$out" "$ssu/2020-03-04/7"
lacks "no placeholder any more" "$out" 'item 7: not in the store'

# the item is not in a meeting that is, and one that was to come
cat >in/plan.txt <<END
Havneudvalget
Referat
4. maj 2021 kl. 16.00

1. Moleprisen
Sagsfremstilling
Kommunalbestyrelsen besluttede i februar 2021 at se på prisen.
Beslutning
Anbefales. Sagen behandles i Kommunalbestyrelsen i juni 2021.
END
cat >in/kb.txt <<END
Kommunalbestyrelsen
Referat
23. februar 2021 kl. 17.00

1. Kørsel til idræt
Beslutning
Godkendt.
END
fresh plan kb
run "$SPOR" --lang en thread havneudvalget/2021-05-04/1
has "the meeting is there, the item is not" "$out" 'Kommunalbestyrelsen: a meeting of that time is in the store, but the item was not found'
run "$SPOR" thread havneudvalget/2021-05-04/1 --json
has "for programs, too" "$out" '"meeting_in_store": true'

# the time of the plan has passed, and the day is that of the last body
cat >in/plan2.txt <<END
Havneudvalget
Referat
7. september 2021 kl. 16.00

1. Moleprisen igen
Sagsfremstilling
Kommunalbestyrelsen behandler prisen i juni. Kontrakten blev godkendt af KB via TMU d. 15. december 2020.
Beslutning
Anbefales.
END
fresh plan2
run "$SPOR" --lang en thread havneudvalget/2021-09-07/1
has "planned, whatever came of it" "$out" 'Kommunalbestyrelsen: planned; not in the store'
has "one name for one body" "$out" '15 December 2020    Kommunalbestyrelsen: not in the store'
lacks "no day for those on the way" "$out" 'TMU'

# a list of the history: each row of bodies below what they decided
cat >in/row.txt <<END
Havneudvalget
Referat
1. juni 2021 kl. 16.00

4. Lystbådehavnen
Sagsfremstilling
Der er lagt en plan.
Historik
2018
Fra stenmole til flydebro
Besluttet: Forslaget sendes i høring.
HU 14.11, ØU 22.11
2019
Flydebroens pris
Besluttet: Godkendt.
HU 4.2, ØU 12.2
Beslutning
Anbefales.
END
fresh row
run "$SPOR" --lang en thread havneudvalget/2021-06-01/4
has "what was decided is told with the first of its row" "$out" '“Fra stenmole til flydebro Besluttet: Forslaget sendes i høring. HU 14.11, ØU 22.11”'
has "at the line of the file" "$out" "row.txt, line $(grep -n 'Fra stenmole' in/row.txt | cut -d: -f1)"
is "and with no other" "$(printf '%s' "$out" | grep -c 'Fra stenmole')" 1
has "the next row has its own" "$out" '“Flydebroens pris Besluttet: Godkendt. HU 4.2, ØU 12.2”'

# ---- what people say ----
fresh ssu1 oeu bsu ssu2
run "$SPOR" --lang en thread join $ssu/2020-03-04/8 $ssu/2021-03-03/7
is "join" "$status" 0
has "they are one" "$out" 'items: 2'
run "$SPOR" --lang en thread $ssu/2021-03-03/7 --why
has "by a person" "$out" 'joined by a person'
run "$SPOR" --lang en thread split $ssu/2020-03-04/8 $ssu/2021-03-03/7
has "split again" "$out" 'items: 1'
run "$SPOR" --lang en thread split boerne-og-skoleudvalget/2021-02-02/3 $ssu/2020-03-04/7
has "out of the machine's thread" "$out" 'items: 1'
run "$SPOR" --lang en thread $ssu/2020-03-04/7
has "the others stay" "$out" 'items: 3'
lacks "what is near is told when asked for" "$out" 'Near it'
run "$SPOR" --lang en thread $ssu/2020-03-04/7 --why
has "what is near, and why it is not of it" "$(printf '%s\n' "$out" | sed -n '/^Near it/,$p')" 'but a person or another thread keeps it out'
has "the item" "$(printf '%s\n' "$out" | sed -n '/^Near it/,$p')" 'boerne-og-skoleudvalget/2021-02-02/3'
is "for programs, too" "$("$SPOR" thread $ssu/2020-03-04/7 --why --json | python3 -c 'import json, sys
near = json.load(sys.stdin)["near"]
print(near[0]["key"].split("/", 1)[1], near[0]["strength"] >= 60, near[0]["reasons"][0]["reason"])')" \
	'boerne-og-skoleudvalget/2021-02-02/3 True number'
run "$SPOR" thread name $ssu/2021-03-03/5 'Familieprogrammet' --json
has "a name" "$out" '"title": "Familieprogrammet"'
sed 's/41 familier/42 familier/' in/ssu2.txt >in/ssu3.txt
"$SPOR" --municipality 998 import in/ssu3.txt -q >/dev/null
run "$SPOR" --lang en thread $ssu/2020-03-04/7
has "the name holds over a new version" "$out" 'Familieprogrammet'
has "and so does the split" "$out" 'items: 3'
run "$SPOR" correct --list
has "what was said is listed" "$out" 'Familieprogrammet'
run "$SPOR" --lang en thread name $ssu/2021-03-03/5 "$(printf 'a\nb')"
is "a name of two lines is refused" "$status $err" "2 spor: error: a thread's name is one line"
run "$SPOR" --lang en thread name $ssu/2021-03-03/5 "$(printf '%0201d' 1)"
has "and one that no list can show" "$err" "200 letters at most"
run "$SPOR" thread name "$ssu/2021-03-03/5" "$(printf '%0200d' 1)"
is "a long one is not" "$status" 0
run "$SPOR" thread name $ssu/2020-03-04/7 'Hånd i hånd'
run "$SPOR" search hånd --json
has "a search finds the thread by its name" "$out" '"thread_name":"Hånd i hånd"'
is "at one item of it" "$(printf '%s\n' "$out" | grep -c '"key"')" 1
run "$SPOR" --lang en search 'haand' udvalg:ssu
has "people are told whose name it is" "$out" 'thread: Hånd i hånd'
run "$SPOR" --lang en thread hånd i HAAND
has "and so does spor thread" "$out" "Thread $ssu/2020-03-04/7, items: 3"
run "$SPOR" --lang en thread name oekonomiudvalget/2020-03-17/12 'Sammen om familien'
run "$SPOR" --lang en search hånd
has "a thread has one name" "$err" 'nothing was found'
run "$SPOR" thread name $ssu/2021-03-03/5 ''
run "$SPOR" --lang en thread $ssu/2020-03-04/7
lacks "taken away at any of its items" "$out" 'Sammen om familien'
run "$SPOR" search 'sammen om familien' --json
is "and found no more" "$out" '[]'
run "$SPOR" thread name $ssu/2021-03-03/5 'Familieprogrammet'
run "$SPOR" thread name $ssu/2021-03-03/5 ''
run "$SPOR" --lang en thread $ssu/2020-03-04/7
lacks "no name" "$out" 'Familieprogrammet'
run "$SPOR" --lang en thread undo boerne-og-skoleudvalget/2021-02-02/3 $ssu/2020-03-04/7
has "as the machine sees it" "$out" 'items: 4'
run "$SPOR" --lang en thread join $ssu/2020-03-04/1 oekonomiudvalget/2020-03-17/1
has "people may join anything" "$out" 'items: 2'
run "$SPOR" thread name $ssu/2020-03-04/1 'Alt muligt'
run "$SPOR" --lang en thread undo $ssu/2020-03-04/1
lacks "all that was said of an item can be taken back" "$out" 'items: 2'
lacks "its thread's name, too" "$out" 'Alt muligt'
run "$SPOR" --lang en thread undo $ssu/2020-03-04/1
has "once" "$err" 'nobody has said anything of this item'
run "$SPOR" --lang en thread join $ssu/2020-03-04/1 oekonomiudvalget/2020-03-17/1
run "$SPOR" check
is "the store is in order" "$status$err" 0
run "$SPOR" audit show --json
has "who said it is in the log" "$out" '"split"'
run "$SPOR" --lang en thread join $ssu/2020-03-04/1
is "two are needed" "$status" 2
run "$SPOR" --lang en thread join 999/$ssu/2020-03-04/1 $ssu/2020-03-04/1
is "a municipality that is not there" "$status" 2
run "$SPOR" thread --body 998/bsu
has "a body by its key" "$out" "$ssu/2020-03-04/7"
run "$SPOR" --lang en thread join $ssu/2020-03-04/1 $ssu/2020-03-04/1
has "two different ones" "$err" 'the same item'
run "$SPOR" --lang en thread $ssu/2020-03-04
has "a meeting is no item" "$err" 'whole meeting'

# ---- words that fit several ----
fresh ssu1 oeu bsu ssu2
"$SPOR" thread join $ssu/2020-03-04/8 $ssu/2021-03-03/7 >/dev/null
run "$SPOR" --lang en thread sammenhæng
is "words that begin several titles list them" "$status $(printf '%s\n' "$out" | grep -c 'Sammenhæng i F')" '0 2'
has "with their keys" "$out" "$ssu/2020-03-04/8"
has "and what to do" "$err" 'several threads are called so: give the key of one'
is "for programs both" "$("$SPOR" thread sammenhæng --json | python3 -c 'import json, sys; print(len(json.load(sys.stdin)))')" 2
run "$SPOR" --lang en thread sammenhæng familien
has "more words choose" "$out" "Thread $ssu/2020-03-04/7, items: 4"
run "$SPOR" --lang en thread rutebil
has "an item's words find its thread" "$out" "$ssu/2020-03-04/8, items: 2"

# ---- joins over older splits ----
fresh ssu1 oeu bsu ssu2
a=$ssu/2021-03-03/7 b=boerne-og-skoleudvalget/2021-02-02/4 c=$ssu/2020-03-04/9
run "$SPOR" --lang en thread split $c $b
run "$SPOR" --lang en thread join $a $b $c
is "a join of three takes back the split of two of them" \
	"$status $(printf '%s\n' "$out" | grep -c 'items: 3')" '0 1'
run "$SPOR" --lang en correct --list
has "the split is told of as taken back" "$out" 'replaced'
run "$SPOR" --lang en thread join $a $c $b
run "$SPOR" --lang en thread undo $a $b $c
has "the way back" "$out" 'items: 1'
run "$SPOR" --lang en thread join $a $b
run "$SPOR" --lang en thread join $a $c
is "the split holds again, and stands against" "$status" 2
has "what comes together by another" "$err" "has split “998/$c” from “998/$b”"
run "$SPOR" --lang en thread $a
has "nothing is changed then" "$out" 'items: 2'
run "$SPOR" --lang en thread join $c $a $b
has "joined in one command they are one" "$out" 'items: 3'
run "$SPOR" --lang en audit show --json
has "the log tells what was taken back" "$out" '"take back split"'
has "and how the join was" "$out" '"take back join"'
run "$SPOR" --lang en thread split $c $b
run "$SPOR" --lang en thread $b
has "the later word on a pair holds" "$out" 'items: 2'
lacks "what was split is out" "$out" "$c"
run "$SPOR" check
is "the store is in order" "$status$err" 0

# ---- closed items ----
run "$SPOR" thread join $ssu/2021-03-03/6 $ssu/2021-03-03/7 --json
lacks "nothing of a closed item's words" "$out" 'Hemmelighedsord'
lacks "nor its case" "$out" '20/1300'

# ---- links that an older program made ----
fresh ssu1 oeu bsu ssu2
before=$(all_threads)
tamper 'UPDATE derive_rules SET rules = 0; DELETE FROM edge; DELETE FROM thread_item'
run "$SPOR" --lang en thread
has "who asks is told that they are old" "$err" 'run “spor import”'
run "$SPOR" import -q
is "an import without anything to import links again" "$status$err" 0
is "all of it" "$(all_threads)" "$before"
run "$SPOR" thread
is "once" "$err" ''
run "$SPOR" check
is "in order" "$status$err" 0

mkdir -p closed
{
	head_of 'Social- og Sundhedsudvalget' '3. marts 2021'
	agenda
	item 6 'Lukket sag: Salg af grunden ved Havnevej' Godkendt. 'Hemmelighedsord om Havnevej.' 20/1300
} >closed/ssu.txt
{
	head_of 'Økonomiudvalget' '16. marts 2021'
	agenda
	item 9 'Salg af grunden ved Havnevej' Godkendt. 'Køberen betaler over to år.' 20/1300
} >closed/oeu.txt
new_store
"$SPOR" --municipality 998 import closed -q >/dev/null
run "$SPOR" thread oekonomiudvalget/2021-03-16/9 --json --why
has "a closed item is of a thread" "$out" "$ssu/2021-03-03/6"
has "by its title" "$out" '"sister"'
lacks "not by its case, though it is the same" "$out" '"case"'
lacks "not by what it says" "$out" '"text"'
"$SPOR" export public --public >/dev/null 2>&1
lacks "nor in an export" "$(cat public/links.csv)" ',case,'

# ---- meetings that are joined, bodies that are merged ----
fresh ssu1 oeu bsu
run "$SPOR" thread join $ssu/2020-03-04/8 oekonomiudvalget/2020-03-17/13
sed 's/Social- og Sundhedsudvalget$/Velfærdsudvalget/; s/pr. 31. januar/pr. 31. januar 2020/' in/ssu1.txt >in/vel.txt
"$SPOR" --municipality 998 import in/vel.txt -q >/dev/null
run "$SPOR" thread join velfaerdsudvalget/2020-03-04/9 oekonomiudvalget/2020-03-17/13
run "$SPOR" body merge velfaerdsudvalget $ssu
is "merged" "$status" 0
run "$SPOR" --lang en thread oekonomiudvalget/2020-03-17/13
has "both verdicts are there" "$out" 'items: 3'
has "at the item that is left" "$out" "$ssu/2020-03-04/9"
lacks "nothing is told twice" "$("$SPOR" thread --csv)" velfaerdsudvalget
run "$SPOR" check
is "the store is in order" "$status$err" 0
drop_store
done_testing
