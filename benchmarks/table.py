"""The table that comes out: what was measured, beside what, and whether the goal is met."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEADINGS = ("part", "what", "ours", "beside", "ratio", "goal", "met")


@dataclass(frozen=True)
class Row:
    """One measured thing. ``most`` and ``least`` bound the ratio of ours to ``beside``."""

    part: str
    what: str
    ours: float
    unit: str
    beside: float | None = None
    beside_what: str = ""
    most: float | None = None
    least: float | None = None
    limit: float | None = None
    """The largest value of ours itself, where the goal is one."""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.beside if self.beside else None

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none."""
        found = []
        if self.ratio is not None and self.most is not None:
            found.append(self.ratio <= self.most)
        if self.ratio is not None and self.least is not None:
            found.append(self.ratio >= self.least)
        if self.limit is not None:
            found.append(self.ours <= self.limit)
        return all(found) if found else None

    def cells(self) -> list[str]:
        beside = f"{_said(self.beside, self.unit)} {self.beside_what}" if self.beside else ""
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else ""
        met = {True: "yes", False: "**no**", None: ""}[self.met]
        ours = _said(self.ours, self.unit)
        return [self.part, self.what, ours, beside.strip(), ratio, self._goal(), met]

    def _goal(self) -> str:
        parts = [f"≤ {self.most:g} ×" if self.most is not None else ""]
        parts.append(f"≥ {self.least:g} ×" if self.least is not None else "")
        parts.append(f"≤ {_said(self.limit, self.unit)}" if self.limit is not None else "")
        return ", ".join(part for part in parts if part)


def _said(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    digits = 0 if unit in ("B", "files", "errors") or value >= 1000 else 2 if value < 100 else 1
    return f"{value:,.{digits}f} {unit}".strip()


def markdown(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [HEADINGS, ["---"] * len(HEADINGS), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def quantile(values: Sequence[float], part: float) -> float:
    """The value under which ``part`` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
