"""Times counted on from the one before: "the year after that", "the following six months"."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date

from claims.model import PeriodMention
from claims.read.text_date import TOLD, UNSURE
from languages.reading import pattern

STEP = "step"  # a year on from the time that was named or counted last
THAT = "that"  # the year that was named or counted last
STRETCH = "stretch"  # the half, quarter or month after the one that was named last

_NEAR = 160  # so far behind a time the next step may be counted from it
_FAR = 400  # so far a half of a year or a quarter may lie back
_MONTHS = {"half": 6, "quarter": 3, "month": 1}
_KINDS = {months: kind for kind, months in _MONTHS.items()}


def with_steps(text: str, found: list[PeriodMention]) -> list[PeriodMention]:
    """The mentions of a text, in order, with the steps among them counted.

    A step on from "a year later" in one sentence is two years on from what that one is counted
    from; any other is a year on from the time before it. A stretch that nothing of its length
    stands before is no time at all.
    """
    kept: list[PeriodMention] = []
    stretches: dict[int, PeriodMention] = {}
    for mention in found:
        if mention.kind == STEP:
            mention = _counted(text, mention, kept[-1] if kept else None)
        elif mention.kind == STRETCH:
            model = stretches.get(abs(mention.shift))
            if model is None or mention.span.start - model.span.end > _FAR:
                continue
            mention = _moved(mention, model)
        elif mention.kind == THAT:
            year = _year_of_the_last(text, kept)
            mention = (
                replace(mention, kind=TOLD, shift=UNSURE)
                if year is None
                else replace(mention, start=date(year, 1, 1), end=date(year, 12, 31), kind="year")
            )
        if mention.kind in _MONTHS and mention.start is not None:
            stretches[_MONTHS[mention.kind]] = mention
        kept.append(mention)
    return kept


_AWAY_FROM = pattern(r"(?:<times.away_from>)\s$", re.IGNORECASE)


def _year_of_the_last(text: str, kept: list[PeriodMention]) -> int | None:
    """The year that was named or counted last; None where the text does not tell it by itself."""
    shift = 0
    for mention in reversed(kept):
        if mention.kind == "day" or (mention.kind == "relative" and not mention.shift):
            continue  # when it was written, and "now"
        if mention.start is not None and mention.kind != "part":
            if _AWAY_FROM.search(text[: mention.span.start][-24:]):
                return None  # "a year after 2022"
            return (mention.end or mention.start).year + shift
        if mention.kind != "relative":
            return None
        shift += mention.shift
    return None


def _counted(text: str, step: PeriodMention, last: PeriodMention | None) -> PeriodMention:
    shift = step.shift
    if last is not None and last.kind == "relative" and last.shift * shift > 0:
        between = text[last.span.end : step.span.start]
        if len(between) <= _NEAR and not any(end in between for end in (". ", "\n", "? ", "! ")):
            shift += last.shift
    return replace(step, kind="relative", shift=shift)


def _moved(mention: PeriodMention, model: PeriodMention) -> PeriodMention:
    """The stretch as long as the model, straight after or before it."""
    assert model.start is not None
    months = abs(mention.shift)
    index = model.start.year * 12 + model.start.month - 1 + mention.shift
    year, month = divmod(index, 12)
    last_year, last_month = divmod(index + months - 1, 12)
    end = date(last_year, last_month + 1, calendar.monthrange(last_year, last_month + 1)[1])
    start = date(year, month + 1, 1)
    return replace(mention, start=start, end=end, kind=_KINDS[months], shift=0)
