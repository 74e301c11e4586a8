#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check labelled minutes: the form of each label, and that each label occurs in its text.

  validate.py [TEXT_DIR GOLD_DIR]     (default: texts/ and gold/ beside this script)

Every title, name, point, attachment, amount and commitment must be found in the text with
white space folded; a decision may have holes (sentences on absence are left out) but its
pieces must follow each other. Errors give status 1; warnings (a weekday that does not fit
its date, a date no notation of which is in the text) do not.
"""
import datetime
import glob
import json
import os
import re
import sys

MONTHS = ('januar februar marts april maj juni juli august september oktober november '
          'december').split()
WEEKDAYS = 'mandag tirsdag onsdag torsdag fredag lørdag søndag'.split()
OUTCOMES = {'approved', 'recommended', 'noted', 'discussed', 'postponed', 'returned',
            'rejected', 'amended', 'none'}
STANCES = {'for', 'against', 'abstain', 'own'}
KINDS = {None, 'beslutning', 'orientering', 'drøftelse'}
ITEM = {'number', 'title', 'kind', 'closed', 'case_no', 'attachments', 'recommendations',
        'prior_decisions', 'decision', 'dissent', 'absent_for_item', 'amounts',
        'commitments', 'truncated'}
MEETING = {'body', 'body_aliases', 'date', 'start', 'end', 'place', 'kind', 'present',
           'absent'}
DUE = re.compile(r'\d{4}(-(\d\d(-(\d\d|start|mid|end))?|Q[1-4]|W\d\d|spring|summer|autumn|'
                 r'winter|start|mid|end))?$|next-meeting$')
PERIOD = re.compile(r'\d{4}(-(\d{4})?)?(,\d{4})*$|årligt$|overslagsårene$')
NUMBER = re.compile(r'½|\d+(?:\.\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?½?')
UNITS = ((r'mia|milliard', 10**9), (r'mio|mill?\b|million', 10**6), (r't\.? ?kr|tkr', 1000))


def fold(s):
    return re.sub(r'\s+', ' ', (s or '').replace('\xa0', ' ')).strip()


def number(s):
    half = s.endswith('½')
    s = s.rstrip('½') or '0'
    if re.search(r'\.\d{3}(\D|$)', s) or ',' in s:
        s = s.replace('.', '').replace(',', '.')
    return float(s) + (0.5 if half else 0)


def values(text):
    """every amount in kroner that the printed text can mean"""
    t = text.lower()
    unit = next((f for r, f in UNITS if re.search(r, t)), 1)
    return [round(number(n) * unit) for n in NUMBER.findall(t)]


def is_date(s):
    try:
        return datetime.date.fromisoformat(s)
    except (TypeError, ValueError):
        return None


def date_printed(d, text):
    y, m, day = d.year, d.month, d.day
    mon = MONTHS[m - 1]
    eng = d.strftime('%B') if mon else ''
    rs = (rf'\b0?{day}\.? ?{mon[:3]}[a-z]*\.? (?:{y}|{y % 100:02d}\b)',
          rf'\b0?{day}[-./] ?0?{m}[-./] ?(?:{y}|{y % 100:02d}\b)', rf'{y}-{m:02d}-{day:02d}',
          rf'{eng} {day}, {y}', rf'\b0?{day}\.? ?{mon}')
    return any(re.search(r, text, re.I) for r in rs)


class Check:
    def __init__(self, doc, text):
        self.doc, self.text = doc, fold(text)
        self.low = self.text.casefold()
        self.errors, self.warnings = [], []

    def err(self, where, what):
        self.errors.append(f'{self.doc} {where}: {what}')

    def warn(self, where, what):
        self.warnings.append(f'{self.doc} {where}: {what}')

    def occurs(self, where, s, case=True):
        if not isinstance(s, str) or not s.strip():
            self.err(where, f'not a text: {s!r}')
            return
        t = fold(s)
        if t in self.text or not case and t.casefold() in self.low:
            return
        self.err(where, f'not in the text: {t[:90]!r}')

    def holed(self, where, s):
        """pieces between sentence ends and line ends follow each other in the text"""
        pieces = [fold(p) for p in re.split(r'\n|(?<=[.!?:]) (?=[A-ZÆØÅ0-9])', s) if p.strip()]
        start = self.text.find(pieces[0])
        while start >= 0:
            pos = start
            for p in pieces:
                pos = self.text.find(p, pos)
                if pos < 0:
                    break
                pos += len(p)
            if pos >= 0:
                return
            start = self.text.find(pieces[0], start + 1)
        self.err(where, f'pieces not in the text in order: {fold(s)[:90]!r}')

    def keys(self, where, d, keys):
        if not isinstance(d, dict):
            self.err(where, 'not an object')
            return False
        if set(d) != set(keys):
            self.err(where, f'keys: {sorted(set(d) ^ set(keys))}')
            return False
        return True

    def date(self, where, s):
        if s is None:
            return
        d = is_date(s)
        if not d:
            self.err(where, f'bad date {s!r}')
        elif not date_printed(d, self.text):
            self.warn(where, f'date {s} is not printed in full')

    def names(self, where, xs):
        for x in xs:
            if self.keys(where, x, ('name', 'party')):
                self.occurs(where, x['name'])
                if x['party'] is not None:
                    self.occurs(where + ' party', x['party'])

    def meeting(self, m):
        if not self.keys('meeting', m, MEETING):
            return
        if m['body']:           # aliases are what people call it, printed or not
            self.occurs('meeting.body', m['body'], case=False)
        self.date('meeting.date', m['date'])
        for k in ('start', 'end'):
            if m[k] is not None and not re.fullmatch(r'([01]\d|2[0-3]):[0-5]\d', m[k]):
                self.err('meeting.' + k, f'bad time {m[k]!r}')
        if m['place']:
            self.occurs('meeting.place', m['place'])
        if m['kind'] not in (None, 'referat', 'dagsorden'):
            self.err('meeting.kind', m['kind'])
        for k in ('present', 'absent'):
            self.names('meeting.' + k, m[k])

    def recommendations(self, w, it):
        for r in it['recommendations']:
            if not self.keys(w + ' rec', r, ('by', 'to', 'points')):
                continue
            if r['by']:
                self.occurs(w + ' rec.by', r['by'], case=False)
            for b in r['to']:
                self.occurs(w + ' rec.to', b, case=False)
            for p in r['points']:
                self.occurs(w + ' point', p)
            if not r['points']:
                self.err(w, 'a recommendation without points')

    def decision(self, w, it):
        for p in it['prior_decisions']:
            if self.keys(w + ' prior', p, ('body', 'date', 'item_no', 'text')):
                if p['body']:
                    self.occurs(w + ' prior.body', p['body'], case=False)
                self.date(w + ' prior.date', p['date'])
                self.holed(w + ' prior.text', p['text'])
        d = it['decision']
        if not self.keys(w + ' decision', d, ('text', 'outcomes')):
            return
        if d['text']:
            self.holed(w + ' decision', d['text'])
        elif d['outcomes']:
            self.err(w, 'outcomes without a decision')
        recs, seen = it['recommendations'], set()
        for o in d['outcomes']:
            r, p = o['rec'], o['point']
            if o['outcome'] not in OUTCOMES:
                self.err(w, f'outcome {o["outcome"]!r}')
            if (r is None) != (p is None):
                self.err(w, f'half an outcome {o}')
            elif r is not None and not (1 <= r <= len(recs) and
                                        1 <= p <= len(recs[r - 1]['points'])):
                self.err(w, f'outcome of a point that is not there: {o}')
            if (r, p) in seen:
                self.err(w, f'two outcomes for one point: {o}')
            seen.add((r, p))

    def people(self, w, it):
        for d in it['dissent']:
            if not self.keys(w + ' dissent', d, ('person', 'party', 'stance')):
                continue
            if d['stance'] not in STANCES:
                self.err(w, f'stance {d["stance"]!r}')
            for k in ('person', 'party'):
                if d[k]:
                    self.occurs(w + ' dissent', d[k])
            if not d['person'] and not d['party']:
                self.err(w, 'dissent by nobody')
        self.names(w + ' absent_for_item', it['absent_for_item'])

    def amounts(self, w, it):
        seen = set()
        for a in it['amounts']:
            if not self.keys(w + ' amount', a, ('value_dkk', 'period', 'sign', 'text')):
                continue
            self.occurs(w + ' amount', a['text'])
            v = a['value_dkk']
            if not isinstance(v, (int, float)) or v < 0:
                self.err(w, f'amount {v!r}')
            elif round(v) not in values(a['text']):
                self.err(w, f'{v} does not follow from {a["text"]!r}')
            if a['sign'] not in (None, '+', '-'):
                self.err(w, f'sign {a["sign"]!r}')
            if a['period'] and not PERIOD.match(a['period']):
                self.err(w, f'period {a["period"]!r}')
            key = (v, a['period'], a['sign'])
            if key in seen:
                self.err(w, f'amount twice: {key}')
            seen.add(key)

    def commitments(self, w, it):
        for c in it['commitments']:
            if not self.keys(w + ' commitment', c, ('text', 'due', 'who')):
                continue
            self.occurs(w + ' commitment', c['text'])
            due = c['due']
            if due is not None and not DUE.match(due):
                self.err(w, f'due {due!r}')
            elif due and re.fullmatch(r'\d{4}-\d\d-\d\d', due) and not is_date(due):
                self.err(w, f'due {due!r}')
            if c['who']:
                self.occurs(w + ' who', c['who'], case=False)

    def item(self, n, it):
        w = f'item {n} ({it.get("number")})'
        if not self.keys(w, it, ITEM):
            return
        for k in ('number', 'title', 'case_no'):
            if it[k] is not None:
                self.occurs(f'{w} {k}', it[k])
        if it['kind'] not in KINDS:
            self.err(w, f'kind {it["kind"]!r}')
        for a in it['attachments']:
            self.occurs(w + ' attachment', a)
        self.recommendations(w, it)
        self.decision(w, it)
        self.people(w, it)
        self.amounts(w, it)
        self.commitments(w, it)

    def weekdays(self):
        rx = rf'({"|".join(WEEKDAYS)}),? (?:den |d\. ?)?(\d\d?)\. ({"|".join(MONTHS)}) (\d{{4}})'
        for m in re.finditer(rx, self.low):
            d = is_date(f'{m[4]}-{MONTHS.index(m[3]) + 1:02d}-{int(m[2]):02d}')
            if not d:
                self.warn('text', f'no such day: {m[0]}')
            elif WEEKDAYS[d.weekday()] != m[1]:
                self.warn('text', f'{m[0]} was a {WEEKDAYS[d.weekday()]}')


def check(text_file, gold_file):
    doc = os.path.basename(gold_file)[:-5]
    with open(text_file, encoding='utf-8') as f:
        c = Check(doc, f.read())
    with open(gold_file, encoding='utf-8') as f:
        try:
            g = json.load(f)
        except ValueError as e:
            c.err('file', f'not JSON: {e}')
            return c
    if not c.keys('document', g, ('doc', 'meeting', 'items')):
        return c
    c.meeting(g['meeting'])
    for n, it in enumerate(g['items'], 1):
        c.item(n, it)
    c.weekdays()
    return c


def main(args):
    here = os.path.dirname(os.path.abspath(__file__))
    texts, golds = args if len(args) == 2 else (os.path.join(here, d) for d in ('texts', 'gold'))
    files = sorted(glob.glob(os.path.join(golds, '*.json')))
    bad = 0
    for g in files:
        t = os.path.join(texts, os.path.basename(g)[:-5] + '.txt')
        if not os.path.exists(t):
            print(f'{g}: no text {t}', file=sys.stderr)
            bad += 1
            continue
        c = check(t, g)
        for w in c.warnings:
            print('warning: ' + w)
        for e in c.errors:
            print('error: ' + e, file=sys.stderr)
        bad += len(c.errors)
    print(f'{len(files)} documents, {bad} errors')
    return 1 if bad or not files else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
