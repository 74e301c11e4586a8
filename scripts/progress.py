# SPDX-License-Identifier: GPL-3.0-or-later
"""How our scripts show that they live: one line that moves on a terminal, few plain lines else."""
import sys
import time


class Progress:
    """title: what goes on; plain lines come at each quarter and at most every ten seconds."""

    def __init__(self, title, stream=sys.stdout):
        self.title, self.stream, self.tty = title, stream, stream.isatty()
        self.begun = self.said = time.monotonic()
        self.quarter = 0

    def at(self, done, total, what=""):
        now = time.monotonic()
        if self.tty:
            line = f"{self.title}: {done}/{total} {what}"
            self.stream.write("\r\033[K" + line[:78])
            self.stream.flush()
        elif total and (done * 4 // total > self.quarter or now - self.said > 10):
            self.quarter, self.said = done * 4 // total, now
            if done < total:
                self.line(f"{self.title}: {done} of {total}")

    def line(self, text):
        """A line that stays."""
        self.clear()
        self.stream.write(text + "\n")
        self.stream.flush()

    def clear(self):
        if self.tty:
            self.stream.write("\r\033[K")
            self.stream.flush()

    def seconds(self):
        return time.monotonic() - self.begun

    def done(self, text=""):
        """The last line: the title, what came of it, and how long it took."""
        self.line(f"{self.title}: {text + ', ' if text else ''}{self.seconds():.0f} s")
