"""Expected publications: reckoned by hand from made-up years, read by a calendar's own reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import icalendar
import pytest

from data_sources.record.record import Record
from languages import LANGUAGES
from publish.data import calendar
from publish.site.site import Site

SERIES = "ncmec.reports_total"


def published(record: Record, months: dict[int, str]) -> Record:
    """The record with the figures of these years only, each published in its month."""
    (first, *_rest) = record.trend(SERIES)
    sources, observations = {}, []
    for year, month in months.items():
        own = replace(first.source, key=f"report-{year}", published=month)
        sources[own.key] = own
        span = replace(first.period, start=date(year, 1, 1), end=date(year, 12, 31))
        observations.append(replace(first.observation, period=span, source=own.key))
    series = {SERIES: replace(record.series[SERIES], frequency="annual")}
    own_publisher = series[SERIES].publisher
    sources = {key: replace(one, publisher=own_publisher) for key, one in sources.items()}
    return replace(
        record, series=series, sources=sources, observations=tuple(observations), people_series={}
    )


@pytest.mark.parametrize(
    ("months", "found"),
    [
        (
            {2021: "2022-03", 2022: "2023-05-08", 2023: "2024-04"},
            (2024, date(2025, 3, 1), date(2025, 5, 31)),
        ),
        (
            {2021: "2022-12", 2022: "2023-12-31", 2023: "2024-12"},
            (2024, date(2025, 12, 1), date(2025, 12, 31)),
        ),
        # What was published long after tells nothing of when the year came out.
        ({2021: "2022-03", 2022: "2023-05", 2023: "2025-02"}, None),
        ({2021: "2022-03", 2022: "2023", 2023: "2024-04"}, None),
        # Of the last six years only, seen from the newest.
        ({2010: "2011-01", 2021: "2022-03", 2023: "2024-04"}, None),
    ],
)
def test_a_range_from_what_was(
    record: Record, months: dict[int, str], found: tuple[int, date, date] | None
) -> None:
    made = calendar.expected(published(record, months))
    assert [(one.year, one.first, one.last) for one in made] == ([found] if found else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_program_reads_it(record: Record, language: str) -> None:
    months = {2023: "2024-03", 2024: "2025-05", 2025: "2026-04"}
    made = published(record, months)
    text = calendar.ics(made, language)
    assert all(len(line) <= 75 for line in text.split(b"\r\n")) and b"\n\n" not in text
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2027, 3, 1),
        date(2027, 6, 1),
    )
    assert event["status"] == "TENTATIVE" and event["transp"] == "TRANSPARENT"
    assert "NCMEC" in event["summary"] and "2026" in event["summary"]
    assert ("expectation" if language == "en" else "verwachting") in event["description"]


def test_months_that_are_over_are_said_and_not_in_the_calendar(record: Record) -> None:
    made = published(record, {2015: "2016-03", 2016: "2017-03", 2017: "2018-03"})
    (one,) = calendar.expected(made)
    assert calendar.passed(made, one)
    assert not icalendar.Calendar.from_ical(calendar.ics(made, "en")).walk("VEVENT")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_that_it_is_ours(record: Record, language: str) -> None:
    site = Site(record)
    page = site.get(f"{language}/calendar/")
    feed = site.get(calendar.address(language))
    assert page is not None and feed is not None
    text = page.content.decode()
    assert ("no publisher announced" if language == "en" else "geen uitgever") in text
    assert text.count("<dt>") == len(calendar.expected(record)) > 0
    assert feed.media_type.startswith("text/calendar")
