"""What points and claims say of a law that runs out: true before that day, and true after it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from briefing.often import often
from briefing.points.points import POINTS, point
from data_sources.record.record import Record
from languages import LANGUAGES

LAW = "New interim derogation (Reg. (EU) 2026/1881)"
OF_THE_LAW = ("eu-gap", "platform-duty", "campaign-letter")
CLAIM = "platforms-must-detect"
# That it permits, in words that hold only while it runs.
PERMITS = {
    "en": r"\b(permits|allows|gives one again|is voluntary|leaves it to|detection is still|"
    r"may look)\b",
    "nl": r"\b(staat (vrijwillige )?detectie|staat die toe|geeft er weer een|is dat vrijwillig|"
    r"laat het aan|aan henzelf overlaat|mogen platforms|is detectie|is in het Europese recht)\b",
}


def last_day(record: Record) -> date:
    (end,) = [
        event for event in record.timeline() if event.instrument == LAW and event.stage == "ended"
    ]
    return date.fromisoformat(end.date)


def said(record: Record, name: str, language: str, day: date) -> str:
    if name == CLAIM:
        claim = often.often_made(record, name, language, day)
        return f"{claim.record} {claim.instead}"
    of = point(record, name, language, day)
    return " ".join((of.headline, *of.texts.values(), *of.requests.values(), of.answer))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*OF_THE_LAW, CLAIM])
def test_no_permission_is_stated_once_it_has_run_out(
    record: Record, name: str, language: str
) -> None:
    end = last_day(record)
    before = said(record, name, language, end - timedelta(days=1))
    after = said(record, name, language, end + timedelta(days=1))
    assert re.search(PERMITS[language], before)
    assert not re.search(PERMITS[language], after), after


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_point_states_it_after_that_day(record: Record, language: str) -> None:
    after = last_day(record) + timedelta(days=1)
    texts = {name: said(record, name, language, after) for name in POINTS}
    wrong = [name for name, text in texts.items() if re.search(PERMITS[language], text)]
    assert wrong == []
