"""What a deck cites: the sources of what its slides show, and of nothing else."""

from __future__ import annotations

from briefing.items.items import Briefing, Item, references
from briefing.pptx.page import Page
from briefing.pptx.table import steps_box, steps_that_fit


def references_on(item: Item, page: Page) -> list[str]:
    """The full references of what a slide shows; of a timeline those of the steps in its table."""
    chart = item.chart
    if chart is None or chart.kind != "timeline":
        return references(item)
    shown = {mark.url for mark in steps_that_fit(chart, steps_box(page))}
    return [line for line in references(item) if any(line.endswith(url) for url in shown if url)]


def references_of(briefing: Briefing, page: Page) -> list[str]:
    """The references of all slides, each once, in the order of the briefing."""
    lines = (line for item in briefing.items for line in references_on(item, page))
    return list(dict.fromkeys(lines))
