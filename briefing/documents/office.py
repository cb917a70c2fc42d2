"""The visible text of Word and PowerPoint files and of the charts in Office files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from briefing.documents.fields import written_anew
from briefing.documents.package import Package, UnreadableFile
from briefing.documents.passages import Passage, Place, plain_number, tidy

_WORD, _DECK = "word/document.xml", "ppt/presentation.xml"
_EDGES = ("header", "footer", "footnotes", "endnotes", "comments")
_OFFICE_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CHARTS = ("chart", "chartEx", "diagramData")
_NOTE_MARKS = ("footnotereference", "endnotereference", "voetnootmarkering", "eindnootmarkering")
"""What the style of a note's mark is called in a file, in small letters."""
_UNSEEN = ("del", "moveFrom", "instrText", "delText", "Fallback")
_EMBEDDED = ("aFChunk", "subDocument", "oleObject", "package", "control")
MOST_SPANNED = 63


def word_passages(package: Package) -> Iterator[Passage]:
    """Paragraphs and table rows of a Word file, its charts, headers, footers and notes."""
    root = package.root(_WORD)
    paragraphs = rows = 0
    for kind, text in _blocks(root):
        if kind == "row":
            rows += 1
            yield Passage(Place("table", rows), text)
        else:
            paragraphs += 1
            yield Passage(Place("paragraph", paragraphs), text)
    note_unread(package, package.related(_WORD))
    for number, part in enumerate(_in_order(package, root), 1):
        yield from chart_passages(package, part, Place("chart", number))
    for kind, part in sorted(package.related(_WORD).values()):
        if kind in _EDGES:
            for _kind, text in _blocks(package.root(part)):
                yield Passage(Place("edge"), text)


def _in_order(package: Package, root: Element) -> list[str]:
    """The charts and diagrams of a Word file as they follow each other in its text."""
    related = package.related(_WORD)
    named = [value for node in root.iter() for value in node.attrib.values() if value in related]
    places = {identity: place for place, identity in reversed(list(enumerate(named)))}
    found = [(places.get(i, len(named)), part) for i, (kind, part) in related.items()
             if kind in _CHARTS]  # fmt: skip
    return [part for _place, part in sorted(found)]


def charts_of(package: Package) -> Iterator[tuple[str, Place]]:
    """The charts of a Word or PowerPoint file, and where they stand."""
    if _WORD in package.names:
        for number, part in enumerate(_in_order(package, package.root(_WORD)), 1):
            yield part, Place("chart", number)
        return
    for number, slide in enumerate(_slides(package), 1):
        for kind, part in package.related(slide).values():
            if kind in _CHARTS:
                yield part, Place("slide chart", number)


def _slides(package: Package) -> list[str]:
    """The slides in their order. Raises UnreadableFile where one is missing."""
    related = package.related(_DECK)
    slides = (node for node in package.root(_DECK).iter() if name_of(node) == "sldId")
    order = [related.get(node.get(_OFFICE_ID, ""), ("", _DECK))[1] for node in slides]
    if _DECK in order:
        raise UnreadableFile("a slide of this file is missing: it is damaged")
    return order


def slide_passages(package: Package) -> Iterator[Passage]:
    """What stands on each slide in their order, in its tables and charts, and in its notes."""
    backdrops: set[str] = set()
    for number, part in enumerate(_slides(package), 1):
        for _kind, text in _blocks(package.root(part)):
            yield Passage(Place("slide", number), text)
        on_it = package.related(part)
        note_unread(package, on_it)
        yield from _backdrop(package, on_it, number, backdrops)
        for kind, other in on_it.values():
            if kind in _CHARTS:
                yield from chart_passages(package, other, Place("slide chart", number))
            elif kind == "notesSlide":
                for _kind, text in _blocks(package.root(other)):
                    yield Passage(Place("notes", number), text)


def note_unread(package: Package, related: dict[str, tuple[str, str]]) -> None:
    """Keep in mind that a part holds pictures or whole files, of which nothing is read."""
    kinds = {kind for kind, _part in related.values()}
    if "image" in kinds:
        package.unread.add("pictures")
    if kinds.intersection(_EMBEDDED):
        package.unread.add("embedded")


def _backdrop(
    package: Package, related: dict[str, tuple[str, str]], number: int, read: set[str]
) -> Iterator[Passage]:
    """What a slide shows of its layout and master: their own boxes, not what can be filled in.

    Each is read once, on the first slide that shows it.
    """
    for kind, part in related.values():
        if kind in ("slideLayout", "slideMaster") and part not in read:
            read.add(part)
            for shape in _own_shapes(package.root(part)):
                for _kind, text in _blocks(shape):
                    yield Passage(Place("slide", number), text)
            further = package.related(part) if kind == "slideLayout" else {}
            yield from _backdrop(package, further, number, read)


def _own_shapes(node: Element) -> Iterator[Element]:
    """The shapes of a layout or master that stand on every slide: those that are no place."""
    for inner in node:
        if name_of(inner) in ("sp", "graphicFrame"):
            if not any(name_of(part) == "ph" for part in inner.iter()):
                yield inner
        elif name_of(inner) not in _UNSEEN:
            yield from _own_shapes(inner)


def chart_passages(package: Package, part: str, place: Place) -> Iterator[Passage]:
    """A chart's words, those written over it, and of each series its name, categories and values
    as they are drawn."""
    root = package.root(part)
    for _kind, text in _blocks(root):
        yield Passage(place, text)
    for kind, other in package.related(part).values():
        if kind == "chartUserShapes":
            for _kind, text in _blocks(package.root(other)):
                yield Passage(place, text)
    for series in (node for node in root.iter() if name_of(node) == "ser"):
        parts = {name_of(child): child for child in series}
        categories = points(parts.get("cat", parts.get("xVal")))
        values = points(parts.get("val", parts.get("yVal")))
        yield Passage(place, series_line(points(parts.get("tx")), categories, values))


def series_line(name: dict[str, str], categories: dict[str, str], values: dict[str, str]) -> str:
    """A series in a line: its name, and each category with its value."""
    said = (f"{categories.get(key, '')}\t{plain_number(value)}" for key, value in values.items())
    return tidy("\t".join([" ".join(name.values()), *said]))


def points(node: Element | None) -> dict[str, str]:
    """The cached texts of a series by their index; one without points has a single value."""
    if node is None:
        return {}
    points = [child for child in node.iter() if name_of(child) == "pt"]
    if not points:
        return {"": next((n.text or "" for n in node.iter() if name_of(n) == "v"), "")}
    return {
        point.get("idx", ""): next((n.text or "" for n in point if name_of(n) == "v"), "")
        for point in points
    }


def _blocks(root: Element) -> Iterator[tuple[str, str]]:
    """Paragraphs and table rows with any text, in their order; not what is hidden or deleted."""
    for node in root:
        name = name_of(node)
        if name in _UNSEEN:
            continue
        if name == "tr":
            cells = (_cell(cell) for cell in node if name_of(cell) in ("tc", "sdt"))
            text = tidy("\t".join(cells))
            if text:
                yield "row", text
        elif name == "p":
            text = tidy(_text(node, written_anew(node)).replace("\t", " "))
            if text:
                yield "paragraph", text.lstrip()
            for box in _boxes(node):
                yield from _blocks(box)
        else:
            yield from _blocks(node)


def _boxes(node: Element) -> Iterator[Element]:
    """The text boxes of a paragraph; not the copies for old programs, nor those in other boxes."""
    for inner in node:
        name = name_of(inner)
        if name == "txbxContent":
            yield inner
        elif name not in _UNSEEN:
            yield from _boxes(inner)


def _cell(cell: Element) -> str:
    """The text of a cell; one that spans several columns keeps those after it in theirs."""
    spans = [
        value
        for properties in cell
        if name_of(properties) == "tcPr"
        for node in properties
        if name_of(node) == "gridSpan"
        for value in node.attrib.values()
    ]
    wide = spans and spans[0].isascii() and spans[0].isdigit() and len(spans[0]) < 3
    more = min(int(spans[0]), MOST_SPANNED) - 1 if wide else 0
    return " ".join(_text(cell, written_anew(cell)).split()) + "\t" * max(more, 0)


def _text(node: Element, instead: Mapping[int, str]) -> str:
    """The shown text of a paragraph or cell. Text boxes in it are paragraphs of their own.

    ``instead`` is what some texts are read as, by their identity.
    """
    name = name_of(node)
    if name in _UNSEEN or name == "txbxContent" or _is_hidden(node):
        return ""
    if name == "fld" and node.get("type", "").startswith(("slidenum", "datetime")):
        return ""
    if name == "t":
        return instead.get(id(node), node.text or "")
    if name in ("tab", "br", "cr"):
        return " "
    if name == "noBreakHyphen":
        return "-"
    inside = "".join(_text(child, instead) for child in node)
    return f"{inside} " if name == "p" else inside


def _is_hidden(run: Element) -> bool:
    """Whether a run is hidden, or the mark of a note: a number that is none of the sentence."""
    if name_of(run) != "r":
        return False
    return any(
        (name_of(mark) == "vanish" and not any(v in ("0", "false") for v in mark.attrib.values()))
        or (
            name_of(mark) == "rStyle"
            and any(v.lower() in _NOTE_MARKS for v in mark.attrib.values())
        )
        for properties in run
        if name_of(properties) == "rPr"
        for mark in properties
    )


def name_of(node: Element) -> str:
    """An element's name without its namespace."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
