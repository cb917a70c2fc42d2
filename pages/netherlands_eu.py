"""The Netherlands and the EU: hotline, hosting, police, law and opinion."""

from __future__ import annotations

import streamlit as st

from charts.spec.identity import chart_id
from data_sources.record import events
from languages import dates
from screen import blocks, figure_list, frame, markup
from screen.parts import part
from screen.view import view

HOSTED_SHARE = "iwf.share_by_hosting_country"
HOSTED = "iwf.urls_by_hosting_country"
REPORTS = "offlimits.reports"
POLICE = "nl_police.reports"
PEAK = "2020"
POLL = (
    "eurobarometer_csa2023.detect_known",
    "eurobarometer_csa2023.detect_messages",
    "eurobarometer_csa2023.detect_new",
    "eurobarometer_csa2023.detect_grooming",
    "eurobarometer_csa2023.detect_e2ee",
    "eurobarometer_csa2023.support_proposal",
)

reader = view()
_, record, language = reader._, reader.record, reader.language


@part
def answer() -> list[str]:
    """How much, where it stands, and where the law is today."""
    reports = record.latest(REPORTS, "NLD", kind="year")
    share = record.latest(HOSTED_SHARE, "NLD", kind="year")
    peak = record.figure(HOSTED_SHARE, PEAK, geography="NLD")
    sentences = [
        _(
            "The Dutch hotline Offlimits received {reports} in {period}. Of the addresses that the "
            "IWF confirmed, {share} were hosted in the Netherlands in {year}.",
            reports=reports.with_unit(language),
            period=reports.period_label(language),
            share=share.format(language),
            year=share.period_label(language),
        )
        + " "
        + frame.which_way(reader, share, peak)
    ]
    step = events.latest(record, reader.today, ("EU",))
    coming = events.upcoming(record, reader.today, ("EU",))
    if step:
        sentences.append(
            _(
                "Latest known step in EU law, {day}: {what} Its standing: {status}.",
                day=dates.partial(step.date, language),
                what=step.words(language)[1],
                status=step.words(language)[2],
            )
        )
    if coming:
        sentences.append(
            _(
                "Still to come, {day}: {what}",
                day=dates.partial(coming[0].date, language),
                what=coming[0].words(language)[1],
            )
        )
    return sentences


@part
def cards() -> None:
    """The latest of hotline, hosting, police and the EU."""
    shown = [
        record.latest(REPORTS, "NLD", kind="year"),
        record.latest(HOSTED_SHARE, "NLD", kind="year"),
        record.latest(POLICE, "NLD", kind="year"),
        record.latest("ncmec.reports_by_country", "NLD", kind="year"),
        record.latest("ncmec.reports_eu", "EU27", kind="year"),
    ]
    frame.cards(
        [frame.card(reader, figure, note=frame.explanation(reader, figure)) for figure in shown]
    )


@part
def hotline() -> None:
    """The Dutch hotline, help line, and police."""
    blocks.chart_block(reader, chart_id("trend", REPORTS, geography="NLD"), "offlimits")
    figure_list.collection(reader, "offlimits_hotline", leave_out=[REPORTS])
    blocks.chart_block(reader, chart_id("trend", POLICE, geography="NLD"), "police")
    figure_list.collection(reader, "nl_police", leave_out=[POLICE])
    blocks.chart_block(
        reader, chart_id("trend", "ncmec.reports_by_country", geography="NLD"), "cybertipline"
    )
    for key in ("offlimits_helpwanted", "stop_it_now_nl", "nl_mma", "hashcheck"):
        figure_list.collection(reader, key)


@part
def hosting() -> None:
    """What stands on Dutch servers, by several counts that differ."""
    frame.caution(
        reader,
        [
            _("The country is that of the server, not of the abuse, the uploader or the viewer."),
            _(
                "A few image hosts that move decide the Dutch share. Its fall says that they "
                "moved, not that less exists."
            ),
        ],
    )
    blocks.chart_block(
        reader, chart_id("trend", HOSTED_SHARE, geography="NLD", since=2015), "share"
    )
    blocks.chart_block(reader, chart_id("trend", HOSTED, geography="NLD"), "addresses")
    st.subheader(_("Others count the Netherlands differently"), anchor="others")
    st.markdown(
        _(
            "Each of these has another base: what one hotline found punishable, what a network "
            "exchanged, what one research institute was given. They belong beside the IWF's "
            "share, not in one line with it."
        )
    )
    figure_list.figure_list(
        reader,
        figure_list.known(
            record,
            "offlimits.share_hosted_nl",
            "inhope.hosting_share",
            "childlight.csam_hosting_share",
            "tudelft_monitor.share_top_hoster",
            "tudelft_monitor.verified_reports",
        ),
        _("The Netherlands' share by other counts"),
    )


@part
def law() -> None:
    """Steps in law and policy, as a picture and as a list."""
    frame.caution(
        reader,
        [
            _("The regulation against child sexual abuse (2022/0155) is not adopted law."),
            _(
                "These are the steps known to this record on {day}. For anything later, see the "
                "official journal.",
                day=dates.day(record.created, language),
            ),
        ],
    )
    codes = events.jurisdictions(record)
    places = blocks.several(
        _("Whose law"), codes, "law", ("EU", "NLD"), len(codes), words=place_name
    )
    if not places:
        blocks.message(reader, _("Pick at least one jurisdiction to see its steps."))
        return
    blocks.chart_block(
        reader, chart_id("timeline", "law", jurisdiction=",".join(places)), "timeline"
    )
    steps = events.steps(record, places)
    names = {step.instrument: step.words(language)[0] for step in steps}
    subjects = list(names)
    subject = blocks.select(
        _("One law or file"),
        ["", *subjects],
        "file",
        words=lambda name: names.get(name, _("All laws and files")),
    )
    listed = [s for s in steps if subject in ("", s.instrument)]
    st.html(
        markup.render(
            "steps",
            caption=_("Steps, the latest first"),
            columns=[_("Date"), _("Law or file"), _("Step"), _("Standing")],
            rows=[step_row(step) for step in reversed(listed)],
            source_word=_("source"),
        )
    )


def step_row(step: events.TimelineEvent) -> dict[str, str]:
    """One step as the list shows it; what lies ahead says so."""
    instrument, what, status = step.words(language)
    ahead = _("still to come") if events.ahead(step, reader.today) else ""
    return {
        "day": dates.partial(step.date, language),
        "place": place_name(step.jurisdiction),
        "instrument": instrument,
        "what": what,
        "status": status,
        "ahead": ahead,
        "url": step.source_url,
        "title": step.source_title,
    }


def place_name(code: str) -> str:
    """A country's name, or what an organisation is called."""
    if code in record.geographies:
        return record.geography(code).name(language)
    return _(NAMES.get(code, code))


NAMES = {"EU": "European Union", "CoE": "Council of Europe", "UN": "United Nations"}


@part
def europe() -> None:
    """Reports that concern the EU, what its hotlines find, and what is hosted in it."""
    figure_list.collection(reader, "ncmec_eu")
    blocks.chart_block(reader, chart_id("trend", "iwf.eu_hosted_urls", geography="EU27"), "eu")
    blocks.chart_block(
        reader, chart_id("trend", "iwf.eu_hosted_share", geography="EU27"), "eu-share"
    )
    blocks.chart_block(
        reader, chart_id("trend", "inhope.eu_public_reports", geography="Europe"), "eu-hotlines"
    )
    for key in ("eu_interim_derogation", "europol_victim_identification"):
        figure_list.collection(reader, key)


@part
def opinion() -> None:
    """Polls on detection, who ordered them, and what is said against them."""
    frame.caution(
        reader,
        [
            _(
                "The Commission polled on its own proposal; the other poll was ordered by "
                "organisations that campaign for it. Wording steers answers."
            ),
            _(
                "Support for a goal is not support for a technique, and none of these people had "
                "heard the objections first."
            ),
        ],
    )
    st.subheader(_("What people in the EU said they support, 2023"), anchor="support")
    blocks.chart_block(reader, chart_id("ranking", *POLL, geography="EU27"), "poll")
    for key in ("eurobarometer_2023", "ecpat_poll"):
        figure_list.collection(reader, key, leave_out=POLL)


frame.header(
    reader,
    _("Netherlands and EU"),
    _("What do the Dutch and European figures say, and where does the law stand?"),
    answer(),
    [
        _("Much of what the Dutch hotline handles concerns Dutch servers, not Dutch victims."),
        _("A fall in reports can be a law, a host that moved, or another way of working."),
        _("Most Dutch figures were read in the press or on other second-hand pages: see the mark."),
    ],
)
cards()
VIEWS = {
    "netherlands": (_("Dutch hotline and police"), hotline),
    "hosting": (_("Hosting in the Netherlands"), hosting),
    "law": (_("Law, step by step"), law),
    "eu": (_("The EU in figures"), europe),
    "opinion": (_("Opinion polls"), opinion),
}
chosen = blocks.choice(
    _("Look closer at"), {k: words for k, (words, _show) in VIEWS.items()}, "part"
)
VIEWS[chosen][1]()
