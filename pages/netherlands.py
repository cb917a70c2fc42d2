"""The Netherlands: hotline, police, hosting and surveys."""

from __future__ import annotations

import streamlit as st

from charts.spec.identity import chart_id
from screen import blocks, figure_list, frame
from screen.parts import each, part
from screen.session.view import view

HOSTED_SHARE = "iwf.share_by_hosting_country"
HOSTED = "iwf.urls_by_hosting_country"
REPORTS = "offlimits.reports"
ILLEGAL = "offlimits.share_illegal"
POLICE = "nl_police.reports"
BY_COUNTRY = "ncmec.reports_by_country"
FOUR_HARMS = "weprotect_eu_survey.any_harm"
SURVEYS = ("cbs_phgsg", "ipsos_slachtofferhulp", "nl_rapporteur", "tdh_parents_2024")
PEAK = "2020"
# Before it the hotline's reports are known of two years only, and years apart.
SINCE = 2015

reader = view()
_, record, language = reader._, reader.record, reader.language


@part
def finding() -> str:
    """What the hotline received, and what part of the IWF's addresses stands here."""
    reports = record.latest(REPORTS, "NLD", kind="year")
    share = record.latest(HOSTED_SHARE, "NLD", kind="year")
    return _(
        "The Dutch hotline Offlimits received {reports} in {period}. Of the addresses that the "
        "IWF confirmed, {share} were hosted in the Netherlands in {year}.",
        reports=reports.with_unit(language),
        period=reports.period_label(language),
        share=share.format(language),
        year=share.period_label(language),
    )


@part
def keys() -> list[frame.Card]:
    """The latest of hosting, police and the reports that point here."""
    return each(
        lambda: key(HOSTED_SHARE),
        lambda: key(POLICE),
        lambda: key(BY_COUNTRY),
    )


def key(series: str) -> frame.Card:
    """The latest year here, with the one cause that it has, where the record knows it."""
    figure = record.latest(series, "NLD", kind="year")
    return frame.key(reader, figure, note=frame.explanation(reader, figure, brief=True))


@part
def hotline() -> None:
    """The Dutch hotline and its help line."""
    blocks.chart_block(reader, chart_id("trend", ILLEGAL, geography="NLD"), "illegal")
    figure_list.collection(reader, "offlimits_hotline", leave_out=[REPORTS, ILLEGAL], folded=True)
    for key in ("offlimits_helpwanted", "stop_it_now_nl", "nl_mma", "hashcheck"):
        figure_list.collection(reader, key, folded=True)


@part
def police() -> None:
    """What reaches the Dutch police, from abroad and at home."""
    blocks.chart_block(reader, chart_id("trend", POLICE, geography="NLD"), "police")
    blocks.chart_block(reader, chart_id("trend", BY_COUNTRY, geography="NLD"), "cybertipline")
    figure_list.collection(reader, "nl_police", leave_out=[POLICE])


@part
def hosting() -> None:
    """What stands on Dutch servers, by several counts that differ."""
    share, peak = (
        record.latest(HOSTED_SHARE, "NLD", kind="year"),
        record.figure(HOSTED_SHARE, PEAK, geography="NLD"),
    )
    frame.caution(
        reader,
        [
            _("The country is that of the server, not of the abuse, the uploader or the viewer."),
            _(
                "A few image hosts, and how much is found elsewhere, decide the Dutch share: "
                "read the share and the number of addresses together."
            ),
            frame.which_way(reader, share, peak),
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
    figure_list.named_figures(
        reader,
        [
            "offlimits.share_hosted_nl",
            "inhope.hosting_share",
            "childlight.csam_hosting_share",
            "tudelft_monitor.share_top_hoster",
            "tudelft_monitor.verified_reports",
        ],
        _("The Netherlands' share by other counts"),
    )


@part
def surveys() -> None:
    """What young people and parents in the Netherlands say, and how they were asked."""
    blocks.chart_block(reader, chart_id("ranking", FOUR_HARMS), "four-harms")
    frame.caution(
        reader,
        [
            _(
                "“More than two in three children in the Netherlands” overstates this survey: it "
                "asked young adults, looking back, about four harms, one of which is being "
                "sent sexual content."
            )
        ],
    )
    for key in SURVEYS:
        figure_list.collection(reader, key, folded=True)


frame.opening(
    reader,
    _("The Netherlands"),
    finding(),
    chart_id("trend", REPORTS, geography="NLD", since=SINCE),
    keys(),
    [
        _("Much of what the Dutch hotline handles concerns Dutch servers, not Dutch victims."),
        _("A fall in reports can be a law, a host that moved, or another way of working."),
        _("Most Dutch figures were read in the press or on other second-hand pages: see the mark."),
    ],
)
frame.parts(
    reader,
    {
        "netherlands": (_("Hotline and help line"), hotline),
        "police": (_("Police"), police),
        "hosting": (_("Hosting in the Netherlands"), hosting),
        "surveys": (_("Surveys"), surveys),
    },
)
