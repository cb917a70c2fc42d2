"""What is counted, where and when, above the plot of a native chart: the chart's own title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from briefing.native.box import INK, colour
from briefing.native.labels import NAMESPACES
from languages import grammar


def headed(native: Any, lines: Sequence[str], size: float, language: str) -> None:
    """What is counted, where and when, above the plot: the title of the chart itself."""
    native.has_title = True
    title = native.chart_title
    frame = title.text_frame
    for k, text in enumerate(lines):
        made = frame.paragraphs[0] if not k else frame.add_paragraph()
        made.alignment = PP_ALIGN.LEFT
        run = made.add_run()
        run.text = text
        run.font._element.set("lang", grammar(language).tag)
        run.font.size, run.font.bold = Pt(size), False
        run.font.color.rgb = colour(INK)
    element = title._element
    for old in element.findall(qn("c:layout")):
        element.remove(old)
    place = parse_xml(
        f'<c:layout {NAMESPACES}><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        '<c:x val="0"/><c:y val="0"/></c:manualLayout></c:layout>'
    )
    element.find(qn("c:tx")).addnext(place)
    overlay = element.find(qn("c:overlay"))
    if overlay is None:
        overlay = parse_xml(f'<c:overlay {NAMESPACES} val="1"/>')
        place.addnext(overlay)
    overlay.set("val", "1")
