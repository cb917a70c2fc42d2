"""The colours of a template's theme, and whether what is written in it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from briefing.house.contrast import MARK, TEXT, contrast
from briefing.native.theme import stretch_of
from charts.files.word_paper import Tone

_SPACE = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_WHITE, _BLACK = "FFFFFF", "000000"
_SLOTS = {
    **{"text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1"},
    **{"text2": "dk2", "dark2": "dk2", "background2": "lt2", "light2": "lt2"},
    **{"hyperlink": "hlink", "followedHyperlink": "folHlink"},
}
"""Word's names of a theme's colours, where they are not the theme's own."""


@dataclass(frozen=True)
class Tones:
    """A template's colours: those of its theme by slot ("accent1", "dk1"), and its ground.

    ``stretch`` is how much wider than Arial the theme's font is.
    """

    theme: dict[str, str]
    ground: str
    stretch: float = 1.0

    def of(self, node: Any, name: str, automatic: str) -> str:
        """The colour that an element names, as "RRGGBB"; ``automatic`` where it names none.

        ``name`` is its attribute, "val" or "fill"; the theme's name goes before the number.
        """
        if node is None:
            return automatic
        themed = node.get(qn("w:themeFill" if name == "fill" else "w:themeColor"), "")
        found = self.theme.get(_SLOTS.get(themed, themed), "")
        said = node.get(qn(f"w:{name}"), "")
        if not found or node.get(qn("w:themeTint")) or node.get(qn("w:themeFillTint")):
            # Word writes the lightened colour beside the theme's name of it.
            found = said if _is_colour(said) else found
        return found or automatic

    def strong(self) -> Tone:
        """The first accent in which text can be read on the ground; black without one."""
        return next(self._accents(TEXT), self.ink())

    def mark(self) -> Tone:
        """The first other accent that can be seen on the ground."""
        strong = self.strong()
        return next((tone for tone in self._accents(MARK) if tone != strong), strong)

    def ink(self) -> Tone:
        return Tone(self.theme["dk1"], "text1") if "dk1" in self.theme else Tone(_BLACK)

    def _accents(self, least: float) -> Iterator[Tone]:
        for name in (f"accent{k}" for k in range(1, 7)):
            if name in self.theme and contrast(self.theme[name], self.ground) >= least:
                yield Tone(self.theme[name], name)


def tones_of(document: Any) -> Tones:
    """The colours of a document's theme, and of its pages where those are coloured."""
    theme: dict[str, str] = {}
    stretch = 1.0
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/theme"):
            root = etree.fromstring(relation.target_part.blob, _SAFE)
            stretch = stretch_of(root)
            scheme = root.find(".//a:clrScheme", _SPACE)
            theme = dict(_slots(scheme)) if scheme is not None else {}
    page = document.element.find(qn("w:background"))
    shown = document.settings.element.find(qn("w:displayBackgroundShape")) is not None
    plain = Tones(theme, _WHITE)
    return Tones(theme, plain.of(page, "color", _WHITE) if shown else _WHITE, stretch)


def _slots(scheme: Any) -> Iterator[tuple[str, str]]:
    for slot in scheme:
        if len(slot):
            said = slot[0].get("lastClr") or slot[0].get("val", "")
            if _is_colour(said):
                yield etree.QName(slot).localname, said.upper()


def _is_colour(text: str) -> bool:
    return len(text) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in text)


def readable(style: Any, tones: Tones, least: float) -> bool:
    """Whether text of a paragraph style can be read on its own shading, or on the page."""
    ground = tones.of(_first(style, "w:pPr/w:shd"), "fill", tones.ground)
    return contrast(_ink(style, tones, ground), ground) >= least


def _ink(style: Any, tones: Tones, ground: str) -> str:
    """The colour of a style's text; automatic text is black or white, as can be read."""
    automatic = max(_BLACK, _WHITE, key=lambda tone: contrast(tone, ground))
    return tones.of(_first(style, "w:rPr/w:color"), "val", automatic)


def _first(style: Any, path: str) -> Any:
    """The element that a style has or takes from those that it is based on."""
    steps = "/".join(qn(step) for step in path.split("/"))
    seen = 0
    while style is not None and seen < 20:
        found = style.element.find(steps)
        if found is not None:
            return found
        style, seen = style.base_style, seen + 1
    return None


def readable_table(style: Any, normal: Any, tones: Tones) -> bool:
    """Whether text can be read in the header, the rows and the bands of a table's style.

    A colour that the paragraphs' own style names goes before the table's.
    """
    own = _first(normal, "w:rPr/w:color")
    parts = [style.element]
    for one in style.element.findall(qn("w:tblStylePr")):
        if one.get(qn("w:type")) in ("wholeTable", "firstRow", "band1Horz", "band2Horz"):
            parts.append(one)
    whole = _first(style, "w:tcPr/w:shd")
    said = _first(style, "w:rPr/w:color")
    for part in parts:
        shade = part.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
        ground = tones.of(shade if shade is not None else whole, "fill", tones.ground)
        written = part.find(f"{qn('w:rPr')}/{qn('w:color')}")
        node = own if own is not None else written if written is not None else said
        automatic = max(_BLACK, _WHITE, key=lambda tone: contrast(tone, ground))
        if contrast(tones.of(node, "val", automatic), ground) < TEXT:
            return False
    return True
