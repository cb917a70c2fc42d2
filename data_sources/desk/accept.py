"""Looking at a change and accepting it: with the DSA's monthly files, all that writes into it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from data_sources.checks.references import lost
from data_sources.checks.validation import validate
from data_sources.desk.candidate import Candidate, candidate
from data_sources.desk.clock import now, today
from data_sources.desk.staging import Staged, all_staged, drop
from data_sources.exchange import exchange
from data_sources.exchange.place import beside, read_json, write_json
from data_sources.package.tables import Fault
from data_sources.web.check import known


class NotReviewed(RuntimeError):
    """What would be accepted is not what was last shown."""


class Unsound(ValueError):
    """The record with the change in it does not validate; ``faults`` says why."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__(f"{len(faults)} faults")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What waits, what it would make of the record, and whether that is sound.

    ``identity`` stands for exactly this change to exactly this record.
    """

    waiting: list[Staged]
    candidate: Candidate
    faults: list[Fault]
    identity: str
    record: str
    prepared: Path | None = None
    checked: str = ""


def propose(
    datasets: Path, desk: Path, corrections: bool = False, place: Path | None = None
) -> Proposal:
    """Work the waiting readings into a copy of the record and validate it. Locks held.

    The copy is made in the desk, or in ``place``; ``checked`` is its fingerprint.
    """
    waiting, record = all_staged(desk), exchange.fingerprint(datasets)
    made = candidate(datasets, waiting, today(), corrections)
    faults, prepared, checked = [], None, ""
    if made.files:
        prepared = exchange.prepare(datasets, made.files, place or desk)
        checked = exchange.fingerprint(prepared)
        faults = validate(prepared) or lost(datasets, prepared)
    text = json.dumps(
        [record, corrections, [_identity(staged) for staged in waiting]], sort_keys=True
    )
    identity = hashlib.sha256(text.encode()).hexdigest()
    return Proposal(waiting, made, faults, identity, record, prepared, checked)


def _identity(staged: Staged) -> list[object]:
    rows = [asdict(row) for row in staged.reading.rows]
    people = [asdict(row) for row in staged.reading.denominators]
    return [staged.source, staged.document, rows, people]


def reviewed(desk: Path, proposal: Proposal) -> None:
    """Remember that a person was shown this very change."""
    write_json(desk / "reviewed.json", {"change": proposal.identity, "on": now()})


def accept(datasets: Path, desk: Path, corrections: bool = False) -> Proposal:
    """Put the change that was shown into the record, whole or not at all. Locks held.

    Raises NotReviewed, Unsound, Undecided, CannotExchange; the record is then as it was.
    """
    proposal = propose(datasets, desk, corrections, beside(datasets))
    if proposal.candidate.files:
        if proposal.faults:
            raise Unsound(proposal.faults)
        if (read_json(desk / "reviewed.json") or {}).get("change") != proposal.identity:
            raise NotReviewed("this is not the change that was shown last: run diff, then accept")
        _put_in_place(datasets, proposal)
    for staged in proposal.waiting:
        if staged.source["url"]:
            known(desk, staged.source["url"], staged.document["sha256"], staged.source["read_on"])
        drop(desk, staged.key)
    (desk / "reviewed.json").unlink(missing_ok=True)
    exchange.clear(datasets)
    return proposal


def _put_in_place(datasets: Path, proposal: Proposal) -> None:
    assert proposal.prepared is not None
    try:
        exchange.put_in_place(datasets, proposal.prepared, proposal.record, proposal.checked)
    except exchange.Changed as error:
        raise NotReviewed(f"{error}, from diff on") from None
