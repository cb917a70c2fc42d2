"""Trends, shares and small panels as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from charts.layout.any_font import width, wrap
from charts.layout.colours import STROKES, colour, dash
from charts.layout.flag_rows import dashed, flags
from charts.layout.scale import Axis, value_axis
from charts.layout.text import spread
from charts.paper.axes import (
    Plane,
    day_range,
    draw_flags,
    flag_band,
    label_room,
    mark_room,
    period_width,
    time_labels,
    unit_line,
    value_grid,
    wrap_entries,
)
from charts.paper.sheet import FIELD, PHONE, Box, Paper
from charts.spec.marks import segments
from charts.spec.model import Chart, Group, Mark

Lines = Sequence[Sequence[tuple[float, float]]]
"""Lines as points from left to right, in pixels."""

COLUMN_LABEL_GAP = 6
NARROW = 500
"""Pixels: in a narrower picture small panels stand in two columns."""


def trend(paper: Paper, chart: Chart, box: Box, least: float = 1) -> float:
    """Lines or columns with axis, breaks, notes, names and the numbers that matter.

    ``least`` is how high the plot must be at least, as a share of what is usual.
    """
    axis = value_axis(chart, [mark.value for mark in chart.marks])
    names = _names(paper, chart)
    room = _names_room(names, paper.sizes.axis) or _number_room(paper, chart, box, axis)
    plane, bottom = _stage(paper, chart, box, axis, room, least)
    for place, group in enumerate(chart.groups):
        if chart.style == "columns":
            _columns(paper, plane, group, place, len(chart.groups))
        else:
            _line(paper, plane, chart, group, place)
    if names:
        _write_names(paper, plane, chart, names)
    elif chart.style == "lines":
        upright = [plane.x(item.day) for item in flags(chart)]
        _peaks(paper, plane, chart.groups[0], _runs(plane, chart, chart.groups[0]), upright, room)
    return bottom


def _number_room(paper: Paper, chart: Chart, box: Box, axis: Axis) -> float:
    """Room at the right for the number of the last mark, where a break or a note would run
    through it above the mark."""
    if chart.style != "lines" or chart.stacked:
        return 0
    draft = Box(box.left + label_room(axis, paper.sizes.axis), box.top, box.right, box.bottom)
    plane = Plane(draft, axis, *day_range(chart.groups, chart.span))
    days = [item.day for item in flags(chart)]
    return _room_after(paper, plane, chart.groups[0].marks[-1], days)


def _room_after(paper: Paper, plane: Plane, mark: Mark, days: Sequence[date]) -> float:
    """What a mark's number takes at its right; 0 where no line of these days runs over the mark."""
    wide = width(mark.text, paper.sizes.axis)
    at = min(plane.x(mark.position), plane.box.right + paper.sizes.pad * 0.6 - wide / 2)
    crossed = any(abs(plane.x(day) - at) < wide / 2 + 4 for day in days)
    return wide + paper.sizes.dot * 2.5 + 4 if crossed else 0


def _stage(
    paper: Paper, chart: Chart, box: Box, axis: Axis, right: float, least: float = 1
) -> tuple[Plane, float]:
    """Unit, grid, flags and period labels around the plane that is left; and where all ends.

    What is drawn here lies behind the marks.
    """
    sizes, days = paper.sizes, day_range(chart.groups, chart.span)
    start = unit_line(paper, chart, box.left, box.top) + sizes.axis * 0.5
    left = box.left + label_room(axis, sizes.axis)
    draft = Plane(Box(left, start, box.right - right, box.bottom), axis, *days)
    flags = flag_band(paper, chart, draft)
    listed = wrap_entries(flags.listed, sizes.small, box.width)
    written = len(chart.groups) == 1  # numbers above the marks need room under the labels
    top = start + flags.rows * sizes.row + mark_room(flags, paper)
    top += sizes.row * (1.5 if flags.rows and written else 0.5)
    foot = sizes.axis * 2 + (len(listed) * sizes.row + sizes.axis * 0.4 if listed else 0)
    least *= 0.5 if sizes is PHONE else 0.18 if sizes is FIELD else 0.26
    bottom = max(box.bottom, top + box.width * least + foot)
    plane = Plane(Box(left, top, box.right - right, bottom - foot), axis, *days)
    value_grid(paper, plane, sizes.axis)
    draw_flags(paper, flags, plane, start, ring=chart.style == "lines" and not chart.stacked)
    time_labels(paper, plane, chart.groups, sizes.axis)
    paper.lines(
        box.left,
        bottom - foot + sizes.axis * 2.1,
        listed,
        sizes.small,
        paper.theme.ink,
        leading=1.45,
    )
    return plane, bottom


def _columns(paper: Paper, plane: Plane, group: Group, place: int, beside: int = 1) -> None:
    """Columns of one group; with others ``beside`` them, each has its part of the period."""
    wide = period_width(plane, [group]) * 0.68 / beside
    sizes = paper.sizes
    room = period_width(plane, [group]) / beside - COLUMN_LABEL_GAP
    numbers = [_number(mark.text, sizes.small, room) for mark in group.marks]
    fits = all(numbers)
    shift = wide * (place - (beside - 1) / 2)
    tops: list[list[tuple[float, float]]] = []
    for mark, lines in zip(group.marks, numbers, strict=True):
        x, y = plane.x(mark.position) + shift, plane.y(mark.value)
        tops.append([(x - wide / 2, y), (x + wide / 2, y)])
        top, tall = min(y, plane.zero), max(abs(plane.zero - y), 0.6)
        more = ""
        if mark.inexact:
            more = f' fill-opacity=".55" stroke="{colour(place)}" stroke-dasharray="5 3"'
        paper.rect(x - wide / 2, top, wide, tall, colour(place, group.rest), more)
        if fits:
            over = top - sizes.small * (0.4 + 1.1 * (len(lines) - 1))
            at = over if mark.value >= 0 else top + tall + sizes.small
            for k, line in enumerate(lines):
                paper.halo(x, at + sizes.small * 1.1 * k, line, sizes.small, "middle")
    if not fits and beside == 1:
        _peaks(paper, plane, group, tops)


def _number(text: str, size: float, room: float) -> list[str]:
    """A number over its column, in two lines where one is wider; none where it has no room."""
    lines = wrap(text, size, room)
    return lines if len(lines) <= 2 and " ".join(lines).split() == text.split() else []


def _line(paper: Paper, plane: Plane, chart: Chart, group: Group, place: int) -> None:
    sizes, shade, style = paper.sizes, colour(place, group.rest), dash(place)
    crowded = len(group.marks) > 40
    for points in _runs(plane, chart, group):
        if len(points) > 1:
            paper.polyline(points, shade, sizes.stroke, STROKES[style])
    for k, mark in enumerate(group.marks):
        if crowded and 0 < k < len(group.marks) - 1 and not mark.inexact:
            continue
        x, y = _point(plane, mark)
        paper.marker(x, y, style, shade, sizes.dot, mark.inexact)


def _point(plane: Plane, mark: Mark) -> tuple[float, float]:
    return plane.x(mark.position), plane.y(mark.value)


def _peaks(
    paper: Paper,
    plane: Plane,
    group: Group,
    lines: Lines = (),
    upright: Sequence[float] = (),
    room: float = 0,
    small: bool = False,
) -> None:
    """The numbers of the latest and the highest mark, written beside them where there is room.

    The latest stands in the ``room`` that is kept at its right, if any. The others stand above
    their mark; where one of the ``lines`` runs there, or one that stands ``upright``, over it,
    beside or below the mark. In a ``small`` chart with such a room the latest is the only one.
    """
    marks, size = group.marks, paper.sizes.axis
    high = marks[-1] if small and room else max(marks, key=lambda mark: mark.value)
    written: list[Box] = []
    for mark in (marks[-1], high) if high is not marks[-1] else (high,):
        places = _around(paper, plane, mark, lines)
        free = [place for place in places if not any(_overlap(place, one) for one in written)]
        if not free:
            continue
        clear = [p for p in free if not _highest(p, lines) and p.bottom <= plane.box.bottom]
        apart = [p for p in clear if not any(p.left + 4 < x < p.right - 4 for x in upright)]
        place = (apart or clear or free)[0]
        if room and mark is marks[-1]:
            place = _after(paper, plane, mark)
        written.append(place)
        paper.halo(
            (place.left + place.right) / 2, place.bottom - size * 0.3, mark.text, size, "middle"
        )


def _around(paper: Paper, plane: Plane, mark: Mark, lines: Lines) -> list[Box]:
    """Where a mark's number may stand, best first: above it, over a line, to its left, below."""
    (at, y), dot, size = _point(plane, mark), paper.sizes.dot, paper.sizes.axis
    half = width(mark.text, size) / 2
    x = min(max(at, plane.box.left + half), plane.box.right + paper.sizes.pad * 0.6 - half)
    up, down = y - dot * 2 - 2, y + dot * 2 + 2 + size * 0.8
    above = Box(x - half - 4, up - size, x + half + 4, up + size * 0.3)
    below = Box(above.left, down - size, above.right, down + size * 0.3)
    top = _highest(above, lines)
    lift = above.bottom - top + 2 if top else 0
    over = Box(above.left, above.top - lift, above.right, above.bottom - lift)
    near = [over] if 0 < lift <= size * 1.5 else []
    return [above, *near, _beside(above, at - dot * 2.5), below]


def _after(paper: Paper, plane: Plane, mark: Mark) -> Box:
    """The number to the right of its mark."""
    (at, y), size = _point(plane, mark), paper.sizes.axis
    left, middle = at + paper.sizes.dot * 2.5, min(y, plane.box.bottom - size * 0.65)
    wide = width(mark.text, size) + 8
    return Box(left, middle - size * 0.65, left + wide, middle + size * 0.65)


def _highest(place: Box, lines: Lines) -> float:
    """How high up the picture the lines run that cross a box; 0 where none does."""
    tops = []
    for (x, y), (to_x, to_y) in (pair for line in lines for pair in pairwise(line)):
        low, high = max(x, place.left), min(to_x, place.right)
        if low > high or to_x <= x:
            continue
        ends = [y + (to_y - y) * (at - x) / (to_x - x) for at in (low, high)]
        if max(ends) > place.top and min(ends) < place.bottom:
            tops.append(min(ends))
    return min(tops, default=0)


def _runs(plane: Plane, chart: Chart, group: Group) -> Lines:
    """The lines of a group as they are drawn: none goes over a break."""
    runs = segments(group, chart.breaks)
    return [[_point(plane, group.marks[place]) for place in run] for run in runs]


def _beside(place: Box, right: float) -> Box:
    """The same label to the left of its mark."""
    return Box(right - place.width, place.top, right, place.bottom)


def _overlap(one: Box, two: Box) -> bool:
    apart_x = one.right < two.left or two.right < one.left
    return not (apart_x or one.bottom < two.top or two.bottom < one.top)


def _names(paper: Paper, chart: Chart) -> list[list[str]]:
    """The names of the lines, wrapped; none where there is only one line."""
    if len(chart.groups) < 2:
        return []
    room = 140 if paper.sizes in (PHONE, FIELD) else 230
    return [wrap(group.name, paper.sizes.axis, room, most=5) for group in chart.groups]


def _names_room(names: list[list[str]], size: float) -> float:
    if not names:
        return 0
    return max(width(line, size) for name in names for line in name) + size * 1.6


def _write_names(paper: Paper, plane: Plane, chart: Chart, names: list[list[str]]) -> None:
    """Each name beside the end of its line, moved apart where ends lie close together."""
    size = paper.sizes.axis
    ends = [plane.y(group.marks[-1].value) for group in chart.groups]
    _place_names(paper, plane.box, names, ends, size)


def _place_names(
    paper: Paper, box: Box, names: list[list[str]], ends: list[float], size: float
) -> None:
    tall = [len(name) * size * 1.2 + 4 for name in names]
    placed = spread(ends, tall, box.top, box.bottom)
    for place, (name, end, at) in enumerate(zip(names, ends, placed, strict=True)):
        top = at - len(name) * size * 0.6
        paper.line(box.right + 3, end, box.right + size * 0.9, at, colour(place), 1.5)
        paper.lines(box.right + size * 1.2, top, name, size, paper.theme.ink, leading=1.2)


def shares(paper: Paper, chart: Chart, box: Box) -> float:
    """Columns stacked to the whole where the parts exclude each other, else lines."""
    if not chart.stacked:
        return trend(paper, chart, box)
    axis = value_axis(chart, [100])
    names = _names(paper, chart)
    plane, bottom = _stage(paper, chart, box, axis, _names_room(names, paper.sizes.axis))
    ends = _stack(paper, plane, chart)
    if names:
        _place_names(paper, plane.box, names, ends, paper.sizes.axis)
    return bottom


def _stack(paper: Paper, plane: Plane, chart: Chart) -> list[float]:
    """The parts of each period on top of each other; returns the middles of the last column."""
    at: dict[object, float] = {}
    ends = []
    sizes = paper.sizes
    wide = period_width(plane, chart.groups) * 0.72
    for place, group in enumerate(chart.groups):
        end = plane.y(0)
        for mark in group.marks:
            base = at.get(mark.position, 0.0)
            x, low, high = plane.x(mark.position), plane.y(base), plane.y(base + mark.value)
            shade = colour(place, group.rest)
            edge = f' stroke="{paper.theme.ground}"'
            paper.rect(x - wide / 2, high, wide, max(low - high, 0.4), shade, edge)
            fits = width(mark.text, sizes.small) < wide - 4 and low - high > sizes.small * 1.4
            if fits:
                middle = (low + high) / 2 + sizes.small * 0.35
                # White keeps 4.5:1 on the blue only; black does on the others.
                ink = "#ffffff" if place % 4 == 0 and not group.rest else "#000000"
                paper.text(x, middle, mark.text, sizes.small, ink, "middle")
            at[mark.position] = base + mark.value
            end = (low + high) / 2
        ends.append(end)
    return ends


def multiples(paper: Paper, chart: Chart, box: Box) -> float:
    """Small panels, each under its name, on one scale or each on its own."""
    sizes = paper.sizes
    columns = 2 if sizes is PHONE or box.width < NARROW else min(3, len(chart.groups))
    rows = -(-len(chart.groups) // columns)
    shared = value_axis(chart, [mark.value for mark in chart.marks], 2)
    top = unit_line(paper, chart, box.left, box.top) + sizes.axis * 0.5
    gap = sizes.pad * 0.8
    wide = (box.width - gap * (columns - 1)) / columns
    listed = wrap(dashed(chart), sizes.small, box.width)
    foot = len(listed) * sizes.row + sizes.axis * 0.4 if listed else 0
    tall = max((box.bottom - foot - top) / rows, wide * 0.75)
    for place, group in enumerate(chart.groups):
        row, column = divmod(place, columns)
        left = box.left + column * (wide + gap)
        cell = Box(left, top + row * tall, left + wide, top + (row + 1) * tall)
        _panel(paper, chart, group, shared, cell)
    under = top + rows * tall
    paper.lines(box.left, under, listed, sizes.small, paper.theme.ink, leading=1.45)
    return under + foot


def _panel(paper: Paper, chart: Chart, group: Group, shared: Axis, cell: Box) -> None:
    sizes = paper.sizes
    axis = shared
    if chart.own_scales:
        axis = value_axis(chart, [mark.value for mark in group.marks], 2)
    name = wrap(group.name, sizes.axis, cell.width, bold=True, most=2)
    top = paper.lines(cell.left, cell.top, name, sizes.axis, paper.theme.ink, True)
    left = cell.left + label_room(axis, sizes.small)
    own = {m.figures[0].series.key for m in group.marks if m.figures}
    days = [line.position for line in chart.breaks if own & set(line.series)]
    inner = Box(
        left, top + sizes.axis * 1.1, cell.right - sizes.dot, cell.bottom - sizes.small * 2.6
    )
    ends = day_range(chart.groups)
    room = _room_after(paper, Plane(inner, axis, *ends), group.marks[-1], days)
    inner = Box(inner.left, inner.top, inner.right - room, inner.bottom)
    plane = Plane(inner, axis, *ends)
    value_grid(paper, plane, sizes.small)
    upright = [plane.x(day) for day in days]
    for x in upright:
        paper.line(x, inner.top, x, inner.bottom, paper.theme.muted, 1.2, "5 4")
    _line(paper, plane, chart, group, 0)
    time_labels(paper, plane, [group], sizes.small)
    _peaks(paper, plane, group, _runs(plane, chart, group), upright, room, True)
