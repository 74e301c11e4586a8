#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The labelled minutes hold together, also when renamed and shifted (TAP)."""
import copy
import glob
import json
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import perturb     # noqa: E402
import validate    # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


def documents():
    for g in sorted(glob.glob(os.path.join(HERE, 'gold', '*.json'))):
        doc = os.path.basename(g)[:-5]
        with open(g, encoding='utf-8') as f, \
                open(os.path.join(HERE, 'texts', doc + '.txt'), encoding='utf-8') as t:
            yield t.read(), json.load(f)


def complaints(text, gold):
    with tempfile.TemporaryDirectory() as d:
        t, g = os.path.join(d, gold['doc'] + '.txt'), os.path.join(d, gold['doc'] + '.json')
        with open(t, 'w', encoding='utf-8') as f:
            f.write(text)
        with open(g, 'w', encoding='utf-8') as f:
            json.dump(gold, f)
        c = validate.check(t, g)
        return c.errors, c.warnings


def test_labels_occur():
    docs = list(documents())
    assert len(docs) >= 30, len(docs)
    for text, gold in docs:
        errors, warnings = complaints(text, gold)
        assert not errors, errors
        assert not [w for w in warnings if ' was a ' in w], warnings


def test_labels_follow_the_changes():
    for seed in (1, 2, 3):
        for text, gold in documents():
            new_text, new_gold = perturb.perturb(text, gold, seed)
            errors, warnings = complaints(new_text, new_gold)
            assert not errors, (seed, errors)
            assert not [w for w in warnings if ' was a ' in w], (seed, warnings)
            assert new_text != text
            assert new_gold['meeting']['date'] != gold['meeting']['date']
            assert len(new_text.split('\n')) == len(text.split('\n'))


def test_names_and_amounts_are_gone():
    for text, gold in documents():
        new_text, new_gold = perturb.perturb(text, gold, 4)
        for n in gold['meeting']['present'] + gold['meeting']['absent']:
            assert len(n['name'].split()) < 2 or n['name'] not in new_text, n
        for a, b in zip(gold['items'], new_gold['items']):
            assert len(a['amounts']) == len(b['amounts'])


def test_a_wrong_label_is_found():
    text, gold = next(documents())

    def broken(change):
        g = copy.deepcopy(gold)
        change(g)
        assert complaints(text, g)[0], change
    item = next(i for i, it in enumerate(gold['items']) if it['amounts'] and
                it['commitments'] and it['recommendations'])
    broken(lambda g: g['items'][item].update(title='Ikke i teksten'))
    broken(lambda g: g['items'][item]['amounts'][0].update(value_dkk=1))
    broken(lambda g: g['items'][item]['commitments'][0].update(due='2020-13x'))
    broken(lambda g: g['items'][item]['decision']['outcomes'][0].update(point=99))
    broken(lambda g: g['items'][item]['decision'].update(text='Vrøvl. Godkendt.'))
    broken(lambda g: g['meeting'].update(date='2019-02-30'))
    broken(lambda g: g['items'][item].pop('dissent'))


def main():
    tests = [(n, f) for n, f in sorted(globals().items()) if n.startswith('test_')]
    print(f'1..{len(tests)}')
    failed = 0
    for i, (name, f) in enumerate(tests, 1):
        try:
            f()
            print(f'ok {i} - {name}')
        except AssertionError as e:
            failed += 1
            print(f'not ok {i} - {name}\n# {e}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
