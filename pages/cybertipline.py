"""How many reports the CyberTipline receives, what they are about, and where they go."""

from __future__ import annotations

import streamlit as st

from charts.spec.identity import chart_id
from data_sources.record import measures
from data_sources.record.figure import Figure
from data_sources.record.measures import Part
from screen import blocks, frame
from screen.parts import each, part
from screen.session.view import view

ENTICEMENT = "category=Online Enticement of Children for Sexual Acts"
EXACT_MATCH = "match=MD5 exact hash"
LOOK_ALIKE = "match=perceptual (PhotoDNA/Videntifier)"

reader = view()
_, record, language = reader._, reader.record, reader.language


@part
def finding() -> str:
    """Who sends them: how many there are and which way that went is the lead chart's title."""
    total = record.latest("ncmec.reports_total")
    companies = Part((record.figure("ncmec.reports_esp", total.period),), total)
    return _(
        "Of the reports that NCMEC, which runs the CyberTipline, received in {period}, {share} "
        "came from companies.",
        share=companies.format(language),
        period=total.period_label(language),
    )


@part
def keys() -> list[frame.Card]:
    """What stands beside the total: incidents, enticement, files."""
    return each(
        lambda: frame.key(
            reader,
            record.latest("ncmec.incidents_adjusted"),
            note=_("The only count of its year that may be set beside 2023."),
        ),
        lambda: frame.key(
            reader,
            record.latest("ncmec.reports_by_category", breakdown=ENTICEMENT, kind="year"),
            _("Reports of online enticement"),
            _("Companies have had to report it since the REPORT Act."),
        ),
        lambda: frame.key(reader, record.latest("ncmec.files_total")),
    )


@part
def before() -> list[str]:
    """What a report is not, what the latest total is made of, and what it may be set beside."""
    total = record.latest("ncmec.reports_total")
    last_before = record.figure("ncmec.reports_total", "2023")
    first = record.figure("ncmec.reports_total", "2024")
    said = [
        _("A report is not a child, not a victim, not an image and not a crime."),
        _("From 2024 reports may be bundled: do not set 2024 or 2025 beside an earlier year."),
        frame.explanation(reader, total),
        frame.which_way(reader, first, last_before),
        _("The total measures how much companies look for and send, not how much abuse there is."),
    ]
    return [sentence for sentence in said if sentence.strip()]


@part
def total() -> None:
    """Who sends the reports."""
    since = measures.years(record, "ncmec.reports_public")[0]
    public = Part(
        (record.figure("ncmec.reports_public", since),),
        record.figure("ncmec.reports_total", since),
    )
    st.markdown(
        _(
            "In {period} the public sent {figure}, {share} of all reports. The rest came from "
            "companies.",
            period=since,
            figure=public.parts[0].with_unit(language),
            share=public.format(language),
        )
    )
    blocks.chart_block(reader, "trend:ncmec.reports_esp", "companies")


@part
def kinds() -> None:
    """What the reports are about, in the senders' own categories."""
    frame.caution(
        reader,
        [
            _("The sender chooses the category, and one report has one category."),
            _(
                "Since May 2024 companies in the United States must report enticement and child "
                "sex trafficking. The rise since then mixes that duty with any real change."
            ),
        ],
        title=_("How to read the categories"),
    )
    years = [y for y in measures.years(record, "ncmec.reports_by_category") if y in FULL_YEARS]
    year = blocks.select(_("Year"), years, "kinds_year")
    blocks.chart_block(
        reader,
        chart_id("ranking", "ncmec.reports_by_category", by="category", period=year),
        "kinds",
        _("What the reports of {year} are about", year=year),
    )
    blocks.chart_block(
        reader,
        chart_id("trend", "ncmec.reports_by_category", breakdown=ENTICEMENT, since=2020),
        "enticement",
        _("Reports of online enticement"),
    )


FULL_YEARS = ("2020", "2021", "2022", "2023", "2024")


@part
def files() -> None:
    """How many files, of what type, and how many of them are distinct."""
    blocks.chart_block(reader, "trend:ncmec.files_total", "files")
    st.subheader(_("How many files are distinct"), anchor="distinct")
    frame.cards(
        each(
            lambda: frame.card(reader, all_files(distinct(EXACT_MATCH))),
            lambda: distinct_share(_("Distinct files, by exact match"), EXACT_MATCH),
            lambda: distinct_share(_("Distinct files, by look-alike match"), LOOK_ALIKE),
        )
    )
    blocks.chart_block(reader, "trend:ncmec.files_by_type?by=type", "types")


def distinct(way: str) -> Figure:
    """The files that are distinct, by one way of telling them apart."""
    return record.latest("ncmec.files_unique", breakdown=way)


def all_files(counted: Figure) -> Figure:
    """The files among which these were told apart."""
    return record.figure("ncmec.files_total", counted.period)


def distinct_share(label: str, way: str) -> frame.Card:
    """Which share of the files is distinct."""
    counted = distinct(way)
    whole = all_files(counted)
    how = _("Distinct files divided by all files reported in the year.")
    share = Part((counted,), whole).format(language)
    return frame.worked_out_card(reader, label, share, (counted, whole), how)


@part
def places() -> None:
    """Where the users are, and to which police the reports go."""
    st.markdown(
        _(
            "Most reports are about users outside the United States, and are made available to "
            "the police of their countries. A report that goes to several agencies counts once "
            "for each."
        )
    )
    blocks.chart_block(
        reader, "shares:ncmec.reports_by_user_location_share?by=user_location", "users"
    )
    level = blocks.choice(
        _("Enough to act on?"),
        {"actionable": _("Actionable (from 2024: referrals)"), "informational": _("Informational")},
        "level",
    )
    blocks.chart_block(
        reader,
        chart_id(
            "trend",
            "ncmec.reports_to_law_enforcement",
            by="recipient",
            breakdown=f"level={level}",
        ),
        "police",
        _("To which police the reports go"),
    )
    blocks.chart_block(reader, "trend:ncmec.le_feedback?by=agency", "feedback")


frame.opening(
    reader,
    _("CyberTipline"),
    finding(),
    "trend:ncmec.reports_total",
    keys(),
    before(),
)
PARTS = {
    "total": (_("Who sends them"), total),
    "kinds": (_("What they are about"), kinds),
    "files": (_("Files"), files),
    "places": (_("Where they go"), places),
}
frame.parts(reader, PARTS, "tipline")
