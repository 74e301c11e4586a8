# SPDX-License-Identifier: GPL-3.0-or-later
"""TAP of Python tests: result() and plan() for a script, main() for unittest, so that each test of a
file counts by itself."""
import sys
import unittest


told = []  # whether each was right


def result(ok, name, details=(), skip=""):
    told.append(bool(ok))
    print(f"{'ok' if ok else 'not ok'} {len(told)} - {name}" + (f" # SKIP {skip}" if skip else ""),
          flush=True)
    for line in details:
        print(f"# {line}", flush=True)
    return ok


def plan():
    """At the end: how many there were."""
    print(f"1..{len(told)}", flush=True)
    sys.exit(0 if all(told) else 1)


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0

    def say(self, state, test, tail="", details=""):
        self.number += 1
        print(f"{state} {self.number} - {test.id().split('.', 1)[-1]}{tail}", flush=True)
        for line in details.splitlines():
            print("# " + line, flush=True)

    def addSuccess(self, test):
        self.say("ok", test)

    def addSkip(self, test, reason):
        self.say("ok", test, " # SKIP " + reason)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.say("not ok", test, details=self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.say("not ok", test, details=self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        """A failed part leaves its whole test unreported, which breaks the plan: a failure."""
        super().addSubTest(test, subtest, err)
        if err is not None:
            print("# " + str(subtest) + "\n# " + str(err[1]).replace("\n", "\n# "), flush=True)


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    result = TapResult()
    print(f"1..{suite.countTestCases()}", flush=True)
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
