"""A passage: a piece of a document's visible text, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from languages import translator

NUMBER = re.compile(r"\d(?:[\d.,\u00a0\u202f\u2009'’]*\d)?")

PLACES = {
    "slide": "slide {number}",
    "notes": "notes of slide {number}",
    "slide chart": "chart on slide {number}",
    "paragraph": "paragraph {number}",
    "table": "table row {number}",
    "edge": "header, footer or note",
    "chart": "chart {number}",
    "chart data": "the data of chart {number}",
    "slide chart data": "the data of the chart on slide {number}",
    "row": "sheet “{detail}”, row {number}",
    "sheet": "sheet “{detail}”",
    "tab": "name of a sheet",
    "alternative": "alternative text of a picture or chart",
    "slide alternative": "alternative text on slide {number}",
    "sheet alternative": "alternative text on sheet “{detail}”",
    "slide comment": "comment on slide {number}",
    "page": "page {number}",
    "page note": "note or field on page {number}",
    "text": "text",
}
"""Kinds of places and their names, which are also the messages to translate."""


@dataclass(frozen=True)
class Place:
    """Where a passage stands: a kind of :data:`PLACES`, its number, the name of a sheet."""

    kind: str
    number: int = 0
    detail: str = ""

    def words(self, language: str) -> str:
        pattern = PLACES.get(self.kind, PLACES["text"])
        return translator(language)(pattern, number=self.number, detail=self.detail)


@dataclass(frozen=True)
class Passage:
    """A paragraph, a table row, a row of a sheet or a chart's line of values.

    ``text`` is what the file holds, and what files are compared by. ``shown`` is what a reader
    sees of it where that is something else: of a row of a sheet, each cell in its column, 0.29
    as 29% and the number of a day as the day.
    """

    place: Place
    text: str
    shown: str = ""

    @property
    def seen(self) -> str:
        return self.shown or self.text

    @property
    def numbers(self) -> tuple[str, ...]:
        return numbers_in(self.text)


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a text as they are written, with plain spaces taken out of them."""
    return tuple(re.sub(r"[\u00a0\u202f\u2009]", "", found) for found in NUMBER.findall(text))


def tidy(text: str) -> str:
    """A text with single spaces; tabs, which part the cells of a row, stay.

    So does a tab at the beginning: a row's empty first cell keeps the others in their columns.
    """
    cells = (" ".join(cell.split()) for cell in text.split("\t"))
    return "\t".join(cells).rstrip()


def plain_number(text: str) -> str:
    """A stored number as one spelling, whatever program wrote it: 5.0 and 5 are the same."""
    try:
        return f"{float(text):.12g}" if "e" in text.lower() else f"{float(text):.15g}"
    except ValueError:
        return text
