"""The parts of a native chart in a Word file: the chart, its workbook, and what is drawn on it.

python-docx knows no charts. A chart is a part of its own with an embedded workbook behind it;
lines and labels over its plot are shapes inside the chart, so that they move with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml as parse_word
from docx.shared import Pt
from lxml import etree
from pptx.chart.chart import Chart as Native
from pptx.chart.data import CategoryChartData
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from briefing.docx.chart_shapes import shapes_xml
from briefing.native.box import Box
from briefing.native.flags import Label, Stroke
from briefing.native.labels import NAMESPACES
from briefing.native.theme import Theme, recoloured, refonted, resized
from charts.layout.colours import LIGHT

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@dataclass(frozen=True)
class Frame:
    """A chart that is not in a file yet: its box in the points it was measured in, its numbers."""

    chart: Any
    box: Box
    data: CategoryChartData


def framed(kind: Any, box: Box, data: CategoryChartData) -> Frame:
    """Begin a chart; :func:`put` takes it into a file."""
    space = parse_xml(data.xml_bytes(kind))
    return Frame(Native(space, None), box, data)


@dataclass(frozen=True)
class Look:
    """How a document shows its charts: its theme (None for our own colours), and their scale.

    ``scale`` is how large a point of a chart is on the paper.
    """

    theme: Theme | None
    scale: float


def put(
    line: Any,
    frame: Frame,
    drawn: Sequence[Stroke | Label],
    look: Look,
    language: str,
    title: str,
    alt: str,
) -> None:
    """Put a chart at the end of a paragraph, with what is drawn over it and its description."""
    package = line.part.package
    space = frame.chart._chartSpace
    _on_paper(space)
    _dress(space, look)
    chart = _part(package, "/word/charts/chart%d.xml", "drawingml.chart+xml")
    name = "/word/embeddings/Microsoft_Excel_Sheet%d.xlsx"
    book = _part(package, name, "spreadsheetml.sheet", frame.data.xlsx_blob)
    behind = chart.relate_to(book, f"{_OFFICE}/package")
    _last(space, f'<c:externalData {NAMESPACES} xmlns:r="{_OFFICE}" r:id="{behind}">'
                 '<c:autoUpdate val="0"/></c:externalData>')  # fmt: skip
    if drawn:
        shapes = parse_xml(shapes_xml(drawn, frame.box, look.scale, language))
        _dress(shapes, look, scaled=False)
        kind = "drawingml.chartshapes+xml"
        over = _part(package, "/word/drawings/drawing%d.xml", kind, _written(shapes))
        on_it = chart.relate_to(over, f"{_OFFICE}/chartUserShapes")
        _last(space, f'<c:userShapes {NAMESPACES} xmlns:r="{_OFFICE}" r:id="{on_it}"/>')
    chart._blob = _written(space)
    identity = line.part.relate_to(chart, f"{_OFFICE}/chart")
    line.add_run()._r.append(parse_word(_inline_shape(identity, frame.box, look.scale, title, alt)))


def _part(package: Any, template: str, kind: str, content: bytes = b"") -> Any:
    name = PackURI(str(package.next_partname(template)))
    return Part(name, f"{_TYPES}.{kind}", content, package)


def _written(element: Any) -> bytes:
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))


def _last(space: Any, text: str) -> None:
    space.append(parse_xml(text))


def _on_paper(space: Any) -> None:
    """No frame around a chart, square corners, and the ground of the page under it."""
    corners = space.find(qn("c:roundedCorners"))
    if corners is None:
        corners = parse_xml(f'<c:roundedCorners {NAMESPACES} val="0"/>')
        before = [space.find(qn(f"c:{name}")) for name in ("lang", "date1904")]
        last = next((node for node in before if node is not None), None)
        if last is None:
            space.insert(0, corners)
        else:
            last.addnext(corners)
    corners.set("val", "0")
    ground = LIGHT.ground.lstrip("#").upper()
    space.chart.addnext(
        parse_xml(
            f'<c:spPr {NAMESPACES}><a:solidFill><a:srgbClr val="{ground}"/></a:solidFill>'
            "<a:ln><a:noFill/></a:ln></c:spPr>"
        )
    )


def _dress(element: Any, look: Look, scaled: bool = True) -> None:
    if scaled:
        resized(element, look.scale)
    if look.theme is not None:
        recoloured(element, look.theme.roles())
        refonted(element, look.theme.stretch)


def _inline_shape(identity: str, box: Box, scale: float, title: str, alt: str) -> str:
    wide, high = int(Pt(box.width * scale)), int(Pt(box.height * scale))
    main = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        f'xmlns:wp="{main}/wordprocessingDrawing" xmlns:a="{main}/main">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name={quoteattr(f"Chart {identity}")} descr={quoteattr(alt)} '
        f"title={quoteattr(title)}/><wp:cNvGraphicFramePr/><a:graphic>"
        f'<a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" xmlns:r="{_OFFICE}" '
        f'r:id="{identity}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
