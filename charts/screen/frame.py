"""What stands around every Plotly chart: title, subtitle, source line, margins and fonts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from charts.layout.any_font import width, wrap
from charts.layout.colours import FONT, Theme
from charts.layout.safe import plotly_text
from charts.screen.draft import Draft
from charts.spec.model import Chart
from charts.words import titles
from languages import grammar

NARROWEST = 320
"""Texts are broken so that they fit on a phone; a wider screen shows the same lines."""
TITLE, SUBTITLE, SMALL, AXIS = 17, 13, 11, 12
PLOT_HEIGHT = 310


@dataclass
class Canvas:
    """Where a chart is drawn: colours, texts around it, and the space kept above in pixels."""

    theme: Theme
    source: str
    title: str = ""
    subtitle: str = ""
    top: float = 12
    phone: bool = False
    title_size: int = TITLE
    plot: int = PLOT_HEIGHT
    below: list[str] = field(default_factory=list)

    def finish(
        self, draft: Draft, plot: float, left: int = 8, right: int = 8, below: float = 34
    ) -> None:
        """Set height and margins, and write heading and source line into them."""
        at = self.top
        if self.title:
            under = at + _tall(self.subtitle, SUBTITLE)
            at = under + _tall(self.title, self.title_size) + 4
            self._note(draft, self.title, "title", left, at - 2, self.title_size)
            self._note(draft, self.subtitle, "subtitle", left, under - 2, SUBTITLE)
        if self.below:
            listed = "<br>".join(self.below)
            self._note(draft, listed, "notes", left, -below, SMALL)
            below += _tall(listed, SMALL) + 8
        self._note(draft, self.source, "source", left, -below, SMALL)
        bottom = below + _tall(self.source, SMALL) + 10
        draft.set(
            height=round(at + plot + bottom),
            margin={"t": round(at), "b": round(bottom), "l": left, "r": right, "pad": 0},
        )

    def _note(
        self, draft: Draft, text: str, name: str, left: int, shift: float, size: float
    ) -> None:
        """Text in a margin: ``shift`` pixels above the plot, or under it when negative."""
        if not text:
            return
        ink = self.theme.ink if name == "title" else self.theme.muted
        draft.note(
            text=text,
            x=0,
            y=1 if shift > 0 else 0,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="top",
            xshift=4 - left,
            yshift=shift,
            align="left",
            borderpad=0,
            name=name,
            font={"size": size, "color": ink},
        )


def _tall(text: str, size: float) -> float:
    """The height of lines as Plotly sets them."""
    return (text.count("<br>") + 1) * size * 1.3 if text else 0


def frame(draft: Draft, chart: Chart, theme: Theme, heading: bool, phone: bool = False) -> Canvas:
    """Set fonts, separators and ground; returns the canvas to draw on."""
    words = grammar(chart.language)
    draft.set(
        template={},  # Plotly adds seven kilobytes of its own when there is none
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": AXIS, "color": theme.ink},
        separators=words.decimal + words.group,
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        hoverlabel={"align": "left", "font": {"family": FONT, "size": 13}},
        meta={"chart": chart.id, "language": chart.language, "version": chart.record.version},
    )
    canvas = Canvas(theme, broken(chart.source_line, SMALL), phone=phone)
    if heading:
        canvas.title = f"<b>{broken(chart.title, TITLE, bold=True)}</b>"
        canvas.subtitle = broken("; ".join((chart.subtitle, *chart.remarks)), SUBTITLE)
    return canvas


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


def row_axis(
    theme: Theme, middles: Sequence[float], labels: Sequence[str], height: float
) -> dict[str, object]:
    """The axis of rows with names, the first at the top."""
    return axis_style(
        theme,
        range=[height, 0],
        tickvals=middles,
        ticktext=labels,
        showgrid=False,
        automargin=False,
        ticks="",
        tickfont={"size": 12, "color": theme.ink},
    )


def unit_note(draft: Draft, chart: Chart, canvas: Canvas, shift: float = 4) -> None:
    """The unit, written at the top of the value axis, where it can be read without turning."""
    text = titles.axis_word(chart)
    draft.note(
        text=plotly_text(text),
        x=0,
        y=1,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=shift,
        name="unit",
        font={"size": AXIS, "color": canvas.theme.muted},
    )


def hover_text(lines: list[str]) -> str:
    """Lines for Plotly's hover box, the first in bold."""
    safe = [broken(line, 13, 300) for line in lines]
    return "<br>".join([f"<b>{safe[0]}</b>", *safe[1:]]) if safe else ""


def legend_text(entries: list[tuple[str, str]], size: float = AXIS) -> str:
    """Coloured squares with their labels, in lines that fit on a phone."""
    lines: list[str] = []
    used = 0.0
    for label, shade in entries:
        item = f'<span style="color:{shade}">■</span> {plotly_text(label)}'
        wide = width(f"■ {label}   ", size)
        if lines and used + wide <= NARROWEST:
            lines[-1] += f"\u00a0\u00a0 {item}"
            used += wide
        else:
            lines.append(item)
            used = wide
    return "<br>".join(lines)
