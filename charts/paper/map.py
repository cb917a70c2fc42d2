"""Maps as pictures: outlines filled by class, no data hatched, and a legend that names both."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from charts.layout import shapes
from charts.layout.any_font import width
from charts.layout.colours import Theme, shades
from charts.layout.scale import MapClass, class_of, map_classes, no_figure
from charts.paper.axes import unit_line
from charts.paper.sheet import PHONE, Box, Paper, n
from charts.spec.model import Chart

HATCH, CLIP = "{key}h", "{key}k"


def world_map(paper: Paper, chart: Chart, box: Box) -> float:
    """The world, as large as the box allows, with the legend under it."""
    left, bottom, right, top = shapes.frame(chart.area)
    classes = map_classes(chart)
    rows = _legend_rows(_entries(chart, classes), paper.sizes.axis, box.width)
    scale = box.width / (right - left)
    if paper.sizes is not PHONE:
        legend = paper.sizes.axis * (1.6 * len(rows) + 2.4)
        scale = min(scale, (box.height - legend) / (top - bottom))
    start = box.left + (box.width - scale * (right - left)) / 2
    view = _View(start - left * scale, box.top + top * scale, scale)
    ramp = shades(paper.theme, len(classes))
    paper.add(_clip(view, (left, bottom, right, top)))
    paper.add(f'<g clip-path="url(#{CLIP})">')
    _land(paper, chart, view, [class_of(classes, m.value) for m in chart.marks], ramp)
    paper.add("</g>")
    at = box.top + (top - bottom) * scale + paper.sizes.axis * 0.6
    return _legend(paper, chart, rows, [*ramp, f"url(#{HATCH})"], box.left, at)


def _clip(view: _View, extent: tuple[float, float, float, float]) -> str:
    """What keeps a map within its frame."""
    x, top = view.point(extent[0], extent[3])
    right, bottom = view.point(extent[2], extent[1])
    size = f'width="{n(right - x)}" height="{n(bottom - top)}"'
    return f'<clipPath id="{CLIP}"><rect x="{n(x)}" y="{n(top)}" {size}/></clipPath>'


def _entries(chart: Chart, classes: list[MapClass]) -> list[str]:
    """The labels of the legend; the last one is for places without a figure."""
    return [*(item.label for item in classes), no_figure(chart)]


def _entry_width(label: str, size: float) -> float:
    return size * 2.7 + width(label, size)


def _legend_rows(labels: list[str], size: float, room: float) -> list[list[str]]:
    """The labels in rows that fit."""
    rows: list[list[str]] = []
    used = room
    for label in labels:
        wide = _entry_width(label, size)
        if used + wide - size > room:
            rows.append([])
            used = 0
        rows[-1].append(label)
        used += wide
    return rows


class _View:
    """From projected degrees to pixels."""

    def __init__(self, x: float, y: float, scale: float) -> None:
        self.x0, self.y0, self.scale = x, y, scale
        self.tolerance = 1.8

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.x0 + x * self.scale, self.y0 - y * self.scale

    def path(self, outlines: Iterable[shapes.Outline]) -> str:
        return "".join(self._ring(ring) for outline in outlines for ring in outline)

    def _ring(self, ring: tuple[shapes.Point, ...]) -> str:
        """A closed ring in relative steps of a tenth of a pixel, without points too near."""
        kept: list[tuple[int, int]] = []
        for x, y in (self.point(x, y) for x, y in ring):
            step = round(x * 10), round(y * 10)
            if not kept or _far(step, kept[-1], self.tolerance * 10):
                kept.append(step)
        if len(kept) < 3:
            return ""
        moves = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(kept)]
        text = "".join(_pair(dx, dy, k == 0) for k, (dx, dy) in enumerate(moves))
        return f"M{_tenth(kept[0][0])} {_tenth(kept[0][1])}l{text}z"


def _far(one: tuple[int, int], two: tuple[int, int], least: float) -> bool:
    return abs(one[0] - two[0]) + abs(one[1] - two[1]) >= least


def _tenth(value: int) -> str:
    text = f"{value / 10:.1f}".removesuffix(".0")
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _pair(dx: int, dy: int, first: bool) -> str:
    one, two = _tenth(dx), _tenth(dy)
    lead = "" if first or one.startswith("-") else " "
    return lead + one + ("" if two.startswith("-") else " ") + two


def _land(paper: Paper, chart: Chart, view: _View, places: list[int], ramp: list[str]) -> None:
    theme = paper.theme
    marks = {str(m.position): k for m, k in zip(chart.marks, places, strict=True)}
    outlines = shapes.within(chart.area)
    paper.add(_hatch(theme))
    edge = f' stroke="{theme.border}" stroke-width=".6"'
    empty = view.path(o for code, o in outlines.items() if code not in marks)
    paper.add(f'<path d="{empty}" fill="url(#{HATCH})" stroke="{theme.hatch}" stroke-width=".5"/>')
    for k, shade in enumerate(ramp):
        own = view.path(o for code, o in outlines.items() if marks.get(code) == k)
        if own:
            paper.add(f'<path d="{own}" fill="{shade}"{edge}/>')
    radius = 2 if paper.sizes is PHONE else 3.2
    for k, shade in enumerate(ramp):
        dots = "".join(
            f'<circle cx="{n(x)}" cy="{n(y)}" r="{radius}"/>'
            for code, point in shapes.points().items()
            if marks.get(code) == k and shapes.shows(chart.area, point)
            for x, y in [view.point(*point)]
        )
        if dots:
            paper.add(f'<g fill="{shade}" stroke="{theme.muted}" stroke-width=".6">{dots}</g>')


def _hatch(theme: Theme) -> str:
    return (
        f'<pattern id="{HATCH}" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="5" height="5" fill="{theme.no_data}"/>'
        f'<path d="M0 0V5" stroke="{theme.hatch}" stroke-width="1.6"/></pattern>'
    )


def _legend(
    paper: Paper, chart: Chart, rows: list[list[str]], fills: list[str], left: float, top: float
) -> float:
    """The unit, then a patch and a label for each class."""
    size, theme = paper.sizes.axis, paper.theme
    at = unit_line(paper, chart, left, top) + size * 0.35
    edge = f' stroke="{theme.muted}" stroke-width=".6"'
    fill = iter(fills)
    for row in rows:
        x = left
        for label in row:
            paper.rect(x, at, size * 1.1, size * 1.1, next(fill), edge)
            paper.text(x + size * 1.5, at + size * 0.92, label, size, theme.ink)
            x += _entry_width(label, size)
        at += size * 1.6
    return at
