"""The monthly DSA tables as series of their own, so that they chart, cite and print like the rest.

The DSA Transparency Database is not a table of published figures but a register; its monthly
counts here are added up from daily ones. They are therefore kept in tables of their own and
become series only in the small record that :func:`dsa_record` makes.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from data_sources.record.kept import kept
from data_sources.record.model import (
    Break,
    Explanation,
    Observation,
    Series,
    SeriesText,
    Texts,
    Unit,
)
from data_sources.record.period import Period
from data_sources.record.record import Record
from languages import LANGUAGES, Translate, translator

PREFIX = "dsa."
PLACE = "EU27"
SOURCE = "european-commission-dsa-transparency-database"
COUNTED_ELSEWHERE = "https://github.com/transparency-in-content-moderation"
FIRST_DAY, LAST_DAY = date(2023, 9, 25), date(2026, 1, 10)
NEW_SCHEMA = date(2025, 7, 1)

LABELS = {
    "protection_of_minors": "dsa.protection_of_minors",
    "child_sexual_abuse_material": "dsa.keyword_csam",
    "grooming_sexual_enticement_minors": "dsa.keyword_grooming",
}
_NAMES = {
    "dsa.statements": "Statements of reasons, all platforms",
    "dsa.keyword_share": "Share of statements that carry any keyword",
    "dsa.platforms": "Platforms that sent statements",
    "dsa.protection_of_minors": "Statements in the category protection of minors",
    "dsa.keyword_csam": "Statements with the keyword child sexual abuse material",
    "dsa.keyword_grooming": "Statements with the keyword grooming",
}
_DEFINITIONS = {
    "dsa.statements": (
        "One statement is one decision of one platform about one item or account, as sent to the "
        "database of the European Commission. Added up from daily counts."
    ),
    "dsa.keyword_share": (
        "Of all statements of a month, the share in which the platform filled in at least one "
        "keyword of any subject. The keyword is optional. Worked out from the two monthly counts."
    ),
    "dsa.platforms": "Platforms that sent at least one statement in the month.",
    "dsa.protection_of_minors": (
        "Statements in which the platform chose protection of minors as the category. It also "
        "holds age limits, unsafe products and more, and says nothing of abuse by itself."
    ),
    "dsa.keyword_csam": (
        "Statements in which the platform added the optional keyword child sexual abuse material. "
        "Only a few platforms ever set it."
    ),
    "dsa.keyword_grooming": (
        "Statements in which the platform added the optional keyword grooming or sexual "
        "enticement of minors."
    ),
}
_MEASURES = (
    "Decisions that platforms took about content or accounts of users in the EU, as the platforms "
    "themselves described them."
)
_NOT = (
    "How much abuse or material there is. A statement is one decision: not an image, a child, a "
    "report to police or a crime. A platform that sets no keyword may act as often as one that "
    "does."
)
_CAVEATS = (
    "First and last month are not whole and are left out of the charts. The database got a new "
    "schema on 1 July 2025; keywords are optional and platforms use them as they see fit. "
    "Duplicates were removed from the database in May and June 2024."
)
_CRITIC = (
    "Platforms choose category and keyword themselves, so the counts show habits of filing more "
    "than content."
)
_ANSWER = (
    "That is so, and it is the main thing these counts show. What stands is which platforms name "
    "the subject at all, and that most statements name none."
)
_BREAK_LABEL = "New schema of the database"
_BREAK_WHY = (
    "Categories and keywords were renewed on 1 July 2025 and older statements were not converted; "
    "some platforms stopped and others began to use a keyword on that day."
)
_EXPLAINED = (
    (
        "dsa.keyword_csam",
        "",
        date(2024, 8, 1),
        "Discord joined on 22 August 2024",
        (
            "Discord has sent most of all statements with this keyword since it joined. The "
            "total follows what one company files."
        ),
    ),
    (
        "dsa.keyword_csam",
        "platform=X",
        date(2025, 7, 1),
        "Stops with the new schema",
        (
            "X nearly stopped setting this keyword with the new schema while its statements on "
            "the protection of minors went on: a change of filing, not of content."
        ),
    ),
    (
        "dsa.keyword_csam",
        "platform=eBay",
        date(2025, 7, 1),
        "Starts with the new schema",
        (
            "eBay begins on the day of the new schema. This looks like a policy mapped to a "
            "keyword, not like as many finds."
        ),
    ),
)


@kept()
def dsa_record(record: Record) -> Record:
    """A record that holds the DSA series alone, with the sources and places of the given one."""
    units = {**record.units, **_units()}
    series = {key: _series(record, units, key) for key in _NAMES}
    return replace(
        record,
        units=units,
        series=series,
        observations=tuple(_observations(record)),
        all_breaks=tuple(
            Break(key, NEW_SCHEMA, _texts(_BREAK_LABEL), _texts(_BREAK_WHY), "") for key in series
        ),
        all_explanations=tuple(
            Explanation(key, part, PLACE, day, _texts(label), _texts(text))
            for key, part, day, label, text in _EXPLAINED
        ),
    )


def record_for(record: Record, keys: tuple[str, ...]) -> Record:
    """The record that knows these series: the DSA's own for ``dsa.…``, else the one given."""
    return dsa_record(record) if any(key.startswith(PREFIX) for key in keys) else record


def _texts(message: str) -> Texts:
    return {language: translator(language)(message) for language in LANGUAGES}


def _units() -> dict[str, Unit]:
    words = (
        ("statements", "statement of reasons", "statements of reasons"),
        ("platforms", "platform", "platforms"),
    )
    return {key: Unit(key, "count", _texts(one), _texts(many)) for key, one, many in words}


def _series(record: Record, units: dict[str, Unit], key: str) -> Series:
    unit = {"dsa.keyword_share": "percent", "dsa.platforms": "platforms"}.get(key, "statements")
    texts = {language: _words(key, translator(language)) for language in LANGUAGES}
    publisher = record.sources[SOURCE].publisher
    form = "share" if unit == "percent" else "count"
    return Series(key, "dsa", publisher, units[unit], form, "eu", "monthly", False, texts)


def _words(key: str, _: Translate) -> SeriesText:
    return SeriesText(
        name=_(_NAMES[key]),
        definition=_(_DEFINITIONS[key]),
        measures=_(_MEASURES),
        does_not_measure=_(_NOT),
        caveats=_(_CAVEATS),
        critic=_(_CRITIC),
        answer=_(_ANSWER),
        collection=_("DSA Transparency Database"),
    )


def month_period(month: str) -> Period:
    """The days of a month that the daily counts cover: the first and the last are not whole."""
    year, number = (int(part) for part in month.split("-"))
    last = date(year, number, calendar.monthrange(year, number)[1])
    return Period(max(date(year, number, 1), FIRST_DAY), min(last, LAST_DAY))


def _observations(record: Record) -> Iterator[Observation]:
    slots: dict[tuple[str, str, Period], float] = defaultdict(int)
    for row in record.dsa_totals.to_dict("records"):
        period = month_period(row["month"])
        slots["dsa.statements", "", period] += int(row["statements"])
        slots["dsa.platforms", "", period] += int(row["platforms_submitting"])
        share = 100 * row["statements_with_any_keyword"] / row["statements"]
        slots["dsa.keyword_share", "", period] = round(share, 2)
    for row in record.dsa_monthly.to_dict("records"):
        for part in ("", f"platform={row['platform']}"):
            slot = LABELS[row["label"]], part, month_period(row["month"])
            slots[slot] += int(row["statements"])
    for slot, value in sorted((_years(slots) | slots).items()):
        yield _observation(slot, value)


def _years(slots: dict[tuple[str, str, Period], float]) -> dict[tuple[str, str, Period], float]:
    """Sums over the years of which every month is there; not for what cannot be added up."""
    months = {period for _, _, period in slots if period.kind == "month"}
    counts: dict[int, int] = defaultdict(int)
    for period in months:
        counts[period.start.year] += 1
    found: dict[tuple[str, str, Period], float] = defaultdict(int)
    for (key, part, period), value in slots.items():
        year = period.start.year
        if counts[year] == 12 and key not in ("dsa.platforms", "dsa.keyword_share"):
            found[key, part, Period.parse(str(year))] += value
    return dict(found)


def _observation(slot: tuple[str, str, Period], value: float) -> Observation:
    key, part, period = slot
    checked = key == "dsa.statements" and period.code == "2024"
    return Observation(
        key,
        part,
        PLACE,
        period,
        int(value) if float(value).is_integer() else value,
        {"dsa.keyword_share": "percent", "dsa.platforms": "platforms"}.get(key, "statements"),
        "exact",
        SOURCE,
        f"daily counts, {period.code}" + (f", {part.partition('=')[2]}" if part else ""),
        "second-hand",
        "current",
        "stated",
        "",
        COUNTED_ELSEWHERE,
        COUNTED_ELSEWHERE if checked else "",
        "Added up from daily counts.",
    )
