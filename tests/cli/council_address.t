#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# Keys of items whose numbers change from one version to the next: the number that is printed now
# means the item that has it now, and an older address leads to what it named. Runs once on each
# engine.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# paper FILE KIND TITLE…: a meeting with items numbered from 1, decided when it is minutes
paper() {
	file=$1 kind=$2 n=0
	shift 2
	mkdir -p "$(dirname "$file")"
	{
		printf 'Fjordby Kommune\n\n%s\n\nTeknik- og Miljøudvalget\n\n9. juni 2020 kl. 16.00\nMødelokale 2, Rådhuset\n\n' "$kind"
		printf 'Til stede: Ane Bo (A), Jens Holm (V), Mette Dal (O)\n\n'
		for title in "$@"; do
			n=$((n + 1))
			printf '%s. %s\n\nSagsfremstilling\nForvaltningen har skrevet om %s.\n\n' "$n" "$title" "$title"
			[ "$kind" = Dagsorden ] || printf 'Beslutning\nGodkendt.\n\n'
		done
	} >"$file"
}
tmu=998/teknik-og-miljoeudvalget/2020-06-09
# title KEY: what each way of asking for the item says, when they agree
title() {
	"$SPOR" show "$1" --json >t.json || return
	"$SPOR" show "$1" --csv >t.csv || return
	"$SPOR" show "$1" >t.txt || return
	python3 -c '
import csv, json
record, rows = json.load(open("t.json")), list(csv.DictReader(open("t.csv", newline="")))
item, row = record["items"][0], rows[0]
assert len(record["items"]) == len(rows) == 1
assert item["title"] == row["title"] and item["key"] == row["key"], (item["key"], row["key"])
assert item["title"] in open("t.txt").read()
print(item["number"], item["title"], item["key"].split("/")[3])'
}
# listed: each item that the meeting lists is found by the key that stands there
listed() {
	"$SPOR" show $tmu --json >all.json
	"$SPOR" show $tmu >all.txt
	python3 -c '
import json, os, subprocess
for item in json.load(open("all.json"))["items"]:
    one = json.loads(subprocess.check_output([os.environ["SPOR"], "show", item["key"], "--json"]))
    assert [i["title"] for i in one["items"]] == [item["title"]], item["key"]
    name = item["key"].rsplit("/", 1)[1]
    assert any(l.split()[:1] == [name] and item["title"] in l for l in open("all.txt")), name'
}
export SPOR

# ---- minutes with a matter more than the agenda ----
new_store
paper a.txt Dagsorden 'Godkendelse af dagsorden' 'Ny cykelsti langs Havnevej' Eventuelt
paper b.txt Referat 'Godkendelse af dagsorden' 'Ny cykelsti langs Havnevej' 'Leje af hal' Eventuelt
"$SPOR" import a.txt -q >/dev/null
"$SPOR" correct tmu/2020-06-09/3 kind drøftelse -q >/dev/null
"$SPOR" import b.txt -q >/dev/null
is "3 is what is printed as 3" "$(title tmu/2020-06-09/3)" "3 Leje af hal 3"
is "and 4 what is printed as 4" "$(title tmu/2020-06-09/4)" "4 Eventuelt 4"
yes "each item listed is found" listed
run "$SPOR" show tmu/2020-06-09/4
has "what a person said goes with its matter" "$out" "for discussion"
run "$SPOR" show tmu/2020-06-09/9
has "what there is, is true" "$err" "its items are 1–4"
run "$SPOR" show tmu/2020-06-09/9 --lang da
has "in Danish" "$err" "dets punkter er 1–4"
run "$SPOR" show tmu/2020-06-09/3 --edition 1
has "an older version by its own numbers" "$out" "Eventuelt"
run "$SPOR" show tmu/2020-06-09/4 --edition 1
is "which had fewer" "$status" 3
has "and says so" "$err" "that version of the meeting has no item “4”; its items are 1–3"
run "$SPOR" correct tmu/2020-06-09/3 title 'Leje af hallen' --json
has "corrected is the one that is shown" "$out" '"old":"Leje af hal"'
has "by its whole key" "$out" "\"key\":\"$tmu/3\""
run "$SPOR" correct --list --csv
has "listed by the key in force" "$out" "$tmu/4,kind"
run "$SPOR" check
is "the store is in order" "$status$err" 0

# ---- corrected minutes with a matter in front ----
new_store
paper a.txt Referat 'Ny cykelsti langs Havnevej' 'Leje af hal' 'Støj fra banen' Eventuelt
paper b.txt Referat 'Godkendelse af dagsorden' 'Ny cykelsti langs Havnevej' 'Leje af hal' 'Støj fra banen' Eventuelt
"$SPOR" import a.txt -q >/dev/null
"$SPOR" import b.txt -q >/dev/null
is "1" "$(title tmu/2020-06-09/1)" "1 Godkendelse af dagsorden 1"
is "2" "$(title tmu/2020-06-09/2)" "2 Ny cykelsti langs Havnevej 2"
is "5" "$(title tmu/2020-06-09/5)" "5 Eventuelt 5"
yes "each is found" listed

# ---- a version with a matter less: an old address leads on ----
paper c.txt Referat 'Ny cykelsti langs Havnevej' 'Støj fra banen' Eventuelt
"$SPOR" import c.txt -q >/dev/null
is "2 is the one printed so now" "$(title tmu/2020-06-09/2)" "2 Støj fra banen 2"
run "$SPOR" show tmu/2020-06-09/5
has "5 was Eventuelt and still finds it" "$out" "Eventuelt"
has "with a word on where it is now" "$err" "item “5” is now “3”"
run "$SPOR" show tmu/2020-06-09/4
is "4 has named two matters" "$status" 3
has "and names none" "$err" "its items are 1–3"
is "a matter left out has a name of its own" "$(title tmu/2020-06-09/1~2)" "1 Godkendelse af dagsorden 1~2"
yes "each is found, those left out too" listed
run "$SPOR" check
is "the store is in order" "$status$err" 0
run "$SPOR" import --reread
tamper "UPDATE document_reading SET reader = 0"
run "$SPOR" import --reread
has "read again nothing changes" "$out" "unchanged 3"
run "$SPOR" check
is "and is in order" "$status$err" 0
tamper "UPDATE item_address SET slug = '7' WHERE slug = '5'"
run "$SPOR" check
is "old addresses are watched too" "$status" 10

# ---- two matters of one number; another matter with the number of one that moved ----
new_store
paper a.txt Dagsorden 'Lokalplan 12 for Havnen' 'Lokalplan 14 for Havnen' Eventuelt
paper b.txt Referat 'Lokalplan 11 for Havnen' 'Lokalplan 12 for Havnen' 'Lokalplan 14 for Havnen' Eventuelt
sed 's/^3\. /2. /; s/^4\. /3. /' b.txt >c.txt
"$SPOR" import a.txt -q >/dev/null
"$SPOR" correct tmu/2020-06-09/1 case_no 20/12 -q >/dev/null
"$SPOR" import b.txt -q >/dev/null
"$SPOR" show tmu/2020-06-09/2 >out
has "the words tell, not the number" "$(cat out)" "case 20/12"
"$SPOR" import c.txt -q >/dev/null
is "the first of a number" "$(title tmu/2020-06-09/2)" "2 Lokalplan 12 for Havnen 2"
is "and the second" "$(title tmu/2020-06-09/2~2)" "2 Lokalplan 14 for Havnen 2~2"
yes "each is found" listed
run "$SPOR" show tmu/2020-06-09/9
has "both are told" "$err" "its items are 1–2, 2~2, 3"
run "$SPOR" correct tmu/2020-06-09/2~2 number 8
is "a number that a person sets" "$(title tmu/2020-06-09/8)" "8 Lokalplan 14 for Havnen 8"
run "$SPOR" check
is "the store is in order" "$status$err" 0

drop_store
done_testing
