#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
esc=$(printf '\033')

run "$SPOR_TRY" try table --today 2021-01-02
lacks "no terminal: no colour" "$out" "$esc"
has "dates as people write them" "$out" "9 June 2020"
has "times in the place's own time" "$out" "9 June 2020 14:05"
has "money" "$out" "-1,234,567.50 kr."
run "$SPOR_TRY" try table --lang da --today 2021-01-02
has "Danish dates" "$out" "2. januar 2021"
has "Danish times, over midnight and in winter" "$out" "25. december 2020 kl. 00.30"
has "Danish money" "$out" "-1.234.567,50 kr."
run "$SPOR_TRY" try table --csv --today 2021-01-02
is "CSV by RFC 4180" "$(head -n 2 out | od -An -c | tr -d ' \n')" "$(printf '%s\r\n%s\n' 'name,count,when,at,open,money,hidden' "\"Børn, \"\"Unge\"\" ${esc}[31m& Skole\",-7,2020-06-09,2020-06-09T12:05:00.000Z,true,-1234567.5,\"x" | od -An -c | tr -d ' \n')"
has "CSV: nothing and the empty text differ" "$out" ',,,,,,""'
run "$SPOR_TRY" try table --json --today 2021-01-02
yes "JSON that a parser reads" python3 -c '
import json
rows = json.load(open("out"))
assert [r["count"] for r in rows] == [-7, None, 2], rows
assert rows[0]["name"] == "B\u00f8rn, \"Unge\" \x1b[31m& Skole", rows
assert rows[2]["when"] == "2021-01-02" and rows[0]["money"] == -1234567.5 and rows[0]["open"] is True'
run "$SPOR_TRY" try table --rows 0 --json
is "no rows are an empty array" "$out" "[]"
run "$SPOR_TRY" try table --rows 0 --csv
is "no rows are a head" "$(printf %s "$out" | tr -d '\r')" "name,count,when,at,open,money,hidden"
run "$SPOR_TRY" try table --rows 0
is "no rows are nothing for people" "$out" ""
run "$SPOR_TRY" try record
is "a record is a line a field" "$out" "Name: Byrådet
Number: 2
Date: 9 June 2020
Open: no
Amount: 50 kr."
run "$SPOR_TRY" try record --json
has "a record is an object" "$out" '{"name":"Byrådet","count":2,"when":"2020-06-09","at":null'

# On a terminal.
for columns in 40 60 100; do
	on_terminal $columns "'$SPOR_TRY' try table --rows 300" | sed "s/${esc}\[[0-9;]*m//g" >shown
	yes "no line is wider than $columns columns" python3 -c "
import unicodedata
for line in open('shown', encoding='utf-8'):
    assert len(line.rstrip('\n')) <= max($columns, 62), line"
done
has "colour on a terminal" "$(on_terminal 80 "'$SPOR_TRY' try table")" "${esc}[1m"
lacks "not with --no-color" "$(on_terminal 80 "'$SPOR_TRY' try table --no-color")" "$esc"
lacks "not with NO_COLOR" "$(on_terminal 80 "NO_COLOR=1 '$SPOR_TRY' try table")" "$esc"
has "an empty NO_COLOR says nothing" "$(on_terminal 80 "NO_COLOR= '$SPOR_TRY' try table")" "${esc}[1m"
lacks "not on a dumb terminal" "$(on_terminal 80 "TERM=dumb '$SPOR_TRY' try table")" "$esc"
lacks "a document's own sequences never reach it" "$(on_terminal 200 "'$SPOR_TRY' try table")" "${esc}[31m"

# Standard error.
run "$SPOR_TRY" try lines
is "the result alone on standard output" "$out" "not found"
has "a remark" "$err" "a note"
lacks "made harmless" "$err" "$esc"
lacks "details only when asked for" "$err" "a detail"
has "a warning with its place" "$err" 'warning: file:7: unknown setting “a warning”'
run "$SPOR_TRY" try lines --verbose
has "--verbose" "$err" "a detail"
run "$SPOR_TRY" try lines -q
lacks "--quiet drops remarks" "$err" "a note"
has "--quiet keeps warnings" "$err" "a warning"
run "$SPOR_TRY" try lines --json
is "sentences are for people only" "$out" ""
run "$SPOR_TRY" try lines --fail
is "some inputs failed: status 1" "$status" 1
has "which one, and why" "$err" "error: b.html: the document cannot be read"
run "$SPOR_TRY" try lines --memory
is "out of memory: status 11" "$status" 11
has "out of memory says so" "$err" "error: out of memory"

# Progress.
shown=$(on_terminal 100 "timeout -s INT 3 '$SPOR_TRY' wait --lang da")
has "a bar on a terminal" "$shown" "[###"
has "with files and rate" "$shown" "/100 filer, "
has "and the time left" "$shown" "s tilbage"
lacks "none with --quiet" "$(on_terminal 100 "timeout -s INT 1 '$SPOR_TRY' wait --quiet")" "[#"
run timeout -s INT 1 "$SPOR_TRY" wait
lacks "none elsewhere before ten seconds have gone" "$err" "files"

# Results that cannot be written.
status=0
"$SPOR_TRY" try table --rows 100000 2>err >/dev/full || status=$?
is "a full disk: status 7" "$status" 7
has "a full disk says so" "$(cat err)" "cannot write the result: No space left on device"
status=0
"$SPOR_TRY" try table 2>err >/dev/full || status=$?
status=0
"$SPOR_TRY" try table --lang da 2>err >/dev/full || status=$?
has "in the reader's language" "$(cat err)" "resultatet kan ikke skrives: der er ikke mere plads på enheden"
is "a full disk, seen only at the end: status 7" "$status" 7
status=0
"$SPOR_TRY" try table 2>err >&- || status=$?
is "a closed standard output: status 7" "$status" 7
has "a closed standard output says so" "$(cat err)" "cannot write the result"
"$SPOR_TRY" init --store closed.db >&- 2>/dev/null
yes "the store is not written over by the result" "$SPOR_TRY" check --store closed.db
{ status=0; timeout 20 "$SPOR_TRY" try table --rows 10000000 --csv 2>err || status=$?; echo $status >status; } | head -n 1 >first
is "a reader that went away: status 7" "$(cat status)" 7
is "a reader that went away: no word about it" "$(cat err)" ""
has "a reader that went away got what it wanted" "$(cat first)" "name,count"
done_testing
