"""Where a template of a point asks for its figures, on the made-up record, in both languages."""

from __future__ import annotations

from collections.abc import Callable

from briefing.points.evidence import Evidence, Notebook
from briefing.points.quoting import Desk, Quoted

Desks = dict[str, Desk]


class Plain(Notebook):
    """A notebook that gives the printed text at once, without a sign in its place."""

    def mark(self, form: str, text: str, evidence: tuple[Evidence, ...]) -> str:
        return self.filled(super().mark(form, text, evidence))


def fig(desk: Desk, period: str, name: str = "reports", breakdown: str = "") -> Quoted:
    return desk.fig(f"hot.{name}", period, breakdown=breakdown)


def both(desks: Desks, ask: Callable[[Desk], Quoted], form: str = "short") -> tuple[str, str]:
    """What is printed in English and in Dutch."""
    english, dutch = (ask(desk).say(form) for desk in desks.values())
    return english, dutch
