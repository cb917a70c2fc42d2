"""Axes: where the ticks stand and what they say, and the classes of a map's legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charts.spec.model import Chart, Group, Mark
from languages import numbers, translator

_STEPS = (1, 2, 2.5, 5, 10)
CLASSES = 5


@dataclass(frozen=True)
class Axis:
    """The value axis: from ``low`` to ``high`` with labelled ticks; ``log`` in powers of ten."""

    low: float
    high: float
    ticks: tuple[float, ...]
    labels: tuple[str, ...]
    log: bool = False

    def share(self, value: float) -> float:
        """Where a value lies between the ends, 0 to 1."""
        if self.log:
            low, high = math.log10(self.low), math.log10(self.high)
            return (math.log10(max(value, self.low)) - low) / (high - low)
        return (value - self.low) / (self.high - self.low)


def value_axis(chart: Chart, values: Sequence[float], wanted: int = 5) -> Axis:
    """The axis for these values. Counts start at zero; below it only where values are."""
    if chart.log and min(values, default=0) > 0:
        return _log_axis(chart, values)
    low, high = min(0, *values, 0), max(0, *values, 0)
    if chart.stacked:
        low, high = 0, 100
    step = _step((high - low) or 1, wanted)
    if _whole_only(chart):
        step = max(1, step)
    bottom, top = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    if chart.percent and not chart.own_scales and top > 100 and high <= 100:
        top = 100
    top = top if top > bottom else bottom + step
    count = round((top - bottom) / step)
    ticks = tuple(_clean(bottom + place * step) for place in range(count + 1))
    return Axis(bottom, top, ticks, tuple(tick_label(chart, t) for t in ticks))


def _whole_only(chart: Chart) -> bool:
    kind = chart.record.series[chart.series[0]].unit.kind
    return kind == "count" and not chart.percent and not chart.per


def _step(span: float, wanted: int) -> float:
    rough = span / wanted
    power = 10 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * 0.999)


def _clean(value: float) -> float:
    value = round(value, 10)
    return int(value) if float(value).is_integer() else value


def _log_axis(chart: Chart, values: Sequence[float]) -> Axis:
    low = 10 ** math.floor(math.log10(min(values)))
    high = 10 ** math.ceil(math.log10(max(values)))
    high = high if high > low else low * 10
    powers = range(round(math.log10(low)), round(math.log10(high)) + 1)
    ticks = tuple(_clean(10.0**power) for power in powers)
    return Axis(low, high, ticks, tuple(tick_label(chart, t) for t in ticks), log=True)


def tick_label(chart: Chart, value: float) -> str:
    """A tick in words: "10 million", "40%"."""
    if chart.percent:
        return numbers.percent(value, chart.language, 2)
    return numbers.short(value, chart.language)


def time_ticks(groups: Sequence[Group], gap: float) -> list[Mark]:
    """Which periods are labelled: from the latest back, each at least ``gap`` days from the next.

    With even periods that is every one, every second, every third.
    """
    marks = {m.position: m for g in groups for m in g.marks if isinstance(m.position, date)}
    kept: list[Mark] = []
    later = math.inf
    for day in sorted(marks, reverse=True):
        if later - day.toordinal() >= gap:
            kept.append(marks[day])
            later = day.toordinal()
    return kept[::-1]


def no_figure(chart: Chart) -> str:
    """What the legend of a map says of land without a colour."""
    _ = translator(chart.language)
    if not chart.area:
        return _("No figure")
    area = chart.record.geography(chart.area).name(chart.language)
    return _("No figure, or not in {area}", area=area)


@dataclass(frozen=True)
class MapClass:
    """One colour of a map: from ``low`` to ``high``, both ends included, and its words."""

    low: float
    high: float
    label: str


def map_classes(chart: Chart) -> list[MapClass]:
    """Classes of about equal size, or by powers of ten where values lie far apart."""
    values = sorted(mark.value for mark in chart.marks)
    if len(set(values)) <= CLASSES:
        bounds = [(v, v) for v in sorted(set(values))]
    elif values[0] >= 0 and values[-1] > 1000 * max(values[len(values) // 4], 1):
        bounds = _by_powers(values)
    else:
        bounds = _by_rank(values)
    return [MapClass(low, high, _class_label(chart, low, high)) for low, high in bounds]


def _by_powers(values: list[float]) -> list[tuple[float, float]]:
    """Powers of ten, the lowest thrown together so that there are at most five classes."""
    top = math.floor(math.log10(values[-1]))
    edges = [10.0**power for power in range(top - CLASSES + 2, top + 1)]
    return _filled(values, edges)


def _by_rank(values: list[float]) -> list[tuple[float, float]]:
    edges = [values[len(values) * k // CLASSES] for k in range(1, CLASSES)]
    return _filled(values, sorted(set(edges)))


def _filled(values: list[float], edges: list[float]) -> list[tuple[float, float]]:
    """The lowest and highest value that really lies in each class; empty classes fall away."""
    found = []
    for low, high in zip([-math.inf, *edges], [*edges, math.inf], strict=True):
        inside = [v for v in values if low <= v < high]
        if inside:
            found.append((inside[0], inside[-1]))
    return found


def _class_label(chart: Chart, low: float, high: float) -> str:
    one, two = _short(chart, low), _short(chart, high)
    if one == two:
        return one
    return translator(chart.language)("{low} to {high}", low=one, high=two)


def _short(chart: Chart, value: float) -> str:
    mark = next(mark for mark in chart.marks if mark.value == value)
    if mark.figure is None:
        return mark.text
    if mark.rate:
        return mark.text
    return mark.figure.format(chart.language, qualifier=False)


def class_of(classes: Sequence[MapClass], value: float) -> int:
    """The place of a value's class."""
    return next(k for k, item in enumerate(classes) if item.low <= value <= item.high)
