#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# The record as files, and back: nothing is lost, whatever the engine, and nothing half done is
# taken for whole.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

tmu=998/teknik-og-miljoeudvalget

# ---- a store with some of everything ----
new_store
minutes in/a.txt '3. februar 2020' Dagsorden
minutes in/b.txt '8. april 2020' Referat
minutes in/c.txt '6. maj 2020' Referat 'Udsat. Venstre stemte imod.'
: >in/empty.txt
printf 'Indkøbsseddel: mælk, \001 kridt, "anførsel" og \\ skråstreg\n' >in/no-minutes.txt
"$SPOR" --municipality 998 import in >/dev/null 2>&1
minutes in/a.txt '3. februar 2020' Referat
# item 12 gets another number, item 11 is gone: an old address, a withdrawn item
sed '/^11\. /,/^Godkendt/d; s/^12\. /14. /' in/b.txt >in/b2.txt
"$SPOR" --municipality 998 import in/a.txt in/b2.txt >/dev/null 2>&1
"$SPOR" correct $tmu/2020-05-06/12 title 'Cykelsti, „rettet“' >/dev/null
"$SPOR" correct $tmu/2020-05-06/12 --confirm number >/dev/null
"$SPOR" body alias teknik-og-miljoeudvalget TMU >/dev/null
"$SPOR" body alias teknik-og-miljoeudvalget 'Udvalget for Ældre, Øer og Åer' >/dev/null

run "$SPOR" --lang en export ud
is "it is written" "$status" 0
has "people are told what" "$out" 'Written to ud: meetings 3, rows '
has "and that it is not for everybody" "$err" 'it holds the closed items, too'
is "only the owner can read it" "$(find ud ! -perm 600 ! -perm 700)" ''
is "the folder, too" "$(stat -c %a ud)" 700
is "nothing else is left" "$(ls -d ud*)" ud
# rows FILE
rows() {
	wc -l <"ud/$1" | tr -d ' '
}
is "meetings are there" "$(rows meeting.jsonl)" 3
is "old versions" "$(rows meeting_version.jsonl)" 5
is "files set aside" "$(rows set_aside.jsonl)" 2
is "corrections" "$(rows correction.jsonl)" 2
has "aliases" "$(cat ud/body_alias.jsonl)" 'Ældre, Øer og Åer'
has "a withdrawn item" "$(cat ud/item.jsonl)" '"withdrawn":true'
has "an old address" "$(cat ud/item_address.jsonl)" '"slug":"12"'
has "a closed item's words" "$(cat ud/decision.jsonl)" 'hemmelige pris'
has "spreadsheets have keys" "$(cat ud/dissent.csv)" "$tmu/2020-05-06/12,998,"
has "and the place" "$(cat ud/dissent.csv)" \
	",Venstre,against,,,,,,,c.txt,,$(grep -n 'Venstre stemte' in/c.txt | cut -d: -f1)"
has "amounts in kroner" "$(cat ud/amounts.csv)" ',2500000,2021,'
has "the text of sections" "$(cat ud/sections.csv)" 'undersøgt mulighederne'
has "threads" "$(head -1 ud/threads.csv)" 'key,municipality,body,date,number,title,thread,thread_title,named'
has "and their links" "$(head -1 ud/links.csv)" 'thread,to,reason,strength,words,document,page,line'
run "$SPOR" audit reads --json
has "the log of reads tells" "$out" '"action":"export","key":"998","purpose":"the whole record"'
python3 - <<'END' >said 2>&1
import hashlib, json
m = json.load(open("ud/manifest.json"))
assert m["kind"] == "spor-export" and m["format"] == 1 and m["municipalities"] == [998], m
for f in m["files"]:
    b = open("ud/" + f["file"], "rb").read()
    assert hashlib.sha256(b).hexdigest() == f["sha256"] and len(b) == f["bytes"], f
    if "table" in f:
        lines = [json.loads(x) for x in b.decode().splitlines()]
        assert len(lines) == f["rows"] and all(list(x) == f["columns"] for x in lines), f
END
is "the manifest tells what is there" "$(cat said)" ''
run "$SPOR" --json export ud-json
has "in JSON" "$out" '"file":"meeting.jsonl","table":"meeting","rows":3,"bytes":'
run diff -r ud ud-json
is "written again it is the same" "$out$status" 0
run "$SPOR" --lang en export ud
is "a name that is taken" "$status" 5
has "is said" "$err" 'is there already'
run "$SPOR" --lang en export ud-none --municipality 101
has "a municipality that is not there" "$err" 'holds nothing of municipality 101'
is "leaves nothing" "$(ls -d ud-none* 2>/dev/null)" ''
mkdir ud-tom
run "$SPOR" export ud-tom --municipality 998 --purpose 'Flytning'
run diff -r ud ud-tom
is "an empty folder is taken, one municipality is all there is" "$out$status" 0
run "$SPOR" --lang en export .
has "a folder needs a name" "$err" 'is no name of a folder'
dump >dumped

# ---- back, on the same engine ----
# back FOLDER NAME: reads it into a new store and compares
back() {
	new_store
	run "$SPOR" --lang en import "$1"
	has "$2: read back" "$out" 'Read back from '
	run "$SPOR" check
	is "$2: in order" "$status$err" 0
	run "$SPOR" audit verify
	is "$2: the chain holds" "$status" 0
	rm -rf again
	"$SPOR" export again >/dev/null 2>&1
	run diff -r "$1" again
	is "$2: exported again it is the same" "$out$status" 0
}
back ud "the same engine"
dump >dumped-again
run cmp dumped dumped-again
is "what is shown is the same" "$out$status" 0
run "$SPOR" search cykelsti --json
has "it can be searched" "$out" "$tmu/2020-05-06/12"
run "$SPOR" audit show --json
has "the audit says where it came from" "$out" '"action":"restore"'
run "$SPOR" show tmu/2020-04-08/12 --json
has "old addresses lead there" "$out" "$tmu/2020-04-08/14"
run "$SPOR" --municipality 998 import in
has "what was set aside is known" "$err$out" 'set aside'
"$SPOR" --municipality 998 import in/a.txt >out
has "what was imported is unchanged" "$(cat out)" 'unchanged 1'
run "$SPOR" --lang en import ud
is "into a store that is not empty" "$status" 5
has "it says what to do" "$err" 'name a new one with --store'
if [ "$ENGINE" = pgsql ]; then
	pg=$SPOR_STORE
	SPOR_STORE=$work/moved.db
	"$SPOR" import ud >/dev/null 2>&1
	"$SPOR" export moved >/dev/null 2>&1
	run diff -r ud moved
	is "PostgreSQL to SQLite" "$out$status" 0
	run "$SPOR" check
	is "in order there, too" "$status" 0
	SPOR_STORE=$pg
	back moved "and back to PostgreSQL"
fi

# ---- what is wrong is said, and nothing of it kept ----
# wrong NAME WORDS SHELL: SHELL damages a copy
wrong() {
	rm -rf bad
	cp -r ud bad
	(cd bad && eval "$3")
	new_store
	run "$SPOR" --lang en import bad
	has "$1" "$err" "$2"
	"$SPOR" init >/dev/null 2>&1
	run "$SPOR" show --json
	is "$1: nothing was kept" "$out" '[]'
}
# signed FILE: the manifest says what the file now is
sign='python3 -c "
import hashlib, json, sys
m = json.load(open(\"manifest.json\"))
for f in m[\"files\"]:
    b = open(f[\"file\"], \"rb\").read()
    f.update(sha256=hashlib.sha256(b).hexdigest(), bytes=len(b), rows=b.count(b\"\\n\") if \"table\" in f else f[\"rows\"])
json.dump(m, open(\"manifest.json\", \"w\"))
"'
wrong "a changed byte" 'is not as it was written' 'sed -i "s/Referat/Refexat/" section.jsonl item.jsonl meeting.jsonl meeting_version.jsonl; sed -i s/godkendt/gedkendt/ decision.jsonl'
wrong "a truncated file" '“item.jsonl” of the export ends too early' 'head -c 500 item.jsonl >x; mv x item.jsonl'
wrong "a missing file" '“body.jsonl” of the export is not there' 'rm body.jsonl'
wrong "a broken line" 'line 2 of “item.jsonl” is no row' 'sed -i "2s/.*/{\"municipality\":998}/" item.jsonl; '"$sign"
wrong "another type" 'line 1 of “item.jsonl” is no row' 'sed -i "1s/\"position\":[0-9]*/\"position\":\"0\"/" item.jsonl; '"$sign"
wrong "another municipality's row" 'line 1 of “body.jsonl” is no row' 'sed -i "1s/998/101/" body.jsonl; '"$sign"
wrong "a foreign column" '“item.colour”, which this Spor does not know' 'sed -i "s/\"truncated\"/\"colour\"/" manifest.json'
wrong "a foreign table" '“poem”, which this Spor does not know' 'sed -i "s/\"table\": \"item\"/\"table\": \"poem\"/" manifest.json'
wrong "a lost table" 'the export lacks “item”' 'sed -i "s/\"table\": \"item\"/\"note\": \"item\"/" manifest.json'
wrong "a newer format" 'written by a newer Spor' 'sed -i "s/\"format\": 1/\"format\": 2/" manifest.json'
wrong "a damaged manifest" 'manifest is damaged' 'sed -i "s/\"files\"/\"filer\"/" manifest.json'
wrong "a path out of the folder" 'manifest is damaged' 'sed -i "s/\"body.jsonl\"/\"..\/body.jsonl\"/" manifest.json'
wrong "a row that is there twice" 'error' 'sed -n 1p dissent.jsonl >>dissent.jsonl; '"$sign"
rm -rf bad
cp -r ud bad
echo 'en note' >>bad/items.csv
new_store
run "$SPOR" --lang en import bad
has "a spreadsheet that was worked in" "$err" 'items.csv: it is gone or was changed since the export'
has "does not matter" "$out" 'Read back from'
run "$SPOR" --lang en import bad --body KB
has "no options go with it" "$err" '--body does not go with it'
run "$SPOR" --lang en import bad in
has "nor other paths" "$err" 'read back by itself'
mkdir above
cp -r ud above/ud
run "$SPOR" --lang en import above
has "found among other files it is left out" "$out" 'left out 1'
# rows changed by somebody on the way: the seals tell
rm -rf bad
cp -r ud bad
(cd bad && sed -i s/hemmelige/offentlige/ decision.jsonl && eval "$sign")
new_store
run "$SPOR" import bad
run "$SPOR" --lang en check
has "a forged row is found by its seal" "$err$out" 'its rows are not those that audit entry'

# ---- every kind of verdict, and closed items, on both engines ----
new_store
"$SPOR" --municipality 998 import "$SPOR_SOURCE/sample/fjordby" -q >/dev/null 2>&1
while read -r what; do
	# shellcheck disable=SC2086 # words
	run "$SPOR" $what
	is "said: $what" "$status" 0
done <<'EOF'
thread join buu/2021-06-08/46 buu/2021-06-08/47
thread split oekonomiudvalget/2021-05-18/46 kommunalbestyrelsen/2020-10-13/5
thread name buu/2021-06-08/46 "Alarmen",ny
due answer buu/2021-06-08/47#1 buu/2021-12-07/80
due reject buu/2021-06-08/45#1 buu/2021-08-17/51
due move buu/2019-03-05/10#1 2019-05
due answer buu/2019-03-05/14#2@2020-08 buu/2020-11-03/87
money part buu/2021-06-08/44#2 1
money not-part buu/2021-06-08/44#3 1
correct kommunalbestyrelsen/2019-06-25/4 closed ja
correct buu/2021-06-08/46 amount.1.oere 1.400.000kr.
correct buu/2021-06-08/46 outcome.1.1 godkendt
EOF
is "each kind is there" "$("$SPOR" correct --list --csv | tr -d '\r' | sed -n 's/^[^,]*,\(commitment\.[0-9]*\.\|amount\.[0-9]*\.\)\{0,1\}\(join\|split\|name\|answered\|not-answered\|moved\|part\|not-part\),.*/\2/p' | sort -u | tr '\n' ' ')" \
	'answered join moved name not-answered not-part part split '
"$SPOR" export said-all >/dev/null 2>&1
for c in 'thread --json' 'due --all --json' 'money --json' 'person --json' 'correct --list --json' 'show --json'; do
	# shellcheck disable=SC2086 # words
	"$SPOR" --today 2022-12-01 $c
done >answers 2>/dev/null
new_store
"$SPOR" import said-all >/dev/null 2>&1
"$SPOR" export said-all-again >/dev/null 2>&1
run diff -r said-all said-all-again
is "read back and written it is the same" "$out$status" 0
for c in 'thread --json' 'due --all --json' 'money --json' 'person --json' 'correct --list --json' 'show --json'; do
	# shellcheck disable=SC2086 # words
	"$SPOR" --today 2022-12-01 $c
done >answers-again 2>/dev/null
yes "and answers the same" cmp answers answers-again
has "a thread's name in the CSV" "$(cat said-all/threads.csv)" ',"""Alarmen"",ny",true'

# ---- what people said of what follows from the record ----
new_store
"$SPOR" import ud >/dev/null 2>&1
tamper "INSERT INTO verdict (municipality, id, kind, item, position, value, state, who, made)
	SELECT municipality, 77, 'name', MIN(id), 0, 'Stien', 'applied', 'cli:anna',
	'2026-01-01T10:00:00Z' FROM item GROUP BY municipality" >/dev/null
"$SPOR" export said-of >/dev/null 2>&1
has "verdicts are written" "$(cat said-of/verdict.jsonl)" '"position":0,"anchor":null,"instance":null,"other":null,"value":"Stien"'
new_store
"$SPOR" import said-of >/dev/null 2>&1
"$SPOR" export said-again >/dev/null 2>&1
run diff -r said-of said-again
is "and read back" "$out$status" 0

# ---- for the public ----
new_store
"$SPOR" import ud >/dev/null 2>&1
run "$SPOR" --lang en export pub --public
has "what is left out is said" "$err" 'left out: what stands in closed items'
is "no word of a closed item" "$(grep -rlia 'hemmelige' pub)" ''
for f in pub/document.jsonl pub/extraction.jsonl; do
	is "no closed document in $f" "$(wc -c <$f | tr -d ' ')" 0
done
has "its title is there" "$(cat pub/items.csv)" 'Køb af grund'
has "and the others' words" "$(cat pub/sections.csv)" 'undersøgt mulighederne'
lacks "no seals" "$(ls pub)" seal
run "$SPOR" audit reads --json
is "nothing closed was read" "$out" '[]'
run "$SPOR" --lang en import pub
has "it is not read back" "$err" 'was written with --public'

# ---- cut off ----
new_store
"$SPOR" import ud >/dev/null 2>&1
url=$SPOR_STORE
for at in 3 20 60 130; do
	SPOR_STORE="fault:$at,kill:$url" timeout 60 "$SPOR" export killed >/dev/null 2>&1
	is "killed at call $at: nothing has the name" "$(ls -d killed 2>/dev/null)" ''
done
has "what it left has another name" "$(ls -d killed*)" killed.partial
run "$SPOR" --lang en import killed.partial
has "and is no export" "$err" 'was not finished'
cp -r ud headless
rm headless/manifest.json
run "$SPOR" --lang en import headless
has "nor is one without its manifest" "$err" 'or has lost its manifest'
run "$SPOR" export killed
run diff -r ud killed
is "the next one clears it away" "$out$status$(ls -d killed*)" 0killed
mkdir taken.partial
echo x >taken.partial/mine.txt
run "$SPOR" export taken
yes "a folder of somebody's is not" test -f taken.partial/mine.txt

for at in 15 80 150 400 900; do
	new_store
	url=$SPOR_STORE
	"$SPOR" init >/dev/null 2>&1
	SPOR_STORE="fault:$at,kill:$url" timeout 60 "$SPOR" import ud >/dev/null 2>&1
	if "$SPOR" show --json | grep -q key; then
		"$SPOR" import >/dev/null 2>&1 # what was left to derive
	else
		"$SPOR" import ud >/dev/null 2>&1
	fi
	"$SPOR" check >said 2>&1
	is "read back, killed at call $at: in order" "$?" 0
	rm -rf again
	"$SPOR" export again >/dev/null 2>&1
	run diff -r ud again
	is "read back, killed at call $at: whole" "$out$status" 0
	run "$SPOR" search cykelsti --json
	has "read back, killed at call $at: found" "$out" "$tmu/2020-05-06/12"
done

# ---- what is derived comes after ----
new_store
url=$SPOR_STORE
"$SPOR" init >/dev/null 2>&1
if [ "$ENGINE" = sqlite ]; then
	calls=100
	while [ "$calls" -lt 3000 ]; do
		SPOR_STORE="fault:$calls:$url" "$SPOR" --lang en import ud >/dev/null 2>err
		grep -q 'read back whole' err && break
		calls=$((calls + 23))
	done
	has "a failure after the record is whole" "$(cat err)" 'the record is read back whole'
	run "$SPOR" --lang en import
	has "is made good by an import" "$out" 'all of the record can be searched'
	run "$SPOR" search cykelsti --json
	has "and searches find" "$out" "$tmu/2020-05-06/12"
	run "$SPOR" --lang en import
	is "when nothing is left a path is wanted" "$status" 2
fi

# ---- a disk that is full ----
python3 -c 'print("Bilag: " + "et langt bilag om cykelstier. " * 20000)' >>in/c.txt
new_store
"$SPOR" --municipality 998 import in/c.txt >/dev/null 2>&1
run sh -c 'ulimit -f 600; trap "" XFSZ; exec "$0" --lang en export full' "$SPOR"
is "no room" "$status" 7
has "is said" "$err" 'cannot write “document.jsonl”'
is "and leaves nothing" "$(ls -d full* 2>/dev/null)" ''

# ---- while an import runs ----
new_store
for day in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	minutes "many/$day.txt" "$day. marts 2021" Referat
	minutes "many/$day-b.txt" "$day. april 2021" Referat
done
"$SPOR" --municipality 998 import many/1.txt >/dev/null 2>&1
"$SPOR" --municipality 998 import many >/dev/null 2>&1 &
importing=$!
for i in 1 2 3; do
	"$SPOR" export "during$i" >/dev/null 2>&1
done
wait $importing
for i in 1 2 3; do
	new_store
	"$SPOR" import "during$i" >/dev/null 2>&1
	run "$SPOR" check
	is "written during an import, number $i is one whole" "$status$err" 0
done
drop_store
done_testing
