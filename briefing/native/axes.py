"""Type, axes, plot and legend of a native chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from briefing.items.number_format import axis_code
from briefing.native.box import FONT, GRID, INK, MUTED, Box, colour
from briefing.native.ground import Strand
from briefing.native.labels import NAMESPACES
from charts.layout.scale import Axis
from charts.spec.model import Chart
from languages import grammar


def prepare(native: Any, chart: Chart, size: float) -> None:
    """Font, language and no title: the title is the slide's."""
    native.has_title = False
    native.has_legend = False
    native.font.name, native.font.size = FONT, Pt(size)
    native.font.color.rgb = colour(INK)
    space = native._chartSpace
    _plain_axes(space)
    for old in space.findall(qn("c:lang")):
        space.remove(old)
    tag = grammar(chart.language).tag
    lang = parse_xml(f'<c:lang {NAMESPACES} val="{tag}"/>')
    first = space.find(qn("c:date1904"))
    space.insert(0 if first is None else 1, lang)
    gaps = native._chartSpace.chart.find(qn("c:dispBlanksAs"))
    if gaps is not None:
        gaps.set("val", "gap")


def _plain_axes(space: Any) -> None:
    """Numbers of axes that the schema takes: python-pptx's are below zero.

    LibreOffice reads no more than 31 bits of them.
    """
    for name in ("axId", "crossAx"):
        for node in space.iter(qn(f"c:{name}")):
            node.set("val", str(abs(int(node.get("val")))))


def scale_values(native: Any, chart: Chart, axis: Axis, size: float) -> None:
    value = native.value_axis
    value.minimum_scale, value.maximum_scale = axis.low, axis.high
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = colour(GRID)
    value.major_gridlines.format.line.width = Pt(0.75)
    value.format.line.fill.background()
    value.tick_labels.font.size = Pt(size)
    value.tick_labels.font.color.rgb = colour(MUTED)
    value.tick_labels.number_format = axis_code(axis.ticks, chart.language, chart.percent, axis.log)
    value.tick_labels.number_format_is_linked = False
    if axis.log:
        scaling = value._element.find(qn("c:scaling"))
        scaling.insert(0, parse_xml(f'<c:logBase {NAMESPACES} val="10"/>'))
    else:
        value.major_unit = axis.ticks[1] - axis.ticks[0]


def name_periods(native: Any, size: float, every: int) -> None:
    axis = native.category_axis
    axis.format.line.color.rgb = colour(MUTED)
    axis.tick_labels.font.size = Pt(size)
    axis.tick_labels.font.color.rgb = colour(MUTED)
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.has_major_gridlines = False
    label_each(axis, every)


def label_each(axis: Any, every: int) -> None:
    """Label every n-th category; the elements have their place before ``noMultiLvlLbl``."""
    element = axis._element
    last = element.find(qn("c:noMultiLvlLbl"))
    for name in ("tickLblSkip", "tickMarkSkip"):
        new = parse_xml(f'<c:{name} {NAMESPACES} val="{every}"/>')
        if last is None:
            element.append(new)
        else:
            last.addprevious(new)


def fix_plot(native: Any, box: Box, plot: Box) -> None:
    """Fix the plot's place in the frame, so that lines can be drawn over it."""
    area = native._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    x, y = (plot.left - box.left) / box.width, (plot.top - box.top) / box.height
    w, h = plot.width / box.width, plot.height / box.height
    area.insert(
        0,
        parse_xml(
            f'<c:layout {NAMESPACES}><c:manualLayout><c:layoutTarget val="inner"/>'
            '<c:xMode val="edge"/><c:yMode val="edge"/>'
            f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{w:.5f}"/><c:h val="{h:.5f}"/>'
            "</c:manualLayout></c:layout>"
        ),
    )


def legend_below(native: Any, parts: Sequence[Strand], size: float) -> None:
    """A legend under the plot, in which a group cut at a break is named once."""
    native.has_legend = True
    native.legend.position = XL_LEGEND_POSITION.BOTTOM
    native.legend.include_in_layout = False
    native.legend.font.size = Pt(size)
    place = native.legend._element.find(qn("c:legendPos"))
    for k in reversed([k for k, part in enumerate(parts) if not part.first]):
        place.addnext(
            parse_xml(
                f'<c:legendEntry {NAMESPACES}><c:idx val="{k}"/><c:delete val="1"/></c:legendEntry>'
            )
        )
