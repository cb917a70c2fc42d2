"""Times that narrow a number to something else than the figure's own: a half of its year, one day.

"In 2023, in the first quarter" is not the year; a vote of the 17th is not that of the 26th; what
came in over years did not come in one of them; the report of 2022 tells nothing of 2024.
"""

from __future__ import annotations

import re

from claims.around.surroundings import before, dated, periods_around
from claims.link.candidates import Candidate, Question
from claims.link.linking import Linker
from claims.link.restriction import TIME, Restriction
from claims.link.scope import scope_of
from claims.model import PeriodMention, Span
from claims.read.not_figures import MONTH
from data_sources.record.figure import Figure
from data_sources.record.period import Period
from languages.reading import either, small_pattern


def times_beside(linker: Linker, question: Question, candidate: Candidate) -> list[Restriction]:
    """The times of the sentence, and around it, that are not the figure's."""
    return [
        *_other_times(question, candidate),
        *_of_one_year(linker, question, candidate),
        *_another_day(question, candidate),
        *_told_too_early(question, candidate),
        *_headed_by_a_part(question, candidate),
        *_up_to_a_year(linker, question, candidate),
        *_part_of_its_year(question, candidate),
        *_more_or_less_than_its_year(question, candidate),
    ]


def _meet(mention: PeriodMention, period: Period) -> bool:
    """Whether a time as named and that of a figure have a day in common."""
    start, end = mention.start, mention.end
    return start is not None and end is not None and start <= period.end and period.start <= end


_YEAR_AT_THE_END = re.compile(r"\b((?:19|20)\d\d)$")


def _told_too_early(question: Question, candidate: Candidate) -> list[Restriction]:
    """The year in which it came out, where no other time is named and the figure is not of it.

    "The report of 2022" tells 2022 or 2021, and nothing of 2024.
    """
    figure, placed = candidate.figure, candidate.period
    if figure is None or (placed is not None and placed.mention.text):
        return []
    around, period = periods_around(question.context), figure.period
    if around and not any(_meet(m, period) for m in around):
        span = question.reading.quantity.span
        return [Restriction(around[0].text, TIME, span, text=around[0].text)]
    for context in (question.context, *before(question.context)):
        told = [m for m in context.periods if m.kind == "day" and m.start is None]
        years = [int(y[1]) for m in told if (y := _YEAR_AT_THE_END.search(m.text))]
        if years and figure.period.end.year not in {y - ago for y in years for ago in (0, 1)}:
            span = question.reading.quantity.span
            return [Restriction(told[0].text, TIME, span, text=told[0].text)]
        if years:
            return []
    return []


_SHORTER = frozenset({"half", "quarter", "month", "span"})


def _headed_by_a_part(question: Question, candidate: Candidate) -> list[Restriction]:
    """The half or month that the text names last before a number without a time of its own.

    A year's count came out after that year, so that a month of it is no day of publication.
    """
    figure = candidate.figure
    if figure is None or question.context.periods or figure.period.kind != "year":
        return []
    around, period = periods_around(question.context)[:1], figure.period
    return [
        Restriction(m.text, TIME, question.reading.quantity.span, text=m.text)
        for m in around
        if m.kind in _SHORTER and m.start and m.end
        and period.start <= m.start and m.end <= period.end
        and (m.start, m.end) != (period.start, period.end)
    ]  # fmt: skip


def _another_day(question: Question, candidate: Candidate) -> list[Restriction]:
    """The day that the text names, where the figure is of one day, and of another.

    A vote of the 17th is not that of the 26th; also where only the sentence before tells the day.
    """
    figure = candidate.figure
    if figure is None or figure.period.days > _A_WEEK or question.is_change:
        return []
    period = figure.period
    for context in (question.context, *before(question.context)):
        days = [m for m in context.periods if m.kind == "day" and m.start is not None]
        if any(m.start and period.start <= m.start <= period.end for m in days):
            return []
        if days:
            span = question.reading.quantity.span
            return [Restriction(days[0].text, TIME, span, text=days[0].text)]
    return []


# A series whose row has this word holds what there was at the end, and not what came in a year.
_STOCK = "stock"
_IN_A_YEAR = re.compile(rf"\b(?:{either('times.within')})\b", re.IGNORECASE)

# "In May 2021", of what was counted over years up to then.
_WITHIN = re.compile(rf"\b(?:{either('times.within_before')})\s$", re.IGNORECASE)
_THAT = re.compile(rf"(?:{either('times.that_year')})", re.IGNORECASE)
# "In those two weeks", of what was counted over years.
_SHORT_WHILE = re.compile(rf"\b(?:{either('times.short_while')})\b", re.IGNORECASE)
_SHORT = frozenset({"year", "month", "quarter", "half"})
_A_YEAR = 366


def _of_one_year(linker: Linker, question: Question, candidate: Candidate) -> list[Restriction]:
    """What says of a running total that all of it came in one year: "in 2023 alone", "added"."""
    start, end = scope_of(question)
    base, text = question.context.sentence.start, question.context.sentence.text
    figure, placed = candidate.figure, candidate.period
    counted = candidate.shelf.series.form == "count"
    for_years = figure if counted and figure and figure.period.days > _A_YEAR else None
    if for_years is not None:
        short = _SHORT_WHILE.search(text, start - base, end - base)
        if short:
            return [
                Restriction(short.group(), TIME, Span(short.start() + base, short.end() + base))
            ]
    if for_years is not None and placed is not None:
        at = placed.mention.span
        within = placed.mention.kind in _SHORT and (
            _WITHIN.search(text[: max(0, at.start - base)]) or _THAT.fullmatch(placed.mention.text)
        )
        told = within and _all_by_then(question, for_years)
        return [Restriction(placed.mention.text, TIME, at)] if within and not told else []
    if _STOCK not in linker.accounts.of(candidate.slot).words:
        return []
    found = _IN_A_YEAR.finditer(text, start - base, end - base)
    return [Restriction(m.group(), TIME, Span(m.start() + base, m.end() + base)) for m in found]


_STOOD_AT = re.compile(rf"\b(?:{either('times.stood_at')})\b", re.IGNORECASE)
_BY_THEN = re.compile(
    rf"\b(?:{either('verbs.pluperfect')}|{either('times.stood_at')})\b", re.IGNORECASE
)
_FROM_THEN = re.compile(rf"\b(?:{either('times.from_then')})\s$", re.IGNORECASE)


def _all_by_then(question: Question, figure: Figure) -> bool:
    """ "Since January 2017 … In January 2022 10.8 million had been sent": all there was by then.

    The year from which it is counted is named, and the verb says what had been done.
    """
    context, reading = question.context, question.reading
    base = context.sentence.start
    if not _BY_THEN.search(context.sentence.text[: reading.end - base]):
        return False
    return any(
        m.start is not None and m.start.year == figure.period.start.year
        and (m.kind == "since"
             or _FROM_THEN.search(c.sentence.text[: max(0, m.span.start - c.sentence.start)]))
        for c in (context, *before(context)) for m in c.periods
    )  # fmt: skip


def _other_times(question: Question, candidate: Candidate) -> list[Restriction]:
    """The times beside the number that are not the figure's: "in 2023, in the first quarter"."""
    figure, reading = candidate.figure, question.reading
    context = question.context
    text, base = context.sentence.text, context.sentence.start
    if figure is None or question.is_change:
        return []
    if reading.role and (any(r.role == "from" for r in context.readings) or _MOVES.search(text)):
        return []
    used = candidate.period.mention.span if candidate.period is not None else None
    counted = candidate.shelf.series.unit.kind == "count"
    start, end = scope_of(question)
    found = []
    for mention in context.periods:
        if not start <= mention.span.start < end:
            continue
        between = mention.kind == "year" and _BETWEEN.search(text[: mention.span.start - base])
        another = mention.span != used or (counted and mention.kind in _PARTS_OF_YEAR)
        another = another and _narrows(mention, figure.period)
        if between or another or (_on_a_day(mention, figure.period) and not dated(context.periods)):
            found.append(Restriction(mention.text, TIME, mention.span))
    return found


def _on_a_day(mention: PeriodMention, period: Period) -> bool:
    """ "On 5 May 2022", of what was counted in that year: of no year before its last day."""
    if mention.kind != "day" or mention.start is None or period.days <= _A_WEEK:
        return False
    return period.start <= mention.start < period.end


_UP_TO = re.compile(rf"\b(?:{either('times.up_to')})\s$", re.IGNORECASE)
_IN_TOTAL = re.compile(rf"\b(?:{either('times.in_total')})\b", re.IGNORECASE)
_ALL_UNTIL = re.compile(rf"(?:{either('times.all_until')})", re.IGNORECASE)
_HAD = re.compile(rf"\b(?:{either('verbs.perfect')})\b", re.IGNORECASE)


def _up_to_a_year(linker: Linker, question: Question, candidate: Candidate) -> list[Restriction]:
    """ "By 2023 it had received 400", of what came in that year: all there was until then."""
    if _STOCK in linker.accounts.of(candidate.slot).words:
        return []  # "by the end of 2023 the list had 400": so it is counted
    figure, placed, context = candidate.figure, candidate.period, question.context
    if figure is None or placed is None or question.is_change or question.reading.role:
        return []
    if figure.period.kind != "year" or placed.mention.kind != "year":
        return []
    if candidate.shelf.series.unit.kind != "count":
        return []
    text, base = context.sentence.text, context.sentence.start
    start, end = context.clause_span(question.reading)
    at = placed.mention.span
    up_to = _UP_TO.search(text[: at.start - base])
    if at.end <= start and not text[at.end - base : start - base].strip(" ,"):
        start = at.start  # "By 2023, it had received 400": the clause begins with its time
    if not start <= at.start < end or up_to is None:
        return []
    written = f"{up_to.group().strip()} {placed.mention.text}"
    had = _HAD.search(text, start - base, end - base)
    had = had or _IN_TOTAL.search(text, start - base, end - base)
    had = had or _ALL_UNTIL.fullmatch(up_to.group().strip())
    return [Restriction(placed.mention.text, TIME, at, text=written)] if had else []


# What was counted in a year; of a list of hashes there was as much "at the end of" it.
_COUNTED = frozenset({"reports", "files", "images", "videos", "urls", "accounts"})
_YEARS_TOGETHER = small_pattern(rf"\b(?:{either('times.years_together')})\b")
# "The tally in June: 400": of a month, whatever year is named besides.
_MONTH_ALONE = small_pattern(rf"(?<!\d\s)\b{MONTH}(?=\s?:)")


def _more_or_less_than_its_year(question: Question, candidate: Candidate) -> list[Restriction]:
    """ "The past years together", "the tally in June:", of what was counted in one year."""
    figure, context = candidate.figure, question.context
    if figure is None or question.is_change or figure.period.kind != "year":
        return []
    if candidate.shelf.series.unit.kind != "count":
        return []
    small, base = context.sentence.small, context.sentence.start
    found = _YEARS_TOGETHER.search(small) or _MONTH_ALONE.search(small)
    if found is None:
        return []
    return [Restriction(found.group(), TIME, Span(found.start() + base, found.end() + base))]


_PART_BEFORE = re.compile(rf"\b(?P<part>{either('times.part_before')})\s$", re.IGNORECASE)
_AND = re.compile(rf"\s(?:{either('ranges.and')})\s(?:in\s)?", re.IGNORECASE)


def _part_of_its_year(question: Question, candidate: Candidate) -> list[Restriction]:
    """ "In part of 2023", "in 2022 and 2023", of what was counted in that year and no other."""
    figure, placed, context = candidate.figure, candidate.period, question.context
    if figure is None or placed is None or question.is_change or figure.period.kind != "year":
        return []
    if placed.mention.kind != "year" or candidate.shelf.series.unit.key not in _COUNTED:
        return []
    text, base, at = context.sentence.text, context.sentence.start, placed.mention.span
    if at not in [m.span for m in context.periods]:
        return []
    part = _PART_BEFORE.search(text[: at.start - base])
    if part is not None and not _STOOD_AT.search(text):
        return [Restriction("", TIME, at, text=f"{part['part'].strip()} {placed.mention.text}")]
    if len(context.readings) > 1:
        return []
    years = [m for m in context.periods if m.kind == "year" and m.span != at]
    return [
        Restriction("", TIME, m.span, text=m.text) for m in years
        if _AND.fullmatch(text, min(m.span.end, at.end) - base, max(m.span.start, at.start) - base)
    ]  # fmt: skip


def _narrows(mention: PeriodMention, period: Period) -> bool:
    if mention.kind == "since":
        return mention.start is not None and mention.start.year != period.start.year
    if mention.kind == "day":
        return period.days <= _A_WEEK and mention.start is not None and not (
            period.start <= mention.start <= period.end
        )  # fmt: skip
    if mention.kind == "relative":
        return _PART_OF_YEAR.search(mention.text) is not None
    if mention.start is None or mention.end is None:
        return False
    if (mention.start, mention.end) == (period.start, period.end):
        return False
    if mention.kind == "year":
        return False  # of publication, or of another number
    if mention.start <= period.start and period.end <= mention.end:
        return mention.kind == "span"
    if mention.kind in _PARTS_OF_YEAR:
        return mention.end >= period.start and mention.start.year <= period.end.year
    return period.start <= mention.start and mention.end <= period.end


_PARTS_OF_YEAR = frozenset({"half", "quarter"})
_MOVES = re.compile(rf"\b(?:{either('changes.moves')})\b", re.IGNORECASE)
_A_WEEK = 7
# A part of a year that no year could be found for.
_PART_OF_YEAR = re.compile(rf"{either('times.part_of_year')}|^[HQK]\d", re.IGNORECASE)
_BETWEEN = re.compile(rf"\b(?:{either('times.between')})\s$", re.IGNORECASE)
