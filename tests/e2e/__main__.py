"""Runs the tests that use the built programs from outside.

    python3 tests/e2e [e2e|browser|crash|NAME…]      default e2e crash; NAME: part of a test's id, e.g. test_commands

Prints a line for each test, what failed and why, and last "N passed, N failed". Exit 0 only if something ran and nothing failed.
"""
import pathlib
import sys
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
FOLDERS = {"e2e": HERE, "browser": HERE / "browser", "crash": HERE.parent / "crash"}


class Lines(unittest.TestResult):
    """One line a test, told as it ends."""

    def startTest(self, test):
        super().startTest(test)
        self.begun, self.bad = time.monotonic(), False

    def _tell(self, word, test, note=""):
        print("%-7s %s (%.1f s)%s" % (word, test.id(), time.monotonic() - self.begun, note), flush=True)

    def addSuccess(self, test):
        self._tell("ok", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell("skipped", test, ": " + reason)

    def _tell_failure(self, test, error):
        print("FAILED  %s\n%s" % (test.id(), self._exc_info_to_string(error, test)), flush=True)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self._tell_failure(test, error)

    def addError(self, test, error):
        super().addError(test, error)
        self._tell_failure(test, error)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error:
            self._tell_failure(subtest, error)


def tests_of(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from tests_of(item)
        else:
            yield item


def main(words):
    sys.stdout.reconfigure(errors="backslashreplace")
    folders = [word for word in words if word in FOLDERS]
    names = [word for word in words if word not in FOLDERS]
    folders = folders or (list(FOLDERS) if names else ["e2e", "crash"])
    sys.path[:0] = [str(folder) for folder in FOLDERS.values()]
    chosen = unittest.TestSuite()
    for folder in folders:
        for module in sorted(path.stem for path in FOLDERS[folder].glob("test_*.py")):
            for test in tests_of(unittest.defaultTestLoader.loadTestsFromName(module)):
                if not names or any(name in test.id() for name in names):
                    chosen.addTest(test)
    result = Lines()
    chosen.run(result)
    bad = {str(getattr(test, "test_case", test)) for test, _ in result.failures + result.errors}
    passed = result.testsRun - len(bad) - len(result.skipped)
    if result.skipped:
        print("%d skipped, for the reasons above" % len(result.skipped))
    print("%d passed, %d failed" % (passed, len(bad)))
    return 0 if result.wasSuccessful() and passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
