"""How much is reported, which way it is going, says who, as of when; and the way to the rest.

This first screen needs no charting library in the browser: cards, and pictures drawn here.
"""

from __future__ import annotations

import streamlit as st

from charts.spec.identity import chart_id
from charts.spec.model import UnknownChart
from screen import blocks, frame
from screen.look import pictures
from screen.parts import each, part
from screen.session.navigation import named_page
from screen.session.view import LANGUAGE_KEY, on_phone, theme, view

HOSTED = "iwf.urls_by_hosting_country"
HOSTED_SHARE = "iwf.share_by_hosting_country"

reader = view()
_, record, language = reader._, reader.record, reader.language


@part
def link(page: str, label: str) -> None:
    """A link to a page of this product, in the reader's language."""
    st.page_link(
        named_page(page, language),
        label=label,
        icon=":material/arrow_forward:",
        width="stretch",
        query_params={LANGUAGE_KEY: language},
    )


@part
def show(name: str, page: str, label: str) -> None:
    """A small picture with its finding and the way to the page that explains it."""
    try:
        heading, drawing, words = pictures.small(record, name, language, theme(), on_phone())
    except UnknownChart as error:
        blocks.message(reader, str(error))
        return
    st.html(heading)
    st.image(drawing, alt=words, width="stretch")
    link(page, label)


@part
def finding() -> str:
    """The totals of the two best-known counters, and as of when."""
    total = record.latest("ncmec.reports_total")
    confirmed = record.latest("iwf.reports_confirmed", kind="year")
    return (
        _(
            "NCMEC in the United States received {figure} in {period}.",
            figure=total.with_unit(language),
            period=total.period_label(language),
        )
        + " "
        + _(
            "The British hotline IWF confirmed {figure} in {period}.",
            figure=confirmed.with_unit(language),
            period=confirmed.period_label(language),
        )
    )


@part
def keys() -> list[frame.Card]:
    """The figures that are asked for most; for Dutch readers their own country's."""
    if reader.home == "NLD":
        return each(
            lambda: key("ncmec.reports_by_country", "NLD", "year"),
            lambda: key("offlimits.reports", "NLD", "year"),
            lambda: key(HOSTED_SHARE, "NLD", "year"),
        )
    return each(
        lambda: key("iwf.reports_confirmed", kind="year"),
        lambda: key("ncmec.files_total"),
        lambda: key("ncmec.genai_reports_misuse"),
    )


def key(series: str, place: str = "World", kind: str | None = None) -> frame.Card:
    """The latest of a series, with the one cause that it has, where the record knows it."""
    figure = record.latest(series, place, kind=kind)
    return frame.key(reader, figure, note=frame.explanation(reader, figure, brief=True))


PICTURES = (
    (
        chart_id("ranking", "ncmec.reports_by_platform", by="platform", top=6),
        "platforms",
        _("Platforms: who reports, who hardly does"),
    ),
    (
        chart_id("ranking", HOSTED, by="geography", top=6),
        "hotlines",
        _("Hotlines: what is found, and where it is hosted"),
    ),
)
WAYS = (
    ("countries", _("Countries: to which do reports point?")),
    ("ai_material", _("AI material: what is counted, and what the jump of 2025 is made of")),
    ("cybertipline", _("CyberTipline: totals, kinds, files, police")),
    ("netherlands", _("The Netherlands: hotline, police, hosting, surveys")),
    ("eu_law", _("EU law: where it stands, and what comes next")),
    ("dsa", _("DSA statements: what platforms say they remove, and what they leave unsaid")),
    ("prevalence", _("Prevalence: what surveys find, and how they asked")),
    ("talking_points", _("Talking points: sentences whose numbers come from the record")),
    ("claims", _("Check a claim: paste a sentence and see what the record says")),
    ("briefing", _("My briefing: slides and documents from what you picked")),
    ("figures", _("All figures: search, filter, download")),
    ("sources", _("Sources: every publication, and how well each figure is known")),
    ("about", _("About: how to read this, and where to report or get help")),
)

frame.opening(
    reader,
    _("Reports of online child sexual abuse"),
    finding(),
    chart_id("trend", "ncmec.reports_total", since=2012),
    keys(),
    [
        _("A report is not a child, not a victim, not an image and not a crime."),
        _("Set neither beside 2023 or an earlier year: since 2024 reports may be bundled."),
        _("More reports can mean more abuse, more users, or more looking; the number cannot say."),
        _("These publishers count different things: their numbers do not add up."),
    ],
)
for column, (name, page, label) in zip(st.columns(len(PICTURES)), PICTURES, strict=True):
    with column:
        show(name, page, label)
st.subheader(_("Where to find what"), anchor="pages")
for column, start in zip(st.columns(2), (0, 1), strict=True):
    with column:
        for page, label in WAYS[start::2]:
            link(page, label)
