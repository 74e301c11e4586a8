#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores what Spor finds in the labelled cases: threads, placeholders, promises and pools.

  score.py SPOR [CASES [SCRATCH]]

Each case is imported into a store of its own, and `spor thread`, `spor due` and `spor money` are
asked. Prints precision, recall and F1, and every difference with the case's reason. README.md tells
the form of the cases and the rules that the labels follow.
"""
import collections
import concurrent.futures
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import cases  # noqa: E402

MUNICIPALITY = '998'
ROWS = ['links', 'placeholders', 'promises', 'due dates', 'status', 'answered by', 'pools', 'parts',
        'checks']
ADDRESS = re.compile(r'([^/]+)/(\d{4}-\d\d-\d\d)/([^/#]+)')


class Tally:
    """Hits, false ones and missed ones, row by row, and what went wrong in words."""

    def __init__(self):
        self.rows = collections.defaultdict(lambda: [0, 0, 0])
        self.wrong = []

    def count(self, row, hit, false, missed, what=''):
        for n, add in enumerate((hit, false, missed)):
            self.rows[row][n] += add
        if false or missed:
            self.wrong.append((row, what))

    def prf(self, row):
        hit, false, missed = self.rows[row]
        precision = hit / (hit + false) if hit + false else 1.0
        recall = hit / (hit + missed) if hit + missed else 1.0
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)

    def add(self, other, name):
        for row, counts in other.rows.items():
            for n in range(3):
                self.rows[row][n] += counts[n]
        self.wrong += [(row, name + ': ' + what) for row, what in other.wrong]


def sets(tally, row, wanted, got, say=str):
    """Both are collections of things that are equal when they are the same."""
    wanted, got = collections.Counter(wanted), collections.Counter(got)
    for thing in sorted(set(wanted) | set(got), key=str):
        hit = min(wanted[thing], got[thing])
        tally.count(row, hit, got[thing] - hit, wanted[thing] - hit,
                    ('too much ' if got[thing] > wanted[thing] else 'missed ') + say(thing))


# ---- asking the program ----

class Asked:
    """One case in a store of its own, and what each command answers (None: no such command)."""

    def __init__(self, spor, case, folder):
        self.spor, self.store = spor, os.path.join(folder, 'store.db')
        case.write(os.path.join(folder, 'in'))
        self.run('import', os.path.join(folder, 'in'), '--municipality', MUNICIPALITY)
        self.threads = self.ask('thread')
        if self.threads and 'items' not in self.threads[0]:
            self.threads = [self.ask('thread', t['thread']) for t in self.threads]
        self.due = self.ask('due', '--all', '--today', case.today)
        self.money = self.ask('money', '--pools')

    def run(self, *arguments):
        words = [self.spor, *arguments, '--store', self.store, '--lang', 'en', '--quiet']
        return subprocess.run(words, capture_output=True, timeout=60)

    def ask(self, *arguments):
        done = self.run(*arguments, '--json')
        if done.returncode:
            message = done.stderr.decode('utf-8', 'replace')
            if 'unknown command' in message or 'no command' in message:
                return None
            raise RuntimeError(' '.join(arguments) + ': ' + message[:300])
        return json.loads(done.stdout)


def address(thing):
    """The key of an item, without the municipality, however it is written."""
    if isinstance(thing, dict):
        if thing.get('key'):
            thing = thing['key']
        else:
            return '%s/%s/%s' % (cases.slug(thing['body']), thing['date'], thing['number'])
    found = ADDRESS.search(thing or '')
    return '/'.join(found.groups()) if found else thing


# ---- threads ----

def pairs(groups):
    return [pair for group in groups for pair in itertools.combinations(sorted(group), 2)]


def score_links(case, asked, tally):
    if asked.threads is None or case.label.get('threads', []) is None:
        return
    wanted = [[case.address(k) for k in thread] for thread in case.label.get('threads', [])]
    got = [[address(i) for i in thread['items']] for thread in asked.threads]
    sets(tally, 'links', pairs(wanted), pairs(got), ' – '.join)


def placeholder_said(p):
    return '%s %s..%s %s' % (p[1], p[2], p[3], p[4] or '') + ' of ' + p[0]


def body_named(case, name):
    """A body by its name or, where the text has only that, its abbreviation."""
    short = {cases.slug(key): cases.slug(whole) for key, whole in case.bodies.items()}
    return short.get(cases.slug(name or ''), cases.slug(name or ''))


def score_placeholders(case, asked, tally):
    """A placeholder belongs to a thread: it counts with any of the thread's items."""
    wanted_list = case.label.get('placeholders', [])
    if asked.threads is None or wanted_list is None:
        return
    first, got = {}, []
    threads = list(asked.threads)
    inside = {address(i) for t in threads for i in t['items']}
    for wanted in wanted_list:
        alone = case.address(wanted['of'])
        if alone not in inside:
            threads.append(asked.ask('thread', alone))
            inside.add(alone)
    for thread in threads:
        keys = sorted(address(i) for i in thread['items'])
        first.update({k: keys[0] for k in keys})
        got += [(keys[0], body_named(case, p['body']), p['date_from'], p['date_to'],
                 p.get('number')) for p in thread.get('placeholders', [])]
    wanted = []
    for p in wanted_list:
        one = (first[case.address(p['of'])], cases.slug(case.bodies[p['body']]), p['from'], p['to'],
               p['number'])
        if not p.get('optional'):
            wanted.append(one)
        elif one in got:
            got.remove(one)
    sets(tally, 'placeholders', wanted, got, placeholder_said)


# ---- promises ----

def words(text):
    return set(re.findall(r'\w+', text.lower()))


def same_words(wanted, got):
    wanted, got = words(wanted), words(got)
    return len(wanted & got) >= 0.6 * min(len(wanted), len(got))


def same_promise(case, wanted, got):
    return (address(got['source']) == case.address(wanted['source'])
            and same_words(wanted['text'], got['text']))


def dates_agree(wanted, got):
    return all(wanted[side] == '?' or (wanted[side] or '') == (got.get('due_' + side) or '')
               for side in ('from', 'to'))


def find_promise(case, wanted, left):
    alike = [g for g in left if same_promise(case, wanted, g)]
    for got in alike:
        if dates_agree(wanted, got):
            return got
    return alike[0] if alike and not repeated(case, wanted) else None


def repeated(case, wanted):
    return sum(d['source'] == wanted['source'] and d['text'] == wanted['text']
               for d in case.label['due']) > 1


def later_instance(case, got):
    """Of a recurring promise those not due yet are not labelled."""
    return (got.get('due_from') or '') > case.today and any(
        repeated(case, d) and same_promise(case, d, got) for d in case.label['due'])


def promise_said(promise):
    return '"%s" (%s)' % (promise['text'], promise['source'] if isinstance(promise['source'], str)
                          else address(promise['source']))


def score_one_promise(case, wanted, got, tally):
    said = promise_said(wanted)
    agree = dates_agree(wanted, got)
    tally.count('due dates', agree, not agree, not agree, '%s: %s..%s' % (
        said, got.get('due_from'), got.get('due_to')))
    right = got['status'].startswith(wanted['status'])
    tally.count('status', right, not right, not right, '%s: %s, not %s' % (
        said, got['status'], wanted['status']))
    by = got.get('answered_by')
    sets(tally, 'answered by', [case.address(wanted['answered_by'])] if wanted['answered_by'] else
         [], [address(by)] if by and wanted['status'] != 'moved' else [],
         lambda key: '%s for %s' % (key, said))


def score_due(case, asked, tally):
    if asked.due is None or case.label.get('due', []) is None:
        return
    left = list(asked.due)
    for wanted in case.label.get('due', []):
        got = find_promise(case, wanted, left)
        if got:
            left.remove(got)
            tally.count('promises', 1, 0, 0)
            score_one_promise(case, wanted, got, tally)
        elif not wanted.get('optional'):
            tally.count('promises', 0, 0, 1, 'missed ' + promise_said(wanted))
            if wanted['answered_by']:
                tally.count('answered by', 0, 0, 1, 'missed ' + promise_said(wanted))
    for got in left:
        if not case.label.get('due') or not later_instance(case, got):
            tally.count('promises', 0, 1, 0, 'too much ' + promise_said(got))


# ---- pools ----

def years_of(words_or_list):
    if isinstance(words_or_list, list):
        return sorted(int(y) for y in words_or_list)
    return sorted(int(y) for y in re.findall(r'\b\d{4}\b', str(words_or_list or '')))


def amount(thing):
    """Øre, without its sign."""
    kroner = thing['amount'] if isinstance(thing, dict) else thing
    return abs(round(float(kroner) * 100))


def by_year(pool):
    """A pool as the labels have it: one for all years that are alike, else one a year."""
    checks = pool['checks']
    if len({(c['total'], c['parts'], c['check']) for c in checks}) < 2:
        checks = checks[:1]
    for check in checks:
        year = check['year'] if len(checks) > 1 else None
        yield {'source': address(pool['source']), 'total': amount(check['total']),
               'years': [year] if year else years_of(pool['years']),
               'parts': sorted(amount(p) for p in pool['parts']
                               if not year or p['year'] in (year, None)),
               'check': check['check'],
               'difference': amount(float(check['total']) - float(check['parts']))}


def got_pools(money):
    return [one for pool in money['pools'] for one in by_year(pool)]


def wanted_pool(case, pool):
    parts = sorted(abs(cases.oere(p)) for p in pool['parts'])
    rest = [abs(cases.oere(pool['rest']))] if pool.get('rest') else []
    return {'source': case.address(pool['source']), 'total': abs(cases.oere(pool['total'])),
            'years': pool['years'], 'parts': parts, 'with_rest': sorted(parts + rest),
            'check': pool['check'], 'difference': abs(cases.oere(pool['difference'])),
            'optional': pool.get('optional', False)}


def find_pool(wanted, left):
    """The likest of the pools of the same sum in the same item."""
    same = [g for g in left if g['source'] == wanted['source'] and g['total'] == wanted['total']]
    same.sort(key=lambda g: (g['parts'] in (wanted['parts'], wanted['with_rest']),
                             wanted['years'] is None or g['years'] == wanted['years']))
    return same[-1] if same else None


def pool_said(pool):
    return '%s kr. in %s' % ('{:,}'.format(pool['total'] // 100).replace(',', '.'), pool['source'])


def score_one_pool(wanted, got, tally):
    said = pool_said(wanted)
    right = got['parts'] in (wanted['parts'], wanted['with_rest'])
    tally.count('parts', right, not right, not right, '%s: %s' % (
        said, [p // 100 for p in got['parts']]))
    right = (got['check'], got['difference']) == (wanted['check'], wanted['difference'])
    tally.count('checks', right, not right, not right, '%s: %s %d' % (
        said, got['check'], got['difference'] // 100))


def score_pools(case, asked, tally):
    if asked.money is None or case.label.get('pools', []) is None:
        return
    left = got_pools(asked.money)
    for pool in case.label.get('pools', []):
        wanted = wanted_pool(case, pool)
        got = find_pool(wanted, left)
        if got:
            left.remove(got)
            tally.count('pools', 1, 0, 0)
            score_one_pool(wanted, got, tally)
        elif not wanted['optional']:
            tally.count('pools', 0, 0, 1, 'missed ' + pool_said(wanted))
    for got in left:
        tally.count('pools', 0, 1, 0, 'too much ' + pool_said(got) + ': %s' % [
            p // 100 for p in got['parts']])


# ---- all ----

def score_case(spor, case, scratch):
    folder = os.path.join(scratch, case.name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    asked, tally = Asked(spor, case, folder), Tally()
    for score in (score_links, score_placeholders, score_due, score_pools):
        score(case, asked, tally)
    return tally


def score_all(spor, folder, scratch, workers=2):
    total, chosen = Tally(), cases.load(folder)
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        for case, tally in zip(chosen, pool.map(lambda c: score_case(spor, c, scratch), chosen)):
            total.add(tally, case.name)
    return total, chosen


def report(total, chosen):
    lines = ['%-13s %9s %7s %7s %5s %6s %6s' % ('', 'precision', 'recall', 'F1', 'hits', 'false',
                                               'missed')]
    for row in ROWS:
        if row in total.rows:
            lines.append('%-13s %9.3f %7.3f %7.3f %5d %6d %6d' % (row, *total.prf(row),
                                                                 *total.rows[row]))
    reasons = {case.name: case.label['why'] for case in chosen}
    for name in sorted({what.split(':')[0] for _, what in total.wrong}):
        lines.append('%s: %s' % (name, reasons[name]))
        lines += ['    %s: %s' % (row, what[len(name) + 2:]) for row, what in total.wrong
                  if what.startswith(name + ':')]
    return '\n'.join(lines)


def main():
    spor = os.path.abspath(sys.argv[1])
    folder = sys.argv[2] if len(sys.argv) > 2 else os.path.join(HERE, 'cases')
    if len(sys.argv) > 3:
        print(report(*score_all(spor, folder, sys.argv[3])))
        return
    with tempfile.TemporaryDirectory() as scratch:
        print(report(*score_all(spor, folder, scratch)))


if __name__ == '__main__':
    main()
