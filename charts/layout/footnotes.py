"""Notes on charts without an axis of time: a sign beside the number, a list under the plot."""

from __future__ import annotations

from dataclasses import replace

from charts.spec.model import Chart


def footnoted(chart: Chart) -> tuple[Chart, list[str]]:
    """The chart with a sign after each number that has a note, and what the signs stand for.

    Marks that share a label share a sign. Without notes the chart comes back as it is.
    """
    labels = list(dict.fromkeys(note.label for note in chart.notes))
    if not labels:
        return chart, []
    signs: dict[tuple[int, int], str] = {}
    for note in chart.notes:
        place = (note.group, note.mark)
        signs[place] = signs.get(place, "") + _sign(labels.index(note.label))
    groups = tuple(
        replace(
            group,
            marks=tuple(
                replace(mark, text=f"{mark.text} {signs[g, m]}") if (g, m) in signs else mark
                for m, mark in enumerate(group.marks)
            ),
        )
        for g, group in enumerate(chart.groups)
    )
    listed = [f"{_sign(place)} {label}" for place, label in enumerate(labels)]
    return replace(chart, groups=groups), listed


def _sign(place: int) -> str:
    return f"[{place + 1}]"
