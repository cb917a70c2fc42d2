"""Numbers at the marks of a native chart: tied to their cells, in the words of the screen."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from briefing.items.number_format import format_code
from briefing.native.box import INK, colour
from charts.spec.model import Mark
from languages import grammar

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def label(point: Any, mark: Mark, language: str, size: float, position: Any = None) -> None:
    """The number at a mark, in the words of the screen, tied to the cell where that is possible."""
    code = format_code(mark.value, mark.text, language)
    if code is None:
        _written_label(point, mark, language, size)
    element = point.data_label._get_or_add_dLbl()
    if code is not None:
        _tied_label(element, code, size)
    if position is not None:
        point.data_label.position = position
    for name, shown in (("showVal", "1"), ("showLegendKey", "0"), ("showCatName", "0")):
        flag = element.find(qn(f"c:{name}"))
        if flag is not None:
            flag.set("val", shown)


def _tied_label(element: Any, code: str, size: float) -> None:
    """A label with a number format of its own; its children have a fixed order."""
    index = element.find(qn("c:idx"))
    for name in ("c:numFmt", "c:txPr"):
        for old in element.findall(qn(name)):
            element.remove(old)
    format_ = parse_xml(f'<c:numFmt {NAMESPACES} formatCode={quoteattr(code)} sourceLinked="0"/>')
    look = parse_xml(
        f'<c:txPr {NAMESPACES}><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{round(size * 100)}" b="0"><a:solidFill>'
        f'<a:srgbClr val="{INK.lstrip("#").upper()}"/></a:solidFill></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )
    before = element.find(qn("c:spPr"))
    index.addnext(format_)
    (before if before is not None else format_).addnext(look)


def _written_label(point: Any, mark: Mark, language: str, size: float) -> None:
    frame = point.data_label.text_frame
    frame.text = mark.text
    frame.word_wrap = False
    run = frame.paragraphs[0].runs[0]
    run.font.size = Pt(size)
    run.font.color.rgb = colour(INK)
    run.font._element.set("lang", grammar(language).tag)


def on_white(element: Any) -> None:
    look = parse_xml(
        f'<c:spPr {NAMESPACES}><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr>'
    )
    for old in element.findall(qn("c:spPr")):
        element.remove(old)
    before = next(
        node
        for name in ("c:numFmt", "c:tx", "c:layout", "c:idx")
        if (node := element.find(qn(name))) is not None
    )
    before.addnext(look)
