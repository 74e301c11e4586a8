#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

run "$SPOR" ini
is "unknown command: status 2" "$status" 2
has "unknown command: a suggestion" "$err" 'unknown command “ini”; did you mean “init”?'
is "unknown command: nothing on standard output" "$out" ""
run "$SPOR" init --stoer=x
is "unknown option: status 2" "$status" 2
has "unknown option: a suggestion" "$err" 'did you mean “--store”?'
has "unknown option: where to read more" "$err" 'spor help init'
run "$SPOR" init extra
is "too many arguments: status 2" "$status" 2
run "$SPOR" backup
is "too few arguments: status 2" "$status" 2
run "$SPOR" audit show --limit=0
has "a number out of range" "$err" 'from 1 to 2147483647, not “0”'
yes "nothing was made by wrong lines" [ ! -e spor.db ]

run "$SPOR" --store before.db init
is "--store before the command" "$status" 0
yes "--store before the command makes that file" [ -f before.db ]
run "$SPOR" init --store after.db
yes "--store after the command makes that file" [ -f after.db ]
run "$SPOR" --store=first.db init --store=last.db
yes "the last --store counts" [ -f last.db ]
yes "the first one is not made" [ ! -e first.db ]
run "$SPOR" init
yes "no --store: spor.db here" [ -f spor.db ]

run "$SPOR_TRY" options -t1 --tag=2 -t 3 -- -t --json
is "repeated options and words after --" "$(printf '%s\n' "$out" | sed -n '3,7p' | tr -s ' ')" "tag 1
tag 2
tag 3
arg -t
arg --json"
run "$SPOR_TRY" options --today 2021-03-04 --csv
has "--today" "$out" "today,2021-03-04"
run "$SPOR_TRY" options --from 2020-02-29 --csv
has "a date of the command's own" "$out" "today,2020-02-29"
run env TZ=Pacific/Kiritimati "$SPOR_TRY" options --csv
has "today is the date where the system is" "$out" "today,$(TZ=Pacific/Kiritimati date +%F)"
run "$SPOR_TRY" options --json --csv
is "--json and --csv together: status 2" "$status" 2
done_testing
