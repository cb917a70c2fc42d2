"""The briefings that a reader has: one is open, the others are kept beside it.

The browser keeps them as one text and hands it back, so that nothing is stored here. What it hands
back is treated like any file from outside: bounded, read part by part, and what cannot be read is
left out and named. The text holds no sign that an address would not take.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from briefing.basket.basket import Basket, BasketError, Correction
from briefing.basket.link import pack, unpack

MOST_KEPT = 12
LARGEST_SHELF = 60_000
"""Characters: the browser hands the text over in the address with which a page opens."""

_FORM = "1"
# Each part can be read in one way only: with two, a damaged text of n parts would be tried in 2^n.
_TEXT = re.compile(
    r"1~([0-9]{1,15})~([0-9]{1,4})((?:~(?:0[0-9]{0,4}|[1-9][0-9]{0,3})\.[A-Za-z0-9_-]*)*)", re.ASCII
)
_BEFORE = "0"
"""Stands before the number of what the last change took the place of."""


@dataclass(frozen=True)
class Shelf:
    """Briefings by number, and which of them is open.

    ``at`` tells when it was last changed, in milliseconds of our clock: of two, the later counts.
    ``before`` is the briefing that the last change took the place of, with its number.
    """

    at: int = 0
    open: int = 1
    kept: tuple[tuple[int, Basket], ...] = ((1, Basket()),)
    before: tuple[int, Basket] | None = None
    corrections: tuple[Correction, ...] = field(default=(), compare=False)

    @property
    def basket(self) -> Basket:
        """The open briefing."""
        return dict(self.kept)[self.open]

    @property
    def others(self) -> list[tuple[int, Basket]]:
        return [(number, basket) for number, basket in self.kept if number != self.open]

    @property
    def is_full(self) -> bool:
        return len(self.kept) >= MOST_KEPT

    def put(self, basket: Basket) -> Shelf:
        """With the open briefing changed; what it was can be had back."""
        if basket == self.basket:
            return self
        kept = tuple((n, basket if n == self.open else b) for n, b in self.kept)
        return replace(self, kept=kept, before=(self.open, self.basket))

    def add(self, basket: Basket) -> Shelf:
        """With one more briefing, which is open then; the same one is not kept twice.

        An open one that says nothing gives way. Of a full shelf nothing is thrown away: the new
        one then takes the open one's place, which can be had back.
        """
        for number, known in self.kept:
            if known == basket:
                return self.switch(number)
        if not _says(self.basket) or self.is_full:
            return self.put(basket)
        number = 1 + max(number for number, _basket in self.kept)
        return replace(self, kept=(*self.kept, (number, basket)), open=number, before=None)

    def switch(self, number: int) -> Shelf:
        """With another briefing open; as it is where there is none of that number."""
        if number == self.open or number not in dict(self.kept):
            return self
        # Of an open one that says nothing, nothing is kept.
        kept = tuple((n, b) for n, b in self.kept if n != self.open or _says(b))
        return replace(self, kept=kept, open=number, before=None)

    def delete(self) -> Shelf:
        """Without the open briefing; another one is open then. It can be had back."""
        rest = tuple(self.others)
        if not rest:
            return self.put(Basket())
        return replace(self, kept=rest, open=rest[-1][0], before=(self.open, self.basket))

    def undo(self) -> Shelf:
        """What the last change took away is back, and open."""
        if self.before is None:
            return self
        number, basket = self.before
        kept = dict(self.kept) | {number: basket}
        after = (number, dict(self.kept).get(number, Basket()))
        return replace(self, kept=tuple(kept.items()), open=number, before=after)

    def with_all(self, other: Shelf) -> Shelf:
        """With the briefings of another shelf that are not here: two tabs changed at once."""
        known = {basket for _number, basket in self.kept}
        number, kept = max(n for n, _b in self.kept), list(self.kept)
        for _number, basket in other.kept:
            if _says(basket) and basket not in known and len(kept) < MOST_KEPT:
                number += 1
                kept.append((number, basket))
        return replace(self, kept=tuple(kept))


def _says(basket: Basket) -> bool:
    return bool(basket.entries or basket.title or basket.head)


def dumps(shelf: Shelf) -> str:
    """The shelf as a text of few signs that :func:`loads` reads back.

    Raises BasketError when it is more than a browser is asked to keep.
    """
    parts = [_FORM, str(shelf.at), str(shelf.open)]
    parts += [f"{number}.{pack(basket)}" for number, basket in shelf.kept]
    parts += [
        f"{_BEFORE}{number}.{pack(basket)}" for number, basket in filter(None, [shelf.before])
    ]
    text = "~".join(parts)
    if len(text) > LARGEST_SHELF:
        raise BasketError("long_shelf")
    return text


def loads(text: str) -> Shelf:
    """The shelf that a browser kept. Raises BasketError where nothing of it can be read."""
    found = _TEXT.fullmatch(text) if len(text) <= LARGEST_SHELF else None
    if found is None:
        raise BasketError("damaged")
    corrections: list[Correction] = []
    kept: dict[int, Basket] = {}
    before: tuple[int, Basket] | None = None
    for name, basket in _baskets(found[3], corrections):
        if name.startswith(_BEFORE):
            before = (int(name), basket)
        elif len(kept) < MOST_KEPT:
            kept[int(name)] = basket
    kept = kept or {1: Basket()}
    chosen = int(found[2]) if int(found[2]) in kept else next(reversed(kept))
    return Shelf(int(found[1]), chosen, tuple(kept.items()), before, tuple(corrections))


def _baskets(text: str, corrections: list[Correction]) -> Iterator[tuple[str, Basket]]:
    """Each part of a text by its number, as far as it can be read."""
    for part in filter(None, text.split("~")):
        name, _dot, link = part.partition(".")
        try:
            yield name, unpack(link)
        except BasketError:
            corrections.append(Correction("not_kept", {}))


def at(text: str) -> int:
    """When the shelf of a text was changed; 0 for a text that is none."""
    found = _TEXT.fullmatch(text) if len(text) <= LARGEST_SHELF else None
    return int(found[1]) if found else 0
