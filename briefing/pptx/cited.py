"""What a deck cites: the sources of what its slides show, and of nothing else."""

from __future__ import annotations

from briefing.items.items import Briefing, Item, cited
from briefing.items.references import Numbered, Reference
from briefing.pptx.page import Page
from briefing.pptx.table import steps_box, steps_that_fit


def references_on(item: Item, page: Page) -> list[str]:
    """The full references of what a slide shows; of a timeline those of the steps in its table."""
    return Numbered(_cited_on(item, page)).lines


def references_of(briefing: Briefing, page: Page) -> list[str]:
    """The references of all slides, a publication once, in the order of the briefing."""
    return Numbered(one for item in briefing.items for one in _cited_on(item, page)).lines


def _cited_on(item: Item, page: Page) -> list[Reference]:
    chart = item.chart
    if chart is None or chart.kind != "timeline":
        return cited(item)
    shown = {mark.url for mark in steps_that_fit(chart, steps_box(page))}
    return [one for one in cited(item) if any(one.line.endswith(url) for url in shown if url)]
