#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A municipality's own words do what docs/reading.md says they do (TAP): test_lexicon.py SPOR"""
import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))
import tap  # noqa: E402

SPOR = sys.argv[1]
CASE = HERE.parent / "cases" / "lexicon"
MINUTES, WORDS = CASE / "skolegaarde.txt", CASE / "fjordby.ini"
MANUAL = HERE.parent.parent / "docs" / "reading.md"


def run(lexicon):
    """(status, record, errors) of reading the minutes with a lexicon file, or with none."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("SPOR_")}
    if lexicon:
        env["SPOR_LEXICON_FILE"] = str(lexicon)
    done = subprocess.run([SPOR, "--lang", "en", "read", MINUTES], env=env, text=True,
                          capture_output=True, timeout=60, check=False)
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr


def outcomes(item):
    return [o["outcome"] for o in item["decision"]["outcomes"]]


class Lexicon(unittest.TestCase):
    def test_without_it_the_words_are_unknown_and_that_is_said(self):
        status, record, _ = run(None)
        item = record["items"][0]
        self.assertEqual(status, 0)
        self.assertEqual(item["recommendations"][0]["to"], ["Økonomiudvalget"])
        self.assertNotIn("consultation", [s["kind"] for s in item["sections"]])
        self.assertIn("/items/0/decision/outcomes/0/outcome", record["doubtful"])

    def test_with_it_they_are_read(self):
        status, record, _ = run(WORDS)
        item = record["items"][0]
        self.assertEqual(status, 0)
        self.assertEqual(len(item["recommendations"]), 1)
        self.assertEqual(item["recommendations"][0]["to"], ["Borgertinget", "Økonomiudvalget"])
        self.assertIn("consultation", [s["kind"] for s in item["sections"]])
        self.assertEqual(outcomes(item), ["postponed", "noted"])
        self.assertEqual(record["doubtful"], [])

    def test_the_manual_shows_this_file(self):
        shown = WORDS.read_text("utf-8").split("\n", 1)[1]
        self.assertIn(shown, MANUAL.read_text("utf-8"))

    def test_an_error_names_file_and_line(self):
        bad = CASE / "broken.ini"
        status, record, errors = run(bad)
        self.assertEqual((status, record), (4, None))
        self.assertIn("broken.ini:5", errors)


if __name__ == "__main__":
    tap.main()
