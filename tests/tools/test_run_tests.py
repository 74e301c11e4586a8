# SPDX-License-Identifier: GPL-3.0-or-later
"""The counting of scripts/run-tests: nothing that went wrong may count as passed."""
import importlib.machinery
import importlib.util
import pathlib
import sys
import unittest

import tap

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
sys.dont_write_bytecode = True
sys.path.insert(0, str(SCRIPTS))
loader = importlib.machinery.SourceFileLoader("run_tests", str(SCRIPTS / "run-tests"))
run_tests = importlib.util.module_from_spec(importlib.util.spec_from_loader("run_tests", loader))
loader.exec_module(run_tests)


def counted(result, stdout, status=0):
    counts = run_tests.Counts()
    run_tests.count_program({"name": "spor / x", "result": result, "stdout": stdout,
                             "returncode": status}, counts)
    return counts.passed, counts.failed, counts.skipped


class Counting(unittest.TestCase):
    def test_programs(self):
        table = [
            ("OK", "1..2\nok 1 - a\nok 2 - b\n", (2, 0, 0)),
            ("FAIL", "1..2\nok 1 - a\nnot ok 2 - b\n", (1, 1, 0)),
            ("OK", "ok 1 - a # SKIP no shared folder\n1..1\n", (0, 0, 1)),
            ("OK", "not ok 1 # SKIP a\n1..1\n", (0, 0, 1)),
            ("OK", "not ok 1 - a # TODO later\n1..1\n", (1, 0, 0)),
            ("SKIP", "1..0 # SKIP no server\n", (0, 0, 1)),
            ("SKIP", "", (0, 0, 1)),
            ("OK", "no TAP at all\n", (1, 0, 0)),
            ("ERROR", "1..3\nok 1 - a\n", (1, 1, 0)),
            ("ERROR", "1..1\nok 1 - a\n==1==ERROR: LeakSanitizer\n", (1, 1, 0)),
            ("TIMEOUT", "1..2\nok 1 - a\nok 2 - b\n", (2, 1, 0)),
            ("ERROR", "", (0, 1, 0)),
            ("OK", "1..2\nok 1 - a\n", (1, 1, 0)),
            ("OK", "ok 1 - a\n# ok - tests\n    ok 2 - inner\n1..1\n", (1, 0, 0)),
        ]
        for result, stdout, expected in table:
            with self.subTest(stdout=stdout, result=result):
                self.assertEqual(counted(result, stdout), expected)

    def test_skips_on_the_list(self):
        counts = run_tests.Counts()
        counts.skip("no-such-program/no-such-test", "why")
        run_tests.check_skips(counts)
        self.assertEqual(counts.failed, 1)


if __name__ == "__main__":
    tap.main()
