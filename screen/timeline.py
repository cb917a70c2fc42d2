"""Steps in law: the main ones each in a row that opens, all others where somebody asks; or a list
in which each is read in full."""

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
from data_sources.record import events
from data_sources.record.model import TimelineEvent
from languages import dates
from screen import room
from screen.look import markup
from screen.session.view import View

NAMES = {"EU": "European Union", "CoE": "Council of Europe", "UN": "United Nations"}
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


def step_list(view: View, shown: Sequence[TimelineEvent]) -> None:
    """Steps as a table that is read in full, in the order given: the latest first."""
    _ = view._
    st.html(
        markup.render(
            "steps",
            caption=_("Steps, the latest first"),
            columns=[_("Date"), _("Law or file"), _("Step"), _("Standing")],
            rows=[_step(view, step) for step in shown],
            source_word=_("source"),
        )
    )


def _step(view: View, step: TimelineEvent) -> dict[str, str]:
    """One step as the list shows it; what lies ahead says so."""
    instrument, what, status = step.words(view.language)
    return {
        "day": dates.partial(step.date, view.language),
        "place": place_name(view, step.jurisdiction),
        "instrument": instrument,
        "what": what,
        "status": status,
        "ahead": view._("still to come") if events.ahead(step, view.today) else "",
        "url": step.source_url,
        "title": step.source_name(view.language),
    }


def place_name(view: View, code: str) -> str:
    """A country's name, or what an organisation is called."""
    if code in view.record.geographies:
        return view.record.geography(code).name(view.language)
    return view._(NAMES.get(code, code))
