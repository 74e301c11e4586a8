#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154 # out, err and status are set by run
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# Every command of the tables answers in both languages, and "help NAME" says what --help says.
"$SPOR" help --csv | tail -n +2 | tr -d '\r' | sed 's/,.*//' >commands
[ -s commands ] || echo "Bail out! no commands"
while read -r name; do
	for lang in da en; do
		# shellcheck disable=SC2086 # two words
		run "$SPOR" $name --help --lang $lang
		is "$name --help in $lang ends well" "$status$err" 0
		head=Usage:
		[ $lang = da ] && head=Brug:
		has "$name --help in $lang shows the usage" "$out" "$head spor $name"
		first=$out
		# shellcheck disable=SC2086
		run "$SPOR" --lang $lang help $name
		is "help $name in $lang says the same" "$out" "$first"
	done
done <commands

run "$SPOR" --help
is "--help alone is the overview" "$status" 0
overview=$out
run "$SPOR" help
is "help says the same" "$out" "$overview"
while read -r name; do
	has "the overview names $name" "$overview" "  $name"
done <commands
is "what is asked most stands first" "$(sed -n '1,3p' commands | tr '\n' ' ')" "search thread due "
run "$SPOR" thread --help --lang en
has "a command's help lists what stands under it" "$out" "  thread join KEY KEY…"
lacks "and no others" "$out" "due answer"
run "$SPOR" due --help --lang da
has "a command's help has examples" "$out" 'Eksempler
  spor due                                  det, der venter, efter frist'
run "$SPOR" help --lang da
has "the overview speaks Danish" "$out" "Pas databasen"
run "$SPOR"
is "no command: status 2" "$status" 2
has "no command: says so" "$err" "no command was given"
has "no command: the overview all the same" "$out" "Usage:"
run "$SPOR" audit --help
is "the first word of two is a group" "$status" 0
has "a group lists its commands" "$out" "audit verify"
lacks "a group lists no others" "$out" "  init"
run "$SPOR" help nosuch
is "help about nothing: status 2" "$status" 2
run "$SPOR" help audit verfy
has "help about a mistyped command: a suggestion" "$err" 'did you mean “audit verify”?'
run "$SPOR" help audit nosuch
is "help about a wrong second word: status 2" "$status" 2
run "$SPOR" --version
has "--version" "$out" "spor "
version=$out
run "$SPOR" version
is "version says the same" "$out" "$version"
run "$SPOR" --config /nonexistent/x.ini help
is "help does not need the configuration" "$status" 0

# The language: --lang, SPOR_LANG, the locale.
run env LC_ALL=da_DK.UTF-8 "$SPOR" help
has "Danish in a Danish locale" "$out" "Brug:"
run env LC_ALL= LC_MESSAGES=da_DK LANG=en_US "$SPOR" help
has "LC_MESSAGES before LANG" "$out" "Brug:"
run env LC_ALL=sv_SE.UTF-8 "$SPOR" help
has "English in all others" "$out" "Usage:"
run env LC_ALL=da_DK.UTF-8 SPOR_LANG=en "$SPOR" help
has "SPOR_LANG before the locale" "$out" "Usage:"
run env LC_ALL=da_DK.UTF-8 SPOR_LANG=da "$SPOR" help --lang en
has "--lang before SPOR_LANG" "$out" "Usage:"
run "$SPOR" nosuch --lang=da
has "errors are in that language too" "$err" "fejl: ukendt kommando"

# Help keeps within the terminal.
widest=$(on_terminal 50 "'$SPOR' help init" | sed 's/\x1b\[[0-9;]*m//g' | awk '{ if (length($0) > w) w = length($0) } END { print w }')
yes "help fits a narrow terminal ($widest)" [ "$widest" -le 54 ]
done_testing
