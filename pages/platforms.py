"""Which companies report, which hardly do, and how few of them make the total."""

from __future__ import annotations

import streamlit as st

from charts.spec.identity import chart_id
from charts.spec.shown import together
from data_sources.record import measures
from data_sources.record.figure import Figure
from languages import numbers
from screen import blocks, frame
from screen.parts import each, part
from screen.session.view import view

SERIES, FROM_COMPANIES = "ncmec.reports_by_platform", "ncmec.reports_esp"
BOTH_SIDES, RECEIVER = "ncmec_vs_provider.cybertip_reports", "NCMEC"
META = ("Facebook", "Instagram", "WhatsApp")
COMPARED = ["Facebook", "Instagram", "WhatsApp", "TikTok"]
# Services that very many people use and that stand low in the list: where a question starts.
HARDLY = ["Apple", "LinkedIn", "Amazon", "Zoom", "Spotify", "Slack"]
FEW = 100
TOP = 10
MOST_LINES = 4
# Before, NCMEC gave one row to all services of some companies.
FIRST_BY_SERVICE = 2021

reader = view()
_, record, language = reader._, reader.record, reader.language


@part
def finding() -> str:
    """How few make the total, and how many send anything."""
    total = record.latest(FROM_COMPANIES)
    found = measures.senders(record, SERIES, FROM_COMPANIES, total.period)
    return _(
        "Facebook, Instagram and WhatsApp together sent {share} of what companies reported in "
        "{period}. Of {registered} registered with NCMEC, {sending} sent anything at all.",
        share=found.named(META).format(language),
        period=total.period_label(language),
        registered=record.latest("ncmec.esps_registered").with_unit(language),
        sending=record.latest("ncmec.esps_reporting").format(language),
    )


@part
def keys() -> list[frame.Card]:
    """The total from companies, how many send, and the notices that go the other way."""
    return each(
        lambda: frame.key(reader, record.latest(FROM_COMPANIES)),
        lambda: frame.key(reader, record.latest("ncmec.esps_reporting")),
        lambda: frame.key(reader, record.latest("ncmec.notices_sent")),
    )


@part
def lead() -> str:
    """The largest senders of the latest year."""
    year = measures.years_by_service(record, SERIES)[0]
    return largest(year)


def largest(year: str) -> str:
    """The largest senders of a year, in one length wherever they are shown."""
    return chart_id("ranking", SERIES, by="platform", period=year, top=TOP)


@part
def who() -> None:
    """A few of the largest over time, and the list of a year: the latest opens the page, so that
    here the one before is shown first."""
    over_time(COMPARED, "compared", "over-time")
    years = measures.years_by_service(record, SERIES)
    year = blocks.select(_("Year"), years, "year", years[min(1, len(years) - 1)])
    list_of_year(year)
    blocks.chart_block(
        reader, largest(year), "largest", _("The largest senders of {year}", year=year)
    )


@part
def list_of_year(year: str) -> None:
    """Whether the list of a year is whole; where not, a company left out is not a zero."""
    found = measures.senders(record, SERIES, FROM_COMPANIES, year)
    if found.complete:
        text = _(
            "The list of {year} is complete: {count} companies and services, adding up to all "
            "reports from companies.",
            year=year,
            count=len(found.figures),
        )
    else:
        text = _(
            "For {year} only the main senders were available: {count} names that hold {share} of "
            "all reports from companies. A company that is not listed is not a zero.",
            year=year,
            count=len(found.figures),
            share=found.listed.format(language),
        )
    st.markdown(text)


@part
def over_time(default: list[str], key: str, anchor: str) -> None:
    """Lines of the services that the reader picks."""
    names = blocks.several(
        _("Companies and services (up to four)"),
        measures.names(record, SERIES, "platform"),
        key,
        default,
        MOST_LINES,
        words=_,
    )
    if not names:
        blocks.message(reader, _("Pick at least one company to see its reports over time."))
        return
    blocks.chart_block(
        reader,
        chart_id("trend", SERIES, by="platform", only="|".join(names), since=FIRST_BY_SERVICE),
        anchor,
        _("Reports over time"),
    )


@part
def hardly() -> None:
    """Who sends next to nothing: in the last year whose list is whole."""
    year = next(
        y
        for y in measures.years_by_service(record, SERIES)
        if measures.senders(record, SERIES, FROM_COMPANIES, y).complete
    )
    found = measures.senders(record, SERIES, FROM_COMPANIES, year)
    few = found.fewer_than(FEW)
    st.markdown(
        _(
            "{year} is the last year with a complete list. Of {all} companies and services that "
            "sent anything, {few} sent fewer than {number} reports in the whole year.",
            year=year,
            all=numbers.exact(len(found.figures), language),
            few=numbers.exact(len(few), language),
            number=numbers.exact(FEW, language),
        )
    )
    frame.caution(
        reader,
        [
            _("A service with few reports may be safe, or may not look. NCMEC says so itself."),
            _("United States law obliges companies to report what they find, not to look."),
            _(
                "A service that encrypts messages from end to end sees less of them than one that "
                "does not."
            ),
        ],
    )
    names = blocks.several(
        _("Companies and services to compare"),
        measures.names(record, SERIES, "platform"),
        "few",
        HARDLY,
        12,
        words=_,
    )
    if not names:
        blocks.message(reader, _("Pick at least one company to compare."))
        return
    blocks.chart_block(
        reader,
        chart_id("ranking", SERIES, by="platform", only="|".join(names), period=year),
        "hardly",
        _("Reports in {year}", year=year),
    )
    over_time(["Apple"], "one", "one-company")


@part
def concentration() -> None:
    """How few senders make the total, year by year."""
    st.markdown(
        _(
            "Worked out from NCMEC's lists. In 2019 and 2020 Facebook's row already contains "
            "Instagram and WhatsApp. Reports may be bundled since 2024, which changes shares too."
        )
    )
    blocks.chart_block(
        reader,
        together(SERIES, FROM_COMPANIES, "platform", META),
        "meta",
        _("Facebook, Instagram and WhatsApp together"),
    )
    with st.expander(_("How few senders make the total")):
        few_make_the_total()
    blocks.chart_block(reader, "trend:ncmec.notices_sent", "notices")


@part
def few_make_the_total() -> None:
    """The largest senders' shares of each year, as a table."""
    table = []
    for year in measures.years(record, SERIES):
        found = measures.senders(record, SERIES, FROM_COMPANIES, year)
        table.append(
            [
                year,
                found.whole.format(language, "exact"),
                _(found.figures[0].breakdown["platform"]),
                found.top(1).format(language),
                found.top(5).format(language),
                found.named(META).format(language),
                numbers.exact(len(found.fewer_than(FEW)), language) if found.complete else "–",
            ]
        )
    columns = [
        _("Year"),
        _("Reports from companies"),
        _("Largest sender"),
        _("Its share"),
        _("Five largest"),
        _("Facebook, Instagram and WhatsApp"),
        _("Senders of fewer than {number}", number=numbers.exact(FEW, language)),
    ]
    blocks.rows(_("How few senders make the total"), columns, table)
    st.caption(
        _(
            "Source: NCMEC's tables by company; for 2024 and 2025 a transcription of the main "
            "senders, in which the small ones cannot be counted (–)."
        )
    )


@part
def both_sides() -> None:
    """What companies say that they sent, beside what NCMEC says that it received."""
    st.markdown(
        _(
            "For most companies and years the two counts agree closely, which is the best check "
            "there is on either. Where they do not, ask both before quoting one."
        )
    )
    years = measures.years(record, BOTH_SIDES)
    year = blocks.select(_("Year"), years, "sides_year")
    pairs = measures.both_sides(record, BOTH_SIDES, RECEIVER, year)
    table = [side_cells(own, received) for own, received in pairs]
    columns = [_("Company"), _("Its own count"), _("NCMEC's count"), _("Difference")]
    blocks.rows(_("Two counts of the same reports, {year}", year=year), columns, table)
    companies = sorted({f.breakdown["platform"] for f in record.find(BOTH_SIDES)}, key=str.casefold)
    start = "Discord" if "Discord" in companies else companies[0]
    company = blocks.select(_("Company over time"), companies, "company", start, words=_)
    blocks.chart_block(
        reader,
        chart_id(
            "trend",
            BOTH_SIDES,
            breakdown=f"platform={company}",
            by="observer",
        ),
        "sides",
        _("{company}: its own count and NCMEC's", company=_(company)),
    )


def side_cells(own: Figure, received: Figure) -> list[str]:
    """A row of the table of the two counts; no digits that a rounded count does not have."""
    difference = received.value - own.value
    exact = own.observation.precision == received.observation.precision == "exact"
    apart = abs(difference)
    between = numbers.exact(apart, language) if exact else numbers.short(apart, language, 2)
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    share = numbers.percent(measures.gap(own, received), language)
    return [
        _(own.breakdown["platform"]),
        own.format(language, "exact" if own.observation.precision == "exact" else "short"),
        received.format(language, "exact"),
        f"{sign}{between} ({sign}{share})",
    ]


frame.opening(
    reader,
    _("Platforms"),
    finding(),
    lead(),
    keys(),
    [
        _("Few reports can mean a safe service, or one that does not look."),
        _("Many reports can mean much abuse, many users, or a company that looks hard."),
        _("The ranking says nothing about how safe a service is for children."),
    ],
)
PARTS = {
    "senders": (_("Who reports"), who),
    "hardly": (_("Who hardly does"), hardly),
    "concentration": (_("Concentration"), concentration),
    "two-counts": (_("Two counts of the same"), both_sides),
}
frame.parts(reader, PARTS, "look")
