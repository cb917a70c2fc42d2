"""Dates and periods in each language's own form."""

from __future__ import annotations

from datetime import date

import pytest

from data_sources.record.period import Period
from languages import dates, known_language


@pytest.mark.parametrize(
    ("code", "english", "dutch"),
    [
        ("2023", "2023", "2023"),
        ("2025-H1", "first half of 2025", "eerste helft van 2025"),
        ("2025-H2", "second half of 2025", "tweede helft van 2025"),
        ("2024-05", "May 2024", "mei 2024"),
        ("2024-04/2024-09", "April to September 2024", "april tot en met september 2024"),
        ("2023-04/2024-03", "April 2023 to March 2024", "april 2023 tot en met maart 2024"),
        ("2020/2021", "2020 to 2021", "2020 tot en met 2021"),
        ("2026-02-04/2026-02-04", "4 February 2026", "4 februari 2026"),
    ],
)
def test_periods(code: str, english: str, dutch: str) -> None:
    assert dates.period(Period.parse(code), "en") == english
    assert dates.period(Period.parse(code), "nl") == dutch


@pytest.mark.parametrize(
    ("text", "english", "dutch"),
    [
        ("2021-03-02", "2 March 2021", "2 maart 2021"),
        ("2021-02", "February 2021", "februari 2021"),
        ("2021", "2021", "2021"),
    ],
)
def test_partial_dates(text: str, english: str, dutch: str) -> None:
    assert dates.partial(text, "en") == english
    assert dates.partial(text, "nl") == dutch


def test_day() -> None:
    assert dates.day(date(2026, 11, 24), "nl") == "24 november 2026"


@pytest.mark.parametrize(
    ("text", "language"), [("nl-BE", "nl"), ("NL", "nl"), ("fr", "en"), ("", "en"), (None, "en")]
)
def test_known_language(text: str | None, language: str) -> None:
    assert known_language(text) == language
