"""What hotlines receive and confirm, how severe it is, and where it is hosted."""

from __future__ import annotations

import streamlit as st

from charts.spec.identity import chart_id
from data_sources.record import measures
from data_sources.record.figure import Figure
from data_sources.record.measures import Part
from screen import blocks, frame
from screen.parts import each, part
from screen.session.view import view

HOSTED_SHARE = "iwf.share_by_hosting_country"
HOSTED = "iwf.urls_by_hosting_country"
COMPARED = ["NLD", "BGR", "USA"]
PEAK = "2020"

reader = view()
_, record, language = reader._, reader.record, reader.language


@part
def finding() -> str:
    """How much of what is looked at is confirmed: the chart under it says how many."""
    confirmed, assessed = of_assessed()
    return _(
        "Of {assessed} that the IWF assessed in {period}, it confirmed {share} as child sexual "
        "abuse material: worked out from its two counts.",
        assessed=assessed.with_unit(language),
        period=assessed.period_label(language),
        share=Part((confirmed,), assessed).format(language),
    )


def of_assessed() -> tuple[Figure, Figure]:
    """What the IWF confirmed in the last year of which it says what it assessed, and that."""
    assessed = record.latest("iwf.reports_assessed", kind="year")
    return record.figure("iwf.reports_confirmed", assessed.period), assessed


def card(series: str, place: str = "World", breakdown: str | None = "") -> frame.Card:
    """The latest of a series, with the one cause that it has, where the record knows it."""
    figure = record.latest(series, place, breakdown)
    return frame.card(reader, figure, note=frame.explanation(reader, figure, brief=True))


def key(series: str, place: str, kind: str | None = None, label: str = "") -> frame.Card:
    """The same beside the lead chart."""
    figure = record.latest(series, place, kind=kind)
    return frame.key(reader, figure, label, frame.explanation(reader, figure, brief=True))


@part
def keys() -> list[frame.Card]:
    """INHOPE's records, the reports of the hotline here, and hosting here."""
    hosted = _("Hosted in the Netherlands, of all addresses confirmed by the IWF")
    return each(
        lambda: key("inhope.records", "World"),
        lambda: key("offlimits.reports", "NLD"),
        lambda: key(HOSTED_SHARE, "NLD", "year", hosted),
    )


def share_of_assessed() -> frame.Card:
    """The share of what the IWF assessed that it confirmed."""
    confirmed, assessed = of_assessed()
    return frame.worked_out_card(
        reader,
        _("Confirmed of all reports assessed, IWF"),
        Part((confirmed,), assessed).format(language),
        (confirmed, assessed),
        _("Reports confirmed divided by reports assessed in the year."),
    )


@part
def iwf() -> None:
    """Reports assessed and confirmed, and where they come from."""
    years = blocks.choice(
        _("Years"),
        {"2015": _("Since own search (2015)"), "all": _("All years, with every break")},
        "years",
    )
    blocks.chart_block(
        reader,
        chart_id(
            "trend",
            "iwf.reports_assessed",
            "iwf.reports_confirmed",
            since="" if years == "all" else years,
        ),
        "iwf",
        _("Reports assessed and confirmed by the IWF"),
    )
    st.subheader(_("Where the work comes from"), anchor="from")
    frame.cards(
        each(
            share_of_assessed,
            lambda: card("iwf.proactive_work_share"),
            lambda: card("iwf.public_share_of_actioned"),
            lambda: card("iwf.report_remove_actioned", "GBR"),
        )
    )


@part
def severity() -> None:
    """Severity, ages and sex: shares of pages, coded by the worst and the youngest on each."""
    frame.caution(
        reader,
        [
            _(
                "A page is coded by the most severe image and by the youngest child seen on it, "
                "and these need not be the same image. Shares are shares of pages and lean severe "
                "and young."
            ),
            _(
                "Category A is the most severe category under the guideline of the UK Sentencing "
                "Council."
            ),
        ],
        title=_("How to read these shares"),
    )
    blocks.chart_block(
        reader,
        chart_id("trend", "iwf.severity_share", by="severity", since=2014, only="A|B|C"),
        "severity",
    )
    blocks.chart_block(reader, chart_id("trend", "iwf.age_share", by="age", since=2011), "ages")
    blocks.chart_block(reader, chart_id("trend", "iwf.sex_share", by="sex", since=2011), "sex")


@part
def self_generated() -> None:
    """Imagery that a child was brought to make: what the word hides, and what is counted."""
    frame.caution(
        reader,
        [
            _(
                "The term is the hotlines' own and is misleading: it covers imagery that "
                "offenders often groom, deceive or extort children into making, often without "
                "the child knowing that it is recorded. The offender is whoever did that."
            ),
            _("A page counts if it holds any such image, so the share is a share of pages."),
        ],
        title=_("About the term “self-generated”"),
    )
    blocks.chart_block(reader, "trend:iwf.self_generated_share", "self-generated-share")
    blocks.chart_block(reader, "trend:iwf.self_generated_reports", "self-generated")
    blocks.chart_block(
        reader,
        chart_id("trend", "iwf.self_generated_reports", by="age", periods="half"),
        "self-generated-ages",
    )
    st.subheader(_("At the Dutch hotline"), anchor="self-generated-nl")
    frame.cards(
        each(
            lambda: card("offlimits.urls_self_generated", "NLD"),
            lambda: card("offlimits.self_generated_share_girls", "NLD", None),
            lambda: card("offlimits.self_generated_share_under12", "NLD", None),
        )
    )


@part
def hosting() -> None:
    """Where the pages stand: ranking of a year, and a few countries over time."""
    frame.caution(
        reader,
        [
            _("The country is that of the server, not of the abuse, the uploader or the viewer."),
            _("A handful of image hosts can put a country at the top, or take it away from there."),
        ],
    )
    years = [y for y in measures.years(record, HOSTED) if len(record.find(HOSTED, period=y)) > TEN]
    year = blocks.select(_("Year"), years, "hosted_year")
    blocks.chart_block(
        reader, chart_id("ranking", HOSTED, by="geography", period=year, top=12), "hosted"
    )
    codes = sorted(
        measures.countries(record, HOSTED_SHARE), key=lambda c: record.geography(c).name(language)
    )
    places = blocks.several(
        _("Countries over time (up to four)"),
        codes,
        "hosts",
        COMPARED,
        4,
        words=lambda c: record.geography(c).name(language),
    )
    if places:
        blocks.chart_block(
            reader,
            chart_id("trend", HOSTED_SHARE, geography=",".join(places), since=2015),
            "hosted-over-time",
        )
    else:
        blocks.message(reader, _("Pick at least one country to see its share over time."))
    blocks.chart_block(reader, chart_id("trend", "iwf.eu_hosted_urls", geography="EU27"), "eu")


TEN = 10


@part
def inhope() -> None:
    """The network of hotlines: what it exchanges, and what it finds illegal."""
    frame.cards(
        each(
            lambda: card("inhope.records"),
            lambda: card("inhope.share_illegal"),
            lambda: card("inhope.urls_illegal"),
            lambda: card("inhope.share_new"),
            lambda: card("inhope.removal_days"),
        )
    )
    blocks.chart_block(
        reader, chart_id("trend", "inhope.eu_public_reports", geography="Europe"), "eu-hotlines"
    )
    blocks.chart_block(reader, "trend:inhope.share_by_sex?by=sex", "inhope-sex")
    blocks.chart_block(reader, "ranking:inhope.site_type_share?by=site_type", "inhope-sites")


@part
def offlimits() -> None:
    """The Dutch hotline: reports, addresses, and how much of it is illegal."""
    frame.cards(
        each(
            lambda: card("offlimits.reports", "NLD"),
            lambda: card("offlimits.urls_processed", "NLD"),
            lambda: card("offlimits.urls_illegal", "NLD"),
            lambda: card("offlimits.share_illegal", "NLD"),
        )
    )
    blocks.chart_block(
        reader, chart_id("trend", "offlimits.reports", geography="NLD", since=2015), "offlimits"
    )
    blocks.chart_block(
        reader, chart_id("trend", HOSTED_SHARE, geography="NLD", since=2015), "nl-hosting"
    )


frame.opening(
    reader,
    _("Hotlines and hosting"),
    finding(),
    chart_id("trend", "iwf.reports_confirmed", since=2015),
    keys(),
    [
        _("More found is not more existing: the count follows powers, staff and software."),
        _("A report is normally one web address. It may hold one picture or thousands."),
        _("The three hotlines count different things. Their numbers do not add up."),
    ],
)
PARTS = {
    "iwf": (_("IWF: found and confirmed"), iwf),
    "severity": (_("Severity, ages, sex"), severity),
    "self-generated": (_("So-called “self-generated”"), self_generated),
    "hosting": (_("Where it is hosted"), hosting),
    "inhope": (_("INHOPE"), inhope),
    "offlimits": (_("Offlimits"), offlimits),
}
if reader.home == "NLD":
    PARTS = {"offlimits": PARTS["offlimits"], **PARTS}
frame.parts(reader, PARTS, "hotline")
