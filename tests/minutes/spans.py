# SPDX-License-Identifier: GPL-3.0-or-later
"""Does each fact of a record follow from the text under its spans alone, and from no more than it
needs? Independent of the reader: its own small tables of words and numbers."""
import re

MONTHS = ('januar februar marts april maj juni juli august september oktober november december '
          'january february march april may june july august september october november '
          'december').split()
KINDS = {'beslutning': r'\(b\)|beslut|godkend|afgørelse|behandling|\bb\b|a\. sager|b\. sager|afgør|\ba-sag',
         'orientering': r'\(o\)|orient|efterretning', 'drøftelse': r'\(d\)|drøft',
         'referat': r'referat|protokol|beslutninger|dagsorden med vedtag', 'dagsorden': r'dagsorden|indkaldelse|agenda',
         'tillægsdagsorden': r'tillæg'}
CLOSED = (r'luk|closed|fortrol|ikke|nej|ej[ -]off|undtag|tavshed|hemmelig|følsom'
          r'|person(?:ale)?sag|^\d{3}$')
OUTCOMES = {
    'approved': r'godkend|tiltr|tilslut|vedt[ao]g|følges|følge|som indstillet|bevilge|valg|udpeg|afholdes'
                r'|beslut|tilkend|konstater|giv|får|imødekom|støt|accept|bekræft|anerkend|bemyndig|fast'
                r'|til grund|gennemfør|bifald|enig|modt|afsat|frigiv|frigav|ja\b|iværksæt|sættes|sende?[st]|indg|udbyd|køb|salg|sælg|efterretning',
    'recommended': r'anbefal|indstill|befal|oversend', 'noted': r'efterretning|orienter|noter',
    'discussed': r'drøft|behandl|debat|gennemgå', 'postponed': r'udsa?t|optag|genbehandl|afvent|udskyd|udskudt|udsætt|genoptag|igen|senere|fornyet',
    'returned': r'tilbage|oversend|henvis|retur|sendes|videresend|overgå|hjemvis',
    'rejected': r'ikke|afvis|forkast|afslå|afslag|bortfald|kan ikke|nej|nedstem|faldt|nej',
    'amended': r'i den form|i den udgave|i den version|i den udformning|ændring|tilføj|dog|ændr|således|i stedet|med den|undtag|anbefaler|betingel|præcis|forbehold|forudsæt|idet|med følgende|for så vidt|at ',
    'none': r'intet|ingen|ikke|udgå|tages? af|taget af|bortfald|-|orient|næste|mødet|\.|fremsat|drøft|det '}
STANCES = {'against': r'imod|ikke|mod\b|modstand|stemt|nej|uenig|afvis|fra', 'abstain': r'undlod|undlad|forbehold|blank|hverken|stemte',
           'own': r'forslag|foresl|ønske|anmod|mindretal|udtal|stille|protokol|bemærk|mener|finder|foretræk|opford|peg|vil|efterlys|efterspurg|efterspørg|gerne|hellere|fremsat|bad\b|bede|anbefal',
           'for': r'for\b|indstill|medlem|stemme|\(|stemt|flertal|tiltr|støt|anbefal|af\b|med stemmerne|ja'}


def squeeze(text):
    return re.sub(r'[\s\u00a0]+', ' ', text or '').strip()


def letters(text):
    return re.sub(r'[^0-9a-zæøåäöüéè]+', '', (text or '').lower())


def under(text, spans):
    return [text[o:o + n].decode('utf-8') for o, n in spans]


def number(words):
    """The amounts in a string, in øre."""
    found = set()
    for m in re.finditer(r'(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d+))?(½)?|(½)', words):
        whole = int(re.sub(r'[. ]', '', m.group(1))) if m.group(1) else 0
        value = whole + (float('0.' + m.group(2)) if m.group(2) else 0) + \
            (0.5 if m.group(3) or m.group(4) else 0)
        m2 = re.search(r'mi[ao]|mill?\b|mill?\.|mia|t\.?kr|tusind|1\.000', words[m.end():m.end() + 14].lower())
        for factor in (1, 1e3, 1e6, 1e9) if m2 else (1,):
            found.add(round(value * factor * 100))
        tail = re.match(r'\.(\d{1,2})\b', words[m.end():])
        if tail:
            found.add(round((value + int(tail.group(1)) / 100) * 1e6 * 100))
    return found


def date_follows(value, words):
    year, month, day = value.split('-')
    low = words.lower()
    has_month = any(re.search(r'\b' + name[:3], low) for i, name in enumerate(MONTHS)
                    if i % 12 + 1 == int(month)) or re.search(r'\b0?%d\b' % int(month), low)
    return bool(re.search(r'\b0?%d\b' % int(day), low)) and bool(has_month) and \
        (year in low or re.search(r'\b%s\b' % year[2:], low) or year[2:] in low)


def due_follows(value, words):
    low = words.lower()
    if value == 'next-meeting':
        return 'næste' in low or 'først' in low or 'kommende' in low or 'møde' in low
    parts = re.match(r'(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:-?(.*))?$', value)
    year, month, day, rest = parts.groups()
    ok = True
    if month:
        name = MONTHS[int(month) - 1]
        ok = name[:3] in low or re.search(r'\b0?%d\b' % int(month), low) or \
            re.search(r'udgang|årsskift|jul|slutning|ultimo|år\b|måned|medio|primo|uge|kvartal|dage|ferie|påske|pinse', low)
    if day:
        ok = ok and (re.search(r'\b0?%d\b' % int(day), low) or re.search(r'uge|dag|årsskift|næste', low))
    seasons = {'spring': 'forår', 'summer': 'sommer', 'autumn': 'efterår', 'winter': 'vinter'}
    if rest in seasons:
        ok = ok and (seasons[rest] in low or seasons[rest][:3] in low)
    if rest and rest.startswith('W'):
        ok = ok and 'uge' in low
    return bool(ok)


def period_follows(value, words):
    if re.search(r'\d{4}', value):
        years = re.findall(r'\d{4}', value)
        return all(y in words or y[2:] in words for y in years) or 'år' in words.lower()
    return bool(re.search(r'år|pr\.|løbende|overslags|fremover|hver', words.lower()))


def problem(pointer, value, words, joined, item):
    """A text saying what is wrong with one fact, or None."""
    leaf = re.sub(r'/\d+', '', pointer)
    key = leaf.rsplit('/', 1)[-1]
    if key in ('date',) or leaf.endswith('decisions/date'):
        return None if date_follows(value, joined) and len(joined) <= 80 else 'date'
    if key in ('start', 'end') and leaf.startswith('/meeting'):
        h, m = value.split(':')
        hours = [int(h), int(h) - 12] if re.search(r'\bp\.?m\b', joined.lower()) else [int(h)]
        ok = any(re.search(r'\b0?%d\b' % n, joined) for n in hours) and (m == '00' or m in joined)
        return None if ok and len(joined) <= 80 else 'time'
    if key == 'kind':
        return None if re.search(KINDS[value], joined.lower()) else 'kind'
    if key == 'closed':
        return None if re.search(CLOSED, joined.lower()) else 'closed'
    if key == 'outcome':
        return None if re.search(OUTCOMES[value], joined.lower()) else 'outcome'
    if key == 'stance':
        return None if re.search(STANCES[value], joined.lower()) else 'stance'
    if key == 'due':
        return None if due_follows(value, joined) else 'due'
    if key == 'period':
        return None if period_follows(value, joined) else 'period'
    if key == 'recurrence':
        return None if re.search(r'år|måned|kvart|uge|løbende|hver|gang', joined.lower()) else 'recurrence'
    if leaf.endswith('amounts/text'):
        wanted = round(item['value_dkk'] * 100)
        if not (wanted in number(joined) or wanted == 0 and '0' in joined):
            return 'amount'
        return None if len(joined) <= 60 else 'amount too long'
    # a text: what stands under the spans, nothing less and nothing more
    if letters(value) == letters(joined) or any(letters(value) == letters(w) for w in words):
        return None
    if leaf.endswith('/to') and letters(value) in letters(joined) and len(joined) < len(value) + 120:
        return None
    if key == 'municipality' and letters(value) in letters(joined):
        return None
    if key in ('body', 'name', 'who', 'party', 'person') and letters(value).rstrip('s') == letters(joined).rstrip('s'):
        return None
    return 'text'


def walk(record, text):
    """Yields (pointer, value, text under its spans, what is wrong or None) for every fact."""
    raw = text if isinstance(text, bytes) else text.encode('utf-8')
    for pointer, spans in record['spans'].items():
        value, parent = record, None
        for part in pointer.strip('/').split('/'):
            parent, value = value, value[int(part)] if isinstance(value, list) else value[part]
        for o, n in spans:
            if o < 0 or n <= 0 or o + n > len(raw):
                yield pointer, value, '', 'outside the text'
        try:
            words = under(raw, spans)
        except UnicodeDecodeError:
            yield pointer, value, '', 'not on a character border'
            continue
        joined = squeeze(' '.join(words))
        if value is None:
            yield pointer, value, joined, None if not joined.strip('.- ') else 'no value'
        elif isinstance(value, dict):
            continue
        else:
            text_value = value if isinstance(value, str) else str(value).lower()
            yield pointer, value, joined, problem(pointer, text_value, words, joined, parent)
