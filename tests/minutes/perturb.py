#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rename bodies, persons and places and change years and amounts in labelled minutes.

  perturb.py [--seed N] OUT_DIR [TEXT_DIR GOLD_DIR]

Writes OUT_DIR/texts/NNN.txt and OUT_DIR/gold/NNN.json. The same function of strings is used on
the text and on every string of its labels, so a reader that has learnt no names scores the same.

- Bodies: the subject words of committee names are permuted, and their abbreviations follow;
  Byrådet and Kommunalbestyrelsen may change places.
- Persons: every full name in the labels or before a party letter gets another one.
- Places: municipalities, and streets by their endings.
- Years: all are shifted alike, so months, weeks and seasons stay true; a weekday printed with its
  date is set to the weekday of the new date.
- Amounts: the digits 1-9 are permuted, so one value in two notations stays one value.
"""
import argparse
import datetime
import glob
import json
import os
import random
import re
import sys

MONTHS = ('januar februar marts april maj juni juli august september oktober november '
          'december').split()
ENGLISH = ('January February March April May June July August September October November '
           'December').split()
WEEKDAYS = 'mandag tirsdag onsdag torsdag fredag lørdag søndag'.split()
FIRST = ('Agnete Alfred Asta Bertel Bodil Carsten Ditte Ebbe Edith Ejvind Esther Flemming Frida '
         'Gerner Gudrun Gunnar Hedvig Helmer Ilse Ingolf Jesper Johanne Kamilla Keld Laura Leif '
         'Lisbet Mathilde Mogens Nete Oluf Orla Palle Rigmor Rosa Sigrid Sonja Stig Thora Troels '
         'Ulrik Valdemar Vibeke Yrsa Øjvind').split()
LAST = ('Abildtrup Ammitzbøl Barslev Bildsøe Brorholt Clemmesen Dalgas Dueholm Ebbesen Elverdam '
        'Fabrin Flindt Gjelstrup Grubbe Hammershøj Hvidsten Ibsgaard Jernved Kannik Kjellerup '
        'Korshavn Lavlund Lindtoft Mosbæk Mølvang Nyegaard Odderup Ploug Qvistorff Ramskov Rosted '
        'Sandfeld Skovmand Stenbryd Svinth Tangaa Thostrup Uldum Vadstrup Vinterberg Ørskov '
        'Åbenhus').split()
PLACE = ('Alslund Bregnemark Dråby Elverhøj Fladsø Gammelvig Hejrevang Kirkelund Langsted Melbæk '
         'Nordhuse Odinsbjerg Ravnkilde Siverslev Toftum Udlunde Vesterlund Åbølling').split()
STREET = ('Anemone Birke Dige Elme Fasan Gran Hassel Kløver Lærke Mose Nørre Pile Rosen Strand '
          'Tjørne Violen Ager Bakke').split()
# subject words as they stand in committee names; each class is permuted within itself
THEMES = (('Børne', 'Skole', 'Uddannelses', 'Social', 'Sundheds', 'Ældre', 'Omsorgs', 'Kultur',
           'Fritids', 'Teknik', 'Miljø', 'Klima', 'Natur', 'Plan', 'Erhvervs', 'Turisme',
           'Beskæftigelses', 'Integrations', 'Havne', 'Landdistrikts', 'Familie', 'Trafik',
           'Bolig', 'Forebyggelses', 'Senior', 'Idræts', 'Byggeri', 'Digitaliserings'),
          ('Børn', 'Unge', 'Læring', 'Social', 'Sundhed', 'Plan', 'Miljø', 'Teknik', 'Kultur',
           'Fritid', 'Omsorg', 'Natur', 'Familie', 'Idræt', 'Integration', 'Turisme', 'Erhverv',
           'Arbejdsmarked', 'Klima', 'Velfærd', 'Bosætning'))
STANDING = re.compile(r'^(direktionen|byråd(et)?|kommunalbestyrelsen?|økonomiudvalget|'
                      r'forretningsudvalget|regionsrådet)$', re.I)
ABBREVIATION = re.compile(r'^[A-ZÆØÅ]{2,5}$')
COUNCIL = {'Byrådet': 'Kommunalbestyrelsen', 'Byrådets': 'Kommunalbestyrelsens',
           'BYRÅDET': 'KOMMUNALBESTYRELSEN', 'Byråd': 'Kommunalbestyrelse',
           'BYRÅD': 'KOMMUNALBESTYRELSE', 'KB': 'BY'}
COUNCIL.update({v: k for k, v in list(COUNCIL.items())})

TOKEN = r'\d+(?:\.\d{3})*(?:[,.]\d+)?'
LONG = r'(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d{3,})'
AFTER = r'(?=\s?(?:,-|mio|mia|mil|mill|kr|kroner|t\.kr|tkr)(?![a-zæøå]{2}))'
MONEY = re.compile(rf'(?<![\d.,]){TOKEN}(?![\d½]){AFTER}|(?<=\bkr\. ){LONG}(?![\d½])|'
                   rf'(?<=\bkr\.){LONG}(?![\d½])|(?<=\bkr ){LONG}(?![\d½])', re.I)
YEAR = r'(?:19[5-9]\d|20[0-4]\d)'


def words(names):
    """a pattern of any of the strings as whole words, white space free, longest first"""
    alts = sorted(names, key=len, reverse=True)
    alts = [r'\s+'.join(map(re.escape, n.split())) for n in alts]
    return re.compile(r'(?<![\w])(' + '|'.join(alts) + r')(?=s?(?!\w))') if alts else None


def spaced(old, new):
    """the new words with the white space of the old"""
    gaps = re.findall(r'\s+', old) + [' '] * len(new.split())
    parts = new.split()
    return ''.join(p + (gaps[i] if i + 1 < len(parts) else '') for i, p in enumerate(parts))


class Rename:
    def __init__(self, mapping):
        self.map = {k: v for k, v in mapping.items() if k != v}
        self.rx = words(self.map)

    def __call__(self, s):
        if not self.rx:
            return s
        return self.rx.sub(lambda m: spaced(m[1], self.map[re.sub(r'\s+', ' ', m[1])]), s)


def walk(x, f):
    if isinstance(x, str):
        return f(x)
    if isinstance(x, list):
        return [walk(v, f) for v in x]
    if isinstance(x, dict):
        return {k: walk(v, f) for k, v in x.items()}
    return x


def all_names(gold, text):
    m = gold['meeting']
    out = {n['name'] for n in m['present'] + m['absent']}
    for it in gold['items']:
        out |= {n['name'] for n in it['absent_for_item']}
        out |= {d['person'] for d in it['dissent'] if d['person']}
    cap = r'[A-ZÆØÅ][a-zæøåéü]+'
    for n in re.findall(rf'\b({cap}(?:[ -]{cap}){{1,3}}),? \((?:[A-ZÆØÅ]{{1,2}})\)', text):
        out.add(n)
    return {n for n in out if len(n.split()) > 1 and not n.isupper()}


def person_map(rnd, names):
    first, last, tokens = FIRST[:], LAST[:], {}
    rnd.shuffle(first)
    rnd.shuffle(last)
    titles = {'Formand', 'Næstformand', 'Borgmester', 'Direktør', 'Viceborgmester'}

    def new(tok, pool, spare):
        if tok in titles or re.fullmatch(r'[A-ZÆØÅ]\.', tok):
            return tok
        if tok not in tokens:
            tokens[tok] = pool.pop() if pool else spare + str(len(tokens))
        return tokens[tok]
    out = {}
    for n in sorted(names):
        t = n.split()
        out[n] = ' '.join([new(x, first, 'Nomen') for x in t[:-1]] + [new(t[-1], last, 'Navn')])
    return out


def all_bodies(gold):
    m = gold['meeting']
    out = set(m['body_aliases']) | ({m['body']} if m['body'] else set())
    for it in gold['items']:
        for r in it['recommendations']:
            out |= set(r['to'])
        out |= {p['body'] for p in it['prior_decisions'] if p['body']}
    return {b for b in out if b}


def rename_body(body, themes):
    """permute the subject words of one committee name"""
    def one(m):
        for forms in themes:
            for old, new in forms.items():
                if m[0] == old:
                    return new
                if m[0].lower() == old.lower() + 'udvalget':
                    return new + m[0][len(old):]
        return m[0]
    return re.sub(r'[A-ZÆØÅa-zæøå]+', one, body)


def initials(body):
    ws = [w for w in re.findall(r'\w+', body) if w.lower() not in ('og', 'for', 'om', 'samt')]
    s = ''.join(w[0].upper() for w in ws)
    return s + ('U' if body.lower().endswith('udvalget') and len(ws) else '')


def body_map(rnd, bodies, text):
    themes = []
    for words_ in THEMES:
        v = list(words_)
        rnd.shuffle(v)
        themes.append(dict(zip(words_, v)))
    out, taken = {}, set(re.findall(r'\b[A-ZÆØÅ]{2,5}\b', text))
    full = {b: rename_body(b, themes) for b in bodies if not ABBREVIATION.match(b)}
    for b, n in full.items():
        if not STANDING.match(b) and n != b:
            out[b] = n
            out[b.upper()] = n.upper()
    for b in sorted(bodies):
        if not ABBREVIATION.match(b) or b in COUNCIL or b in ('DIR', 'ØU', 'ØK'):
            continue
        like = [n for f, n in full.items() if initials(f) == b and f in out]
        new = initials(like[0]) if like else None
        while not new or new in taken or new in COUNCIL:
            new = ''.join(rnd.choice('BEFHKLMNPST') for _ in b[:-1]) + b[-1]
        out[b] = new
        taken.add(new)
    if rnd.random() < 0.5:
        out.update({k: v for k, v in COUNCIL.items() if k not in out})
    return out


def place_map(rnd, text):
    cap = r'[A-ZÆØÅ][a-zæøå]+'
    found = set(re.findall(rf'\b({cap}) (?:Kommune|Byråd|Kommunalbestyrelse)\b', text))
    found -= {'Vores', 'Den', 'Hver', 'Vor', 'Referat'}
    pool, out = PLACE[:], {}
    rnd.shuffle(pool)
    for p in sorted(found):
        if pool:
            out[p] = pool.pop()
            out[p.upper()] = out[p].upper()
    stems = set(re.findall(r'\b([A-ZÆØÅ][a-zæøå]{2,}?)(?:vej|gade|vænget|marken)\b', text))
    pool = STREET[:]
    rnd.shuffle(pool)
    for s in sorted(stems):
        for end in ('vej', 'gade', 'vænget', 'marken'):
            if pool and re.search(rf'\b{s}{end}\b', text):
                out[s + end] = pool[-1] + end
        if pool:
            pool.pop()
    return out


class Years:
    """shift years, and set weekdays printed with a date to the day they fall on then"""

    def __init__(self, meeting, by):
        self.by, self.meeting = by, meeting

    def leap(self, day, month, year):
        try:
            datetime.date(year, month, day)
            return day
        except ValueError:
            return 28

    def iso(self, s):
        m = re.fullmatch(r'(\d{4})-(\d\d)-(\d\d)(.*)', s)
        if m:
            y, mo = int(m[1]) + self.by, int(m[2])
            return f'{y}-{mo:02d}-{self.leap(int(m[3]), mo, y):02d}{m[4]}'
        return re.sub(rf'(?<!\d){YEAR}(?!\d)', lambda m: str(int(m[0]) + self.by), s)

    def weekday(self, name, day, month, year):
        for y in [year] if year else [self.meeting, self.meeting + 1, self.meeting - 1]:
            try:
                d = datetime.date(y, month, day)
            except (ValueError, TypeError):
                continue
            if WEEKDAYS[d.weekday()] == name.lower():
                y += self.by
                new = WEEKDAYS[datetime.date(y, month, self.leap(day, month, y)).weekday()]
                return new.upper() if name.isupper() else new.title() if name.istitle() else new
        return name

    def weekdays(self, s):
        wd = '(' + '|'.join(WEEKDAYS) + ')'
        mon = '(' + '|'.join(MONTHS) + ')'

        def put(m, day, month, year):
            return self.weekday(m[1], int(day), month, int(year) if year else None) + \
                m[0][len(m[1]):]
        s = re.sub(rf'{wd},?\s(?:den\s|d\.\s?)?(\d\d?)\.\s{mon}(?:\s(\d{{4}}))?',
                   lambda m: put(m, m[2], MONTHS.index(m[3].lower()) + 1, m[4]), s, flags=re.I)
        s = re.sub(rf'{wd},?\s(?:den\s|d\.\s?)?(\d\d?)[-./](\d\d?)[-./]({YEAR})',
                   lambda m: put(m, m[2], int(m[3]), m[4]), s, flags=re.I)
        return re.sub(rf'{wd},?\s({"|".join(ENGLISH)}) (\d\d?), ({YEAR})',
                      lambda m: put(m, m[3], ENGLISH.index(m[2]) + 1, m[4]), s, flags=re.I)

    def __call__(self, s):
        s = self.weekdays(s)

        def short(m):
            if not (1 <= int(m[1]) <= 31 and 1 <= int(m[3]) <= 12):
                return m[0]
            return f'{m[1]}{m[2]}{m[3]}{m[2]}{(int(m[4]) + self.by) % 100:02d}'
        s = re.sub(r'(?<![\d.-])(\d\d?)([./-])(\d\d?)\2(\d\d)(?![\d-])(?![./]\d)', short, s)
        s = re.sub(rf'(?<!\d)({YEAR})/(\d\d)(?!\d)',
                   lambda m: f'{m[1]}/{(int(m[2]) + self.by) % 100:02d}', s)
        s = re.sub(rf'(\d\d?\. (?:{"|".join(MONTHS)}) )(\d\d)(?![\d.:])',
                   lambda m: m[1] + f'{(int(m[2]) + self.by) % 100:02d}', s)

        def leapday(m):
            y = int(m[3])
            return m[0] if self.leap(29, 2, y + self.by) == 29 else f'28{m[2]}{m[3]}'
        s = re.sub(rf'(?<!\d)(29)(\. februar |[-.]0?2[-.])({YEAR})', leapday, s)
        return re.sub(rf'(?<!\d){YEAR}(?!\d)', lambda m: str(int(m[0]) + self.by), s)


class Amounts:
    def __init__(self, rnd, texts):
        d = list('123456789')
        rnd.shuffle(d)
        self.table = str.maketrans('123456789', ''.join(d))
        literal = sorted({re.sub(r'\s+', ' ', t) for t in texts}, key=len, reverse=True)
        self.rx = re.compile(r'(?<![\d.,])(?:' + '|'.join(
            r'\s+'.join(map(re.escape, t.split())) for t in literal) + r')(?!\d)') \
            if literal else None

    def tokens(self, s):
        """the number tokens of a printed amount; a year, and a number with a half, stay"""
        def one(m):
            if m[0].endswith('½') or re.fullmatch(YEAR, m[0]):
                return m[0]
            return m[0].translate(self.table)
        return re.sub(TOKEN + '½?', one, s)

    def __call__(self, s):
        spans = [m.span() for m in MONEY.finditer(s)]
        if self.rx:
            spans += [m.span() for m in self.rx.finditer(s)]
        out, pos = [], 0
        for a, b in merged(spans):
            out += [s[pos:a], self.tokens(s[a:b])]
            pos = b
        return ''.join(out) + s[pos:]

    def value(self, v, text):
        return v if '½' in text else int(str(round(v)).translate(self.table))


def merged(spans):
    out = []
    for a, b in sorted(spans):
        if out and a < out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def perturb(text, gold, seed):
    rnd = random.Random(f'{seed}/{gold["doc"]}')
    date = gold['meeting']['date']
    years = Years(int(date[:4]) if date else 2020,
                  rnd.choice([n for n in range(-6, 8) if n]))
    amounts = Amounts(rnd, [a['text'] for it in gold['items'] for a in it['amounts']])
    renames = [Rename(body_map(rnd, all_bodies(gold), text)),
               Rename(person_map(rnd, all_names(gold, text))),
               Rename(place_map(rnd, text))]

    def f(s):
        s = years(amounts(s))
        for r in renames:
            s = r(s)
        return s
    new = walk(gold, f)
    # machine-read fields are shifted by what they mean, not as printed text
    new['doc'] = gold['doc']
    for k in ('date', 'start', 'end', 'kind'):
        v = gold['meeting'][k]
        new['meeting'][k] = years.iso(v) if k == 'date' and v else v
    for o, n in zip(gold['items'], new['items']):
        for k in ('kind', 'number'):
            n[k] = o[k]
        n['decision']['outcomes'] = o['decision']['outcomes']
        for a, b in zip(o['dissent'], n['dissent']):
            b['party'], b['stance'] = a['party'], a['stance']
        for a, b in zip(o['prior_decisions'], n['prior_decisions']):
            b['date'] = years.iso(a['date']) if a['date'] else None
            b['item_no'] = a['item_no']
        for a, b in zip(o['amounts'], n['amounts']):
            b['period'] = years.iso(a['period']) if a['period'] else None
            b['value_dkk'] = amounts.value(a['value_dkk'], a['text'])
        for a, b in zip(o['commitments'], n['commitments']):
            b['due'] = years.iso(a['due']) if a['due'] else None
    return f(text), new


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    p = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('out')
    p.add_argument('texts', nargs='?', default=os.path.join(here, 'texts'))
    p.add_argument('gold', nargs='?', default=os.path.join(here, 'gold'))
    a = p.parse_args()
    for d in ('texts', 'gold'):
        os.makedirs(os.path.join(a.out, d), exist_ok=True)
    files = sorted(glob.glob(os.path.join(a.gold, '*.json')))
    for g in files:
        doc = os.path.basename(g)[:-5]
        with open(g, encoding='utf-8') as f:
            gold = json.load(f)
        with open(os.path.join(a.texts, doc + '.txt'), encoding='utf-8', newline='') as f:
            text = f.read()
        text, gold = perturb(text, gold, a.seed)
        with open(os.path.join(a.out, 'texts', doc + '.txt'), 'w', encoding='utf-8',
                  newline='') as f:
            f.write(text)
        with open(os.path.join(a.out, 'gold', doc + '.json'), 'w', encoding='utf-8') as f:
            json.dump(gold, f, ensure_ascii=False, indent=1)
    print(f'{len(files)} documents written to {a.out}, seed {a.seed}')
    return 0 if files else 1


if __name__ == '__main__':
    sys.exit(main())
