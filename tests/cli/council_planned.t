#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# Meetings that items plan. Runs once on each engine; the answers must be the same.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# head_of BODY DAY
head_of() {
	printf 'Fjordby Kommune\n\nReferat\n\n%s den %s kl. 16:00\n\n' "$1" "$2"
}
# plan TITLE DECISION LINE…: an item that lists meetings
plan() {
	printf '1. %s\n\nSagsfremstilling\n\nForslag til møder:\n\n' "$1"
	decided=$2
	shift 2
	printf -- '- %s\n' "$@"
	printf '\nBeslutning\n\n%s\n\n' "$decided"
}
# planned ARGS…: body, day, time, place, state and where it was moved, a line each
planned() {
	"$SPOR" --csv show --planned "$@" 2>err | tail -n +2 | tr -d '\r' | cut -d, -f2-7
}
check_planned() {
	what=$1
	wanted=$2
	shift 2
	got=$(planned "$@")
	yes "$what" test "$got" = "$wanted" || printf '# %s\n' "$got"
}

new_store
mkdir -p in
{
	head_of Havneudvalget '3. december 2020'
	plan 'Udvalgets mødeplan 2021' Godkendt. '4. februar 2021 kl. 18-20' '20. april 2021 kl. 18-20' \
		'16. juni 2021 kl. 16-18, Rådhuset'
} >in/a.txt
run "$SPOR" --municipality 998 import in
check_planned "the plan's meetings, with time and place" \
	"Havneudvalget,2021-02-04,18:00-20:00,,planned,
Havneudvalget,2021-04-20,18:00-20:00,,planned,
Havneudvalget,2021-06-16,16:00-18:00,Rådhuset,planned,"
run "$SPOR" --json show --planned
has "the item that says so" "$out" '"source":"998/havneudvalget/2020-12-03/1"'
has "with its line" "$out" '"sentence":"- 4. februar 2021 kl. 18-20"'
run "$SPOR" --lang en --today 2021-03-01 show
has "the overview has those to come" "$out" 'Planned meetings'
has "the next one" "$out" '2021'
run "$SPOR" --lang en --today 2021-07-01 show
lacks "the overview has none when all are over" "$out" 'Planned meetings'

# ---- a planned meeting that is imported is that meeting ----
{
	head_of Havneudvalget '4. februar 2021'
	printf '1. Eventuelt\n\nBeslutning\n\nMødet den 20. april 2021 flyttes til den 27. april 2021. Mødet den 16. juni 2021 aflyses.\n\n'
} >in/b.txt
run "$SPOR" --municipality 998 import in
check_planned "one was held, one moved, one called off" \
	"Havneudvalget,2021-02-04,18:00-20:00,,met,
Havneudvalget,2021-04-20,18:00-20:00,,moved,2021-04-27
Havneudvalget,2021-04-27,18:00-20:00,,planned,
Havneudvalget,2021-06-16,16:00-18:00,Rådhuset,cancelled,"
run "$SPOR" --json show --planned
has "the meeting's key" "$out" '"met":"998/havneudvalget/2021-02-04"'

# ---- bodies, years, what is not decided ----
{
	head_of Byrådet '10. december 2020'
	plan 'Mødekalender 2021 og 2022' 'Taget til efterretning.' 'Havneudvalget: 11. januar 2022 og 8. februar 2022' \
		'Byrådet: 26. januar 2022'
} >in/c.txt
{
	head_of Skoleudvalget '3. december 2020'
	plan 'Mødeplan 2021' 'Ikke godkendt.' '5. januar 2021'
} >in/d.txt
run "$SPOR" --municipality 998 import in
check_planned "of a year" \
	"Havneudvalget,2022-01-11,,,planned,
Byrådet,2022-01-26,,,planned,
Havneudvalget,2022-02-08,,,planned," --year 2022
check_planned "of a body" "Byrådet,2022-01-26,,,planned," --body byraadet
check_planned "a rejected plan plans nothing" "" --body skoleudvalget
run "$SPOR" --lang en show --planned byraadet/2020-12-10
has "a key is of one meeting" "$err" '--planned'

# ---- the newest plan of a body and year ----
{
	head_of Havneudvalget '2. december 2021'
	plan 'Revideret mødeplan 2022' Godkendt. '18. januar 2022 kl. 15' '15. februar 2022 kl. 15'
} >in/e.txt
run "$SPOR" --municipality 998 import in
check_planned "takes the place of the older one" "Havneudvalget,2022-01-18,15:00,,planned,
Havneudvalget,2022-02-15,15:00,,planned," --year 2022 --body havneudvalget

# ---- the item changes ----
{
	head_of Havneudvalget '2. december 2021'
	plan 'Revideret mødeplan 2022' Udsat. '18. januar 2022 kl. 15' '15. februar 2022 kl. 15'
} >in/e.txt
run "$SPOR" --municipality 998 import in
check_planned "put off after all: the older plan holds" \
	"Havneudvalget,2022-01-11,,,planned,
Havneudvalget,2022-02-08,,,planned," --year 2022 --body havneudvalget

drop_store
done_testing
