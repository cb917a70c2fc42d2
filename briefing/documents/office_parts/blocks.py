"""Paragraphs and table rows of a part of an Office file, as they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from briefing.documents.fields import written_anew
from briefing.documents.passages import tidy

_NOTE_MARKS = ("footnotereference", "endnotereference", "voetnootmarkering", "eindnootmarkering")
"""What the style of a note's mark is called in a file, in small letters."""
UNSEEN = ("del", "moveFrom", "instrText", "delText", "Fallback")
MOST_SPANNED = 63


def blocks(root: Element) -> Iterator[tuple[str, str]]:
    """Paragraphs and table rows with any text, in their order; not what is hidden or deleted."""
    for node in root:
        name = name_of(node)
        if name in UNSEEN:
            continue
        if name == "tr":
            text = tidy("\t".join(map(_cell, _cells(node))))
            if text:
                yield "row", text
            yield from _inside(node)
        elif name == "p":
            text = tidy(_text(node, written_anew(node)).replace("\t", " "))
            if text:
                yield "paragraph", text.lstrip()
            yield from _inside(node)
        else:
            yield from blocks(node)


def name_of(node: Element) -> str:
    """An element's name without its namespace."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def is_on(mark: Element) -> bool:
    """Whether a property that is there holds: it may be there to say that it does not."""
    return not any(value in ("0", "false", "off") for value in mark.attrib.values())


def _inside(node: Element) -> Iterator[tuple[str, str]]:
    """The text boxes of a paragraph or row, and words that are drawn as a picture is.

    Not the copies for old programs, nor what stands in other boxes: those have paragraphs too.
    """
    for inner in node:
        name = name_of(inner)
        if name == "txbxContent":
            yield from blocks(inner)
        elif name == "textpath" and (drawn := tidy(inner.get("string", ""))):
            yield "paragraph", drawn
        elif name not in UNSEEN:
            yield from _inside(inner)


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row, also those that something is wrapped around."""
    for node in row:
        name = name_of(node)
        if name in ("tc", "sdt"):
            yield node
        elif name not in UNSEEN:
            yield from _cells(node)


def _cell(cell: Element) -> str:
    """The text of a cell; one that spans several columns keeps those after it in theirs."""
    spans = [
        value
        for properties in cell
        if name_of(properties) == "tcPr"
        for node in properties
        if name_of(node) == "gridSpan"
        for value in node.attrib.values()
    ]
    wide = spans and spans[0].isascii() and spans[0].isdigit() and len(spans[0]) < 3
    more = min(int(spans[0]), MOST_SPANNED) - 1 if wide else 0
    return " ".join(_text(cell, written_anew(cell)).split()) + "\t" * max(more, 0)


def _text(node: Element, instead: Mapping[int, str]) -> str:
    """The shown text of a paragraph or cell. Text boxes in it are paragraphs of their own.

    ``instead`` is what some texts are read as, by their identity.
    """
    name = name_of(node)
    if name in UNSEEN or name == "txbxContent" or _is_hidden(node):
        return ""
    if name == "fld" and node.get("type", "").startswith(("slidenum", "datetime")):
        return ""
    if name == "t":
        return instead.get(id(node), node.text or "")
    if name in ("tab", "br", "cr"):
        return " "
    if name == "noBreakHyphen":
        return "-"
    inside = "".join(_text(child, instead) for child in node)
    return f"{inside} " if name == "p" else inside


def _is_hidden(run: Element) -> bool:
    """Whether a run is hidden, or the mark of a note: a number that is none of the sentence."""
    if name_of(run) != "r":
        return False
    return any(
        (name_of(mark) == "vanish" and is_on(mark))
        or (
            name_of(mark) == "rStyle"
            and any(v.lower() in _NOTE_MARKS for v in mark.attrib.values())
        )
        for properties in run
        if name_of(properties) == "rPr"
        for mark in properties
    )
