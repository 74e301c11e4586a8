#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the initialisers of a C table of names by code: municipality_names.py TSV OUT."""
import sys

source, out = sys.argv[1:]
with open(source, encoding="utf-8") as f, open(out, "w", encoding="utf-8") as o:
    o.write("/* Made by tools/municipality_names.py; do not edit. */\n")
    for line in f:
        if line.strip() and not line.startswith("#"):
            code, name = line.rstrip("\n").split("\t")[:2]
            o.write(f'[{int(code)}] = "{name}",\n')
