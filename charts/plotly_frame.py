"""What stands around every Plotly chart: title, subtitle, source line, margins and fonts."""

from __future__ import annotations

from dataclasses import dataclass, field

import plotly.graph_objects as go

from charts.colours import FONT, Theme
from charts.model import Chart
from charts.safe import plotly_text
from charts.text import wrap
from locales import translator

NARROWEST = 320
"""Texts are broken so that they fit on a phone; a wider screen shows the same lines."""
TITLE, SUBTITLE, SMALL, AXIS = 17, 13, 11, 12
PLOT_HEIGHT = 330
SEPARATORS = {"en": ".,", "nl": ",."}


@dataclass
class Canvas:
    """Where a chart is drawn: colours, and the space kept above and below it in pixels."""

    theme: Theme
    top: float
    source: str
    below: list[str] = field(default_factory=list)

    def finish(
        self, figure: go.Figure, plot: float, left: int = 8, right: int = 8, below: float = 34
    ) -> None:
        """Set height and margins, and put the source line under all that is ``below``."""
        listed = "<br>".join(self.below)
        if listed:
            self._foot(figure, listed, "notes", left, below)
            below += (listed.count("<br>") + 1) * SMALL * 1.3 + 10
        lines = self.source.count("<br>") + 1
        bottom = below + lines * SMALL * 1.3 + 10
        figure.update_layout(
            height=round(self.top + plot + bottom),
            margin={"t": round(self.top), "b": round(bottom), "l": left, "r": right, "pad": 0},
        )
        self._foot(figure, self.source, "source", left, below)

    def _foot(self, figure: go.Figure, text: str, name: str, left: int, below: float) -> None:
        figure.add_annotation(
            text=text,
            x=0,
            y=0,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="top",
            xshift=4 - left,
            yshift=-below - 4,
            showarrow=False,
            align="left",
            name=name,
            font={"size": SMALL, "color": self.theme.muted},
        )


def frame(figure: go.Figure, chart: Chart, theme: Theme, heading: bool) -> Canvas:
    """Set fonts, separators and title; returns the canvas to draw on."""
    title = broken(chart.title, TITLE, bold=True)
    sub = broken("; ".join((chart.subtitle, *chart.remarks)), SUBTITLE)
    top = 12.0
    if heading:
        text = (
            f"<b>{title}</b><br>"
            f'<span style="font-size:{SUBTITLE}px;color:{theme.muted}">{sub}</span>'
        )
        top += (title.count("<br>") + 1) * TITLE * 1.25
        top += (sub.count("<br>") + 1) * SUBTITLE * 1.4 + 8
        figure.update_layout(
            title={
                "text": text,
                "x": 0,
                "xref": "container",
                "pad": {"l": 4, "t": 6},
                "y": 1,
                "yref": "container",
                "yanchor": "top",
                "font": {"size": TITLE, "color": theme.ink},
            }
        )
    figure.update_layout(
        template=None,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": AXIS, "color": theme.ink},
        separators=SEPARATORS.get(chart.language, ".,"),
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        hoverlabel={"align": "left", "font": {"family": FONT, "size": 13}},
        meta={"chart": chart.id, "language": chart.language, "version": chart.record.version},
    )
    return Canvas(theme, top, broken(chart.source_line, SMALL))


def broken(text: str, size: float, room: float = NARROWEST, bold: bool = False) -> str:
    """Text escaped for Plotly, in lines that fit."""
    return "<br>".join(plotly_text(line) for line in wrap(text, size, room, bold))


def axis_style(theme: Theme, **more: object) -> dict[str, object]:
    """The look of every axis; what is given comes on top."""
    return {
        "gridcolor": theme.grid,
        "linecolor": theme.grid,
        "tickcolor": theme.grid,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"size": AXIS, "color": theme.muted},
        "title": {"font": {"size": AXIS, "color": theme.muted}},
        **more,
    }


def unit_note(figure: go.Figure, chart: Chart, canvas: Canvas, shift: float = 4) -> None:
    """The unit, written at the top of the value axis, where it can be read without turning."""
    text = chart.unit_label[:1].upper() + chart.unit_label[1:]
    figure.add_annotation(
        text=plotly_text(text),
        x=0,
        y=1,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=shift,
        showarrow=False,
        name="unit",
        font={"size": AXIS, "color": canvas.theme.muted},
    )


def hover_text(lines: list[str], language: str) -> str:
    """Lines for Plotly's hover box, the first in bold."""
    translator(language)
    safe = [broken(line, 13, 300) for line in lines]
    return "<br>".join([f"<b>{safe[0]}</b>", *safe[1:]]) if safe else ""
