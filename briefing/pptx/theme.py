"""A deck's colours and font by its theme: a change of theme in PowerPoint changes everything.

What is drawn says its tone in our own colours; when the deck is whole, each becomes the theme's
colour of that role. Which accents can be seen on the ground is measured, never assumed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

from briefing.house.contrast import MARK, TEXT, contrast, luminance
from briefing.house.template import Lack, Unsuitable
from briefing.pptx.paper import FONT
from charts.layout.colours import LIGHT, PALETTE

_SPACE = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_ROLES = ("bg1", "tx1", "bg2", "tx2", *(f"accent{k}" for k in range(1, 7)))
_WIDER = {"Verdana": 1.18, "Tahoma": 1.02, "Segoe UI": 1.03, "Georgia": 1.04, "Trebuchet MS": 1.02}
_NOT_WIDER = ("Arial", "Calibri", "Helvetica", "Liberation Sans", "Aptos", "Carlito")
_UNKNOWN = 1.12
"""How much wider than Arial a font that is not known is taken to be."""


@dataclass(frozen=True)
class Role:
    """A colour of the theme, lighter or darker by the theme's own arithmetic."""

    name: str
    modulated: int = 100
    offset: int = 0

    def xml(self) -> Any:
        made = etree.Element(qn("a:schemeClr"), val=self.name)
        if self.modulated != 100:
            etree.SubElement(made, qn("a:lumMod"), val=str(self.modulated * 1000))
        if self.offset:
            etree.SubElement(made, qn("a:lumOff"), val=str(self.offset * 1000))
        return made


@dataclass(frozen=True)
class Theme:
    """The colours of a master by role, as "RRGGBB", and how much wider than Arial its font is."""

    colours: dict[str, str]
    stretch: float

    @property
    def is_dark(self) -> bool:
        return luminance(self.colours["bg1"]) < luminance(self.colours["tx1"])

    def accents(self, least: float = MARK) -> list[str]:
        """The accents that can be seen on the ground, in the theme's order."""
        ground = self.colours["bg1"]
        names = [f"accent{k}" for k in range(1, 7)]
        return [name for name in names if contrast(self.colours[name], ground) >= least]

    def roles(self) -> dict[str, Role]:
        """Which colour of the theme stands for each of ours."""
        strong = next(iter(self.accents(TEXT)), "tx1")
        marks = self.accents() or ["tx1"]
        dark = self.is_dark
        found = {
            LIGHT.ink: Role("tx1"),
            LIGHT.muted: Role("tx1", 85) if dark else Role("tx1", 75, 25),
            LIGHT.grid: Role("bg1", 75, 25) if dark else Role("bg1", 85),
            LIGHT.rest: Role("tx1", 65) if dark else Role("tx1", 50, 50),
            LIGHT.ground: Role("bg1"),
            STRIPE: Role("bg1", 90, 10) if dark else Role("bg1", 95),
            PALETTE[0]: Role(strong),
        }
        others = [name for name in marks if name != strong] or [strong]
        for k, ours in enumerate(PALETTE[1:]):
            found[ours] = Role(others[k % len(others)])
        return {_plain(ours): role for ours, role in found.items()}


STRIPE = "#F2F5F8"
"""Every second row of a table."""


def theme_of(master: Any) -> Theme:
    """The theme of a master. Raises Unsuitable where its text cannot be read on its ground."""
    root = _theme_root(master)
    scheme = root.find(".//a:clrScheme", _SPACE)
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


def stretch_of(root: Any) -> float:
    """How much wider the theme's fonts are than Arial, by which all is measured; at least 1."""
    names = {
        node.get("typeface", "") for node in root.iterfind(".//a:fontScheme/*/a:latin", _SPACE)
    }
    return max((_stretch(name) for name in names), default=1.0)


def _stretch(name: str) -> float:
    return 1.0 if name in _NOT_WIDER else _WIDER.get(name, _UNKNOWN)


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


def _plain(tone: str) -> str:
    return tone.lstrip("#").upper()


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
            _recoloured(element, roles)
            _refonted(element, theme.stretch)


def _elements(slide: Any) -> Iterator[Any]:
    yield slide._element
    for shape in slide.shapes:
        if shape.has_chart:
            yield shape.chart._chartSpace


def _recoloured(element: Any, roles: dict[str, Role]) -> None:
    for node in list(element.iter(qn("a:srgbClr"))):
        role = roles.get(node.get("val", "").upper())
        if role is not None:
            made = role.xml()
            made.tail = node.tail
            node.getparent().replace(node, made)


def _refonted(element: Any, stretch: float) -> None:
    for node in element.iter(qn("a:latin")):
        if node.get("typeface") == FONT:
            node.set("typeface", "+mn-lt")
    if stretch <= 1:
        return
    for node in element.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        if node.get("sz"):
            node.set("sz", str(int(int(node.get("sz")) / stretch / 50) * 50))


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
