"""A question that is not answered, with a sentence for whoever asked."""

from __future__ import annotations


class Refused(ValueError):
    """A question that has no answer here; the text says what to do instead."""


class Busy(Exception):
    """A question that has no answer now; ``wait`` says after how many seconds to ask again."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait
