"""What platforms say of their own decisions under the DSA, and how little of it is named."""

from __future__ import annotations

import streamlit as st

from charts.spec.identity import chart_id
from data_sources.record import measures
from data_sources.record.figure import Figure
from data_sources.record.register import register_record
from languages import dates, numbers
from screen import blocks, frame
from screen.parts import each, part
from screen.session.view import view

ALL, WITH_KEYWORD = "dsa.statements", "dsa.keyword_share"
CSAM, MINORS, GROOMING = "dsa.keyword_csam", "dsa.protection_of_minors", "dsa.keyword_grooming"

reader = view()
_, language = reader._, reader.language
record = register_record(reader.record)
PLACE = "EU27"


def last_year() -> str:
    """The last whole year."""
    return measures.years(record, CSAM)[0]


def of_year(series: str, breakdown: str = "") -> Figure:
    """The figure of the last whole year."""
    return record.figure(series, last_year(), PLACE, breakdown)


def who_named_it() -> list[Figure]:
    """The platforms that set the keyword in the last whole year, the most first."""
    found = [f for f in record.find(CSAM, PLACE, period=last_year()) if f.breakdown]
    return sorted(found, key=lambda figure: -figure.value)


@part
def finding() -> str:
    """How few statements name a subject, and how few platforms name this one."""
    share = record.latest(WITH_KEYWORD, PLACE, kind="month")
    return _(
        "In {month} {share} of the statements carried any keyword; {count} platforms set the one "
        "for child sexual abuse material in {year}.",
        month=share.period_label(language),
        share=share.format(language),
        year=last_year(),
        count=len(who_named_it()),
    )


@part
def much() -> str:
    """How much is sent, how little of it is named, and by whom."""
    named = who_named_it()
    first = measures.Part((named[0],), of_year(CSAM))
    return _(
        "Platforms sent {all} to the EU's database in {year}. Of those, {named} carry the "
        "keyword child sexual abuse material, and {first} of these come from {platform}.",
        all=of_year(ALL).with_unit(language),
        year=last_year(),
        named=numbers.short(of_year(CSAM).value, language),
        first=first.format(language),
        platform=named[0].breakdown["platform"],
    )


@part
def keys() -> list[frame.Card]:
    """The last whole year, and the last whole month's share with a keyword."""
    how = _("Daily counts added up over the year; the publisher prints no yearly table.")
    alone = _("One company's filing decides this number.")
    return each(
        lambda: frame.key(reader, of_year(CSAM), note=alone),
        lambda: frame.key(reader, of_year(ALL), note=how),
        lambda: frame.key(reader, of_year(MINORS)),
    )


@part
def keywords() -> None:
    """How few statements say what they are about."""
    blocks.chart_block(reader, chart_id("trend", WITH_KEYWORD), "keywords")
    blocks.chart_block(reader, chart_id("trend", ALL), "all")
    with st.expander(_("How many platforms send statements")):
        blocks.chart_block(reader, chart_id("trend", "dsa.platforms"), "platforms")


@part
def subject() -> None:
    """One label over time, and the platforms that use it."""
    names = {
        "csam": _("Keyword: child sexual abuse material"),
        "grooming": _("Keyword: grooming"),
        "minors": _("Category: protection of minors"),
    }
    label = blocks.choice(_("Which label"), names, "label")
    series = {"csam": CSAM, "grooming": GROOMING, "minors": MINORS}[label]
    if label == "minors":
        frame.caution(
            reader,
            [
                _(
                    "This category also holds age limits, dangerous challenges and products for "
                    "sale. Price comparison sites and a virtual hotel for teenagers stand high in "
                    "it: it is no count of abuse."
                )
            ],
        )
    blocks.chart_block(reader, chart_id("trend", series), f"trend-{label}")
    years = measures.years(record, series)
    year = blocks.select(_("Year"), years, "year")
    blocks.chart_block(
        reader,
        chart_id("ranking", series, by="platform", period=year, top=16),
        f"who-{label}",
    )


@part
def platforms() -> None:
    """Up to six platforms side by side, each on its own scale."""
    series = CSAM
    names = sorted(
        {f.breakdown["platform"] for f in record.find(series) if f.breakdown}, key=str.casefold
    )
    chosen = blocks.several(
        _("Platforms (up to six)"), names, "platforms", ("Discord", "Snapchat", "X", "eBay"), 6
    )
    if not chosen:
        blocks.message(reader, _("Pick at least one platform to see its months."))
        return
    blocks.chart_block(
        reader,
        chart_id(
            "multiples", series, by="platform", only="|".join(chosen), scale="own", periods="month"
        ),
        "side-by-side",
    )


@part
def before() -> list[str]:
    """What must not be concluded."""
    return [
        _("A statement is one decision by one platform: not an image, a child, a report or crime."),
        much(),
        _(
            "No keyword does not mean no material, and few statements do not mean little abuse: "
            "keywords are optional, and most large platforms never set this one."
        ),
        _(
            "The counts run from {first} to {last}, so the first and the last month are not whole "
            "and are left out of the charts. A new schema applies from 1 July 2025.",
            first=dates.day(record.counted[ALL].first_day, language),
            last=dates.day(record.counted[ALL].last_day, language),
        ),
    ]


frame.opening(
    reader,
    _("DSA statements"),
    finding(),
    chart_id("trend", CSAM, periods="month"),
    keys(),
    before(),
)
PARTS = {
    "keywords": (_("How much is named"), keywords),
    "labels": (_("By label"), subject),
    "platforms": (_("Platforms side by side"), platforms),
}
frame.parts(reader, PARTS)
