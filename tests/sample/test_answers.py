#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the record answers about the sample municipality, against sample/expect.json.

  test_answers.py SPOR SCRATCH_FOLDER

Prints TAP. Threads: all items of a matter in one, and nothing else but what `may` allows. Promises:
dates, status on the day `today`, and which item answers. Pools: parts and whether they add up. Plans:
which meetings they tell of. The shares of matters that are right must not fall; what is wrong is
told.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'tools'))
from tap import plan, result  # noqa: E402

SAMPLE = HERE.parent.parent / 'sample'
FEWEST = {'threads': 25, 'placeholders': 5, 'promises': 41, 'pools': 21}     # right ones; only raised
MOST_STANDING = 2       # only lowered
ADDRESS = re.compile(r'(?:998/)?([^/]+/\d{4}-\d\d-\d\d/[^/#]+)')
STANDING = re.compile(r'(Godkendelse af dagsorden|Dagsorden|Meddelelser|Eventuelt|Underskrift|'
                      r'Orienteringer$|Orientering fra formanden|Spørgetid)')


def run(*words):
    return subprocess.run([spor, '--store', store, '--lang', 'en', '--quiet', *map(str, words)],
                          capture_output=True, text=True, timeout=300)


def ask(*words):
    done = run(*words, '--json')
    if done.returncode:
        raise RuntimeError(' '.join(map(str, words)) + ': ' + done.stderr)
    return json.loads(done.stdout)


def address(thing):
    """body/day/number of what the program or the expectation calls an item; None of nothing"""
    while isinstance(thing, dict):
        thing = thing.get('key') or thing.get('link')
    found = ADDRESS.search(thing or '')
    return found[1] if found else None


def addresses(things):
    return {address(t) for t in things}


def labelled():
    """(day, number as in an address, title) of each item of the labels"""
    for line in (HERE / 'files.tsv').read_text('utf-8').splitlines():
        if not line.startswith('#'):
            gold = json.loads((HERE / 'gold' / (line.split('\t')[0] + '.json')).read_text('utf-8'))
            for item in gold['items']:
                yield gold['meeting']['date'], item['number'].replace('.', '-'), item['title']


def sure(expected):
    """The expectations are about items that the labels know, and pools are summed right."""
    known = {(day, number) for day, number, _ in labelled()}
    named = [k for t in expected['threads'] for part in ('items', 'may', 'apart')
             for k in t.get(part, [])]
    named += [x[k] for x in expected['due'] for k in ('source', 'answered_by') if x[k]]
    named += [x['source'] for x in expected['pools']] + [x['of'] for x in expected['placeholders']]
    faults = [k for k in named if tuple(k.split('/')[2:]) not in known]
    faults += [p['source'] for p in expected['pools']
               if sum(p['parts']) - p['total'] != p['difference']
               or (p['check'] == 'adds-up') != (p['difference'] == 0)]
    result(not faults, 'the expectations are about items of the sample', faults)


def shares(what, wrong, total):
    right = total - len({line.split(':')[0] for line in wrong})
    result(right >= FEWEST[what], f'{what}: {right} of {total} are right, at least {FEWEST[what]}',
          wrong)


def all_threads():
    return [ask('thread', t['thread']) for t in ask('thread', '--limit', 1000)]


def threads(expected):
    found = all_threads()
    groups = [addresses(t['items']) for t in found]
    wrong = []
    for matter in expected['threads']:
        items, title = addresses(matter['items']), matter['title']
        touched = [g for g in groups if g & items]
        whole = max(touched, key=lambda g: len(g & items), default=set())
        wrong += [f'{title}: not with the rest: {k}' for k in sorted(items - whole)]
        more = set().union(*touched) - items - addresses(matter.get('may', []))
        wrong += [f'{title}: too much: {k}' for k in sorted(more)]
    shares('threads', wrong, len(expected['threads']))
    standing = {(day, number) for day, number, title in labelled() if STANDING.match(title)}
    joined = [f"{k}: {t['title']}" for t, g in zip(found, groups) for k in sorted(g)
              if tuple(k.split('/')[1:]) in standing]
    result(len(joined) <= MOST_STANDING,
          f'{len(joined)} items that stand on every agenda are in a thread', joined)
    placeholders(expected, found)


def placeholders(expected, found):
    said = {(address(i), p['date_from'], p['date_to'], p['number'])
            for t in found for p in t['placeholders'] for i in t['items']}
    wrong = [f"{p['of']} {p['date_from']}: not found" for p in expected['placeholders']
             if (address(p['of']), p['date_from'], p['date_to'], p['number']) not in said]
    shares('placeholders', wrong, len(expected['placeholders']))


def alike(wanted, got):
    a, b = (set(re.findall(r'\w+', t.lower())) for t in (wanted, got))
    return len(a & b) >= 0.6 * min(len(a), len(b))


def due(expected):
    found = ask('due', '--all', '--limit', 1000, '--today', expected['today'])
    wrong = []
    for n, wanted in enumerate(expected['due']):
        name = f"{address(wanted['source'])} “{wanted['text']}” ({n})"
        same = [g for g in found if address(g['source']) == address(wanted['source'])
                and alike(wanted['text'], g['text'])]
        same.sort(key=lambda g: (g.get('due_to') == wanted['due_to']), reverse=True)
        if not same:
            wrong.append(f'{name}: not found')
            continue
        got = same[0]
        for key, a, b in (('due_from', wanted['due_from'], got.get('due_from')),
                          ('due_to', wanted['due_to'], got.get('due_to')),
                          ('status', wanted['status'], got['status']),
                          ('answered_by', address(wanted['answered_by']),
                           address(got.get('answered_by')))):
            if (a or None) != (b or None):
                wrong.append(f'{name}: {key} is {b}, not {a}')
    shares('promises', wrong, len(expected['due']))


def kroner(part):
    return abs(part['amount'])


def off(pool):
    """how far the parts are from the sum, and the words for it; in the first year that is wrong"""
    for c in pool['checks']:
        if c['check'] != 'adds-up':
            return c['check'], abs(c['parts'] - c['total'])
    return 'adds-up', 0


def pools(expected):
    found = ask('money', '--pools', '--limit', 1000)['pools']
    wrong = []
    for n, wanted in enumerate(expected['pools']):
        name = f"{address(wanted['source'])} {wanted['total']} kr. ({n})"
        same = [g for g in found if address(g) == address(wanted['source'])
                and abs(g['total']) == wanted['total']]
        parts = sorted(map(abs, wanted['parts']))
        same.sort(key=lambda g: sorted(map(kroner, g['parts'])) == parts, reverse=True)
        if not same:
            wrong.append(f'{name}: not found')
            continue
        got = same[0]
        if sorted(map(kroner, got['parts'])) != parts:
            wrong.append(f"{name}: parts {sorted(map(kroner, got['parts']))}")
        if off(got) != (wanted['check'], abs(wanted['difference'])):
            wrong.append(f'{name}: {off(got)}')
    shares('pools', wrong, len(expected['pools']))


def planned(expected):
    said = {(p['source'].split('/')[1], p['date']) for p in ask('show', '--planned')
            if p['status'] != 'moved'}
    wanted = {(p['body'], p['date']) for p in expected['planned']}
    result(said == wanted, f'{len(wanted)} meetings are planned',
          [f'missed {x}' for x in sorted(wanted - said)]
          + [f'too much {x}' for x in sorted(said - wanted)])


if __name__ == '__main__':
    spor, scratch = sys.argv[1], pathlib.Path(sys.argv[2])
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    store = str(scratch / 'fjordby.db')
    expected = json.loads((SAMPLE / 'expect.json').read_text('utf-8'))
    sure(expected)
    run('init')
    done = run('--municipality', '998', 'import', SAMPLE / 'fjordby')
    result(done.returncode == 0, 'the sample is imported', done.stderr.splitlines())
    result(run('check').returncode == 0, 'and the store is in order')
    planned(expected)
    for part in (threads, due, pools):
        part(expected)
    plan()
