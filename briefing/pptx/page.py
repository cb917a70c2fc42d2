"""Where things stand on a slide: our own page, or the room that a template leaves.

Layouts are found by the types of their placeholders, never by their names, which every language
and organisation has its own of. A template is refused with what it lacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.util import Pt

from briefing.house.contrast import TEXT
from briefing.house.template import Lack, Unsuitable
from briefing.native.box import Box
from briefing.pptx.ground import (
    UNDER_TEXT,
    Ground,
    art,
    box_of,
    ground_of,
    is_set_by_layout,
    overlap,
    subtitle_lack,
    title_lack,
)
from briefing.pptx.paper import TITLE_BOX

TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
BODIES = (KIND.BODY, KIND.OBJECT, KIND.CHART, KIND.TABLE)
FURNITURE = (KIND.DATE, KIND.SLIDE_NUMBER, KIND.FOOTER)
LEAST_WIDTH, LEAST_HEIGHT = 380.0, 250.0
BESIDE = 700.0
"""Points: in a narrower room what is said of a chart stands under it, not beside it."""
STRIP = 16.0
"""Points that a line over the room takes, as that of an embargo."""


@dataclass(frozen=True)
class Page:
    """The boxes of a slide with a finding, in points; and whether its ground is dark."""

    title: Box
    subject: Box
    content: Box
    panel: Box
    source: Box
    list: Box
    strip: Box
    is_dark: bool = False

    def under_a_strip(self) -> Page:
        """The page with its strip in use: where that lies in the room, the room is lower."""
        if self.strip.bottom <= self.title.top + 1:
            return self
        return replace(
            self,
            subject=Box(self.subject.left, self.subject.top + STRIP, *self.subject.size),
            content=_lowered(self.content),
            list=_lowered(self.list),
            panel=self.panel if self.panel.top > self.content.top + 1 else _lowered(self.panel),
        )

    @property
    def room(self) -> Box:
        """All between the subject and the source."""
        left, top = self.subject.left, self.content.top
        return Box(left, top, self.subject.width, self.source.top - 10 - top)

    @property
    def is_wide(self) -> bool:
        """Whether there is room for a column beside what is shown."""
        return self.subject.width >= BESIDE


OURS = Page(
    title=TITLE_BOX,
    subject=Box(43, 99, 874, 36),
    content=Box(43, 142, 600, 336),
    panel=Box(668, 142, 249, 336),
    source=Box(43, 490, 640, 30),
    list=Box(43, 112, 874, 376),
    strip=Box(43, 13, 874, 14),
)


def _lowered(box: Box) -> Box:
    return Box(box.left, box.top + STRIP, box.width, box.height - STRIP)


@dataclass(frozen=True)
class Layouts:
    """The two layouts that are used, and the page of the second.

    ``opening_by_layout``: the subtitle of the first is in the layout's colour, not the theme's.
    """

    opening: Any
    finding: Any
    page: Page
    opening_by_layout: bool = False


def layouts_of(deck: Any) -> Layouts:
    """The layouts of a template. Raises Unsuitable with what it lacks."""
    if deck.slide_height >= deck.slide_width:
        raise Unsuitable(Lack.UPRIGHT)
    every = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    openings = [one for one in every if _opens(one)]
    if not openings:
        raise Unsuitable(Lack.TITLE)
    opening = _first_legible([(one, _opening_lack(ground_of(deck, one))) for one in openings])
    rooms = [(one, area) for one in every if (area := _room(deck, one)) is not None]
    if not rooms:
        raise Unsuitable(Lack.TITLE_ONLY)
    large = [(one, a) for one, a in rooms if a.width >= LEAST_WIDTH and a.height >= LEAST_HEIGHT]
    if not large:
        raise Unsuitable(Lack.ROOM)
    clear = [(one, a) for one, a in large if covered(one, a) <= UNDER_TEXT]
    if not clear:
        raise Unsuitable(Lack.PICTURE)
    rooms = sorted(clear, key=lambda pair: -pair[1].width * pair[1].height)
    finding, area = _first_legible(
        [(pair, _finding_lack(ground_of(deck, pair[0]), pair[1])) for pair in rooms]
    )
    subtitle = next(p for p in opening.placeholders if p.placeholder_format.type == KIND.SUBTITLE)
    by_layout = is_set_by_layout(ground_of(deck, opening), subtitle)
    page = page_in(box_of(_title(finding)), area)
    return Layouts(opening, finding, page, by_layout)


def _first_legible(every: Sequence[tuple[Any, Lack | None]]) -> Any:
    """The first whose text can be read. Raises Unsuitable with what the first one lacks."""
    for one, lack in every:
        if lack is None:
            return one
    raise Unsuitable(every[0][1] or Lack.CONTRAST)


def _opening_lack(ground: Ground) -> Lack | None:
    subtitle = next(
        p for p in ground.layout.placeholders if p.placeholder_format.type == KIND.SUBTITLE
    )
    return title_lack(ground, _title(ground.layout)) or subtitle_lack(ground, subtitle)


def _finding_lack(ground: Ground, area: Box) -> Lack | None:
    text = ground.lack(area, ground.colours["tx1"], TEXT)
    return text or title_lack(ground, _title(ground.layout))


def _title(layout: Any) -> Any:
    return next(p for p in layout.placeholders if p.placeholder_format.type in TITLES)


def _kinds(layout: Any) -> list[Any]:
    return [p.placeholder_format.type for p in layout.placeholders]


def _main(layout: Any) -> list[Any]:
    return [kind for kind in _kinds(layout) if kind not in FURNITURE]


def _opens(layout: Any) -> bool:
    kinds = _kinds(layout)
    return any(kind in TITLES for kind in kinds) and KIND.SUBTITLE in kinds


def _room(deck: Any, layout: Any) -> Box | None:
    """What lies free under the title of a layout with a title and at most one other thing."""
    main = _main(layout)
    titles = [kind for kind in main if kind in TITLES]
    others = [p for p in layout.placeholders if p.placeholder_format.type in BODIES]
    if len(titles) != 1 or len(main) > 2 or len(main) - 1 != len(others):
        return None
    title = box_of(_title(layout))
    floor = min([_floor(deck, layout), deck.slide_height / Pt(1) - 14])
    if others:
        body = box_of(others[0])
        bottom = min(body.bottom, floor)
        return Box(body.left, body.top, body.width, bottom - body.top)
    top = title.bottom + 4
    return Box(title.left, top, title.width, floor - top)


def _floor(deck: Any, layout: Any) -> float:
    """The upper side of what stands at the foot: footer, date and slide number."""
    tall = deck.slide_height / Pt(1)
    tops = [box_of(p).top for p in layout.placeholders if p.placeholder_format.type in FURNITURE]
    low = [top - 4 for top in tops if top > tall * 0.75]
    return min(low, default=tall - 20)


def page_in(title: Box, area: Box) -> Page:
    """The page in a template's room: subject, what is shown, what is said of it, the source."""
    source_high = 30.0 if area.width >= BESIDE else 38.0
    subject = Box(area.left, area.top, area.width, 36)
    source = Box(area.left, area.bottom - source_high, area.width, source_high)
    top, bottom = subject.bottom + 6, source.top - 8
    if area.width >= BESIDE:
        wide = area.width * 0.69
        content = Box(area.left, top, wide, bottom - top)
        beside = Box(area.left + wide + 20, top, area.width - wide - 20, bottom - top)
    else:
        high = (bottom - top) * 0.66
        content = Box(area.left, top, area.width, high)
        beside = Box(area.left, top + high + 8, area.width, bottom - top - high - 8)
    listed = Box(area.left, area.top, area.width, area.height)
    strip = Box(area.left, area.top, area.width, STRIP - 2)
    return Page(title, subject, content, beside, source, listed, strip)


def covered(layout: Any, box: Box) -> float:
    """The share of a box that pictures and drawings of the template lie under, at most 1."""
    return min(1.0, sum(overlap(box_of(shape), box) for _page, shape in art(layout)))


def settle(slide: Any) -> None:
    """Every placeholder where its layout has it: LibreOffice gives title and body one number."""
    own = [p for p in slide.placeholders if p.placeholder_format.type not in FURNITURE]
    above = [
        p for p in slide.slide_layout.placeholders if p.placeholder_format.type not in FURNITURE
    ]
    for shape, model in zip(own, above, strict=False):
        place = (model.left, model.top, model.width, model.height)
        shape.left, shape.top, shape.width, shape.height = place


def without_body(slide: Any) -> None:
    """Take the empty box for content away: what is shown has a place of its own."""
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type in BODIES:
            shape._element.getparent().remove(shape._element)
