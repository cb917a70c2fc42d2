"""The visible text of a workbook: its rows, its charts, its comments and text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefing.documents.office_parts.around import (
    alternatives,
    diagram_passages,
    is_diagram,
    note_unread,
)
from briefing.documents.office_parts.blocks import name_of
from briefing.documents.office_parts.charts import CHARTS, chart_passages
from briefing.documents.package import OFFICE_ID, Package, UnreadableFile, Why
from briefing.documents.passages import Passage, Place, numbers_in, plain_number, tidy
from briefing.documents.workbooks.formats import Shown, shown_in

MOST_DIGITS = 9
MOST_COLUMNS = 100
"""So far out a cell keeps its column; further out it follows the one before it."""
LEAST_DIGITS = 3
"""The name of a sheet with a number of so many digits says something; "Sheet1" does not."""
_LAYOUT = re.compile(r"&(?:\"[^\"]*\"|K[0-9A-F]{6}|\d+|&|.)")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def workbook_passages(package: Package) -> Iterator[Passage]:
    """A row of a sheet is a passage, its cells parted by tabs; formulas give their last value."""
    related = package.related(package.main)
    workbook = package.root(package.main)
    strings, shown = _strings(package), shown_in(package, workbook)
    sheets = list(workbook.iter(f"{_MAIN}sheet"))
    for sheet in sheets:
        kind, part = related.get(sheet.get(OFFICE_ID, ""), ("", ""))
        name = sheet.get("name", "")
        if not part:
            raise UnreadableFile("a sheet of this file is missing: it is damaged")
        if kind == "worksheet":
            root = package.root(part)
            yield from _rows(root, name, strings, shown)
            yield from _edges(root, name)
        yield from _around(package, part, name)
    for name in (tidy(sheet.get("name", "")) for sheet in sheets):
        if any(len(re.sub(r"\D", "", number)) >= LEAST_DIGITS for number in numbers_in(name)):
            yield Passage(Place("tab"), name)


def cells_of(package: Package) -> dict[str, dict[str, str]]:
    """The texts of a workbook's cells, by the name of their sheet and their own ("B2")."""
    related = package.related(package.main)
    strings = _strings(package)
    found: dict[str, dict[str, str]] = {}
    for sheet in package.root(package.main).iter(f"{_MAIN}sheet"):
        kind, part = related.get(sheet.get(OFFICE_ID, ""), ("", ""))
        if kind == "worksheet":
            cells = package.root(part).iter(f"{_MAIN}c")
            texts = {cell.get("r", ""): _cell(cell, strings) for cell in cells}
            found[sheet.get("name", "")] = texts
    return found


def _strings(package: Package) -> list[str]:
    related = package.related(package.main).values()
    part = next((part for kind, part in related if kind == "sharedStrings"), "")
    if part not in package.names:
        return []
    return [_shown(node) for node in package.root(part).iter(f"{_MAIN}si")]


def _shown(node: Element) -> str:
    """The text of a cell's rich text; not the reading aid beside it."""
    unread = {id(t) for aid in node.iter(f"{_MAIN}rPh") for t in aid.iter()}
    return "".join(t.text or "" for t in node.iter(f"{_MAIN}t") if id(t) not in unread)


def _rows(root: Element, sheet: str, strings: list[str], shown: Shown) -> Iterator[Passage]:
    for row in root.iter(f"{_MAIN}row"):
        cells = list(row.iter(f"{_MAIN}c"))
        stored = [_stored(cell, strings, shown) for cell in cells]
        text = tidy("\t".join(filter(None, stored)))
        if text:
            place = Place("row", _whole(row.get("r", "")) or 0, sheet)
            yield Passage(place, text, _seen(cells, stored, shown))


def _stored(cell: Element, strings: list[str], shown: Shown) -> str:
    """What a cell holds, and a number that its format prints in place of it."""
    text = _cell(cell, strings)
    instead = shown.printed(_whole(cell.get("s", "0")) or 0) if text else ""
    return f"{text} {instead}".rstrip()


def _seen(cells: list[Element], stored: list[str], shown: Shown) -> str:
    """A row as it is seen: each cell in its own column, and each number in its format."""
    pieces: list[str] = []
    for cell, text in zip(cells, stored, strict=True):
        column = _column(cell.get("r", ""))
        if len(pieces) < column <= MOST_COLUMNS:
            pieces += [""] * (column - len(pieces))
        if text and cell.get("t", "n") == "n":
            text = shown.number(text, _whole(cell.get("s", "0")) or 0)
        pieces.append(text)
    return tidy("\t".join(pieces))


def _column(reference: str) -> int:
    """How many columns lie left of a cell; 0 where it does not say its place."""
    column = 0
    for sign in reference[:3].upper():
        if not "A" <= sign <= "Z":
            break
        column = column * 26 + ord(sign) - ord("A") + 1
    return max(column - 1, 0)


def _cell(cell: Element, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return " ".join(_shown(cell).split())
    text = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        number = _whole(text)
        if number is None or number >= len(strings):
            return ""
        return " ".join(strings[number].split())
    return plain_number(text) if kind == "n" else " ".join(text.split())


def _whole(text: str) -> int | None:
    """A number of a row or of a text, of as many digits as there may be of either."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def _edges(root: Element, sheet: str) -> Iterator[Passage]:
    """What is printed above and below the sheet, without the marks of its layout."""
    for group in root.iter(f"{_MAIN}headerFooter"):
        for edge in group:
            if text := tidy(_LAYOUT.sub(" ", edge.text or "")):
                yield Passage(Place("sheet", 0, sheet), text)


def _around(package: Package, part: str, sheet: str) -> Iterator[Passage]:
    """Charts, text boxes and comments that lie on a sheet."""
    around = package.related(part)
    note_unread(package, around)
    place = Place("sheet", 0, sheet)
    for kind, other in around.values():
        if kind == "comments":
            for comment in package.root(other).iter(f"{_MAIN}comment"):
                yield Passage(place, tidy(_shown(comment)))
        elif kind == "vmlDrawing":
            yield from (Passage(place, text) for text in _old_boxes(package, other))
        elif kind == "drawing":
            yield from _drawn(package, other, sheet)


def _drawn(package: Package, part: str, sheet: str) -> Iterator[Passage]:
    """The text boxes, charts and diagrams of a drawing, and what is read aloud in their place."""
    place, root, drawn = Place("sheet", 0, sheet), package.root(part), package.related(part)
    for paragraph in root.iter(f"{_DRAWN}p"):
        text = "".join(t.text or "" for t in paragraph.iter(f"{_DRAWN}t"))
        if tidy(text):
            yield Passage(place, tidy(text))
    note_unread(package, drawn)
    for what, other in drawn.values():
        if what in CHARTS:
            yield from chart_passages(package, other, place)
        elif is_diagram(what):
            yield from diagram_passages(package, other, drawn, place)
    yield from alternatives(root, Place("sheet alternative", 0, sheet))


def _old_boxes(package: Package, part: str) -> Iterator[str]:
    """The texts of boxes and buttons in the old way of drawing, which is not always whole XML."""
    try:
        root = package.root(part)
    except UnreadableFile as error:
        if error.why is not Why.DAMAGED:
            raise
        package.unread.add("embedded")
        return
    for box in (node for node in root.iter() if name_of(node) == "textbox"):
        if text := tidy(" ".join("".join(box.itertext()).split())):
            yield text
