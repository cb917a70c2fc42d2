"""The visible text of Word files."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefing.documents.office_parts.around import (
    alternatives,
    diagram_passages,
    is_diagram,
    note_unread,
    without_hidden_styles,
)
from briefing.documents.office_parts.blocks import blocks
from briefing.documents.office_parts.charts import CHARTS, chart_passages
from briefing.documents.package import Package
from briefing.documents.passages import Passage, Place

_EDGES = ("header", "footer", "footnotes", "endnotes", "comments")


def word_passages(package: Package) -> Iterator[Passage]:
    """Paragraphs and table rows of a Word file, its charts, headers, footers and notes.

    Then what is read aloud in place of its pictures.
    """
    related = package.related(package.main)
    styles = next((part for kind, part in related.values() if kind == "styles"), "")
    root = without_hidden_styles(package, package.root(package.main), styles)
    paragraphs = rows = 0
    for kind, text in blocks(root):
        if kind == "row":
            rows += 1
            yield Passage(Place("table", rows), text)
        else:
            paragraphs += 1
            yield Passage(Place("paragraph", paragraphs), text)
    note_unread(package, related)
    for number, (kind, part) in enumerate(_in_order(package, root), 1):
        place = Place("chart", number)
        if is_diagram(kind):
            yield from diagram_passages(package, part, related, place)
        else:
            yield from chart_passages(package, part, place)
    yield from alternatives(root, Place("alternative"))
    for kind, part in sorted(related.values()):
        if kind in _EDGES:
            note_unread(package, package.related(part))
            edge = without_hidden_styles(package, package.root(part), styles)
            for _kind, text in blocks(edge):
                yield Passage(Place("edge"), text)
            yield from alternatives(edge, Place("alternative"))


def word_charts(package: Package) -> Iterator[tuple[str, Place]]:
    """The charts of a Word file, and where they stand."""
    for number, (_kind, part) in enumerate(_in_order(package, package.root(package.main)), 1):
        yield part, Place("chart", number)


def _in_order(package: Package, root: Element) -> list[tuple[str, str]]:
    """The charts and diagrams of a Word file as they follow each other in its text."""
    related = package.related(package.main)
    named = [value for node in root.iter() for value in node.attrib.values() if value in related]
    places = {identity: place for place, identity in reversed(list(enumerate(named)))}
    found = [(places.get(i, len(named)), part, kind) for i, (kind, part) in related.items()
             if kind in CHARTS or is_diagram(kind)]  # fmt: skip
    return [(kind, part) for _place, part, kind in sorted(found)]
