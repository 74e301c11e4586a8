#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Links between strangers (TAP).

  test_strangers.py SPOR SCRATCH

The open labelled minutes (tests/minutes) are of as many invented municipalities. Imported into one,
they have hundreds of items that belong together no more than two matters of the same sort do, but
share their homes, schools, streets and titles as the years of one municipality do. A link between
two meetings is false but for a few that nobody could tell apart (two bodies' “Grundsalg” of one
week), so the ceiling cannot come to 0. They are counted as what it takes to hold a thread
together: one less than the meetings it goes through.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'tools'))
from tap import plan, result  # noqa: E402

SPOR, SCRATCH = sys.argv[1:3]
MINUTES = os.path.join(HERE, '..', 'minutes')
# those that reading is judged by, which nobody looks at to tune anything
HELD_OUT = re.compile(r'0(2[1-9]|[3-9]\d)|5(1[2-9]|2[0-3])|70[6-9]|71\d')
CEILING = 20
SOME_FAILED = 1  # a few of these minutes do not say when the meeting was


def spor(*args):
    done = subprocess.run([SPOR, *args, '--store', os.path.join(SCRATCH, 'x.db')],
                          capture_output=True, timeout=120)
    if done.returncode not in (0, SOME_FAILED):
        sys.exit('%s: %s' % (args[0], done.stderr.decode('utf-8', 'replace')[:2000]))
    return done.stdout.decode('utf-8')


def texts():
    found = glob.glob(MINUTES + '/texts/*.txt') + glob.glob(MINUTES + '/layouts/texts/*.txt')
    return sorted(f for f in found if not HELD_OUT.fullmatch(os.path.basename(f)[:-4]))


def story(thread):
    yield '--- ' + thread['thread']
    for item in thread['items']:
        reasons = ['%s %d %s' % (r['reason'], r['strength'], r['to']) for r in item['reasons']]
        yield '%s %s %s | %s' % (item['date'], item['body'][:20], item['title'], '; '.join(reasons))


def main():
    shutil.rmtree(SCRATCH, ignore_errors=True)
    os.makedirs(SCRATCH)
    chosen = texts()
    spor('import', *chosen, '--municipality', '998', '-q')
    threads = json.loads(spor('thread', '--json', '--limit', '100000'))
    result(len(chosen) >= 170 and len(threads) > 5,
           '%d minutes, %d threads of several items' % (len(chosen), len(threads)))
    false, lines = 0, []
    for thread in threads:
        meetings = {(i['body'], i['date']) for i in thread['items']}
        if len(meetings) < 2:
            continue
        false += len(meetings) - 1
        lines += story(thread)
    result(false <= CEILING, 'links between strangers: %d, at most %d' % (false, CEILING), lines)
    plan()


main()
