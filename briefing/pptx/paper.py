"""An empty 16:9 deck, boxes on it, and text that is measured before it is put into them.

All lengths are points (72 to the inch) unless they say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from briefing.native.box import FONT, INK, LEADING, Box, colour
from charts.files.office_theme import ours
from charts.layout.colours import PALETTE
from charts.layout.text import shorten, wrap
from languages import grammar
from languages.safe_text import is_rtl

WIDE, HIGH = 960.0, 540.0
ACCENT = PALETTE[0]
SAFETY = 0.965
"""Of a box's width that is counted on: programs break lines a little differently."""
WIDER, BOLD_WIDER, HEADED_WIDER = 1.15, 1.22, 1.08
"""How much wider than ours a text may be drawn, and a bold one: where a font is not installed,
another stands in its place, and of the usual ones DejaVu Sans is the widest. One with a bold head
is measured as bold, which most of it is not."""
_OLD_WIDTH = 720.0
_KEPT_LAYOUTS = ("Title Slide", "Title Only")


@dataclass(frozen=True)
class Words:
    """A paragraph: a bold ``head`` that runs into its ``text``; ``scale`` is its size to others.

    One that is ``held`` is on the slide of the next, as a question is on that of its answer.
    """

    text: str
    head: str = ""
    bold: bool = False
    colour: str = INK
    scale: float = 1.0
    gap: float = 0.45
    held: bool = False

    def lines(self, size: float, room: float) -> list[str]:
        """The lines it breaks into; a head counts as bold, which is wider."""
        said = f"{self.head} {self.text}".strip()
        rows = self.text.split("\n") if not self.head else said.split("\n")
        bold, room = self.bold or bool(self.head), self.counted(room)
        return [line for row in rows for line in (wrap(row, size * self.scale, room, bold) or [""])]

    def counted(self, room: float) -> float:
        """The width that its lines may have by our own font, of a room."""
        if self.head and self.text and not self.bold:
            return room * SAFETY / HEADED_WIDER
        return counted(room, self.bold or bool(self.head))

    def height(self, size: float, room: float) -> float:
        return len(self.lines(size, room)) * size * self.scale * LEADING + self.gap * size

    def pieces(self, size: float, box: Box) -> list[Words]:
        """The paragraph in as many parts as boxes of that size it takes, the head at the first."""
        lines = self.lines(size, box.width)
        most = max(1, int(box.height / (size * self.scale * LEADING)))
        if len(lines) <= most:
            return [self]
        first, *rest = (" ".join(lines[k : k + most]) for k in range(0, len(lines), most))
        begun = replace(self, text=first.removeprefix(self.head).strip())
        return [begun, *(replace(self, text=text, head="") for text in rest)]


def counted(room: float, bold: bool = False) -> float:
    """The width, by our own font, of what fits into a room in whichever font it is drawn."""
    return room * SAFETY / (BOLD_WIDER if bold else WIDER)


def height_of(words: Sequence[Words], size: float, room: float) -> float:
    """The height of paragraphs at a size, the gap after the last one not counted."""
    if not words:
        return 0
    return sum(w.height(size, room) for w in words) - words[-1].gap * size


def parted(lines: Sequence[Words], size: float, box: Box) -> list[list[Words]]:
    """The paragraphs by slides: on each as many as fit."""
    parts: list[list[Words]] = []
    for block in _blocks(lines, size, box):
        if parts and height_of([*parts[-1], *block], size, box.width) <= box.height:
            parts[-1] += block
        else:
            parts.append(block)
    return parts


def _blocks(lines: Sequence[Words], size: float, box: Box) -> Iterator[list[Words]]:
    """What no slide parts: a paragraph, or a question with its answer; in pieces where it must."""
    block: list[Words] = []
    for line in lines:
        block.append(line)
        if line.held:
            continue
        if height_of(block, size, box.width) <= box.height:
            yield block
        else:
            yield from ([piece] for each in block for piece in each.pieces(size, box))
        block = []
    if block:
        yield block


def fit(
    words: Sequence[Words], box: Box, largest: float, smallest: float
) -> tuple[float, list[Words]]:
    """The largest size at which all paragraphs fit; at the smallest, those that still do.

    What does not fit at the smallest size is cut with "…", the last paragraph first: the notes of
    the slide hold everything.
    """
    kept = [w for w in words if w.text or w.head]
    size = _largest(kept, box, largest, smallest)
    while kept and height_of(kept, size, box.width) > box.height:
        cut = _cut(kept, size, box)
        kept = [*kept[:-1], cut] if cut else kept[:-1]
    return size, kept


def fit_title(text: str, box: Box, largest: float, smallest: float) -> tuple[float, list[Words]]:
    """A title on at most two lines: the largest size at which it is, else cut with "…".

    What lists several things is cut behind one of them: half of one is no finding. A sentence is
    rather set smaller than cut.
    """
    size = _title_size(text, box, largest, smallest)
    whole = text
    while _rows(text, size, box) > MOST_TITLE_LINES and LISTED in whole:
        whole = whole.rpartition(LISTED)[0]
        text = f"{whole}{LISTED}…"
        size = _title_size(text, box, largest, smallest)
    if _rows(text, size, box) > MOST_TITLE_LINES:
        size = _title_size(text, box, smallest, LEAST_TITLE)
    high = min(box.height, MOST_TITLE_LINES * size * LEADING + 0.5)
    for_two = Box(box.left, box.top, box.width, high)
    return fit([Words(text, bold=True)], for_two, size, min(size, smallest))


def _title_size(text: str, box: Box, largest: float, smallest: float) -> float:
    """The largest size at which a title is on two lines, else the smallest."""
    size = largest
    while size > smallest and _rows(text, size, box) > MOST_TITLE_LINES:
        size -= 0.5
    return size


MOST_TITLE_LINES = 2
LEAST_TITLE = 12.0
"""Points: in this size a sentence that would be cut in the smallest of the others."""
LISTED = "; "


def _rows(text: str, size: float, box: Box) -> int:
    return len(Words(text, bold=True).lines(size, box.width))


def _largest(words: Sequence[Words], box: Box, largest: float, smallest: float) -> float:
    """The largest size in steps of half a point that fits, else the smallest; by halving."""
    if height_of(words, largest, box.width) <= box.height:
        return largest
    low, high = 0, int((largest - smallest) * 2)
    while high - low > 1:
        middle = (low + high) // 2
        fits = height_of(words, smallest + middle / 2, box.width) <= box.height
        low, high = (middle, high) if fits else (low, middle)
    return smallest + low / 2


def _cut(words: Sequence[Words], size: float, box: Box) -> Words | None:
    """The last paragraph with as many lines as are left, ending in "…"; None for none."""
    last = words[-1]
    before = height_of(words[:-1], size, box.width) + words[-2].gap * size if words[1:] else 0
    room = int((box.height - before) / (size * last.scale * LEADING) + 1e-6)
    if room < 1 or (room < 2 and len(words) > 1):
        return None
    lines = last.lines(size, box.width)
    if len(lines) <= room:
        return None
    bold = last.bold or bool(last.head)
    tail = by_words(lines[room - 1], size * last.scale, last.counted(box.width) * 0.97, bold)
    text = " ".join([*lines[: room - 1], tail])
    head = last.head if text.startswith(last.head) else ""
    return Words(text[len(head) :].strip(), head, last.bold, last.colour, last.scale, last.gap)


def by_words(line: str, size: float, room: float, bold: bool) -> str:
    """A line that ends in "…", cut between words: half a number would be another one."""
    cut = shorten(f"{line}…", size, room, bold).rstrip("… ")
    inside = len(cut) < len(line) and not line[len(cut)].isspace()
    if inside and " " in cut:
        cut = cut.rpartition(" ")[0]
    return cut.rstrip(" ,;:") + "…"


def write(
    shape: Any,
    words: Sequence[Words],
    size: float,
    language: str,
    align: str = "left",
    anchor: str = "top",
) -> None:
    """Put paragraphs into a shape's text frame, at a size, without any growing or shrinking."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = {
        "top": MSO_ANCHOR.TOP,
        "middle": MSO_ANCHOR.MIDDLE,
        "bottom": MSO_ANCHOR.BOTTOM,
    }[anchor]
    for place, item in enumerate(words):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        last = place == len(words) - 1
        _paragraph(paragraph, item, size, language, align, last)


def _paragraph(
    paragraph: Any, item: Words, size: float, language: str, align: str, last: bool
) -> None:
    said = item.head or item.text
    rtl = is_rtl(said)
    sides = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}
    paragraph.alignment = sides["right" if rtl and align == "left" else align]
    if rtl:
        paragraph._p.get_or_add_pPr().set("rtl", "1")
    paragraph.line_spacing = 1.0
    paragraph.space_before = Pt(0)
    paragraph.space_after = Pt(0 if last else item.gap * size)
    if item.head:
        _run(paragraph, item.head + (" " if item.text else ""), item, size, language, True)
    for row, text in enumerate(item.text.split("\n") if item.text else []):
        if row:
            paragraph.add_line_break()
        _run(paragraph, text, item, size, language, item.bold)


def _run(paragraph: Any, text: str, item: Words, size: float, language: str, bold: bool) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(round(size * item.scale * 2) / 2)
    run.font.bold = bold
    run.font.color.rgb = colour(item.colour)
    run.font._element.set("lang", grammar(language).tag)


def text_box(
    slide: Any,
    box: Box,
    words: Sequence[Words],
    language: str,
    largest: float,
    smallest: float,
    name: str,
    align: str = "left",
    anchor: str = "top",
) -> float:
    """A box of text, fitted; returns the size it was set in. Nothing is made for no text."""
    size, kept = fit(words, box, largest, smallest)
    if not kept:
        return size
    shape = slide.shapes.add_textbox(*box.emu())
    shape.name = name
    write(shape, kept, size, language, align, anchor)
    return size


def describe_shape(shape: Any, text: str) -> None:
    """Set the alternative text of a picture, chart or table."""
    element = shape._element.xpath(".//p:cNvPr")[0]
    element.set("descr", text)


def decorative(shape: Any) -> None:
    """Mark a line or a rule as decoration, which screen readers pass over."""
    element = shape._element.xpath(".//p:cNvPr")[0]
    element.append(
        parse_xml(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
            '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/'
            'decorative" val="1"/></a:ext></a:extLst>'
        )
    )


def rule(
    slide: Any, left: float, top: float, right: float, bottom: float, tone: str, thick: float
) -> Any:
    """A thin line without the theme's shadow, marked as decoration."""
    line = slide.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, Pt(left), Pt(top), Pt(right), Pt(bottom)
    )
    style = line._element.find(qn("p:style"))
    if style is not None:
        line._element.remove(style)
    line.line.color.rgb = colour(tone)
    line.line.width = Pt(thick)
    decorative(line)
    return line


def new_deck(language: str) -> Any:
    """An empty deck of 16:9 in Arial, with the two layouts that are used."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDE), Pt(HIGH)
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT_LAYOUTS:
            deck.slide_layouts.remove(layout)
    for page in (deck.slide_master, *deck.slide_layouts):
        _widen(page)
    _without_dates(deck)
    _theme(deck)
    _master_text(deck.slide_master, language)
    _accent(deck.slide_master)
    return deck


def _widen(page: Any) -> None:
    """Stretch what stands on a 4:3 page to 16:9, and keep footers out of the way."""
    for shape in page.placeholders:
        shape.left = int(shape.left * WIDE / _OLD_WIDTH)
        shape.width = int(shape.width * WIDE / _OLD_WIDTH)
        if shape.placeholder_format.type in (1, 3):
            shape.left, shape.top, shape.width, shape.height = TITLE_BOX.emu()
        place = FURNITURE.get(int(shape.placeholder_format.type))
        if place is not None:
            shape.left, shape.top, shape.width, shape.height = place.emu()


def _without_dates(deck: Any) -> None:
    """The footer says the day: a place for a date of its own would stay empty."""
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in list(page.placeholders):
            if int(shape.placeholder_format.type) == 16:
                shape._element.getparent().remove(shape._element)


TITLE_BOX = Box(43, 30, 874, 68)
FURNITURE = {15: Box(690, 500, 196, 20), 13: Box(889, 500, 28, 20)}
"""Where footer and slide number stand on our pages, by the number of their kind."""


def _theme(deck: Any) -> None:
    """Arial as the theme's font, and our colours as the theme's, so that edits keep to them."""
    for rel in deck.slide_master.part.rels.values():
        if rel.reltype.endswith("/theme"):
            rel.target_part._blob = ours(rel.target_part.blob, FONT)


def _master_text(master: Any, language: str) -> None:
    style = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    run.set("sz", "2600")
    run.set("b", "1")
    for element in master._element.iter(qn("a:defRPr"), qn("a:rPr"), qn("a:endParaRPr")):
        element.set("lang", grammar(language).tag)


def _accent(master: Any) -> None:
    """A bar along the top of every slide, part of the master: decoration of no meaning."""
    bar = parse_xml(
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<p:nvSpPr><p:cNvPr id="90" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Pt(WIDE)}" cy="{Pt(9)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        "</p:sp>"
    )
    tree = master.shapes._spTree
    tree.insert(2, bar)


def layout(deck: Any, name: str) -> Any:
    """A layout by its name."""
    return next(item for item in deck.slide_layouts if item.name == name)
