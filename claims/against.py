"""What somebody writes over figures of the record, held against these figures.

For a title or note that stands over a chart: whoever reads it takes its numbers for the chart's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.checking import check
from claims.judge.agreement import compare
from claims.model import Claim, Kind, Quantity, Verdict
from claims.report.wording import why
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from languages import translator

_AGAINST = (Verdict.DIFFERS, Verdict.WHOLE_NOT_PART, Verdict.OTHER_THING)
LEAST_DIGITS = 2
LEAST_VALUE = 1_000


@dataclass(frozen=True)
class Doubt:
    """A number of the writer's own that the figures under it do not bear out.

    ``reason`` is the check's own where it gave a verdict; empty where the number is simply none of
    the figures.
    """

    number: str
    reason: str

    def explain(self, language: str) -> str:
        """In a sentence, for who wrote it."""
        _ = translator(language)
        if self.reason:
            return _("In your words, {number}: {reason}", number=self.number, reason=self.reason)
        return _("In your words: none of the figures of this item is {number}.", number=self.number)


def doubts(
    own: str, said: str, figures: Sequence[Figure], language: str, record: Record
) -> list[Doubt]:
    """The numbers of ``own`` that go against the figures, in their order, each once.

    ``said`` is what the record says there: it names publisher and period, which the writer may
    leave out. A number that agrees with the record, or that may have been worked out, is no doubt.
    """
    head = f"{said.strip()}\n\n"
    whose = {figure.series.publisher.key: figure.series.publisher for figure in figures}
    name = next(iter(whose.values())).known_as(language) if len(whose) == 1 else ""
    lines = [f"{name}: {line}" if name else line for line in own.splitlines() if line.strip()]
    found = check(head + "\n\n".join(lines), language, record)
    mine = [claim for claim in found if claim.span.start >= len(head)]
    return list(dict.fromkeys(_doubts(mine, figures, language)))


def _doubts(claims: Sequence[Claim], figures: Sequence[Figure], language: str) -> Iterator[Doubt]:
    for claim in claims:
        number = " ".join(claim.quantity.text.split())
        if claim.verdict in _AGAINST:
            yield Doubt(number, why(claim, language) or "")
        elif claim.verdict is Verdict.NOT_IN_RECORD and _is_none_of(claim.quantity, figures):
            yield Doubt(number, "")


def _is_none_of(quantity: Quantity, figures: Sequence[Figure]) -> bool:
    """Whether a plain count is the value of no figure that is there."""
    plain = quantity.kind is Kind.COUNT and not quantity.fraction
    large = quantity.exact_digits >= LEAST_DIGITS or quantity.value >= LEAST_VALUE
    return bool(figures and plain and large) and not any(
        compare(quantity, figure.value, figure.observation.precision).agrees for figure in figures
    )
