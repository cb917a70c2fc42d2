"""The pages of a template: whose section the briefing takes, and the room that its text has."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu

from briefing.house.template import Lack, Unsuitable

_TWIP = 635
"""English metric units of a twentieth of a point."""
NARROWEST, LOWEST = Cm(8), Cm(9)
_LINE = Cm(0.5)
"""About what a line of a header takes."""
_COVERED = 0.03
"""Share of the text that a picture may lie under: the edge of a letterhead."""
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|px)?")
_UNITS = {"pt": 12700, "in": 914400, "cm": 360000, "mm": 36000, "px": 9525, "": 9525}


@dataclass(frozen=True)
class Box:
    """A field of a page, in English metric units from its top left corner."""

    left: int
    top: int
    width: int
    height: int

    def share_under(self, other: Box) -> float:
        """How much of this field another one lies under, from 0 to 1."""
        wide = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        high = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return max(wide, 0) * max(high, 0) / max(self.width * self.height, 1)


def one_section(document: Any) -> None:
    """Leave the document one section: the longest of the template, with the heads it shows.

    A section that names no header has that of the one before it; a letterhead on the first page
    of the template stays on the first page.
    """
    body = document.element.body
    sections = list(_sections(body))
    best = max(range(len(sections)), key=lambda place: (sections[place][1], -place))
    chosen = copy.deepcopy(sections[best][0])
    for node in chosen.findall(qn("w:sectPrChange")):
        chosen.remove(node)
    named: dict[tuple[str, str], Any] = {}
    for props, _blocks in sections[: best + 1]:
        named |= {_head(node): node for node in _heads(props)}
    for props, _blocks in sections:
        named |= {_head(n): n for n in _heads(props) if _head(n) not in named}
    for node in list(_heads(chosen)):
        chosen.remove(node)
    for node in reversed(list(named.values())):
        chosen.insert(0, copy.deepcopy(node))
    letter = sections[0][0].find(qn("w:titlePg"))
    if letter is not None and chosen.find(qn("w:titlePg")) is None:
        _insert_title_page(chosen)
    last = body.sectPr
    last.getparent().replace(last, chosen)
    for props in list(body.iter(qn("w:sectPr"))):
        if props is not chosen:
            props.getparent().remove(props)


def _sections(body: Any) -> Iterator[tuple[Any, int]]:
    """The properties of each section, and how many blocks it has."""
    blocks = 0
    for child in body:
        if child.tag == qn("w:sectPr"):
            yield child, blocks
            return
        blocks += 1
        props = child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if props is not None:
            yield props, blocks
            blocks = 0


def _heads(props: Any) -> Iterator[Any]:
    yield from props.findall(qn("w:headerReference"))
    yield from props.findall(qn("w:footerReference"))


def _head(node: Any) -> tuple[str, str]:
    return str(node.tag), str(node.get(qn("w:type")))


def _insert_title_page(props: Any) -> None:
    made = OxmlElement("w:titlePg")
    after = ("w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings")
    for node in props:
        if node.tag in map(qn, after):
            node.addprevious(made)
            return
    props.append(made)


def room_of(document: Any) -> Box:
    """The room for text on a page. Raises Unsuitable where it is too small, or not free."""
    section = document.sections[-1]
    page_width, page_height = section.page_width or 0, section.page_height or 0
    left, right = section.left_margin or 0, section.right_margin or 0
    wide = page_width - left - right - (section.gutter or 0)
    columns = section._sectPr.find(qn("w:cols"))
    if columns is not None:
        count = int(columns.get(qn("w:num"), "1"))
        between = int(columns.get(qn("w:space"), "720")) * _TWIP
        wide = (wide - (count - 1) * between) // max(count, 1)
    parts = list(head_parts(document))
    above = abs(section.top_margin or 0)
    heads = [part for kind, part in parts if kind == "header"]
    tall = max((_height(part.element) for part in heads), default=0)
    if tall:
        above = max(above, (section.header_distance or 0) + tall)
    below = abs(section.bottom_margin or 0)
    room = Box(left, above, wide, page_height - above - below)
    if room.width < NARROWEST or room.height < LOWEST:
        raise Unsuitable(Lack.NARROW)
    page = Box(0, 0, page_width, page_height)
    for _kind, part in parts:
        for drawn in _floating(part.element, page, room):
            if room.share_under(drawn) > _COVERED:
                raise Unsuitable(Lack.PICTURE)
    return room


def head_parts(document: Any) -> Iterator[tuple[str, Any]]:
    """Every header and footer of a document: which of the two, and its part."""
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in ("header", "footer"):
            yield kind, relation.target_part


def _height(head: Any) -> int:
    """About how high a header is: its lines, and the pictures that stand in them."""
    high = 0
    for block in head:
        if block.tag == qn("w:tbl"):
            high += sum(_row_height(row) for row in block.findall(qn("w:tr")))
        elif block.tag in (qn("w:p"), qn("w:sdt")):
            high += _line_height(block)
    return high


def _row_height(row: Any) -> int:
    said = row.find(f"{qn('w:trPr')}/{qn('w:trHeight')}")
    least = int(said.get(qn("w:val"), "0")) * _TWIP if said is not None else 0
    cells = [
        sum(_line_height(line) for line in cell.iter(qn("w:p"))) for cell in row.findall(qn("w:tc"))
    ]
    return max([least, *cells])


def _line_height(line: Any) -> int:
    inline = (node.find(f"{_WP}extent") for node in line.iter(f"{_WP}inline"))
    return max([int(_LINE), *(int(node.get("cy", "0")) for node in inline if node is not None)])


def _floating(head: Any, page: Box, room: Box) -> Iterator[Box]:
    """Where pictures and shapes of a header or footer lie that do not stand in its lines."""
    for node in head.iter(f"{_WP}anchor"):
        size = node.find(f"{_WP}extent")
        if size is None or node.get("hidden") in ("1", "true"):
            continue
        wide, high = int(size.get("cx", "0")), int(size.get("cy", "0"))
        left = _placed(node.find(f"{_WP}positionH"), page.left, page.width, room.left, room.width,
                       wide)  # fmt: skip
        top = _placed(node.find(f"{_WP}positionV"), page.top, page.height, room.top, room.height,
                      high)  # fmt: skip
        yield Box(left, top, wide, high)
    for node in head.iter(f"{_VML}shape", f"{_VML}rect", f"{_VML}image"):
        inside = {str(above.tag) for above in node.iterancestors()}
        if f"{_MC}Fallback" not in inside:
            yield from _vml(node, page, room)


def _placed(node: Any, page: int, across: int, margin: int, text: int, size: int) -> int:
    """The start of a floating thing in one direction."""
    if node is None:
        return page
    from_page = node.get("relativeFrom") in ("page", "leftMargin", "topMargin")
    start, whole = (page, across) if from_page else (margin, text)
    align, offset = node.findtext(f"{_WP}align"), node.findtext(f"{_WP}posOffset")
    if align in ("center", "right", "bottom"):
        return start + (whole - size) // (2 if align == "center" else 1)
    if node.get("relativeFrom") in ("paragraph", "line"):
        # It hangs from a line of the header, which stands at the top of the page.
        return page + int(offset or 0)
    if node.get("relativeFrom") in ("rightMargin", "outsideMargin"):
        start = margin + text
    if node.get("relativeFrom") == "bottomMargin":
        start = margin + text
    return start + int(offset or 0)


def _vml(node: Any, page: Box, room: Box) -> Iterator[Box]:
    """The field of a drawing in Word's older form, where it floats."""
    pairs = (part.partition(":") for part in node.get("style", "").split(";"))
    said = {name.strip(): value.strip() for name, _colon, value in pairs}
    if said.get("position") != "absolute":
        return
    wide, high = _length(said.get("width", "")), _length(said.get("height", ""))
    spots = []
    for way, start, whole, size in (
        ("horizontal", room.left, room.width, wide),
        ("vertical", room.top, room.height, high),
    ):
        by_page = said.get(f"mso-position-{way}-relative") == "page"
        begin = 0 if by_page else start
        whole = (page.width if way == "horizontal" else page.height) if by_page else whole
        if said.get(f"mso-position-{way}") == "center":
            spots.append(begin + (whole - size) // 2)
        else:
            edge = said.get("margin-left" if way == "horizontal" else "margin-top", "")
            spots.append(begin + _length(edge))
    yield Box(spots[0], spots[1], wide, high)


def _length(text: str) -> int:
    found = _LENGTH.fullmatch(text)
    return int(Emu(int(float(found[1]) * _UNITS[found[2] or ""]))) if found else 0
