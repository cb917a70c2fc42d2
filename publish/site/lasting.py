"""What lives as long as the record is left alone by the collector of garbage.

To walk a record, its indexes and all modules takes a tenth of a second or more, in which nobody is
served. So nothing of that is walked, ever: not when a record is made, and not when one goes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from data_sources.record.kept import kept
from data_sources.record.record import Record

USUAL = gc.get_threshold()
NEVER = 2**31 - 1
"""Rounds of the collector through what is younger, until it walks everything."""


@kept()
def settle(_record: Record) -> None:
    """Tell the collector to leave alone what lives long: modules, and the record in place."""
    settle_more()


def settle_more() -> None:
    """Leave alone also what was made since, as an index is.

    Nothing is looked through for that. What is garbage by then and refers to itself stays for
    good: what a few seconds left, once for each record. A record itself that has been replaced
    goes with its last user (:func:`data_sources.record.kept.forget`).
    """
    gc.freeze()


@contextmanager
def half_made() -> Iterator[None]:
    """While a record is made, the collector goes through what is young, and not through all.

    It would walk what is there of the record again and again. What came to nothing is left to it.
    """
    young, middle, _old = USUAL
    gc.set_threshold(young, middle, NEVER)
    try:
        yield
        settle_more()
    finally:
        gc.set_threshold(*USUAL)
