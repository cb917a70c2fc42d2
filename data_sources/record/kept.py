"""Results that are kept with the thing they were worked out from, and die with it.

A cache at module level outlives the record whose figures are in it: each new version of the
record would stay in memory with all its charts and points. Here a result hangs on its subject (a
record, a chart, a site), and goes when nobody holds that any more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

_PLACE = "_kept"
S = TypeVar("S")
P = ParamSpec("P")
R = TypeVar("R")
Function = Callable[Concatenate[S, P], R]


def kept(most: int | None = None) -> Callable[[Function[S, P, R]], Function[S, P, R]]:
    """Keep what a function answers with its first argument, for each set of the other ones.

    ``most`` is how many answers of this function one subject holds, the least used go first;
    None holds all. The other arguments must be hashable, and should not be figures, records or
    charts themselves. What is kept is shared: nobody may change it.
    """

    def keeping(function: Function[S, P, R]) -> Function[S, P, R]:
        @wraps(function)
        def answer(subject: S, *args: P.args, **named: P.kwargs) -> R:
            known = _known(subject).get(function)
            if known is None:
                made = lru_cache(maxsize=most)(partial(function, subject))
                known = _known(subject).setdefault(function, made)
            found: R = known(*args, **named)
            return found

        return answer

    return keeping


def _known(subject: object) -> dict[Any, Callable[..., Any]]:
    """What hangs on a subject: its own cache for each function."""
    place = vars(subject)
    known: dict[Any, Callable[..., Any]] | None = place.get(_PLACE)
    return place.setdefault(_PLACE, {}) if known is None else known
