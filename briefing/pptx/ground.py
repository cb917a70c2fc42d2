"""Whether text can be read where a template's layout has it: measured against what lies behind it.

Behind a text are the ground of the slide and the art of master and layout that is drawn over it.
Where the tones of one of these are not known, it is not known whether the text can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml.ns import qn
from pptx.util import Pt

from briefing.house.contrast import MARK, TEXT, contrast
from briefing.house.fills import FILLS, PICTURE_FILL, WHOLE, Share, tone, tones
from briefing.house.template import Lack
from briefing.native.box import Box
from briefing.pptx.theme import BACKGROUNDS, colours_of, mapping_of, theme_root

UNDER_TEXT = 0.02
"""Share of a room that a picture may lie under before it is said that it is in the way."""
_ALL = 0.98
"""Share of a room under which art is the ground of all that stands in it."""


@dataclass(frozen=True)
class Ground:
    """What lies behind the text of one layout."""

    layout: Any
    colours: Mapping[str, str]
    wide: float
    tall: float

    def lack(self, box: Box, said: str, least: float) -> Lack | None:
        """Why a text of that tone cannot be read in a box; None where it can."""
        behind = self._behind(box)
        if behind is None:
            return Lack.PICTURE
        if not said or any(contrast(said, one) < least for one in behind):
            return Lack.CONTRAST
        return None

    def words(self, shape: Any) -> str:
        """The tone in which the layout sets the text of a placeholder; empty if not known."""
        for look in _looks(self.layout, shape):
            fill = next((node for node in look if node.tag in FILLS), None)
            if fill is not None:
                found = tones(fill, self.colours, _no_picture)
                return found[0] if found and len(set(found)) == 1 else ""
        return self.colours["tx1"]

    def _behind(self, box: Box) -> list[str] | None:
        """The tones behind a box, none of them left out; None where one is not known."""
        seen: list[str] | None = self._page(box)
        for page, shape in art(self.layout):
            other = box_of(shape)
            share = overlap(other, box)
            if share <= UNDER_TEXT:
                continue
            more = self._of_art(page, shape, _within(other, box))
            if more is None:
                return None
            hides = share >= _ALL and more and _is_plain(shape)
            seen = more if hides else [*seen, *more] if seen is not None else None
        return seen

    def _page(self, box: Box) -> list[str] | None:
        """The tones of the slide's own ground."""
        page, found = _ground_of(self.layout)
        if found is None or not len(found):
            return [self.colours["bg1"]]
        inside = found[0]
        if inside.tag == qn("p:bgPr"):
            fill = next((node for node in inside if node.tag in FILLS), None)
            whole = Box(0, 0, self.wide, self.tall)
            return None if fill is None else self._tones(page, fill, _within(whole, box))
        return self._by_style(inside)

    def _by_style(self, reference: Any) -> list[str] | None:
        """A ground that names one of the theme's, and the colour that this is drawn in."""
        number = int(reference.get("idx", "0")) - BACKGROUNDS
        every = theme_root(self.layout).find(f".//{qn('a:bgFillStyleLst')}")
        named = _named(reference, self.colours)
        if every is None or not 0 <= number < len(every) or not named:
            return None
        return tones(every[number], {**self.colours, "phClr": named}, _no_picture) or None

    def _of_art(self, page: Any, shape: Any, share: Share) -> list[str] | None:
        if shape.shape_type in (MSO_SHAPE_TYPE.GROUP, None) and shape._element.tag != qn("p:sp"):
            return None
        element = shape._element
        fill = element.find(PICTURE_FILL)
        if fill is None:
            looks = element.find(qn("p:spPr"))
            fill = next((node for node in looks if node.tag in FILLS), None)
        if fill is not None:
            return self._tones(page, fill, share)
        style = element.find(f"{qn('p:style')}/{qn('a:fillRef')}")
        if style is None or style.get("idx") == "0":
            return []
        named = _named(style, self.colours)
        return [named] if named else None

    def _tones(self, page: Any, fill: Any, share: Share) -> list[str] | None:
        return tones(fill, self.colours, lambda name: page.part.related_part(name).blob, share)


def ground_of(deck: Any, layout: Any) -> Ground:
    """What lies behind the text of a layout of a deck."""
    colours = colours_of(layout)
    return Ground(layout, colours, deck.slide_width / Pt(1), deck.slide_height / Pt(1))


def title_lack(ground: Ground, title: Any) -> Lack | None:
    """Why the title of a layout cannot be read; it is large, so that less contrast will do."""
    return ground.lack(box_of(title), ground.words(title), MARK)


def subtitle_lack(ground: Ground, shape: Any) -> Lack | None:
    """Why neither the theme's text nor the layout's can be read in the place of a subtitle."""
    if ground.lack(box_of(shape), ground.colours["tx1"], TEXT) is None:
        return None
    return ground.lack(box_of(shape), ground.words(shape), MARK)


def is_set_by_layout(ground: Ground, shape: Any) -> bool:
    """Whether a subtitle is in the layout's colour: where the theme's text cannot be read."""
    return ground.lack(box_of(shape), ground.colours["tx1"], TEXT) is not None


def box_of(shape: Any) -> Box:
    """The place of a shape, its layout's or master's where it has none of its own."""
    return Box(*(side / Pt(1) for side in (shape.left, shape.top, shape.width, shape.height)))


def overlap(other: Box, box: Box) -> float:
    """The share of a box that another one lies over."""
    wide = min(other.right, box.right) - max(other.left, box.left)
    high = min(other.bottom, box.bottom) - max(other.top, box.top)
    return wide * high / (box.width * box.height) if wide > 0 and high > 0 else 0.0


def art(layout: Any) -> Iterator[tuple[Any, Any]]:
    """The drawings and pictures of master and layout in the order in which they are drawn."""
    for page in (layout.slide_master, layout):
        if page is not layout and layout._element.get("showMasterSp") == "0":
            continue
        for shape in page.shapes:
            yield from ((page, one) for one in _drawn(shape))


def _drawn(shape: Any) -> Iterator[Any]:
    """A shape, or those of a group that says no place of its own: it has theirs."""
    if shape.is_placeholder or shape.shape_type == MSO_SHAPE_TYPE.LINE:
        return
    if shape.width is not None:
        yield shape
    elif shape.shape_type == MSO_SHAPE_TYPE.GROUP:
        for one in shape.shapes:
            yield from _drawn(one)


def _named(reference: Any, colours: Mapping[str, str]) -> str:
    """The colour that a reference to one of the theme's fills is drawn in; empty if not known."""
    return tone(reference[0], colours) if len(reference) else ""


def _ground_of(layout: Any) -> tuple[Any, Any]:
    """The page whose ground is seen, and the element that says what it is."""
    for page in (layout, layout.slide_master):
        found = page._element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if found is not None:
            return page, found
    return layout.slide_master, None


def _within(whole: Box, box: Box) -> Share:
    """Where a box lies in a larger one, of 1."""
    if not whole.width or not whole.height:
        return WHOLE
    return (
        (box.left - whole.left) / whole.width,
        (box.top - whole.top) / whole.height,
        (box.right - whole.left) / whole.width,
        (box.bottom - whole.top) / whole.height,
    )


def _is_plain(shape: Any) -> bool:
    """Whether a shape fills the box that it stands in: a rectangle or a picture."""
    form = shape._element.find(f"{qn('p:spPr')}/{qn('a:prstGeom')}")
    return form is None or form.get("prst") == "rect"


def _looks(layout: Any, shape: Any) -> Iterator[Any]:
    """Where the look of a placeholder's first level is set, the nearest first."""
    is_title = shape.placeholder_format.type in (KIND.TITLE, KIND.CENTER_TITLE)
    master = layout.slide_master
    kinds = (KIND.TITLE, KIND.CENTER_TITLE) if is_title else (KIND.BODY, KIND.SUBTITLE)
    above = [one for one in master.placeholders if one.placeholder_format.type in kinds]
    for one in (shape, *above[:1]):
        yield from _first_level(one._element.find(f".//{qn('a:lstStyle')}"))
    styles = "titleStyle" if is_title else "bodyStyle"
    yield from _first_level(master._element.find(f"{qn('p:txStyles')}/{qn('p:' + styles)}"))


def _first_level(style: Any) -> Iterator[Any]:
    found = None if style is None else style.find(f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    if found is not None:
        yield found


def _no_picture(_name: str) -> bytes:
    raise KeyError(_name)


def follow_mapping(slide: Any) -> None:
    """A slide takes its colours as its layout does, where that has an order of its own."""
    own = mapping_of(slide.slide_layout)
    found = slide._element.find(qn("p:clrMapOvr"))
    if own is None or found is None:
        return
    for old in list(found):
        found.remove(old)
    found.append(deepcopy(own))
