"""A chart that Excel draws itself, under the table of an item, beside the numbers that it is of.

Columns and bars only: a line would be drawn across a break, and Excel cannot be told of one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.layout.colours import PALETTE
from charts.layout.safe import safe_cell
from charts.spec.model import Chart, Group
from charts.words import describe, inexact
from languages import translator

MOST_GROUPS, MOST_LABELS = 4, 20
"""More than these cannot be told apart in one chart: of a ranking the first are drawn."""
WIDTH, HEIGHT = 760, 340
SMALL = (376, 230)
"""Width and height of one of many: two of them are as wide as one chart."""
APART = "multiples"
"""The kind whose groups are drawn each for itself, in a chart of their own."""
KINDS = ("trend", "shares", "ranking", "map", APART)
A_LINE = 13.5
"""Points of a line of text in a cell."""


@dataclass(frozen=True)
class Block:
    """The numbers of a native chart: a row a label, a column a group; None is no number."""

    labels: tuple[str, ...]
    names: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    inexact: tuple[tuple[bool, ...], ...]
    """For each value whether it is only a lower bound or approximate."""


def block(chart: Chart) -> Block | None:
    """What Excel can draw of a chart; None where that would mislead or not be readable."""
    groups = [group for group in chart.groups if group.marks]
    if chart.kind not in KINDS or not groups:
        return None
    if chart.kind != APART and (chart.own_scales or len(groups) > MOST_GROUPS):
        return None
    if len(groups) > 1 and not chart.has_time_axis:
        return None
    labels = _labels(groups, chart)
    if len(labels) < 2:
        return None
    held = [{mark.label: mark for mark in group.marks} for group in groups]
    rows = [[there.get(label) for there in held] for label in labels]
    values = tuple(tuple(mark.value if mark else None for mark in row) for row in rows)
    unsure = tuple(tuple(mark is not None and mark.inexact for mark in row) for row in rows)
    names = tuple(group.name or chart.title for group in groups)
    return Block(labels, names, values, unsure)


def _labels(groups: list[Group], chart: Chart) -> tuple[str, ...]:
    every = [mark for group in groups for mark in group.marks]
    marks = [mark for mark in every if chart.stacked or not mark.derived]
    if chart.has_time_axis:
        return tuple(dict.fromkeys(m.label for m in sorted(marks, key=lambda m: str(m.position))))
    ordered = sorted(marks, key=lambda mark: -mark.value)
    return tuple(dict.fromkeys(mark.label for mark in ordered))[:MOST_LABELS]


def put(
    book: Any,
    sheet: Any,
    top: int,
    chart: Chart,
    formats: tuple[Any, Any, Any],
    widths: Sequence[float],
) -> bool:
    """Write the numbers at row ``top`` and the chart beside them; False where there is none.

    ``formats`` are those of text, of whole and of broken numbers; ``widths`` are the columns', in
    characters.
    """
    made = block(chart)
    if made is None:
        return False
    _ = translator(chart.language)
    text, whole, broken = formats
    heads = (_("Numbers of the chart"), *made.names)
    lines = (math.ceil(1.3 * len(head) / wide) for head, wide in zip(heads, widths, strict=False))
    sheet.set_row(top, A_LINE * max(lines))
    sheet.write_string(top, 0, heads[0], text)
    for column, name in enumerate(made.names, 1):
        sheet.write_string(top, column, safe_cell(name), text)
    for row, (label, values) in enumerate(zip(made.labels, made.values, strict=True), top + 1):
        sheet.write_string(row, 0, safe_cell(label), text)
        for column, value in enumerate(values, 1):
            if value is not None:
                style = whole if float(value).is_integer() else broken
                sheet.write_number(row, column, value, style)
    # Beside them a page parts it less often, and none of its numbers is out of sight.
    every = range(1, len(made.names) + 1)
    said = {"description": describe.alt(chart)}
    if chart.kind != APART:
        sheet.insert_chart(top, len(every) + 1, _drawn(book, sheet, top, chart, made, every), said)
        return True
    # Under them: beside them two small charts would make the printed page twice as wide. What
    # all of them share is said once, for in each it would leave no room for the chart.
    under = top + len(made.labels) + 2
    sheet.merge_range(under, 0, under, len(every), safe_cell(_over_all(chart)), text)
    groups = (group for group in chart.groups if group.marks)
    for place, (column, group) in enumerate(zip(every, groups, strict=True)):
        small = _drawn(book, sheet, top, chart, made, (column,))
        across, down = place % 2 * (SMALL[0] + 8), place // 2 * (SMALL[1] + 8)
        at = {"x_offset": across, "y_offset": down, "description": _alone(group)}
        sheet.insert_chart(under + 1, 0, small, at)
    return True


def _over_all(chart: Chart) -> str:
    """What is said once of many charts: their unit, breaks, and numbers that are not exact."""
    return " ".join(
        filter(None, (f"{chart.unit_label}.", _across(chart), inexact.told(chart, hollow=False)))
    )


def _across(chart: Chart) -> str:
    _ = translator(chart.language)
    return _("Across a break nothing may be compared: see the notes.") if chart.breaks else ""


def _alone(group: Group) -> str:
    """What is read aloud of one chart of many: its numbers, as they are printed."""
    return f"{group.name}: {'; '.join(f'{mark.label} {mark.text}' for mark in group.marks)}"


def _drawn(
    book: Any, sheet: Any, top: int, chart: Chart, made: Block, columns: Sequence[int]
) -> Any:
    """The numbers of these columns as one chart."""
    _ = translator(chart.language)
    stacked = {"subtype": "stacked"} if chart.stacked else {}
    drawn = book.add_chart({"type": "column" if chart.has_time_axis else "bar", **stacked})
    # What it is called in the list of shapes: its number there comes by itself.
    drawn.chart_name = f"{_('Chart')} {len(book.charts)}"
    first, last = top + 1, top + len(made.labels)
    for column in columns:
        name = made.names[column - 1]
        drawn.add_series(
            {
                "name": name,
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "fill": {"color": PALETTE[(column - 1) % len(PALETTE)]},
                "gap": 60,
                "points": [_look(row[column - 1], column) for row in made.inexact],
            }
        )
    alone = chart.kind == APART
    title = made.names[columns[0] - 1] if alone else chart.title
    size = 10 if alone else 11
    drawn.set_title({"name": title, "overlay": False, "name_font": {"size": size}})
    by_time = chart.has_time_axis
    told = inexact.told(chart, hollow=False)
    values: dict[str, Any] = {
        "name": chart.unit_label if by_time else " · ".join(filter(None, (chart.unit_label, told))),
        "num_format": "#,##0.##",
        "major_gridlines": _GRID,
    }
    if alone and not chart.own_scales:
        # One scale for all, or a small number would look as large as a great one.
        held = (value for row in made.values for value in row if value is not None)
        values["max"] = rounded_up(max(held))
    if chart.log:
        values["log_base"] = 10
    said = " ".join(filter(None, (_across(chart), told if by_time else "")))
    if alone:
        values["name"], said = "", ""
    labels: dict[str, Any] = {**({"name": said} if said else {}), "name_font": {"bold": False}}
    drawn.set_y_axis(values if by_time else {**labels, "reverse": True})
    drawn.set_x_axis(labels if by_time else values)
    drawn.set_legend({"none": True} if len(columns) == 1 else {"position": "bottom"})
    wide, high = SMALL if alone else (WIDTH, HEIGHT)
    drawn.set_size({"width": wide, "height": high})
    return drawn


def rounded_up(value: float) -> float:
    """The end of an axis: the next number of one digit and a half (1,530 gives 2,000)."""
    step = 10.0 ** math.floor(math.log10(value)) / 2 if value > 0 else 1.0
    return math.ceil(value / step) * step


def _look(unsure: bool, column: int) -> dict[str, Any] | None:
    """Hatched within a dashed edge where a number is not exact; None is the series' own look."""
    if not unsure:
        return None
    tone = PALETTE[(column - 1) % len(PALETTE)]
    pattern = {"pattern": "dark_upward_diagonal", "fg_color": tone, "bg_color": "#FFFFFF"}
    return {"pattern": pattern, "border": {"color": tone, "dash_type": "dash"}}


_GRID = {"visible": True, "line": {"color": "#D0D7DE"}}
