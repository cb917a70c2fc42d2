"""Which platforms go by whose name: Facebook and Instagram are Meta's, X was Twitter.

The words of the lexicon say it: a name that stands for a publisher is of that publisher.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from claims.around.lexicon import Lexicon, tokens
from claims.link.indexed.figures import SeriesShelf, Shelf, Slot
from claims.link.series_slot import figure_for
from claims.model import PeriodMention
from data_sources.record.figure import Figure

PLATFORM = "platform"


class Owners:
    """Platforms by the publisher that their whole name stands for."""

    def __init__(self, shelf: Shelf, lexicon: Lexicon) -> None:
        self._of: dict[str, set[str]] = defaultdict(set)
        names = {
            slot.breakdown.get(PLATFORM, "") for s in shelf.series.values() for slot in s.slots
        }
        for name in sorted(names - {""}):
            words = tokens(name)
            for mention in lexicon.mentions(words):
                whole = mention.start == words[0].start and mention.end == words[-1].end
                if whole and mention.kind == "publisher":
                    self._of[mention.word].add(name)

    def platforms(self, publisher: str) -> frozenset[str]:
        """The platforms of a publisher, as the record writes them."""
        return frozenset(self._of.get(publisher, ()))

    def named(self) -> frozenset[str]:
        """The publishers that have platforms."""
        return frozenset(self._of)

    def namesake(self, platform: str) -> str:
        """The publisher that is called as the platform is ("X"), or ''."""
        return platform.lower() if platform in self._of.get(platform.lower(), ()) else ""


def of_a_time(
    shelf: SeriesShelf, key: str, values: Iterable[str], time: PeriodMention
) -> list[tuple[Slot, Figure]]:
    """The slots of a series with one of these values and nothing else, and their figures then."""
    found = []
    for value in sorted(values):
        facet = value if key == "geography" else f"{key}={value}"
        for slot in shelf.by_facet.get(facet, ()):
            alone = not slot.breakdown if key == "geography" else list(slot.breakdown) == [key]
            figure = figure_for(slot, time, shelf)[0] if alone else None
            if figure is not None:
                found.append((slot, figure))
    return found
