"""In which form a chart is put into a deck or a document: one decision for both."""

from __future__ import annotations

from enum import StrEnum

from charts.spec.model import Chart


class Form(StrEnum):
    """What a program can draw itself, and what stays ours."""

    STEPS = "a table of steps"
    MAP = "a picture, with the highest beside it where there is room"
    PICTURE = "a picture"
    PANELS = "small charts that the program draws"
    BARS = "bars that the program draws"
    TIME = "columns or lines that the program draws"


NATIVE = (Form.PANELS, Form.BARS, Form.TIME)


def form_of(chart: Chart) -> Form:
    """Native wherever the programs have such a chart; maps and panels of several kinds have not."""
    if chart.kind == "timeline":
        return Form.STEPS
    if chart.kind == "map":
        return Form.MAP
    if chart.panels:
        return Form.PICTURE
    return {"multiples": Form.PANELS, "ranking": Form.BARS}.get(chart.kind, Form.TIME)
