"""A chart of one's own: series, places, parts, years and form by choice, all in the address."""

from __future__ import annotations

import streamlit as st

from charts.builders import explore_choices
from charts.builders.explore_choices import Choices
from charts.spec.asked import MOST_PARTS, MOST_PLACES, MOST_SERIES, WHOLE, Asked
from charts.spec.model import Chart
from data_sources.record.figure import breakdown_words
from data_sources.record.register import with_registers
from screen import blocks, frame
from screen.parts import part
from screen.session.view import view

START = "ncmec.reports_total"

reader = view()
_, language = reader._, reader.language
record = with_registers(reader.record)


def name_of(key: str) -> str:
    """A series with who counts it, as it stands in the list of series."""
    series = record.series[key]
    return f"{series.name(language)} ({series.publisher.known_as(language)})"


def in_order() -> list[str]:
    """All series by name."""
    return sorted(explore_choices.every_series(reader.record), key=lambda k: name_of(k).casefold())


def part_words(code: str) -> str:
    """A part as a reader reads it."""
    return _("in all") if code == WHOLE else breakdown_words(code, language)


def place_words(code: str) -> str:
    return record.geography(code).name(language)


def one_of(label: str, key: str, words: dict[str, str]) -> str:
    """One of a few, in a list that folds out; the first is what is usual."""
    return blocks.select(label, list(words), key, words=lambda code: words.get(code, code))


def years(known: tuple[str, ...]) -> tuple[str, str]:
    """The first and the last year to show; empty where the reader leaves it open."""
    left, right = st.columns(2)
    with left:
        since = one_of(_("From year"), "since", {"": _("the first"), **{y: y for y in known}})
    later = [year for year in reversed(known) if year >= since]
    with right:
        until = one_of(_("To year"), "until", {"": _("the latest"), **{y: y for y in later}})
    return since, until


def mode_of(choices: Choices) -> str:
    words = {
        "": _("As counted"),
        "million": _("Per million internet users"),
        "children": _("Per 100,000 children"),
        "index": _("Index, first period = 100"),
    }
    return one_of(_("Count"), "mode", {mode: words[mode] for mode in choices.modes})


def form_of(choices: Choices, mode: str, parts: list[str]) -> str:
    words = {"line": _("Line"), "bars": _("Bars"), "table": _("Table"), "map": _("Map")}
    no_map = mode == "index" or len(parts) > 1
    forms = [form for form in choices.forms if not (form == "map" and no_map)]
    return blocks.choice(_("Shown as"), {form: words[form] for form in forms}, "form")


def periods_of(choices: Choices) -> str:
    """Years, quarters, months: asked only where the series has several."""
    words = {
        "": _("the usual ones"),
        "year": _("years"),
        "half": _("half years"),
        "quarter": _("quarters"),
        "month": _("months"),
        "span": _("other periods"),
    }
    if not choices.periods:
        return ""
    return one_of(_("Periods"), "periods", {k: words[k] for k in ("", *choices.periods)})


def asked_of(series: list[str]) -> Asked:
    """What the reader chooses beside the chart."""
    choices = explore_choices.choices(reader.record, tuple(series))
    places = blocks.several(
        _("Places, at most {count}", count=MOST_PLACES),
        sorted(choices.places, key=lambda code: (code != "World", place_words(code))),
        "places",
        [],
        MOST_PLACES,
        place_words,
    )
    parts: list[str] = []
    if choices.parts:
        label = _("Parts, at most {count}", count=MOST_PARTS)
        parts = blocks.several(label, list(choices.parts), "parts", [], MOST_PARTS, part_words)
    mode = mode_of(choices)
    form = form_of(choices, mode, parts)
    since, until = years(choices.years)
    periods = periods_of(choices)
    scale = ""
    if form != "map":
        scale = one_of(_("Scale"), "scale", {"": _("Linear"), "log": _("Logarithmic")})
    return Asked(
        tuple(series), tuple(places), tuple(parts), periods, since, until, mode, scale, form
    )


def chart_of_choice() -> Chart | None:
    """The choices and the chart that they make; none where nothing is chosen or found."""
    series = blocks.several(
        _("What is counted: up to {count}, type to search", count=MOST_SERIES),
        in_order(),
        "series",
        [START],
        MOST_SERIES,
        name_of,
    )
    if not series:
        blocks.message(reader, _("Choose at least one series, and its chart is drawn here."))
        return None
    chart_side, choice_side = st.columns([13, 5], gap="medium")
    with choice_side:
        asked = asked_of(series)
    with chart_side:
        return blocks.chart_block(reader, str(asked.chart_id), "chart")


@part
def explore() -> None:
    """The chart, what to read before it is quoted, and every number in it."""
    shown = chart_of_choice()
    frame.before_quoting(
        reader,
        [
            _("Lines that may not be read against each other stand in charts of their own."),
            _("A line is cut where the way of counting changed, and an index ends there."),
            _("What has no figure is left out and named: it is not zero."),
            _("Rates and indices are worked out by On the Record from published figures."),
        ],
    )
    if shown is not None and not shown.tabular:
        st.subheader(_("All numbers of this chart"), anchor="numbers")
        blocks.data_table(shown)


st.title(_("Explore"), anchor=False)
frame.lead_sentence(
    _(
        "Your own choice of series, places and years: in one chart, or in several where one "
        "misleads."
    )
)
explore()
