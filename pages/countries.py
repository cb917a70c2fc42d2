"""Where reports point to: all places, a comparison, one country's profile, and who hosts."""

from __future__ import annotations

import streamlit as st

from charts.layout.beside import beside
from charts.spec.identity import chart_id
from data_sources.compare import places
from data_sources.record import measures
from data_sources.record.figure import Figure
from data_sources.record.measures import Part
from data_sources.record.record import UnknownFigure
from languages import grammar, numbers
from screen import blocks, country_list, figure_list, frame
from screen.parts import part
from screen.session.view import view

SERIES = "ncmec.reports_by_country"
ANOTHER_UNIT = (
    "ncmec.referrals_by_country",
    "ncmec.informational_by_country",
    "ncmec.gpcep_referrals_by_country",
)
TOP = 10
MAPS = {"europe": "Europe", "map": ""}
HOSTING = (
    "iwf.share_by_hosting_country",
    "inhope.hosting_share",
    "offlimits.share_hosted_nl",
    "childlight.csam_hosting_share",
    "inhope.reporting_country_share",
)
COMPARED, MOST_COMPARED = 3, 6

reader = view()
_, record, language = reader._, reader.record, reader.language
# The reader's own country; none where the language has no home but the world.
HOME = reader.home if reader.home != "World" else ""


@part
def finding() -> str:
    """The reader's own country where the language has one, else the country with most."""
    year = measures.years(record, SERIES)[0]
    if HOME:
        return own_country(record.figure(SERIES, year, geography=HOME))
    first = record.figure(SERIES, year, geography=measures.first_place(record, SERIES))
    _place, among = measures.rank(first)
    return _(
        "In {year}, the last comparable year, reports pointed to {among} countries and "
        "territories, most often to {country}.",
        year=year,
        among=among,
        country=grammar(language).with_article(first.geography.name(language)),
    )


@part
def lead() -> str:
    """The reader's own country over the years, or the countries with most reports."""
    if HOME:
        return chart_id("trend", SERIES, geography=HOME)
    year = measures.years(record, SERIES)[0]
    return chart_id("ranking", SERIES, by="geography", top=TOP, period=year)


@part
def own_country(figure: Figure) -> str:
    """The reader's country in a sentence: how many, which place, which way."""
    place, among = measures.rank(figure)
    return (
        _(
            "{figure} pointed to {country} in {period}: place {place} of {among}.",
            figure=figure.with_unit(language),
            country=grammar(language).with_article(figure.geography.name(language)),
            period=figure.period_label(language),
            place=place,
            among=among,
        )
        + " "
        + frame.which_way(reader, figure)
    )


@part
def rate_chosen(key: str, first: str = "count") -> str:
    """As counted (empty), per million internet users, or per 100,000 children; at first one."""
    words = {
        "count": _("As counted"),
        "million": _("Per million internet users"),
        "children": _("Per 100,000 children"),
    }
    per = blocks.choice(_("Count"), words, key, first)
    return "" if per == "count" else per


@part
def world() -> None:
    """One year, as counted or as a rate: the highest, all places, Europe's map, the world's.

    Where the page opens with the highest as counted, this begins with the rate.
    """
    left, right = st.columns(2)
    with left:
        per = rate_chosen("per", "count" if HOME else "million")
    with right:
        years = measures.years(record, SERIES)
        year = blocks.select(_("Year"), years, "year")
    words = {
        "bars": _("The highest"),
        "all": _("All places"),
        "europe": _("Map of Europe"),
        "map": _("World map"),
    }
    shown = blocks.choice(_("Shown as"), words, "shown")
    if shown in MAPS and not per:
        per = "million"
        blocks.message(
            reader,
            _(
                "A map of counts would show where many people live, not more. Shown is the count "
                "per million internet users."
            ),
        )
    year = year_with_rates(year, per) if per else year
    show(SERIES, shown, period=year, per=per)


@part
def show(series: str, shown: str, **params: str) -> None:
    """The same figures in one of their forms. Bars first: they are read more exactly."""
    if shown == "all":
        country_list.all_places(reader, series, params["period"], "find")
    elif shown == "bars":
        bars = chart_id("ranking", series, by="geography", top=TOP, **params)
        blocks.chart_block(reader, bars, "ranking")
    else:
        blocks.chart_block(reader, chart_id("map", series, area=MAPS[shown], **params), "map")


@part
def compare() -> None:
    """Up to six countries over the years, as counted or as a rate.

    The reader's own stands beside its neighbours; where there is none, the highest are shown.
    """
    codes = sorted(measures.countries(record, SERIES), key=by_name)
    year = measures.years(record, SERIES)[0]
    highest = [s.figure.geography.code for s in places.in_order(record, SERIES, year)]
    start = [HOME, *beside(record, SERIES, HOME)] if HOME else highest
    chosen = blocks.several(
        _("Countries (up to six)"), codes, "compared", start[:COMPARED], MOST_COMPARED, by_name
    )
    per = rate_chosen("compared_per")
    if not chosen:
        blocks.message(reader, _("Pick at least one country to see it over the years."))
        return
    blocks.chart_block(
        reader, chart_id("trend", SERIES, geography=",".join(chosen), per=per), "compared-trend"
    )


def by_name(code: str) -> str:
    """A country's name, by which a list is ordered."""
    return record.geography(code).name(language)


@part
def hosting() -> None:
    """What hotlines say of hosting in one country, beside each other, and why they differ."""
    codes = sorted({c for key in HOSTING for c in known_countries(key)}, key=by_name)
    start = HOME if HOME in codes else measures.first_place(record, HOSTING[0])
    code = blocks.select(_("Country of the servers"), codes, "host", start, words=by_name)
    frame.caution(
        reader,
        [
            _("The country is that of the server, not of the abuse, the uploader or the viewer."),
            _("Each counts what it met, in its own way: the shares are not of one whole."),
        ],
        title=_("Why they differ"),
    )
    country_list.side_by_side(reader, HOSTING, code)
    blocks.chart_block(
        reader, chart_id("trend", HOSTING[0], geography=code, since=2015), "host-share"
    )
    figure_list.critic(reader, HOSTING[0])


def known_countries(series: str) -> list[str]:
    """The countries of a series; none where the record does not have it."""
    return measures.countries(record, series) if series in record.series else []


def year_with_rates(year: str, per: str) -> str:
    """The year itself when its rates are known, else the latest that has them, said."""
    known = measures.years_with_rates(record, SERIES, per)
    if year in known or not known:
        return year
    blocks.message(
        reader,
        _(
            "For {year} the record holds no such rate by country. Shown is {other}, the latest "
            "year that has one.",
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
    home = HOME
    return [home, *(c for c in ordered if c != home)] if home else ordered


@part
def profile() -> None:
    """One country: how many, its place, its share, per million, over the years; then 2024."""
    codes = in_order()
    start = HOME or measures.first_place(record, SERIES)
    code = blocks.select(
        _("Country or territory"),
        codes,
        "country",
        start,
        words=lambda c: record.geography(c).name(language),
    )
    name = record.geography(code).name(language)
    country_list.sheet_link(reader, code)
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
    pieces: list[str] = [
        frame.card(reader, latest, note=frame.which_way(reader, latest), large=True)
    ]
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
    line = chart_id("trend", SERIES, geography=latest.geography.code)
    if line != lead():  # which stands at the top of the page
        blocks.chart_block(reader, line, "country-trend")


@part
def rate_cards(code: str) -> list[str]:
    """Per million internet users and per 100,000 children, in the latest year that has them."""
    words = {
        "million": (
            _("Reports per million internet users"),
            _("Reports divided by people who use the internet."),
        ),
        "children": (
            _("Reports per 100,000 children"),
            _("Reports divided by people under 18. Not a rate of children harmed."),
        ),
    }
    return [
        card
        for per, (label, beside) in words.items()
        for card in rate_card(code, per, label, beside)
    ]


def rate_card(code: str, per: str, label: str, beside: str) -> list[str]:
    """One rate of a country, or none. The world's stands beside it where it has one edition."""
    rates = [
        rate
        for figure in record.trend(SERIES, code)
        if (rate := record.rate(figure, per)) is not None
    ]
    if not rates:
        return []
    rate = rates[-1]
    world = record.rate(record.figure("ncmec.reports_total", rate.figure.period), per)
    if world and world.people.source.key == rate.people.source.key:
        beside = _("Worldwide: {rate}.", rate=world.format(language))
    return [frame.worked_out_card(reader, label, rate.format(language), rate.figures, beside)]


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
    years = measures.years(record, series)
    words = {"bars": _("The highest"), "all": _("All places")}
    show(series, blocks.choice(_("Shown as"), words, "shown-2024"), period=years[0])


frame.opening(
    reader,
    _("Countries"),
    finding(),
    lead(),
    [],
    [
        _("A high number does not mean that more abuse happens in a country."),
        _(
            "It is the place that an internet address points to. Proxies move it, and it is not "
            "where the child is."
        ),
        _("2024 counts another unit. It is shown apart, and never joined to the years before."),
    ],
)
PARTS = {
    "world": (_("Ranking and map"), world),
    "profile": (_("One country"), profile),
    "compare": (_("Compare countries"), compare),
    "hosting": (_("Where it is hosted"), hosting),
    "2024": (_("2024, apart"), year_2024),
}
if HOME:
    PARTS = {name: PARTS[name] for name in ("profile", *PARTS)}
frame.parts(reader, PARTS)
