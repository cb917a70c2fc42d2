"""How long each file of a briefing takes, as rows of the table."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.table import Row, median
from languages import LANGUAGES


def measure(rounds: int = 3) -> Iterator[Row]:
    """A briefing of twenty items, each kind of file, in both languages."""
    from benchmarks.record import exports
    from briefing.files import KINDS

    for kind in KINDS:
        for language in LANGUAGES:
            first, *rest = exports.measured(kind, language, rounds)
            limit = exports.BAR if kind in ("pptx", "docx") else None
            what = f"briefing of twenty items, {kind}, {language}: first"
            yield Row("exports", what, first[0], "s", limit=limit)
            again = median([wall for wall, _cpu, _size in rest])
            yield Row("exports", f"the same, {kind}, {language}: again", again, "s")
