# SPDX-License-Identifier: GPL-3.0-or-later
"""unittest speaking TAP, so that each test of a Python file counts by itself."""
import sys
import unittest


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
