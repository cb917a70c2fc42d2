"""Expected publications: reckoned by hand from made-up years, read by a calendar's own reader."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import icalendar
import pytest

from data_sources.record.period import Period
from data_sources.record.record import Record
from languages import LANGUAGES
from publish.data import calendar
from publish.site.site import Site

SERIES = "ncmec.reports_total"


def published(
    record: Record, months: dict[int, str] | dict[str, str], frequency: str = "annual"
) -> Record:
    """The record with the figures of these periods only, each published in its month."""
    (first, *_rest) = record.trend(SERIES)
    sources, observations = {}, []
    for code, month in months.items():
        own = replace(first.source, key=f"report-{code}".lower(), published=month)
        sources[own.key] = own
        span = Period.parse(str(code))
        observations.append(replace(first.observation, period=span, source=own.key))
    series = {SERIES: replace(record.series[SERIES], frequency=frequency)}
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
    assert [(one.period.start.year, one.first, one.last) for one in made] == (
        [found] if found else []
    )


@pytest.mark.parametrize(
    ("frequency", "months", "found"),
    [
        (
            "half-yearly",
            {"2024-H1": "2024-09", "2024-H2": "2025-02", "2025-H1": "2025-10-03"},
            ("2025-H2", date(2026, 2, 1), date(2026, 4, 30)),
        ),
        (
            "quarterly",
            {"2024-Q4": "2025-02", "2025-Q1": "2025-05", "2025-Q2": "2025-08-12"},
            ("2025-Q3", date(2025, 11, 1), date(2025, 11, 30)),
        ),
        (
            "quarterly",
            {"2025-Q2": "2025-07", "2025-Q3": "2025-12", "2025-Q4": "2026-01"},
            ("2026-Q1", date(2026, 4, 1), date(2026, 6, 30)),
        ),
        # One publication tells of many quarters: when the others were told first is not known.
        ("quarterly", dict.fromkeys(("2025-Q1", "2025-Q2", "2025-Q3"), "2025-11"), None),
        ("half-yearly", {"2024-H1": "2024-09", "2025-H1": "2025-09"}, None),
        # A year among the halves is no half.
        ("half-yearly", {"2022": "2023-02", "2023": "2024-02", "2024": "2025-02"}, None),
    ],
)
def test_halves_and_quarters(
    record: Record, frequency: str, months: dict[str, str], found: tuple[str, date, date] | None
) -> None:
    made = published(record, months, frequency)
    told = [(one.period.code, one.first, one.last) for one in calendar.expected(made)]
    assert told == ([found] if found else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_what_nothing_is_said_it_is_said(record: Record, language: str) -> None:
    few = published(record, {"2024-H1": "2024-09", "2025-H1": "2025-09"}, "half-yearly")
    (one,) = calendar.unsaid(few)
    assert one.known == 2 and "NCMEC" in calendar.unsaid_of(one, language)
    page = Site(few).get(f"{language}/calendar/")
    assert page is not None and calendar.unsaid_of(one, language) in page.content.decode()
    enough = {2023: "2024-03", 2024: "2025-05", 2025: "2026-04"}
    assert not calendar.unsaid(published(record, enough))


def test_a_publisher_is_named_once_and_in_the_readers_language(record: Record) -> None:
    english, dutch = (
        [calendar.unsaid_of(one, language) for one in calendar.unsaid(record)]
        for language in ("en", "nl")
    )
    assert english and not [one for one in english if re.match(r"(\w+): \1\b", one)]
    assert any(one.startswith("Europese Commissie: ") for one in dutch)
    assert not [one for one in dutch if one.startswith("European Commission")]


def test_what_the_record_holds_already_is_not_expected(record: Record) -> None:
    # When 2025 came out is not known to the month, but it is there.
    months = {2022: "2023-03", 2023: "2024-03", 2024: "2025-04", 2025: "2026"}
    (one,) = calendar.expected(published(record, months))
    assert one.period.code == "2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_program_reads_a_half(record: Record, language: str) -> None:
    months = {"2025-H1": "2025-09", "2025-H2": "2026-02", "2026-H1": "2026-10"}
    text = calendar.ics(published(record, months, "half-yearly"), language)
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2027, 2, 1),
        date(2027, 5, 1),
    )
    assert ("second half of 2026" if language == "en" else "tweede helft van 2026") in str(
        event["summary"]
    )


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
