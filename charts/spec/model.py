"""What a chart is, before anybody draws it.

A :class:`Chart` is described once, from figures of the record. The screen, the pictures, the
files and the written description are all made from it, so that they cannot differ. Everything
here is frozen and may be shared between threads and sessions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from data_sources.record.figure import Figure, Rate
from data_sources.record.model import Source
from data_sources.record.record import Record


@dataclass(frozen=True)
class Kind:
    """What a kind of chart is, whatever it shows and whoever draws it.

    ``over_time``: it has an axis of periods, and so breaks and explanations. ``or_figure``: one
    mark of it is that figure with its words, and no chart. ``ranked``: its marks stand from the
    highest down, and are told so.
    """

    over_time: bool = False
    or_figure: bool = False
    ranked: bool = False


KINDS = {
    "trend": Kind(over_time=True, or_figure=True),
    "ranking": Kind(or_figure=True, ranked=True),
    "shares": Kind(over_time=True),
    "map": Kind(ranked=True),
    "timeline": Kind(over_time=True),
    "multiples": Kind(over_time=True, or_figure=True),
    "explore": Kind(),
}
_OF_PANELS = Kind()
"""A chart of panels: what it is, its panels say."""

ROWS = "rows"
"""The style of a timeline of main steps: a row each, with its words."""


@dataclass(frozen=True)
class Mark:
    """One number on a chart, with the figures it comes from.

    ``label`` stands on the axis (a period, a name). ``position`` is the middle of the period on a
    time axis, a geography code on a map, a name otherwise. ``value`` is what is drawn, in the
    chart's unit; ``text`` is it in words ("36.2 million"), ``exact`` all of its digits with the
    unit ("36,210,368 reports"). ``derived`` says how a number was worked out that no publisher
    printed ("all others": the total less the parts shown), and is empty for a published one.
    """

    label: str
    position: date | str
    value: float
    text: str
    exact: str
    figures: tuple[Figure, ...] = ()
    rate: Rate | None = None
    derived: str = ""
    detail: str = ""
    url: str = ""

    @property
    def figure(self) -> Figure | None:
        """The published figure this mark is or was worked out from, where it is a single one."""
        return self.figures[0] if len(self.figures) == 1 or self.rate else None

    @property
    def worked_out(self) -> bool:
        """Whether no publisher printed this number: a rate, a sum, what is left of a total."""
        return bool(self.derived or self.rate)

    @property
    def inexact(self) -> bool:
        """Whether the publisher gave only a lower bound or an approximate number."""
        figure = self.figure
        return figure is not None and figure.observation.inexact


@dataclass(frozen=True)
class Group:
    """Marks that belong together: a line, a set of bars, a panel. ``rest`` is "all others"."""

    name: str
    marks: tuple[Mark, ...]
    rest: bool = False


@dataclass(frozen=True)
class Line:
    """A break: the first day on which something else is counted, in few words and in full."""

    position: date
    label: str
    why: str
    url: str = ""
    series: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """An explanation at its mark: ``group`` and ``mark`` are its places in the chart."""

    group: int
    mark: int
    label: str
    text: str


@dataclass(frozen=True)
class Chart:
    """One chart, ready to be drawn or told.

    ``title`` says what is shown and ``finding`` what it shows; ``subtitle`` holds unit, geography
    and period; ``unit_label`` stands on the axis. ``style`` is how a trend is drawn: ``columns``
    or ``lines``. ``stacked`` is true when the parts exclude each other and make up a whole.
    ``warning`` says what must not be concluded. ``missing`` counts what has no number (countries
    on a map, places without a known number of people on a chart of rates).
    ``area`` is the region whose countries alone are shown; empty for all.

    A chart of a reader's own (``explored``) is drawn as what it comes to: ``kind`` is then that
    of the drawing. ``panels`` are whole charts that stand under one another (``kind`` is
    ``stack``), each ``apart`` from the first for a reason; its groups are those of all of them.
    ``span`` are days that a time axis reaches to, besides its own, so that panels line up.
    ``tabular`` charts are shown as their table, where there is a page to show it on.
    """

    id: str
    kind: str
    language: str
    title: str
    finding: str
    subtitle: str
    unit_label: str
    groups: tuple[Group, ...]
    record: Record = field(repr=False)
    series: tuple[str, ...] = ()
    breaks: tuple[Line, ...] = ()
    notes: tuple[Note, ...] = ()
    warning: str = ""
    source_line: str = ""
    label_heading: str = ""
    style: str = "lines"
    percent: bool = False
    per: str = ""
    log: bool = False
    stacked: bool = False
    own_scales: bool = False
    remarks: tuple[str, ...] = ()
    area: str = ""
    panels: tuple[Chart, ...] = ()
    apart: str = ""
    span: tuple[date, ...] = ()
    explored: bool = False
    tabular: bool = False

    def __hash__(self) -> int:
        return hash((self.id, self.language, id(self.record)))

    @property
    def traits(self) -> Kind:
        """What holds of every chart of its kind."""
        return KINDS.get(self.kind, _OF_PANELS)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, group by group."""
        return tuple(mark for group in self.groups for mark in group.marks)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure the chart was made from, each once, in the order of the marks."""
        return tuple(dict.fromkeys(figure for mark in self.marks for figure in mark.figures))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The publications behind the chart, each once."""
        return tuple({f.source.key: f.source for f in self.figures}.values())

    @property
    def lonely(self) -> bool:
        """Whether it is one figure: then it is that figure with its words, and no bar or line."""
        return self.traits.or_figure and len(self.marks) == 1

    @property
    def has_time_axis(self) -> bool:
        if self.panels:
            return all(panel.has_time_axis for panel in self.panels)
        return self.traits.over_time

    @property
    def drawn(self) -> tuple[Chart, ...]:
        """The charts with an axis of their own: the panels, or this one itself."""
        return self.panels or (self,)

    @property
    def largest(self) -> float:
        """The largest value drawn; 0 for a chart without numbers."""
        return max((mark.value for mark in self.marks), default=0)


class UnknownChart(KeyError):
    """No chart answers to that name; the text says what there is instead."""

    def __str__(self) -> str:
        return str(self.args[0])
