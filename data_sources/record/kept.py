"""Results that are kept with the thing they were worked out from, and die with it.

A cache at module level outlives the record whose figures are in it: each new version of the
record would stay in memory with all its charts and points. Here a result hangs on its subject (a
record, a chart, a site), and goes when nobody holds that any more: what is kept does not hold its
subject in turn, unless the answer itself does (a chart holds figures, and these their record).
:func:`forget` lets go of such answers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache, partial, wraps
from time import sleep
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import ref

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
                made = lru_cache(maxsize=most)(partial(_asked, function, ref(subject)))
                known = _known(subject).setdefault(function, made)
            found: R = known(*args, **named)
            return found

        return answer

    return keeping


class _LetGo(dict[Any, Callable[..., Any]]):
    """What hangs on a subject that is being let go: nothing, and nothing new."""

    def setdefault(self, _key: Any, default: Any = None) -> Any:
        return default


def forget(subject: object) -> None:
    """Let go of what is kept with a subject, and of all that it worked out for itself.

    So it dies with its last user and waits for no collector of garbage, which may be told to leave
    it alone. Who uses it yet gets his answers, worked out anew. The others run between two parts.
    """
    place = vars(subject)
    known = place.get(_PLACE, {})
    place[_PLACE] = _LetGo()
    while known:
        known.popitem()
        sleep(0)
    for name in tuple(place):
        if isinstance(getattr(type(subject), name, None), cached_property):
            del place[name]
            sleep(0)


def _asked(function: Callable[..., R], subject: ref[S], *args: Any, **named: Any) -> R:
    """The function's answer about a subject that somebody holds: the one who asks."""
    held = subject()
    assert held is not None
    return function(held, *args, **named)


def _known(subject: object) -> dict[Any, Callable[..., Any]]:
    """What hangs on a subject: its own cache for each function."""
    place = vars(subject)
    known: dict[Any, Callable[..., Any]] | None = place.get(_PLACE)
    return place.setdefault(_PLACE, {}) if known is None else known
