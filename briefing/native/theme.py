"""The colours and the font of a native chart by the file's theme.

What is drawn says its tone in our own colours; when the file is whole, each becomes the theme's
colour of that role. Which accents can be seen on the ground is measured, never assumed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

from briefing.house.contrast import MARK, TEXT, contrast, luminance
from briefing.native.box import FONT
from charts.layout.colours import LIGHT, PALETTE

SPACE = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
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


def stretch_of(root: Any) -> float:
    """How much wider the theme's fonts are than Arial, by which all is measured; at least 1."""
    names = {node.get("typeface", "") for node in root.iterfind(".//a:fontScheme/*/a:latin", SPACE)}
    return max((_stretch(name) for name in names), default=1.0)


def _stretch(name: str) -> float:
    return 1.0 if name in _NOT_WIDER else _WIDER.get(name, _UNKNOWN)


def _plain(tone: str) -> str:
    return tone.lstrip("#").upper()


def recoloured(element: Any, roles: dict[str, Role]) -> None:
    """Give everything in an element the theme's colours in place of ours."""
    for node in list(element.iter(qn("a:srgbClr"))):
        role = roles.get(node.get("val", "").upper())
        if role is not None:
            made = role.xml()
            made.tail = node.tail
            node.getparent().replace(node, made)


def refonted(element: Any, stretch: float) -> None:
    """Give it the theme's font, no wider than ours was measured."""
    for node in element.iter(qn("a:latin")):
        if node.get("typeface") == FONT:
            node.set("typeface", "+mn-lt")
    if stretch > 1:
        resized(element, 1 / stretch)


def resized(element: Any, scale: float) -> None:
    """Make all type larger or smaller, to half points below."""
    for node in element.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        if node.get("sz"):
            node.set("sz", str(int(int(node.get("sz")) * scale / 50) * 50))
