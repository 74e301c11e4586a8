#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# Searching the record. Runs once on each engine; the answers must be the same.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# item NUMBER TITLE DECISION TEXT
item() {
	printf '%s. %s\n\nSagsfremstilling\n\n%s\n\nBeslutning\n\n%s\n\n' "$1" "$2" "$4" "$3"
}
# head BODY DAY
head_of() {
	printf 'Fjordby Kommune\n\nReferat\n\n%s den %s kl. 16:00\n\n' "$1" "$2"
}

new_store
mkdir -p in
{
	head_of Økonomiudvalget '16. juni 2020'
	item 1 'Skolernes tryghed' Godkendt. 'Byrådet afsætter 1.500.000 kr. til trygge skoleveje. Skolebestyrelserne er hørt.'
	item 2 'Badesøen' Udsat. 'Børnene bader. Vandet er rent, og livredderen er der hele sommeren.'
} >in/oeu.txt
{
	head_of Kulturudvalget '9. marts 2021'
	item 1 'Badesøens økonomi' 'Taget til efterretning.' 'Livredderen koster 300.000 kr. i 2021. Der er et mindreforbrug på 12.000 kr.'
	item 2 'Lukket sag: Køb af ejendom' Godkendt. 'Hemmelighedsord.'
} >in/kuu.txt
run "$SPOR" --municipality 998 import in
run "$SPOR" show --json
has "two meetings are there" "$out" '2021-03-09'

# found ARGS…: the keys that a search finds, sorted
found() {
	"$SPOR" --json search "$@" 2>err | sed -n 's/.*"key":"998\/\([^"]*\)".*/\1/p' | sort | tr '\n' ' '
}
check_found() {
	wanted=$1
	shift
	got=$(found "$@")
	yes "search $* finds “$wanted”" test "$got" = "$wanted"
}
o=oekonomiudvalget/2020-06-16 k=kulturudvalget/2021-03-09
check_found "$o/1 " tryghed
check_found "$o/1 " SKOLERNE
check_found "$o/1 " 'skolebestyr*'
check_found "$k/1 $o/2 " livredder
check_found "$k/1 $o/2 " badesoe
check_found "$o/2 " 'vandet er rent'
check_found "$o/2 " '"vandet er rent"'
check_found "" '"rent er vandet"'
check_found "$o/2 " livredder år:2020
check_found "$k/1 " livredder udvalg:kultur
check_found "$k/1 $o/1 " 'beløb:>=300000'
check_found "$o/1 " 'beløb:>1mio'
check_found "$o/2 " status:udsat
check_found "$o/2 " 'livredder -koster'
check_found "$k/1 $o/1 $o/2 " 'tryghed OR livredder'
check_found "" hemmelighedsord
check_found "$o/1 " 'beløb:>1 mio'
check_found "$k/1 " 'beløb:100.000-0,5 mio'
check_found "$k/1 " udvalg:KUU livredder
check_found "$o/2 " udvalg:oekonomi vandet
check_found "$o/2 " 'udvalg:økonom' vandet
check_found "$o/2 " 'udvalg:"økonomiudvalget" vandet'
check_found "$k/1 $o/2 " hvad gør livredderen
check_found "$o/1 $o/2 " committee:ØU year:2020
check_found "" status:afvist
check_found "$k/1 " 'beløb:<0'
check_found "$k/1 " 'beløb:-12.000'
check_found "" 'beløb:<-12.000'
check_found "" http://fjordby.example
check_found "" og/eller

# ---- what became of promises ----
mkdir -p promised
{
	head_of Teknikudvalget '4. maj 2021'
	item 1 'Stibelysning' 'Forvaltningen forelægger en plan for stibelysningen i oktober 2021.' 'Stien er mørk.'
} >promised/teu.txt
run "$SPOR" --municipality 998 import promised
t=teknikudvalget/2021-05-04
check_found "$t/1 " status:åben --today 2021-06-01
check_found "" status:overskredet --today 2021-06-01
check_found "$t/1 " status:overdue --today 2022-06-01
run "$SPOR" --lang en search status:overskredet --today 2022-06-01
has "with the promise's sentence" "$out" '»Forvaltningen forelægger en plan'

# ---- who disagreed ----
mkdir -p voted
{
	head_of Miljøudvalget '8. marts 2022'
	item 1 'Gadelys' 'Godkendt med stemmerne 4 (A og V) mod 3 (O).' 'Gaden er mørk.'
	item 2 'Forslag om gratis parkering' 'Forslaget blev forkastet. For stemte Ø. Imod stemte A og V.' 'Pladsen er dyr.'
} >voted/miu.txt
"$SPOR" --municipality 998 import voted -q >/dev/null
m=miljoeudvalget/2022-03-08
check_found "$m/1 " parti:O
check_found "" parti:V
check_found "$m/2 " parti:Ø

# ---- what is wrong with a question ----
run "$SPOR" --lang en search skole udvalg:
has "a field without a value" "$err" '“udvalg:” (character 7 of the question) has no value'
run "$SPOR" --lang da search emne:skole
has "an unknown field" "$err" 'der er udvalg, parti, år, type, beløb, status og sag'
run "$SPOR" --lang da search status:god
has "an unknown status" "$err" 'et løfte i det er åbent'
run "$SPOR" --lang en search parti:Q
has "an unknown party" "$err" 'no party “Q” has disagreed'
run "$SPOR" --lang en search udvalg:findesikke
has "an unknown body" "$err" 'findesikke'
run "$SPOR" --lang en search '('
has "only signs" "$err" 'no words to look for'
long=$(printf '%010000d' 0 | tr 0 x)
run "$SPOR" --lang en search "$long"
has "too long" "$err" 'too long'
run "$SPOR" --lang en search "$long$long$long$long$long$long$long"
has "much too long" "$err" 'too long'
run "$SPOR" --lang en search '"skoler'
has "a quote that is left open" "$out" 'Skolernes'
run "$SPOR" --lang en search og i
is "only little words" "$status" 0

run "$SPOR" --lang en search vandet
has "the sentence says so" "$out" '»Vandet« er rent, og livredderen er der hele sommeren.'
has "with its place" "$out" 'oeu.txt, line '
run "$SPOR" --lang en search http://fjordby.example
has "a web address is words" "$err" 'nothing was found'
run "$SPOR" --lang en search kulturudvalget/2021-3-9
has "a key is none" "$err" 'is a key, not words'
run "$SPOR" --lang en search findesikke
has "nothing is said" "$err" 'nothing was found'
run "$SPOR" --lang en search badesøvand
has "but what is near" "$err" "1 are found by: spor search 'badesø* vand*'"
run "$SPOR" --lang en search Badesøens
has "a title is marked" "$out" '1. »Badesøens« økonomi'
run "$SPOR" --lang en search 'beløb:>1mio'
has "an amount's sentence" "$out" 'Byrådet afsætter »1.500.000 kr.« til trygge skoleveje.'
run "$SPOR" --lang en search '"vandet er rent"'
has "words in a row are marked as one" "$out" '»Vandet er rent«, og'
run "$SPOR" --lang en search udvlag:x
has "a field's name that is nearly one" "$err" 'did you mean “udvalg:”'
run "$SPOR" --lang en search -- -skole
has "only what to leave out" "$err" 'say also what to look for'

"$SPOR" read - <in/oeu.txt >out 2>err
has "read takes standard input" "$(cat out)" '"title": "Badesøen"'

# ---- closed items ----
run "$SPOR" --lang en search --offset 100 vandet
has "past the hits: how many there are" "$err" 'there are only 1; --offset 100 leads past them'
run "$SPOR" --lang en search --offset 1 badesøen
has "the last ones promise no more" "$err" '2 to 2 of 2'
lacks "no more" "$err" '--limit'
run "$SPOR" --lang en search --closed hemmelighedsord
has "closed items want a purpose" "$err" '--purpose'
run "$SPOR" search --closed --purpose 'Aktindsigt 12' hemmelighedsord --json
has "closed items are found by themselves" "$out" "$k/2"
run "$SPOR" audit reads --json
has "and the log of reads says so" "$out" 'Aktindsigt 12'

# ---- the record changes ----
run "$SPOR" --municipality 998 correct $o/1 title 'Cykelparkering ved stationen'
check_found "$o/1 " cykelparkering
run "$SPOR" --municipality 998 correct $o/2 closed yes
check_found "$k/1 " livredder
{
	head_of Økonomiudvalget '16. juni 2020'
	item 1 'Skolernes tryghed' 'Godkendt med bemærkninger.' 'Nu med legehuse.'
} >in/oeu.txt
run "$SPOR" --municipality 998 import in
check_found "$o/1 " legehus
check_found "" skoleveje

drop_store
done_testing
