"""A deck's colours and font by its theme: a change of theme in PowerPoint changes everything.

What is drawn says its tone in our own colours; when the deck is whole, each becomes the theme's
colour of that role. Which accents can be seen on the ground is measured, never assumed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from briefing.house.template import Lack, Unsuitable
from briefing.native.theme import SPACE, Theme, recoloured, refonted, stretch_of
from briefing.pptx.paper import WIDER

_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
BACKGROUNDS = 1001
"""The number that the first of a theme's grounds goes by."""
_ROLES = ("bg1", "tx1", "bg2", "tx2", *(f"accent{k}" for k in range(1, 7)))


def theme_of(layout: Any) -> Theme:
    """The theme in which the slides of a layout are drawn."""
    colours = colours_of(layout)
    return Theme({role: colours[role] for role in _ROLES}, stretch_of(theme_root(layout)))


def colours_of(layout: Any) -> dict[str, str]:
    """The theme's colours by all their names: its own, and those that a layout's order gives."""
    scheme = theme_root(layout).find(".//a:clrScheme", SPACE)
    named = {
        etree.QName(slot).localname: slot[0].get("lastClr") or slot[0].get("val", "")
        for slot in scheme
        if len(slot)
    }
    order = mapping_of(layout)
    if order is None:
        order = layout.slide_master._element.find(qn("p:clrMap"))
    return {
        **named,
        **{
            role: named.get(order.get(role, role) if order is not None else role, "808080")
            for role in _ROLES
        },
    }


def mapping_of(layout: Any) -> Any:
    """The order in which a layout takes the theme's colours; None where it is its master's."""
    return layout._element.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")


def theme_root(layout: Any) -> Any:
    """The theme of a layout's master. Raises Unsuitable where there is none."""
    for rel in layout.slide_master.part.rels.values():
        if rel.reltype.endswith("/theme"):
            return etree.fromstring(rel.target_part.blob, _SAFE)
    raise Unsuitable(Lack.CONTRAST)


def dress(deck: Any, theme: Theme, own: bool, opening_by_layout: bool = False) -> None:
    """Give everything on the slides the theme's colours and font; titles keep the layout's.

    ``own``: the deck is in our own template, whose titles are as we set them.
    ``opening_by_layout``: a subtitle too is in its layout's colour.
    """
    roles = theme.roles()
    for slide in deck.slides:
        for shape in slide.placeholders:
            if not own and shape.placeholder_format.idx == 0:
                _as_layout(shape)
            if opening_by_layout and shape.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE:
                _in_layouts_colour(shape)
        for element, counted in _elements(slide):
            recoloured(element, roles)
            refonted(element, theme.stretch / counted)


def _elements(slide: Any) -> Iterator[tuple[Any, float]]:
    """What is drawn, and how much wider it may be by its measure: labels and charts no more."""
    for shape in slide.shapes:
        if shape.has_chart:
            yield shape.chart._chartSpace, 1.0
        is_label = shape.has_text_frame and shape.text_frame.word_wrap is False
        yield shape._element, 1.0 if is_label else WIDER


def _as_layout(shape: Any) -> None:
    """A title as the template sets it: its colour, weight and place in the box; our size."""
    _in_layouts_colour(shape)
    for node in shape._element.iter(qn("a:rPr")):
        node.attrib.pop("b", None)
    for node in shape._element.iter(qn("a:pPr")):
        node.attrib.pop("algn", None)
    for body in shape._element.iter(qn("a:bodyPr")):
        for name in ("anchor", "lIns", "rIns", "tIns", "bIns"):
            body.attrib.pop(name, None)


def _in_layouts_colour(shape: Any) -> None:
    for node in shape._element.iter(qn("a:rPr")):
        for fill in node.findall(qn("a:solidFill")):
            node.remove(fill)
