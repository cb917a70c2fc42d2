"""A number on its way to a reader, and what may be said of two of them.

:class:`Figure` is the only thing that prints an observation. It keeps its series, its source and
its caveats, so that no number leaves the product without them. :class:`Change` is two figures
and what lies between them; asking for it across a break is an error (:class:`NotComparable`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from data_sources.record import citations
from data_sources.record.model import (
    Break,
    Geography,
    Observation,
    Series,
    Source,
    parse_breakdown,
    parts,
)
from data_sources.record.period import Period
from languages import DEFAULT_LANGUAGE, dates, grammar, numbers, translator

if TYPE_CHECKING:
    from data_sources.record.record import Record

SMALLEST_BASE = 50
"""Below this count no percentage change is given: a few cases more would swing it."""
MOST_PERCENT = 300
"""Above this a percentage says less than the two numbers do."""
JUMP = 40
"""Percent: a change of more between neighbouring periods says whether its cause is recorded."""

LEVELS = ("publisher", "confirmed", "reported")


@dataclass(frozen=True)
class Figure:
    """One observation with its series, source and geography. Formats and cites itself."""

    observation: Observation
    series: Series
    source: Source
    geography: Geography
    record: Record

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figure) and self.fingerprint == other.fingerprint

    def __repr__(self) -> str:
        return f"Figure({self.id!r}, {self.value})"

    @property
    def id(self) -> str:
        return self.observation.slot

    @property
    def fingerprint(self) -> str:
        return self.observation.fingerprint

    @property
    def value(self) -> float:
        return self.observation.value

    @property
    def unit(self) -> str:
        return self.observation.unit

    @property
    def period(self) -> Period:
        return self.observation.period

    @cached_property
    def breakdown(self) -> dict[str, str]:
        return parse_breakdown(self.observation.breakdown)

    @property
    def level(self) -> str:
        """How well it is known: ``publisher``, ``confirmed`` or ``reported`` (by others only)."""
        if self.observation.known != "second-hand":
            return "publisher"
        return "confirmed" if self.observation.confirmed_at else "reported"

    @property
    def is_draft(self) -> bool:
        """Read on a page of the publisher's that may still change."""
        return self.observation.known == "publisher-draft"

    @property
    def read_in_copy(self) -> bool:
        """Read elsewhere than at the publication's own address."""
        return not self.source.url or self.source.url != self.observation.read_at

    @property
    def cited_by_other(self) -> bool:
        """Whether the publication is another organisation's than the one that counted."""
        return self.source.publisher.key != self.series.publisher.key

    def format(self, language: str, style: str = "short", qualifier: bool = True) -> str:
        """The number in words of the language.

        ``short`` is 36.2 million, ``exact`` 36,210,368, ``plain`` the exact digits without the
        words for "at least" and "about" that the other two put before inexact figures.
        """
        text = self._number(language, style)
        pattern = grammar(language).numbers.get(self.observation.precision)
        return pattern.format(n=text) if pattern and qualifier and style != "plain" else text

    def _number(self, language: str, style: str) -> str:
        if self.series.unit.kind == "percent":
            return numbers.percent(self.value, language, 1 if style == "short" else 6)
        if self.unit == "one_in":
            joint = grammar(language).numbers["one_in"]
            return joint.format(n=numbers.exact(self.value, language))
        if style == "short":
            return numbers.short(self.value, language)
        return numbers.exact(self.value, language)

    def with_unit(self, language: str, style: str = "short", qualifier: bool = True) -> str:
        """The number and what it counts: "36.2 million reports"."""
        text = self.format(language, style, qualifier)
        if self.series.unit.kind == "percent" or self.unit == "one_in":
            return text
        return f"{text} {self.series.unit.word(self.value, language)}"

    def period_label(self, language: str) -> str:
        label = dates.period(self.period, language)
        if self.observation.period_known == "inferred":
            return translator(language)("{period} (period inferred)", period=label)
        return label

    def label(self, language: str) -> str:
        """Series, breakdown, place and period in one line, for lists and alternative texts."""
        parts = [self.series.name(language)]
        parts += [breakdown_words(self.observation.breakdown, language)] * bool(self.breakdown)
        if self.geography.code != "World":
            parts.append(self.geography.name(language))
        return ", ".join([*parts, self.period_label(language)])

    def source_line(self, language: str) -> str:
        """Publisher, year and place, as it stands under a chart."""
        return citations.source_line(self, language)

    def cite(self, language: str) -> str:
        """The full reference: publication, place in it, this record and its version."""
        return citations.full(self, language)

    @property
    def own_rounding(self) -> Figure | None:
        """The same figure in the publisher's own rounded words, where they round otherwise.

        NCMEC writes 21.3 million for the 21,351,493 of its list, which we print as 21.4 million.
        """
        return next(
            (
                other
                for other in self.record.others(self)
                if other.observation.standing == "confirms"
                and other.source.publisher.key == self.series.publisher.key
                and other.observation.precision != "exact"
                and other.format(DEFAULT_LANGUAGE, qualifier=False)
                != self.format(DEFAULT_LANGUAGE, qualifier=False)
            ),
            None,
        )

    def caveats(self, language: str) -> list[str]:
        """What must be said beside the number, most specific first."""
        _ = translator(language)
        text = self.series.text(language)
        said = [text.caveats] if text.caveats else []
        if self.is_draft:
            said.append(_("Read on a draft page of the publisher's, which may still change."))
        if self.level == "reported":
            said.append(_("Reported by others only; not read at the publisher's own publication."))
        if self.observation.period_known == "inferred":
            said.append(_("The period is inferred from the date of publication, not stated."))
        if self.observation.standing == "superseded":
            said.append(_("The publisher has since revised this figure."))
        return said


def breakdown_words(breakdown: str, language: str) -> str:
    """``age=0-2;sex=girls`` for a reader: the dimension's words translated where known."""
    _ = translator(language)
    parts = parse_breakdown(breakdown)
    return ", ".join(f"{_(key.replace('_', ' '))}: {_(value)}" for key, value in parts.items())


def parted(first: Figure, second: Figure, day: date, series: Collection[str]) -> bool:
    """Whether a break of these series that begins on a day parts two figures.

    The series of the first figure tells: a break of another one is none of theirs.
    """
    return first.series.key in series and parts(day, first.period, second.period)


class NotComparable(ValueError):
    """Two figures between which no change may be stated.

    ``reason`` is one of ``series``, ``unit``, ``breakdown``, ``geography``, ``length``,
    ``order``, ``break``, ``part``, ``inexact``, and for an index ``share`` or ``small``;
    ``breaks`` holds the breaks that lie between them.
    """

    def __init__(
        self, reason: str, first: Figure, second: Figure, breaks: tuple[Break, ...] = ()
    ) -> None:
        self.reason, self.first, self.second, self.breaks = reason, first, second, breaks
        super().__init__(self.explain(DEFAULT_LANGUAGE))

    def explain(self, language: str) -> str:
        """Why, in a sentence or two for a reader."""
        _ = translator(language)
        if self.reason == "break":
            whys = " ".join(
                f"{dates.day(b.date, language)}: {b.why[language]}" for b in self.breaks
            )
            return _("Not comparable: the way of counting changed in between. {whys}", whys=whys)
        return _("Not comparable: ") + _(_REASONS[self.reason])


_REASONS = {
    "series": "these are two different series, counted in different ways.",
    "unit": "the two count different units.",
    "breakdown": "the two are different parts of the series.",
    "geography": "the two are about different places.",
    "length": "the two periods are not equally long.",
    "order": "the second period does not come after the first.",
    "inexact": "one of the two is only a lower bound.",
    "part": "one of the two was counted in a part of its period only.",
    "share": "shares in percent are compared in percentage points.",
    "small": "the first number is so small that a few more would swing it.",
}


@dataclass(frozen=True)
class Change:
    """What lies between two comparable figures, the earlier one first.

    For figures in percent the difference is in percentage points and ``percent`` is None, as it
    is for a base under :data:`SMALLEST_BASE`. ``breaks`` is empty unless the caller asked for
    the change across them and so promised to show them.
    """

    first: Figure
    second: Figure
    breaks: tuple[Break, ...] = ()

    @classmethod
    def between(cls, first: Figure, second: Figure, across_breaks: bool = False) -> Change:
        """The change, or NotComparable when the two do not count the same thing."""
        reason = _difference_in_kind(first, second)
        if reason:
            raise NotComparable(reason, first, second)
        crossed = first.record.breaks_between(first, second)
        if crossed and not across_breaks:
            raise NotComparable("break", first, second, crossed)
        if not across_breaks and (_is_part(first) or _is_part(second)):
            raise NotComparable("part", first, second)
        return cls(first, second, crossed)

    @property
    def unexplained_jump(self) -> bool:
        """Whether it is a jump from one period to the next of which the record has no cause."""
        size, days = self.percent, (self.second.period.start - self.first.period.end).days
        if size is None or abs(size) <= JUMP or days > 1 or self.breaks:
            return False
        return not self.first.record.explanations_between(self.first, self.second)

    @property
    def difference(self) -> float:
        return float(numbers.decimal(self.second.value) - numbers.decimal(self.first.value))

    @property
    def in_points(self) -> bool:
        return self.first.series.unit.kind == "percent"

    @property
    def percent(self) -> float | None:
        if self.in_points or self.first.value < SMALLEST_BASE:
            return None
        return self.difference / self.first.value * 100

    @property
    def ratio(self) -> float | None:
        """How many times the first the second is; None when the first is under the base."""
        if self.in_points or self.first.value < SMALLEST_BASE:
            return None
        return self.second.value / self.first.value

    @property
    def direction(self) -> str:
        """``up``, ``down`` or ``level``. Neither is good or bad news by itself."""
        difference = self.difference
        return "level" if difference == 0 else "up" if difference > 0 else "down"

    @property
    def told_by_numbers(self) -> bool:
        """Whether the two numbers say it, not a percentage: a small base, or many times as much."""
        if self.in_points:
            return False
        return self.percent is None or self.percent > MOST_PERCENT

    def format(self, language: str, style: str = "exact") -> str:
        """ "+12.3%", "−4.1 percentage points", or both numbers where they say more.

        ``short`` gives whole percents from ten on.
        """
        _ = translator(language)
        sign = {"up": "+", "down": "−", "level": "±"}[self.direction]
        if self.in_points:
            points = numbers.percent(abs(self.difference), language)[:-1]
            many = _("{points} percentage points", points=points)
            return sign + (_("1 percentage point") if points == "1" else many)
        if self.percent is None or self.told_by_numbers:
            return _(
                "from {first} to {second}",
                first=self.first.format(language),
                second=self.second.format(language),
            )
        decimals = 0 if style == "short" and abs(self.percent) >= 10 else 1
        return sign + numbers.percent(abs(self.percent), language, decimals)


def _is_part(figure: Figure) -> bool:
    """Whether the number is known to be of less than the whole of its period."""
    found = figure.record.explanations_of(figure)
    return any(item.part_year for item in found)


def _difference_in_kind(first: Figure, second: Figure) -> str:
    checks = (
        ("series", first.series.key == second.series.key),
        ("unit", first.unit == second.unit),
        ("breakdown", first.observation.breakdown == second.observation.breakdown),
        ("geography", first.geography.code == second.geography.code),
        ("length", first.period.same_length(second.period)),
        ("order", first.period.start < second.period.start),
        ("inexact", not (first.observation.lower_bound or second.observation.lower_bound)),
    )
    return next((reason for reason, holds in checks if not holds), "")


# What a rate may be per: how many people of the denominator one unit of it is.
RATES = {"million": 1_000_000, "children": 100_000}


@dataclass(frozen=True)
class Rate:
    """A count per so many people of the same place and year. Carries both figures.

    ``per`` is "million" (internet users) or "children" (100,000 people under 18). It is a rate of
    what is counted, reports for one, and of nothing else: neither people who did something nor
    children to whom something was done.
    """

    figure: Figure
    people: Figure
    per: str = "million"

    @property
    def value(self) -> float:
        return self.figure.value / self.people.value * RATES[self.per]

    @property
    def figures(self) -> tuple[Figure, Figure]:
        return self.figure, self.people

    def format(self, language: str, style: str = "short") -> str:
        if self.value < 100:
            rounded = numbers.round_honestly(numbers.decimal(self.value), 3)
            return numbers.exact_decimal(rounded, language)
        whole = int(self.value + 0.5)
        return (
            numbers.exact(whole, language) if style == "exact" else numbers.short(whole, language)
        )

    def with_unit(self, language: str, style: str = "short") -> str:
        _ = translator(language)
        words = {"number": self.format(language, style)}
        words["unit"] = self.figure.series.unit.word(2, language)
        if self.per == "children":
            return _("{number} {unit} per 100,000 children", **words)
        return _("{number} {unit} per million internet users", **words)
