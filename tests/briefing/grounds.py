"""Templates whose ground is hard to read on, or only looks so: of layouts, by theme, by picture."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from tests.briefing.templates import COLOURS, saved, themed

SPACES = " ".join(
    f'xmlns:{short}="http://schemas.openxmlformats.org/{name}"'
    for short, name in (
        ("p", "presentationml/2006/main"),
        ("a", "drawingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
    )
)
BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
WHITE = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
COVER, EVERY = slice(0, 1), slice(0, 99)


def deck_on(fill: str, layouts: slice | None = None, title: str = "") -> bytes:
    """A deck with this fill as the ground of its master or of these layouts.

    ``title`` is the fill of all titles, where they have one of their own.
    """
    deck = _new()
    pages = [deck.slide_master] if layouts is None else list(deck.slide_layouts)[layouts]
    for page in pages:
        _ground(page, f"<p:bgPr>{fill}<a:effectLst/></p:bgPr>")
    if title:
        _titles(deck, title)
    return saved(deck)


def deck_on_picture(light: int, dark: int) -> bytes:
    """Every second point of the picture behind all slides is so light, the others so dark."""
    deck, held = _new(), io.BytesIO()
    picture = Image.new("L", (64, 48), light)
    for point in range(0, 64 * 48, 2):
        picture.putpixel((point % 64, point // 64), dark)
    picture.save(held, "PNG")
    _part, name = deck.slide_master.part.get_or_add_image_part(held)
    fill = f'<a:blipFill><a:blip r:embed="{name}"/><a:stretch><a:fillRect/></a:stretch>'
    _ground(deck.slide_master, f"<p:bgPr>{fill}</a:blipFill><a:effectLst/></p:bgPr>")
    return saved(deck)


def deck_on_theme(tone: str) -> bytes:
    """The ground is the theme's first, drawn in one of its colours."""
    deck = _new()
    _ground(deck.slide_master, f'<p:bgRef idx="1001"><a:schemeClr val="{tone}"/></p:bgRef>')
    return saved(deck)


def deck_with_white_titles() -> bytes:
    deck = _new()
    _titles(deck, WHITE)
    return saved(deck)


def deck_with_group() -> bytes:
    """A black sheet in a group that says no place of its own."""
    deck = _new()
    wide, tall = deck.slide_width, deck.slide_height
    sheet = (
        '<p:sp><p:nvSpPr><p:cNvPr id="901" name="Sheet"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{BLACK}</p:spPr></p:sp>'
    )
    group = (
        f'<p:grpSp {SPACES}><p:nvGrpSpPr><p:cNvPr id="900" name="Group"/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr/>{sheet}</p:grpSp>"
    )
    deck.slide_master.shapes._spTree.insert(2, parse_xml(group))
    return saved(deck)


def deck_with_inverted_layouts() -> bytes:
    """Layouts that take dark for light: their text is white on black, and can be read."""
    deck = _new()
    same = [*(f"accent{k}" for k in range(1, 7)), "hlink", "folHlink"]
    order = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2", **{k: k for k in same}}
    said = " ".join(f'{name}="{value}"' for name, value in order.items())
    for layout in deck.slide_layouts:
        for old in layout._element.findall(qn("p:clrMapOvr")):
            layout._element.remove(old)
        layout._element.append(
            parse_xml(f"<p:clrMapOvr {SPACES}><a:overrideClrMapping {said}/></p:clrMapOvr>")
        )
    return saved(deck)


def deck_with_dark_cover() -> bytes:
    """The cover is black, and its layout sets what stands on it in white."""
    deck = _new()
    cover = deck.slide_layouts[0]
    _ground(cover, f"<p:bgPr>{BLACK}<a:effectLst/></p:bgPr>")
    for shape in cover.placeholders:
        if int(shape.placeholder_format.type) in (3, 4):
            style = shape._element.find(f".//{qn('a:lstStyle')}")
            for old in list(style):
                style.remove(old)
            look = f"<a:lvl1pPr {SPACES}><a:defRPr>{WHITE}</a:defRPr></a:lvl1pPr>"
            style.append(parse_xml(look))
    return saved(deck)


def _new() -> Any:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(720), Pt(540)
    themed(deck, COLOURS)
    return deck


def _ground(page: Any, inside: str) -> None:
    held = page._element.find(qn("p:cSld"))
    for old in held.findall(qn("p:bg")):
        held.remove(old)
    held.insert(0, parse_xml(f"<p:bg {SPACES}>{inside}</p:bg>"))


def _titles(deck: Any, fill: str) -> None:
    path = "/".join(qn(name) for name in ("p:txStyles", "p:titleStyle", "a:lvl1pPr", "a:defRPr"))
    look = deck.slide_master._element.find(path)
    for old in look.findall(qn("a:solidFill")):
        look.remove(old)
    look.insert(0, parse_xml(fill.replace("<a:solidFill>", f"<a:solidFill {SPACES}>")))
