#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# Background commands of a script ignore SIGINT; python starts ours as a terminal would.
cat >interrupt.py <<'PY'
import signal, subprocess, sys, time
name, times, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
number = getattr(signal, name)
p = subprocess.Popen(command, stderr=subprocess.PIPE,
                     preexec_fn=lambda: signal.signal(number, signal.SIG_DFL))
begun = p.stderr.readline()
assert b"begun" in begun, begun
for _ in range(times):
    p.send_signal(number)
    time.sleep(0.3)
_, err = p.communicate(timeout=30)
sys.stderr.buffer.write(err)
print(p.returncode)
PY
for name in SIGINT SIGTERM SIGHUP; do
	run python3 interrupt.py $name 1 "$SPOR_TRY" wait --quiet
	is "$name ends the work in good order: status 14" "$(echo "$out" | tail -n 1)" 14
	is "$name says so" "$err" "spor: error: interrupted"
	has "$name keeps what was written" "$out" "begun"
done
run python3 interrupt.py SIGINT 2 "$SPOR_TRY" wait --stubborn
is "the second one ends a program that does not" "$out" "-2"
run sh -c "nohup timeout 5 '$SPOR_TRY' version"
is "nohup works" "$status" 0
done_testing
