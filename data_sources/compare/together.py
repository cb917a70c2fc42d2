"""What may stand on one axis: figures that count the same kind of thing, in the same way.

Two lines in one picture say that they may be read against each other. Where they may not, they
stand in pictures under one another, and the reason is said. Decided here, for whoever draws.
"""

from __future__ import annotations

from data_sources.record.figure import Figure
from data_sources.record.record import Record

UNIT, PUBLISHER, SHARE, COUNTING, LENGTH, BASE = (
    *("unit", "publisher", "share", "counting", "length", "base"),
)
"""Why two may not: another unit, another publisher, a share of something else, not known to be
counted in the same way, periods of another length, another first period of an index."""


def apart(first: Figure, second: Figure) -> tuple[str, ...]:
    """Why two figures may not stand on one axis, in codes; empty where they may."""
    one, two = first.series, second.series
    checks = (
        (LENGTH, first.period.same_length(second.period)),
        (UNIT, one.unit.key == two.unit.key),
        (PUBLISHER, one.publisher.key == two.publisher.key),
        (SHARE, one.key == two.key or _same_share(first, second)),
    )
    said = tuple(reason for reason, holds in checks if not holds)
    same = said or one.key == two.key or _same_counting(first, second)
    return said if same else (COUNTING,)


def apart_as_index(first: Figure, second: Figure) -> tuple[str, ...]:
    """Why two lines, each with its first figure set at 100, may not stand on one axis.

    ``first`` and ``second`` are those first figures. What they count may differ: an index shows
    the course of each, and nothing of their size.
    """
    if not first.period.same_length(second.period):
        return (LENGTH,)
    return () if first.period == second.period else (BASE,)


def _same_share(first: Figure, second: Figure) -> bool:
    """Percent are of one whole only where one publication asks or divides in one way."""
    one, two = first.series, second.series
    if one.unit.kind != "percent" or two.unit.kind != "percent":
        return True
    return one.collection == two.collection and one.form == two.form


def _same_counting(first: Figure, second: Figure) -> bool:
    """Whether the record says so: a part and its whole, or two parts of one whole.

    The same unit of the same publisher is not enough: referrals of one year are no reports of
    another, though both are called reports.
    """
    one, two = first.series, second.series
    if one.unit.kind == "percent" or two.unit.kind == "percent":
        return True  # what is true of shares is decided above
    families = [_family(first.record, series.key) for series in (one, two)]
    return bool(families[0] & families[1])


def _family(record: Record, key: str) -> set[str]:
    """A series, and the wholes that it is a part of."""
    return {key, *(share.whole for share in record.shares if share.part == key)}
