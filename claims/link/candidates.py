"""A number as a question, and a slot of the record as a candidate for its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.around.context import SentenceContext, UnitFound
from claims.around.counted_noun import unit_of
from claims.around.extremes_said import Extreme
from claims.around.lexicon import Entry
from claims.around.period_named import Placed, period_of
from claims.link.indexed.figures import SeriesShelf, Slot
from claims.model import CHANGES, Kind
from claims.read.mentions import Reading
from data_sources.record.figure import Figure

if TYPE_CHECKING:
    from claims.link.linking import Linker
    from claims.link.restriction import Restriction
    from claims.link.ways.way import Way


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
    used: frozenset[str] = frozenset()  # words of ours that may have decided, where they are said

    def but(self, **changes: object) -> Candidate:
        """A copy with some things changed; `dataclasses.replace` is several times slower."""
        copied = object.__new__(Candidate)
        copied.__dict__.update(self.__dict__)
        copied.__dict__.update(changes)
        return copied


GROWTH = frozenset({"growth"})


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
    restricting: list[Restriction] | None = None  # filled by `scope` when first asked
    ranks: list[Extreme] | None = None  # filled by `scoped` when first asked
    ways: list[Way] | None = None  # filled by `ways` when first asked
    # Candidates by kinds and by the place of the noun, filled by the linker when first asked.
    found: dict[tuple[frozenset[str], int], list[Candidate]] = field(default_factory=dict)

    @property
    def is_change(self) -> bool:
        """Whether the number says how much something moved, and is no level."""
        return self.reading.quantity.kind in CHANGES

    @property
    def against(self) -> frozenset[str]:
        """The words of its clause that may speak against a row: of nouns, that which is counted.

        "245 reports of AI images" counts reports; the images are what they are about.
        """
        unit, local = self.unit, self.local
        if not (self.is_change or self.reading.quantity.is_percent):
            local -= GROWTH  # "400 reports, more than in 2022": a count, whatever it grew by
        if unit is None or not unit.beside:
            return local
        return local - {m.word for m in self.context.units if m.word != unit.word}

    def sounds_of(self, linker: Linker, series: str) -> float:
        """How much the sentence sounds like the name of a series."""
        linker.listen(self)
        return self.sounds.get(series, 0.0)

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
    local = context.words_between(start, end)
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
