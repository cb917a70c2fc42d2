"""Countries in lists: all places of a year, and what several publishers say of one country."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import streamlit as st

from charts.files import csv_text
from charts.spec.identity import chart_id
from data_sources.compare import places
from data_sources.compare.places import Standing
from data_sources.record.record import UnknownFigure
from languages import numbers
from publish.address import addresses
from screen import blocks, figure_list
from screen.look import markup
from screen.parts import missing
from screen.session.view import View

MOST = 500
"""More places than there are: a chart of all of them."""
PER = ("million", "children")


def all_places(view: View, series: str, period: str, key: str) -> None:
    """Every place of a period in order, with its rates; one can be found, all can be taken."""
    _ = view._
    found = places.in_order(view.record, series, period)
    words = blocks.text(
        _("Find a country or territory"), key, _("for example: Netherlands, Nederland or NLD")
    )
    kept = places.named_like(found, words) if words.strip() else list(found)
    if not kept:
        blocks.message(view, _("No place of that name has a figure in {period}.", period=period))
        return
    name = view.record.series[series].name(view.language)
    caption = _(
        "{series}, {period}: {count} of {all} places",
        series=name,
        period=period,
        count=len(kept),
        all=numbers.exact(len(found), view.language),
    )
    st.html(
        markup.render(
            "places",
            caption=caption,
            columns=_columns(view, series),
            numeric=(0, 2, 3, 4),
            sorts=len(kept) > blocks.UNSORTED,
            rows=[_row(view, standing) for standing in kept],
            links=_files(view, series, period),
            source=found[0].figure.source_line(view.language),
            source_word=_("Source:"),
        )
    )


def _columns(view: View, series: str) -> list[str]:
    _ = view._
    unit = view.record.series[series].unit.many[view.language]
    rates = [_("Per million internet users"), _("Per 100,000 children")]
    return [_("Place in the ranking"), _("Country"), unit[:1].upper() + unit[1:], *rates]


def _row(view: View, standing: Standing) -> dict[str, object]:
    figure, language = standing.figure, view.language
    rates = [view.record.rate(figure, per) for per in PER]
    return {
        "place": numbers.exact(standing.place, language),
        "name": figure.geography.name(language),
        "link": addresses.country(language, figure.geography.code),
        "address": figure_list.figure_address(view, figure),
        "number": figure.format(language, "exact"),
        "rates": [(r.format(language), float(r.value)) if r else ("–", "") for r in rates],
        "orders": (standing.place, figure.value),
    }


def _files(view: View, series: str, period: str) -> list[tuple[str, str]]:
    """All places as files, by count and by rate: the words and the address."""
    _ = view._
    asked = chart_id("ranking", series, by="geography", period=period, top=MOST)
    address = f"{view.language}/chart/file?id={quote(asked, safe='')}"
    own = [(_("All places as CSV (for spreadsheets)"), f"{address}&form=csv_regional")]
    return [
        *(own if csv_text.has_own_form(view.language) else []),
        (_("All places as CSV"), f"{address}&form=csv"),
        (_("All places as an Excel workbook"), f"{address}&form=xlsx"),
    ]


def sheet_link(view: View, code: str) -> None:
    """The way to a country's fact sheet, a page of its own."""
    name = view.record.geography(code).name(view.language)
    st.html(
        markup.render(
            "way",
            address=addresses.country(view.language, code),
            words=view._("Fact sheet: {country}, on one page", country=name),
        )
    )


def side_by_side(view: View, series: Sequence[str], code: str) -> None:
    """The latest of each series for one country, with what each share is of and what it is not."""
    _, language = view._, view.language
    rows = []
    for key in (key for key in series if key in view.record.series):
        known = view.record.series[key]
        text = known.text(language)
        rows.append(
            {
                "who": known.publisher.known_as(language),
                "what": text.name,
                "figures": _latest(view, key, code),
                "definition": text.definition,
                "caveats": text.caveats,
            }
        )
    place = view.record.geography(code).name(language)
    columns = [_("Who counts"), _("Figure"), _("What it is a share of"), _("What to know")]
    caption = _("Hosting in {country}, by who counts", country=place)
    none = _("No figure of this country in the record.")
    words = {"caption": caption, "columns": columns, "missing": none, "keys": (), "numeric": ()}
    st.html(markup.render("side_by_side", rows=rows, **words))
    if gone := [key for key in series if key not in view.record.series]:
        blocks.message(view, missing(view, gone))


def _latest(view: View, key: str, code: str) -> list[tuple[str, str, str]]:
    """The latest figure of each part: number, period, and the address of all about it."""
    try:
        found = view.record.find(key, code)
    except UnknownFigure:
        return []
    return [
        (
            figure.format(view.language),
            figure_list.when(view, figure),
            figure_list.figure_address(view, figure),
        )
        for figure in places.latest_of(found)
    ]
