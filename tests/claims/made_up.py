"""A small made-up record: real series, and figures that nobody published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from claims import Claim, check
from claims.model import Claims
from data_sources.record.load import the_record
from data_sources.record.model import Break
from data_sources.record.period import Period
from data_sources.record.record import Record

FIGURES = (
    ("ncmec.reports_total", "", "World", "2019", 500_500),
    ("ncmec.reports_total", "", "World", "2020", 1_111_111),
    ("ncmec.reports_total", "", "World", "2021", 1_234_567),
    ("ncmec.reports_total", "", "World", "2022", 2_469_134),
    ("ncmec.reports_esp", "", "World", "2022", 2_464_813),
    ("ncmec.reports_public", "", "World", "2022", 4_321),
    ("ncmec.reports_by_country", "", "DEU", "2021", 61_728),
    ("ncmec.reports_by_country", "", "DEU", "2022", 123_456),
    ("ncmec.reports_by_country", "", "FRA", "2022", 77_889),
    ("ncmec.reports_by_platform", "platform=Facebook", "World", "2022", 987_654),
    ("ncmec.reports_by_platform", "platform=Discord", "World", "2022", 24_680),
    ("iwf.reports_assessed", "", "World", "2022", 400_401),
    ("iwf.reports_confirmed", "", "World", "2022", 200_303),
    ("iwf.sex_share", "sex=girls", "World", "2022", 91),
)


AT_LEAST = 500_500  # that one is a lower bound


@cache
def made_up() -> Record:
    """The record with these figures and no others; no breaks and no explanations."""
    return record_of(FIGURES)


@cache
def record_of(figures: tuple[tuple[str, str, str, str, float], ...]) -> Record:
    """A record with figures of a test's own: series, breakdown, place, period, value."""
    real = the_record()
    some = next(o for o in real.observations if o.precision == "exact" and not o.breakdown)
    made = tuple(
        replace(
            some, series=series, breakdown=breakdown, geography=place, value=float(value),
            period=Period.parse(period), unit=real.series[series].unit.key, standing="current",
            indicator="stated",
            precision="at_least" if value == AT_LEAST else "exact",
        )
        for series, breakdown, place, period, value in figures
    )  # fmt: skip
    return replace(real, observations=made, all_breaks=(), all_explanations=())


def counted_anew(record: Record, series: str, day: date) -> Record:
    """The same with a break of that series, from a day on."""
    words = {"en": "Anew", "nl": "Anders"}, {"en": "Counted anew.", "nl": "Anders geteld."}
    return replace(record, all_breaks=(Break(series, day, *words, "https://example.org/"),))


def checked(text: str, language: str | None = None) -> Claims:
    """The claims of a text, against the made-up record."""
    return check(text, language, made_up())


def claim_of(text: str, number: str, occurrence: int = 1) -> Claim:
    """The claim of a number in a text; fails when the number has none."""
    place = -1
    for _ in range(occurrence):
        place = text.index(number, place + 1)
    end = place + len(number)
    return next(c for c in checked(text) if c.span.start < end and place < c.span.end)


def said(text: str, number: str) -> tuple[str, str]:
    """Verdict and figure of a number in a text."""
    found = [
        c for c in checked(text)
        if c.span.start < text.index(number) + len(number) and text.index(number) < c.span.end
    ]  # fmt: skip
    if not found:
        return "no claim", ""
    return found[0].verdict.value, found[0].figure.id if found[0].figure else ""
