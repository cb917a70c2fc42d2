"""An empty deck to put slides into: in our own template or in an organisation's."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

from briefing.house.template import Lack, Template, Unsuitable, opening
from briefing.native.box import Box
from briefing.pptx.ground import follow_mapping
from briefing.pptx.page import OURS, Layouts, Page, layouts_of
from briefing.pptx.paper import layout, new_deck
from briefing.pptx.theme import Theme, dress, theme_of

_TITLE_INSETS = (7.2, 3.6)
"""Points that a placeholder keeps free inside its sides, unless a template says otherwise."""


@dataclass(frozen=True)
class Deck:
    """A deck without slides, the layouts its slides take, and its theme."""

    file: Any
    layouts: Layouts
    theme: Theme
    is_own: bool

    @property
    def slides(self) -> Any:
        return self.file.slides

    @property
    def page(self) -> Page:
        return self.layouts.page

    @property
    def title_room(self) -> Box:
        """Where the letters of a title may stand."""
        box = self.page.title
        if self.is_own:
            return box
        x, y = _TITLE_INSETS
        return Box(box.left + x, box.top + y, box.width - 2 * x, box.height - 2 * y)

    def under_embargo(self) -> Deck:
        """The deck with room for a line on every slide."""
        page = self.page.under_a_strip()
        return replace(self, layouts=replace(self.layouts, page=page))

    def finished(self) -> bytes:
        """The content of the file, in the colours and the font of the theme."""
        for slide in self.file.slides:
            follow_mapping(slide)
        dress(self.file, self.theme, self.is_own, self.layouts.opening_by_layout)
        held = io.BytesIO()
        self.file.save(held)
        return held.getvalue()


def empty_deck(language: str, template: Template | None = None) -> Deck:
    """A deck in our own template, or in one that was let in.

    Raises UnreadableFile, mostly as Unsuitable, for a template that slides cannot be made in.
    """
    if template is None:
        own = new_deck(language)
        layouts = Layouts(layout(own, "Title Slide"), layout(own, "Title Only"), OURS)
        return Deck(own, layouts, theme_of(layouts.finding), True)
    if template.kind != "deck":
        raise Unsuitable(Lack.NO_DECK)
    with opening():
        file = Presentation(io.BytesIO(template.content))
        _without_slides(file)
        layouts = layouts_of(file)
        theme = theme_of(layouts.finding)
        page = replace(layouts.page, is_dark=theme.is_dark)
        return Deck(file, replace(layouts, page=page), theme, False)


def _without_slides(file: Any) -> None:
    """The template's own slides and what names them go: its layouts are what is wanted."""
    ids = file.slides._sldIdLst
    for one in list(ids):
        file.part.drop_rel(one.rId)
        ids.remove(one)
    element = file.part._element
    for name in ("p:custShowLst", "p:extLst"):
        for old in element.findall(qn(name)):
            element.remove(old)
