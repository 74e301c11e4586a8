#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The labelled cases of threads, promises and pools (TAP).

  test_threads.py SPOR SCRATCH

- the labels are well formed and occur in the texts
- the reader reads each case as labelled: bodies, days, items, the sums of the pools
- what Spor makes of them is scored (score.py); the floors below are only raised
"""
import json
import os
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, '..', 'tools'))
import cases  # noqa: E402
import score  # noqa: E402
from tap import plan, result  # noqa: E402

SPOR, SCRATCH = sys.argv[1:3]
FEWEST = 165
FLOORS = {              # row: (precision, recall)
    'links': (0.98, 0.96),
    'placeholders': (0.97, 0.95),
    'promises': (0.98, 0.99),
    'due dates': (0.99, 0.99),
    'status': (0.98, 0.98),
    'answered by': (0.98, 0.96),
    'pools': (0.98, 0.98),
    'parts': (0.98, 0.98),
    'checks': (0.98, 0.98),
}
MISREAD = {'324-celler-paa-hver-sin-linje'}   # a cell read as an item
SHARES = {'331-procenter-i-parentes'}   # parts told as per cent alone are no amounts of the record


def objects(text):
    """The JSON values that stand one after another."""
    found, at, decoder = [], 0, json.JSONDecoder()
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        value, at = decoder.raw_decode(text, at)
        found.append(value)
    return found


def read(case, folder):
    """{meeting: record}"""
    case.write(folder)
    files = sorted(os.listdir(folder))
    done = subprocess.run([SPOR, 'read', *(os.path.join(folder, f) for f in files)],
                          capture_output=True, timeout=60)
    records = objects(done.stdout.decode('utf-8'))
    if done.returncode or len(records) != len(files):
        raise RuntimeError(done.stderr.decode('utf-8', 'replace')[:300])
    meetings = {cases.slug(m): m for m in case.texts}
    return {meetings[f[:-4]]: record for f, record in zip(files, records)}


def misread(case, records):
    wrong = []
    for meeting, record in records.items():
        body, day = meeting.split('/')
        head = (cases.slug(record['meeting']['body'] or ''), record['meeting']['date'])
        if head != (cases.slug(case.bodies[body]), day):
            wrong.append('%s: %s read as %s' % (case.name, meeting, head))
        numbers = [str(i['number']) for i in record['items']]
        if numbers != case.items[meeting]:
            wrong.append('%s: %s items %s' % (case.name, meeting, numbers))
    return wrong


def unseen_sums(case, records):
    seen = {'%s/%s' % (m, i['number']): {round(float(a['value_dkk']) * 100) for a in i['amounts']}
            for m, record in records.items() for i in record['items']}
    return ['%s: %s kr. in %s' % (case.name, kroner, pool['source'])
            for pool in case.label.get('pools') or [] for kroner in [pool['total'], *pool['parts']]
            if abs(cases.oere(kroner)) not in seen.get(pool['source'], ())]


def reading(chosen):
    wrong, unseen = [], []
    for case in chosen:
        records = read(case, os.path.join(SCRATCH, 'read', case.name))
        wrong += misread(case, records)
        unseen += unseen_sums(case, records)
    names = {line.split(':')[0] for line in wrong}
    result(names <= MISREAD, 'meetings and items are read as labelled', wrong)
    names = {line.split(':')[0] for line in unseen}
    result(names <= MISREAD | SHARES, 'sums of the pools are read', unseen)


def compare(row, floors, total):
    precision, recall, _ = total.prf(row)
    return result(precision >= floors[0] and recall >= floors[1],
                  '%s: precision %.3f at least %.2f, recall %.3f at least %.2f' % (
                      row, precision, floors[0], recall, floors[1]))


def main():
    shutil.rmtree(SCRATCH, ignore_errors=True)
    chosen = cases.load(os.path.join(HERE, 'cases'))
    faults = [case.name + ': ' + fault for case in chosen for fault in case.faults()]
    result(not faults, 'labels are well formed and occur in their texts', faults)
    result(len(chosen) >= FEWEST, 'at least %d cases (%d)' % (FEWEST, len(chosen)))
    reading(chosen)
    total, _ = score.score_all(SPOR, os.path.join(HERE, 'cases'), os.path.join(SCRATCH, 'score'))
    for number, line in enumerate(score.report(total, chosen).splitlines()):
        print(('# > ' if number <= len(total.rows) else '# ') + line, flush=True)
    for row, floors in FLOORS.items():
        compare(row, floors, total)
    plan()


main()
