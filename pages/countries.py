"""Where reports point to: the map, the ranking, and one country's profile."""

from __future__ import annotations

import streamlit as st

from charts.spec.identity import chart_id
from data_sources.record import measures
from data_sources.record.figure import Figure
from data_sources.record.measures import Part
from data_sources.record.record import UnknownFigure
from languages import numbers
from screen import blocks, frame
from screen.parts import part
from screen.view import view

SERIES = "ncmec.reports_by_country"
ANOTHER_UNIT = (
    "ncmec.referrals_by_country",
    "ncmec.informational_by_country",
    "ncmec.gpcep_referrals_by_country",
)
HOME = {"nl": "NLD"}
TOP = 15

reader = view()
_, record, language = reader._, reader.record, reader.language


@part
def answer() -> list[str]:
    """What it counts and until when; the reader's own country first where the language has one."""
    year = measures.years(record, SERIES)[0]
    first = record.figure(SERIES, year, geography=measures.first_place(record, SERIES))
    said = [
        _(
            "NCMEC sorts reports by the country that they point to, mostly the place of upload. "
            "The last comparable year is {year}; most pointed to {country}: {figure}.",
            year=year,
            country=first.geography.name(language),
            figure=first.with_unit(language),
        )
    ]
    if language in HOME:
        said.insert(0, own_country(record.figure(SERIES, year, geography=HOME[language])))
    return said


@part
def own_country(figure: Figure) -> str:
    """The reader's country in a sentence: how many, which place, which way."""
    place, among = measures.rank(figure)
    return (
        _(
            "{figure} pointed to {country} in {period}: place {place} of {among}.",
            figure=figure.with_unit(language),
            country=figure.geography.name(language),
            period=figure.period_label(language),
            place=place,
            among=among,
        )
        + " "
        + frame.which_way(reader, figure)
    )


@part
def world() -> None:
    """Ranking and map of one year, as counted or per million internet users."""
    left, right = st.columns(2)
    with left:
        per = blocks.choice(
            _("Count"),
            {"count": _("As counted"), "million": _("Per million internet users")},
            "per",
        )
    with right:
        years = measures.years(record, SERIES)
        year = blocks.select(_("Year"), years, "year")
    year = year_with_rates(year) if per == "million" else year
    params = {"period": year, "per": "million" if per == "million" else ""}
    bars_or_map(SERIES, "shown", **params)


@part
def bars_or_map(series: str, key: str, **params: str) -> None:
    """The same figures as bars or as a map. Bars first: they are read more exactly."""
    shown = blocks.choice(_("Shown as"), {"bars": _("Bars"), "map": _("Map")}, key)
    if shown == "map":
        blocks.chart_block(reader, chart_id("map", series, **params), "map")
    else:
        bars = chart_id("ranking", series, by="geography", top=TOP, **params)
        blocks.chart_block(reader, bars, "ranking")


def year_with_rates(year: str) -> str:
    """The year itself when its internet users are known, else the latest that has them, said."""
    known = measures.years_with_rates(record, SERIES)
    if year in known or not known:
        return year
    blocks.message(
        reader,
        _(
            "For {year} the record holds no number of internet users by country. Shown is {other}, "
            "the latest year that has one.",
            year=year,
            other=known[0],
        ),
    )
    return known[0]


def in_order() -> list[str]:
    """All countries by name, the reader's own first where the language has one."""
    codes = set(measures.countries(record, SERIES))
    for series in ANOTHER_UNIT:
        codes |= set(measures.countries(record, series))
    ordered = sorted(codes, key=lambda code: record.geography(code).name(language))
    home = HOME.get(language)
    return [home, *(c for c in ordered if c != home)] if home else ordered


@part
def profile() -> None:
    """One country: how many, its place, its share, per million, over the years; then 2024."""
    codes = in_order()
    start = HOME.get(language) or measures.first_place(record, SERIES)
    code = blocks.select(
        _("Country or territory"),
        codes,
        "country",
        start,
        words=lambda c: record.geography(c).name(language),
    )
    name = record.geography(code).name(language)
    try:
        latest = record.latest(SERIES, code, kind="year")
    except UnknownFigure:
        blocks.message(reader, _("For {country} there is no figure before 2024.", country=name))
    else:
        comparable_years(latest, name)
    other_unit(code, name)


@part
def comparable_years(latest: Figure, name: str) -> None:
    """The years 2019 to 2023, which count the same thing."""
    st.subheader(_("{country}, comparable years", country=name), anchor="profile")
    place, among = measures.rank(latest)
    whole = record.find("ncmec.reports_total", "World", "", latest.period)
    pieces: list[str] = []
    pieces.append(frame.card(reader, latest, note=frame.which_way(reader, latest), large=True))
    pieces.append(
        frame.worked_out_card(
            reader,
            _("Place in the ranking"),
            numbers.exact(place, language),
            (latest,),
            _("Of {among} countries and territories in NCMEC's table.", among=among),
        )
    )
    if whole:
        pieces.append(
            frame.worked_out_card(
                reader,
                _("Share of all reports"),
                Part((latest,), whole[0]).format(language),
                (latest, whole[0]),
                _("Reports that point to the country, divided by all reports of the year."),
            )
        )
    frame.cards([*pieces, *rate_cards(latest.geography.code)])
    blocks.chart_block(
        reader, chart_id("trend", SERIES, geography=latest.geography.code), "country-trend"
    )


@part
def rate_cards(code: str) -> list[str]:
    """Per million internet users in the latest year that has both, beside the world."""
    rates = [
        rate
        for figure in record.trend(SERIES, code)
        if (rate := record.per_million(figure)) is not None
    ]
    if not rates:
        return []
    rate = rates[-1]
    world = record.per_million(record.figure("ncmec.reports_total", rate.figure.period))
    beside = (
        _("Worldwide: {rate}.", rate=world.format(language))
        if world
        else _("Reports divided by people who use the internet.")
    )
    return [
        frame.worked_out_card(
            reader,
            _("Reports per million internet users"),
            rate.format(language),
            rate.figures,
            beside,
        )
    ]


@part
def other_unit(code: str, name: str) -> None:
    """What 2024 gives for the country, apart: another unit, never joined to the years before."""
    st.subheader(_("{country} in 2024: another unit", country=name), anchor="another-unit")
    found = [f for series in ANOTHER_UNIT for f in record.find(series, code, "")]
    if not found:
        blocks.message(reader, _("NCMEC's tables of 2024 have no row for {country}.", country=name))
        return
    frame.cards([frame.card(reader, f, note=frame.explanation(reader, f)) for f in found])
    frame.caution(reader, apart())


@part
def apart() -> list[str]:
    """Why 2024 is never set beside the years before."""
    return [
        _(
            "Up to 2023 NCMEC counted all reports by country. For 2024 it counts referrals and "
            "informational reports apart, and reports may be bundled."
        ),
        _(
            "One report of 2024 can concern several countries, so the rows add up to more than "
            "the total of the year. A line from 2023 to 2024 would mean nothing."
        ),
    ]


@part
def year_2024() -> None:
    """Referrals and informational reports of 2024, each in its own ranking."""
    frame.caution(reader, apart(), title=_("Why 2024 stands apart"))
    kind = blocks.choice(
        _("Unit"),
        {"referrals": _("Referrals"), "informational": _("Informational reports")},
        "unit",
    )
    series = ANOTHER_UNIT[0] if kind == "referrals" else ANOTHER_UNIT[1]
    bars_or_map(series, "shown-2024")


frame.header(
    reader,
    _("Countries"),
    _("To which countries do reports point, and what does that say about a country?"),
    answer(),
    [
        _("A high number does not mean that more abuse happens in a country."),
        _(
            "It is the place that an internet address points to. Proxies move it, and it is not "
            "where the child is."
        ),
        _("2024 counts another unit. It is shown apart, and never joined to the years before."),
    ],
)
VIEWS = {
    "world": (_("Ranking and map"), world),
    "profile": (_("One country"), profile),
    "2024": (_("2024, apart"), year_2024),
}
if language in HOME:
    VIEWS = {name: VIEWS[name] for name in ("profile", "world", "2024")}
chosen = blocks.choice(
    _("Look closer at"), {name: words for name, (words, _show) in VIEWS.items()}, "part"
)
VIEWS[chosen][1]()
