"""The paper of a Word document: its styles by the part they play, its room, and its colours.

Whoever writes says which part a paragraph plays ("Heading 1", "Caption"); the paper knows what
that is called in its file. Ours is A4 in Arial; an organisation's is made in :mod:`briefing.docx`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from charts.files.office_theme import ours
from charts.layout.colours import LIGHT, PALETTE
from languages import grammar

FONT = "Arial"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGE_WIDTH, PAGE_HEIGHT = Cm(21.0), Cm(29.7)
MARGIN, MARGIN_ABOVE = Cm(2.2), Cm(2.1)
STYLES = {
    # name: (size, bold, colour, before, after, keep with next)
    "Title": (24, True, LIGHT.ink, 0, 4, True),
    "Subtitle": (10.5, False, LIGHT.muted, 0, 14, False),
    "Heading 1": (16, True, PALETTE[0], 20, 6, True),
    "Heading 2": (13, True, LIGHT.ink, 16, 4, True),
    "Normal": (10.5, False, LIGHT.ink, 0, 6, False),
    "Caption": (9, False, LIGHT.muted, 2, 2, False),
    "List Bullet": (10.5, False, LIGHT.ink, 0, 4, False),
}
MORE_STYLES = {
    "Source line": (8.5, False, LIGHT.muted, 0, 6, False),
    "Reference": (9, False, LIGHT.ink, 0, 4, False),
    "List heading": (13, True, LIGHT.ink, 12, 4, True),
    "Contents line": (10.5, False, LIGHT.ink, 0, 2, False),
}
"""Parts for which Word has no style of its own."""


@dataclass(frozen=True)
class Tone:
    """A colour: "RRGGBB", and the theme's name for it where it is the theme's.

    ``shade`` is how much of the theme's colour is left in it, in hexadecimal; empty for all.
    """

    rgb: str
    theme: str = ""
    shade: str = ""

    def attributes(self, name: str = "color") -> str:
        """As attributes of an element; the theme's name goes before the number in Word."""
        said = f'w:{name}="{self.rgb}"'
        if self.theme:
            said += f' w:themeColor="{self.theme}"'
        return f'{said} w:themeShade="{self.shade}"' if self.shade else said


_OF_THEME = {LIGHT.ink: "text1", LIGHT.muted: "text2", PALETTE[0]: "accent1", PALETTE[1]: "accent2"}
"""Our colours by the names that a theme has for them."""


def _tone(colour: str) -> Tone:
    return Tone(colour.lstrip("#").upper(), _OF_THEME.get(colour, ""))


STRONG, MARK, LINE = _tone(PALETTE[0]), _tone(PALETTE[1]), _tone(LIGHT.grid)


@dataclass(frozen=True)
class Paper:
    """An empty document and what is known of it.

    ``width`` and ``height`` are those of the text on a page, in English metric units; ``small``
    is the size of a table's type in points; ``table`` the identity of the style of its tables,
    empty where they are drawn in ours. ``foot`` says whether the foot of its pages is ours to
    fill. ``told`` names what its own fields already say of the briefing: title, date, sender …
    """

    file: Any
    width: int
    height: int
    styles: Mapping[str, Any]
    strong: Tone = STRONG
    mark: Tone = MARK
    line: Tone = LINE
    small: float = 8.5
    table: str = ""
    foot: bool = True
    told: frozenset[str] = frozenset()

    def add(self, part: str) -> Any:
        """An empty paragraph that plays this part, at the end."""
        return self.file.add_paragraph(style=self.styles[part])


def new_document(language: str) -> Paper:
    """A4, Arial, our headings; the language that spelling and screen readers go by."""
    document = Document()
    _in_our_theme(document)
    section = document.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN_ABOVE
    for name, look in STYLES.items():
        _style(document.styles[name], *look)
    for name, look in MORE_STYLES.items():
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        _style(made, *look)
    hang(document.styles["Reference"])
    in_language(document, grammar(language).tag)
    in_present_form(document)
    without_stale_styles(document)
    styles = {name: document.styles[name] for name in (*STYLES, *MORE_STYLES)}
    height = PAGE_HEIGHT - 2 * MARGIN_ABOVE
    return Paper(document, PAGE_WIDTH - 2 * MARGIN, height, styles)


def _in_our_theme(document: Any) -> None:
    """Ours is a template as an organisation's is: its colours and its font are its theme's."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/theme"):
            relation.target_part._blob = ours(relation.target_part.blob, FONT)


def hang(style: Any) -> None:
    """A number stands before the text, which is indented behind it."""
    style.paragraph_format.left_indent = Cm(0.9)
    style.paragraph_format.first_line_indent = Cm(-0.9)


def without_stale_styles(document: Any) -> None:
    """Leave out the copy of its styles that a template keeps for Word 2010."""
    for name, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            document.part.drop_rel(name)
            document.part.rels.pop(name, None)


def in_present_form(document: Any) -> None:
    """Written as Word writes since 2013: it opens in no compatibility mode."""
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    compat = parse_xml(
        f'<w:compat xmlns:w="{W}"><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    after = [child for child in settings if child.tag in map(qn, _AFTER_COMPAT)]
    if after:
        after[0].addprevious(compat)
    else:
        settings.append(compat)


_AFTER_COMPAT = (
    *("w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema", "w:themeFontLang"),
    *("w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats", "w:shapeDefaults"),
    *("w:decimalSymbol", "w:listSeparator"),
)


def _style(
    style: Any, size: float, bold: bool, tone: str, before: float, after: float, keep: bool
) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(tone.lstrip("#").upper())
    named = _tone(tone).theme
    if named:
        style.element.rPr.find(qn("w:color")).set(qn("w:themeColor"), named)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme"):
        fonts.set(qn(name), "majorHAnsi" if keep else "minorHAnsi")
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.keep_with_next = keep
    shape.line_spacing = 1.12
    for name in ("w:spacing", "w:kern"):
        for old in style.element.get_or_add_rPr().findall(qn(name)):
            old.getparent().remove(old)
    for close in style.element.findall(f"{qn('w:pPr')}/{qn('w:contextualSpacing')}"):
        close.getparent().remove(close)
    for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        border.getparent().remove(border)


def in_language(document: Any, tag: str) -> None:
    """Every style speaks that language; so does what has no style."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), tag)
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        lang = OxmlElement("w:lang")
        lang.set(qn("w:val"), tag)
        defaults.append(lang)
