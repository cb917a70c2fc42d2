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


FORMS = {
    "trend": Form.TIME,
    "shares": Form.TIME,
    "multiples": Form.PANELS,
    "ranking": Form.BARS,
    "map": Form.MAP,
    "timeline": Form.STEPS,
}
NATIVE = (Form.PANELS, Form.BARS, Form.TIME)


def form_of(chart: Chart) -> Form:
    """Native wherever the programs have such a chart: what is not listed here stays a picture."""
    return Form.PICTURE if chart.panels else FORMS.get(chart.kind, Form.PICTURE)
