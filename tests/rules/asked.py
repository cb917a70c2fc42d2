"""One number of a text as the judges get it: by its words alone, or by its value alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

import claims.checking
from claims import check
from claims.judge.findings import Finding, none
from claims.link.candidates import Candidate, Question
from claims.link.linking import Linker
from data_sources.record.record import Record


@dataclass(frozen=True)
class Asked:
    """What a judge is asked: a number of a text that is no change."""

    record: Record
    linker: Linker
    question: Question

    def candidate(self, series: str, kind: str = "count", place: str = "World") -> Candidate:
        """The candidate of a series without parts; fails when the words do not bring it in."""
        (found,) = (
            c
            for c in self.linker.candidates(self.question, frozenset({kind}))
            if c.slot.series == series and not c.slot.breakdown and c.slot.geography == place
        )
        return found


def nothing(*_asked: object) -> Finding:
    """The answer of a judge that knows nothing."""
    return none("no_series")


def asked(text: str, record: Record, language: str = "en", number: int = -1) -> Asked:
    """The question of one of a text's numbers, the last, before anybody has judged it."""
    caught: list[Asked] = []

    def catch(record: Record, linker: Linker, question: Question, _others: Any) -> Finding:
        caught.append(Asked(record, linker, question))
        return nothing()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims.checking, "by_value", nothing)
        patch.setattr(claims.checking, "judge", catch)
        check(text, language, record)
    return caught[number]
