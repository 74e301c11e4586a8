#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample municipality: its labels, its PDFs, how it is read and how it is imported.

  test_sample.py SPOR SCRATCH_FOLDER

Prints TAP. Where the shared scorer lies beside the project, the reading is scored with it;
elsewhere items and decisions are counted.
"""
import html
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'tools'))
from tap import plan, result  # noqa: E402

ROOT = HERE.parent.parent
SAMPLE = ROOT / 'sample' / 'fjordby'
SCORER = ROOT.parent / 'shared' / 'minutes' / 'score.py'
LOWEST_F1 = 0.99         # micro-F1 of the scorer
MOST_ASTRAY = 0.05      # share of items and decisions too many or too few, without the scorer
MEETINGS = 41           # labelled ones; an import also finds those that FirstAgenda only plans


def check(good, name, why=''):
    result(good, name, why.splitlines() if why and not good else ())


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def labelled():
    """(label name, document) for each line of files.tsv"""
    lines = (HERE / 'files.tsv').read_text('utf-8').splitlines()
    return [(name, SAMPLE / path) for name, path in
            (x.split('\t') for x in lines if not x.startswith('#'))]


def decode(raw):
    if raw[:2] in (b'\xff\xfe', b'\xfe\xff'):
        return raw.decode('utf-16')
    try:
        return raw.decode('utf-8-sig')
    except UnicodeDecodeError:
        return raw.decode('cp1252')


def plain(path):
    """the words of a document, whatever it is, without reading any structure"""
    raw = path.read_bytes()
    if raw.startswith(b'%PDF'):
        done = subprocess.run(['pdftotext', path, '-'], capture_output=True, check=True, timeout=60)
        return re.sub(r'(\w)-\n(\w)', r'\1\2', done.stdout.decode())
    text = decode(raw)
    if path.suffix == '.json':
        text = json.dumps(json.loads(text), ensure_ascii=False).replace('\\n', '\n')
    if path.suffix == '.txt':
        return text
    for _ in range(3):          # exports carry pages inside their elements
        text = re.sub(r'<!\[CDATA\[|\]\]>', ' ', text)
        # What stands in attributes is text too in some exports.
        text = re.sub(r'</?[^<>\s]+((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*/?>',
                      lambda m: ' ' + ' '.join(re.findall(r'="([^"]*)"', m[1])) + '\n', text)
        text = html.unescape(text)
    return text.replace('\xa0', ' ')


def beside(path):
    """a manifest's or notification's text lies in the folder below"""
    more = sorted(p for p in path.parent.rglob('*') if p.suffix.lower() == '.xml')
    return '\n'.join(plain(p) for p in (more if path.parent.name in ('acadre', 'fujitsu')
                                        else [path]))


def labels_hold():
    validate = load(ROOT / 'tests' / 'minutes' / 'validate.py')
    errors = []
    for name, path in labelled():
        gold = json.loads((HERE / 'gold' / f'{name}.json').read_text('utf-8'))
        judge = validate.Check(name, beside(path))
        judge.meeting({**gold['meeting'], 'date': None})
        for n, item in enumerate(gold['items']):
            judge.item(n, item)
        judge.weekdays()
        errors += judge.errors
    check(not errors, f'labels are well formed and occur in their documents ({len(errors)} errors)',
          '\n'.join(errors))


def pdfs_are_built():
    layer = load(ROOT / 'tools' / 'sample_pdf.py')
    sources = sorted((ROOT / 'sample' / 'pdf').glob('*.txt'))
    for source in sources:
        made = scratch / f'{source.stem}.pdf'
        layer.main(str(source), str(made))
        kept = SAMPLE / 'pdf' / made.name
        check(made.read_bytes() == kept.read_bytes(), f'{kept.name} is what its source gives',
              f'tools/sample_pdf.py {source} {kept}')


def run(*arguments):
    return subprocess.run([spor, '--lang', 'en', *map(str, arguments)], capture_output=True,
                          text=True, timeout=120)


def documents_are_read():
    predicted = scratch / 'read'
    predicted.mkdir()
    failed = []
    for name, path in labelled():
        done = run('read', path)
        if done.returncode or not done.stdout.strip():
            failed.append(f'{name}: {done.stderr.strip()}')
        else:
            (predicted / f'{name}.json').write_text(done.stdout, 'utf-8')
    check(not failed, 'every labelled document is read', '\n'.join(failed))
    if SCORER.is_file():
        scored(predicted)
    else:
        counted(predicted)


def scored(predicted):
    done = subprocess.run([sys.executable, SCORER, HERE / 'gold', predicted], capture_output=True,
                          text=True, timeout=120)
    for line in done.stdout.splitlines():
        print(f'# {line}')
    found = re.search(r'^MICRO.*?\s\S+\s+\S+\s+(\d\.\d+)\s*$', done.stdout, re.M)
    f1 = float(found[1]) if found else 0
    check(f1 >= LOWEST_F1, f'micro-F1 {f1:.3f} is at least {LOWEST_F1}', done.stderr)


def counts(folder, name):
    items = json.loads((folder / f'{name}.json').read_text('utf-8'))['items']
    return len(items), sum(1 for x in items if x['decision'].get('text'))


def counted(predicted):
    off = [0, 0]
    total = [0, 0]
    for name, _ in labelled():
        for k, (a, b) in enumerate(zip(counts(HERE / 'gold', name), counts(predicted, name))):
            off[k] += abs(a - b)
            total[k] += a
    for k, what in enumerate(('items', 'decisions')):
        check(off[k] <= MOST_ASTRAY * total[k], f'{off[k]} of {total[k]} {what} too many or few')


def all_is_imported():
    store = scratch / 'fjordby.db'
    reports = [scratch / 'first.json', scratch / 'again.json']
    run('--store', store, 'init')
    for report in reports:
        run('--store', store, '--municipality', '998', 'import', SAMPLE, '--report', report)
    first, again = (json.loads(r.read_text('utf-8'))['files'] for r in reports)
    keys = {m['key'] for f in first for m in f.get('meetings', []) if m.get('key') and m['items']}
    failed = [f"{f['file']}: {f.get('reason')}" for f in first if f['fate'] == 'failed']
    for line in failed:
        print(f'# failed: {line}')
    check(len(keys) + len(failed) >= MEETINGS, f'{len(keys)} meetings with items are imported')
    check(any(f['fate'] == 'withdrawn' and 'XML_2111' in f['file'] for f in first),
          'the extraordinary agenda of SSU is withdrawn')
    check(not any(f['fate'] in ('new', 'changed') and 'Publication410' in f['file']
                  for f in first), 'the draft of BUU is not imported')
    check(not any(f['fate'] == 'new' for f in again), 'a second import finds nothing new')


if __name__ == '__main__':
    spor, scratch = sys.argv[1], pathlib.Path(sys.argv[2])
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    os.environ.pop('SPOR_STORE', None)
    labels_hold()
    pdfs_are_built()
    documents_are_read()
    all_is_imported()
    plan()
