#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compile catalogues into one C header of sorted tables: po2c.py OUT en.po da.po."""
import pathlib
import sys

import po


def c_string(text):
    """text as an ASCII C literal: bytes as octal, which cannot run into a digit that follows."""
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        out.append(char if 32 <= byte < 127 and char not in '"\\?' else f"\\{byte:03o}")
    return '"' + "".join(out) + '"'


def main():
    out = ["/* Made by tools/po2c.py; do not edit. */"]
    for path in sys.argv[2:]:
        entries = {k: v for k, v in po.read_catalogue(path).items() if v and v != k}
        name = "catalogue_" + pathlib.Path(path).stem
        rows = [f"\t{{{c_string(key)}, {c_string(entries[key])}}},"
                for key in sorted(entries, key=lambda s: s.encode("utf-8"))]
        out += [f"enum {{ {name}_size = {len(rows)} }};",
                f"static const struct entry {name}[{len(rows) + 1}] = {{", *rows, "\t{0},", "};"]
    with open(sys.argv[1], "w", encoding="ascii") as file:
        file.write("\n".join(out) + "\n")


if __name__ == "__main__":
    try:
        main()
    except po.PoError as error:
        sys.exit(str(error))
