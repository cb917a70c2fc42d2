"""Places and values (platforms, ages, kinds) that one sentence names, by what they are of."""

from __future__ import annotations

from collections.abc import Iterable

from claims.around.lexicon import Mention

GEOGRAPHY = "geography"

# Keys of breakdowns whose values are names: who sent, where it was found.
_NAMED = frozenset({"platform", "company", "service", "store"})


def is_named(mention: Mention) -> bool:
    """Whether a value is a name: of a platform, a company, a service, a store."""
    return mention.word.partition("=")[0] in _NAMED


def is_state(mention: Mention) -> bool:
    """A state of a country: a place, though the record has it as a value of its breakdown."""
    return mention.word.startswith("state=")


class ValuesNamed:
    """What a sentence names, read once; its numbers ask which of it stands near them."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._places: dict[str, list[tuple[int, str]]] = {}
        for mention in mentions:
            if mention.kind == "place":
                key, value = GEOGRAPHY, mention.word
            elif mention.kind == "value":
                key, value = mention.word.split("=", 1)
            else:
                continue
            self._places.setdefault(key, []).append((mention.start, value))
        self._values = {
            key: frozenset(value for _, value in found) for key, found in self._places.items()
        }
        self._between: dict[tuple[str, int, int], frozenset[str]] = {}
        self.keys = frozenset(self._values)
        self.facets = frozenset(
            value if key == GEOGRAPHY else f"{key}={value}"
            for key, values in self._values.items()
            for value in values
        )

    def of(self, key: str) -> frozenset[str]:
        """The values of a key."""
        return self._values.get(key, frozenset())

    def between(self, key: str, start: int, end: int) -> frozenset[str]:
        """The values of a key that stand in this stretch."""
        if key not in self._values:
            return frozenset()
        kept = self._between.get((key, start, end))
        if kept is None:
            kept = frozenset(value for at, value in self._places[key] if start <= at < end)
            self._between[key, start, end] = kept
        return kept

    def places(self, key: str, start: int, end: int) -> list[tuple[int, str]]:
        """Where the values of a key stand in this stretch."""
        return [(at, value) for at, value in self._places.get(key, ()) if start <= at < end]

    def last_before(self, key: str, place: int) -> str | None:
        """The value of a key that was named last before this place."""
        found = (value for at, value in reversed(self._places.get(key, [])) if at < place)
        return next(found, None)
