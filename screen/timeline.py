"""The main steps of a timeline, each in a row that opens; all others where somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from charts.builders.catalogue import chart as named_chart
from charts.builders.timeline import EVERY
from charts.layout.days import Days
from charts.spec.identity import parse
from charts.spec.model import Chart, Mark
from charts.words import describe, steps
from screen import room
from screen.look import markup
from screen.session.view import View

WORDS = (560, 300)
"""About how wide the words of a step run on a desktop, and on a phone, in pixels."""
ROW, LINE, YEARS, BELOW = 10, 19, 26, 76
"""Heights in pixels: of a row besides its lines, of a line, of the years above, and below all."""


def written(view: View, chart: Chart, key: str) -> None:
    """The main steps in rows; below them the rest of the steps known, folded."""
    shown = steps.in_time(chart)
    whole = named_chart(chart.record, parse(chart.id).also(steps=EVERY), chart.language)
    main = {mark for _place, mark in shown}
    rest = [(place, mark) for place, mark in steps.in_time(whole) if mark not in main]
    days = Days.around([mark.position for mark in main if isinstance(mark.position, date)])
    lines = [(steps.line(chart, place, mark), 14.7, LINE, False) for place, mark in shown]
    tall = YEARS + BELOW + len(shown) * ROW + room.text_height(lines, WORDS[0])
    with room.box(tall, f"steps-{key}"):
        st.html(
            markup.render(
                "timeline",
                label=describe.alt(chart),
                years=[(year, f"{share * 100:.1f}") for year, share in days.years()],
                rows=_rows(view, chart, shown, days),
                rest=_rows(view, whole, rest, days),
                rest_words=view._("{count} other steps", count=len(rest))
                if len(rest) != 1
                else view._("One other step"),
                source_line=chart.source_line,
                source_word=view._("source"),
                ahead_word=view._("still to come"),
            )
        )


def _rows(
    view: View, chart: Chart, shown: Sequence[tuple[int, Mark]], days: Days
) -> list[dict[str, object]]:
    language = view.language
    titles = {e.source_url: e.source_name(language) for e in chart.record.timeline()}
    return [
        {
            "day": mark.text,
            "instrument": steps.instrument(chart, place, mark),
            "status": mark.exact,
            "what": mark.detail,
            "url": mark.url,
            "title": titles.get(mark.url, ""),
            "ahead": steps.ahead(chart, mark, view.today),
            "at": f"{days.share(mark.position) * 100:.1f}"
            if isinstance(mark.position, date)
            else 0,
        }
        for place, mark in shown
    ]
