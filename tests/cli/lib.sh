# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# What the scripts here share. Each runs in a folder of its own, with a home and a state of its own,
# in English, and outside every terminal.

work=$(mktemp -d "${TMPDIR:-/tmp}/spor-cli.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP
cd "$work" || exit 1
mkdir home state
HOME=$work/home XDG_STATE_HOME=$work/state LC_ALL=C.UTF-8 TERM=xterm TZ=Europe/Copenhagen
export HOME XDG_STATE_HOME LC_ALL TERM TZ
unset SPOR_STORE SPOR_CONFIG SPOR_LANG SPOR_MUNICIPALITY SPOR_STATE XDG_CONFIG_HOME NO_COLOR COLUMNS
count=0

# run COMMAND…: its output in $out, its errors in $err, its exit status in $status.
run() {
	status=0
	"$@" >out 2>err </dev/null || status=$?
	out=$(cat out)
	err=$(cat err)
}

result() {
	count=$((count + 1))
	echo "$1 $count - $2"
	[ "$1" = ok ] || printf '%s\n' "$3" | sed 's/^/# /'
}

# is NAME GOT WANTED
is() {
	if [ "$2" = "$3" ]; then result ok "$1"; else result 'not ok' "$1" "got:
$2
wanted:
$3"; fi
}

# has NAME TEXT PART, lacks NAME TEXT PART
has() {
	case $2 in
	*"$3"*) result ok "$1" ;;
	*) result 'not ok' "$1" "not found: $3
in:
$2" ;;
	esac
}
lacks() {
	case $2 in
	*"$3"*) result 'not ok' "$1" "found: $3
in:
$2" ;;
	*) result ok "$1" ;;
	esac
}

# yes NAME COMMAND…: the command succeeds
yes() {
	name=$1
	shift
	if said=$("$@" 2>&1); then result ok "$name"; else result 'not ok' "$name" "failed: $*
$said"; fi
}

skip() {
	count=$((count + 1))
	echo "ok $count - $1 # SKIP $2"
}

done_testing() {
	echo "1..$count"
}

# on_terminal COLUMNS COMMAND: what the command (one string for sh) writes to a terminal that wide
on_terminal() {
	script -qec "stty cols $1; $2" /dev/null </dev/null | tr -d '\r'
}
