"""The list of references: every number is a publication, and no publication has two.

Two records of one publication happen: one source was entered for two companies of one table, a
law is a step of the timeline and the source of a figure. They are known to be one when they are
one file or one act, or one publisher's with one title at one address (or at none that is known).
A page's address alone is not enough: many publications hang under one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from data_sources.record import citations
from data_sources.record.model import Source
from languages import DEFAULT_LANGUAGE

_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)]")
_ONE_PUBLICATION = re.compile(r"\.(pdf|xlsx?|csv|docx?|zip)$|/eli/|celex", re.IGNORECASE)
_MARKS = re.compile(r"\W+")


@dataclass(frozen=True)
class Reference:
    """One publication that an item rests on, as it is written in a list.

    ``publication`` is what two records of it have in common; ``address`` its place, as compared.
    """

    line: str
    publication: tuple[str, ...]
    address: str
    is_source: bool


def of_source(source: Source, language: str) -> Reference:
    """A source of figures."""
    address = _compared(source.url)
    line = citations.reference(source, language)
    if _ONE_PUBLICATION.search(address):
        return Reference(line, (address,), address, True)
    title = _MARKS.sub(" ", source.named(DEFAULT_LANGUAGE).lower()).strip()
    return Reference(line, (source.publisher.key, title, address), address, True)


def of_line(line: str) -> Reference:
    """What is no source of figures: a law, a help line, a step in policy."""
    found = _ADDRESS.search(line)
    address = _compared(found[0]) if found else ""
    return Reference(line, (address or line,), address, False)


def _compared(address: str) -> str:
    """An address without what does not change where it leads."""
    plain = address.partition("#")[0].rstrip("/")
    return re.sub(r"^https?://(www\.)?", "", plain).lower()


class Numbered:
    """References in the order in which they are given, each publication once, from 1."""

    def __init__(self, references: Iterable[Reference]) -> None:
        every = list(references)
        self._by_address = {one.address: one for one in reversed(every) if one.is_source}
        self._places: dict[tuple[str, ...], int] = {}
        self.lines: list[str] = []
        for one in every:
            held = self._held(one)
            if held.publication not in self._places:
                self.lines.append(held.line)
                self._places[held.publication] = len(self.lines)

    def _held(self, reference: Reference) -> Reference:
        """What stands in the list for it: the full source, where a law is also one."""
        if reference.is_source or not reference.address:
            return reference
        return self._by_address.get(reference.address, reference)

    def of(self, references: Iterable[Reference]) -> list[int]:
        """The numbers of some of them, each once, in their order."""
        found = (self._places[self._held(one).publication] for one in references)
        return list(dict.fromkeys(found))
