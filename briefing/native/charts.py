"""Native charts: "Edit data" opens their numbers, which are the record's own, whole.

A chart in a deck or a document is the one :class:`charts.spec.model.Chart` of the screen. No line
joins two marks with a break between them: what follows a break is a series of its own in the same
colour. Whoever asks says how a chart is put into the file (:data:`Add`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from briefing.items.number_format import axis_code
from briefing.native.box import FONT, GRID, INK, MUTED, Box, colour
from briefing.native.labels import NAMESPACES, label, on_white
from charts.layout import colours
from charts.layout.safe import safe_cell
from charts.layout.scale import Axis, value_axis
from charts.layout.text import width, wrap
from charts.spec.marks import crossed, segments
from charts.spec.model import Chart, Group, Mark
from charts.words.inexact import is_hollow
from data_sources.record.period import Period
from languages import dates, grammar, translator

DASHES = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT)
MARKERS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
)
CELL_FORMAT = "#,##0.######"


@dataclass(frozen=True)
class Ground:
    """The plot inside a chart's frame, its value axis, its periods and the size of its type.

    ``every`` is which of the periods are labelled: each, each second, …
    """

    plot: Box
    axis: Axis
    periods: tuple[Period, ...]
    size: float
    every: int = 1

    def x(self, day: date) -> float:
        """Where a day lies: all periods are equally wide."""
        count = len(self.periods)
        for k, period in enumerate(self.periods):
            if day < period.start:
                return self.plot.left + self.plot.width * k / count
            if day <= period.end:
                share = (day - period.start).days / period.days
                return self.plot.left + self.plot.width * (k + share) / count
        return self.plot.right

    def y(self, value: float) -> float:
        return self.plot.bottom - self.axis.share(value) * self.plot.height

    @property
    def pitch(self) -> float:
        """How wide a period is."""
        return self.plot.width / len(self.periods)

    def point(self, series: Any, mark: Mark) -> Any:
        """The point of a series in the sheet that a mark is: that of its period."""
        return series.points[self.periods.index(mark.figures[0].period)]


Add = Callable[[Any, Box, CategoryChartData], Any]
"""Puts a chart of a kind with these numbers into a box; returns its frame, with ``chart``."""


@dataclass(frozen=True)
class Drawn:
    """A native chart in a file: its frame and, for one over time, where its parts lie."""

    frame: Any
    ground: Ground | None = None


@dataclass(frozen=True)
class Strand:
    """A series of the sheet: a run of a group's marks that nothing breaks."""

    name: str
    group: int
    marks: tuple[Mark, ...]
    first: bool


def periods_of(groups: Sequence[Group]) -> list[Period]:
    """The periods on the axis, oldest first, with the ones in between that have no figure."""
    found = {m.figures[0].period for group in groups for m in group.marks if m.figures}
    ordered = sorted(found)
    kinds = {period.kind for period in ordered}
    if len(kinds) != 1 or kinds == {"span"}:
        return ordered
    filled: list[Period] = []
    for period in ordered:
        while filled and (period.start - filled[-1].end).days > 1 and len(filled) < 400:
            filled.append(_after(filled[-1]))
        filled.append(period)
    return filled


def _after(period: Period) -> Period:
    """The next period of the same kind."""
    first = period.end + timedelta(days=1)
    months = {"year": 12, "half": 6, "quarter": 3, "month": 1}[period.kind]
    last = first
    for _month in range(months):
        last = (last.replace(day=1) + timedelta(days=32)).replace(day=1)
    return Period(first, last - timedelta(days=1))


def strands(chart: Chart, groups: Sequence[Group]) -> list[Strand]:
    """The series of the sheet: each group, cut at its breaks. Gaps need no cut: cells are empty."""
    _ = translator(chart.language)
    found: list[Strand] = []
    for place, group in enumerate(groups):
        runs = _between_breaks(chart, group) if chart.style == "lines" else [group.marks]
        name = group.name or chart.title
        for k, marks in enumerate(runs):
            later = _("{name} (from {period})", name=name, period=marks[0].label)
            found.append(Strand(later if k else name, place, tuple(marks), k == 0))
    return found


def _between_breaks(chart: Chart, group: Group) -> list[list[Mark]]:
    """Runs of marks without a break; a missing period alone is no reason for a new run."""
    runs: list[list[Mark]] = []
    for run in segments(group, chart.breaks):
        marks = [group.marks[k] for k in run]
        if runs and not crossed(runs[-1][-1], marks[0], chart.breaks):
            runs[-1] += marks
        else:
            runs.append(marks)
    return runs


def over_time(
    add: Add,
    chart: Chart,
    box: Box,
    groups: Sequence[Group] | None = None,
    frame: Box | None = None,
) -> Drawn:
    """Columns, lines or stacked columns by period.

    ``frame`` is the whole of what is put into the file, where that begins above ``box``: what
    stands on the plot is then drawn inside of it.
    """
    whole = frame or box
    shown = chart.groups if groups is None else groups
    ground = ground_of(chart, box, shown)
    periods, axis, plot, size = ground.periods, ground.axis, ground.plot, ground.size
    parts = strands(chart, shown)
    data = CategoryChartData(number_format=CELL_FORMAT)
    data.categories = [safe_cell(dates.short(period, chart.language)) for period in periods]
    for part in parts:
        by_period = {mark.figures[0].period: mark.value for mark in part.marks}
        data.add_series(safe_cell(part.name), [by_period.get(period) for period in periods])
    kinds = {"columns": XL_CHART_TYPE.COLUMN_CLUSTERED, "lines": XL_CHART_TYPE.LINE_MARKERS}
    kind = XL_CHART_TYPE.COLUMN_STACKED if chart.stacked else kinds[chart.style]
    made = add(kind, whole, data)
    native = made.chart
    prepare(native, chart, size)
    _value_axis(native, chart, axis, size)
    _period_axis(native, size, ground.every)
    fix_plot(native, whole, plot)
    if len(shown) > 1:
        _legend(native, parts, legend_of(chart, shown, box.width, size).size)
    for k, part in enumerate(parts):
        rest = shown[part.group].rest
        _paint(native, native.series[k], part.group, rest, chart, size < 12)
        _paint_inexact(native.series[k], part, ground, rest, chart)
    (_part_labels if chart.stacked else _time_labels)(native, chart, parts, ground)
    return Drawn(made, ground)


def ground_of(chart: Chart, box: Box, groups: Sequence[Group] | None = None) -> Ground:
    """Where plot, axis and periods of a chart over time will lie in a frame."""
    shown = chart.groups if groups is None else groups
    scaled = chart.groups if not chart.own_scales else shown
    axis = value_axis(chart, [mark.value for group in scaled for mark in group.marks])
    size = 12.0 if box.width > 400 else 9.5
    periods = tuple(periods_of(shown))
    left = max(width(label, size) for label in axis.labels) + 14
    right = _beside(chart, shown, size)
    wide = box.width - left - right
    widest = max(width(dates.short(p, chart.language), size) for p in periods) + 10
    every = max(1, math.ceil(widest * len(periods) / wide))
    top, below = size * 1.7, size * 2.1
    below += legend_of(chart, shown, box.width, size).height if len(shown) > 1 else 0
    below += TURNED if every > 1 else 0
    plot = Box(box.left + left, box.top + top, wide, box.height - below - top)
    return Ground(plot, axis, periods, size, every)


@dataclass(frozen=True)
class Legend:
    """The size of a legend's type, and the height that its entries take under the plot."""

    size: float
    height: float


KEY = 60.0
"""Points of a legend's line, marker and gaps beside a name: the most that programs take."""
SMALLEST_LEGEND = 8.5


def legend_of(chart: Chart, shown: Sequence[Group], wide: float, size: float) -> Legend:
    """As large as keeps it in two rows; where nothing does, as small as is allowed."""
    names = [group.name or chart.title for group in shown]
    while True:
        longest = max(width(name, size) for name in names) + KEY
        across = min(len(names), max(1, int(wide / longest)))
        rows = -(-len(names) // across)
        if rows <= 2 or size <= SMALLEST_LEGEND:
            break
        size -= 0.5
    if across == 1:
        rows = sum(len(wrap(name, size, wide - KEY) or [""]) for name in names)
    return Legend(size, rows * size * 1.4 + size * 0.8)


TURNED = 19.0
"""Room for labels that LibreOffice turns where PowerPoint leaves some out."""


def _beside(chart: Chart, shown: Sequence[Group], size: float) -> float:
    """What is kept free at the right: room for the number of the last mark of a line."""
    if chart.stacked or chart.style != "lines":
        return size
    return max(width(group.marks[-1].text, size) for group in shown) + 6


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


def _value_axis(native: Any, chart: Chart, axis: Axis, size: float) -> None:
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


def _period_axis(native: Any, size: float, every: int) -> None:
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


def _legend(native: Any, parts: Sequence[Strand], size: float) -> None:
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


def _paint(native: Any, series: Any, group: int, rest: bool, chart: Chart, small: bool) -> None:
    """Colour, dash and marker of a group: colour is never the only sign."""
    tone = colour(colours.colour(group, rest))
    if chart.stacked or chart.style == "columns":
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = tone
        series.invert_if_negative = False
        native.plots[0].gap_width = 45
        return
    series.smooth = False
    series.format.line.color.rgb = tone
    series.format.line.width = Pt(1.5 if small else 2.25)
    series.format.line.dash_style = DASHES[colours.dash(group)]
    series.marker.style = MARKERS[colours.dash(group)]
    series.marker.size = 4 if small else 6
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = tone
    series.marker.format.line.color.rgb = tone


def _paint_inexact(series: Any, part: Strand, ground: Ground, rest: bool, chart: Chart) -> None:
    """Hatched or hollow where the publisher gave a lower bound or an approximate number."""
    small = ground.size < 12
    tone = colours.colour(part.group, rest)
    for mark in part.marks:
        if not mark.inexact:
            continue
        point = ground.point(series, mark)
        if not is_hollow(chart):
            hatch(point.format, tone)
            continue
        marker = point.marker
        marker.style, marker.size = MARKERS[colours.dash(part.group)], 5 if small else 7
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = colour(colours.LIGHT.ground)
        marker.format.line.color.rgb = colour(tone)
        marker.format.line.width = Pt(1.5)
        line = point.format.line
        line.color.rgb = colour(tone)
        line.width = Pt(1.5 if small else 2.25)
        line.dash_style = DASHES[colours.dash(part.group)]


def hatch(look: Any, tone: str) -> None:
    """Diagonal lines in a tone, as on the screen, within a dashed edge, as on paper."""
    fill = look.fill
    fill.patterned()
    fill.pattern = MSO_PATTERN.DARK_UPWARD_DIAGONAL
    fill.fore_color.rgb = colour(tone)
    fill.back_color.rgb = colour(colours.LIGHT.ground)
    look.line.color.rgb = colour(tone)
    look.line.width = Pt(1)
    look.line.dash_style = MSO_LINE.DASH


def _time_labels(native: Any, chart: Chart, parts: Sequence[Strand], ground: Ground) -> None:
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


def _part_labels(native: Any, chart: Chart, parts: Sequence[Strand], ground: Ground) -> None:
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
