"""Numbers that get no verdict: why, and which figures a reader may choose from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from claims.around.period_named import MEDIUM, of_an_unknown_year
from claims.around.surroundings import before, dated, periods_around
from claims.judge.findings import LEAST, Finding, weigh
from claims.judge.scoped import left_over
from claims.judge.withheld import another_size, hedged
from claims.link.candidates import Candidate, Question
from claims.link.linking import Linker
from claims.link.named.publisher import names_a_source
from claims.link.nouns import THINGS
from claims.link.restriction import NOUN, UNKNOWN
from claims.link.scope import restrictions
from claims.model import Bound, Claim, Claims, Quantity, Reason, Verdict
from data_sources.record.figure import Figure

# Below this a number without a noun of ours is a counter, a list mark, an hour: noise.
SMALL = 100

# From this on a number is shown without a noun too, when one of so many sentences before it is
# about this field.
LARGE = 1_000
NEAR = 4

# So short is a sentence that only goes on with another year.
_FEW_NUMBERS = 2
_FEW_WORDS = 14

# Reasons that say nothing of what the text lacks; a better one is looked for.
_VAGUE = frozenset({"no_series", "not_sure"})


def explained(question: Question, finding: Finding) -> Finding:
    """The finding, or what the text lacks for a verdict: a publisher, a period, a date of its own.

    "Last year" is of an unknown year in a text that does not say when it was written: whatever was
    found, no verdict.
    """
    unknown = of_an_unknown_year(question.context, question.reading)
    if unknown is not None and (
        finding.verdict is not Verdict.NOT_IN_RECORD or finding.reasons[0].code in _VAGUE
    ):
        near = finding.near or ((finding.figure,) if finding.figure is not None else ())
        reason = Reason.of("unknown_year", words=unknown.text)
        return Finding(Verdict.NOT_IN_RECORD, (reason,), near=near)
    if _agrees_for_nobody(question, finding):
        near = (finding.figure,) if finding.figure is not None else ()
        return Finding(Verdict.NOT_IN_RECORD, (Reason.of("no_publisher"),), near=near)
    if finding.verdict is not Verdict.NOT_IN_RECORD or finding.reasons[0].code not in _VAGUE:
        return finding
    if not _publisher_named(question):
        return replace(finding, reasons=(Reason.of("no_publisher"),))
    context = question.context
    if question.period is None and not context.periods and not periods_around(context):
        return replace(finding, reasons=(Reason.of("no_period"),))
    return finding


# A share or a change of fewer significant digits fits many figures by chance.
_BY_CHANCE = 3


def _agrees_for_nobody(question: Question, finding: Finding) -> bool:
    """ "Reports rose by 25% in 2017": so short a number fits somebody's figure, and cites nobody.

    A count has its noun and subject, three digits are rarely another's, be they those of a number
    beside it; an answer that itself says that the source is not named stays.
    """
    quantity = question.reading.quantity
    bare = quantity.is_percent or question.is_change
    told = max(reading.quantity.exact_digits for reading in question.context.readings)
    if not (bare and finding.verdict.agrees) or told >= _BY_CHANCE:
        return False
    if any(reason.code == "source_unnamed" for reason in finding.reasons):
        return False
    return not any(c.cited for c in (question.context, *before(question.context)))


def _publisher_named(question: Question) -> bool:
    for context in (question.context, *before(question.context)):
        if names_a_source((context.cited, context.cited)):
            return True
    return bool(question.context.publishers)


def is_noise(question: Question) -> bool:
    """A number without a verdict that nobody means as a figure."""
    quantity = question.reading.quantity
    if quantity.is_percent or question.is_change or abs(quantity.value) >= SMALL:
        # One that stands close to another number is whole when it is large, or a share.
        return not question.reading.whole and not _is_plain(question)
    return question.unit is None or not question.unit.beside


_BROKEN = re.compile(r"(?<![\d.,/-])\d\s$")  # a digit alone before it


def _is_plain(question: Question) -> bool:
    quantity = question.reading.quantity
    context = question.context
    leading = context.sentence.text[: question.reading.place - context.sentence.start]
    if _BROKEN.search(leading[-3:]):
        return False  # "3 4 . 6 million"
    return quantity.is_percent or (abs(quantity.value) >= LARGE and question.unit is not None)


def _goes_on(question: Question) -> bool:
    """ "In 2024 it was 33": a number alone in a sentence that names its time."""
    context = question.context
    alone = len(context.readings) <= _FEW_NUMBERS and len(context.words) <= _FEW_WORDS
    return alone and bool(dated(context.periods)) and question.reading.whole


# Reasons that a reader can settle by choosing the figure.
_OPEN = _VAGUE | {"no_publisher", "no_period", "several_series", "words_narrow", "not_theirs"}

# So many figures are offered to a reader to choose from.
MOST_CHOICES = 4


def with_choices(linker: Linker, question: Question, finding: Finding) -> Finding:
    """The finding; one without a verdict has the figures that may be meant, where there are any."""
    if finding.verdict is not Verdict.NOT_IN_RECORD or finding.reasons[0].code not in _OPEN:
        return finding
    near = finding.near or tuple(perhaps(linker, question))[:MOST_CHOICES]
    reasons = finding.reasons
    if len(near) == 1:
        reasons = (*reasons, Reason.of("perhaps", figure=near[0].id))
    return replace(finding, near=near, reasons=reasons)


def perhaps(linker: Linker, question: Question) -> list[Figure]:
    """The figures that may be meant, whoever published them: of each series the likeliest.

    Place, platform and time of the figure are named, and no word stands by that nobody knows. Those
    that have the number come first.
    """
    quantity = question.reading.quantity
    if question.is_change or question.unit is None or is_noise(question):
        return []
    figures: dict[str, Figure] = {}
    kinds = frozenset({"percent" if quantity.is_percent else "count"})
    for candidate in linker.candidates(question, kinds):
        if candidate.score >= LEAST and _may_be_meant(linker, question, candidate):
            assert candidate.figure is not None
            figures.setdefault(candidate.slot.series, candidate.figure)
    if not figures:
        return []
    return sorted(figures.values(), key=lambda figure: not weigh(quantity, figure, []).agrees)


def _may_be_meant(linker: Linker, question: Question, candidate: Candidate) -> bool:
    figure = candidate.figure
    if figure is None or candidate.misnomer or candidate.period_fits < MEDIUM:
        return False
    if candidate.period is None and another_size(question.reading.quantity, figure):
        return False  # no time is named, and the size speaks against it
    part = set(candidate.slot.breakdown) & candidate.shelf.varying
    elsewhere = candidate.slot.geography not in ("World", "Unknown")
    if not part and not elsewhere and not candidate.publisher_known:
        return False  # a whole of nobody that is named: every publisher has one
    return not left_over(linker, question, candidate)


def concerns(question: Question, finding: Finding) -> bool:
    """Whether a number without a verdict is about this field, and so deserves a card."""
    context = question.context
    if _is_of_a_part(question, finding):
        return True
    if context.is_of_the_field:
        return not is_noise(question)
    told = any(earlier.is_of_the_field for earlier in islice(before(context), NEAR))
    quantity = question.reading.quantity
    counted = quantity.is_percent or question.is_change or question.unit is not None
    counted = counted or bool(context.narrowing & context.names)  # "609 more, on grooming"
    if told and _goes_on(question):
        return True
    return told and (counted or abs(quantity.value) >= LARGE) and not is_noise(question)


def _is_of_a_part(question: Question, finding: Finding) -> bool:
    """Reports, and a platform or a country of the record: enough of a subject for a card."""
    unit = question.unit
    if unit is None or unit.word not in THINGS or not unit.beside or is_noise(question):
        return False
    found = restrictions(question)
    if any(r.kind in (UNKNOWN, NOUN) for r in found):
        return bool(finding.near)  # "reports of rain"
    return any(r.kind == "place" or r.word.startswith("platform=") for r in found)


def choose(claim: Claim, figure: Figure) -> Claim:
    """The claim as it stands when the reader says that this is the figure meant.

    `figure` is one of `claim.near`. The verdict is on the number alone, and says who chose.
    """
    verdict, code = _of_the_number(claim.quantity, figure)
    reasons = (Reason.of("chosen"), Reason.of(code, figure=figure.id))
    near = tuple(other for other in claim.near if other.id != figure.id)
    return replace(claim, verdict=verdict, reasons=reasons, figure=figure, near=near)


def _of_the_number(quantity: Quantity, figure: Figure) -> tuple[Verdict, str]:
    """What a number is beside a figure: a verdict, and the code of its reason."""
    outcome = weigh(quantity, figure, [])
    if outcome.agrees:
        if figure.observation.standing == "superseded":
            return Verdict.OUTDATED, "revised"
        if outcome.loose:
            return Verdict.MATCHES_BUT, "loose_bound"
        return (Verdict.MATCHES, "same") if outcome.exact else (Verdict.MATCHES_ROUNDED, "rounds")
    if quantity.bound is Bound.AT_LEAST and float(figure.value) >= quantity.value:
        return Verdict.MATCHES_BUT, "loose_bound"
    if hedged(quantity):
        return Verdict.NOT_IN_RECORD, "hedged"
    if outcome.too_fine:
        return Verdict.NOT_IN_RECORD, "finer_than_record"
    return Verdict.DIFFERS, "differs"


def may_be_chosen(claim: Claim) -> bool:
    """Whether a reader can say which figure is meant: no verdict, and figures to choose from."""
    return claim.verdict is Verdict.NOT_IN_RECORD and bool(claim.near)


def with_chosen(claims: Claims, wanted: Mapping[int, str]) -> Claims:
    """The claims of a text with what a reader chose: a claim's place in the list, a figure's id.

    A choice that a claim does not offer changes nothing.
    """
    settled = []
    for place, claim in enumerate(claims):
        figures = claim.near if may_be_chosen(claim) else ()
        figure = next((figure for figure in figures if figure.id == wanted.get(place)), None)
        settled.append(claim if figure is None else choose(claim, figure))
    return Claims(settled, claims.limits, claims.record)
