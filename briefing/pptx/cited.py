"""What a deck cites: the sources of what its slides show, and of nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.items import steps
from briefing.items.items import Briefing, Item, cited
from briefing.items.references import Numbered, Reference
from briefing.pptx.page import Page
from briefing.pptx.table import steps_box, steps_shown
from charts.spec.model import Chart


def references_on(item: Item, page: Page) -> list[str]:
    """The full references of what a slide shows; of a timeline those of its steps."""
    return Numbered(_cited_on(item, page)).lines


def steps_source(item: Item, chart: Chart, places: Sequence[int]) -> str:
    """The source line of the steps at these places, oldest first: of them, and of no others."""
    marks = steps.marks(chart)
    return steps.citing(item, [marks[place] for place in places]).source_line


def references_of(briefing: Briefing, page: Page) -> list[str]:
    """The references of all slides, a publication once, in the order of the briefing."""
    return Numbered(one for item in briefing.items for one in _cited_on(item, page)).lines


def _cited_on(item: Item, page: Page) -> list[Reference]:
    chart = item.chart
    if chart is None or chart.kind != "timeline":
        return cited(item)
    return cited(steps.citing(item, steps_shown(chart, steps_box(page))))
