"""An empty Word document in our styles, and the pieces that python-docx has no words for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from charts.layout.colours import LIGHT, PALETTE
from languages import grammar
from languages.safe_text import is_rtl

FONT = "Arial"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGE_WIDTH, MARGIN = Cm(21.0), Cm(2.2)
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
STYLES = {
    # name: (size, bold, colour, before, after, keep with next)
    "Title": (24, True, LIGHT.ink, 0, 4, True),
    "Subtitle": (10.5, False, LIGHT.muted, 0, 14, False),
    "Heading 1": (16, True, PALETTE[0], 20, 6, True),
    "Heading 2": (13, True, LIGHT.ink, 16, 4, True),
    "Normal": (10.5, False, LIGHT.ink, 0, 6, False),
    "Caption": (9, False, LIGHT.muted, 2, 2, False),
    "List Bullet": (10.5, False, LIGHT.ink, 0, 4, False),
}


def new_document(language: str) -> Any:
    """A4, Arial, our headings; the language that spelling and screen readers go by."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, Cm(29.7)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Cm(2.1)
    for name, look in STYLES.items():
        _style(document.styles[name], *look)
    for name, look in {
        "Source line": (8.5, False, LIGHT.muted, 0, 6, False),
        "Reference": (9, False, LIGHT.ink, 0, 4, False),
        "List heading": (13, True, LIGHT.ink, 12, 4, True),
        "Contents line": (10.5, False, LIGHT.ink, 0, 2, False),
    }.items():
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        _style(made, *look)
    reference = document.styles["Reference"].paragraph_format
    reference.left_indent, reference.first_line_indent = Cm(0.9), Cm(-0.9)
    _language(document, grammar(language).tag)
    _present_form(document)
    _without_stale_styles(document)
    return document


def _without_stale_styles(document: Any) -> None:
    """Leave out the copy of its styles that python-docx's template keeps for Word 2010."""
    for name, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            document.part.drop_rel(name)
            document.part.rels.pop(name, None)


def _present_form(document: Any) -> None:
    """Written as Word writes since 2013: it opens in no compatibility mode."""
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    compat = parse_xml(
        f'<w:compat xmlns:w="{W}"><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    after = [child for child in settings if child.tag in map(qn, _AFTER_COMPAT)]
    if after:
        after[0].addprevious(compat)
    else:
        settings.append(compat)


_AFTER_COMPAT = (
    *("w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema", "w:themeFontLang"),
    *("w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats", "w:shapeDefaults"),
    *("w:decimalSymbol", "w:listSeparator"),
)


def _style(
    style: Any, size: float, bold: bool, tone: str, before: float, after: float, keep: bool
) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(tone.lstrip("#").upper())
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.keep_with_next = keep
    shape.line_spacing = 1.12
    for name in ("w:spacing", "w:kern"):
        for old in style.element.get_or_add_rPr().findall(qn(name)):
            old.getparent().remove(old)
    for close in style.element.findall(f"{qn('w:pPr')}/{qn('w:contextualSpacing')}"):
        close.getparent().remove(close)
    for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _language(document: Any, tag: str) -> None:
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), tag)
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        lang = OxmlElement("w:lang")
        lang.set(qn("w:val"), tag)
        defaults.append(lang)


def paragraph(document: Any, text: str, style: str = "Normal", head: str = "") -> Any:
    """A paragraph; ``head`` is set in bold before the text. Line ends become line breaks."""
    made = document.add_paragraph(style=style)
    if is_rtl(head or text):
        made._p.get_or_add_pPr().insert_element_before(
            OxmlElement("w:bidi"),
            "w:adjustRightInd",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:mirrorIndents",
            "w:suppressOverlap",
            "w:jc",
            "w:textDirection",
            "w:textAlignment",
            "w:textboxTightWrap",
            "w:outlineLvl",
            "w:divId",
            "w:cnfStyle",
            "w:rPr",
            "w:sectPr",
            "w:pPrChange",
        )
    if head:
        made.add_run(f"{head} ").bold = True
    for row, line in enumerate(text.split("\n")):
        run = made.add_run()
        if row:
            run.add_break()
        run.add_text(line)
    return made


def references_in(made: Any, numbers: Sequence[int]) -> None:
    """Numbers in brackets at the end of a paragraph, each a link to its reference.

    Three or more in a row are written as a range that leads to the first of them.
    """
    for first, last in ranges(numbers):
        said = f"{first}–{last}" if last > first else f"{first}"
        link = parse_xml(
            f'<w:hyperlink xmlns:w="{W}" w:anchor="ref{first}" w:history="1"><w:r><w:rPr>'
            f'<w:color w:val="{PALETTE[0].lstrip("#").upper()}"/></w:rPr>'
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


def linked(made: Any) -> None:
    """Make the web addresses in a paragraph's text links that can be clicked."""
    for run in list(made.runs):
        parts = _ADDRESS.split(run.text)
        if len(parts) == 1:
            continue
        for text in filter(None, parts):
            made._p.append(_link(made, text) if _ADDRESS.fullmatch(text) else _plain(text))
        made._p.remove(run._r)


_ADDRESS = re.compile(r"(https://[^\s<>\"]+[^\s<>\".,;:)])")


def _link(made: Any, address: str) -> Any:
    relation = made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    tone = PALETTE[0].lstrip("#").upper()
    return parse_xml(
        f'<w:hyperlink xmlns:w="{W}" xmlns:r="{R}" r:id="{relation}" w:history="1"><w:r><w:rPr>'
        f'<w:color w:val="{tone}"/></w:rPr><w:t xml:space="preserve">{escape(address)}</w:t>'
        "</w:r></w:hyperlink>"
    )


def _plain(text: str) -> Any:
    pieces = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t")
    )
    return parse_xml(f'<w:r xmlns:w="{W}">{pieces}</w:r>')


def caption(document: Any, label: str, number: int, text: str, place: str) -> None:
    """A caption that Word numbers by itself and lists; ``place`` is the name that links go to."""
    made = document.add_paragraph(style="Caption")
    made.add_run(f"{label} ")
    field(made, f"SEQ {SEQUENCE} \\* ARABIC", str(number))
    made._p.append(_plain(f". {text}"))
    bookmark(made, place, CAPTIONS_FROM + number)


SEQUENCE = "Chart"
CAPTIONS_FROM = 10_000
"""Bookmarks are numbered through the document: those of captions from here on."""


def contents(document: Any, code: str, entries: Sequence[tuple[str, str]]) -> None:
    """A list that Word makes, of headings or captions (``code`` is its field).

    ``entries`` are text and place of what it lists now; Word adds the pages when it opens it.
    """
    for count, (text, place) in enumerate(entries):
        made = document.add_paragraph(style="Contents line")
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


def bar_beside(made: Any, tone: str = PALETTE[1]) -> None:
    """A coloured bar at the left of a paragraph: it is set apart by more than a colour."""
    shape = made._p.get_or_add_pPr()
    border = parse_xml(
        f'<w:pBdr xmlns:w="{W}"><w:left w:val="single" w:sz="24" w:space="8" '
        f'w:color="{tone.lstrip("#").upper()}"/></w:pBdr>'
    )
    shape.insert_element_before(
        border,
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:kinsoku",
        "w:wordWrap",
        "w:overflowPunct",
        "w:topLinePunct",
        "w:autoSpaceDE",
        "w:autoSpaceDN",
        "w:bidi",
        "w:adjustRightInd",
        "w:snapToGrid",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:mirrorIndents",
        "w:suppressOverlap",
        "w:jc",
        "w:textDirection",
        "w:textAlignment",
        "w:textboxTightWrap",
        "w:outlineLvl",
        "w:divId",
        "w:cnfStyle",
        "w:rPr",
        "w:sectPr",
        "w:pPrChange",
    )
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
    document: Any,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    right: Sequence[int] = (),
    title: str = "",
) -> None:
    """A table whose header row is repeated on each page; ``right`` names columns of numbers.

    Written as one piece of XML: a long table made cell by cell takes seconds.
    """
    total = int(TEXT_WIDTH / 635)
    widths = [round(total * share) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    said = f'<w:tblCaption w:val="{escape(title, _QUOTE)}"/>' if title else ""
    body = _row(header, widths, right, head=True)
    body += "".join(_row(row, widths, right) for row in rows)
    made = parse_xml(
        f'<w:tbl xmlns:w="{W}"><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/>{_BORDERS}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
        '<w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{said}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )
    document.element.body.insert(len(document.element.body) - 1, made)
    paragraph(document, "").paragraph_format.space_after = Pt(2)


_QUOTE = {'"': "&quot;"}
_LINE = LIGHT.grid.lstrip("#").upper()
_BORDERS = (
    f'<w:tblBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{_LINE}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/></w:tblBorders>'
)


def _row(
    cells: Sequence[str], widths: Sequence[int], right: Sequence[int], head: bool = False
) -> str:
    props = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
    made = "".join(
        _cell(text, wide, k in right, head)
        for k, (text, wide) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr>{props}</w:trPr>{made}</w:tr>"


def _cell(text: str, wide: int, right: bool, head: bool) -> str:
    bold = "<w:b/>" if head else ""
    side = '<w:jc w:val="right"/>' if right else ""
    bidi = "<w:bidi/>" if is_rtl(text) else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr><w:p><w:pPr>{bidi}'
        f'<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>{side}</w:pPr>'
        f'<w:r><w:rPr>{bold}<w:sz w:val="17"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
    )
