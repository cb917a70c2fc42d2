"""From candidates to a verdict: what the record says, and which words decided it.

The rules err on one side. A number is said to differ only when the sentence names publisher,
subject, unit and period without a doubt and nothing else it may mean has that value. A number
agrees only with the slot that the words name. Everything else gets no verdict.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.affinity import stem, stems
from claims.compare import Outcome, compare, last_digit
from claims.context import MEDIUM, STRONG, WEAK, SentenceContext, span_of
from claims.linking import Candidate, Linker, Question, right_kind
from claims.model import Bound, Claim, Kind, Quantity, Reason, Verdict, Word
from claims.text import word_set
from data_sources.figure import Figure
from data_sources.model import Explanation
from data_sources.record import Record

# How far below the best a candidate may score and still be what was meant, when its value fits.
REACH = 3.2
CLOSE = 1.0
LEAST = 1.2
# From this score on, so much of the sentence fits that the name of another series does not count.
SURE = 8.5


@dataclass(frozen=True)
class Finding:
    """A verdict before it is put in a claim."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    candidate: Candidate | None = None
    figure: Figure | None = None
    near: tuple[Figure, ...] = ()


def none(code: str, **values: object) -> Finding:
    return Finding(Verdict.NOT_IN_RECORD, (Reason.of(code, **values),))


def judge(record: Record, linker: Linker, question: Question, others: list[float]) -> Finding:
    """The verdict on a count or a share. `others`: further readings of the same digits."""
    kinds = frozenset({"percent"} if question.reading.quantity.is_percent else {"count"})
    if question.reading.quantity.is_percent and question.reading.quantity.value > 100:
        kinds |= {"change"}
    found = [
        c for c in linker.candidates(question, kinds) if c.score >= (0.0 if c.misnomer else LEAST)
    ]
    return decide(record, question, found, others)


def decide(
    record: Record, question: Question, found: list[Candidate], others: list[float]
) -> Finding:
    """Choose among candidates, best first."""
    quantity = question.reading.quantity
    usable = [c for c in found if c.figure is not None and not c.misnomer]
    if not usable:
        return _misnamed(record, quantity, found) or _no_period(found)
    best = usable[0]
    if found[0].figure is None and found[0].score > best.score + CLOSE:
        missing = _no_period([found[0]])
        return missing
    reach = [c for c in usable if c.score >= best.score - REACH]
    if not _outcome(quantity, best.figure, others).agrees:  # type: ignore[arg-type]
        confused = _confused(record, quantity, best, others)
        if confused is not None:
            return confused
    for candidate in reach:
        finding = _agreement(record, quantity, candidate, others)
        if finding is not None and _trusted(quantity, candidate, best, reach):
            return finding
    misnamed = _misnamed(record, quantity, found)
    if misnamed is not None:
        return misnamed
    return _disagreement(record, question, best, reach, others)


def _outcome(quantity: Quantity, figure: Figure, others: list[float]) -> Outcome:
    precision = figure.observation.precision
    percent = figure.series.unit.kind == "percent"
    if figure.series.unit.key == "one_in":
        return compare(quantity, 100.0 / float(figure.value)) if figure.value else Outcome(False)
    step = last_digit(figure.value, precision)
    step = min(step, 1.0) if percent and abs(figure.value) < 1000 else step
    value = float(figure.value)
    if quantity.kind is Kind.CHANGE or (quantity.kind is Kind.DIFFERENCE and value > 0):
        value = abs(value) if quantity.value > 0 else -abs(value)
    outcome = compare(quantity, value, precision, step)
    if not outcome.agrees and any(abs(o - value) < 1e-6 for o in others):
        return Outcome(True, exact=True)
    return outcome


def _trusted(
    quantity: Quantity, candidate: Candidate, best: Candidate, reach: list[Candidate]
) -> bool:
    """Whether agreement in value is enough, given how well the words fit."""
    digits = quantity.exact_digits
    gap = best.score - candidate.score
    if candidate.carried and digits < 2:
        return False
    if not candidate.publisher_known and _is_survey(candidate):
        return gap <= 2.0 and candidate.score >= 3.0  # and then it is "matches, but"
    if not candidate.publisher_known and digits < 2:
        return False
    if candidate.period_fits == WEAK and candidate.period is None and digits < 2:
        return gap <= CLOSE and candidate.publisher_known
    if candidate is best or gap <= CLOSE:
        return True
    return digits >= 3 or (digits == 2 and gap <= 2.0 and not quantity.is_percent)


def _agreement(
    record: Record, quantity: Quantity, candidate: Candidate, others: list[float]
) -> Finding | None:
    figure = candidate.figure
    if figure is None:
        return None
    outcome = _outcome(quantity, figure, others)
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
    outcome = _outcome(quantity, figure, others)
    if outcome.agrees:
        return _agreed(figure.record, quantity, candidate, figure, outcome)
    for earlier in reversed(candidate.slot.figures):
        same_kind = earlier.period.kind == figure.period.kind
        if same_kind and _outcome(quantity, earlier, others).agrees and quantity.exact_digits >= 2:
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
    notes = explained(record, figure)
    if not candidate.publisher_known and _is_survey(candidate) and quantity.exact_digits < 3:
        return Finding(
            Verdict.MATCHES_BUT, (Reason.of("source_unnamed", figure=figure.id),), candidate, figure
        )
    if candidate.used_but:
        return Finding(
            Verdict.MATCHES_BUT, (Reason.of("caveat", figure=figure.id),), candidate, figure
        )
    if any(_changes_meaning(item) for item in notes):
        return Finding(Verdict.MATCHES_BUT, (_note(figure, notes[0]),), candidate, figure)
    reasons = (same, *(_note(figure, item) for item in notes[:1]))
    return Finding(
        Verdict.MATCHES if exact else Verdict.MATCHES_ROUNDED, reasons, candidate, figure
    )


def _is_survey(candidate: Candidate) -> bool:
    return candidate.shelf.series.form in ("survey", "estimate")


def explained(record: Record, figure: Figure) -> list[Explanation]:
    """The known causes of this very figure's level."""
    o = figure.observation
    return [
        item
        for item in record.explanations(figure.series.key)
        if (item.breakdown, item.geography, item.start)
        == (o.breakdown, o.geography, figure.period.start)
    ]


# Explanations beside a plain count are shown; these ones turn its meaning round.
_TURNED = frozenset({"ncmec.genai_reports"})


def _changes_meaning(item: Explanation) -> bool:
    turned = item.series in _TURNED and item.start.year >= 2025
    turned = turned or item.series.endswith(("_growth", "_change"))
    return turned or item.label["en"].startswith("Suspect")


def _note(figure: Figure, item: Explanation) -> Reason:
    return Reason.of("explained", figure=figure.id, start=item.start.isoformat())


def _other_rows(
    quantity: Quantity, candidate: Candidate, figure: Figure, others: list[float]
) -> Finding | None:
    """The same slot as others published it: revised since, confirmed in round numbers, denied."""
    rows = [f for f in candidate.slot.others if f.period == figure.period]
    for row in sorted(rows, key=lambda f: _ORDER.get(f.observation.standing, 9)):
        outcome = _outcome(quantity, row, others)
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


_ORDER = {"confirms": 0, "superseded": 1, "conflicts": 2}


def _misnamed(record: Record, quantity: Quantity, found: list[Candidate]) -> Finding | None:
    """The number of reports, called victims or images: right number, wrong thing."""
    for candidate in found:
        figure = candidate.figure
        if not candidate.misnomer or figure is None or quantity.exact_digits < 2:
            continue
        if candidate.period_fits < MEDIUM or not candidate.publisher_known:
            continue
        if _outcome(quantity, figure, []).agrees:
            noun = candidate.unit.word if candidate.unit else ""
            return Finding(
                Verdict.MATCHES_BUT,
                (Reason.of("misnamed", figure=figure.id, noun=noun),),
                candidate,
                figure,
            )
    return None


def _no_period(found: list[Candidate]) -> Finding:
    if found and found[0].period is not None and found[0].figure is None:
        return none(
            "no_such_period", series=found[0].slot.series, period=found[0].period.mention.text
        )
    return none("no_series")


def _disagreement(
    record: Record, question: Question, best: Candidate, reach: list[Candidate], others: list[float]
) -> Finding:
    figure, quantity = best.figure, question.reading.quantity
    assert figure is not None
    if _outcome(quantity, figure, others).too_fine:
        return none("finer_than_record", figure=figure.id)
    for candidate in reach:
        agreeing = _agreement(record, quantity, candidate, others)
        if agreeing is not None:
            return none("several_series", figure=figure.id)
    if (
        not _beyond_doubt(quantity, best)
        or _says_more(question, best, record)
        or _another_size(quantity, figure)
        or _sounds_otherwise(best, question, record)
    ):
        return none("not_sure", figure=figure.id)
    return Finding(Verdict.DIFFERS, (Reason.of("differs", figure=figure.id),), best, figure)


def _beyond_doubt(quantity: Quantity, best: Candidate) -> bool:
    """Publisher, subject, unit and period are all named: only then may a number be called wrong."""
    counted = quantity.kind in (Kind.COUNT, Kind.DIFFERENCE)
    unit_sure = not counted or (best.unit is not None and best.unit.beside)
    period_sure = best.period_fits >= MEDIUM or (
        best.period is None and best.period_fits == WEAK and best.score >= 5.0
    )
    named = best.publisher_known and not best.carried and best.score >= 3.0
    return named and unit_sure and period_sure and (not best.soft or best.sounds >= 0.75)


# Words that say nothing about which figure is meant.
_FILLER = frozenset(
    stem(word)
    for word in word_set(
        """
        there any three two accounted submitted figures figure show shows data table held took
        put country countries survey surveyed had has have found total number numbers says said
        told reported estimates estimated suffered last ever record yearly annual annually since
        already alone only just some more than most up against among whole course end during
        about made filed sent logged counted got came come went passed stood numbered appears
        released published latest new time charity watchdog organisation organization group
        analysts stuurde ruim nog maar ging daalde steeg bestond telde deed kreeg kregen stond
        blijkt bleek zijn haar cijfers cijfer totaal aantal onderzoek vond meldde noemt alleen
        ongeveer bijna meer minder dan eerder later ook zo'n goed waren werd werden wordt binnen
        aldus zegt zei meldt organisatie jaarlijks toen nu
"""
    )
)


def _says_more(question: Question, best: Candidate, record: Record) -> bool:
    """The clause holds words that the series does not know: it may mean a part we do not see."""
    text = record.series[best.slot.series].text
    known_stems = frozenset().union(
        *(stems(text(code).name) | stems(text(code).definition) for code in ("en", "nl"))
    )
    start, end = question.segment
    taken = [(m.span.start, m.span.end) for m in question.context.periods]
    taken += [(reading.place, reading.end) for reading in question.context.readings]
    known = unknown = 0
    for word in question.context.words:
        if not start <= word.start < end or any(a <= word.start < b for a, b in taken):
            continue
        here = stems(word.text) - _FILLER
        if not here:
            continue
        if here <= known_stems or _stands_for_something(question, best, word.start):
            known += 1
        else:
            unknown += 1
    few = 4 if question.reading.quantity.is_percent else 3
    return unknown >= 3 or (unknown == 2 and known <= few)


def _stands_for_something(question: Question, best: Candidate, place: int) -> bool:
    """Whether a word is one of the candidate's own, or a place, a publisher, a unit, a value."""
    return any(
        m.start <= place < m.end and (m.kind != "subject" or m.word in best.entry.words)
        for m in question.context.mentions
    )


def _another_size(quantity: Quantity, figure: Figure) -> bool:
    """So far off that another thing is likely meant; a slip of noughts keeps its digits."""
    written, known = abs(quantity.value), abs(float(figure.value))
    if quantity.is_percent or not written or not known:
        return False
    if 1 / 8 <= written / known <= 8:
        return False
    return f"{written:.2e}"[:4] != f"{known:.2e}"[:4]


def _sounds_otherwise(best: Candidate, question: Question, record: Record) -> bool:
    """Another series of the same publisher sounds more like this sentence than the best does."""
    if best.score >= SURE and not best.soft:
        return False
    for key, sounds in question.sounds.items():
        other = record.series[key]
        if not right_kind(other, question.kinds):
            continue
        same = other.publisher.key == best.shelf.series.publisher.key
        if key != best.slot.series and same and sounds >= max(0.6, best.sounds + 0.3):
            return True
    return False


# Pairs that are confused: what was named, what has the number, and the caveat that belongs to it.
CONFUSED = {
    "ncmec.reports_esp": ("ncmec.reports_total", "all_not_part"),
    "ncmec.incidents_adjusted": ("ncmec.reports_total", "reports_not_incidents"),
    "iwf.reports_confirmed": ("iwf.reports_assessed", "assessed_not_confirmed"),
    "iwf.ai_forum_images_criminal": ("iwf.ai_forum_images_found", "found_not_criminal"),
}


def _confused(
    record: Record, quantity: Quantity, best: Candidate, others: list[float]
) -> Finding | None:
    meant, code = CONFUSED.get(best.slot.series, ("", ""))
    figure = best.figure
    if not meant or figure is None or quantity.exact_digits < 2:
        return None
    if meant not in record.series:
        return None
    breakdown = "" if "law" in figure.breakdown else figure.observation.breakdown
    for other in record.find(meant, figure.observation.geography, breakdown, figure.period):
        if _outcome(quantity, other, others).agrees:
            reason = Reason.of(code, figure=other.id, named=figure.id)
            return Finding(Verdict.MATCHES_BUT, (reason,), best, other, (figure,))
    return None


def claim_of(
    context: SentenceContext,
    question: Question,
    finding: Finding,
    quantity: Quantity,
    language: str,
) -> Claim:
    """The finding with the words that decided it."""
    return Claim(
        quantity=quantity,
        sentence=context.sentence.text.strip(),
        sentence_span=quantity.span,
        verdict=finding.verdict,
        reasons=finding.reasons,
        words=deciding_words(question, finding),
        figure=finding.figure,
        near=finding.near,
        language=language,
    )


_ROLES = {"publisher": "publisher", "unit": "unit", "place": "geography", "value": "breakdown"}


def deciding_words(question: Question, finding: Finding) -> tuple[Word, ...]:
    """Publisher, subject, unit, place and period as written, in the order of the text."""
    candidate = finding.candidate
    if candidate is None:
        return ()
    text, base = question.context.sentence.text, question.context.sentence.start
    words = {}
    slot_values = {f"{k}={v}" for k, v in candidate.slot.breakdown.items()} | {
        candidate.slot.geography
    }
    named = [m for m in question.context.mentions if m.word in slot_values] + candidate.used
    for mention in named:
        role = _ROLES.get(mention.kind, "subject")
        words[(mention.start, mention.end)] = Word(
            span_of(mention), text[mention.start - base : mention.end - base], role
        )
    if candidate.period is not None:
        mention_span = candidate.period.mention.span
        words[(mention_span.start, mention_span.end)] = Word(
            mention_span, candidate.period.mention.text, "period"
        )
    return tuple(words[key] for key in sorted(words))


__all__ = ["STRONG", "Finding", "claim_of", "decide", "judge", "none"]
