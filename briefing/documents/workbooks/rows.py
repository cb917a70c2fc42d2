"""The visible text of a workbook: its rows, its charts, its comments and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefing.documents.office import chart_passages, note_unread
from briefing.documents.package import Package, UnreadableFile
from briefing.documents.passages import Passage, Place, plain_number, tidy
from briefing.documents.workbooks.formats import Shown, shown_in

MOST_DIGITS = 9
MOST_COLUMNS = 100
"""So far out a cell keeps its column; further out it follows the one before it."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFFICE_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def workbook_passages(package: Package) -> Iterator[Passage]:
    """A row of a sheet is a passage, its cells parted by tabs; formulas give their last value."""
    main = "xl/workbook.xml"
    related = package.related(main)
    workbook = package.root(main)
    strings, shown = _strings(package), shown_in(package, workbook)
    for sheet in workbook.iter(f"{_MAIN}sheet"):
        kind, part = related.get(sheet.get(_OFFICE_ID, ""), ("", ""))
        name = sheet.get("name", "")
        if not part:
            raise UnreadableFile("a sheet of this file is missing: it is damaged")
        if kind == "worksheet":
            yield from _rows(package.root(part), name, strings, shown)
        yield from _around(package, part, name)


def cells_of(package: Package) -> dict[str, dict[str, str]]:
    """The texts of a workbook's cells, by the name of their sheet and their own ("B2")."""
    main = "xl/workbook.xml"
    related = package.related(main)
    strings = _strings(package)
    found: dict[str, dict[str, str]] = {}
    for sheet in package.root(main).iter(f"{_MAIN}sheet"):
        kind, part = related.get(sheet.get(_OFFICE_ID, ""), ("", ""))
        if kind == "worksheet":
            cells = package.root(part).iter(f"{_MAIN}c")
            texts = {cell.get("r", ""): _cell(cell, strings) for cell in cells}
            found[sheet.get("name", "")] = texts
    return found


def _strings(package: Package) -> list[str]:
    part = "xl/sharedStrings.xml"
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
        stored = [_cell(cell, strings) for cell in cells]
        text = tidy("\t".join(filter(None, stored)))
        if text:
            place = Place("row", _whole(row.get("r", "")) or 0, sheet)
            yield Passage(place, text, _seen(cells, stored, shown))


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


def _around(package: Package, part: str, sheet: str) -> Iterator[Passage]:
    """Charts, text boxes and comments that lie on a sheet."""
    around = package.related(part)
    note_unread(package, around)
    for kind, other in around.values():
        if kind == "comments":
            for comment in package.root(other).iter(f"{_MAIN}comment"):
                yield Passage(Place("sheet", 0, sheet), tidy(_shown(comment)))
        elif kind == "drawing":
            for paragraph in package.root(other).iter(f"{_DRAWN}p"):
                text = "".join(t.text or "" for t in paragraph.iter(f"{_DRAWN}t"))
                if tidy(text):
                    yield Passage(Place("sheet", 0, sheet), tidy(text))
            drawn = package.related(other)
            note_unread(package, drawn)
            for what, chart in drawn.values():
                if what == "chart":
                    yield from chart_passages(package, chart, Place("sheet", 0, sheet))
