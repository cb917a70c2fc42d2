"""Native charts put on a slide, and the lines and labels that stand over them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pptx.enum.dml import MSO_LINE

from briefing.native.charts import Add
from briefing.native.flags import Label, Stroke
from briefing.pptx.paper import Words, rule, write


def on(slide: Any) -> Add:
    """Puts charts on that slide."""
    return lambda kind, box, data: slide.shapes.add_chart(kind, *box.emu(), data)


def draw(slide: Any, drawn: Iterable[Stroke | Label], language: str) -> None:
    """Draw over a chart what stands on it."""
    for one in drawn:
        if isinstance(one, Stroke):
            line = rule(slide, one.at, one.top, one.at, one.bottom, one.tone, one.width)
            line.name = one.name
            line.line.dash_style = MSO_LINE.ROUND_DOT if one.dotted else MSO_LINE.DASH
            continue
        shape = slide.shapes.add_textbox(*one.box.emu())
        shape.name = one.name
        words = Words(one.text, bold=one.bold, colour=one.tone)
        write(shape, [words], one.size, language, "right" if one.leftwards else "left")
        # Measured to be one line: in another font it may be longer, and must not become two.
        shape.text_frame.word_wrap = False
