"""A deck's colours and font by its theme: a change of theme in PowerPoint changes everything.

What is drawn says its tone in our own colours; when the deck is whole, each becomes the theme's
colour of that role. Which accents can be seen on the ground is measured, never assumed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

from briefing.house.contrast import TEXT, contrast
from briefing.house.template import Lack, Unsuitable
from briefing.native.theme import SPACE, Theme, recoloured, refonted, stretch_of

_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_ROLES = ("bg1", "tx1", "bg2", "tx2", *(f"accent{k}" for k in range(1, 7)))


def theme_of(master: Any) -> Theme:
    """The theme of a master. Raises Unsuitable where its text cannot be read on its ground."""
    root = _theme_root(master)
    scheme = root.find(".//a:clrScheme", SPACE)
    named = {
        etree.QName(slot).localname: slot[0].get("lastClr") or slot[0].get("val", "")
        for slot in scheme
        if len(slot)
    }
    mapped = master._element.find(qn("p:clrMap"))
    colours = {}
    for role in _ROLES:
        colours[role] = named.get(mapped.get(role, role) if mapped is not None else role, "808080")
    _readable(master, colours)
    return Theme(colours, stretch_of(root))


def _theme_root(master: Any) -> Any:
    for rel in master.part.rels.values():
        if rel.reltype.endswith("/theme"):
            return etree.fromstring(rel.target_part.blob, _SAFE)
    raise Unsuitable(Lack.CONTRAST)


def _readable(master: Any, colours: dict[str, str]) -> None:
    """Text must be read on whatever the ground is; on a picture nobody knows."""
    ground = master._element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
    if ground is None:
        grounds = [colours["bg1"]]
    elif ground.find(f".//{qn('a:blipFill')}") is not None:
        raise Unsuitable(Lack.PICTURE)
    else:
        grounds = list(_solid(ground, colours)) or [colours["bg1"]]
    if any(contrast(colours["tx1"], one) < TEXT for one in grounds):
        raise Unsuitable(Lack.CONTRAST)


def _solid(ground: Any, colours: dict[str, str]) -> Iterator[str]:
    for node in ground.iter(qn("a:srgbClr"), qn("a:schemeClr")):
        value = node.get("val", "")
        if node.tag == qn("a:srgbClr"):
            yield value
        elif value in colours:
            yield colours[value]


def dress(deck: Any, theme: Theme, own: bool) -> None:
    """Give everything on the slides the theme's colours and font; titles keep the layout's.

    ``own``: the deck is in our own template, whose titles are as we set them.
    """
    roles = theme.roles()
    for slide in deck.slides:
        for shape in slide.placeholders:
            if not own and shape.placeholder_format.idx == 0:
                _as_layout(shape)
        for element in _elements(slide):
            recoloured(element, roles)
            refonted(element, theme.stretch)


def _elements(slide: Any) -> Iterator[Any]:
    yield slide._element
    for shape in slide.shapes:
        if shape.has_chart:
            yield shape.chart._chartSpace


def _as_layout(shape: Any) -> None:
    """A title as the template sets it: its colour, weight and place in the box; our size."""
    for node in shape._element.iter(qn("a:rPr")):
        node.attrib.pop("b", None)
        for fill in node.findall(qn("a:solidFill")):
            node.remove(fill)
    for node in shape._element.iter(qn("a:pPr")):
        node.attrib.pop("algn", None)
    for body in shape._element.iter(qn("a:bodyPr")):
        for name in ("anchor", "lIns", "rIns", "tIns", "bIns"):
            body.attrib.pop(name, None)
