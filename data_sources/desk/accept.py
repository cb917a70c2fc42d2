"""Looking at a change and accepting it: the only code that writes into the record."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from data_sources.checks.references import lost
from data_sources.checks.validation import validate
from data_sources.desk.candidate import Candidate, candidate
from data_sources.desk.staging import Staged, all_staged, drop
from data_sources.exchange import exchange
from data_sources.exchange.place import read_json, write_json
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


def propose(datasets: Path, desk: Path, corrections: bool = False) -> Proposal:
    """Work the waiting readings into a copy of the record and validate it. Lock held."""
    waiting, record = all_staged(desk), exchange.fingerprint(datasets)
    made = candidate(datasets, waiting, _today(), corrections)
    faults = []
    if made.files:
        prepared = exchange.prepare(datasets, made.files)
        faults = validate(prepared) or lost(datasets, prepared)
    text = json.dumps(
        [record, corrections, [_identity(staged) for staged in waiting]], sort_keys=True
    )
    return Proposal(waiting, made, faults, hashlib.sha256(text.encode()).hexdigest(), record)


def _identity(staged: Staged) -> list[object]:
    rows = [asdict(row) for row in staged.reading.rows]
    people = [asdict(row) for row in staged.reading.denominators]
    return [staged.source, staged.document, rows, people]


def reviewed(desk: Path, proposal: Proposal) -> None:
    """Remember that a person was shown this very change."""
    write_json(desk / "reviewed.json", {"change": proposal.identity, "on": _now()})


def accept(datasets: Path, desk: Path, corrections: bool = False) -> Proposal:
    """Put the change that was shown into the record, whole or not at all. Lock held.

    Raises NotReviewed, Unsound, Undecided, CannotExchange; the record is then as it was.
    """
    proposal = propose(datasets, desk, corrections)
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
    new = exchange.workplace(datasets) / "record"
    exchange.exchange(datasets, new)
    # The old record now lies where the new one was. Had somebody edited it in the meantime,
    # that edit would be lost: then the two change places again.
    if exchange.fingerprint(new) != proposal.record:
        exchange.exchange(datasets, new)
        raise NotReviewed("the record was changed while this was running: run diff again")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
