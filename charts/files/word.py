"""The pieces of a Word document that python-docx has no words for, on whatever paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from charts.files.word_paper import MARK, STRONG, Paper, Tone, W
from charts.layout.text import width
from languages.safe_text import is_rtl

_ORDER = tuple(
    f"w:{name}"
    for name in (
        *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct"),
        *("topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid"),
        *("spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc"),
        *("textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle"),
        *("rPr", "sectPr", "pPrChange"),
    )
)
"""What may stand among a paragraph's properties, in the order that the schema asks for."""
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(paper: Paper, text: str, style: str = "Normal", head: str = "") -> Any:
    """A paragraph; ``head`` is set in bold before the text. Line ends become line breaks."""
    made = paper.add(style)
    if is_rtl(head or text):
        _put(made, OxmlElement("w:bidi"))
    if head:
        made.add_run(f"{head} ").bold = True
    for row, line in enumerate(text.split("\n")):
        run = made.add_run()
        if row:
            run.add_break()
        # A tab is an element of its own: as a sign of the text it is not one that is stopped at.
        for place, piece in enumerate(line.split("\t")):
            if place:
                run.add_tab()
            run.add_text(piece)
    return made


def heading(paper: Paper, text: str, level: int) -> Any:
    """A heading of the first or second level, whole and on the page of what it is over.

    Styles that designers make themselves mostly do not say so.
    """
    made = paragraph(paper, text, f"Heading {level}")
    made.paragraph_format.keep_with_next = made.paragraph_format.keep_together = True
    return made


def references_in(made: Any, numbers: Sequence[int], tone: Tone = STRONG) -> None:
    """Numbers in brackets at the end of a paragraph, each a link to its reference.

    Three or more in a row are written as a range that leads to the first of them.
    """
    for first, last in ranges(numbers):
        said = f"{first}–{last}" if last > first else f"{first}"
        link = parse_xml(
            f'<w:hyperlink xmlns:w="{W}" w:anchor="ref{first}" w:history="1"><w:r><w:rPr>'
            f"<w:color {tone.attributes('val')}/></w:rPr>"
            f'<w:t xml:space="preserve"> [{said}]</w:t></w:r></w:hyperlink>'
        )
        made._p.append(link)


def ranges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in order, with three or more that follow each other as one range."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    found: list[tuple[int, int]] = []
    for run in runs:
        found += [(run[0], run[-1])] if len(run) > 2 else [(n, n) for n in run]
    return found


def bookmark(made: Any, name: str, number: int) -> None:
    """Mark a paragraph as the place that links of this name go to."""
    first = made._p.find(qn("w:r"))
    start = parse_xml(f'<w:bookmarkStart xmlns:w="{W}" w:id="{number}" w:name="{escape(name)}"/>')
    first.addprevious(start)
    made._p.append(parse_xml(f'<w:bookmarkEnd xmlns:w="{W}" w:id="{number}"/>'))


def linked(made: Any, tone: Tone = STRONG) -> None:
    """Make the web addresses in a paragraph's text links that can be clicked."""
    for run in list(made.runs):
        parts = _ADDRESS.split(run.text)
        if len(parts) == 1:
            continue
        for text in filter(None, parts):
            made._p.append(_link(made, text, tone) if _ADDRESS.fullmatch(text) else _plain(text))
        made._p.remove(run._r)


_ADDRESS = re.compile(r"(https://[^\s<>\"]+[^\s<>\".,;:)])")


def _link(made: Any, address: str, tone: Tone) -> Any:
    relation = made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return parse_xml(
        f'<w:hyperlink xmlns:w="{W}" xmlns:r="{R}" r:id="{relation}" w:history="1"><w:r><w:rPr>'
        f"<w:color {tone.attributes('val')}/></w:rPr>"
        f'<w:t xml:space="preserve">{escape(address)}</w:t></w:r></w:hyperlink>'
    )


def _plain(text: str) -> Any:
    pieces = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t")
    )
    return parse_xml(f'<w:r xmlns:w="{W}">{pieces}</w:r>')


def caption(paper: Paper, label: str, number: int, text: str, place: str) -> Any:
    """A caption that Word numbers by itself and lists; ``place`` is the name that links go to."""
    made = paper.add("Caption")
    made.add_run(f"{label} ")
    field(made, f"SEQ {SEQUENCE} \\* ARABIC", str(number))
    made._p.append(_plain(f". {text}"))
    bookmark(made, place, CAPTIONS_FROM + number)
    return made


SEQUENCE = "Chart"
CAPTIONS_FROM = 10_000
"""Bookmarks are numbered through the document: those of captions from here on."""


def contents(paper: Paper, code: str, entries: Sequence[tuple[str, str]]) -> None:
    """A list that Word makes, of headings or captions (``code`` is its field).

    ``entries`` are text and place of what it lists now; Word adds the pages when it opens it.
    """
    for count, (text, place) in enumerate(entries):
        made = paper.add("Contents line")
        if not count:
            made._p.append(_piece('<w:fldChar w:fldCharType="begin" w:dirty="true"/>'))
            made._p.append(_piece(f'<w:instrText xml:space="preserve"> {code} </w:instrText>'))
            made._p.append(_piece('<w:fldChar w:fldCharType="separate"/>'))
        made._p.append(
            parse_xml(
                f'<w:hyperlink xmlns:w="{W}" w:anchor="{escape(place)}" w:history="1"><w:r>'
                f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:hyperlink>'
            )
        )
        if count == len(entries) - 1:
            made._p.append(_piece('<w:fldChar w:fldCharType="end"/>'))


def _piece(inside: str) -> Any:
    return parse_xml(f'<w:r xmlns:w="{W}">{inside}</w:r>')


def number_pictures(paper: Paper) -> None:
    """Give the pictures of the text numbers that none of a header or footer has."""
    parts = (relation.target_part for relation in paper.file.part.rels.values()
             if relation.reltype.rpartition("/")[2] in ("header", "footer"))  # fmt: skip
    taken = {node.get("id") for part in parts for node in part.element.iter(qn("wp:docPr"))}
    number = 0
    for node in paper.file.element.body.iter(qn("wp:docPr")):
        number += 1
        while str(number) in taken:
            number += 1
        node.set("id", str(number))


def _put(made: Any, node: Any) -> None:
    """A property into a paragraph, at the place that the schema gives it."""
    name = f"w:{node.tag.rpartition('}')[2]}"
    made._p.get_or_add_pPr().insert_element_before(node, *_ORDER[_ORDER.index(name) + 1 :])


def bar_beside(made: Any, tone: Tone = MARK) -> None:
    """A coloured bar at the left of a paragraph: it is set apart by more than a colour."""
    border = parse_xml(
        f'<w:pBdr xmlns:w="{W}"><w:left w:val="single" w:sz="24" w:space="8" '
        f"{tone.attributes()}/></w:pBdr>"
    )
    _put(made, border)
    made.paragraph_format.left_indent = Cm(0.35)


def field(made: Any, code: str, now: str = "1") -> None:
    """A field that Word works out: PAGE, NUMPAGES, SEQ; ``now`` is what it shows until then."""
    made._p.append(
        parse_xml(
            f'<w:fldSimple xmlns:w="{W}" w:instr=" {code} "><w:r><w:t>{escape(now)}</w:t></w:r>'
            "</w:fldSimple>"
        )
    )


def table(
    paper: Paper,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    right: Sequence[int] = (),
    title: str = "",
) -> None:
    """A table whose header row is repeated on each page; ``right`` names columns of numbers.

    Written as one piece of XML: a long table made cell by cell takes seconds.
    """
    total = int(paper.width / 635)
    widths, points = _columns(total, shares, (header, *rows), paper.small)
    size = round(2 * points)
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    said = f'<w:tblCaption w:val="{escape(title, _QUOTE)}"/>' if title else ""
    body = _row(header, widths, right, size, head=True)
    body += "".join(_row(row, widths, right, size) for row in rows)
    style = f'<w:tblStyle w:val="{escape(paper.table, _QUOTE)}"/>' if paper.table else ""
    made = parse_xml(
        f'<w:tbl xmlns:w="{W}"><w:tblPr>{style}<w:tblW w:w="{total}" w:type="dxa"/>'
        f"{'' if paper.table else _borders(paper.line)}"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
        '<w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="{0 if paper.table else 1}" w:noVBand="1"/>{said}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )
    inside = paper.file.element.body
    inside.insert(len(inside) - 1, made)
    paragraph(paper, "").paragraph_format.space_after = Pt(2)


def _columns(
    total: int, shares: Sequence[float], rows: Sequence[Sequence[str]], size: float
) -> tuple[list[int], float]:
    """The widths of columns, and points of type, at which no word has to be broken.

    In twentieths of a point, by their shares where those are enough. Where no type that can be
    read is small enough, words are broken.
    """
    wanted = [round(total * share) for share in shares]
    words = [{word for row in rows for word in row[k].split()} for k in range(len(shares))]
    longest = [max((width(word, 1, bold=True) for word in one), default=0) for one in words]
    tried = size
    while tried >= min(LEAST_SIZE, size):
        least = [round(long * tried * 20 * LOOSE) + CELL_SIDES for long in longest]
        if all(need <= have for need, have in zip(least, wanted, strict=True)):
            return wanted, tried
        spare = [max(have - need, 0) for need, have in zip(least, wanted, strict=True)]
        short = sum(max(need - have, 0) for need, have in zip(least, wanted, strict=True))
        if short <= sum(spare):
            return [
                need if need > have else have - round(free * short / sum(spare))
                for need, have, free in zip(least, wanted, spare, strict=True)
            ], tried
        tried -= 0.5
    return wanted, size


LEAST_SIZE = 7.0
LOOSE, CELL_SIDES = 1.15, 130
"""How much wider than Arial a font may be; the margins of a cell, in twentieths of a point."""
_QUOTE = {'"': "&quot;"}


def _borders(line: Tone) -> str:
    return (
        f'<w:tblBorders><w:bottom w:val="single" w:sz="6" w:space="0" {line.attributes()}/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" {line.attributes()}/></w:tblBorders>'
    )


def _row(
    cells: Sequence[str], widths: Sequence[int], right: Sequence[int], size: int, head: bool = False
) -> str:
    props = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
    made = "".join(
        _cell(text, wide, k in right, size, head)
        for k, (text, wide) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr>{props}</w:trPr>{made}</w:tr>"


def _cell(text: str, wide: int, right: bool, size: int, head: bool) -> str:
    bold = "<w:b/>" if head else ""
    side = '<w:jc w:val="right"/>' if right else ""
    bidi = "<w:bidi/>" if is_rtl(text) else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr><w:p><w:pPr>{bidi}'
        '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>'
        f'<w:ind w:left="0" w:right="0" w:firstLine="0"/>{side}</w:pPr>'
        f'<w:r><w:rPr>{bold}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
    )
