#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture of what a command shows on a terminal: terminal_svg.py OUT.svg COLUMNS SHOWN COMMAND…

Runs COMMAND on a pseudo-terminal of that width and draws its text, bold, faint and colours as SVG,
under a prompt line with SHOWN in the command's place. docs/images/README.md tells how the pictures
of the documents are made again.
"""
import fcntl
import os
import pty
import re
import struct
import sys
import termios
from xml.sax.saxutils import escape

CHAR, LINE, PAD, SIZE = 8.4, 19, 16, 14  # pixels; 0.6 em is a cell of every common fixed font
COLOURS = {"31": "#ff8a80", "32": "#8fd694", "33": "#f0c674", "34": "#8ab4f8", "35": "#d7aefb",
           "36": "#7fdbca"}


def run(columns, command):
    """What the command writes to a terminal of so many columns, standard error left out."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 60, columns, 0, 0))
    pid = os.fork()
    if pid == 0:
        os.dup2(slave, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.environ.update(TERM="xterm-256color", COLUMNS=str(columns))
        os.environ.pop("NO_COLOR", None)
        os.execvp(command[0], command)
    os.close(slave)
    out = b""
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # a closed terminal reads as EIO
            break
        if not chunk:
            break
        out += chunk
    _, status = os.waitpid(pid, 0)
    if status:
        sys.exit(f"terminal_svg.py: {' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return out.decode("utf-8").replace("\r\n", "\n")


def pieces(line, style):
    """(text, style) of a line; the style goes on behind its end. A style is a set of SGR codes."""
    found = []
    for text, codes in re.findall(r"([^\x1b]*)(?:\x1b\[([\d;]*)m)?", line):
        if text:
            found.append((text, frozenset(style)))
        for code in codes.split(";") if codes else ():
            if code == "0":
                style.clear()
            else:
                style.add(code)
    return found


def span(column, text, style):
    attributes = ""
    if "1" in style:
        attributes += ' font-weight="bold"'
    if "2" in style:
        attributes += ' fill="#9aa4b2"'
    for code, colour in COLOURS.items():
        if code in style:
            attributes += f' fill="{colour}"'
    # The length keeps columns straight in fonts of another width.
    return (f'<tspan x="{PAD + column * CHAR:.1f}" textLength="{len(text) * CHAR:.1f}"'
            f'{attributes}>{escape(text)}</tspan>')


def draw(columns, shown, text):
    lines = [f"\x1b[32m$\x1b[0m \x1b[1m{shown}\x1b[0m"] + text.rstrip("\n").split("\n")
    width, height = columns * CHAR + 2 * PAD, len(lines) * LINE + 2 * PAD
    rows, style = [], set()
    for number, line in enumerate(lines):
        spans, column = [], 0
        for part, now in pieces(line, style):
            if part.strip():
                lead = len(part) - len(part.lstrip())
                spans.append(span(column + lead, part.strip(), now))
            column += len(part)
        if spans:
            rows.append(f'<text y="{PAD + (number + 0.75) * LINE:.1f}">{"".join(spans)}</text>')
    label = escape(re.sub(r"\x1b\[[\d;]*m", "", "\n".join(lines)), {'"': "&quot;"})
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" role="img" aria-labelledby="t">',
        f"<title id=\"t\">{escape(shown)}</title><desc>{label}</desc>",
        '<rect width="100%" height="100%" rx="8" fill="#1b2130"/>',
        f'<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="{SIZE}" '
        'fill="#e6e9ef">', *rows, "</g>", "</svg>", ""])


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    out, columns, shown = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    with open(out, "w", encoding="utf-8") as f:
        f.write(draw(columns, shown, run(columns, sys.argv[4:])))


if __name__ == "__main__":
    main()
