"""EU law on detecting and removing: where it stands, what came before, what comes next."""

from __future__ import annotations

import streamlit as st

from charts.spec.identity import chart_id
from data_sources.record import events
from languages import dates
from screen import blocks, figure_list, frame, markup
from screen.parts import part
from screen.view import view

POLL = (
    "eurobarometer_csa2023.detect_known",
    "eurobarometer_csa2023.detect_messages",
    "eurobarometer_csa2023.detect_new",
    "eurobarometer_csa2023.detect_grooming",
    "eurobarometer_csa2023.detect_e2ee",
    "eurobarometer_csa2023.support_proposal",
)
LATEST = 6
NAMES = {"EU": "European Union", "CoE": "Council of Europe", "UN": "United Nations"}

reader = view()
_, record, language = reader._, reader.record, reader.language


@part
def finding() -> str:
    """The last known step, with its day and standing."""
    step = events.latest(record, reader.today, ("EU",))
    if step is None:
        return _("This record holds no step in EU law.")
    _instrument, what, status = step.words(language)
    return _(
        "Latest known step in EU law, {day}: {what} Its standing: {status}.",
        day=dates.partial(step.date, language),
        what=what,
        status=status,
    )


@part
def next_step() -> list[str]:
    """What lies ahead, if the record knows of anything."""
    coming = events.upcoming(record, reader.today, ("EU",))
    return [
        _(
            "Still to come, {day}: {what}",
            day=dates.partial(step.date, language),
            what=step.words(language)[1],
        )
        for step in coming
    ]


@part
def before() -> list[str]:
    """What is law and what is not, and until when this page knows."""
    return [
        _("The regulation against child sexual abuse (2022/0155) is not adopted law."),
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
        _("Whose law"), codes, "law", ("EU", "NLD"), len(codes), words=place_name
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
    step_list(listed[:LATEST])
    if len(listed) > LATEST:
        with st.expander(_("Earlier steps ({count})", count=len(listed) - LATEST)):
            step_list(listed[LATEST:])


@part
def step_list(shown: list[events.TimelineEvent]) -> None:
    """Steps as a table, in the order given."""
    st.html(
        markup.render(
            "steps",
            caption=_("Steps, the latest first"),
            columns=[_("Date"), _("Law or file"), _("Step"), _("Standing")],
            rows=[step_row(step) for step in shown],
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
        "law": (_("Every step"), law),
        "eu": (_("The EU in figures"), europe),
        "opinion": (_("Opinion polls"), opinion),
    },
)
