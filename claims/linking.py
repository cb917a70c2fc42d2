"""From a number in a sentence to the slots of the record it may be about, best first.

A series is in question only when the sentence has all words it needs (`claims_lexicon.csv`); a slot
only when its place and breakdown are named. The score then says which of them the sentence fits
best. Nothing here looks at the value of the number.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.affinity import Affinity, stems
from claims.context import (
    MEDIUM,
    STRONG,
    WEAK,
    Placed,
    SentenceContext,
    UnitFound,
    period_of,
    unit_of,
)
from claims.facets import Facets
from claims.lexicon import Entry, Lexicon, Mention
from claims.model import Kind, PeriodMention
from claims.quantities import Reading
from claims.shelf import AGE_KEYS, SILENT, SeriesShelf, Shelf, Slot
from claims.text import word_set
from data_sources.figure import Figure
from data_sources.model import Series

# Which nouns a unit of the record answers to. What is not listed answers to its own name.
UNIT_NOUNS: dict[str, frozenset[str]] = {
    key: frozenset(words.split())
    for key, words in {
        "reports": "reports referrals urls cases requests submissions contacts",
        "urls": "urls reports sites pieces",
        "websites": "sites urls",
        "sites": "sites urls",
        "services": "apps sites companies services",
        "files": "files images videos pieces",
        "items": "files images videos pieces reports items urls",
        "pieces": "pieces files images videos items",
        "images": "images files pieces",
        "videos": "videos files pieces",
        "pins": "pins pieces",
        "records": "records reports urls files pieces images",
        "children": "children people victims",
        "people": "people children victims accounts suspects arrests signatories",
        "accounts": "accounts people",
        "visitors": "visitors people visits accounts",
        "visits": "visits visitors",
        "arrests": "arrests people suspects",
        "companies": "companies",
        "enforcements": "enforcements accounts pieces",
        "requests": "requests reports contacts victims people",
        "contacts": "contacts people",
        "signatories": "signatories people companies",
        "tips": "reports",
        "cases": "cases reports images videos files children pieces",
        "top_level_domains": "domains",
        "reports_per_day": "reports",
        "reports_per_week": "reports",
        "instances": "reports cases notices instances",
        "one_in": "children people victims",
        "schools": "schools",
        "investigations": "investigations cases reports",
        "submissions": "submissions reports requests",
        "states": "countries",
        "hashes": "hashes files images",
        "votes": "votes people",
        "notices": "notices reports requests",
    }.items()
}
# Nouns that a report is often and wrongly called. A report is none of these.
MISNOMERS = word_set(
    """
    victims children images videos files cases offences people accounts pieces
"""
)
# A sentence with this part of a name's weight is likely about the series of that name.
SOUNDS_LIKE = 0.55
_ODD_DIMENSIONS = ("severity", "sex", "site_type")


@dataclass
class Candidate:
    """A slot a number may be about, with the score of its words."""

    entry: Entry
    slot: Slot
    shelf: SeriesShelf
    score: float
    figure: Figure | None = None
    period: Placed | None = None
    period_fits: int = (
        0  # STRONG: as named; MEDIUM: near or only one; WEAK: none named; 0: not there
    )
    publisher_known: bool = True
    unit: UnitFound | None = None
    misnomer: bool = False
    carried: bool = False
    sounds: float = 0.0  # how much the sentence sounds like the name of the series
    soft: bool = False  # found by its name alone, not by the lexicon
    used_but: bool = False  # a word of the row's `but` column is there: the caveat belongs to it
    used: list[Mention] = field(default_factory=list)

    def but(self, **changes: object) -> Candidate:
        """A copy with some things changed; `dataclasses.replace` is several times slower."""
        copied = object.__new__(Candidate)
        copied.__dict__.update(self.__dict__)
        copied.__dict__.update(changes)
        return copied


@dataclass
class Question:
    """One number in its sentence: everything the lexicon may look at."""

    context: SentenceContext
    reading: Reading
    local: frozenset[str]
    nearby: frozenset[str]
    earlier: frozenset[str]
    unit: UnitFound | None
    period: Placed | None
    segment: tuple[int, int]
    sounds: dict[str, float] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()

    @property
    def everything(self) -> frozenset[str]:
        return self.nearby | self.earlier


def ask(context: SentenceContext, reading: Reading) -> Question:
    """Gather what stands around one number."""
    start, end = context.segment(reading)
    if reading.quantity.kind in (Kind.CHANGE, Kind.RATIO, Kind.DIFFERENCE) and not _has_subject(
        context, start, end
    ):
        start, end = context.sentence.start, context.sentence.end
    local = frozenset(m.word for m in context.mentions if start <= m.start < end)
    earlier: frozenset[str] = frozenset()
    before = context.before
    if before is not None and before.sentence.paragraph == context.sentence.paragraph:
        earlier = before.names
    return Question(
        context, reading, local, context.names, earlier, unit_of(context, reading),
        period_of(context, reading), (start, end),
    )  # fmt: skip


def _has_subject(context: SentenceContext, start: int, end: int) -> bool:
    """Whether a clause says what changed; "an increase of 13%" leaves that to the rest."""
    return any(
        start <= m.start < end
        and (m.kind == "unit" or (m.kind == "subject" and m.word != "growth"))
        for m in context.mentions
    )


class Linker:
    """Finds candidates; built once for a record and its lexicon."""

    def __init__(self, shelf: Shelf, lexicon: Lexicon) -> None:
        self.shelf = shelf
        self.lexicon = lexicon
        words = sorted({w for e in lexicon.entries for w in e.words | e.never})
        self._bits = {word: 1 << place for place, word in enumerate(words)}
        self._weighty = frozenset(w for e in lexicon.entries for group in e.needs for w in group)
        self._prepared = [
            self._prepare(entry) for entry in lexicon.entries if entry.series in shelf.series
        ]
        self.affinity = Affinity(shelf.record)
        self._soft = [
            self._prepare(Entry(key, (), (), frozenset(), frozenset(), frozenset(), frozenset()))
            for key in shelf.series
        ]
        self._soft_place = {entry[0].series: place for place, entry in enumerate(self._soft)}
        groups: dict[tuple[frozenset[str], bool], list[int]] = {}
        for place, prepared in enumerate(self._prepared):
            company = prepared[1].series.publisher.kind == "company"
            groups.setdefault((prepared[4], company), []).append(place)
        self._groups = [(names, company, places) for (names, company), places in groups.items()]
        self._pinned = {(e.series, pair) for e in lexicon.entries for pair in e.breakdown}

    def _prepare(
        self, entry: Entry
    ) -> tuple[Entry, SeriesShelf, tuple[int, ...], int, frozenset[str]]:
        shelf = self.shelf.series[entry.series]
        nouns = UNIT_NOUNS.get(shelf.series.unit.key, frozenset({shelf.series.unit.key}))
        counts = shelf.series.unit.kind != "percent"
        own = shelf.series.unit.key
        needs = tuple(
            self._mask(group)
            for group in entry.needs
            if not (counts and own in group and group <= nouns)
        )
        names = frozenset(
            {shelf.series.publisher.key, entry.series.split(".")[0].replace("_", "-")}
        )
        names = frozenset(n for n in names if self.lexicon.kinds.get(n) == "publisher")
        return entry, shelf, needs, self._mask(entry.never), names

    def _mask(self, words: frozenset[str]) -> int:
        mask = 0
        for word in words:
            mask |= self._bits.get(word, 0)
        return mask

    def candidates(self, question: Question, kinds: frozenset[str]) -> list[Candidate]:
        """Slots the number may be about, best first. `kinds`: 'count', 'percent', 'change'."""
        question.kinds = kinds
        if not question.sounds:
            text, base = question.context.sentence.text, question.context.sentence.start
            words = stems(text[question.segment[0] - base : question.segment[1] - base])
            question.sounds = self.affinity.coverage(words)
        seen = self._mask(question.everything)
        local = self._mask(question.local)
        publishers = _publishers(question)
        facets = Facets(question.context, question.reading, question.segment)
        found: list[Candidate] = []
        for names, company, entries in self._groups:
            standing = _publisher_score(company, names, publishers)
            if standing is None:
                continue
            for place in entries:
                entry, shelf, needs, never, _ = self._prepared[place]
                if never & local or not entry.dimensions <= facets.dimensions:
                    continue
                if not _has_all(needs, seen):
                    continue
                if right_kind(shelf.series, kinds):
                    found += self._tried(question, place, standing, facets)
        found += self._by_name(question, kinds, {c.slot.series for c in found}, publishers, facets)
        found.sort(key=lambda c: -c.score)
        return found

    def _tried(
        self,
        question: Question,
        place: int,
        standing: tuple[float, bool],
        facets: Facets,
        soft: bool = False,
    ) -> list[Candidate]:
        entry, shelf, needs, _, names = (self._soft if soft else self._prepared)[place]
        base = self._base(question, entry, shelf, names, standing, needs)
        if base is None:
            return []
        base.soft = soft
        return self._slots(question, base, facets)

    def _by_name(
        self, question: Question, kinds: frozenset[str], known: set[str],
        publishers: tuple[frozenset[str], ...], facets: Facets,
    ) -> list[Candidate]:  # fmt: skip
        """Series that only their names bring in."""
        found: list[Candidate] = []
        for key, sounds in question.sounds.items():
            place = self._soft_place.get(key)
            if sounds < SOUNDS_LIKE or key in known or place is None:
                continue
            shelf, names = self._soft[place][1], self._soft[place][4]
            standing = _publisher_score(shelf.series.publisher.kind == "company", names, publishers)
            if standing is not None and right_kind(shelf.series, kinds):
                found += self._tried(question, place, standing, facets, soft=True)
        return found

    def _base(
        self, question: Question, entry: Entry, shelf: SeriesShelf, names: frozenset[str],
        standing: tuple[float, bool], needs: tuple[int, ...],
    ) -> Candidate | None:  # fmt: skip
        unit = _unit_score(question, shelf)
        if unit is None:
            return None
        score, carried = standing[0] + unit[0], False
        nouns = UNIT_NOUNS.get(shelf.series.unit.key, frozenset({shelf.series.unit.key}))
        for group in entry.needs:
            if shelf.series.unit.key in group and group <= nouns and unit[0] > 0:
                score += 0.5
            elif group & question.local:
                score += 2.0
            elif group & question.nearby:
                score += 0.9
            else:
                score += 0.2
                carried = True
        score += 0.8 * len(entry.also & question.local) + 0.3 * len(
            entry.also & (question.nearby - question.local)
        )
        score -= 0.35 * len(
            (question.local & self._weighty) - entry.words - {w for g in entry.needs for w in g}
        )
        sounds = question.sounds.get(entry.series, 0.0)
        score += 4.0 * max(0.0, sounds - 0.25)
        if not needs and sounds < SOUNDS_LIKE and unit[0] == 0.0:
            return None
        if (
            not needs
            and sounds < SOUNDS_LIKE
            and unit[0] < 1.0
            and not entry.dimensions
            and not entry.breakdown
        ):
            score -= 1.0
        used = [m for m in question.context.mentions if m.word in entry.words or m.word in names]
        slot = Slot(entry.series, {}, "")
        return Candidate(
            entry,
            slot,
            shelf,
            score,
            publisher_known=standing[1],
            unit=question.unit,
            misnomer=unit[1],
            carried=carried,
            sounds=sounds,
            used_but=bool(entry.but & question.local),
            used=used,
        )

    def _slots(self, question: Question, base: Candidate, facets: Facets) -> list[Candidate]:
        found = []
        for slot in base.shelf.slots_for(facets.all):
            if any(slot.breakdown.get(key) != value for key, value in base.entry.breakdown):
                continue
            if (
                not base.entry.breakdown
                and any((slot.series, (k, v)) in self._pinned for k, v in slot.breakdown.items())
                and not base.entry.dimensions
            ):
                continue
            score = self._slot_score(question, base, slot, facets)
            if score is None:
                continue
            found += _with_period(base.but(slot=slot, score=base.score + score), question)
        return found

    def _slot_score(
        self, question: Question, base: Candidate, slot: Slot, facets: Facets
    ) -> float | None:
        score = 0.0
        pinned = {key for key, _ in base.entry.breakdown}
        for key, value in slot.breakdown.items():
            if key in pinned:
                continue
            part = facets.value_score(key, value)
            if part is None:
                open_age = (
                    key in AGE_KEYS
                    and not facets.ages_all
                    and base.shelf.series.form in ("survey", "estimate")
                )
                if not open_age and (key in base.shelf.varying or key in base.entry.dimensions):
                    return None
                part = -0.3 if key in SILENT else 0.0
            score += part
        for dimension in base.entry.dimensions:
            if dimension == "geography":
                if not facets.place_named(slot.geography):
                    return None
            elif not _has_dimension(slot, dimension, facets):
                return None
        place = facets.place_score(slot.geography, base.shelf)
        if place is None:
            return None
        score += place
        for key in _ODD_DIMENSIONS:
            if (
                facets.names_locally(key)
                and key not in base.shelf.keys
                and not _covered(base.entry, key)
            ):
                score -= 2.0
        if (
            facets.ages_here
            and not any(k in base.shelf.keys for k in AGE_KEYS)
            and "age" not in base.entry.words
        ):
            score -= 1.5
        return score


_COVER = {
    "severity": {"severity"},
    "sex": {"girls_word", "boys_word", "both_word", "men"},
    "site_type": {"forum"},
}


def _covered(entry: Entry, key: str) -> bool:
    return bool(_COVER.get(key, set()) & entry.words) or key in entry.dimensions


def _has_dimension(slot: Slot, dimension: str, facets: Facets) -> bool:
    if dimension == "age":
        keys = [k for k in AGE_KEYS if k in slot.breakdown]
        return bool(keys) and (
            bool(facets.ages_all)
            or facets.value_score(keys[0], slot.breakdown[keys[0]]) is not None
        )
    return (
        dimension in slot.breakdown
        and facets.value_score(dimension, slot.breakdown[dimension]) is not None
    )


def right_kind(series: Series, kinds: frozenset[str]) -> bool:
    """Whether a series can hold a number of one of these kinds."""
    percent = series.unit.kind == "percent" or series.unit.key == "one_in"
    if series.form == "change":
        return "change" in kinds or ("percent" if percent else "count") in kinds
    return ("percent" if percent else "count") in kinds


def _has_all(needs: tuple[int, ...], seen: int) -> bool:
    # A loop, not all(): this runs for every row of the lexicon and every number.
    for mask in needs:  # noqa: SIM110
        if not mask & seen:
            return False
    return True


def _publishers(question: Question) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    start, end = question.segment
    context = question.context
    here = frozenset(m.word for m in context.publishers if start <= m.start < end)
    sentence = frozenset(m.word for m in context.publishers)
    earlier: set[str] = set()
    before, steps = context.before, 0
    while (
        before is not None and steps < 4 and before.sentence.paragraph == context.sentence.paragraph
    ):
        if before.publishers:
            earlier = {m.word for m in before.publishers}
            break
        before, steps = before.before, steps + 1
    return here, sentence, frozenset(earlier)


def _publisher_score(
    company: bool, names: frozenset[str], publishers: tuple[frozenset[str], ...]
) -> tuple[float, bool] | None:
    """Score, and whether the publisher is named; None when somebody else is named as the source."""
    here, sentence, earlier = publishers
    if names & here:
        return 3.0, True
    if names & sentence:
        return 2.2, True
    others = sentence - _PLATFORMS
    if others:
        return None
    if names & earlier:
        return 1.5, True
    if company:
        return None
    return (0.0, False) if not (earlier - _PLATFORMS) else (-1.0, False)


# Companies are named as senders of reports, as hosts, as shops: naming one is not citing it.
_PLATFORMS = word_set(
    """
    meta google microsoft amazon apple snap discord reddit pinterest x tiktok linkedin twitch
    github aylo openai grok european-commission european-parliament politie-nl
"""
)


def _unit_score(question: Question, shelf: SeriesShelf) -> tuple[float, bool] | None:
    """Score for the noun counted, and whether it is a misnomer; None when it is another noun."""
    series = shelf.series
    if series.unit.kind == "percent" or series.unit.key == "one_in":
        return 0.3, False
    nouns = UNIT_NOUNS.get(series.unit.key, frozenset({series.unit.key}))
    changes = question.reading.quantity.kind in (Kind.CHANGE, Kind.RATIO)
    if question.reading.quantity.kind is Kind.PERCENT:
        return 0.3, False
    if question.unit is None:
        carried = nouns & question.earlier
        return (0.4 if carried else 0.0), False
    if question.unit.word in nouns:
        own = question.unit.word == series.unit.key or (
            question.unit.word == next(iter(nouns)) and len(nouns) == 1
        )
        return (1.8 if own else 1.2) if question.unit.beside else (1.0 if own else 0.6), False
    if nouns & question.unit.others:
        return 1.2, False
    if not changes and series.unit.key == "reports" and question.unit.word in MISNOMERS:
        return -1.5, True
    if not question.unit.beside:
        return 0.0, False
    return None


def _with_period(candidate: Candidate, question: Question) -> list[Candidate]:
    """The candidate with the figure of the period in question."""
    slot, placed = candidate.slot, question.period
    if placed is None:
        latest = slot.latest()
        if latest is None:
            return []
        single = len(slot.figures) == 1
        return [
            candidate.but(
                figure=latest,
                period_fits=MEDIUM if single else WEAK,
                score=candidate.score - (0 if single else 0.3),
            )
        ]
    figure, fit = figure_for(slot, placed.mention, candidate.shelf)
    if figure is None:
        return [
            candidate.but(figure=None, period=placed, period_fits=0, score=candidate.score - 2.5)
        ]
    fit = min(fit, placed.strength)
    return [
        candidate.but(
            figure=figure, period=placed, period_fits=fit, score=candidate.score + 0.4 * fit
        )
    ]


def figure_for(slot: Slot, mention: PeriodMention, shelf: SeriesShelf) -> tuple[Figure | None, int]:
    """The slot's figure of a period as named, and how well the two fit."""
    start, end = mention.start, mention.end
    if start is None or end is None:
        return None, 0
    figures = slot.figures or slot.others
    for figure in figures:
        if figure.period.start == start and figure.period.end == end:
            return figure, STRONG
    if mention.kind == "split":
        # "2023/24" is a police year, a school year or a budget year: whatever this series uses.
        yearly = [f for f in figures if 360 < f.period.days < 370]
        return next(
            (
                (f, STRONG)
                for f in yearly
                if (f.period.start.year, f.period.end.year) == (start.year, end.year)
            ),
            (None, 0),
        )
    if mention.kind == "year":
        inside = [
            f
            for f in figures
            if f.period.start >= start and f.period.end <= end and f.period.kind == "span"
        ]
        if len(inside) == 1 and not any(f.period.kind == "year" for f in slot.figures):
            return inside[0], STRONG
        ends = [f for f in figures if f.period.end.year == start.year and f.period.days > 366]
        if ends:
            return ends[-1], MEDIUM
    overlapping = [f for f in figures if f.period.start <= end and f.period.end >= start]
    loose = shelf.series.form in ("survey", "estimate", "fact") or len(figures) == 1
    if loose and len(overlapping) == 1:
        period = overlapping[0].period
        if (
            mention.kind == "year"
            and period.kind in ("half", "quarter", "month")
            and shelf.series.form not in ("survey", "fact")
        ):
            return None, 0
        return overlapping[0], MEDIUM
    if (
        mention.kind in ("span", "month")
        and len(overlapping) == 1
        and overlapping[0].period.kind == "span"
    ):
        return overlapping[0], MEDIUM
    return None, 0


__all__ = ["MEDIUM", "STRONG", "WEAK", "Candidate", "Linker", "Question", "ask", "figure_for"]
