#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# line NAME: the setting's value, origin and place
line() {
	run "$@" config --csv
	printf '%s\n' "$out" | tr -d '\r' | sed -n 's/^store,\(.*\),where the record.*/\1/p; s/^store,\(.*\),"where the record.*/\1/p'
}
is "the standard value" "$(line "$SPOR")" "spor.db,standard,"
mkdir -p home/.config/spor xdg/spor
echo "store = home.db" >home/.config/spor/spor.ini
is "the file in the home folder" "$(line "$SPOR")" "home.db,file,$work/home/.config/spor/spor.ini:1"
printf '# ours\n\nstore = "xdg.db"\n[try]\ncolour = green\n' >xdg/spor/spor.ini
XDG_CONFIG_HOME=$work/xdg
export XDG_CONFIG_HOME
is "XDG_CONFIG_HOME before it" "$(line "$SPOR")" "xdg.db,file,$work/xdg/spor/spor.ini:3"
echo "store = named.db" >named.ini
SPOR_CONFIG=named.ini
export SPOR_CONFIG
is "SPOR_CONFIG before that" "$(line "$SPOR")" "named.db,file,named.ini:1"
echo "store = option.db" >option.ini
is "--config before that" "$(line "$SPOR" --config option.ini)" "option.db,file,option.ini:1"
SPOR_STORE=environment.db
export SPOR_STORE
is "the environment before the file" "$(line "$SPOR")" "environment.db,environment,SPOR_STORE"
is "the option before the environment" "$(line "$SPOR" --store o.db)" "o.db,option,--store"
run "$SPOR" init
yes "SPOR_STORE is the store" [ -f environment.db ]
unset SPOR_STORE
run "$SPOR" init
yes "the configuration's store is the store" [ -f named.db ]
unset SPOR_CONFIG

run "$SPOR_TRY" options --csv
has "a section's setting" "$out" "colour,green"
run env SPOR_TRY_COLOUR=blue "$SPOR_TRY" options --csv
has "its environment variable" "$out" "colour,blue"
run env SPOR_TRY_COLOUR=blue "$SPOR_TRY" options --csv --colour black
has "the command's own option for it" "$out" "colour,black"

run "$SPOR" --config missing.ini config
is "a missing file that was named: status 3" "$status" 3
has "a missing file that was named" "$err" "missing.ini"
printf 'store = a.db\nnonsense\n' >wrong.ini
run "$SPOR" --config wrong.ini config
is "a wrong line: status 2" "$status" 2
has "a wrong line: its place" "$err" "wrong.ini:2: expected"
printf 'sotre = a.db\n' >typo.ini
run "$SPOR" --config typo.ini config
is "an unknown setting is no error" "$status" 0
has "an unknown setting: a warning with a suggestion" "$err" 'warning: typo.ini:1: unknown setting “sotre”; did you mean “store”?'
printf 'lang = fr\n' >lang.ini
run "$SPOR" --config lang.ini config
is "a value that is not allowed: status 2" "$status" 2
has "a value that is not allowed: its place" "$err" 'lang.ini:1” wants one of da|en, not “fr”'
run env SPOR_LANG=fr "$SPOR" config
has "in the environment too" "$err" 'SPOR_LANG” wants one of da|en'
printf 'store = \351.db\n' >latin.ini
run "$SPOR" --config latin.ini config
is "a file that is not UTF-8: status 2" "$status" 2

# Passwords stay where they are.
url='postgresql://anna:hemm%20elig@/spor?host=/nonexistent&connect_timeout=1'
for command in config init check 'try lines --secret' options; do
	# shellcheck disable=SC2086
	run "$SPOR_TRY" $command --store "$url" --verbose
	lacks "no password from $command" "$out$err" 'hemm'
done
run "$SPOR" --stroe="$url" check
lacks "no password from a mistyped option" "$out$err" 'hemm'
run "$SPOR" "$url" check
lacks "no password from a URL that stands wrong" "$out$err" 'hemm'
run "$SPOR" config --store "$url"
has "the address without it is shown" "$out" 'postgresql://anna:***@/spor'
run env SPOR_TRY_KEY=hemmelig "$SPOR_TRY" config --json
lacks "a secret setting is not shown" "$out" "hemmelig"
has "but that it is set" "$out" '"setting":"try.key","value":"***"'
done_testing
