"""Which marks of a native chart over time carry their number, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION

from briefing.native.ground import Ground, Strand
from briefing.native.labels import label, on_white
from charts.layout.text import width
from charts.spec.model import Chart, Mark


def label_marks(native: Any, chart: Chart, parts: Sequence[Strand], ground: Ground) -> None:
    """Which marks carry their number: all where there is room, else the highest and the last."""
    pitch, size = ground.pitch, ground.size
    alone = len({part.group for part in parts}) == 1
    taken: list[float] = []
    for k, part in enumerate(parts):
        marks = part.marks
        roomy = alone and all(width(m.text, size) + 8 < pitch for m in marks)
        chosen = list(marks) if roomy else _telling(chart, parts, part, pitch, size)
        for mark in chosen:
            height = ground.axis.share(mark.value) * ground.plot.height
            if not alone and any(abs(height - other) < size * 1.5 for other in taken):
                continue
            taken += [] if alone else [height]
            point = ground.point(native.series[k], mark)
            label(point, mark, chart.language, size, _place_of(chart, parts, mark))


def label_parts(native: Any, chart: Chart, parts: Sequence[Strand], ground: Ground) -> None:
    """The share inside each part that is high and wide enough, on white so that it can be read."""
    axis, size = ground.axis, ground.size
    wide = ground.pitch * 0.65
    for k, part in enumerate(parts):
        for mark in part.marks:
            tall = mark.value / (axis.high - axis.low) * ground.plot.height > size * 1.7
            if tall and width(mark.text, size) + 6 < wide:
                point = ground.point(native.series[k], mark)
                label(point, mark, chart.language, size, XL_LABEL_POSITION.CENTER)
                on_white(point.data_label._get_or_add_dLbl())


def _place_of(chart: Chart, parts: Sequence[Strand], mark: Mark) -> Any:
    """On a column; at the end of a line, where room is kept; above any other mark."""
    if chart.style == "columns":
        return XL_LABEL_POSITION.OUTSIDE_END
    if any(mark is chart.groups[part.group].marks[-1] for part in parts) or any(
        mark is part.marks[-1] for part in parts[-1:]
    ):
        return XL_LABEL_POSITION.RIGHT
    return XL_LABEL_POSITION.ABOVE


def _telling(
    chart: Chart, parts: Sequence[Strand], part: Strand, pitch: float, size: float
) -> list[Mark]:
    """The last mark of a group, and of a lone one also its highest, if they stand apart."""
    own = [p for p in parts if p.group == part.group]
    last = own[-1].marks[-1]
    chosen = [last] if part is own[-1] else []
    if len({p.group for p in parts}) > 1:
        return chosen
    every = [mark for p in own for mark in p.marks]
    high = max(every, key=lambda mark: mark.value)
    apart = abs(every.index(high) - len(every) + 1) * pitch
    if high in part.marks and high is not last and apart > width(high.text, size) + 12:
        chosen.append(high)
    return chosen
