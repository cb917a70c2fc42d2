"""The visible text of PowerPoint files."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefing.documents.office_parts.around import (
    Related,
    alternatives,
    diagram_passages,
    is_diagram,
    note_unread,
)
from briefing.documents.office_parts.blocks import UNSEEN, blocks, name_of
from briefing.documents.office_parts.charts import CHARTS, chart_passages
from briefing.documents.package import OFFICE_ID, Package, UnreadableFile
from briefing.documents.passages import Passage, Place, tidy


def slide_passages(package: Package) -> Iterator[Passage]:
    """What stands on each slide in their order, in its tables and charts, and in its notes.

    Then what is read aloud in place of its pictures.
    """
    backdrops: set[str] = set()
    for number, part in enumerate(_slides(package), 1):
        root = package.root(part)
        for _kind, text in blocks(root):
            yield Passage(Place("slide", number), text)
        on_it = package.related(part)
        note_unread(package, on_it)
        yield from _backdrop(package, on_it, number, backdrops)
        yield from _beside(package, on_it, number)
        yield from alternatives(root, Place("slide alternative", number))


def slide_charts(package: Package) -> Iterator[tuple[str, Place]]:
    """The charts of a PowerPoint file, and where they stand."""
    for number, slide in enumerate(_slides(package), 1):
        for kind, part in package.related(slide).values():
            if kind in CHARTS or is_diagram(kind):
                yield part, Place("slide chart", number)


def _slides(package: Package) -> list[str]:
    """The slides in their order. Raises UnreadableFile where one is missing."""
    related = package.related(package.main)
    slides = (node for node in package.root(package.main).iter() if name_of(node) == "sldId")
    order = [related.get(node.get(OFFICE_ID, ""), ("", ""))[1] for node in slides]
    if "" in order:
        raise UnreadableFile("a slide of this file is missing: it is damaged")
    return order


def _beside(package: Package, related: Related, number: int) -> Iterator[Passage]:
    """Charts, diagrams, notes and comments of a slide."""
    for kind, other in related.values():
        if kind in CHARTS:
            yield from chart_passages(package, other, Place("slide chart", number))
        elif is_diagram(kind):
            yield from diagram_passages(package, other, related, Place("slide chart", number))
        elif kind == "notesSlide":
            note_unread(package, package.related(other))
            for _kind, text in blocks(package.root(other)):
                yield Passage(Place("notes", number), text)
        elif kind == "comments":
            for text in _comments(package.root(other)):
                yield Passage(Place("slide comment", number), text)


def _comments(root: Element) -> Iterator[str]:
    """The texts of comments: plain ones as older versions keep them, and paragraphs."""
    for node in root.iter():
        if name_of(node) == "text" and tidy(node.text or ""):
            yield tidy(" ".join((node.text or "").split()))
    for _kind, text in blocks(root):
        yield text


def _backdrop(package: Package, related: Related, number: int, read: set[str]) -> Iterator[Passage]:
    """What a slide shows of its layout and master: their own boxes, not what can be filled in.

    Each is read once, on the first slide that shows it.
    """
    for kind, part in related.values():
        if kind in ("slideLayout", "slideMaster") and part not in read:
            read.add(part)
            for shape in _own_shapes(package.root(part)):
                for _kind, text in blocks(shape):
                    yield Passage(Place("slide", number), text)
            further = package.related(part)
            note_unread(package, further)
            if kind == "slideLayout":
                yield from _backdrop(package, further, number, read)


def _own_shapes(node: Element) -> Iterator[Element]:
    """The shapes of a layout or master that stand on every slide: those that are no place."""
    for inner in node:
        if name_of(inner) in ("sp", "graphicFrame"):
            if not any(name_of(part) == "ph" for part in inner.iter()):
                yield inner
        elif name_of(inner) not in UNSEEN:
            yield from _own_shapes(inner)
