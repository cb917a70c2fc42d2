"""Templates of real kinds, made here: 4:3, dark, narrow, with furniture, and what is refused."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

TEMPLATE = b"presentationml.template.main+xml"
ORDINARY = b"presentationml.presentation.main+xml"
COLOURS = {
    "dk2": "154273",
    "lt2": "EEF7FB",
    "accent1": "01689B",
    "accent2": "E17000",
    "accent3": "39870C",
    "accent4": "A90061",
    "accent5": "F9E11E",
    "accent6": "42145F",
}
DARK = {**COLOURS, "dk1": "FFFFFF", "lt1": "10243A", "accent1": "7CC6FE", "accent2": "FFB347"}
Change = Callable[[str, bytes], bytes]


def themed(deck: Any, colours: dict[str, str], font: str = "Arial") -> None:
    """Give a deck's theme these colours and this font."""
    for rel in deck.slide_master.part.rels.values():
        if rel.reltype.endswith("/theme"):
            text = rel.target_part.blob.decode()
            for name, value in colours.items():
                new = rf'\g<1><a:srgbClr val="{value}"/>\g<2>'
                text = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", new, text, flags=re.DOTALL)
            rel.target_part._blob = text.replace(
                'typeface="Calibri"', f'typeface="{font}"'
            ).encode()


def saved(deck: Any) -> bytes:
    held = io.BytesIO()
    deck.save(held)
    return held.getvalue()


def standard() -> bytes:
    """4:3, with a slide of its own that has to go, and a wide font."""
    deck = Presentation()
    themed(deck, COLOURS, "Verdana")
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "SAMPLE OF THE TEMPLATE"
    return repacked(saved(deck), _as_template)


def crowded(places: int) -> bytes:
    """Its master has so many places for text, which are looked through for every slide."""
    deck = Presentation()
    title = next(iter(deck.slide_master.placeholders))._element
    for number in range(places):
        place = copy.deepcopy(title)
        place.nvSpPr.cNvPr.set("id", str(1000 + number))
        named = place.find(".//" + qn("p:ph"))
        named.set("idx", str(100 + number))
        named.set("type", "body")
        title.addnext(place)
    return saved(deck)


def _as_template(name: str, content: bytes) -> bytes:
    return content.replace(ORDINARY, TEMPLATE) if name == "[Content_Types].xml" else content


def dark() -> bytes:
    """White on dark blue, by the theme."""
    deck = Presentation()
    themed(deck, DARK, "Georgia")
    return saved(deck)


def narrow() -> bytes:
    """Content and title in a column at the right, art at the left."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(960), Pt(540)
    themed(deck, COLOURS)
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            if int(shape.placeholder_format.type) in (1, 3, 2, 4, 7):
                top = 20 if int(shape.placeholder_format.type) in (1, 3) else 110
                shape.left, shape.width = Pt(400), Pt(520)
                shape.top, shape.height = Pt(top), Pt(80 if top == 20 else 380)
    art(deck, Pt(0), Pt(0), Pt(380), Pt(540))
    return saved(deck)


def libre_office() -> bytes:
    """As LibreOffice writes its own: a low room, and one number for title and content."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(793.75), Pt(446.5)
    themed(deck, COLOURS, "Liberation Sans")
    places = {
        **dict.fromkeys((1, 3), (40, 18, 714, 75)),
        **dict.fromkeys((2, 4, 7), (40, 104, 714, 259)),
        16: (40, 407, 185, 31),
        15: (271, 407, 252, 31),
        13: (569, 407, 185, 31),
    }
    for layout in list(deck.slide_layouts):
        if layout.name not in ("Title Slide", "Title and Content", "Title Only"):
            deck.slide_layouts.remove(layout)
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.placeholders:
            kind = int(shape.placeholder_format.type)
            shape.left, shape.top, shape.width, shape.height = map(Pt, places[kind])
            if kind in (2, 4, 7) and page is not deck.slide_master:
                shape._element.xpath(".//p:ph")[0].attrib.pop("idx", None)
    return saved(deck)


def bare() -> bytes:
    """4:3 without footer, date and number on any layout."""
    deck = Presentation()
    themed(deck, COLOURS)
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            if int(shape.placeholder_format.type) in (13, 15, 16):
                shape._element.getparent().remove(shape._element)
    return saved(deck)


def art(deck: Any, left: int, top: int, width: int, height: int) -> None:
    """A drawing on the master of which nobody knows how it looks under text."""
    deck.slide_master.shapes._spTree.append(
        parse_xml(
            '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr>'
            '<p:cNvPr id="99" name="Art"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
            f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:gradFill><a:gsLst><a:gs pos="0">'
            '<a:srgbClr val="000000"/></a:gs><a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs>'
            "</a:gsLst></a:gradFill></p:spPr></p:sp>"
        )
    )


def covered() -> bytes:
    """Art under everything."""
    deck = Presentation()
    art(deck, Pt(0), Pt(0), Pt(720), Pt(540))
    return saved(deck)


def without_titles() -> bytes:
    """No layout has a subtitle."""
    deck = Presentation()
    for layout in list(deck.slide_layouts):
        for shape in list(layout.placeholders):
            if int(shape.placeholder_format.type) == 4:
                shape._element.getparent().remove(shape._element)
    return saved(deck)


def grey_on_grey() -> bytes:
    deck = Presentation()
    themed(deck, {"dk1": "888888", "lt1": "AAAAAA"})
    return saved(deck)


def on_a_picture() -> bytes:
    """A picture is the ground of the master."""
    deck = Presentation()
    ground = deck.slide_master._element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
    new = parse_xml(
        '<p:bg xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:bgPr><a:blipFill>'
        "<a:stretch><a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr></p:bg>"
    )
    if ground is None:
        deck.slide_master._element.find(qn("p:cSld")).insert(0, new)
    else:
        ground.getparent().replace(ground, new)
    return saved(deck)


def repacked(content: bytes, change: Change | None = None, **more: bytes) -> bytes:
    """The package with parts changed and with more parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w", 8) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(name, data) if change else data)
        for name, data in more.items():
            new.writestr(name, data)
    return held.getvalue()


def related(target: str, kind: str) -> bytes:
    """A template whose master refers to something outside."""
    new = (
        '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    ).encode()

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("slideMaster1.xml.rels"):
            return data
        return data.replace(b"</Relationships>", new)

    return repacked(dark(), change)


def short_cover() -> bytes:
    """Two lines of room under the title of the first slide."""
    deck = Presentation()
    themed(deck, COLOURS)
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            if int(shape.placeholder_format.type) == 4:
                shape.left, shape.top, shape.width, shape.height = map(Pt, (60, 330, 600, 60))
    return saved(deck)
