"""Which period a number belongs to: beside it, in its clause, its sentence, the one before."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from claims.around.context import SentenceContext
from claims.model import CHANGES, PeriodMention
from claims.read.mentions import Reading
from claims.read.text_date import TOLD
from languages.reading import either, in_small_letters, small_pattern

IN_ORDER = 4  # "respectively": no other time may be meant

STRONG = 3

MEDIUM = 2

WEAK = 1


class Placed(NamedTuple):
    """A period for one number, and how surely it belongs to it."""

    mention: PeriodMention
    strength: int


# "67,000 in 2024", "74 reports (2024)": only this stands between a number and its own period.
_STICKS = re.compile(
    rf"^(?:\s[\w'-]+){{0,4}}?\s?(?:{either('times.sticks')}|\()?\s?"
    rf"(?:{either('times.sticks_the')}|\s)*$",
    re.IGNORECASE,
)
_LEADS_OFF = re.compile(rf"\b(?:{either('times.leads_off')})\b")


def _sticks(context: SentenceContext, start: int, end: int) -> bool:
    text, base = context.sentence.text, context.sentence.start
    between = text[start - base : end - base]
    return len(between) < 48 and bool(_STICKS.match(between)) and not _LEADS_OFF.search(between)


def _owned(context: SentenceContext, mention: PeriodMention, low: int) -> bool:
    """Whether a period directly follows an earlier number and so belongs to that one."""
    return low > context.sentence.start and _sticks(context, low, mention.span.start)


def period_of(context: SentenceContext, reading: Reading) -> Placed | None:
    """The period a number belongs to: beside it, in its clause, its sentence, the one before."""
    dated = [m for m in context.periods if m.start is not None and m.kind not in ("since", "day")
             and not (m.span.start >= reading.end and _heads_another(context, m))]  # fmt: skip
    shifted = _relative(context, reading, dated)
    if shifted is not None:
        return shifted
    started = _started(context, reading)
    if started is not None:
        return started
    dated = without_those_of_others(context, reading, dated)
    if not dated:
        return carried(context)
    paired = _paired(context, reading, dated) or _in_order(context, reading, dated)
    if paired is not None:
        return paired
    low, high = context.neighbours(reading)
    following = next((m for m in dated if reading.end <= m.span.start < high), None)
    preceding = next((m for m in reversed(dated) if low <= m.span.start < reading.place), None)
    aside = _aside(context, reading, dated, preceding, following)
    if aside is not None:
        return aside
    if reading.role == "to" and preceding and not following and _owned(context, preceding, low):
        return _reached(context, preceding)
    clause = context.clause_span(reading)
    in_clause = [m for m in (following, preceding) if m and clause[0] <= m.span.start < clause[1]]
    if following and preceding and _owned(context, preceding, low):
        return Placed(following, STRONG)
    if following in in_clause and preceding in in_clause and following and preceding:
        if _sticks(context, reading.end, following.span.start):
            return Placed(following, STRONG)
        gap_after = following.span.start - reading.end
        gap_before = reading.place - preceding.span.end
        return Placed(following if gap_after <= gap_before else preceding, STRONG)
    if in_clause:
        return Placed(in_clause[0], STRONG)
    if _of_another(context, reading, dated):
        return carried(context) or Placed(dated[0], 0)
    if len(dated) == 1:
        return Placed(dated[0], STRONG if following or preceding else MEDIUM)
    if preceding:
        return Placed(preceding, STRONG if not following else MEDIUM)
    earlier = next((m for m in reversed(dated) if m.span.start < reading.place), None)
    if following and earlier and following.span.start >= context.segment(reading)[1]:
        return Placed(earlier, MEDIUM)  # "in 2024 300, or 29%; in 2025 it fell to 200"
    if following:
        return Placed(following, STRONG if _in_brackets(context, reading, following) else MEDIUM)
    if earlier:
        return Placed(earlier, MEDIUM)
    return Placed(dated[0], WEAK)


def without_those_of_others(
    context: SentenceContext, reading: Reading, dated: list[PeriodMention]
) -> list[PeriodMention]:
    """Without what another clause compares with: "65% is illegal; that grew by 218% over 2023".

    And without the time of a number behind a semicolon: "65% is illegal; in 2023 it was 69%".
    """
    if reading.quantity.kind in CHANGES:
        return dated
    start, end = context.clause_span(reading)
    parted = context.sentence.text.find(";", reading.end - context.sentence.start)
    beyond = parted + context.sentence.start if parted >= 0 else context.sentence.end
    if beyond > context.readings[-1].place:
        beyond = context.sentence.end
    return [
        m for m in dated
        if (start <= m.span.start < end and not _stands_between(context, m))
        or not (m.span.start > beyond or is_compared_with(context, m))
    ]  # fmt: skip


def _stands_between(context: SentenceContext, mention: PeriodMention) -> bool:
    """Whether a comma follows a time that another stands before: it is an aside of that one."""
    text, base = context.sentence.text, context.sentence.start
    first = any(m.start is not None and m.span.end < mention.span.start for m in context.periods)
    return first and text[mention.span.end - base :].startswith(",")


def _reached(context: SentenceContext, begun: PeriodMention) -> Placed:
    """ "From 29% in 2024 to 11%", of which the sentence before says: in 2025."""
    told = carried(context)
    if told is not None and told.mention.start and begun.start and told.mention.start > begun.start:
        return Placed(told.mention, MEDIUM)
    return Placed(shift(begun, 1), WEAK)


def _in_brackets(context: SentenceContext, reading: Reading, mention: PeriodMention) -> bool:
    """Whether a time stands alone in brackets straight after a number: "288,000 (2022)"."""
    text, base = context.sentence.text, context.sentence.start
    between = text[reading.end - base : mention.span.start - base]
    return between == " (" and text[mention.span.end - base :].startswith(")")


_HEADS = re.compile(r"\s?:\s?$")


def _heads_another(context: SentenceContext, mention: PeriodMention) -> bool:
    """Whether a time is that of the number after its colon: "400 videos (2024: 13)"."""
    text, base = context.sentence.text, context.sentence.start
    number = next((r for r in context.readings if r.place >= mention.span.end), None)
    return number is not None and bool(
        _HEADS.match(text[mention.span.end - base : number.place - base])
    )


def _is_an_aside(context: SentenceContext, mention: PeriodMention) -> bool:
    """Whether a time is that of a second number only: of the first nothing was said."""
    before = any(r.end <= mention.span.start for r in context.readings)
    return before and _heads_another(context, mention)


_THAN_IN = re.compile(rf"\b(?:{either('times.than_in')})\s$", re.IGNORECASE)
_ASIDE_FROM = re.compile(rf",\s(?:{either('times.aside_from')})\s$", re.IGNORECASE)
_ASIDE_AFTER = re.compile(rf",\s(?:{either('times.aside_after')})\s$", re.IGNORECASE)
_CHANGE_ON = re.compile(rf"\s(?:{either('times.change_on')})\s", re.IGNORECASE)


def is_compared_with(context: SentenceContext, mention: PeriodMention) -> bool:
    """ "218% more than in 2023, and 65% of them": the year is that of what is compared with."""
    text, base = context.sentence.text, context.sentence.start
    place = max(0, mention.span.start - base)
    if _THAN_IN.search(text, max(0, place - _A_FEW_WORDS), place):
        return True
    behind = text[mention.span.end - base :].rstrip()[:1]
    if behind in ("", ".", ",") and _ASIDE_FROM.search(text[:place]):
        return True
    if behind == "," and _ASIDE_AFTER.search(text[:place]):
        return True
    number = next((r for r in reversed(context.readings) if r.end <= mention.span.start), None)
    return (
        number is not None and number.quantity.kind in CHANGES
        and _CHANGE_ON.fullmatch(text, number.end - base, place) is not None
    )  # fmt: skip


_A_FEW_WORDS = 32  # signs before a time, in which is said that something is compared with it


def is_set_beside(context: SentenceContext, mention: PeriodMention) -> bool:
    """Whether a period is only that of what is compared with: "more than in 2023", "up from 13 in
    2022"; what comes after goes on with the other one."""
    if is_compared_with(context, mention):
        return True
    return any(
        r.end <= mention.span.start and _leads(context, r)
        and _sticks(context, r.end, mention.span.start)
        for r in context.readings
    )  # fmt: skip


_BY = re.compile(rf"\b(?:{either('changes.by')})\s$", re.IGNORECASE)
_BEFORE_THAT = re.compile(rf"\b(?:{either('times.before_that')})\s$", re.IGNORECASE)


def _leads(context: SentenceContext, reading: Reading) -> bool:
    """Whether "up from", "compared with" or "more than the" stands before this number."""
    start = reading.quantity.span.start - context.sentence.start
    leading = context.sentence.text[max(0, start - 20) : start]
    if reading.quantity.kind in CHANGES and _BY.search(leading):
        return False  # Dutch "van" is "from" before a number and "of" before the size of a rise
    return bool(_BEFORE_THAT.search(leading) or _THAN_THE.search(leading))


def _aside(
    context: SentenceContext, reading: Reading, dated: list[PeriodMention],
    preceding: PeriodMention | None, following: PeriodMention | None,
) -> Placed | None:  # fmt: skip
    """A number set beside another: its year may be unsaid, and is not that of what comes next."""
    if following is not None or not context.index(reading):
        return None
    before = context.readings[context.index(reading) - 1]
    clause = context.clause_span(reading)[0]
    if (preceding is None or preceding.span.start < clause) and _leads(context, reading):
        base = next((m for m in reversed(dated) if m.span.start < reading.place), None)
        if base is not None and _of_another_place(context, reading):
            return Placed(base, MEDIUM)
        return Placed(shift(base, -1), WEAK) if base is not None else None
    if preceding is not None and _leads(context, before) and _owned(context, preceding, before.end):
        main = next((m for m in reversed(dated) if m.span.start < before.place), None)
        return Placed(main, WEAK) if main is not None else None
    return None


def _of_another_place(context: SentenceContext, reading: Reading) -> bool:
    """ "87,959 on Bulgarian servers, against 33,788 on Dutch ones": places and not years differ."""
    if reading.role == "from":  # "up from 138,193": a step in time, whatever place comes next
        return False
    end = min(context.neighbours(reading)[1], context.clause_span(reading)[1])
    named = [m for m in context.mentions if m.kind == "place" or m.word.startswith("platform=")]
    earlier = [m for m in named if m.start < reading.place]
    own = next((m for m in named if reading.end <= m.start < end), None)
    if own is None or not earlier or own.kind != earlier[-1].kind:
        return False
    return own.word != earlier[-1].word


_THAN_THE = re.compile(rf"\b(?:{either('times.than_the')})\s$", re.IGNORECASE)


def _of_another(context: SentenceContext, reading: Reading, dated: list[PeriodMention]) -> bool:
    """ "29%, down from 77% in 2020": the only year is that of the number compared with."""
    index = context.index(reading)
    if len(dated) != 1 or index + 1 >= len(context.readings):
        return False
    partner, base = context.readings[index + 1], context.sentence.start
    leading = context.sentence.text[: partner.quantity.span.start - base][-16:]
    compared = bool(_BEFORE_THAT.search(leading)) and reading.role != "from"
    follows = dated[0].span.start >= partner.end
    return compared and follows and _sticks(context, partner.end, dated[0].span.start)


def _started(context: SentenceContext, reading: Reading) -> Placed | None:
    """ "Since 2021 … from A to B in 2025": A is of the year that the change is counted from."""
    if reading.role != "from":
        return None
    ahead = [m for m in context.periods if m.span.start < reading.place and m.start is not None]
    if not ahead or ahead[-1].kind != "since" or ahead[-1].start is None:
        return None
    high = context.neighbours(reading)[1]
    if any(reading.end <= m.span.start < high for m in context.periods):
        return None
    return Placed(_year(ahead[-1], ahead[-1].start.year), STRONG)


def _paired(
    context: SentenceContext, reading: Reading, dated: list[PeriodMention]
) -> Placed | None:
    """ "From 32 to 36 million": with two years after the second number they go in order."""
    if reading.role not in ("from", "to"):
        return None
    index = context.index(reading)
    partner_index = index + 1 if reading.role == "from" else index - 1
    if not 0 <= partner_index < len(context.readings):
        return None
    partner = context.readings[partner_index]
    if {reading.role, partner.role} != {"from", "to"}:
        return None
    first, second = (reading, partner) if reading.role == "from" else (partner, reading)
    between = [m for m in dated if first.end <= m.span.start < second.place]
    if between:
        return None
    after = [m for m in dated if m.span.start >= second.end]
    ahead = [m for m in dated if m.span.end <= first.place]
    for group in (after[:2], ahead[-2:]):
        starts = [mention.start for mention in group if mention.start]
        if len(starts) == 2 and starts[0] < starts[1]:
            return Placed(group[0] if reading is first else group[1], STRONG)
    span = next(
        (m for m in (*after[:1], *ahead[-1:]) if m.kind == "span" and _whole_years(m)), None
    )
    if span is not None and span.start and span.end:
        year = span.start.year if reading is first else span.end.year
        return Placed(_year(span, year), STRONG)
    single = (after or ahead)[:1]
    if single and reading is first and single[0].kind in ("year", "half", "quarter"):
        return Placed(shift(single[0], -1), WEAK)
    return None


_RESPECTIVELY = small_pattern(rf"\b(?:{either('times.in_order')})\b")


def _in_order(
    context: SentenceContext, reading: Reading, dated: list[PeriodMention]
) -> Placed | None:
    """ "In 2022 and 2023 respectively 47 and 55": as many times as numbers, each its own."""
    place, count = context.index(reading), len(context.readings)
    if count < 2:
        return None
    if not (_RESPECTIVELY.search(context.sentence.small) or _are_two_lists(context, dated)):
        return None
    named = {m.word for m in context.mentions if m.kind in ("publisher", "place")}
    if len(named) > 1:
        return None  # it may be of them that the numbers go in order
    years = [_year(m, m.start.year + on) for m in dated if m.start and m.end
             for on in range(m.end.year - m.start.year + 1) if _whole_years(m)]  # fmt: skip
    return Placed(years[place], IN_ORDER) if len(years) == count else None


_LISTED = small_pattern(
    rf"\s*(?:[^\W\d]+\s)?(?:,\s(?:(?:{either('ranges.and')})\s)?|(?:{either('ranges.and')})\s)"
)


def _are_two_lists(context: SentenceContext, dated: list[PeriodMention]) -> bool:
    """ "In 2022 and 2023 47 and 55 reports": all its times in a row, and all its numbers."""
    numbers = [(r.quantity.span.start, r.end) for r in context.readings]
    times = [(m.span.start, m.span.end) for m in dated]
    text, base = context.sentence.small, context.sentence.start
    return all(
        _LISTED.fullmatch(text, one[1] - base, other[0] - base) is not None
        for row in (numbers, times) for one, other in itertools.pairwise(row)
    )  # fmt: skip


def _whole_years(mention: PeriodMention) -> bool:
    start, end = mention.start, mention.end
    return bool(start and end and (start.month, start.day, end.month) == (1, 1, 12))


def _year(mention: PeriodMention, year: int) -> PeriodMention:
    return replace(mention, start=date(year, 1, 1), end=date(year, 12, 31), kind="year")


def shift(mention: PeriodMention, years: int) -> PeriodMention:
    """The same stretch of another year."""
    start, end = mention.start, mention.end
    if start is None or end is None:
        return mention
    return replace(mention, start=moved(start, years), end=moved(end, years))


def moved(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _relative(
    context: SentenceContext, reading: Reading, dated: list[PeriodMention]
) -> Placed | None:
    """ "The year before": counted from the nearest year the sentence names."""
    clause = context.clause_span(reading)
    low, high = context.neighbours(reading)
    for mention in context.periods:
        near = low <= mention.span.start < high and clause[0] <= mention.span.start < clause[1]
        if mention.kind != "relative" or not mention.shift or not near:
            continue
        if reading.role == "to" and _is_the_first_ones(context, reading, mention):
            continue
        # "From 32 million in 2022 to 36 million a year later": the 2022 is the first number's.
        begun = reading.place if reading.role == "to" else clause[0]
        if any(begun <= m.span.start < clause[1] for m in dated):
            continue
        base = next((m for m in reversed(dated) if m.span.start < mention.span.start), None)
        index = context.index(reading)
        if index and mention.span.start >= reading.end and _leads(context, reading):
            beside = period_of(context, context.readings[index - 1])
            base = beside.mention if beside is not None else base
        if base is None:  # "the next year 300, and in 2023 400": counted from what came before
            found = carried(context)
            base = found.mention if found else None
        if base is None and mention.shift < 0:
            base = dated[0] if dated else None
        if base is not None:
            return Placed(
                replace(shift(base, mention.shift), span=mention.span, text=mention.text), MEDIUM
            )
    return None


def _is_the_first_ones(context: SentenceContext, reading: Reading, mention: PeriodMention) -> bool:
    """ "From 36 million the year before to 20 million": that year is the first number's."""
    index = context.index(reading)
    first = context.readings[index - 1] if index else None
    return (
        first is not None and first.role == "from" and mention.span.end <= reading.place
        and _sticks(context, first.end, mention.span.start)
    )  # fmt: skip


_NOW = small_pattern(rf"(?:{either('times.now')})$")


def speaks_of_now(context: SentenceContext) -> bool:
    """Whether the present is meant: it is not the year that the sentence before names."""
    return any(_NOW.match(in_small_letters(m.text)) for m in context.periods)


def carried(context: SentenceContext) -> Placed | None:
    """The period of the sentence before, when this one names none."""
    if speaks_of_now(context):
        return None
    earlier, steps = context.before, 0
    while earlier is not None and steps < 3:
        if earlier.sentence.paragraph != context.sentence.paragraph:
            return None
        dated = [
            m for m in earlier.periods if m.start is not None and m.kind not in ("since", "day")
            and not is_set_beside(earlier, m) and not _is_an_aside(earlier, m)
        ]  # fmt: skip
        if dated:
            return Placed(dated[-1], WEAK if len(dated) > 1 else MEDIUM)
        earlier, steps = earlier.before, steps + 1
    return None


def of_an_unknown_year(context: SentenceContext, reading: Reading) -> PeriodMention | None:
    """The "last year" or "last spring" that is the time of a number, where no date tells its year.

    A sentence without a time has that of the one before it.
    """
    clause = context.clause_span(reading)
    low, high = context.neighbours(reading)
    start, end = max(clause[0], low), min(clause[1], high)
    own = [m for m in context.periods if start <= m.span.start < end]
    for mentions in (own, context.periods):
        if any(m.start is not None and m.kind != "day" for m in mentions):
            return None
        told = [m for m in mentions if m.kind == TOLD]
        if told:
            return told[-1]
    earlier, steps = context.before, 0
    while earlier is not None and steps < 3:
        if earlier.sentence.paragraph != context.sentence.paragraph:
            return None
        times = [m for m in earlier.periods if m.start is not None or m.kind == TOLD]
        times = [m for m in times if m.kind != "day"]
        if times:
            return times[-1] if times[-1].kind == TOLD else None
        earlier, steps = earlier.before, steps + 1
    return None
