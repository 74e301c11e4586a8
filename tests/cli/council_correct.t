#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# What people say of the record: every kind of field, what is refused and why, what happens to it
# when the document comes again in another version. Runs once on each engine.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# ---- a doubt that a person takes away ----
new_store
"$SPOR" import "$SPOR_SOURCE/sample/fjordby/pdf/kb-2020-10-13.pdf" -q >/dev/null
kb=kommunalbestyrelsen/2020-10-13
run "$SPOR" show $kb/2
has "a doubtful outcome is marked" "$out" "→ approved [doubtful]"
# doubts: how many the item has
doubts() {
	"$SPOR" show $kb/2 --csv | tr -d '\r' | sed -n '$s/.*,//p'
}
is "and counted" "$(doubts)" 1
run "$SPOR" correct $kb/2 outcome.1.1 rejected
is "set right" "$status" 0
run "$SPOR" show $kb/2
has "it stands there" "$out" "→ rejected"
lacks "without doubt" "$out" "[doubtful]"
has "and who said so" "$out" "outcome.1.1 set to “rejected” by cli:"
run "$SPOR" show $kb
has "the points are told apart" "$out" "rejected (point 1), approved (points 2-3)"
is "nothing is counted" "$(doubts)" 0
run "$SPOR" check
is "the store is in order" "$status$err" 0

# ---- every kind of field ----
new_store
minutes in/a.txt '9. juni 2020' Referat
"$SPOR" import in -q >/dev/null
# sets FIELD VALUE SHOWN: at item 12
sets() {
	run "$SPOR" correct tmu/2020-06-09/12 "$1" "$2"
	is "$1: status 0" "$status" 0
	run "$SPOR" show tmu/2020-06-09/12 --json
	has "$1" "$(tr -d '\n ' <out)" "$3"
}
sets number 12a '"number":"12a"'
sets kind orientering '"kind":"orientering"'
sets case_no 20/17 '"case_no":"20/17"'
sets decision.text 'Udsat til august.' '"text":"Udsattilaugust."'
sets outcome.1.1 postponed '"outcome":"postponed"'
sets recommendation.1.by 'Center for Plan' '"by":"CenterforPlan"'
sets amount.1.oere 260000050 '"value_dkk":2600000.5'
sets amount.1.sign - '"sign":"-"'
sets amount.1.sign '' '"sign":null'
sets amount.1.period 2021-2023 '"period":"2021-2023"'
sets commitment.1.text 'Der kommer en status' '"text":"Derkommerenstatus"'
sets commitment.1.due 'uge 36 2021' '"due":"2021-W36"'
sets commitment.1.who 'Center for Plan' '"who":"CenterforPlan"'
sets commitment.1.due '' '"due":null'
run "$SPOR" correct tmu/2020-06-09 start 17.30
has "a clock as people write it" "$out" "“17:30”"
run "$SPOR" correct tmu/2020-06-09 place 'Byrådssalen' --json
yes "for programs: what stood there and what stands there" python3 -c '
import json
r = json.load(open("out"))
assert r["field"] == "place" and r["new"] == "Byrådssalen" and r["old"].startswith("Mødelokale"), r'
run "$SPOR" correct tmu/2020-06-09 meeting-kind dagsorden
run "$SPOR" show tmu/2020-06-09
has "the meeting's own fields" "$out" "at 17:30, Byrådssalen"
has "and its kind" "$out" "Agenda · Fjordby"
run "$SPOR" correct --list tmu/2020-06-09/12a --csv
has "the list of an item's" "$out" "outcome.1.1"
lacks "has nothing of the meeting's" "$out" "place"
run "$SPOR" correct --list --lang da
has "states in the reader's language" "$out" "gælder"
has "also of what came later" "$out" "afløst"

# ---- what is refused ----
# refused STATUS PART ARG…
refused() {
	wanted=$1 part=$2
	shift 2
	run "$SPOR" correct "$@"
	is "refused: $*" "$status" "$wanted"
	has "because: $*" "$err" "$part"
}
refused 2 "can only be confirmed" tmu/2020-06-09/12a borders no
refused 2 "must have a value" tmu/2020-06-09/12a title ''
refused 2 "is no amount: write whole øre" tmu/2020-06-09/12a amount.1.oere '2.600.000'
refused 2 "is no amount: write whole øre" tmu/2020-06-09/12a amount.1.oere mange
refused 2 "“title” is one line" tmu/2020-06-09/12a title "$(printf 'a\nb')"
refused 2 "“title” has 1000 letters" tmu/2020-06-09/12a title "$(printf '%01001d' 1)"
refused 2 "must be one of yes|no / ja|nej" tmu/2020-06-09/12a closed måske
refused 2 "is no time of day" tmu/2020-06-09 start noon
refused 2 "is no time" tmu/2020-06-09/12a commitment.1.due snart
refused 2 "is no time" tmu/2020-06-09/12a commitment.1.due 2021-13
refused 3 "there is nothing at" tmu/2020-06-09/12a amount.9.oere 100
refused 2 "did you mean “amount.#.oere”" tmu/2020-06-09/12a amount.0.oere 100
refused 2 "did you mean “amount.#.oere”" tmu/2020-06-09/12a amount.oere 100
refused 3 "there is nothing at" tmu/2020-06-09/12a amount.99999999999999999999.oere 100
refused 2 "belongs to a meeting" tmu/2020-06-09/12a place x
refused 2 "belongs to an item" tmu/2020-06-09 title x
refused 2 "give one of a value, --confirm and --undo" tmu/2020-06-09/12a title x --confirm
refused 2 "a list takes at most a key" --list tmu/2020-06-09/12a title
refused 2 "give one of" --list --queue
refused 2 "--fields wants nothing" --fields tmu/2020-06-09
refused 3 "the nearest is 2020-06-09" tmu/2020-06-10/12a title x

# ---- a way back ----
new_store
"$SPOR" import in -q >/dev/null
"$SPOR" show tmu/2020-06-09/12 --json >read.json
for field in number case_no decision.text outcome.1.1 recommendation.1.by amount.1.oere amount.1.sign \
	amount.1.period commitment.1.text commitment.1.due commitment.1.who kind closed; do
	case $field in
	number) value=12a ;;
	outcome.1.1) value=postponed ;;
	amount.1.oere) value=100 ;;
	amount.1.sign) value=- ;;
	commitment.1.due) value='uge 36 2021' ;;
	kind) value=orientering ;;
	closed) value=yes ;;
	*) value=2021 ;;
	esac
	"$SPOR" correct tmu/2020-06-09/12 "$field" "$value" -q >/dev/null
	run "$SPOR" correct tmu/2020-06-09/12 "$field" --undo
	is "$field is taken back" "$status" 0
done
"$SPOR" show tmu/2020-06-09/12 --json >again.json
yes "all is as it was read" python3 -c '
import json
read, again = json.load(open("read.json")), json.load(open("again.json"))
assert all(c["state"] == "superseded" for c in again["corrections"]), again["corrections"]
strip = lambda r: [{k: v for k, v in i.items() if k != "doubts"} for i in r["items"]]
assert strip(read) == strip(again), (strip(read), strip(again))'
"$SPOR" correct tmu/2020-06-09/12 title En -q >/dev/null
"$SPOR" correct tmu/2020-06-09/12 title To -q >/dev/null
run "$SPOR" correct tmu/2020-06-09/12 title --undo
lacks "also what was corrected twice" "$out" '“En”'
refused 3 "nobody has corrected or confirmed “title”" tmu/2020-06-09/12 title --undo
refused 2 "give one of a value, --confirm and --undo" tmu/2020-06-09/12 title x --undo
run "$SPOR" audit show --json
has "with its entry" "$out" 'take back'
run "$SPOR" check
is "the store is in order then" "$status$err" 0

# ---- another version of the document ----
new_store
"$SPOR" import in -q >/dev/null
"$SPOR" correct tmu/2020-06-09/12 commitment.1.who 'Center for Plan' -q >/dev/null
"$SPOR" correct tmu/2020-06-09/12 amount.1.period --confirm -q >/dev/null
"$SPOR" correct tmu/2020-06-09/12 decision.text 'Godkendt uden bemærkninger.' -q >/dev/null
# a promise more stands before the one that was corrected, the decision says something else
sed 's/^Forvaltningen vender/Forvaltningen sender et notat om støj senest i januar 2021.\
Forvaltningen vender/' in/a.txt >in/b.txt
run "$SPOR" import in/b.txt
has "another version" "$out" "changed 1"
has "says what waits for a person" "$err" "their place is gone: 1 (spor correct --queue shows them)"
run "$SPOR" show tmu/2020-06-09/12 --json
yes "the correction follows its promise, not its number" python3 -c '
import json
r = json.load(open("out"))
who = {c["text"]: c["who"] for c in r["items"][0]["commitments"]}
moved = [w for t, w in who.items() if "status" in t]
other = [w for t, w in who.items() if "notat" in t]
assert moved == ["Center for Plan"] and other != ["Center for Plan"], who
states = {c["field"]: c["state"] for c in r["corrections"]}
assert states == {"commitment.2.who": "applied", "amount.1.period": "applied", "decision.text": "contested"}, states
assert r["items"][0]["decision"]["text"] == "Godkendt uden bemærkninger.", r["items"][0]["decision"]'
run "$SPOR" correct --queue
has "what the document says anew waits for a person" "$out" "decision.text"
has "with what it says" "$out" "Forvaltningen sender et notat"
has "and that the person's word holds" "$out" "holds, but the document says something else now"
run "$SPOR" show tmu/2020-06-09/12
has "and is said where it belongs" "$out" "[waits for a person]"
run "$SPOR" correct tmu/2020-06-09/12 decision.text --confirm
run "$SPOR" correct --queue
has "confirmed: nothing waits" "$err" "no correction waits"
"$SPOR" import in/a.txt -q >/dev/null
tamper "UPDATE document_reading SET reader = 0"
run "$SPOR" import --reread
run "$SPOR" correct --queue
has "read again: still settled" "$err" "no correction waits"
run "$SPOR" show tmu/2020-06-09/12
has "and the person's word still holds" "$out" "Godkendt uden bemærkninger."
# a second version that says a third thing, and one that comes to agree
"$SPOR" correct tmu/2020-06-09/12 outcome.1.1 postponed -q >/dev/null
sed 's/^Godkendt\.$/Afvist./' in/b.txt >in/c.txt
run "$SPOR" import in/c.txt --json
has "counted for programs" "$out" '"waiting":'
run "$SPOR" show tmu/2020-06-09/12
has "a correction holds against a third thing" "$out" "→ postponed"
has "which is shown beside it" "$out" "outcome.1.1 set to “postponed” by cli:"
has "as the document says it" "$out" "the document now says “rejected”"
sed 's/^Godkendt\.$/Udsat./' in/b.txt >in/d.txt
"$SPOR" import in/d.txt -q >/dev/null
run "$SPOR" correct --queue --csv
lacks "agreed: it no longer waits" "$out" "outcome.1.1"
# what was corrected in a promise that is gone waits until it is dropped
grep -v '^Forvaltningen vender' in/d.txt >in/e.txt
"$SPOR" import in/e.txt -q >/dev/null
run "$SPOR" correct --queue --csv
has "it waits" "$out" "commitment.2.who"
run "$SPOR" correct tmu/2020-06-09/12 --drop --queue
is "one thing at a time" "$status" 2
run "$SPOR" correct tmu/2020-06-09/12 --drop
has "is dropped" "$err" "dropped: 1"
run "$SPOR" correct --queue --csv
lacks "and waits no more" "$out" "commitment.2.who"
run "$SPOR" correct tmu/2020-06-09/12 --drop
has "nothing is left" "$err" "nothing of it waits"
run "$SPOR" check
is "the store is in order" "$status$err" 0

drop_store
done_testing
