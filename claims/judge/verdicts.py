"""From candidates to a verdict: what the record says, and which words decided it.

The rules err on one side. A number is said to differ only when the sentence names publisher,
subject, unit and period without a doubt and nothing else it may mean has that value. A number
agrees only with the slot that the words name. Everything else gets no verdict.
"""

from __future__ import annotations

from dataclasses import replace

from claims.around.period_named import MEDIUM, WEAK
from claims.around.surroundings import periods_around
from claims.judge.agreement import Outcome
from claims.judge.findings import (
    CLOSE,
    LEAST,
    REACH,
    Finding,
    explained,
    is_survey,
    is_turned,
    misnaming,
    none,
    weigh,
)
from claims.judge.scoped import left_over
from claims.judge.sums import is_a_sum
from claims.judge.withheld import (
    another_size,
    hedged,
    printed_elsewhere,
    roughly,
    surely_meant,
)
from claims.link.candidates import Candidate, Question
from claims.link.linking import Linker
from claims.model import Bound, Quantity, Reason, Verdict
from claims.weights import weights
from data_sources.record.figure import Figure
from data_sources.record.model import AT_LEAST, Explanation
from data_sources.record.record import Record

_ENOUGH = weights("enough")


def judge(record: Record, linker: Linker, question: Question, others: list[float]) -> Finding:
    """The verdict on a count or a share. `others`: further readings of the same digits."""
    kinds = frozenset({"percent"} if question.reading.quantity.is_percent else {"count"})
    if question.reading.quantity.is_percent and question.reading.quantity.value > 100:
        kinds |= {"change"}
    found = [
        c for c in linker.candidates(question, kinds) if c.score >= (0.0 if c.misnomer else LEAST)
    ]
    return decide(record, linker, question, found, others)


def decide(
    record: Record, linker: Linker, question: Question, found: list[Candidate],
    others: list[float],
) -> Finding:  # fmt: skip
    """Choose among candidates, best first."""
    quantity = question.reading.quantity
    usable = [c for c in found if c.figure is not None and not c.misnomer]
    if not usable:
        return _misnamed(quantity, found) or _no_period(found)
    best = usable[0]
    if found[0].figure is None and found[0].score > best.score + CLOSE:
        missing = _no_period([found[0]])
        return missing
    reach = [c for c in usable if c.score >= best.score - REACH]
    if not weigh(quantity, best.figure, others).agrees:  # type: ignore[arg-type]  # usable: it has one
        confused = _confused(record, quantity, best, others)
        if confused is not None and not _said_by(linker, question, usable, confused):
            return confused
    for candidate in reach:  # whether it may be believed is asked first: that costs little
        if _trusted(quantity, candidate, best, reach):
            finding = agreement(record, quantity, candidate, others)
            if finding is not None:
                return _of_the_time_before(question, finding)
    misnamed = _misnamed(quantity, found)
    if misnamed is not None:
        return misnamed
    return _disagreement(record, linker, question, best, reach, others)


def _said_by(linker: Linker, question: Question, usable: list[Candidate], found: Finding) -> bool:
    """Whether a candidate has the very figure of a finding, and every word of the clause."""
    figure = found.figure.id if found.figure is not None else ""
    return any(
        c.figure is not None and c.figure.id == figure and not left_over(linker, question, c)
        for c in usable
    )


def _of_the_time_before(question: Question, finding: Finding) -> Finding:
    """The finding; a figure whose period stands over the list, or before, is not outdated."""
    figure, candidate = finding.figure, finding.candidate
    if finding.reasons[0].code != "later_exists" or figure is None or candidate is None:
        return finding
    times = {(m.start, m.end) for m in periods_around(question.context)}
    if (figure.period.start, figure.period.end) not in times:
        return finding
    outcome = weigh(question.reading.quantity, figure, [])
    return _agreed(figure.record, question.reading.quantity, candidate, figure, outcome)


def _trusted(
    quantity: Quantity, candidate: Candidate, best: Candidate, reach: list[Candidate]
) -> bool:
    """Whether agreement in value is enough, given how well the words fit."""
    digits = quantity.exact_digits
    gap = best.score - candidate.score
    if candidate.carried and digits < 2:
        return False
    if not candidate.publisher_known and is_survey(candidate):
        enough = gap <= _ENOUGH["reach_few_digits"] and candidate.score >= _ENOUGH["survey"]
        return enough  # and then it is "matches, but"
    if not candidate.publisher_known and digits < 2:
        return False
    if candidate.period_fits == WEAK and candidate.period is None and digits < 2:
        return gap <= CLOSE and candidate.publisher_known
    if candidate is best or gap <= CLOSE:
        return True
    return digits >= 3 or (
        digits == 2 and gap <= _ENOUGH["reach_few_digits"] and not quantity.is_percent
    )


def agreement(
    record: Record, quantity: Quantity, candidate: Candidate, others: list[float]
) -> Finding | None:
    """What a candidate says when its figure, or an older or other row of it, has the number."""
    figure = candidate.figure
    if figure is None:
        return None
    outcome = weigh(quantity, figure, others)
    if candidate.period is None and candidate.period_fits == WEAK:
        return _undated(quantity, candidate, others)
    if outcome.agrees and not outcome.exact:
        revised = _other_rows(quantity, candidate, figure, others)
        if (
            revised is not None
            and revised.figure is not None
            and _exactly(quantity, revised.figure)
        ):
            return revised  # "3,440" is not a rounded 3,443 but the count before it was revised
    if outcome.agrees:
        return _agreed(record, quantity, candidate, figure, outcome)
    return _other_rows(quantity, candidate, figure, others)


def _exactly(quantity: Quantity, figure: Figure) -> bool:
    superseded = figure.observation.standing == "superseded"
    return superseded and abs(quantity.value - float(figure.value)) < 1e-6


def _undated(quantity: Quantity, candidate: Candidate, others: list[float]) -> Finding | None:
    """No period was named: the latest figure is meant, or an earlier one that is no longer it."""
    figure = candidate.figure
    assert figure is not None
    outcome = weigh(quantity, figure, others)
    if outcome.agrees:
        return _agreed(figure.record, quantity, candidate, figure, outcome)
    for earlier in reversed(candidate.slot.figures):
        same_kind = earlier.period.kind == figure.period.kind
        if same_kind and weigh(quantity, earlier, others).agrees and quantity.exact_digits >= 2:
            reason = Reason.of(
                "later_exists", period=earlier.period.code, later=figure.id, figure=earlier.id
            )
            return Finding(Verdict.OUTDATED, (reason,), candidate, earlier, (figure,))
    return None


def _agreed(
    record: Record, quantity: Quantity, candidate: Candidate, figure: Figure, outcome: Outcome
) -> Finding:
    if figure.observation.standing == "superseded":
        return Finding(
            Verdict.OUTDATED, (Reason.of("revised", figure=figure.id),), candidate, figure
        )
    exact = outcome.exact and quantity.bound in (Bound.NONE, Bound.AT_LEAST, Bound.ABOUT)
    same = Reason.of("same" if exact else "rounds", figure=figure.id)
    if outcome.loose:
        return Finding(
            Verdict.MATCHES_BUT, (Reason.of("loose_bound", figure=figure.id),), candidate, figure
        )
    if figure.observation.precision == AT_LEAST and quantity.bound in (Bound.NONE, Bound.ABOUT):
        return Finding(
            Verdict.MATCHES_BUT, (Reason.of("lower_bound", figure=figure.id),), candidate, figure
        )
    notes = explained(record, figure)
    if not candidate.publisher_known and is_survey(candidate) and quantity.exact_digits < 3:
        return Finding(
            Verdict.MATCHES_BUT, (Reason.of("source_unnamed", figure=figure.id),), candidate, figure
        )
    if candidate.used_but:
        return Finding(
            Verdict.MATCHES_BUT, (Reason.of("caveat", figure=figure.id),), candidate, figure
        )
    if any(item.turns_meaning for item in notes):
        return Finding(Verdict.MATCHES_BUT, (_note(figure, notes[0]),), candidate, figure)
    reasons = (same, *(_note(figure, item) for item in notes[:1]))
    return Finding(
        Verdict.MATCHES if exact else Verdict.MATCHES_ROUNDED, reasons, candidate, figure
    )


def _note(figure: Figure, item: Explanation) -> Reason:
    return Reason.of("explained", figure=figure.id, start=item.start.isoformat())


def _other_rows(
    quantity: Quantity, candidate: Candidate, figure: Figure, others: list[float]
) -> Finding | None:
    """The same slot as others published it: revised since, confirmed in round numbers, denied."""
    rows = [f for f in candidate.slot.others if f.period == figure.period]
    rows += [f for f in candidate.slot.others if _revised_part(quantity, f, figure)]
    for row in sorted(rows, key=lambda f: _ORDER[f.observation.standing]):
        outcome = weigh(quantity, row, others)
        if not outcome.agrees:
            continue
        if row.observation.standing == "superseded":
            reason = Reason.of("revised", figure=row.id, later=figure.id)
            return Finding(Verdict.OUTDATED, (reason,), candidate, row, (figure,))
        if row.observation.standing == "conflicts":
            reason = Reason.of("conflict", figure=figure.id, source=row.source.key)
            return Finding(Verdict.MATCHES_BUT, (reason,), candidate, row, (figure,))
        return Finding(
            Verdict.MATCHES_ROUNDED,
            (Reason.of("rounds", figure=figure.id),),
            candidate,
            figure,
            (row,),
        )
    return None


def _revised_part(quantity: Quantity, row: Figure, figure: Figure) -> bool:
    """A count of half a year, since revised, said of "six months of 2025"."""
    inside = figure.period.start <= row.period.start and row.period.end <= figure.period.end
    shorter = row.period != figure.period and inside
    return shorter and quantity.exact_digits >= 3 and _exactly(quantity, row)


_ORDER = {"confirms": 0, "superseded": 1, "conflicts": 2}


def _misnamed(quantity: Quantity, found: list[Candidate]) -> Finding | None:
    """The first candidate that counts something else than the sentence says, and has the number."""
    return next((f for c in found if c.misnomer and (f := misnamed(quantity, c)) is not None), None)


def misnamed(quantity: Quantity, candidate: Candidate) -> Finding | None:
    """The number of reports, called victims or images: right number, wrong thing."""
    figure = candidate.figure
    if figure is None or candidate.period_fits < MEDIUM or not candidate.publisher_known:
        return None
    # "More than 20 million victims": no other series of reports could hold that.
    persons = candidate.unit is not None and candidate.unit.word in ("victims", "children")
    if quantity.exact_digits < 2 and not (persons and quantity.value >= 1e6):
        return None
    if not weigh(quantity, figure, []).agrees:
        return None
    noun = candidate.unit.word if candidate.unit else ""
    reason = Reason.of("misnamed", figure=figure.id, noun=noun)
    return Finding(misnaming(quantity, noun), (reason,), candidate, figure)


def _no_period(found: list[Candidate]) -> Finding:
    if found and found[0].period is not None and found[0].figure is None:
        return none(
            "no_such_period", series=found[0].slot.series, period=found[0].period.mention.text
        )
    return none("no_series")


def _disagreement(
    record: Record, linker: Linker, question: Question, best: Candidate,
    reach: list[Candidate], others: list[float],
) -> Finding:  # fmt: skip
    figure, quantity = best.figure, question.reading.quantity
    assert figure is not None
    reason = _why_not_wrong(record, linker, question, best, reach, others)
    if not reason:
        code = "turned" if is_turned(quantity, figure) else "differs"
        return Finding(Verdict.DIFFERS, (Reason.of(code, figure=figure.id),), best, figure)
    said = none(reason, figure=figure.id)
    return said if reason == "finer_than_record" else replace(said, near=_choices(quantity, reach))


# So many figures are offered to a reader to choose from.
MOST_CHOICES = 4


def _choices(quantity: Quantity, reach: list[Candidate]) -> tuple[Figure, ...]:
    """The figures that may be meant: of each series the best, those that have the number first."""
    figures: dict[str, Figure] = {}
    for candidate in sorted(reach, key=lambda c: -c.score):
        if candidate.figure is not None and candidate.publisher_known:
            figures.setdefault(candidate.slot.series, candidate.figure)
    found = sorted(figures.values(), key=lambda f: not weigh(quantity, f, []).agrees)
    return tuple(found[:MOST_CHOICES])


def _why_not_wrong(
    record: Record, linker: Linker, question: Question, best: Candidate,
    reach: list[Candidate], others: list[float],
) -> str:  # fmt: skip
    """The reason not to call a number wrong, as a code; '' when it is wrong beyond doubt."""
    figure, quantity = best.figure, question.reading.quantity
    assert figure is not None
    if hedged(quantity) or roughly(quantity, figure) or not question.reading.whole:
        return "not_sure"
    if weigh(quantity, figure, others).too_fine:
        return "finer_than_record"
    if not best.publisher_known or best.carried:
        return "not_sure"
    if any(agreement(record, quantity, candidate, others) is not None for candidate in reach):
        return "several_series"
    if printed_elsewhere(record, question, best) or is_a_sum(linker, question, best):
        return "several_series"
    sure = surely_meant(linker, question, best) and not another_size(quantity, figure)
    return "" if sure else "not_sure"


def _confused(
    record: Record, quantity: Quantity, best: Candidate, others: list[float]
) -> Finding | None:
    """The number of another series that people take for the one they name."""
    figure = best.figure
    if figure is None or quantity.exact_digits < 2:
        return None
    breakdown = "" if "law" in figure.breakdown else figure.observation.breakdown
    place, period = figure.observation.geography, figure.period
    for pair in record.siblings:
        if pair.meant != best.slot.series:
            continue
        for other in record.find(pair.instead, place, breakdown, period):
            if weigh(quantity, other, others).agrees:
                reason = Reason.of(pair.how, figure=other.id, named=figure.id)
                return Finding(Verdict.WHOLE_NOT_PART, (reason,), best, other, (figure,))
    return None
