"""EU law on detecting and removing: where it stands, what came before, what comes next."""

from __future__ import annotations

from functools import partial

import streamlit as st

from charts.spec.identity import chart_id
from charts.words import titles
from data_sources.record import citations, events
from languages import dates
from screen import blocks, figure_list, frame
from screen.parts import part
from screen.session.view import view
from screen.timeline import place_name, step_list

POLL = (
    "eurobarometer_csa2023.detect_known",
    "eurobarometer_csa2023.detect_messages",
    "eurobarometer_csa2023.detect_new",
    "eurobarometer_csa2023.detect_grooming",
    "eurobarometer_csa2023.detect_e2ee",
    "eurobarometer_csa2023.support_proposal",
)
LATEST = 6
VOTES = "ep.dutch_members_votes"
WAYS = ("for the derogation", "against the derogation", "abstained", "did not vote")
# The instruments whose end and beginning make the gap, and the year in which both lie.
GAP = (
    "Interim ePrivacy derogation (Reg. 2021/1232)",
    "New interim derogation (Reg. (EU) 2026/1881)",
)
GAP_SINCE = "2026"
LAPSED, IN_FORCE = (GAP[0], "expired"), "in force"

reader = view()
_, record, language = reader._, reader.record, reader.language


@part
def finding() -> str:
    """What applies to detection now: the last step of the derogation that lies behind."""
    behind = [s for s in events.steps(record, ("EU",)) if not events.ahead(s, reader.today)]
    applying = [step for step in behind if step.instrument == GAP[-1]]
    if not applying:
        return latest_step()
    lapsed = [step for step in behind if (step.instrument, step.status) == LAPSED]
    if lapsed and applying[-1].status == IN_FORCE:
        return _(
            "By the pages read, voluntary detection in private messages has a legal basis in the "
            "EU again since {day}, by Regulation (EU) 2026/1881; from {lapsed} it had none.",
            day=dates.partial(applying[-1].date, language),
            lapsed=dates.partial(lapsed[-1].date, language),
        )
    instrument, what, _status = applying[-1].words(language)
    return f"{instrument}, {dates.partial(applying[-1].date, language)}: {what}"


def latest_step() -> str:
    """The last known step, with its day and standing."""
    step = events.latest(record, reader.today, ("EU",))
    if step is None:
        return _("This record holds no step in EU law.")
    instrument, what, status = step.words(language)
    return _(
        "Latest known step in EU law, {day}: {instrument}. {what} Its standing: {status}.",
        day=dates.partial(step.date, language),
        instrument=instrument,
        what=what,
        status=status,
    )


@part
def next_step() -> list[str]:
    """What lies ahead, if the record knows of anything."""
    coming = events.upcoming(record, reader.today, ("EU",))
    return [
        _(
            "Still to come, {day}: {instrument}. {what}",
            day=dates.partial(step.date, language),
            instrument=step.words(language)[0],
            what=step.words(language)[1],
        )
        for step in coming
    ]


@part
def before() -> list[str]:
    """What is law and what is not, and until when this page knows."""
    return [
        _(
            "This record holds no adoption of the regulation against child sexual abuse "
            "(2022/0155): treat it as a proposal."
        ),
        latest_step(),
        *next_step(),
        _(
            "These are the steps known to this record on {day}. For anything later, see the "
            "official journal.",
            day=dates.day(record.created, language),
        ),
    ]


@part
def law() -> None:
    """All steps in law and policy, as a picture and as a list, by whose law and which file."""
    codes = events.jurisdictions(record)
    places = blocks.several(
        _("Whose law"), codes, "law", ("EU", "NLD"), len(codes), words=partial(place_name, reader)
    )
    if not places:
        blocks.message(reader, _("Pick at least one jurisdiction to see its steps."))
        return
    steps = events.steps(record, places)
    names = {step.instrument: step.words(language)[0] for step in steps}
    subject = blocks.select(
        _("One law or file"),
        ["", *names],
        "file",
        words=lambda name: names.get(name, _("All laws and files")),
    )
    listed = [s for s in reversed(steps) if subject in ("", s.instrument)]
    step_list(reader, listed[:LATEST])
    if len(listed) > LATEST:
        with st.expander(_("Earlier steps ({count})", count=len(listed) - LATEST)):
            step_list(reader, listed[LATEST:])


@part
def europe() -> None:
    """Reports that concern the EU, what its hotlines find, and what is hosted in it."""
    blocks.chart_block(reader, chart_id("trend", "iwf.eu_hosted_urls", geography="EU27"), "eu")
    blocks.chart_block(
        reader, chart_id("trend", "inhope.eu_public_reports", geography="Europe"), "eu-hotlines"
    )
    for key in ("ncmec_eu", "eu_interim_derogation", "europol_victim_identification"):
        figure_list.collection(reader, key, folded=True)


@part
def votes() -> None:
    """How the Dutch members voted, ballot by ballot."""
    frame.caution(
        reader,
        [
            _("A vote is about one text on one day, not about what a member thinks of it."),
        ],
    )
    found = record.find(VOTES)
    for ballot in dict.fromkeys(figure.breakdown["ballot"] for figure in found):
        columns, table = ballot_table(ballot)
        blocks.rows(titles.value_word(ballot, "ballot", record, language), columns, table)
    st.caption(citations.sources_line(found, language))
    figure_list.critic(reader, VOTES)


def ballot_table(ballot: str) -> tuple[list[str], list[list[str]]]:
    """One ballot: a row a party, a column a way of voting; no number is no such vote.

    The ways stand in one order in every ballot, so that two tables can be read side by side.
    """
    found = [f for f in record.find(VOTES) if f.breakdown["ballot"] == ballot]
    cast = dict.fromkeys(f.breakdown["vote"] for f in found)
    ways = sorted(cast, key=lambda way: WAYS.index(way) if way in WAYS else len(WAYS))
    rows: dict[str, dict[str, str]] = {}
    for figure in found:
        row = rows.setdefault(figure.breakdown["party"], {})
        row[figure.breakdown["vote"]] = figure.format(language)
    table = [
        [titles.value_word(party, "party", record, language), *(row.get(way, "–") for way in ways)]
        for party, row in sorted(rows.items())
    ]
    words = [titles.value_word(way, "vote", record, language) for way in ways]
    return [_("Party"), *words], table


@part
def gap() -> None:
    """From when to when there was no legal basis for voluntary detection, step by step."""
    frame.caution(
        reader,
        [
            _(
                "What happened to reports in these months is not known: this record has no "
                "count of reports over them."
            ),
            _("In force and applying are two things: each step says which of them it is."),
        ],
    )
    found = [s for s in events.steps(record, ["EU"]) if s.instrument in GAP and s.date >= GAP_SINCE]
    step_list(reader, list(reversed(found)))


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
                "Support for a goal is not support for a technique, and the summaries do not "
                "say that objections were put to those asked."
            ),
        ],
    )
    blocks.chart_block(
        reader,
        chart_id("ranking", *POLL, geography="EU27"),
        "poll",
        _("What people in the EU said they support, 2023"),
    )
    for key in ("eurobarometer_2023", "ecpat_poll"):
        figure_list.collection(reader, key, leave_out=POLL, folded=True)


frame.opening(
    reader,
    _("EU law"),
    finding(),
    chart_id("timeline", "law", jurisdiction="EU"),
    [],
    before(),
)
frame.parts(
    reader,
    {
        "gap": (_("The gap of 2026"), gap),
        "law": (_("Every step"), law),
        "votes": (_("How Dutch members voted"), votes),
        "eu": (_("The EU in figures"), europe),
        "opinion": (_("Opinion polls"), opinion),
    },
)
