"""What may be expected when: a list, and a calendar to subscribe to."""

from __future__ import annotations

from data_sources.record.record import Record
from languages import dates, translator
from publish.address import addresses
from publish.address.page import Page
from publish.data import calendar
from publish.pages.figure_page import common, rendered


def calendar_page(record: Record, language: str) -> Page:
    """The expected publications, the earliest first, each with what it is reckoned from."""
    here, _ = addresses.calendar(language), translator(language)
    rows = [
        (
            calendar.when(one, language),
            calendar.passed(record, one),
            calendar.title_of(one, language),
            calendar.why(one, language),
            addresses.relative(here, addresses.feed_of(language, "publishers", one.publisher.key)),
        )
        for one in sorted(calendar.expected(record), key=lambda one: calendar.passed(record, one))
    ]
    context = common(record, language, here, addresses.calendar) | {
        "title": _("Expected publications"),
        "description": _(
            "When yearly, half-yearly and quarterly figures are to be expected, reckoned from the"
            " months in which each publisher published before."
        ),
        "as_of": dates.day(record.created, language),
        "rows": rows,
        "unsaid": [calendar.unsaid_of(one, language) for one in calendar.unsaid(record)],
        "ics": addresses.relative(here, calendar.address(language)),
    }
    return rendered("calendar.html", context)
