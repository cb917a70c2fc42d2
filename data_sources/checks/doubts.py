"""What a check cannot be sure of: told as a doubt, and answered in the data.

A fault stops: the package is not used. A rule that judges by plausibility (a superlative, a
caveat that wants a break, a value ten times its neighbours) can be wrong, so it only warns. Who
has looked writes the answer into ``checked.csv``: the rule, the file, the column, the very words
(of a figure: series, breakdown, geography, first day and value, or a piece of that), and what was
checked. An answer whose words no longer stand where they stood answers nothing, and that is told
as well. Where nobody could tell, the answer begins with ``open:`` and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_sources.checks.descriptor import check as check_descriptor
from data_sources.checks.plausible import (
    breaks_beside_the_data,
    companies_under_two_names,
    explains_no_figure,
    fractions_among_percents,
    odd_frequency,
    shifted_by_years,
    tables_that_disagree,
    ten_times_its_neighbours,
)
from data_sources.checks.provenance import (
    dated_too_early,
    front_pages,
    not_yet,
    other_hosts,
    other_publisher,
    remarks_in_titles,
    reported_elsewhere,
)
from data_sources.checks.schema import Tables, read_tables
from data_sources.checks.texts import future_of_the_past, said_twice, superlatives, wants_a_break
from data_sources.package.tables import DatasetError, Fault, Row, read_rows

ANSWERS = "checked.csv"
OPEN = "open:"
"""How an answer begins that says why nobody could tell; ``validate`` counts these."""
Rule = Callable[[Tables, date], Iterator[tuple[Fault, str]]]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may be wrong: by which rule, where and why, and the words in question."""

    rule: str
    fault: Fault
    words: str

    def __str__(self) -> str:
        return f"{self.fault} [{self.rule}]"


# Each rule yields a fault and the words it is about: a sentence, or a slot with its value.
RULES: dict[str, Rule] = {
    "break": wants_a_break,
    "superlative": superlatives,
    "future": future_of_the_past,
    "twice": said_twice,
    "dated": dated_too_early,
    "to come": not_yet,
    "publisher": other_publisher,
    "front page": front_pages,
    "host": other_hosts,
    "reporter": reported_elsewhere,
    "remark": remarks_in_titles,
    "beside": breaks_beside_the_data,
    "explains": explains_no_figure,
    "tenfold": ten_times_its_neighbours,
    "fraction": fractions_among_percents,
    "shifted": shifted_by_years,
    "frequency": odd_frequency,
    "disagree": tables_that_disagree,
    "two names": companies_under_two_names,
}


def doubts(directory: str | Path, today: date) -> list[Doubt]:
    """What has not been answered, in the order of files and lines.

    ``today`` is the day by which a sentence about the future is out of date. Empty where the
    package is not sound: :func:`~data_sources.checks.validation.validate` says why.
    """
    path = Path(directory)
    try:
        schemas, faults = check_descriptor(path)
        tables, found = read_tables(path, schemas)
    except DatasetError:
        return []
    if faults or found:
        return []
    return sorted(
        open_doubts(tables, today),
        key=lambda doubt: (doubt.fault.file, doubt.fault.line, doubt.fault.column),
    )


def unsettled(directory: str | Path) -> list[Row]:
    """The answers that only say why nobody could tell."""
    try:
        return [
            row for row in read_rows(Path(directory), ANSWERS) if row["checked"].startswith(OPEN)
        ]
    except (DatasetError, KeyError):
        return []


def open_doubts(tables: Tables, today: date) -> Iterator[Doubt]:
    """Doubts without an answer, and answers without a doubt."""
    answers = tables.get(ANSWERS, [])
    found = list(_found(tables, today))
    used: set[int] = set()
    for doubt in found:
        own = [answer for answer in answers if _answers(answer, doubt)]
        used.update(answer.line for answer in own)
        if not own:
            yield doubt
    yield from _idle(answers, used)


def _found(tables: Tables, today: date) -> Iterable[Doubt]:
    for name, rule in RULES.items():
        for fault, words in rule(tables, today):
            yield Doubt(name, fault, words)


def _answers(answer: Row, doubt: Doubt) -> bool:
    same_place = (answer["rule"], answer["file"], answer["column"]) == (
        doubt.rule,
        doubt.fault.file,
        doubt.fault.column,
    )
    return same_place and answer["words"] in doubt.words


def _idle(answers: Sequence[Row], used: set[int]) -> Iterator[Doubt]:
    for answer in answers:
        if answer.line not in used:
            reason = f"answers nothing: “{answer['words']}” raises no doubt in {answer['file']}"
            yield Doubt("checked", Fault(ANSWERS, answer.line, "words", reason), answer["words"])
