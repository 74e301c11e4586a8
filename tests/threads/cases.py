#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the labelled cases (README.md tells their form) and checks that they are well formed."""
import glob
import json
import os
import re

MARK = re.compile(r'^=== (\S+)/(\d{4}-\d\d-\d\d): (.+)$', re.M)
DAYS = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag']
MONTHS = ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september',
          'oktober', 'november', 'december']
WEEKDAY = re.compile(r'\b(%s)\s+(?:den|d\.)?\s*(\d{1,2})\.\s*(%s)\s+(\d{4})' %
                     ('|'.join(DAYS), '|'.join(MONTHS)), re.I)
STATUSES = {'open', 'overdue', 'answered', 'moved', 'past'}
CHECKS = {'adds-up', 'lacks', 'exceeds'}


def slug(name):
    """A body's name as Spor writes it in an address."""
    for letter, plain in (('æ', 'ae'), ('ø', 'oe'), ('å', 'aa'), ('é', 'e')):
        name = name.lower().replace(letter, plain)
    return re.sub(r'[^a-z0-9]+', '-', name).strip('-')


def oere(kroner):
    """'-1.500.000,50' as a number of øre"""
    whole, _, cents = kroner.lstrip('-').replace('.', '').partition(',')
    return (-1 if kroner.startswith('-') else 1) * (int(whole) * 100 + int((cents + '00')[:2]))


class Case:
    def __init__(self, path):
        self.name = os.path.basename(path)[:-4]
        text = open(path, encoding='utf-8').read()
        marks = list(MARK.finditer(text))
        self.label = json.loads(text[:marks[0].start()])
        self.texts, self.items = {}, {}
        for n, mark in enumerate(marks):
            end = marks[n + 1].start() if n + 1 < len(marks) else len(text)
            meeting = mark[1] + '/' + mark[2]
            self.texts[meeting] = text[mark.end() + 1:end]
            self.items[meeting] = mark[3].split()
        self.bodies = self.label['bodies']
        self.today = self.label['today']

    def address(self, key):
        """'tmu/2020-06-03/12' as Spor's own key"""
        body, rest = key.split('/', 1)
        return slug(self.bodies[body]) + '/' + rest

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        for meeting, text in self.texts.items():
            name = slug(meeting) + '.txt'
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(text)

    def faults(self):
        """What is wrong with the labels themselves."""
        keys = {m + '/' + n for m, numbers in self.items.items() for n in numbers}
        used = [k for thread in self.label.get('threads') or [] for k in thread]
        found = ['twice in threads: ' + k for k in set(used) if used.count(k) > 1]
        for part, key in (('placeholders', 'of'), ('due', 'source'), ('pools', 'source')):
            used += [x[key] for x in self.label.get(part) or []]
        used += [x['answered_by'] for x in self.label.get('due') or [] if x['answered_by']]
        found += ['no such item: ' + k for k in used if k not in keys]
        found += ['thread of one' for x in self.label.get('threads') or [] if len(x) < 2]
        for due in self.label.get('due') or []:
            whole = ' '.join(self.texts[due['source'].rsplit('/', 1)[0]].split())
            if due['text'] not in whole:
                found.append('not in the text: ' + due['text'])
            if due['status'] not in STATUSES:
                found.append('status ' + due['status'])
        for pool in self.label.get('pools') or []:
            lacking = oere(pool['total']) - sum(map(oere, pool['parts']))
            if pool['check'] not in CHECKS or not pool.get('rest') and (
                    abs(lacking) != oere(pool['difference'])
                    or (pool['check'] == 'adds-up') != (lacking == 0)):
                found.append('pool of %s: off by %d øre' % (pool['total'], lacking))
        return found + self.weekdays()

    def weekdays(self):
        import datetime
        wrong = []
        for meeting, text in self.texts.items():
            for m in WEEKDAY.finditer(text):
                day = datetime.date(int(m[4]), MONTHS.index(m[3].lower()) + 1, int(m[2]))
                if DAYS[day.weekday()] != m[1].lower():
                    wrong.append('%s: %s is a %s' % (meeting, m[0], DAYS[day.weekday()]))
        return wrong


def load(folder):
    return [Case(path) for path in sorted(glob.glob(os.path.join(folder, '*.txt')))]
