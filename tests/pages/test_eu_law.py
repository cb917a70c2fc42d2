"""EU law: where it stands, every step, the EU in figures, and polls."""

from __future__ import annotations

import re
from datetime import date

import pytest

from data_sources.record import events
from data_sources.record.record import Record
from languages import dates
from screen.app import former_page
from screen.session.view import View
from tests.pages.conftest import OpenPage, alts, html_of

PARTS = {"gap": 0, "votes": 0, "law": 0, "eu": 2, "opinion": 1}
"""The drawn charts of a part; the steps that lead the page are written."""
TITLES = {"en": "EU law", "nl": "EU-wetgeving"}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_with_its_charts(open_page: OpenPage, language: str, part: str) -> None:
    app = open_page("eu_law", language, part=part)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == [TITLES[language]]
    assert len(alts(app)) == PARTS[part]
    assert html_of(app).count('class="otr-timeline"') == 1


def test_every_step_of_the_chosen_law_is_listed(open_page: OpenPage, record: Record) -> None:
    html = html_of(open_page("eu_law", "nl", part="law", law="NLD"))
    for step in events.steps(record, ["NLD"]):
        assert step.words("nl")[1] in html
    assert events.steps(record, ["USA"])[0].words("nl")[1] not in html


def test_main_steps_are_written_and_all_others_are_there(
    open_page: OpenPage, record: Record
) -> None:
    html = html_of(open_page("eu_law", "nl"))
    every = events.steps(record, ["EU"])
    shown, _, rest = html.partition('class="otr-step-rest"')
    assert shown.count('class="otr-step-track"') == len(events.main(every))
    assert all(step.words("nl")[1] in html for step in every)
    assert rest.count('class="otr-step-day"') == len(every) - len(events.main(every))


def test_no_jurisdiction_is_said(open_page: OpenPage) -> None:
    app = open_page("eu_law", "en", part="law")
    app.multiselect(key="law").set_value([]).run()
    assert not app.exception
    assert len(app.info) == 1


def test_steps_lie_behind_or_ahead_of_a_day(record: Record) -> None:
    today = date(2026, 11, 24)
    last = events.latest(record, today, ["EU"])
    coming = events.upcoming(record, today, ["EU"])
    assert last is not None
    assert last.date <= "2026-11-24" < coming[0].date
    assert events.latest(record, date(1990, 1, 1)) is None


@pytest.mark.parametrize(
    ("part", "page"),
    [("law", "eu_law"), ("opinion", "eu_law"), ("", "netherlands"), ("x", "netherlands")],
)
def test_a_link_to_the_former_page_leads_to_the_part_it_asks_for(part: str, page: str) -> None:
    assert former_page("netherlands-eu", part) == page


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_vote_stands_in_its_ballot(
    open_page: OpenPage, record: Record, language: str
) -> None:
    html = html_of(open_page("eu_law", language, part="votes"))
    found = record.find("ep.dutch_members_votes")
    assert html.count("<table") == len({f.breakdown["ballot"] for f in found})
    parties = {(f.breakdown["ballot"], f.breakdown["party"]) for f in found}
    assert html.count('<th scope="row">') == len(parties)
    heads = {tuple(re.findall('<th scope="col">([^<]*)', t)) for t in html.split("<table")[1:]}
    widest = max(heads, key=len)
    assert all([way for way in widest if way in head] == list(head) for head in heads)
    assert ("member who has left" in html) == (language == "en")


def test_the_gap_has_its_first_and_its_last_day(open_page: OpenPage) -> None:
    html = html_of(open_page("eu_law", "en", part="gap"))
    assert "3 April 2026" in html
    assert "31 July 2026" in html


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_finding_says_when_the_gap_began_and_ended(
    open_page: OpenPage, record: Record, language: str
) -> None:
    """Of the last step that is in force, and of the one in which the former rule lapsed."""
    steps = events.steps(record, ["EU"])
    ends = [
        s.date
        for s in steps
        if s.status in ("expired", "in force") and "derogation" in s.instrument
    ]
    html = html_of(open_page("eu_law", language))
    assert len(ends) > 1
    for day in ends[-2:]:
        assert dates.partial(day, language) in html


@pytest.mark.parametrize("language", ["en", "nl"])
def test_after_its_last_day_no_law_is_said_to_hold(
    open_page: OpenPage, record: Record, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """And its last step names its law, for a step alone may say no more than "the proposal"."""
    monkeypatch.setattr(View, "today", property(lambda _view: date(2028, 4, 4)))
    html = html_of(open_page("eu_law", language))
    (end,) = [step for step in events.steps(record, ["EU"]) if step.date == "2028-04-03"]
    instrument, what, _status = end.words(language)
    assert html.count(f"{instrument}. {what}") == 1
    assert {"en": "still to come", "nl": "moet nog komen"}[language] not in html
