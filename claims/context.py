"""What stands around a number: its clause, unit and period, and the words that name a series."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from claims.lexicon import Lexicon, Mention, Token, tokens
from claims.masks import Age
from claims.model import PeriodMention, Span
from claims.quantities import Reading
from claims.text import Sentence, clause_of, clause_starts, word_set

STRONG, MEDIUM, WEAK = 3, 2, 1


@dataclass(frozen=True)
class Placed:
    """A period for one number, and how surely it belongs to it."""

    mention: PeriodMention
    strength: int


@dataclass
class SentenceContext:
    """One sentence: words, mentions, ages, periods and numbers, with places in the whole text."""

    sentence: Sentence
    words: list[Token]
    mentions: list[Mention]
    ages: list[Age]
    periods: list[PeriodMention]
    readings: list[Reading]
    before: SentenceContext | None = None
    starts: list[int] = field(default_factory=list)
    units_found: dict[int, UnitFound | None] = field(default_factory=dict)

    @cached_property
    def places(self) -> list[int]:
        """Where the numbers of this sentence stand."""
        return [r.place for r in self.readings]

    def index(self, reading: Reading) -> int:
        """Which number of the sentence this is."""
        return bisect_left(self.places, reading.place)

    @cached_property
    def units(self) -> list[Mention]:
        """Unit nouns; not the "child" of "child sexual abuse" nor the "day" of "137 a day"."""
        text, base = self.sentence.text, self.sentence.start
        topics = [
            (m.start, m.end) for m in self.mentions
            if m.kind == "topic" and " " in text[m.start - base : m.end - base]
        ]  # fmt: skip
        return [
            m for m in self.mentions
            if m.kind == "unit"
            and not any(a <= m.start < b for a, b in topics)
            and not (m.word in _TIMES and _RATE.search(text[: m.start - base][-7:]))
        ]  # fmt: skip

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(m.word for m in self.mentions)

    @cached_property
    def by_word(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.word].append(mention)
        return found

    @cached_property
    def publishers(self) -> list[Mention]:
        return [m for m in self.mentions if m.kind == "publisher"]

    @cached_property
    def is_of_the_field(self) -> bool:
        """True when the sentence speaks of what this record holds at all."""
        # "X" alone is too often a letter to say that a sentence is ours.
        return any(
            m.kind in ("topic", "publisher") and m.word not in ("online", "x")
            for m in self.mentions
        )

    def clause(self, place: int) -> int:
        return clause_of(self.starts, place - self.sentence.start)

    @cached_property
    def reading_clauses(self) -> list[int]:
        return [self.clause(r.place) for r in self.readings]

    def segment(self, reading: Reading) -> tuple[int, int]:
        """The stretch that belongs to one number: its clause, and clauses beside it without one."""
        mine = self.clause(reading.place)
        clauses = self.reading_clauses  # in rising order, like the numbers
        first, last = bisect_left(clauses, mine), bisect_right(clauses, mine)
        low = clauses[first - 1] + 1 if first else 0
        high = (clauses[last] if last < len(clauses) else len(self.starts)) - 1
        start = self.starts[low] if low < len(self.starts) else 0
        end = self.starts[high + 1] if high + 1 < len(self.starts) else len(self.sentence.text)
        return self.sentence.start + start, self.sentence.start + end

    def clause_span(self, reading: Reading) -> tuple[int, int]:
        mine = self.clause(reading.place)
        end = self.starts[mine + 1] if mine + 1 < len(self.starts) else len(self.sentence.text)
        return self.sentence.start + self.starts[mine], self.sentence.start + end

    def neighbours(self, reading: Reading) -> tuple[int, int]:
        """Where the number before ends and the number after starts."""
        index = self.index(reading)
        low = self.readings[index - 1].end if index else self.sentence.start
        high = self.places[index + 1] if index + 1 < len(self.places) else self.sentence.end
        return low, high


# "67,000 in 2024", "74 reports (2024)": only this stands between a number and its own period.
_STICKS = re.compile(
    r"^(?:\s[\w'-]+){0,4}?\s?(?:in|of|for|during|over|voor|van|\(|between|tussen|tijdens)?\s?"
    r"(?:the|de|het|heel|all\sof|the\swhole\sof|april|year|jaar|\s)*$",
    re.IGNORECASE,
)


def _sticks(context: SentenceContext, start: int, end: int) -> bool:
    text, base = context.sentence.text, context.sentence.start
    between = text[start - base : end - base]
    return (
        len(between) < 48
        and bool(_STICKS.match(between))
        and not re.search(r"\b(?:to|tot|naar|from)\b", between)
    )


def _owned(context: SentenceContext, mention: PeriodMention, low: int) -> bool:
    """Whether a period directly follows an earlier number and so belongs to that one."""
    return low > context.sentence.start and _sticks(context, low, mention.span.start)


def period_of(context: SentenceContext, reading: Reading) -> Placed | None:
    """The period a number belongs to: beside it, in its clause, its sentence, the one before."""
    dated = [m for m in context.periods if m.start is not None and m.kind not in ("since", "day")]
    shifted = _relative(context, reading, dated)
    if shifted is not None:
        return shifted
    if not dated:
        return _carried(context)
    paired = _paired(context, reading, dated)
    if paired is not None:
        return paired
    low, high = context.neighbours(reading)
    following = next((m for m in dated if reading.end <= m.span.start < high), None)
    preceding = next((m for m in reversed(dated) if low <= m.span.start < reading.place), None)
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
    if len(dated) == 1:
        return Placed(dated[0], STRONG if following or preceding else MEDIUM)
    if preceding:
        return Placed(preceding, STRONG if not following else MEDIUM)
    earlier = next((m for m in reversed(dated) if m.span.start < reading.place), None)
    if following:
        return Placed(following, MEDIUM)
    if earlier:
        return Placed(earlier, MEDIUM)
    return Placed(dated[0], WEAK)


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
        if len(group) == 2 and group[0].start < group[1].start:  # type: ignore[operator]
            return Placed(group[0] if reading is first else group[1], STRONG)
    span = next(
        (m for m in (*after[:1], *ahead[-1:]) if m.kind == "span" and _whole_years(m)), None
    )
    if span is not None:
        year = span.start.year if reading is first else span.end.year  # type: ignore[union-attr]
        return Placed(_year(span, year), STRONG)
    single = (after or ahead)[:1]
    if single and reading is first and single[0].kind in ("year", "half", "quarter"):
        return Placed(shift(single[0], -1), WEAK)
    return None


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
    return replace(mention, start=_moved(start, years), end=_moved(end, years))


def _moved(day: date, years: int) -> date:
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
        if any(clause[0] <= m.span.start < clause[1] for m in dated):
            continue
        base = next((m for m in reversed(dated) if m.span.start < mention.span.start), None)
        base = base or (dated[0] if dated else None)
        if base is None:
            carried = _carried(context)
            base = carried.mention if carried else None
        if base is not None:
            return Placed(
                replace(shift(base, mention.shift), span=mention.span, text=mention.text), MEDIUM
            )
    return None


def _carried(context: SentenceContext) -> Placed | None:
    """The period of the sentence before, when this one names none."""
    earlier, steps = context.before, 0
    while earlier is not None and steps < 3:
        if earlier.sentence.paragraph != context.sentence.paragraph:
            return None
        dated = [
            m for m in earlier.periods if m.start is not None and m.kind not in ("since", "day")
        ]
        if dated:
            return Placed(dated[-1], WEAK if len(dated) > 1 else MEDIUM)
        earlier, steps = earlier.before, steps + 1
    return None


@dataclass(frozen=True)
class UnitFound:
    """The noun a number counts: the word of ours, where, and whether it stands right beside."""

    word: str
    mention: Mention
    beside: bool
    others: frozenset[str] = frozenset()  # further nouns before the number: "videos in reports"


def unit_of(context: SentenceContext, reading: Reading) -> UnitFound | None:
    """The unit noun of a number: the first after it, else the last before it in its clause."""
    if not context.units:
        return None
    index = context.index(reading)
    for place in range(max(0, index - 8), index + 1):  # a list of numbers hands its unit on
        if place not in context.units_found:
            context.units_found[place] = _unit_of(context, context.readings[place], place)
    return context.units_found[index]


def _unit_of(context: SentenceContext, reading: Reading, index: int) -> UnitFound | None:
    low, high = context.neighbours(reading)
    text, base = context.sentence.text, context.sentence.start
    following = next((m for m in context.units if m.start >= reading.end), None)
    if following is not None and following.start < high:
        between = text[reading.end - base : following.start - base]
        stop = re.search(r"[.;:!?]|,\s", between) or _TURN.search(between)
        if len(between.split()) <= 6 and not stop:
            return UnitFound(following.word, following, True)
    before = [m for m in context.units if low <= m.start < reading.place]
    if before:
        return UnitFound(before[-1].word, before[-1], True, frozenset(m.word for m in before[:-1]))
    if following is not None and following.start < min(high, context.clause_span(reading)[1]):
        return UnitFound(following.word, following, False)
    earlier = context.units_found.get(index - 1)
    return (
        UnitFound(earlier.word, earlier.mention, True, earlier.others)
        if earlier is not None
        else None
    )


# The day of "137 a day" and "per dag" is no unit that is counted.
_RATE = re.compile(r"\b(?:a|an|per|each|every|elke|iedere)\s$")
_TIMES = frozenset(["days", "hours", "seconds", "years"])
_TURN = re.compile(
    r"\b(?:in|and|en|from|van|to|tot|compared|tegen|against|waarvan|which|than|dan)\s+(?:19|20)\d\d",
    re.IGNORECASE,
)


def build(
    text: str, sentence: Sentence, lexicon: Lexicon, ages: list[Age], periods: list[PeriodMention],
    readings: list[Reading], before: SentenceContext | None,
) -> SentenceContext:  # fmt: skip
    """The context of one sentence."""
    words = tokens(sentence.text, sentence.start)
    dated = [(m.span.start, m.span.end) for m in periods]
    found = [
        m
        for m in lexicon.mentions(words)
        if m.kind != "unit" or not any(a <= m.start and m.end <= b for a, b in dated)
    ]
    mentions = _without_excluded(_without_seats(found, words), words)
    return SentenceContext(
        sentence, words, mentions, ages, periods, readings, before, clause_starts(sentence.text)
    )


# Between a country and a publisher these say that the country is not the publisher's seat.
_LINKS = word_set(
    """
    in of by at to from according and the's according says bij van door volgens aan en met for
    voor on via with meldt aldus zegt
"""
)


def _without_seats(mentions: list[Mention], words: list[Token]) -> list[Mention]:
    """Drop the country in "the American NCMEC" or "UK-based IWF": the seat of the publisher."""
    firsts = {m.first for m in mentions if m.kind == "publisher"}
    return [m for m in mentions if m.kind != "place" or not _is_seat(m, firsts, words)]


def _is_seat(place: Mention, firsts: set[int], words: list[Token]) -> bool:
    for first in range(place.first + 1, min(place.first + 4, len(words))):
        if words[first].start < place.end:
            continue
        if words[first].start > words[first - 1].end + 1:
            return False  # a comma between: "For Germany, NCMEC listed"
        if first in firsts:
            return True
        if words[first].lower in _LINKS:
            return False
    return False


_EXCLUDING = word_set(
    """
    without excluding except zonder exclusief behalve uitgezonderd
"""
)


def _without_excluded(mentions: list[Mention], words: list[Token]) -> list[Mention]:
    """Drop YouTube in "Google without YouTube"."""
    return [m for m in mentions if m.first == 0 or words[m.first - 1].lower not in _EXCLUDING]


def span_of(mention: Mention) -> Span:
    return Span(mention.start, mention.end)
