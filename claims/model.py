"""The words of the room: quantity, period, claim and verdict.

A `Claim` is a sentence from outside with a number in it, and our verdict on it. Everything here is
frozen: a claim can be shown, kept for a moment and exported, but nobody can edit what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from languages import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from data_sources.record.figure import Change, Figure
    from data_sources.record.record import Record


class Verdict(StrEnum):
    """What the record says about a number in somebody's sentence."""

    MATCHES = "matches"
    MATCHES_ROUNDED = "matches, rounded"
    MATCHES_BUT = "matches, but"
    OTHER_THING = "right number, another thing"
    WHOLE_NOT_PART = "right for the whole, not for this part"
    OUTDATED = "outdated"
    DIFFERS = "differs"
    NOT_IN_RECORD = "not in the record"

    @property
    def agrees(self) -> bool:
        """True for the three verdicts that bear out what the sentence says."""
        return self in (Verdict.MATCHES, Verdict.MATCHES_ROUNDED, Verdict.MATCHES_BUT)

    @property
    def found(self) -> bool:
        """True where the number is one figure's own, also one that counts another thing."""
        return self.agrees or self is Verdict.OTHER_THING


class Kind(StrEnum):
    """What sort of number was written."""

    COUNT = "count"
    PERCENT = "percent"
    CHANGE = "change"  # "rose by 12%": the value is a signed percentage
    DIFFERENCE = "difference"  # "rose by 4 million": the value is later minus earlier
    RATIO = "ratio"  # "doubled", "six times as many": the value is later / earlier


CHANGES = frozenset({Kind.CHANGE, Kind.RATIO, Kind.DIFFERENCE})
"""Kinds that say how much something moved, and no level."""


class Bound(StrEnum):
    """How the writer hedged: 'more than', 'nearly', 'about', or not at all."""

    NONE = "as written"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    BELOW = "fewer than"
    NEARLY = "nearly"


class Span(NamedTuple):
    """A piece of the pasted text: `text[start:end]`, in the reader's own text."""

    start: int
    end: int


@dataclass(frozen=True)
class Quantity:
    """A number as it was read: value, what kind of number, and how precisely it was written.

    `step` is the size of the last digit that was written (100,000 for "36.2 million"): the record
    agrees when its own value rounds to the same number at that step. `high` is the upper end of a
    written range ("4 to 5 million"), else None.
    """

    span: Span
    text: str
    value: float
    kind: Kind
    step: float
    bound: Bound = Bound.NONE
    high: float | None = None
    points: bool = False  # percentage points, not percent
    fraction: bool = False  # written as a fraction: "half", "1 in 8", "two thirds"
    exact_digits: int = 0  # significant digits that carry information

    @property
    def is_percent(self) -> bool:
        return self.kind is Kind.PERCENT


@dataclass(frozen=True)
class PeriodMention:
    """A period named in the text. `start` and `end` are None for "last year" and the like."""

    span: Span
    text: str
    start: date | None = None
    end: date | None = None
    kind: str = ""  # year | half | quarter | month | span | since | relative
    shift: int = 0  # relative mentions: -1 is "the year before"

    @property
    def year(self) -> int | None:
        return self.start.year if self.start else None


@dataclass(frozen=True)
class Word:
    """A word of the text that decided something, and what it stood for."""

    span: Span
    text: str
    role: str  # number | period | publisher | subject | unit | geography | breakdown | change


@dataclass(frozen=True)
class Reason:
    """Why a verdict was given: a code for machines, and what fills its sentence."""

    code: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: str, **values: object) -> Reason:
        return cls(code, tuple((key, str(value)) for key, value in values.items()))


@dataclass(frozen=True)
class Limit:
    """Where reading stopped, or what was passed over, so that a report never seems complete.

    `code` is characters | numbers | long_sentences; `values` fill its sentence.
    """

    code: str
    values: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, code: str, **values: int) -> Limit:
        return cls(code, tuple(values.items()))


@dataclass(frozen=True)
class Claim:
    """One number of the text with the verdict on it.

    `figure` is the record's own figure (None when the record cannot speak to the number); for a
    change it is the later of the two, and `change` holds both. `words` are the parts of the text
    that decided: show them, so that a reader can disagree. `record` is the one that was asked;
    verdict, figures and the sentences of the reasons are all from it. A claim without a verdict
    has in `near` the figures that may be meant (`claims.choose` gives the verdict on one of them).
    """

    quantity: Quantity
    sentence: str
    sentence_span: Span
    verdict: Verdict
    reasons: tuple[Reason, ...]
    record: Record = field(repr=False, compare=False)
    words: tuple[Word, ...] = ()
    figure: Figure | None = None
    change: Change | None = None
    total: Figure | None = None  # the whole, when the number is a share of it
    near: tuple[Figure, ...] = field(default=())  # figures shown beside: later, revised, confused
    language: str = DEFAULT_LANGUAGE

    @property
    def span(self) -> Span:
        return self.quantity.span

    @property
    def series(self) -> str:
        """Key of the series the number was tied to, or '' when it was tied to none."""
        if self.figure is None:
            return ""
        series = self.figure.series
        return series if isinstance(series, str) else series.key

    @property
    def period(self) -> str:
        """Code of the period the number was tied to, or ''."""
        return self.figure.period.code if self.figure is not None else ""


class Claims(list[Claim]):
    """The claims of one text in order, and the limits that reading met (usually none)."""

    def __init__(
        self,
        claims: Iterable[Claim] = (),
        limits: Iterable[Limit] = (),
        record: Record | None = None,
    ) -> None:
        super().__init__(claims)
        self.limits = tuple(limits)
        self.record = record


def limits_of(claims: Sequence[Claim]) -> tuple[Limit, ...]:
    """The limits of a result; a plain list of claims has none."""
    return claims.limits if isinstance(claims, Claims) else ()
