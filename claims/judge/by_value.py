"""Found by its value: the figure that has this number, when all that names it stands around it.

The words are asked after, not before: publisher, period, place, part and subject of the figure must
be in the sentence or in what came before it. Only one series and period may remain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from claims.around.context import SentenceContext
from claims.around.lexicon import Entry
from claims.around.period_named import (
    IN_ORDER,
    MEDIUM,
    STRONG,
    WEAK,
    Placed,
    is_compared_with,
    is_set_beside,
    shift,
)
from claims.around.surroundings import (
    before,
    cited_around,
    dated,
    moved,
    periods_around,
    words_around,
)
from claims.around.who.senders import CLEARING_HOUSE, is_only_sent_to
from claims.judge.findings import Finding, none, weigh
from claims.judge.scoped import left_over, narrowed
from claims.judge.verdicts import agreement, misnamed
from claims.link.candidates import Candidate, Question
from claims.link.indexed.explained import Account
from claims.link.indexed.figures import AGE_KEYS, SILENT
from claims.link.indexed.series_words import stems
from claims.link.indexed.values import Hit
from claims.link.linking import Linker
from claims.link.named.publisher import names_a_source
from claims.link.nouns import in_the_parts_name, unit_score
from claims.link.owners import PLATFORM
from claims.link.scope import Restriction
from claims.link.series_slot import figure_for
from claims.model import PeriodMention, Verdict
from claims.read.not_figures import Age
from claims.weights import weights
from data_sources.record.record import Record
from languages.reading import either

_WEIGHT = weights("value")
_BY_CHANCE = weights("words")["name_by_chance"]

# A number of so many significant digits is hardly ever another one by chance.
TELLING = 4

# From this score on a word of the subject stands in the number's own sentence.
SUBJECT_NEAR = _WEIGHT["subject_near"]

# One candidate must be ahead of the next by this much; else two series are possible.
AHEAD = _WEIGHT["ahead"]

_NO_ENTRY = Entry("", (), (), frozenset(), frozenset(), frozenset())


@dataclass
class Found:
    """A hit whose publisher, period, place and subject were found in the text."""

    candidate: Candidate
    left: list[Restriction]


@dataclass
class _Asked:
    """One number while its figure is sought; what each hit asks of it is told once."""

    question: Question
    kinds: frozenset[str]
    telling: bool

    @cached_property
    def others(self) -> list[float]:
        """What its digits may be read as besides."""
        return [self.question.reading.other] if self.question.reading.other is not None else []

    @cached_property
    def times(self) -> _Times:
        return _times(self.question, self.telling)

    @cached_property
    def counts_what_nobody_knows(self) -> bool:
        return _counts_what_nobody_knows(self.question)


def by_value(record: Record, linker: Linker, question: Question) -> Finding:
    """The verdict by the value of the number: an agreement, the whole of a part, or none."""
    quantity = question.reading.quantity
    telling = quantity.exact_digits >= TELLING
    asked = _Asked(question, frozenset({"percent"} if quantity.is_percent else {"count"}), telling)
    hits = linker.values.near(quantity, cited_around(question.context), question.reading.other)
    found = [f for hit in hits if (f := _supported(linker, asked, hit)) is not None]
    whole = [f for f in found if not f.left]
    chosen = _one(whole)
    if chosen is not None:
        return _said(record, question, chosen.candidate)
    told_by_both = _one(whole, True)
    if told_by_both is not None:
        return replace(_said(record, question, told_by_both.candidate), either=True)
    if whole:
        near = tuple(f.candidate.figure for f in whole if f.candidate.figure is not None)[:4]
        return Finding(Verdict.NOT_IN_RECORD, none("two_possible").reasons, near=near)
    chosen = _one([f for f in found if f.candidate.period_fits >= MEDIUM])
    if chosen is None:
        return none("no_series")
    finding = _said(record, question, chosen.candidate)
    if not finding.verdict.found:
        return none("no_series")
    return narrowed(linker, question, chosen.candidate, finding, chosen.left)


def _one(found: list[Found], told_by_both: bool = False) -> Found | None:
    """The one that is meant: of one series and period, or clearly ahead of all others.

    `told_by_both`: a company's count and the clearing house's of it are no two.
    """
    if not found:
        return None
    found = sorted(
        _originals(found), key=lambda f: (-f.candidate.score, len(f.candidate.slot.breakdown))
    )
    best = found[0]
    for other in found[1:]:
        if (
            not _same_thing(best.candidate, other.candidate)
            and not (told_by_both and _counted_by_both(best.candidate, other.candidate))
            and other.candidate.score > best.candidate.score - AHEAD
        ):
            return None
    return best


def _originals(found: list[Found]) -> list[Found]:
    """Without those that another one prints of fewer parts; that one stands as high as they did.

    A comparison sets a publisher's number beside a company's own: they are two copies of it.
    """
    kept = []
    for one in found:
        parts = len(one.candidate.slot.breakdown)
        same = [f for f in found if f is one or _same_thing(one.candidate, f.candidate)]
        if all(len(f.candidate.slot.breakdown) >= parts for f in same):
            score = max(f.candidate.score for f in same)
            kept.append(Found(one.candidate.but(score=score), one.left))
    return kept


def _counted_by_both(one: Candidate, other: Candidate) -> bool:
    """A company's own count, and the clearing house's of that company: one number, told by both."""
    if one.figure is None or other.figure is None or one.figure.period != other.figure.period:
        return False
    whole, part = (one, other) if not one.slot.breakdown else (other, one)
    company = whole.shelf.series.publisher
    return (
        company.kind == "company"
        and not whole.slot.breakdown
        and list(part.slot.breakdown) == [PLATFORM]
        and part.slot.breakdown[PLATFORM].lower() in (company.key, company.name.lower())
        and whole.shelf.series.unit.key == part.shelf.series.unit.key
        and whole.figure is not None
        and part.figure is not None
        and whole.figure.value == part.figure.value
    )


def _same_thing(one: Candidate, other: Candidate) -> bool:
    """One number printed twice: in the publisher's table, and where somebody sets it beside."""
    if one.figure is None or other.figure is None or one.figure.period != other.figure.period:
        return False
    if one.slot is other.slot:
        return True
    few, many = sorted(
        (set(one.slot.breakdown.items()), set(other.slot.breakdown.items())), key=len
    )
    same_unit = one.shelf.series.unit.key == other.shelf.series.unit.key
    same_place = one.slot.geography == other.slot.geography
    return same_unit and same_place and few <= many and bool(few)


def _said(record: Record, question: Question, candidate: Candidate) -> Finding:
    others = [question.reading.other] if question.reading.other is not None else []
    found = agreement(record, question.reading.quantity, candidate, others)
    if found is not None and candidate.misnomer:
        found = misnamed(question.reading.quantity, candidate)
    return found if found is not None else none("no_series")


_NEXT = re.compile(r"[ \u00a0]([^\W\d_A-Z][\w'-]*)")
_MAY_FOLLOW = re.compile(rf"(?:{either('by_value.may_follow')})", re.IGNORECASE)


def _counts_what_nobody_knows(question: Question) -> bool:
    """Whether a word that is no noun of ours stands straight after: "412,009 letters"."""
    quantity, sentence = question.reading.quantity, question.context.sentence
    if quantity.is_percent or question.unit is not None:
        return False
    after = _NEXT.match(sentence.text, quantity.span.end - sentence.start)
    return after is not None and _MAY_FOLLOW.fullmatch(after[1]) is None


def _supported(linker: Linker, asked: _Asked, hit: Hit) -> Found | None:
    question, series = asked.question, hit.shelf.series
    if hit.shelf.kinds.isdisjoint(asked.kinds):
        return None
    if not weigh(question.reading.quantity, hit.figure, asked.others).agrees:
        return None
    account = linker.accounts.of(hit.slot)
    publisher = _publisher(question, account, linker.accounts.organisations(series.key))
    if publisher is None:
        return None
    noun = unit_score(question, hit.shelf)
    if noun is None or asked.counts_what_nobody_knows:
        return None
    placed = _period(asked, hit)
    if placed is None:
        return None
    named = _named(linker, question, hit, account, asked.telling)
    if named is None:
        return None
    entry, words = named
    if not asked.telling and noun[0] < _WEIGHT["noun"] and words < SUBJECT_NEAR:
        return None  # few digits need the noun in the sentence, or the subject beside the number
    current = hit.slot.current.get(hit.figure.period.code, hit.figure)
    candidate = Candidate(
        entry, hit.slot, hit.shelf, 
        publisher + noun[0] + words + _WEIGHT["time"] * placed.strength,
        current, placed, placed.strength, True, question.unit,
        noun[1] and not in_the_parts_name(question, hit.slot),
        used_but=bool(entry.but & question.local),
        used=entry.words | account.publishers,
    )  # fmt: skip
    return Found(candidate, left_over(linker, question, candidate))


_SHARES_OUT = re.compile(rf"\b(?:{either('around.shares_out')})\b", re.IGNORECASE)


def _publisher(
    question: Question, account: Account, organisations: frozenset[str] = frozenset()
) -> float | None:
    """How near the publisher is named; None when it is not, or another one is cited here."""
    here = question.context.cited
    if account.publishers & here:
        return _WEIGHT["publisher_in_the_sentence"]
    if here & organisations:
        if not _SHARES_OUT.search(question.context.sentence.text):
            return None
        here -= organisations  # "of these, 400 came from hotline A": it is a part, and not cited
    if account.of_company and is_only_sent_to(question.context, CLEARING_HOUSE):
        here -= {CLEARING_HOUSE}  # "and sent 400 reports to NCMEC": the company goes on speaking
    if names_a_source((here, here)) and not here <= account.words:
        return None  # somebody else is cited; "reports to NCMEC" cites nobody
    for earlier in before(question.context):
        words = earlier.cited
        if account.publishers & words:
            return _WEIGHT["publisher_before"]
        if names_a_source((words, words)) and not here:
            break
    around = account.publishers & words_around(question.context)
    return _WEIGHT["publisher_around"] if around else None


class _Times(NamedTuple):
    """The times that a number may be of, in the order in which they are tried, and how surely."""

    named: tuple[tuple[list[PeriodMention], int], ...]
    days: Sequence[PeriodMention] = ()
    may_be_now: bool = False


def _period(asked: _Asked, hit: Hit) -> Placed | None:
    """The period of the figure as the text names it: in the clause, the sentence, or before."""
    times = asked.times
    for mentions, strength in times.named:
        found = _first(hit, mentions, strength)
        if found is not None:
            return found
    found = _on_a_day(hit, times.days)
    return found or (_latest(asked.question, hit) if times.may_be_now else None)


def _times(question: Question, telling: bool) -> _Times:
    context, reading = question.context, question.reading
    clause = context.clause_span(reading)
    low, high = context.neighbours(reading)
    start, end = max(clause[0], low), min(clause[1], high)
    own = [m for m in context.periods if start <= m.span.start < end
           and not is_compared_with(context, m)]  # fmt: skip
    here = [m for m in dated(context.periods) if not is_compared_with(context, m)]
    earlier = periods_around(context)
    for mention in own:
        if mention.kind == "relative" and mention.shift:
            ahead = [m for m in here if m.span.start < mention.span.start]
            bases = ahead or earlier or ([] if mention.shift > 0 else here)
            return _Times(((moved(mention, bases), MEDIUM),))
    placed = question.period
    if placed is not None and placed.strength == IN_ORDER:
        return _Times((([placed.mention], STRONG),))
    if placed is not None and placed.strength == STRONG and placed.mention in dated(own):
        return _Times((([placed.mention], STRONG),))  # "from A in 2022 to B in 2023"
    if reading.role and placed is not None and placed.strength == STRONG and len(here) == 2:
        return _Times((([placed.mention], STRONG),))  # "from A to B between 2022 and 2023"
    if dated(own):
        return _Times(((dated(own), STRONG),))
    if not here and any(_NOW.match(m.text) for m in context.periods):
        return _Times((), may_be_now=True)
    wide = earlier if telling else _nearest(context)
    if reading.role == "from":  # "rose from 2,641 to 6,253": that of the year before
        back = [shift(m, -1) for m in (here or wide)]
        return _Times(((here + back + (wide if telling else []), MEDIUM),))
    named = [(here, STRONG if len(here) == 1 else MEDIUM)]
    shifts = [m for m in context.periods if m.kind == "relative" and m.shift
              and m.span.start < high]  # fmt: skip
    if shifts:
        named.append((moved(shifts[0], here + earlier), MEDIUM))
    if not any(m.span.start < reading.place for m in here):
        named.append((wide if telling or not here else [], MEDIUM))
    return _Times(tuple(named), context.periods, not here)


# A sentence about the present is not about the year that the sentence before it names.
_NOW = re.compile(rf"(?:{either('times.now')})$", re.IGNORECASE)


def _nearest(context: SentenceContext) -> list[PeriodMention]:
    """The periods of the last sentence that names any."""
    for earlier in before(context):
        own = [m for m in dated(earlier.periods) if not is_set_beside(earlier, m)]
        if own:
            return own
    return periods_around(context)[:1]


def _on_a_day(hit: Hit, mentions: Sequence[PeriodMention]) -> Placed | None:
    """A vote, a raid: a figure of the very day that is named."""
    period = hit.figure.period
    for day in (m for m in mentions if m.kind == "day" and m.start is not None):
        if period.days <= 5 and day.start and period.start <= day.start <= period.end:
            return Placed(day, STRONG)
    return None


def _latest(question: Question, hit: Hit) -> Placed | None:
    """ "Now": the latest figure of the series, when the sentence names no other time."""
    now = next((m for m in question.context.periods if m.kind == "relative" and not m.shift), None)
    single = len(hit.slot.figures) == 1 and not periods_around(question.context)
    if (now is None and not single) or hit.slot.latest() is not hit.figure:
        return None
    span = now.span if now is not None else question.reading.quantity.span
    period = hit.figure.period
    text = now.text if now is not None else ""
    return Placed(PeriodMention(span, text, period.start, period.end, period.kind), WEAK)


def _first(hit: Hit, mentions: list[PeriodMention], strength: int) -> Placed | None:
    for mention in mentions:
        figure, fit = figure_for(hit.slot, mention, hit.shelf)
        if figure is not None and fit and figure.period == hit.figure.period:
            return Placed(mention, min(strength, fit))
    return None


def _named(
    linker: Linker, question: Question, hit: Hit, account: Account, telling: bool
) -> tuple[Entry, float] | None:
    """The row of the lexicon whose words are there, and how near they stand; None without one."""
    context = question.context
    sentence = context.names
    reach = sentence | words_around(context)
    slot, shelf = hit.slot, hit.shelf
    anywhere = shelf.national or slot.geography in ("World", "Unknown")
    if not anywhere and not _place_named(slot.geography, reach):
        return None
    rows = linker.accounts.entries(slot)
    best: tuple[Entry, float] | None = None
    for entry in rows:
        score = _row_score(entry, question, reach, shelf.series.unit.key)
        if score is not None and (best is None or score > best[1]):
            best = entry, score
    if best is None:
        sounds = question.sounds_of(linker, slot.series)
        against = any(entry.never & question.against for entry in rows)
        enough = _WEIGHT["name_among_rows" if rows else "name_alone"]
        if not rows and slot.breakdown and telling:  # a list: its head says what it is of
            sounds = max(sounds, _heads_sound(question, linker, slot.series))
        if against or sounds < enough or (rows and not _sounds_most(question, linker, slot.series)):
            return None
        best = _NO_ENTRY, 0.0
    pinned = {key for key, _ in best[0].breakdown}
    total = best[1]
    for key, value in slot.breakdown.items():
        if key in pinned or key in SILENT or key not in shelf.varying:
            continue
        near = _value_named(question, key, value, account, reach)
        if near is None:
            return None
        total += near
    if slot.geography not in ("World", "Unknown"):
        here = _place_named(slot.geography, sentence)
        total += _WEIGHT["place_in_the_sentence" if here else "place_before"]
    sounds = question.sounds_of(linker, slot.series) - _BY_CHANCE
    return best[0], total + _WEIGHT["name"] * max(0.0, sounds)


# So many sentences back the head of a list may stand.
_HEAD = 12


def _heads_sound(question: Question, linker: Linker, series: str) -> float:
    """How much a sentence before, as the head of a list, sounds like the name of a series."""
    found = 0.0
    for earlier in islice(before(question.context), _HEAD):
        whole = earlier.sentence.start, earlier.sentence.end
        if whole not in earlier.sounds:
            earlier.sounds[whole] = linker.affinity.coverage(stems(earlier.sentence.text))
        found = max(found, earlier.sounds[whole].get(series, 0.0))
    return found


def _sounds_most(question: Question, linker: Linker, series: str) -> bool:
    """Whether no other series of the publisher sounds as much like the sentence."""
    own = linker.shelf.series[series].series.publisher.key
    return not any(
        other != series and sounds >= question.sounds[series]
        and linker.shelf.record.series[other].publisher.key == own
        for other, sounds in question.sounds.items()
    )  # fmt: skip


def _place_named(code: str, reach: frozenset[str]) -> bool:
    return code in reach or bool({"Europe", "EU27"} & {code} and {"Europe", "EU27"} & reach)


# What denies is said again, or is not meant: "80% had none. So 80% had some?"
_DENIES = ("no_", "not_", "non_", "any_")


def _row_score(entry: Entry, question: Question, reach: frozenset[str], unit: str) -> float | None:
    score = 0.0
    if entry.never & question.against:
        return None
    for group in entry.needs:
        if group & question.local:
            score += _WEIGHT["need_in_the_clause"]
        elif group & question.nearby:
            score += _WEIGHT["need_in_the_sentence"]
        elif any(not word.startswith(_DENIES) for word in group & reach):
            score += _WEIGHT["need_before"]
        elif unit not in group:
            return None
    return score + _WEIGHT["also"] * len(entry.also & question.local)


def _value_named(
    question: Question, key: str, value: str, account: Account, reach: frozenset[str]
) -> float | None:
    """How near a value of the breakdown is named; None when it is not."""
    pair = f"{key}={value}"
    if pair in question.local:
        return _WEIGHT["part_in_the_clause"]
    if any(word.partition("=")[2] == value for word in question.nearby if "=" in word):
        return _WEIGHT["part_in_the_sentence"]
    if any(word.partition("=")[2] == value for word in reach if "=" in word):
        return _WEIGHT["part_before"]
    if account.ages and any(
        (a.low, a.high) in account.ages or (a.high, a.low) in account.ages
        for a in question.context.ages
    ):
        return _WEIGHT["part_by_age"]
    if key in AGE_KEYS and value in {_written(a) for c in before(question.context) for a in c.ages}:
        return _WEIGHT["part_before"]  # "… respondents aged 13 to 20": of all that is listed below
    return None


def _written(age: Age) -> str:
    """An age as the record writes it."""
    return f"{age.low}-{age.high}"
