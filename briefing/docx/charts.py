"""Charts that Word draws itself, from numbers that "Edit data" opens; the others stay pictures.

Which are which is decided for decks and documents alike (:mod:`briefing.native.form`). A chart is
laid out in a frame that is wider than the text by as much as the type of a deck is larger than
that of a page, and is then put on the page smaller.
"""

from __future__ import annotations

from typing import Any

from docx.shared import Cm, Pt

from briefing.docx.chart_part import Look, framed, put
from briefing.docx.tones import tones_of
from briefing.native.bars import bars
from briefing.native.box import INK, LEADING, Box
from briefing.native.charts import over_time
from briefing.native.flags import Label, Plan, Stroke, breaks_of, drawn, plan
from briefing.native.form import NATIVE, Form, form_of
from briefing.native.heading import headed
from briefing.native.theme import Theme
from charts.files.word_paper import Paper
from charts.layout.flag_rows import dashed
from charts.layout.text import wrap
from charts.spec.model import Chart
from charts.words import describe, inexact

SCALE, NARROW = 0.8, 400.0
"""How large a point of a chart is on paper; below that width its type is that of a page already."""
HEAD, HEAD_LEADING = 12.0, 1.25
"""Points of what is counted above the plot, before it is put on the page."""
ROOM_OVER_HEAD = 0.72
"""Of the width, for a line of the chart's own title: programs break it before the end."""
TALL, LOW, LOWEST = 232.0, 152.0, 100.0
"""Points on paper of a plot with its axis and legend; of a small one, and the least of it."""
A_BAR, MOST_BAR = 20.0, 42.0
HIGHEST = 0.74
"""Of the height of a page's text: a chart leaves room for its title, caption and source."""


def is_native(chart: Chart) -> bool:
    """Whether Word draws this chart itself."""
    return form_of(chart) in NATIVE


def look_of(paper: Paper) -> Look:
    """How a document shows its charts."""
    tones = tones_of(paper.file)
    scale = SCALE if paper.width / Pt(1) / SCALE > NARROW else 1.0
    names = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
    names |= {f"accent{k}": f"accent{k}" for k in range(1, 7)}
    if any(slot not in tones.theme for slot in names.values()):
        return Look(None, scale)
    colours = {role: tones.theme[slot] for role, slot in names.items()}
    return Look(Theme(colours, tones.stretch), scale)


def line_for(paper: Paper) -> Any:
    """An empty paragraph for a chart, which stays with what follows."""
    line = paper.add("Normal")
    # Lines of a fixed height would cut it off.
    line.paragraph_format.line_spacing = 1.0
    line.paragraph_format.first_line_indent = line.paragraph_format.left_indent = Cm(0)
    line.paragraph_format.keep_with_next = True
    return line


def show(paper: Paper, chart: Chart, look: Look) -> list[str]:
    """Put a chart at the end of the document; returns what its signs mean, a sentence each."""
    wide = paper.width / Pt(1) / look.scale
    highest = paper.height / Pt(1) * HIGHEST / look.scale
    told = inexact.told(chart)
    said = [told] if told else []
    if form_of(chart) == Form.PANELS:
        _panels(paper, chart, wide, highest, look)
        return [*said, *filter(None, [chart.subtitle, dashed(chart)])]
    return [*said, *_one(line_for(paper), chart, wide, highest, look)]


def _one(line: Any, chart: Chart, wide: float, highest: float, look: Look) -> list[str]:
    """A chart alone, what it counts above it; returns the words of labels that are numbers."""
    lines = wrap(chart.subtitle, HEAD, wide * ROOM_OVER_HEAD)
    above = len(lines) * HEAD * HEAD_LEADING + 6 if lines else 0
    planned = Plan()
    over: list[Stroke | Label] = []
    if form_of(chart) == Form.BARS:
        frame = Box(0, 0, wide, above + min(highest - above, _bars_high(chart, wide)))
        made = bars(framed, chart, Box(0, above, wide, frame.height - above), frame=frame)
    else:
        planned = plan(chart, Box(0, 0, wide, TALL / look.scale))
        top = above + planned.height
        frame = Box(0, 0, wide, min(highest, top + TALL / look.scale))
        made = over_time(framed, chart, Box(0, top, wide, frame.height - top), frame=frame)
        assert made.ground is not None
        over += drawn(made.ground, planned, above)
    if lines:
        headed(made.frame.chart, lines, HEAD, chart.language)
    put(line, made.frame, over, look, chart.language, chart.title, describe.alt(chart))
    return _numbers(planned)


def _bars_high(chart: Chart, wide: float) -> float:
    """The height at which the names of bars can be read."""
    count = len(chart.marks)
    lines = max(len(wrap(mark.label, NAME, wide * ROOM_FOR_NAMES)) for mark in chart.marks)
    least = MOST_BAR if count < FEW_BARS else A_BAR
    return count * max(least, lines * NAME * LEADING + 3) + 12


NAME, ROOM_FOR_NAMES = 11.0, 0.44
"""Points of the name of a bar, and the share of the width that it can take."""
FEW_BARS = 5


def _numbers(planned: Plan) -> list[str]:
    """The words of labels that are numbers on the chart; in full they are said under it."""
    if not planned.numbered:
        return []
    pairs = zip(planned.labels, planned.items, strict=True)
    return ["; ".join(f"{number}: {item.label}" for number, item in pairs)]


def _panels(paper: Paper, chart: Chart, wide: float, highest: float, look: Look) -> None:
    """Small charts beside each other, each under its name; a row is as many as the text holds.

    The rows stay together where a page can hold them.
    """
    across = 3 if len(chart.groups) > 4 and wide > ROOM_FOR_THREE else 2
    each = (wide - GAP) / across
    rows = [chart.groups[k : k + across] for k in range(0, len(chart.groups), across)]
    named = [[_named(group.name, each) for group in row] for row in rows]
    heads = [max(names[-1].box.bottom if names else 0 for names in row) + 4 for row in named]
    high = max(min(LOW / look.scale, (highest - sum(heads)) / len(rows)), LOWEST / look.scale)
    whole = f"{describe.alt(chart)} "
    for row, names, head in zip(rows, named, heads, strict=True):
        line = line_for(paper)
        line.paragraph_format.keep_with_next = (
            row is rows[-1] or sum(heads) + high * len(rows) <= highest
        )
        for group, name in zip(row, names, strict=True):
            frame, box = Box(0, 0, each, head + high), Box(0, head, each, high)
            made = over_time(framed, chart, box, (group,), frame)
            assert made.ground is not None
            last = group.marks[-1]
            said = f"{whole}{chart.title}, {group.name}: {last.label}, {last.exact}"
            over: list[Stroke | Label] = [*name, *breaks_of(made.ground, chart, group)]
            put(line, made.frame, over, look, chart.language, group.name, said)
            whole = ""


def _named(name: str, wide: float) -> list[Label]:
    """The name of a small chart above it, in as many lines as it takes."""
    lines = wrap(name, HEAD, wide * 0.92, bold=True)
    high = HEAD * HEAD_LEADING
    return [
        Label(text, name, Box(0, k * high, wide, high), INK, True, size=HEAD)
        for k, text in enumerate(lines)
    ]


ROOM_FOR_THREE = 480.0
GAP = 2.0
"""Points kept free in a row: a row that is as wide as the text may break."""
