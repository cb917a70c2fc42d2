"""A change in words, for the person who must say yes or no to it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from data_sources.desk.accept import Proposal
from data_sources.desk.candidate import Candidate
from data_sources.desk.compare import CHANGING, KINDS, Change, Tables, counts, left_out
from data_sources.desk.staging import Staged
from data_sources.readers import Denominator

SHOWN_TOO = ("gone", "outdated", "undecided")
"""Kinds that change nothing and whose rows a person should see all the same."""


def staged_in_words(staged: Staged) -> Iterator[str]:
    """What was read, from where, what it was held against, and what is open."""
    reading, document = staged.reading, staged.document
    yield f"{staged.source['title']}  ({staged.key})"
    where = document.get("url") or document["name"]
    yield f"  read {staged.source['read_on']} from {where}, sha256 {document['sha256'][:16]}…"
    number = len(reading.rows) + len(reading.denominators)
    yield f"  layout: {reading.layout}; the document calls itself “{reading.title}”; {number} rows"
    yield from (f"  held against: {check}" for check in reading.checks)
    yield from (f"  look at: {question}" for question in reading.questions)


def proposal_in_words(datasets: Path, proposal: Proposal, most: int) -> Iterator[str]:
    """The whole proposal; of each kind of change at most ``most`` rows are listed."""
    if not proposal.waiting:
        yield "Nothing is waiting: read a document first."
        return
    tables = Tables.read(datasets)
    for staged in proposal.waiting:
        yield from staged_in_words(staged)
        yield from (f"  left out: {said}" for said in left_out(tables, staged))
        yield from _changes_in_words(proposal.candidate.changes[staged.key], most)
        yield ""
    yield from _outcome(proposal)


def _changes_in_words(found: list[Change], most: int) -> Iterator[str]:
    for kind, number in counts(found).items():
        yield f"  {number:>6} {kind}: {KINDS[kind]}"
        if kind in (*CHANGING, *SHOWN_TOO):
            rows = [change for change in found if change.kind == kind]
            yield from (f"           {change_in_words(change)}" for change in rows[:most])
            if number > most:
                yield f"           … and {number - most} more (--all lists them)"


def change_in_words(change: Change) -> str:
    """“ncmec.reports_esp, World, 2023: 35,000,000 → 35,944,826 reports (p. 8)”."""
    cells = change.old.cells if change.old else {}
    row = change.row
    if isinstance(row, Denominator):
        old = f"{cells['users']} → " if cells else ""
        return f"{row.geography}, {row.year}: {old}{row.value} {row.column}"
    if row is None:
        where = ", ".join(part for part in (cells["breakdown"], cells["geography"]) if part)
        period = _period(cells["period_start"], cells["period_end"])
        return f"{cells['series']}, {where}, {period}: {cells['value']} {cells['unit']}"
    where = ", ".join(part for part in (row.breakdown, row.geography) if part)
    period = _period(row.period_start, row.period_end)
    old = f"{cells['value']} ({cells['source']}) → " if cells else ""
    return f"{row.series}, {where}, {period}: {old}{row.value} {row.unit} ({row.locator})"


def _period(start: str, end: str) -> str:
    whole_year = start.endswith("-01-01") and end == f"{start[:4]}-12-31"
    return start[:4] if whole_year else f"{start}/{end}"


def _outcome(proposal: Proposal) -> Iterator[str]:
    made = proposal.candidate
    if not made.files:
        yield "The record stays as it is: all of this is in it already."
    elif proposal.faults:
        yield f"With this the record would not be sound; {len(proposal.faults)} faults:"
        yield from (f"  {fault}" for fault in proposal.faults[:20])
    else:
        yield f"With this the record is sound and becomes version {made.version}. Files:"
        yield from (f"  {name}" for name in sorted(made.files))
        yield "To put it in the record: accept. To throw it away: stage --drop SOURCE."


def patch(datasets: Path, made: Candidate) -> Iterator[str]:
    """The change as a unified diff of the record's files."""
    for name, content in sorted(made.files.items()):
        path = datasets / name
        old = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        new = content.decode("utf-8").splitlines()
        yield from difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm="", n=1)
