#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# Persons and parties over meetings. Runs once on each engine; the answers must be the same.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# head BODY DAY PRESENT ABSENT
head_of() {
	printf 'Fjordby Kommune\n\nReferat\n\n%s den %s kl. 16:00\n\n' "$1" "$2"
	[ -z "$3" ] || printf 'Til stede: %s\n\n' "$3"
	[ -z "$4" ] || printf 'Fraværende: %s\n\n' "$4"
}
# item NUMBER TITLE DECISION
item() {
	printf '%s. %s\n\nSagsfremstilling\n\nSagen forelægges.\n\nBeslutning\n\n%s\n\n' "$1" "$2" "$3"
}

new_store
mkdir -p in
{
	head_of Økonomiudvalget '16. juni 2020' 'Søren Bækgård (V), Anne-Mette Krog (A), Per Øst (Ø)' 'Lise Marie Dam (C)'
	item 1 'Havnens budget' 'Godkendt. Søren Bækgård (V) stemte imod, da beløbet er for højt.'
	item 2 'Vandværket' 'Godkendt. Per Øst (Ø) deltog ikke i behandlingen på grund af inhabilitet.'
	item 3 'Lukket sag: Køb af mark' 'Godkendt. Anne-Mette Krog (A) stemte imod den hemmelige pris.'
} >in/oeu.txt
{
	head_of Kulturudvalget '9. marts 2021' 'Søren Bækgård (V), Lise Marie Dam (C), Per Øst (Ø)' ''
	item 1 'Badesøen' 'Godkendt. Venstre stemte imod. Per Øst undlod at stemme.'
} >in/kuu.txt
{
	head_of Kulturudvalget '11. maj 2021' 'SØREN BÆKGÅRD (I), Lise Marie Dam (C)' 'Per Øst (Ø)'
	item 1 'Biblioteket' 'Godkendt.'
} >in/kuu2.txt
{
	printf 'Fjordby Kommune\n\nReferat\n\nTeknikudvalget den 3. juni 2021 kl. 16:00\n\n'
	item 1 'Vejene' 'Ikke til stede: Per Øst (Ø).

Godkendt.'
	item 2 'Stierne' 'Ikke til stede: Per Øst (Ø).

Godkendt. Lise Marie Dam (C) ønsker en ny sti.'
} >in/teu.txt
run "$SPOR" --municipality 998 import in
run "$SPOR" show --csv
is "four meetings are there" "$(printf '%s\n' "$out" | grep -c 998/)" 4

# ---- all of them ----
run "$SPOR" person --csv
has "everybody is listed" "$out" 'Anne-Mette Krog,A,998,Økonomiudvalget,1,0,0,2020-06-16,2020-06-16'
has "over bodies, by the newest spelling and letter" "$out" 'SØREN BÆKGÅRD,I,998,'
has "with counts" "$out" ',3,0,1,2020-06-16,2021-05-11'
has "away from every item is away" "$out" 'Per Øst,Ø,998,'
run "$SPOR" --lang en person --limit 2 --offset 1
has "a part of them, and how many there are" "$err" '2 to 3 of 4; more with --offset and --limit'
is "no more than was asked for" "$(printf '%s\n' "$out" | wc -l)" 4
run "$SPOR" --lang en person --dissent --limit 1 --csv
has "a part of the votes" "$err" '1 to 1 of '
is "is a part" "$(printf '%s\n' "$out" | wc -l)" 2
run "$SPOR" --lang en person Per Øst --limit 1
has "one person is told whole" "$err" 'are for lists, not for one person'
run "$SPOR" person --body kulturudvalget --csv
lacks "of one body" "$out" Anne-Mette

# ---- one ----
# json EXPRESSION: of the person p in out
json() {
	printf '%s' "$out" | python3 -c "import json, sys; p = json.load(sys.stdin); print(($1))"
}
run "$SPOR" person 'per oest' --json
is "present and absent" "$(json 'p["person"], p["party"], p["municipality"], p["meetings"]')" \
	"('Per Øst', 'Ø', 998, {'present': 2, 'absent': 2})"
is "rates by body" "$(json '[(b["key"].split("/")[1], b["rate"]) for b in p["bodies"]]')" \
	"[('kulturudvalget', 0.5), ('oekonomiudvalget', 1), ('teknikudvalget', 0)]"
is "absences" "$(json '[(a["date"], a["number"], a["stance"]) for a in p["absences"]]')" \
	"[('2020-06-16', '2', 'disqualified'), ('2021-05-11', None, 'absent'), ('2021-06-03', None, 'absent')]"
is "with words, what was decided, and the place" \
	"$(json '[p["absences"][0][k] for k in ("key", "title", "outcome", "words")], p["absences"][0]["source"]["document"], p["absences"][0]["source"]["line"] > 5')" \
	"(['998/oekonomiudvalget/2020-06-16/2', 'Vandværket', 'approved', 'Per Øst (Ø) deltog ikke i behandlingen på grund af inhabilitet.'], 'oeu.txt', True)"
is "votes" "$(json '[(d["stance"], d["party"], d["words"]) for d in p["dissent"]]')" \
	"[('abstain', 'Ø', 'Per Øst undlod at stemme.')]"
run "$SPOR" person SØREN Bækgaard --json
is "however it is spelt" "$(json 'p["person"]')" 'SØREN BÆKGÅRD'
is "with the letters used" "$(json '[(l["party"], l["first"], l["last"]) for l in p["parties"]]')" \
	"[('V', '2020-06-16', '2021-03-09'), ('I', '2021-05-11', '2021-05-11')]"
run "$SPOR" --lang da person 'Per Øst'
has "for people" "$out" 'Kulturudvalget: med til 1 af 2 møder (50 %), 9. marts 2021 til 11. maj 2021'
has "in Danish" "$out" 'inhabil   oekonomiudvalget/2020-06-16/2'
run "$SPOR" person 'Per Øst' --csv
has "as a table" "$out" 'Per Øst,Ø,disqualified,998,Økonomiudvalget,2020-06-16,2,'
run "$SPOR" person 'Per Øst' --year 2020 --json
is "of one year" "$(json 'p["meetings"], len(p["absences"])')" "({'present': 1, 'absent': 0}, 1)"
run "$SPOR" person 'Per Øst' --body kulturudvalget --json
is "of one body" "$(json 'p["meetings"]')" "{'present': 1, 'absent': 1}"
run "$SPOR" person 'Per Øst' --year 1999
has "of a year without them" "$err" 'not named in that body or that year'

# ---- who is meant ----
run "$SPOR" person 'Lise Dam'
is "a middle name is missing" "$status" 3
has "and proposed" "$err" 'near it: Lise Marie Dam'
run "$SPOR" person 'Dam'
has "a surname alone" "$err" 'near it: Lise Marie Dam'
run "$SPOR" person 'Annemette Krog'
has "spelt nearly so" "$err" 'near it: Anne-Mette Krog'
run "$SPOR" person 'Xerxes Zola'
has "nobody like that" "$err" '“spor person” lists those it knows'
sed 's/Fjordby/Bakkeby/' in/oeu.txt >in-other.txt
"$SPOR" --municipality 101 import in-other.txt >/dev/null 2>&1
run "$SPOR" person 'Per Øst'
has "the same name in two municipalities" "$err" 'several municipalities have a person “Per Øst” (101, 998)'
run "$SPOR" person 'Per Øst' --municipality 101 --json
is "is kept apart" "$(json 'p["municipality"], p["meetings"]')" "(101, {'present': 1, 'absent': 0})"

# ---- parties ----
run "$SPOR" person --party V --against --municipality 998 --csv
has "a member's vote" "$out" 'Søren Bækgård,V,against,998,Økonomiudvalget,2020-06-16,1,'
has "with its words" "$out" '"Søren Bækgård (V) stemte imod, da beløbet er for højt."'
has "the party's vote, by its letter" "$out" ',V,against,998,Kulturudvalget,2021-03-09,1,'
run "$SPOR" person --party Venstre --against --municipality 998 --csv
has "by its name" "$out" ',V,against,998,Kulturudvalget,2021-03-09,1,'
run "$SPOR" person --party ø --municipality 998 --csv
has "without a letter beside the name" "$out" 'Per Øst,Ø,abstain,998,Kulturudvalget,'
run "$SPOR" person --dissent --municipality 998 --year 2021 --csv
has "all who disagreed" "$out" 'Per Øst,'
has "own wishes, too" "$out" 'Lise Marie Dam,C,own,998,Teknikudvalget,2021-06-03,2,'
lacks "of that year" "$out" Bækgård
run "$SPOR" person --dissent --against
is "one of both" "$status" 2
run "$SPOR" person --party Æ --against
has "nothing" "$err" 'no party “Æ” has disagreed in this record; these have: A'

# ---- closed items ----
run "$SPOR" person 'Anne-Mette Krog' --municipality 998 --json
lacks "what is said in closed items is not told" "$out" hemmelige
is "nor that it is" "$(json 'p["dissent"]')" '[]'
run "$SPOR" person 'Anne-Mette Krog' --closed
has "for which a purpose is wanted" "$err" '--closed wants --purpose'
run "$SPOR" person 'Anne-Mette Krog' --municipality 998 --closed --purpose 'Klage 7' --json
has "with one it is" "$out" 'stemte imod den hemmelige pris'
run "$SPOR" audit reads --json
has "and noted" "$out" 'oekonomiudvalget/2020-06-16/3","purpose":"Klage 7"'

# ---- it follows the record ----
sed -i 's/Godkendt. Venstre stemte imod/Godkendt. Liste Ø stemte imod/' in/kuu.txt
"$SPOR" --municipality 998 import in/kuu.txt >/dev/null 2>&1
run "$SPOR" person --party V --municipality 998 --csv
lacks "a new version" "$out" 'Kulturudvalget'
"$SPOR" correct oekonomiudvalget/2020-06-16/1 dissent.1.stance abstain --municipality 998 >/dev/null 2>&1
run "$SPOR" person 'Søren Bækgård' --municipality 998 --json
is "a correction" "$(json '[d["stance"] for d in p["dissent"]]')" "['abstain']"
"$SPOR" export ud >/dev/null 2>&1
run "$SPOR" person --csv
before=$out
new_store
"$SPOR" import ud >/dev/null 2>&1
run "$SPOR" person --csv
is "read back from an export it is the same" "$out" "$before"

# ---- what was voted on ----
new_store
mkdir -p votes
head_of Teknikudvalget '4. maj 2021' 'Søren Bækgård (V), Anne-Mette Krog (A), Per Øst (Ø), Lise Dam (O)' '' >votes/teu.txt
cat >>votes/teu.txt <<'EOF'
1. Ny linjeføring ved havnen

Indstilling

Forvaltningen indstiller, at

1. linjeføring Nord vælges
2. stien lukkes i vinterhalvåret

Beslutning

Ø stillede ændringsforslag om, at linjeføring Syd vælges.
For stemte: Ø
Imod stemte: A, V og O
Ændringsforslaget bortfaldt.
Punkt 1 anbefales. Per Øst (Ø) stemte imod.
Punkt 2 anbefales. O stemte imod.
V tager forbehold for punkt 2.

2. Vejbump på Skolevej

Beslutning

Godkendt. Lise Dam (O) stemte imod.
EOF
head_of Kommunalbestyrelsen '25. maj 2021' 'Søren Bækgård (V), Anne-Mette Krog (A), Per Øst (Ø), Lise Dam (O), Bo Riis (C)' '' >votes/kb.txt
cat >>votes/kb.txt <<'EOF'
7. Ny linjeføring ved havnen

Beslutning i Teknikudvalget den 4. maj 2021

Punkt 1 anbefales. Per Øst (Ø) stemte imod.

Beslutning i Økonomiudvalget den 18. maj 2021

Anbefales. Bo Riis (C) og O stemte imod.

Beslutning i Sundhedsudvalget den 19. maj 2021

Anbefales. Tage Quist (B) tog forbehold.

Beslutning

Godkendt. O stemte imod. O stemte imod punkt 2.
EOF
head_of Økonomiudvalget '8. juni 2021' 'Bo Riis (C), Lise Dam (O)' '' >votes/oeu.txt
cat >>votes/oeu.txt <<'EOF'
3. Ny linjeføring ved havnen

Beslutning i Økonomiudvalget den 18. maj 2021

Anbefales. Bo Riis (C) og O stemte imod.

Beslutning

Taget til efterretning.
EOF
"$SPOR" --municipality 998 import votes/kb.txt >/dev/null 2>&1
run "$SPOR" person 'Per Øst' --json
is "a vote at a treatment that is only quoted" \
	"$(json '[(d["key"], d["stance"], d["told_of"]["body"], d["told_of"]["date"], d["source"]["document"]) for d in p["dissent"]]')" \
	"[('998/kommunalbestyrelsen/2021-05-25/7', 'against', 'Teknikudvalget', '2021-05-04', 'kb.txt')]"
run "$SPOR" person 'Tage Quist' --json
is "of one whom only that names" "$(json 'p["person"], p["party"], p["meetings"]')" \
	"('Tage Quist', 'B', {'present': 0, 'absent': 0})"
is "and counted" "$("$SPOR" person --csv | grep 'Per Øst' | cut -d, -f7)" 1
"$SPOR" --municipality 998 import votes >/dev/null 2>&1
run "$SPOR" person 'Per Øst' --json
is "is told at its own item when that is in the store" \
	"$(json '[(d["key"], d["about"]["kind"], d["about"]["points"], d["about"]["text"]) for d in p["dissent"]]')" \
	"[('998/teknikudvalget/2021-05-04/1', 'points', '1', 'linjeføring Nord vælges')]"
run "$SPOR" person 'Bo Riis' --json
is "what two quote is told once" \
	"$(json '[(d["key"], d["told_of"]["date"]) for d in p["dissent"]]')" \
	"[('998/kommunalbestyrelsen/2021-05-25/7', '2021-05-18')]"
run "$SPOR" person --party O --body kommunalbestyrelsen --csv
is "two votes in one item" "$(printf '%s\n' "$out" | grep -c '/2021-05-25/7')" 2
has "each with what it was taken to" "$out" ',points,2,'
run "$SPOR" person --party C --body oekonomiudvalget --csv
has "what is quoted is of the body that it was said in" "$out" 'Bo Riis,C,against,998,Kommunalbestyrelsen,'
run "$SPOR" person --party V --csv
has "against what somebody proposed" "$out" \
	',amendment,,Ø,,"Ø stillede ændringsforslag om, at linjeføring Syd vælges.",rejected'
has "a reservation" "$out" ',V,reserve,998,Teknikudvalget,'
run "$SPOR" person --party V --dissent --csv
lacks "who votes down what falls does not disagree" "$out" amendment
{
	head_of Teknikudvalget '1. juni 2021' '' ''
	item 1 'Forslag om fritidspas' 'Forslaget blev forkastet med 5 stemmer (A og V) mod 2 (Ø).'
} >votes/teu2.txt
"$SPOR" --municipality 998 import votes >/dev/null 2>&1
run "$SPOR" person --dissent --body teknikudvalget --year 2021 --csv
has "where the matter is refused, those who were for it disagree" "$out" ',Ø,for,998,Teknikudvalget,2021-06-01,1,'
lacks "not those who refused it" "$out" ',A,against,998,Teknikudvalget,2021-06-01,1,'
run "$SPOR" --lang da person --party V --against
has "in Danish" "$out" 'V: stemte imod ændringsforslaget fra Ø (faldt)'
has "with what was proposed" "$out" 'foreslået: ”Ø stillede ændringsforslag om, at linjeføring Syd vælges.”'
run "$SPOR" --lang da show teknikudvalget/2021-05-04/1
has "the item tells it, too" "$out" 'A, V, O: stemte imod ændringsforslaget fra Ø (faldt)'
has "for and against" "$out" 'Ø: stemte for ændringsforslaget fra Ø (faldt)'
has "by points" "$out" 'O: stemte imod punkt 2'
has "reservations are none of abstention" "$out" 'V: tog forbehold for punkt 2'
lacks "nowhere" "$out" 'undlod'
run "$SPOR" --lang da show kommunalbestyrelsen/2021-05-25/7
has "at the earlier decision" "$out" 'Bo Riis (C), O: stemte imod'
has "its own" "$out" 'O: stemte imod punkt 2'
run "$SPOR" show kommunalbestyrelsen/2021-05-25/7 --json
is "for programs" \
	"$(json '[(v["party"], v["stance"], v["about"] and v["about"]["points"], v["told_of"] and v["told_of"]["body"]) for v in p["items"][0]["votes"]]')" \
	"[('O', 'against', None, None), ('O', 'against', '2', None), ('Ø', 'against', '1', 'Teknikudvalget'), ('C', 'against', None, 'Økonomiudvalget'), ('O', 'against', None, 'Økonomiudvalget'), ('B', 'reserve', None, 'Sundhedsudvalget')]"
{
	head_of Teknikudvalget '8. juni 2021' '' ''
	item 1 'Ny belægning på Torvet' 'Godkendt med stemmerne 4 (A og V) mod 3 (Ø, EL og O).'
} >votes/teu3.txt
"$SPOR" --municipality 998 import votes >/dev/null 2>&1
run "$SPOR" --lang en person --dissent --body teknikudvalget --year 2021
is "an item of several voters is told once" "$(printf '%s\n' "$out" | grep -c 'Ny belægning på Torvet')" 1
is "with what was decided, which the sentence says" "$(printf '%s\n' "$out" | grep -c 'Godkendt med stemmerne 4')" 1
has "and each of them" "$out" 'O: voted against'
run "$SPOR" --lang en person --party XX
lacks "a party of two abbreviations is one" "$err" 'EL'
drop_store
done_testing
