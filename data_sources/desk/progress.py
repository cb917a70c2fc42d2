"""A progress bar on the terminal, nothing where there is none."""

from __future__ import annotations

import sys
from typing import Self, TextIO

WIDTH = 30


class Progress:
    """``with Progress("Checking", 525) as bar: bar.step("missingkids.org")``."""

    def __init__(self, what: str, total: int, done: int = 0, stream: TextIO | None = None) -> None:
        self.what, self.total, self.done = what, total, done
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty() and total > 0

    def __enter__(self) -> Self:
        self._draw("")
        return self

    def __exit__(self, *_error: object) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def step(self, doing: str = "") -> None:
        """One more is done; ``doing`` says which."""
        self.done += 1
        self._draw(doing)

    def _draw(self, doing: str) -> None:
        if self._shown:
            full = WIDTH * self.done // self.total
            bar = "█" * full + "░" * (WIDTH - full)
            self._stream.write(f"\r\x1b[K{self.what} {bar} {self.done}/{self.total} {doing[:40]}")
            self._stream.flush()
