"""Which style of a template plays which part: found by name, by level, or made in its manner.

Word writes its built-in styles by their English names whatever its language; other programs do
not, and designers make styles of their own. A style that Word has and the file does not define
yet ("latent") is made here as Word would, in the fonts and colours of the theme.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from briefing.docx.names import style_names
from briefing.docx.tones import Tones, readable
from briefing.house.contrast import MARK, TEXT
from briefing.house.template import Lack, Unsuitable
from charts.files.word_paper import MORE_STYLES, Tone, W, hang

_USUAL_SIZE = 10.0
"""Points of text where neither a style nor the defaults of the file say a size: Word's own."""
_LEAST_AFTER = Pt(3)


@dataclass(frozen=True)
class _Look:
    """A style as it is made: its size as a share of the text's, and points around it."""

    size: float
    before: float
    after: float
    bold: bool = False
    is_heading: bool = False
    level: int | None = None


_LOOKS = {
    "Title": _Look(2.2, 0, 4, is_heading=True),
    "Subtitle": _Look(1.0, 0, 14),
    "Heading 1": _Look(1.5, 18, 6, bold=True, is_heading=True, level=0),
    "Heading 2": _Look(1.22, 14, 4, bold=True, is_heading=True, level=1),
    "Normal": _Look(1.0, 0, 6),
    "Caption": _Look(0.87, 2, 4),
    "List Bullet": _Look(1.0, 0, 4),
    "Source line": _Look(0.82, 0, 6),
    "Reference": _Look(0.87, 0, 4),
    "List heading": _Look(1.22, 12, 4, bold=True, is_heading=True),
    "Contents line": _Look(1.0, 0, 2),
}
_NEEDED = ("Normal", "Heading 1", "Heading 2")
"""Parts whose style must be the template's; of the others a paler one is left aside."""
_OURS = {"Normal": "Briefing text"}
"""What a made style is called where its part's name is taken."""


def roles_of(document: Any, tones: Tones) -> dict[str, Any]:
    """The style of each part. Raises Unsuitable without headings or where text cannot be read."""
    known = _by_name(document)
    normal = _default(document) or _made(document, "Normal", None, tones)
    size = size_of(document, normal)
    found: dict[str, Any] = {}
    for part, names in style_names().items():
        style = next((known[name] for name in names if name in known), None)
        if style is None and part in ("Heading 1", "Heading 2"):
            style = _of_level(document, int(part[-1]) - 1)
        if style is None and part == "Heading 1" and not _is_latent(document, names[0]):
            raise Unsuitable(Lack.HEADINGS)
        found[part] = style or _made(document, part, normal, tones, size)
    spaced = _after(document, normal) >= _LEAST_AFTER
    found["Normal"] = normal if spaced else _made(document, "Normal", normal, tones, size)
    for part, style in found.items():
        if not readable(style, tones, MARK if _LOOKS[part].is_heading else TEXT):
            if part in _NEEDED:
                raise Unsuitable(Lack.CONTRAST)
            found[part] = _made(document, part, normal, tones, size)
        _room_between_lines(document, found[part])
    if not _is_list(found["List Bullet"]):
        _make_list(document, found["List Bullet"])
    return found


def size_of(document: Any, style: Any) -> float:
    """Points of a style's text."""
    while style is not None:
        if style.font.size is not None:
            return float(style.font.size.pt)
        style = style.base_style
    path = f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}"
    said = document.styles.element.find(path)
    return float(said.get(qn("w:val"))) / 2 if said is not None else _USUAL_SIZE


def _paragraph_styles(document: Any) -> Iterator[Any]:
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            yield style


def _by_name(document: Any) -> dict[str, Any]:
    """Paragraph styles by all that they are called: name, other names, identity."""
    known: dict[str, Any] = {}
    for style in _paragraph_styles(document):
        said = style.element.find(qn("w:name"))
        others = style.element.find(qn("w:aliases"))
        names = [said.get(qn("w:val"), "") if said is not None else ""]
        names += others.get(qn("w:val"), "").split(",") if others is not None else []
        for name in (*names, style.style_id or ""):
            known.setdefault(" ".join(name.lower().split()), style)
    return known


def _default(document: Any) -> Any:
    return document.styles.default(WD_STYLE_TYPE.PARAGRAPH)


def _of_level(document: Any, level: int) -> Any:
    """The first style that stands at this level of the outline, whatever it is called."""
    for style in _paragraph_styles(document):
        said = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if said is not None and said.get(qn("w:val")) == str(level):
            return style
    return None


def _is_latent(document: Any, name: str) -> bool:
    """Whether the program that wrote the file has this style and shows it when it is used."""
    latent = document.styles.element.find(qn("w:latentStyles"))
    if latent is None:
        return False
    return any(one.get(qn("w:name"), "").lower() == name for one in latent)


def _after(document: Any, style: Any) -> int:
    """The space after a style's paragraphs."""
    while style is not None:
        if style.paragraph_format.space_after is not None:
            return int(style.paragraph_format.space_after)
        style = style.base_style
    path = f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:spacing')}"
    said = document.styles.element.find(path)
    return int(Pt(int(said.get(qn("w:after"), "0")) / 20)) if said is not None else 0


def _room_between_lines(document: Any, style: Any) -> None:
    """Lines of a fixed height, taken over from the text, that a larger type does not fit into."""
    size, above = size_of(document, style), style
    while above is not None and above.paragraph_format.line_spacing is None:
        above = above.base_style
    if above is None:
        return
    shape = above.paragraph_format
    if shape.line_spacing_rule == WD_LINE_SPACING.EXACTLY and shape.line_spacing < Pt(size):
        style.paragraph_format.line_spacing = 1.0


def _made(document: Any, part: str, base: Any, tones: Tones, size: float = _USUAL_SIZE) -> Any:
    """A style for a part, on the template's text: its font and ink, the theme's for headings."""
    look = _LOOKS[part]
    name = part if base is None else _OURS.get(part, part)
    own = name in _OURS.values() or part in MORE_STYLES
    name = _free(document, name)
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not own)
    style.base_style = base
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.left_indent = shape.first_line_indent = Cm(0)
    if look.size != 1.0:
        style.font.size = Pt(round(2 * size * look.size) / 2)
    if look.bold:
        style.font.bold = True
    if look.is_heading:
        shape.keep_with_next = True
        _themed(style, tones)
    if look.level is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(look.level))
        style.element.get_or_add_pPr().append(level)
    if part == "Reference":
        hang(style)
    return style


def _free(document: Any, name: str) -> str:
    names = {style.name.lower() for style in document.styles if style.name}
    identities = {style.style_id for style in document.styles}
    while name.lower() in names or name.replace(" ", "") in identities:
        name += " 2"
    return name


def _themed(style: Any, tones: Tones) -> None:
    """A heading in the theme's font for headings and in its strong colour."""
    inside = style.element.get_or_add_rPr()
    if tones.theme:
        fonts = inside.get_or_add_rFonts()
        fonts.set(qn("w:asciiTheme"), "majorHAnsi")
        fonts.set(qn("w:hAnsiTheme"), "majorHAnsi")
    coloured(inside, tones.strong())


def coloured(inside: Any, tone: Tone) -> None:
    """Give the properties of a run this colour."""
    made = inside.get_or_add_color()
    made.set(qn("w:val"), tone.rgb)
    if tone.theme:
        made.set(qn("w:themeColor"), tone.theme)


def _is_list(style: Any) -> bool:
    """Whether a style is that of a list, by itself or by what it is based on."""
    while style is not None:
        if style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
            return True
        style = style.base_style
    return False


def _make_list(document: Any, style: Any) -> None:
    """Make a style that of a list with bullets."""
    numbering = _numbering(document)
    taken = [int(n.get(qn("w:abstractNumId"), "0")) for n in numbering.iter(qn("w:abstractNum"))]
    kind = max(taken, default=-1) + 1
    used = [int(n.get(qn("w:numId"), "0")) for n in numbering.findall(qn("w:num"))]
    number = max(used, default=0) + 1
    drawn = parse_xml(
        f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{kind}"><w:multiLevelType '
        'w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" '
        'w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )
    first = numbering.find(qn("w:num"))
    if first is not None:
        first.addprevious(drawn)
    else:
        numbering.append(drawn)
    named = parse_xml(
        f'<w:num xmlns:w="{W}" w:numId="{number}"><w:abstractNumId w:val="{kind}"/></w:num>'
    )
    others = numbering.findall(qn("w:num"))
    (others[-1].addnext if others else numbering.append)(named)
    props = style.element.get_or_add_pPr()
    for old in props.findall(qn("w:ind")):
        props.remove(old)
    props.get_or_add_numPr().get_or_add_numId().val = number


def _numbering(document: Any) -> Any:
    """The lists of a document; a document that has none gets an empty part for them."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    content = f'<w:numbering xmlns:w="{W}"/>'.encode()
    name = PackURI("/word/numbering.xml")
    part = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element
