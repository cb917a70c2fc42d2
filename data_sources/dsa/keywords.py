"""Who sets a keyword at all: what a keyword's count must be read with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from data_sources.dsa.vocabulary import CSAM, KEYWORD_LABELS, V2_SINCE

Rows = Iterable[Mapping[str, Any]]


@dataclass(frozen=True)
class KeywordUse:
    """How many of a month's platforms set a keyword: without it a keyword's count says little."""

    month: str
    schema: str
    setters: tuple[str, ...]
    platforms: int

    def __str__(self) -> str:
        return f"keyword set by {len(self.setters)} of {self.platforms} platforms"


def keyword_use(monthly: Rows, totals: Rows, keyword: str = CSAM) -> list[KeywordUse]:
    """For each month: the platforms that set a keyword, of all that sent statements.

    Takes the rows of the two monthly files, as text or as numbers.
    """
    label = next(label for label, word in KEYWORD_LABELS.items() if word == keyword)
    setters: dict[str, list[str]] = {}
    for row in monthly:
        if row["label"] == label and int(row["statements"]):
            setters.setdefault(row["month"], []).append(row["platform"])
    return [
        KeywordUse(
            row["month"],
            "v2" if row["month"] >= V2_SINCE[:7] else "v1",
            tuple(sorted(setters.get(row["month"], []))),
            int(row["platforms_submitting"]),
        )
        for row in totals
    ]
