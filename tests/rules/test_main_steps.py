"""Which steps of law matter, and what a timeline of them says; on made-up steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from charts.builders.catalogue import chart
from charts.builders.timeline import counted
from charts.layout.days import Days
from charts.paper import svg
from charts.spec.model import UnknownChart
from charts.words import steps
from data_sources.record import events
from data_sources.record.model import TimelineEvent
from data_sources.record.record import Record


def step(day: str, instrument: str, stage: str, whose: str = "EU") -> TimelineEvent:
    event = f"{instrument} on {day}"
    return TimelineEvent(day, whose, instrument, event, stage, "Journal", "", "", stage=stage)


STEPS = [
    step("2020-01-01", "Act", "proposed"),
    step("2021-01-01", "Draft", "proposed"),
    step("2021-02-01", "Draft", "position"),
    step("2021-03-01", "Draft", "position", "NLD"),
    step("2022-01-01", "Act", "decided"),
    step("2022-02-01", "Plan", "other"),
    step("2022-06-01", "Act", "applies"),
    step("2023-01-01", "Draft", "agreed"),
    step("2023-02-01", "Draft", "other"),
    step("2024-06", "Act", "ended"),
]
MAIN = [
    ("2021-01-01", "Draft"),
    ("2021-03-01", "Draft"),
    ("2022-01-01", "Act"),
    ("2022-06-01", "Act"),
    ("2023-01-01", "Draft"),
    ("2024-06", "Act"),
]


def test_law_has_its_decisions_and_a_draft_its_beginning_and_where_it_stands() -> None:
    assert [(event.date, event.instrument) for event in events.main(STEPS)] == MAIN


def test_steps_of_no_known_stage_are_no_main_steps() -> None:
    assert events.main([replace(event, stage="") for event in STEPS]) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "6 main steps in law since 2021; "
            "as of 1 February 2024, last: 1 January 2023, next: June.",
        ),
        (
            "nl",
            "6 hoofdstappen in de wetgeving sinds 2021; "
            "stand op 1 februari 2024, laatste: 1 januari 2023, volgende: juni.",
        ),
    ],
)
def test_they_are_counted_as_seen_from_a_day(language: str, said: str) -> None:
    assert counted(events.main(STEPS), date(2024, 2, 1), language) == said


def test_nothing_lies_ahead_when_all_is_over() -> None:
    said = counted(events.main(STEPS), date(2025, 2, 1), "en")
    assert said == "6 main steps in law since 2021; last: June 2024."


def test_a_chart_shows_the_main_steps_or_all(made: Record) -> None:
    known = replace(made, events=tuple(STEPS), created=date(2024, 2, 1))
    shown = chart(known, "timeline:law?jurisdiction=EU", "en")
    assert [mark.label for mark in shown.marks] == ["Draft", "Act", "Act", "Draft", "Act"]
    assert "5 of 9 known steps" in shown.subtitle
    assert "1 February 2024" in shown.source_line
    every = chart(known, "timeline:law?jurisdiction=EU&steps=all", "en")
    assert len(every.marks) == 9
    for wide in (1200, 480):
        drawn = svg.draw(shown, wide)
        assert drawn.count("Act: decided") == 1
        assert "Act on 2022-01-01" not in drawn.partition("</desc>")[2]
    with pytest.raises(UnknownChart, match="steps=all"):
        chart(known, "timeline:law?steps=some", "en")


def test_days_lie_along_a_stretch_of_time() -> None:
    days = Days.around([date(2021, 3, 1), date(2031, 3, 1)])
    assert 0 < days.share(date(2021, 3, 1)) < days.share(date(2031, 3, 1)) < 1
    assert days.share(date(2026, 3, 1)) == pytest.approx(0.5, abs=0.001)
    years = [year for year, _share in days.years(5)]
    assert years == ["2021", "2024", "2027", "2030"]


def test_a_step_lies_ahead_of_the_day_that_is_asked_for_or_of_the_record(made: Record) -> None:
    known = replace(made, events=tuple(STEPS), created=date(2024, 2, 1))
    shown = chart(known, "timeline:law?jurisdiction=EU", "en")
    last = max(shown.marks, key=lambda mark: str(mark.position))
    assert steps.ahead(shown, last)
    assert not steps.ahead(shown, last, date(2024, 7, 1))
