#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

for lang in en da; do
	for page in spor.1 spor.ini.5; do
		file=$SPOR_GENERATED/man/$lang/$page
		yes "$page in $lang was made" [ -s "$file" ]
		if command -v man >/dev/null; then
			is "man has no warnings about $page in $lang" \
				"$(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$file" 2>&1 >/dev/null)" ""
		else
			skip "man has no warnings about $page in $lang" "man is not installed"
		fi
		if command -v mandoc >/dev/null; then
			is "mandoc has no errors about $page in $lang" "$(mandoc -Tlint -Werror "$file")" ""
		else
			skip "mandoc has no errors about $page in $lang" "mandoc is not installed"
		fi
	done
done
page=$(cat "$SPOR_GENERATED/man/da/spor.1")
"$SPOR" help --csv | tail -n +2 | tr -d '\r' | sed 's/,.*//' >commands
while read -r name; do
	has "the man page names $name" "$page" ".SS spor $(printf '%s' "$name" | sed 's/-/\\-/g')"
done <commands
has "the Danish page is Danish" "$page" "AFSLUTNINGSSTATUS"
is "nothing in the pages tells when and where they were made" \
	"$(grep -c "$PWD\|$(date +%Y)" "$SPOR_GENERATED/man/en/spor.1")" 0

# The exit statuses of the documentation are those of the program.
grep '^| [0-9]' "$SPOR_SOURCE/docs/cli.md" | cut -d'|' -f2 | tr -d ' ' | sort -n >documented
{ echo 0; echo 1; sed -n 's/^X(SP_[A-Z]*, [0-9]*, \([0-9]*\),.*/\1/p' "$SPOR_SOURCE/src/core/errors.def"; } | sort -nu >defined
is "every exit status is documented" "$(cat documented)" "$(cat defined)"

# Completion, asked as bash would ask.
script=$SPOR_GENERATED/completion/spor
yes "bash reads the completion" bash -n "$script"
completed() {
	bash -c '
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_spor
printf "%s\n" "${COMPREPLY[@]}"' - "$script" "$@" | sort | tr '\n' ' ' | sed 's/ $//'
}
is "commands" "$(completed spor ini)" "init"
is "commands after an option with a value" "$(completed spor --store x.db ver)" "version"
is "second words" "$(completed spor audit '')" "reads show verify"
has "options of the command" "$(completed spor audit show --)" "--limit"
has "and of every command" "$(completed spor audit show --)" "--store"
lacks "not those of others" "$(completed spor init --)" "--limit"
is "choices" "$(completed spor --lang '')" "da en"
is "choices behind an equals sign" "$(completed spor --lang = d)" "da"
is "choices of the command's own option" "$(completed spor help --generate m)" "man man-ini"
touch some.db 'other file.txt'
is "files for a store" "$(completed spor --store s)" "some.db state"
is "files for a command that takes them" "$(completed spor backup so)" "some.db"
is "a file name with a space stays one" "$(completed spor backup other)" "other file.txt"
done_testing
