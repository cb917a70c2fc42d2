"""Our colours and our font as the theme of an Office file: a change of theme changes everything."""

from __future__ import annotations

from lxml import etree

from charts.layout.colours import LIGHT, PALETTE

_SPACE = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
_COLOUR = "{http://schemas.openxmlformats.org/drawingml/2006/main}srgbClr"
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
ACCENTS = (*PALETTE, "#56606B", "#8C959F")


def ours(theme: bytes, font: str) -> bytes:
    """The theme of a file with our colours in its slots, and this font for headings and text."""
    root = etree.fromstring(theme, _SAFE)
    for latin in root.xpath("//a:majorFont/a:latin | //a:minorFont/a:latin", namespaces=_SPACE):
        latin.set("typeface", font)
    named = {f"accent{k}": tone for k, tone in enumerate(ACCENTS, 1)}
    named |= {"dk1": LIGHT.ink, "lt1": LIGHT.ground, "dk2": LIGHT.muted}
    for name, tone in named.items():
        for slot in root.xpath(f"//a:clrScheme/a:{name}", namespaces=_SPACE):
            slot[:] = [etree.Element(_COLOUR, val=tone.lstrip("#").upper())]
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
