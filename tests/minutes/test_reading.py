#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads all labelled minutes with the built program and judges the records (TAP).

  test_reading.py SPOR SCRATCH

- the score against the labels: the project's own minutes and, where they lie beside the project,
  the real ones; the same after renaming and shifting (perturb.py)
- every fact follows from the text under its spans (spans.py)
- the share marked doubtful, and the precision of what is not
- one meeting's PDF and XML give the same items, decisions and attachments

The scorer lies beside the project too; where it is absent the tests that need it are skipped.
"""
import copy
import glob
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, '..', '..', '..', 'shared')
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, '..', 'tools'))
import spans  # noqa: E402
from tap import plan, result  # noqa: E402

SPOR, SCRATCH = sys.argv[1:3]
BLIND_FROM = '101'


def note(text):
    for line in text.splitlines():
        print('# > ' + line, flush=True)


def run(*args):
    done = subprocess.run([SPOR, *args], capture_output=True, timeout=120)
    if done.returncode:
        raise RuntimeError(done.stderr.decode('utf-8', 'replace')[:300])
    return done.stdout


def known(path):
    return os.path.basename(path) < BLIND_FROM


def blind(path):
    return not known(path)


def every(_):
    return True


def read_folder(folder, chosen):
    return {os.path.basename(f)[:-4]: json.loads(run('read', f))
            for f in sorted(glob.glob(os.path.join(folder, '*.txt'))) if chosen(f)}


def labels(folder, chosen):
    return {os.path.basename(f)[:-5]: json.load(open(f, encoding='utf-8'))
            for f in sorted(glob.glob(os.path.join(folder, '*.json'))) if chosen(f)}


def scorer():
    path = os.path.join(SHARED, 'minutes')
    if not os.path.exists(os.path.join(path, 'score.py')):
        return None
    sys.path.insert(0, path)
    import score
    return score


def score_set(score, name, gold, read, least):
    if score is None:
        return result(True, name, skip='the scorer is not beside the project')
    total, per = score.score(gold, read)
    p, r, f1 = total.micro()
    rows = ['items', 'decision.text(tok)', 'commitments']
    shown = ', '.join('%s %.3f' % (field, total.prf(field)[2]) for field in rows if total.prf(field))
    note('%s: micro P %.3f R %.3f F1 %.3f; %s' % (name, p, r, f1, shown))
    worst = sorted((t.micro()[2], k) for k, t in per.items() if t.micro())[:3]
    note('lowest: ' + ', '.join('%s %.3f' % (k, v) for v, k in worst))
    for field, bound in least.items():
        value = f1 if field == 'micro' else total.prf(field)[2]
        result(value >= bound, '%s: %s at least %.3f (%.3f)' % (name, field, bound, value))
    return total


def check_spans(name, folder, records):
    facts, wrong = 0, []
    for key, record in records.items():
        text = run('read', '--text', os.path.join(folder, key + '.txt'))
        for pointer, value, joined, bad in spans.walk(record, text):
            facts += 1
            if bad:
                wrong.append('%s %s: %s: %r under %r' % (key, pointer, bad, value, joined[:80]))
    note('%s: %d facts with a place' % (name, facts))
    note('\n'.join(wrong[:20]))
    result(facts > 0 and not wrong, name + ': each fact follows from its span alone')


def is_marked(pointer, doubtful):
    """A doubt holds for all that stands under its pointer."""
    return any(pointer == d or pointer.startswith(d + '/') for d in doubtful)


def without_doubtful(record):
    """The record without what the reader marked doubtful; and how many facts there were of each."""
    kept = copy.deepcopy(record)
    gone = []
    for pointer in record['doubtful']:
        parts = [int(p) if p.isdigit() else p for p in pointer.strip('/').split('/')]
        whole = parts[-1] in ('outcome', 'stance') or \
            parts[-1] == 'text' and parts[-3] in ('amounts', 'commitments') or \
            len(parts) > 3 and parts[-3] == 'prior_decisions'
        parent = kept
        for part in parts[:-2 if whole else -1]:
            parent = parent[part]
        if whole or isinstance(parent, list):
            gone.append((parent, parent[parts[-2] if whole else parts[-1]]))
        else:
            parent[parts[-1]] = [] if isinstance(parent[parts[-1]], list) else None
    for parent, element in gone:
        parent[:] = [x for x in parent if x is not element]
    marked = sum(is_marked(pointer, record['doubtful']) for pointer in record['spans'])
    return kept, marked, len(record['spans'])


def check_doubt(score, name, gold, records, least=0.98):
    kept, doubtful, facts = {}, 0, 0
    for key, record in records.items():
        kept[key], d, n = without_doubtful(record)
        doubtful += d
        facts += n
    share = doubtful / max(facts, 1)
    note('%s: %.1f %% of the facts marked doubtful' % (name, 100 * share))
    result(share < 0.10, name + ': less than a tenth is marked doubtful')
    if score is None:
        return result(True, name + ': precision of the rest', skip='the scorer is not beside the project')
    precision = score.score(gold, kept)[0].micro()[0]
    note('%s: precision of what is not doubtful %.3f' % (name, precision))
    return result(precision >= least, name + ': what is not doubtful is right (%.3f)' % precision)


def judge(score, name, folder, gold_folder, least):
    gold, records = labels(gold_folder, known), read_folder(folder, known)
    score_set(score, name, gold, records, least)
    check_spans(name, folder, records)
    check_doubt(score, name, gold, records)


def perturbed(score, name, folder, gold_folder, least):
    for seed in ('1', '2'):
        out = os.path.join(SCRATCH, name.replace(' ', '-') + '-' + seed)
        subprocess.run([sys.executable, os.path.join(HERE, 'perturb.py'), '--seed', seed, out, folder,
                        gold_folder], check=True, stdout=subprocess.DEVNULL)
        score_set(score, '%s renamed and shifted, seed %s' % (name, seed),
                  labels(os.path.join(out, 'gold'), known),
                  read_folder(os.path.join(out, 'texts'), known), least)


def fold(text):
    return spans.letters(text)


def pdf_and_xml():
    folder = os.path.join(SHARED, 'esdh', 'samples', 'edoc')
    name = 'PDF and XML of one meeting'
    if not os.path.isdir(folder):
        return result(True, name, skip='the samples are not beside the project')
    pdf = json.loads(run('read', os.path.join(folder, 'minutes.pdf')))
    xml = json.loads(run('read', os.path.join(folder, 'eDocAgendaPublishing.xml')))
    a, b = pdf['items'], xml['items']
    result([fold(i['title']) for i in a] == [fold(i['title']) for i in b], name + ': same items')
    said = [[fold(i['decision']['text']) for i in x] for x in (a, b)]
    result(said[0] == said[1], name + ': same decisions')
    counts = [[len(i['attachments']) for i in x] for x in (a, b)]
    note('attachments: %s and %s' % tuple(counts))
    return result(counts[0] == counts[1], name + ': same number of attachments')


def main():
    os.makedirs(SCRATCH, exist_ok=True)
    score = scorer()
    own, gold = os.path.join(HERE, 'texts'), os.path.join(HERE, 'gold')
    judge(score, 'own minutes', own, gold, {'micro': 0.984, 'items': 0.988})
    perturbed(score, 'own minutes', own, gold, {'micro': 0.98})
    score_set(score, 'blind minutes', labels(gold, blind), read_folder(own, blind),
              {'micro': 0.979, 'items': 0.98})
    layouts = os.path.join(HERE, 'layouts')
    gold = labels(os.path.join(layouts, 'gold'), every)
    records = read_folder(os.path.join(layouts, 'texts'), every)
    score_set(score, 'layouts of real pages', gold, records, {'micro': 0.959, 'items': 0.949})
    check_spans('layouts of real pages', os.path.join(layouts, 'texts'), records)
    check_doubt(score, 'layouts of real pages', gold, records, 0.983)
    seeds = os.path.join(SHARED, 'minutes', 'seeds')
    if os.path.isdir(seeds):
        real = os.path.join(SHARED, 'minutes', 'gold')
        least = {'micro': 0.99, 'items': 1.0, 'decision.text(tok)': 0.99, 'commitments': 0.99}
        judge(score, 'real minutes', seeds, real, least)
        perturbed(score, 'real minutes', seeds, real, least)
    else:
        result(True, 'real minutes', skip='they are not beside the project')
    pdf_and_xml()
    plan()


main()
