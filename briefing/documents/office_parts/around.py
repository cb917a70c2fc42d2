"""What lies around the text of an Office file: diagrams, alternative texts, what is not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from briefing.documents.office_parts.blocks import UNSEEN, blocks, is_on, name_of
from briefing.documents.package import Package
from briefing.documents.passages import Passage, Place, tidy

_EMBEDDED = ("aFChunk", "subDocument", "oleObject", "package", "control")
_MEDIA = ("video", "audio", "media")
_DIAGRAM, _DRAWING = "diagramData", "diagramDrawing"
_DRAWN = ("docPr", "cNvPr")

Related = Mapping[str, tuple[str, str]]


def note_unread(package: Package, related: Related) -> None:
    """Keep in mind that a part holds pictures or whole files, of which nothing is read."""
    kinds = {kind for kind, _part in related.values()}
    if "image" in kinds:
        package.unread.add("pictures")
    if kinds.intersection(_EMBEDDED):
        package.unread.add("embedded")
    if kinds.intersection(_MEDIA):
        package.unread.add("media")


def diagram_passages(package: Package, part: str, related: Related, place: Place) -> Iterator[
    Passage
]:  # fmt: skip
    """The words of a diagram, and those that only its drawing has.

    A diagram is kept twice: as its words, and as it was drawn last, which is what is shown.
    """
    said = [text for _kind, text in blocks(package.root(part))]
    yield from (Passage(place, text) for text in said)
    for kind, other in related.values():
        if kind == _DRAWING and _of_one(part, other):
            drawn = (text for _kind, text in blocks(package.root(other)))
            yield from (Passage(place, text) for text in drawn if text not in said)


def _of_one(data: str, drawing: str) -> bool:
    """Whether a drawing has the number of a diagram's data: data3.xml and drawing3.xml."""
    one, two = ("".join(filter(str.isdigit, part.rpartition("/")[2])) for part in (data, drawing))
    return one == two


def is_diagram(kind: str) -> bool:
    """Whether a relation is that to a diagram's words."""
    return kind == _DIAGRAM


def alternatives(root: Element, place: Place) -> Iterator[Passage]:
    """What is read aloud in place of pictures, charts and shapes."""
    for node in root:
        name = name_of(node)
        if name in UNSEEN:
            continue
        if name in _DRAWN:
            for key in ("title", "descr"):
                if text := tidy(" ".join(node.get(key, "").split())):
                    yield Passage(place, text)
        yield from alternatives(node, place)


def without_hidden_styles(package: Package, root: Element, styles: str) -> Element:
    """A part of a Word file without the texts whose style hides them."""
    hidden = _hiding(package.root(styles)) if styles else frozenset()
    for node in root.iter() if hidden else ():
        properties = {"p": ("pPr", "pStyle"), "r": ("rPr", "rStyle")}.get(name_of(node))
        if properties and hidden.intersection(_styles_of(node, *properties)):
            for text in node.iter():
                if name_of(text) == "t":
                    text.text = ""
    return root


def _styles_of(node: Element, properties: str, style: str) -> Iterator[str]:
    for group in node:
        if name_of(group) == properties:
            for mark in group:
                if name_of(mark) == style:
                    yield from mark.attrib.values()


def _hiding(styles: Element) -> frozenset[str]:
    """The styles that hide text, and those that are based on them and do not show it again."""
    says: dict[str, bool] = {}
    based: dict[str, str] = {}
    for style in (node for node in styles if name_of(node) == "style"):
        key = next((v for k, v in style.attrib.items() if k.endswith("}styleId")), "")
        for child in style:
            if name_of(child) == "basedOn":
                based[key] = next(iter(child.attrib.values()), "")
            if name_of(child) == "rPr":
                marks = [is_on(mark) for mark in child if name_of(mark) == "vanish"]
                says |= {key: marks[-1]} if marks else {}
    return frozenset(key for key in {*says, *based} if _hides(key, says, based))


def _hides(key: str, says: Mapping[str, bool], based: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while key and key not in seen:
        if key in says:
            return says[key]
        seen.add(key)
        key = based.get(key, "")
    return False
