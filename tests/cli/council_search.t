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
	item 1 'Badesøens økonomi' 'Taget til efterretning.' 'Livredderen koster 300.000 kr. i 2021.'
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

run "$SPOR" --lang en search vandet
has "the sentence says so" "$out" '»Vandet« er rent, og livredderen er der hele sommeren.'
has "with its place" "$out" 'oeu.txt, line '
run "$SPOR" --lang en search findesikke
has "nothing is said" "$err" 'nothing was found'
run "$SPOR" --lang en search udvlag:x
has "a field's name that is nearly one" "$err" 'did you mean “udvalg:”'
run "$SPOR" --lang en search -- -skole
has "only what to leave out" "$err" 'say also what to look for'

# ---- closed items ----
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
