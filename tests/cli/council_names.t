#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# What bodies are called follows from all that their minutes print, whatever order they come in. Runs
# once on each engine.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# paper FILE BODY DAY NUMBER TITLE TEXT DECISION
paper() {
	cat >"$1" <<EOF
Fjordby Kommune

Referat

$2

$3 kl. 17.00
Mødelokale 2, Rådhuset

Til stede: Ane Bo (A), Jens Holm (V), Mette Dal (O)

$4. $5

Sagsfremstilling
$6

Beslutning
$7
EOF
}
# in_order NAME FILE…: a store of the documents, imported one by one, and what it says
in_order() {
	name=$1
	shift
	new_store
	for file in "$@"; do
		"$SPOR" import "$file.txt" -q >/dev/null || return
	done
	mkdir "$name"
	"$SPOR" body list --csv >"$name/bodies"
	"$SPOR" thread --json >"$name/threads"
	"$SPOR" due --all --today 2022-01-01 --json >"$name/due"
	"$SPOR" show --csv >"$name/show"
	"$SPOR" person --json >"$name/persons"
	"$SPOR" export "$name/all" -q >/dev/null
	mv "$name"/all/*.csv "$name"
}
# same ONE OTHER: they say the same; ids are made by the clock
same() {
	for file in "$1"/*; do
		[ -d "$file" ] || cmp "$file" "$2/${file##*/}" || return
	done
}

paper a.txt Kommunalbestyrelsen '9. juni 2020' 12 'Ny svømmehal ved Havnevej' \
	'Svømmehallen skal ligge ved Havnevej og have seks baner.' \
	'Godkendt. Forvaltningen forelægger et forslag til finansiering på mødet i september 2020.'
paper b.txt 'Fjordby Kommunalbestyrelse (KB)' '8. september 2020' 31 'Finansiering af ny svømmehal ved Havnevej' \
	'Kommunalbestyrelsen besluttede den 9. juni 2020 at bygge en svømmehal. Her er forslaget til finansiering.' \
	Godkendt.
paper c.txt KOMMUNALBESTYRELSEN '10. november 2020' 40 'Regnskab for svømmehallen ved Havnevej' \
	'SSU behandlede svømmehallen den 5. oktober 2020.' 'Taget til efterretning.'
paper d.txt 'Møde i SSU' '5. oktober 2020' 7 'Ny svømmehal ved Havnevej' \
	'Udvalget for de ældre vil bruge svømmehallen om formiddagen.' \
	'Godkendt. Udvalget får en status på mødet i marts 2021.'
paper e.txt 'SOCIAL- OG SUNDHEDSUDVALGET' '2. marts 2021' 3 'Status for svømmehallen ved Havnevej' \
	'Udvalget får her en status.' 'Taget til efterretning.'
paper f.txt 'Social- og Sundhedsudvalget 2018-2021' '4. maj 2021' 9 'Regnskab for svømmehallen ved Havnevej' \
	'Regnskabet forelægges.' 'Taget til efterretning.'
paper g.txt 'Økonomiudvalg' '19. maj 2021' 1 'Regnskab for svømmehallen ved Havnevej' \
	'Regnskabet forelægges.' 'Anbefales.'
paper h.txt 'Fjordby Økonomiudvalg' '16. juni 2021' 4 'Lån til svømmehallen' 'Der lånes 4 mio. kr.' Anbefales.
paper i.txt 'Økonomiudvalget' '18. august 2021' 8 'Taksterne i svømmehallen' 'De stiger.' Anbefales.

in_order forwards a b c d e f g h i
is "what they are called" "$(cut -d, -f2,3 forwards/bodies | tail -n +2)" "kb,Kommunalbestyrelsen
oekonomiudvalget,Økonomiudvalget
ssu,Social- og Sundhedsudvalget"
has "there is something to compare" "$(cat forwards/threads forwards/due)" '/kb/2020-06-09/12'
in_order backwards i h g f e d c b a
yes "the last one first" same forwards backwards
in_order mixed d b f h a c i e g
yes "in no order" same forwards mixed
run "$SPOR" check
is "the store is in order" "$status$err" 0
for old in kommunalbestyrelsen fjordby-kommunalbestyrelse KB; do
	run "$SPOR" show $old/2020-06-09/12
	has "the address $old goes on leading there" "$out" 998/kb/2020-06-09/12
done
run "$SPOR" thread social-og-sundhedsudvalget/2021-03-02/3
has "and so for threads" "$out" ssu/2021-03-02/3
run "$SPOR" audit show --csv
has "a body renamed has an entry" "$out" ,rename,body,
has "and so have its meetings" "$out" ,rename,meeting,
printf '%s\n' "$out" | grep ,rename, >renamed
"$SPOR" import a.txt b.txt d.txt -q >/dev/null
"$SPOR" audit show --csv | grep ,rename, >renamed_again
yes "documents that are there rename nothing" cmp renamed renamed_again

# ---- read back, people's names ----
"$SPOR" export whole -q >/dev/null
new_store
"$SPOR" import whole -q >/dev/null
"$SPOR" export again -q >/dev/null
yes "an export is read back with where names were seen" cmp whole/body_alias.jsonl again/body_alias.jsonl
paper k.txt 'Kommunalbestyrelse' '14. december 2021' 50 'Svømmehallen er åben' 'Den er åben.' 'Taget til efterretning.'
"$SPOR" import k.txt -q >/dev/null
run "$SPOR" body list --csv
has "and goes on being named by them" "$out" 998,kb,Kommunalbestyrelsen,

new_store
"$SPOR" import a.txt g.txt -q >/dev/null
"$SPOR" body alias kommunalbestyrelsen ABC -q >/dev/null
"$SPOR" body merge oekonomiudvalg kommunalbestyrelsen -q >/dev/null
"$SPOR" import i.txt -q >/dev/null
run "$SPOR" body list --csv
has "what people say of names does not rename a body" "$out" 998,kommunalbestyrelsen,Kommunalbestyrelsen,
run "$SPOR" show oekonomiudvalget/2021-08-18
has "which the other one's name finds" "$out" 'Taksterne i svømmehallen'
run "$SPOR" check
is "the store is in order" "$status$err" 0

drop_store
done_testing
