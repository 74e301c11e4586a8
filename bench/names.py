#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first municipalities of the table as a C array for the generator: names.py TABLE OUT N"""
import pathlib
import sys

rows = [line.split("\t") for line in pathlib.Path(sys.argv[1]).read_text("utf-8").splitlines()
        if line and not line.startswith("#")]
names = [(row[2].split("|")[0] if len(row) > 2 and row[2] else row[1])
         for row in rows if row[0] < "900"][:int(sys.argv[3])]
pathlib.Path(sys.argv[2]).write_text(
    "static const char *const generate_names[] = {"
    + ", ".join(f'"{name}"' for name in names) + "};\n", "utf-8")
