"""What lies on what on the slides of a deck: every shape as the rectangle that it really takes.

Text is measured in Arial, and drawn in what there is: ``stretch`` is by how much the template's
font is wider, and ``FALLBACK`` by how much DejaVu Sans is, which stands in where a font is missing
(its widths over Arial's, of the record's own titles: 1.10 to 1.15, and 1.17 to 1.22 in bold).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from briefing.native.box import LEADING, Box
from briefing.pptx.ground import box_of
from charts.layout.text import width, wrap

FALLBACK = {False: 1.145, True: 1.22}
NEAR = 1.0
"""Points by which two shapes may touch."""


@dataclass(frozen=True)
class Part:
    """A shape: ``kind`` is text, table, chart, picture or line."""

    name: str
    kind: str
    box: Box


def overlaps(deck: Any, stretch: float = 1.0) -> list[str]:
    """Every two shapes of a slide that lie on each other, and every one that leaves the slide."""
    wide, tall = deck.slide_width / Pt(1), deck.slide_height / Pt(1)
    found = []
    for number, slide in enumerate(deck.slides, 1):
        parts = list(parts_of(slide, stretch))
        for one in parts:
            box = one.box
            if (
                min(box.left, box.top) < -NEAR
                or box.right > wide + NEAR
                or box.bottom > tall + NEAR
            ):
                found.append(f"slide {number}: “{one.name}” leaves the slide")
        for one, two in combinations(parts, 2):
            if _may_lie_on(one, two) or not _meet(one.box, two.box):
                continue
            found.append(f"slide {number}: “{one.name}” ({one.kind}) on “{two.name}” ({two.kind})")
    return found


def parts_of(slide: Any, stretch: float) -> Iterator[Part]:
    """The shapes of a slide that show something."""
    for shape in slide.shapes:
        box = box_of(shape)
        is_label = shape.has_text_frame and shape.text_frame.word_wrap is False
        if shape.shape_type == MSO_SHAPE_TYPE.LINE:
            yield Part(shape.name, "line", box)
        elif shape.has_chart:
            yield Part(shape.name, "chart", box)
        elif shape.has_table:
            high = sum(_row_height(row, shape.table) for row in shape.table.rows)
            yield Part(shape.name, "table", Box(box.left, box.top, box.width, high))
        elif not shape.has_text_frame:
            yield Part(shape.name, "picture", box)
        elif shape.text_frame.text.strip():
            yield Part(shape.name, "text", _written(shape, box, stretch if is_label else None))


def titles(deck: Any) -> Iterator[tuple[str, int]]:
    """The title of every slide but the cover, and on how many lines it stands."""
    for slide in list(deck.slides)[1:]:
        shape = slide.shapes.title
        rows = [row for p in shape.text_frame.paragraphs for row in _lines(p, box_of(shape), None)]
        yield shape.text_frame.text, len(rows)


def _may_lie_on(one: Part, two: Part) -> bool:
    """A line of a break over its chart; a title's line break is the template's own matter."""
    return "line" in (one.kind, two.kind) and {one.kind, two.kind} & {"chart", "line"} == {
        one.kind,
        two.kind,
    }


def _meet(one: Box, two: Box) -> bool:
    across = min(one.right, two.right) - max(one.left, two.left)
    down = min(one.bottom, two.bottom) - max(one.top, two.top)
    thin = min(one.width, two.width) < NEAR or min(one.height, two.height) < NEAR
    least = 0.0 if thin else NEAR
    return across > (least if one.width and two.width else -0.01) and down > least


def _written(shape: Any, box: Box, stretch: float | None) -> Box:
    """Where the letters of a text stand within its box; by the fallback where none is given."""
    frame = shape.text_frame
    rows = [row for p in frame.paragraphs for row in _lines(p, box, stretch)]
    gaps = sum(p.space_after.pt for p in frame.paragraphs if p.space_after is not None)
    high = sum(size * LEADING for _long, size in rows) + gaps
    wide = min(box.width, max(long for long, _size in rows))
    top = box.bottom - high if frame.vertical_anchor == MSO_ANCHOR.BOTTOM else box.top
    right = frame.paragraphs[0].alignment == PP_ALIGN.RIGHT
    return Box(box.right - wide if right else box.left, top, wide, high)


def _lines(paragraph: Any, box: Box, stretch: float | None) -> Iterator[tuple[float, float]]:
    """Of each line of a paragraph how long it is, and its size."""
    runs = paragraph.runs
    sizes = [run.font.size.pt for run in runs if run.font.size is not None]
    fields = [int(node.get("sz")) / 100 for node in paragraph._p.iter() if node.get("sz")]
    size = max([*sizes, *fields], default=10.0)
    bold = bool(runs) and all(run.font.bold for run in runs)
    drawn = size * (stretch or FALLBACK[bold])
    text = paragraph.text or "".join(paragraph._p.itertext())
    for row in text.split("\v"):
        for line in wrap(row, drawn, box.width + 0.5, bold) or [""]:
            yield width(line, drawn, bold), size


def _row_height(row: Any, table: Any) -> float:
    """The height a row grows to: programs never make it lower than its text."""
    needed = row.height / Pt(1)
    for k, cell in enumerate(row.cells):
        inner = (table.columns[k].width - cell.margin_left - cell.margin_right) / Pt(1)
        room = Box(0, 0, inner, 0)
        sizes = [size for p in cell.text_frame.paragraphs for _long, size in _lines(p, room, None)]
        margins = (cell.margin_top + cell.margin_bottom) / Pt(1)
        needed = max(needed, sum(size * LEADING for size in sizes) + margins)
    return needed
