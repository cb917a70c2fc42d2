"""The table of the figures that a briefing rests on, as it stands in Word and PDF."""

from __future__ import annotations

from briefing.items.items import Briefing
from data_sources.record.citations import place
from data_sources.record.figure import Figure
from languages import translator

MOST_FIGURES = 30
"""Of one item in the table of figures; a map of the world has its others in the workbook."""
LEVELS = {
    "publisher": "at the publisher's",
    "confirmed": "elsewhere, confirmed",
    "reported": "by others only",
}
"""Where a figure was read, in as few words as a column of a table takes."""


def figure_rows(briefing: Briefing) -> tuple[list[tuple[str, ...]], int]:
    """Rows of the table of figures, and how many figures were left out of it."""
    shown: dict[Figure, None] = {}
    for item in briefing.items:
        shown.update(dict.fromkeys(item.figures[:MOST_FIGURES]))
    rows = [_figure_row(figure, briefing) for figure in shown]
    return rows, len(briefing.figures) - len(rows)


def _figure_row(figure: Figure, briefing: Briefing) -> tuple[str, ...]:
    language = briefing.language
    return (
        figure.label(language),
        figure.with_unit(language, "exact"),
        translator(language)(LEVELS[figure.level]),
        place(figure, language),
        f"[{briefing.number_of(figure.source)}]",
    )
