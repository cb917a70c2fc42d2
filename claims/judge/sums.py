"""What several parts come to together: "Meta's platforms", "Facebook and Instagram combined".

No publisher prints such a sum. A number that is one agrees; one that is none is never called wrong,
for nobody knows which parts its writer took together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.around.lexicon import Entry
from claims.around.period_named import MEDIUM
from claims.around.surroundings import cited_around
from claims.judge.agreement import compare
from claims.judge.findings import Finding, none
from claims.judge.scoped import left_over
from claims.link.candidates import Candidate, Question
from claims.link.indexed.figures import SeriesShelf
from claims.link.linking import Linker
from claims.link.named.publisher import named_publishers, publisher_score
from claims.link.nouns import unit_score
from claims.link.owners import PLATFORM, of_a_time
from claims.link.restriction import UNKNOWN, Restriction
from claims.link.scope import restrictions, scope_of
from claims.model import Reason, Verdict
from claims.weights import weights
from data_sources.record.figure import Figure
from languages.reading import either

_TOGETHER = re.compile(rf"\b(?:{either('clauses.together')})\b", re.IGNORECASE)

# A number of fewer digits is too easily the sum of something.
_DIGITS = weights("sums")["digits"]

# "Meta's platforms": what its parts are.
_SENDERS = frozenset({"companies", "esp"})

_NO_ENTRY = Entry("", (), (), frozenset(), frozenset(), frozenset())

Group = tuple[str, frozenset[str]]  # "platform" or "geography", and the parts


def judge_sum(linker: Linker, question: Question) -> Finding:
    """Whether the number is what the parts that the clause names come to; else no verdict."""
    quantity = question.reading.quantity
    if quantity.is_percent or question.is_change or quantity.exact_digits < _DIGITS:
        return none("no_series")
    groups = list(_groups(linker, question))
    placed = question.period
    if not groups or placed is None or placed.strength < MEDIUM:
        return none("no_series")
    for shelf, known in _series(linker, question):
        for key, values in groups:
            found = of_a_time(shelf, key, values, placed.mention)
            total = sum(float(figure.value) for _, figure in found)
            if len(found) < 2 or not compare(quantity, total).agrees:
                continue
            slot, largest = max(found, key=lambda item: item[1].value)
            whole = Candidate(
                _NO_ENTRY, slot, shelf, 0.0, largest, placed, placed.strength,
                known, question.unit,
            )  # fmt: skip
            if not _beside_the_parts(linker, question, whole, key, values):
                return _said(whole, [figure for _, figure in found], total)
    return none("no_series")


def _series(linker: Linker, question: Question) -> Iterator[tuple[SeriesShelf, bool]]:
    """The series that count what the sentence names, and whether it names their publisher."""
    named, around = named_publishers(question), cited_around(question.context)
    standings: dict[str, tuple[float, bool] | None] = {}
    for shelf in linker.shelf.series.values():
        if "count" not in shelf.kinds:
            continue
        whose = shelf.series.key.partition(".")[0] + shelf.series.publisher.key
        if whose not in standings:
            names = linker.accounts.publishers(shelf.series)
            company = shelf.series.publisher.kind == "company"
            standings[whose] = publisher_score(company, names, named, around)
        standing = standings[whose]
        if standing is None:
            continue
        noun = unit_score(question, shelf)
        if noun is not None and noun[0] > 0:
            yield shelf, standing[1]


def is_a_sum(linker: Linker, question: Question, best: Candidate) -> bool:
    """Whether more than this one slot may be meant: X, which was Twitter too, or two together."""
    if _several(linker, question, best):
        return True
    name = linker.owners.namesake(best.slot.breakdown.get(PLATFORM, ""))
    if not name or best.period is None:
        return False
    platforms = linker.owners.platforms(name)
    return len(of_a_time(best.shelf, PLATFORM, platforms, best.period.mention)) > 1


def _several(linker: Linker, question: Question, best: Candidate) -> bool:
    """Whether the words of the number name two parts of a kind; "Meta's Facebook" is one."""
    start, end = scope_of(question)
    here = [m for m in question.context.mentions if start <= m.start < end]
    if PLATFORM not in best.slot.breakdown:
        return best.slot.geography in (named := {m.word for m in here if m.kind == "place"}) and (
            len(named) > 1
        )
    own = f"{PLATFORM}={best.slot.breakdown[PLATFORM]}"
    places = {m.word: (m.start, m.end) for m in here if m.word.startswith(f"{PLATFORM}=")}
    owners = {name for owner in linker.owners.named() if own.partition("=")[2]
              in linker.owners.platforms(owner) for name in places
              if name.partition("=")[2].lower() == owner}  # fmt: skip
    return own in places and len({places[name] for name in places if name not in owners}) > 1


def _groups(linker: Linker, question: Question) -> Iterator[Group]:
    """The parts that are named together, and those of the owner that is named."""
    text, base = question.context.sentence.text, question.context.sentence.start
    start, end = scope_of(question)
    here = [m for m in question.context.mentions if start <= m.start < end]
    if _TOGETHER.search(text, start - base, end - base):
        for key, kind in ((PLATFORM, "value"), ("geography", "place")):
            named = {
                m.word.removeprefix(f"{PLATFORM}=") for m in here
                if m.kind == kind and (kind == "place" or m.word.startswith(f"{PLATFORM}="))
            }  # fmt: skip
            if len(named) > 1:
                yield key, frozenset(named)
    for owner in dict.fromkeys(m.word for m in here if m.kind == "publisher"):
        platforms = linker.owners.platforms(owner)
        written = {text[m.start - base : m.end - base].lower() for m in here}
        if owner in {name.removesuffix("'s") for name in written}:
            yield PLATFORM, platforms


def _beside_the_parts(
    linker: Linker, question: Question, candidate: Candidate, key: str, values: frozenset[str]
) -> list[Restriction]:
    """What narrows the number besides the parts themselves, and that they were added up."""
    parts = {value if key == "geography" else f"{key}={value}" for value in values}
    spans = {r.span for r in restrictions(question) if r.word in parts}
    text, base = question.context.sentence.text, question.context.sentence.start
    return [
        r for r in left_over(linker, question, candidate)
        if r.span not in spans and not _is_of_an_owner(linker, r, values)
        and not (key == PLATFORM and r.word in _SENDERS)
        and not (
            r.kind == UNKNOWN and _TOGETHER.fullmatch(text[r.span.start - base : r.span.end - base])
        )
    ]  # fmt: skip


def _is_of_an_owner(linker: Linker, item: Restriction, values: frozenset[str]) -> bool:
    owner = item.word.rpartition("=")[2].lower()
    return bool(linker.owners.platforms(owner) & values)


def _said(candidate: Candidate, parts: list[Figure], total: float) -> Finding:
    parts = sorted(parts, key=lambda figure: -figure.value)
    reason = Reason.of(
        "sum_fits", figure=parts[0].id, parts=";".join(f.id for f in parts), sum=f"{total:.0f}"
    )
    return Finding(Verdict.MATCHES_ROUNDED, (reason,), candidate, parts[0], tuple(parts[1:]))
