#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring po/*.po in line with the sources: new messages come in empty, unused ones go out.

po-update.py        rewrites the catalogues, sorted, and lists what waits for a translation
po-update.py check  changes nothing, lists what is wrong, fails when there is something
"""
import pathlib
import sys

import po

ROOT = pathlib.Path(__file__).resolve().parent.parent


def update():
    messages = po.messages_of_tree(ROOT)
    danish = po.read_catalogue(ROOT / "po" / "da.po")
    english = po.read_catalogue(ROOT / "po" / "en.po")
    po.write_catalogue(ROOT / "po" / "da.po", "da", {m: danish.get(m, "") for m in messages})
    po.write_catalogue(ROOT / "po" / "en.po", "en",
                       {m: text for m, text in english.items() if m in messages and text})
    for message, where in messages.items():
        if not danish.get(message):
            print(f"{where}: to be translated: {po.quote(message)}")


def check():
    found = po.problems(ROOT)
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    try:
        sys.exit(check() if sys.argv[1:] == ["check"] else update())
    except po.PoError as error:
        sys.exit(str(error))
