"""Texts of the reader's own on slides: short ones that follow each other share a slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.items.items import Item
from briefing.items.own_words import APPENDIX
from briefing.native.box import MUTED
from briefing.pptx.page import Page
from briefing.pptx.paper import ACCENT, Words, height_of

SIZES = (20.0, 16.0, 14.5, 13.0)
"""Points of the text: smaller where that saves a slide, so that none is nearly empty."""
READ = 16.0
"""Points at which several texts must go on one slide."""
A_TITLE = 24.0
"""Points at which the title of several must go on one line."""
BETWEEN = " · "


def in_slides(items: Sequence[Item], page: Page) -> Iterator[list[Item]]:
    """The items as slides are begun for them: a request of one line is no slide of its own.

    Only texts are put together, and only where all of them and their titles fit; a page break
    parts them. Every other item stands alone.
    """
    group: list[Item] = []
    for item in items:
        joins = item.kind == "text" and APPENDIX not in (item.id, *(one.id for one in group))
        if group and not (joins and _fit([*group, item], page)):
            yield group
            group = []
        if item.kind == "text":
            group.append(item)
        elif item.kind != "break":
            yield [item]
    if group:
        yield group


def _fit(items: Sequence[Item], page: Page) -> bool:
    title = Words(titled(items), bold=True).lines(A_TITLE, page.title.width)
    box = page.list
    return len(title) == 1 and height_of(words(items), READ, box.width) <= box.height


def titled(items: Sequence[Item]) -> str:
    """The title of the slide of one or of several."""
    return BETWEEN.join(item.title for item in items)


def words(items: Sequence[Item]) -> list[Words]:
    """What the texts say, each under its title where there are several; under them whose it is."""
    said: list[Words] = []
    for item in items:
        if len(items) > 1:
            said.append(Words(item.title, bold=True, colour=ACCENT, gap=0.1, held=True))
        said += [
            Words(text, head=f"{label}:" if label else "", held=held)
            for (label, text), held in zip(item.text, item.held, strict=True)
        ]
    whose = dict.fromkeys(item.source_line for item in items if item.source_line)
    return [*said, *(Words(line, colour=MUTED) for line in whose)] or [Words("")]
