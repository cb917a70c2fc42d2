"""How much a break or a note matters on a chart: the one rule by which they are written out.

It matters by the change that it stands at: a reader who does not see why two neighbouring numbers
differ reads the difference as news. What the finding compares comes before all else.
"""

from __future__ import annotations

from charts.spec.marks import crossed
from charts.spec.model import Chart, Group, Line, Mark, Note

LARGE = 0.25
"""A change that matters, as a share of the larger of the two numbers …"""
SEEN = 0.05
"""… that is also seen: as a share of the highest number drawn, which is the height of the plot."""
FOREMOST = 1.0
"""Added where the finding itself crosses the break: it then comes before every other."""


def of_break(chart: Chart, line: Line) -> float:
    """How much is seen of the largest change that matters between marks that it lies between.

    From 0, where none matters, to 1; one more where the finding compares the two: that of a
    single line is of its last two marks.
    """
    weight = 0.0
    for group in chart.groups:
        for first, second in zip(group.marks, group.marks[1:], strict=False):
            if crossed(first, second, (line,)):
                weight = max(weight, _seen(chart, first, second) + _foremost(chart, group, second))
    return weight


def of_note(chart: Chart, note: Note) -> float:
    """The same of the changes from the note's mark to its neighbours, from 0 to 1.

    One more where the finding is of that mark.
    """
    group = chart.groups[note.group]
    own = group.marks[note.mark]
    beside = group.marks[max(note.mark - 1, 0) : note.mark + 2]
    largest = max(_seen(chart, own, mark) for mark in beside)
    return largest + _foremost(chart, group, own)


def _seen(chart: Chart, first: Mark, second: Mark) -> float:
    """A change as a share of the plot's height, 0 where it does not matter.

    On a log axis a change is seen as large as it is for the number itself.
    """
    larger = max(abs(first.value), abs(second.value))
    size = abs(second.value - first.value)
    highest = larger if chart.log else max(abs(mark.value) for mark in chart.marks)
    if not larger or size < LARGE * larger or size < SEEN * highest:
        return 0.0
    return min(size / highest, 1.0)


def _foremost(chart: Chart, group: Group, mark: Mark) -> float:
    return FOREMOST if len(chart.groups) == 1 and mark is group.marks[-1] else 0.0
