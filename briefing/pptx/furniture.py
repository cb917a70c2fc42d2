"""Footer, date and slide number, where the layout has them: python-pptx leaves them behind."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml import parse_xml
from pptx.util import Pt

from briefing.native.box import Box
from briefing.pptx.ground import box_of
from briefing.pptx.paper import Words, fit, write
from languages import grammar

_SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_TYPES = {KIND.FOOTER: "ftr", KIND.DATE: "dt", KIND.SLIDE_NUMBER: "sldNum"}
_NAMES = {KIND.FOOTER: "Version", KIND.DATE: "Day", KIND.SLIDE_NUMBER: "Slide number"}
_FIELD = 'id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"'
LARGEST, SMALLEST = 9.0, 6.5
CORNER = 14.0
"""Points at the foot of a slide that nothing else takes: its number stands there."""


def furnish(slide: Any, footer: str, day: str, language: str) -> None:
    """Fill what the slide's layout has at its foot; a text too long for its place is made small.

    The slide's number is there in any case: in the corner where the layout has no place for it.
    """
    said = {KIND.FOOTER: footer, KIND.DATE: day}
    for model in slide.slide_layout.placeholders:
        kind = model.placeholder_format.type
        if kind in said and model.width is not None:
            _fill(slide, model, kind, said[kind], language)
    number(slide, language)


def number(slide: Any, language: str) -> None:
    """The slide's number, where the layout has it, else at the lower right of the slide."""
    own = slide.part.package.presentation_part.presentation
    text = str(len(own.slides))
    for model in slide.slide_layout.placeholders:
        if model.placeholder_format.type == KIND.SLIDE_NUMBER and model.width is not None:
            _fill(slide, model, KIND.SLIDE_NUMBER, text, language)
            return
    wide, tall = own.slide_width / Pt(1), own.slide_height / Pt(1)
    shape = slide.shapes.add_textbox(*Box(wide - 60, tall - CORNER, 46, CORNER - 2).emu())
    shape.name = _NAMES[KIND.SLIDE_NUMBER]
    write(shape, [Words(text)], LARGEST, language, align="right")
    run = shape.text_frame.paragraphs[0].runs[0]._r
    field = parse_xml(f"<a:fld {_SPACES} {_FIELD}/>")
    field.extend(list(run))
    run.getparent().replace(run, field)


def _fill(slide: Any, model: Any, kind: Any, said: str, language: str) -> None:
    size, kept = fit([Words(said)], box_of(model), LARGEST, SMALLEST)
    text = kept[0].text if kept else said
    slide.shapes._spTree.append(_placeholder(slide, model, kind, text, size, language))


def _placeholder(slide: Any, model: Any, kind: Any, text: str, size: float, language: str) -> Any:
    number = max((shape.shape_id for shape in slide.shapes), default=1) + 1
    look = f'<a:rPr lang="{grammar(language).tag}" sz="{round(size * 100)}"/>'
    said = f"{look}<a:t>{escape(text)}</a:t>"
    run = f"<a:fld {_FIELD}>{said}</a:fld>" if kind == KIND.SLIDE_NUMBER else f"<a:r>{said}</a:r>"
    index = model.placeholder_format.idx
    return parse_xml(
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{_NAMES[kind]}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{_TYPES[kind]}" sz="quarter" '
        f'idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>'
        '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>'
        f"<a:p>{run}</a:p></p:txBody></p:sp>"
    )
