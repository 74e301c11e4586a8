#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make a C header that holds a file's bytes: embed.py NAME FILE OUT."""
import sys

name, source, out = sys.argv[1:]
data = open(source, "rb").read()
with open(out, "w", encoding="ascii") as f:
    f.write("/* Made by tools/embed.py; do not edit. */\n#include <stddef.h>\n")
    f.write(f"static const size_t {name}_size = {len(data)};\n")
    f.write(f"static const char {name}[] = {{\n")
    for i in range(0, len(data), 16):
        f.write("\t" + ", ".join(f"(char){b}" for b in data[i:i + 16]) + ",\n")
    f.write("\t0};\n")
