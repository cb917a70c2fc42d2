"""The tables of "All figures" and "Sources", as data frames.

A page's script runs at every click, and most clicks leave the table as it was: a table is made
once for a record, a language and a choice, and kept. Nobody may change one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import itemgetter

import pandas as pd

from briefing.xlsx import rows as rows_file
from data_sources.record import search
from data_sources.record.figure import LEVELS, Figure, breakdown_words
from data_sources.record.kept import kept
from data_sources.record.record import STANDINGS, Record
from languages import Translate, translator
from screen.frame import LEVEL_MARKS

DOWN = "-"
"""Before the name of a column by which rows are put in order from its end."""
ORDERS: dict[str, Callable[[Figure, str], object]] = {
    "name": lambda figure, language: search.folded(figure.series.name(language)),
    "figure": lambda figure, _language: figure.value,
    "period": lambda figure, _language: (figure.period.end, figure.period.start),
    "place": lambda figure, language: search.folded(figure.geography.name(language)),
    "part": lambda figure, language: search.folded(
        breakdown_words(figure.observation.breakdown, language)
    ),
    "known": lambda figure, _language: LEVELS.index(figure.level),
    "standing": lambda figure, _language: STANDINGS.index(figure.observation.standing),
    "source": lambda figure, language: search.folded(figure.source_line(language)),
    "title": lambda figure, _language: search.folded(figure.source.title),
}
"""What figures are put in order by, for each column: numbers by value, not as they are written."""


@kept(16)
def in_order(record: Record, query: search.Query, by: str, language: str) -> tuple[Figure, ...]:
    """All figures that a query finds, put in order by a column of :data:`ORDERS`.

    ``by`` may begin with :data:`DOWN`; empty, they stand as :func:`search.search` gives them. What
    has nothing in the column stands last both ways.
    """
    found = search.search(record, query)
    if not by:
        return found
    order = ORDERS[by.removeprefix(DOWN)]
    keyed = [(order(figure, language), figure) for figure in found]
    said = [pair for pair in keyed if pair[0] != ""]
    said.sort(key=itemgetter(0), reverse=by.startswith(DOWN))
    return tuple(figure for _key, figure in (*said, *(pair for pair in keyed if pair[0] == "")))


@kept(64)
def figures(
    record: Record, query: search.Query, by: str, start: int, count: int, language: str
) -> pd.DataFrame:
    """The figures that a query finds, in their order, from ``start`` on, at most ``count``."""
    _ = translator(language)
    found = in_order(record, query, by, language)[start : start + count]
    return pd.DataFrame([_figure(figure, _, language) for figure in found])


def _figure(figure: Figure, _: Translate, language: str) -> dict[str, str | None]:
    o = figure.observation
    return {
        "name": figure.series.name(language),
        "figure": figure.with_unit(language, "exact"),
        "period": figure.period_label(language),
        "place": figure.geography.name(language),
        "part": breakdown_words(o.breakdown, language),
        "known": LEVEL_MARKS[figure.level],
        "standing": _(rows_file.STANDINGS[o.standing]),
        "source": figure.source_line(language),
        "title": figure.source.named(language),
        "locator": o.locator,
        "read": rows_file.read_words(figure, language),
        "url": figure.source.url or None,
        "notes": o.notes,
    }


@kept(16)
def sources(
    record: Record,
    shown: tuple[search.SourceUse, ...],
    states: tuple[str, ...],
    today: date,
    language: str,
) -> pd.DataFrame:
    """Publications, a row each. ``states`` say in words what the last check found at each."""
    _ = translator(language)
    return pd.DataFrame(
        [
            {
                "publisher": use.source.publisher.called(language),
                "title": use.source.named(language),
                "published": use.source.published or _("undated"),
                "age": None if (d := use.days_old(today)) is None else round(d / 365.25, 1),
                "read": use.source.read_on,
                "figures": use.figures,
                "own": use.levels["publisher"],
                "confirmed": use.levels["confirmed"],
                "reported": use.levels["reported"],
                "check": state,
                "url": use.source.url or None,
            }
            for use, state in zip(shown, states, strict=True)
        ]
    )
