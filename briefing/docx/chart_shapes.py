"""Lines and labels over a chart's plot, as shapes inside the chart: they move and grow with it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.shared import Pt

from briefing.native.box import FONT, Box
from briefing.native.flags import Label, Stroke
from languages import grammar

_SHAPES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def shapes_xml(drawn: Sequence[Stroke | Label], box: Box, scale: float, language: str) -> str:
    """What is drawn over a chart in that box, each point of it as large as ``scale``."""
    made = "".join(
        _stroke(number, one, box, scale)
        if isinstance(one, Stroke)
        else _label(number, one, box, scale, language)
        for number, one in enumerate(drawn, 2)
    )
    return f"<c:userShapes {_SHAPES}>{made}</c:userShapes>"


def _anchor(left: float, top: float, right: float, bottom: float, box: Box, inside: str) -> str:
    """A shape between two corners, which are shares of the chart's frame."""
    x1, x2 = ((value - box.left) / box.width for value in (left, right))
    y1, y2 = ((value - box.top) / box.height for value in (top, bottom))
    return (
        f"<cdr:relSizeAnchor><cdr:from><cdr:x>{x1:.5f}</cdr:x><cdr:y>{y1:.5f}</cdr:y></cdr:from>"
        f"<cdr:to><cdr:x>{x2:.5f}</cdr:x><cdr:y>{y2:.5f}</cdr:y></cdr:to>{inside}"
        "</cdr:relSizeAnchor>"
    )


def _where(left: float, top: float, right: float, bottom: float, scale: float) -> str:
    x, y, wide, high = (int(Pt(value * scale)) for value in (left, top, right - left, bottom - top))
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _stroke(number: int, one: Stroke, box: Box, scale: float) -> str:
    dash = "sysDot" if one.dotted else "dash"
    thick = int(Pt(one.width * scale))
    corners = (one.at, one.top, one.at, one.bottom)
    inside = (
        f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr><cdr:cNvPr id="{number}" '
        f"name={quoteattr(one.name)}/><cdr:cNvCxnSpPr/></cdr:nvCxnSpPr><cdr:spPr>"
        f'{_where(*corners, scale)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{thick}">{_fill(one.tone)}<a:prstDash val="{dash}"/></a:ln></cdr:spPr>'
        "</cdr:cxnSp>"
    )
    return _anchor(*corners, box, inside)


def _label(number: int, one: Label, box: Box, scale: float, language: str) -> str:
    room = one.box
    corners = (room.left, room.top, room.right, room.bottom)
    size = int(one.size * scale * 2) * 50
    side = "r" if one.leftwards else "l"
    inside = (
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{number}" '
        f'name={quoteattr(one.name)}/><cdr:cNvSpPr txBox="1"/></cdr:nvSpPr><cdr:spPr>'
        f'{_where(*corners, scale)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '</cdr:spPr><cdr:txBody><a:bodyPr vertOverflow="overflow" wrap="none" lIns="0" tIns="0" '
        f'rIns="0" bIns="0" anchor="t"/><a:lstStyle/><a:p><a:pPr algn="{side}"/>'
        f'<a:r><a:rPr lang="{grammar(language).tag}" sz="{size}" b="{int(one.bold)}">'
        f'{_fill(one.tone)}<a:latin typeface="{FONT}"/></a:rPr>'
        f"<a:t>{escape(one.text)}</a:t></a:r></a:p></cdr:txBody></cdr:sp>"
    )
    return _anchor(*corners, box, inside)


def _fill(tone: str) -> str:
    value = tone.lstrip("#").upper()
    return f'<a:solidFill><a:srgbClr val="{value}"/></a:solidFill>'
