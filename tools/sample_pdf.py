#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lay a plain source text out as the PDF a municipality would publish.

  sample_pdf.py SOURCE PDF

The same source gives the same bytes everywhere: only the built-in fonts of PDF are used, nothing
is compressed, and there is no date in the file. Lines of the source:

  head: TEXT, foot: TEXT   running lines of every page; {page} and {pages} are filled in
  # TEXT                   title, large
  ## TEXT                  heading of an item, listed in the contents
  ### TEXT                 heading of a section
  | LEFT | RIGHT           a row in two columns
  - TEXT, 1. TEXT          list
  [contents]               the list of headings with dotted leaders and page numbers
  [page]                   page break
  anything else            a paragraph; a soft hyphen (U+00AD) is where a word may break
"""
import re
import sys

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 595, 842, 71, 524, 770, 75
# Widths of Helvetica's characters 32-126 in thousandths of the size, as Adobe publishes them.
WIDTHS = [int(w) for w in '''278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556
556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278
500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556
500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334
260 334 584'''.split()]
OTHERS = {'æ': 889, 'ø': 611, 'å': 556, 'Æ': 1000, 'Ø': 778, 'Å': 667, '§': 556, 'é': 556,
          '–': 556, '•': 350}
BODY, BOLD = 'F1', 'F2'


def width(text, size):
    return sum(WIDTHS[ord(c) - 32] if ' ' <= c <= '~' else OTHERS.get(c, 556) for c in text
               if c != '\u00ad') * size / 1000


def split_word(line, word, size, room):
    """as much of the word as fits behind the line, and the rest; (None, word) when nothing does"""
    parts = word.split('\u00ad')
    for n in range(len(parts) - 1, 0, -1):
        if width(f"{line} {''.join(parts[:n])}-", size) <= room:
            return ''.join(parts[:n]) + '-', '\u00ad'.join(parts[n:])
    return None, word


def wrap(text, size, room):
    lines, line = [], ''
    for word in text.split():
        if not line or width(f'{line} {word}', size) <= room:
            line = f'{line} {word}'.strip()
            continue
        begun, rest = split_word(line, word, size, room)
        lines.append(f'{line} {begun}' if begun else line)
        line = rest
    return [x.replace('\u00ad', '') for x in [*lines, line]]


class Pages:
    def __init__(self, contents):
        self.contents, self.headings = contents, []
        self.pages, self.y = [[]], TOP

    def room_for(self, height):
        if self.y - height < BOTTOM:
            self.pages.append([])
            self.y = TOP

    def put(self, x, y, font, size, text):
        self.pages[-1].append((x, y, font, size, text))

    def line(self, x, font, size, text):
        self.room_for(size * 1.35)
        self.y -= size * 1.35
        self.put(x, self.y, font, size, text)

    def block(self, text, font=BODY, size=10.5, indent=0, mark='', before=5):
        self.room_for(before + size * (4 if font == BOLD else 1.35))
        self.y -= before
        for n, line in enumerate(wrap(text, size, RIGHT - LEFT - indent)):
            self.line(LEFT + indent, font, size, line)
            if n == 0 and mark:
                self.put(LEFT + indent - 16, self.y, font, size, mark)

    def leaders(self):
        for title, page in self.contents:
            dots = '.' * int((RIGHT - LEFT - 24 - width(title, 10.5)) / width('.', 10.5))
            self.line(LEFT, BODY, 10.5, title + dots)
            self.put(RIGHT - width(str(page), 10.5), self.y, BODY, 10.5, str(page))

    def source_line(self, text):
        if text == '[contents]':
            self.leaders()
        elif text == '[page]':
            self.room_for(HEIGHT)
        elif text.startswith('# '):
            self.block(text[2:], BOLD, 17, before=14)
        elif text.startswith('## '):
            self.block(text[3:], BOLD, 12.5, before=18)
            self.headings.append((text[3:], len(self.pages)))
        elif text.startswith('### '):
            self.block(text[4:], BOLD, 10.5, before=9)
        elif text.startswith('| '):
            left, right = (x.strip() for x in text[2:].split('|'))
            self.line(LEFT, BODY, 10.5, left)
            self.put((LEFT + RIGHT) / 2, self.y, BODY, 10.5, right)
        else:
            mark = re.match(r'(-|\d+\.) (.*)', text)
            if mark:
                self.block(mark[2], indent=22, before=2, mark=mark[1].replace('-', '•'))
            else:
                self.block(text)


def lay_out(lines):
    """twice: the page numbers of the contents are known after the first time"""
    contents = [(x[3:], 0) for x in lines if x.startswith('## ')]
    for _ in range(2):
        pages = Pages(contents)
        for line in lines:
            pages.source_line(line)
        contents = pages.headings
    return pages.pages


def content(placed):
    out = [b'BT']
    for x, y, font, size, text in placed:
        raw = text.encode('cp1252')
        for c in (b'\\', b'(', b')'):
            raw = raw.replace(c, b'\\' + c)
        out.append(b'/%s %g Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj' % (font.encode(), size, x, y, raw))
    return b'\n'.join([*out, b'ET'])


def pdf(pages):
    kids = ' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))
    font = '<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>'
    objects = [b'<< /Type /Catalog /Pages 2 0 R >>',
               f'<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>'.encode(),
               font.format('Helvetica').encode(), font.format('Helvetica-Bold').encode()]
    for n, placed in enumerate(pages):
        stream = content(placed)
        page = (f'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents '
                f'{6 + 2 * n} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>')
        objects += [page.encode(),
                    b'<< /Length %d >>\nstream\n%s\nendstream' % (len(stream), stream)]
    out, starts = bytearray(b'%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'), []
    for n, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b'%d 0 obj\n%s\nendobj\n' % (n, body)
    table = b''.join(b'%010d 00000 n \n' % s for s in starts)
    return bytes(out) + (
        b'xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n'
        b'startxref\n%d\n%%%%EOF\n' % (len(objects) + 1, table, len(objects) + 1, len(out)))


def main(source, target):
    with open(source, encoding='utf-8') as f:
        lines = [x.strip() for x in f if x.strip()]
    running = {k: '' for k in ('head', 'foot')}
    for key in running:
        for line in [x for x in lines if x.startswith(key + ': ')]:
            running[key] = line[len(key) + 2:]
            lines.remove(line)
    pages = lay_out(lines)
    for n, placed in enumerate(pages, 1):
        for key, y in (('head', 800), ('foot', 40)):
            text = running[key].format(page=n, pages=len(pages))
            placed.insert(0, (LEFT, y, BODY, 8.5, text))
    with open(target, 'wb') as f:
        f.write(pdf(pages))


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
