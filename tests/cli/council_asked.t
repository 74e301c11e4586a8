#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# What the commands that ask say to whoever asks wrongly, or asks a store that knows nothing. Runs
# once on each engine.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

# says STATUS PART ARGS…: the error, or the remark
says() {
	wanted=$1 part=$2
	shift 2
	run "$SPOR" --lang en "$@"
	is "status of: $*" "$status" "$wanted"
	has "what is said of: $*" "$err" "$part"
}

# ---- a store that knows nothing ----
new_store
"$SPOR" init >/dev/null
for c in 'search skole' thread due money person; do
	# shellcheck disable=SC2086 # words
	says 0 'the store holds no meetings yet' $c
	lacks "and no work is left: $c" "$err" 'worked through'
done
says 0 'no meetings; bring them in' show
says 0 'no bodies' 'body' list
says 3 'the store holds no meetings yet' thread skole
for c in 'search skole' thread due person show 'correct --list'; do
	# shellcheck disable=SC2086 # words
	run "$SPOR" $c --json
	is "for programs nothing is an empty list: $c" "$out" '[]'
done

# ---- one that does ----
mkdir in
minutes in/a.txt '6. maj 2020' Referat
minutes in/b.txt '5. februar 2020' Dagsorden
"$SPOR" --municipality 998 import in -q >/dev/null 2>&1
t=teknik-og-miljoeudvalget/2020-05-06
for c in 'search cykelsti' thread due money person show 'correct --list' 'body list'; do
	# shellcheck disable=SC2086 # words
	says 3 'the store holds nothing of municipality 101; it holds 998' $c --municipality 101
done
says 3 'the store holds nothing of municipality 336' show 336/tmu/2020-05-06
says 0 'no meetings of that body and year' show --year 1999
says 2 'is a key: give it alone' thread $t/11 $t/12
says 2 'is a key: give it alone' due "$t/12#1" status
says 0 'is a key, not words: spor show' search $t/12
says 3 'there is no promise' due "$t/12#99"
says 3 'there is no promise' due "$t/12#1@2099"
says 2 '--purpose goes with --closed' due --purpose nysgerrig
says 2 '--purpose goes with --closed' search cykelsti --purpose nysgerrig
says 2 'is no name' person ''
says 2 'no words to look for' thread ''
says 2 'no words to look for' money ' '
says 3 'no party “ZZ” has disagreed' person --party ZZ
says 3 'its items are 11–13' money $t/99
says 2 'is no key' thread /
says 2 'is for the list of threads' thread $t/12 --limit 1
says 2 'is for the list of threads' thread cykelsti --latest
says 2 'is for one thread' thread --why
says 2 'wants more arguments' thread join
says 3 'no item has these words' thread -- join
says 2 'before the promise was given' due answer "$t/12#1" teknik-og-miljoeudvalget/2020-02-05/12
run "$SPOR" --lang en money "$t/12#1"
has "an amount's key shows its item" "$out" '2.5 mio. kr.'
run "$SPOR" --lang en thread "Teknik- og Miljøudvalget/2020-05-06/12"
has "a key may have the body as it is written" "$out" "$t/12"
run "$SPOR" --lang en due --all --answered
is "--all with a status is that status" "$out" ''
run "$SPOR" --lang en show 998/teknik-og-miljoeudvalget
has "a body's key lists its meetings" "$out" "$t"
run "$SPOR" --lang da correct $t/12 closed nej
has "values in the language of the reader" "$out" '”nej” i stedet for ”nej”'
run "$SPOR" correct $t/12 amount.1.oere '2,6 mio. kr.' --json
has "kroner are øre for programs" "$out" '"260000000"'
run "$SPOR" --lang da correct --list
has "and kroner for people" "$out" '2.600.000 kr.'
run "$SPOR" --lang da due move "$t/12#1" 2020-01
has "nothing is due before it was promised" "$err" 'før løftet blev givet'
run "$SPOR" due move "$t/12#1" 2022-01
run "$SPOR" --lang da correct --list
has "what was said of a promise" "$out" 'løfte 1: flyttet'

# ---- one form of keys ----
for c in "thread $t/12" 'due --all' 'money' 'person Jens Holm' "show $t/12" 'search cykelsti' 'show --planned'; do
	# shellcheck disable=SC2086 # words
	"$SPOR" --json $c >>keys 2>/dev/null
done
run grep -oE '"(key|link|thread|to|same_as|mentioned_by)": ?"[^"]*"' keys
lacks "no key begins with a slash" "$out" '"/'
has "every key begins with the code" "$out" "\"998/$t/12\""
is "all of them" "$(printf '%s\n' "$out" | grep -vc '"998/')" 0
drop_store
done_testing
