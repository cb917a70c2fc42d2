"""The tables of "All figures" and "Sources", as data frames.

A page's script runs at every click, and most clicks leave the table as it was: a table is made
once for a record, a language and a choice, and kept. Nobody may change one.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from briefing.xlsx import rows as rows_file
from data_sources.record import search
from data_sources.record.figure import Figure, breakdown_words
from data_sources.record.kept import kept
from data_sources.record.record import Record
from languages import Translate, translator
from screen.frame import LEVEL_MARKS


@kept(64)
def figures(
    record: Record, query: search.Query, start: int, count: int, language: str
) -> pd.DataFrame:
    """The figures that a query finds, from ``start`` on, at most ``count``: a row each."""
    _ = translator(language)
    found = search.search(record, query)[start : start + count]
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
