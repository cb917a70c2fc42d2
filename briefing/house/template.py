"""A template of an organisation, let in: what python-pptx and python-docx open, and no more.

Limits, macros, encryption and entities are the document check's (:mod:`briefing.documents`).
Beyond that, nothing may be loaded from elsewhere when the file is opened, and nothing may be
embedded that runs.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from xml.etree import ElementTree

from briefing.documents.package import Package, UnreadableFile, parsed
from languages import translator

LARGEST_TEMPLATE = 20_000_000
"""Bytes of an upload."""
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LINK = "/hyperlink"
_CUSTOM = "docProps/custom.xml"
"""A template's own properties are not a briefing's: ours take their place."""
_MAIN = "application/vnd.openxmlformats-officedocument."
_KINDS = {
    f"{_MAIN}presentationml.template.main+xml": "deck",
    f"{_MAIN}presentationml.presentation.main+xml": "deck",
    f"{_MAIN}wordprocessingml.template.main+xml": "document",
    f"{_MAIN}wordprocessingml.document.main+xml": "document",
}
_ORDINARY = {
    "deck": f"{_MAIN}presentationml.presentation.main+xml",
    "document": f"{_MAIN}wordprocessingml.document.main+xml",
}
_WEB = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_BEHIND = re.compile(r"(?:word|ppt)/embeddings/[^/]+\.xlsx")
"""Workbooks behind charts, which are left out: what a template shows in its charts is not asked."""
_CHART = re.compile(r"(?:word|ppt)/charts/[^/]+\.xml")
_WORKBOOK = re.compile(
    rb"<(\w+:)?externalData\b[^>]*(?:/>|>.*?</(?:\w+:)?externalData>)", re.DOTALL
)
_RUNS = re.compile(r"(^|/)(activex|embeddings|customui)[^/]*/|vbaproject|vbadata", re.IGNORECASE)


class Lack(StrEnum):
    """Why a template is not used; each has a sentence for readers."""

    LARGE = "The template is larger than 20 MB."
    NEITHER = "The template is neither a presentation (pptx, potx) nor a document (docx, dotx)."
    RUNS = "The template holds macros or embedded objects. Save it without them."
    ELSEWHERE = "The template loads something from elsewhere when it is opened. Embed it."
    LINK = "The template holds a link that is not a web address. Remove it."
    OUTSIDE = "The template holds a part outside itself: it is damaged."
    TITLE = "The template has no layout with a title and a subtitle."
    TITLE_ONLY = "The template has no layout with a title and room for a chart under it."
    ROOM = "The room under the titles of the template is too small for a chart and its source."
    UPRIGHT = "The slides of the template are higher than they are wide."
    PICTURE = (
        "A picture of the template lies under the text, and it is not known whether the text can "
        "be read on it."
    )
    HEADINGS = "The template has no style for headings."
    NARROW = "The text of the template's pages has too little room for a chart and its source."
    NO_DECK = "The template is a document: slides need a presentation (pptx, potx)."
    NO_DOCUMENT = "The template is a presentation: a document needs one for Word (docx, dotx)."
    NO_TEMPLATE = "Only slides and Word documents are made in a template of an organisation."
    CONTRAST = "Text and background of the template are too alike: the text cannot be read."


class Unsuitable(UnreadableFile):
    """A template that is not used. :meth:`explain` says to a reader what it lacks."""

    def __init__(self, lack: Lack) -> None:
        super().__init__(lack.value)
        self.lack = lack

    def explain(self, language: str) -> str:
        return translator(language)(self.lack.value)


@contextmanager
def opening() -> Iterator[None]:
    """While a template is opened: whatever is raised by a part that is not as it should be, and
    each library raises its own, is an UnreadableFile."""
    try:
        yield
    except UnreadableFile:
        raise
    except Exception as error:
        raise UnreadableFile(f"this template cannot be opened: {error}") from error


@dataclass(frozen=True)
class Template:
    """A template let in: ``kind`` is "deck" or "document", ``content`` an ordinary such file."""

    kind: str
    content: bytes


def let_in(content: bytes) -> Template:
    """Read a template, or refuse it. Raises UnreadableFile, of which Unsuitable is one."""
    if len(content) > LARGEST_TEMPLATE:
        raise Unsuitable(Lack.LARGE)
    package = Package(content)
    for name in package.names:
        if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name):
            raise Unsuitable(Lack.OUTSIDE)
        if _RUNS.search(name) and not _BEHIND.fullmatch(name):
            raise Unsuitable(Lack.RUNS)
    types, kind = _typed(package)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", types)
        for name in sorted(package.names - {"[Content_Types].xml", _CUSTOM}):
            if not name.endswith("/") and not _BEHIND.fullmatch(name):
                made.writestr(name, _part(name, package.bytes_of(name)))
    return Template(kind, held.getvalue())


def _typed(package: Package) -> tuple[bytes, str]:
    """The list of content types with the template's own type made an ordinary one."""
    if "[Content_Types].xml" not in package.names:
        raise Unsuitable(Lack.NEITHER)
    root = package.root("[Content_Types].xml")
    kinds = set()
    for node in list(root):
        part = node.get("PartName", "")
        if part == f"/{_CUSTOM}" or _BEHIND.fullmatch(part.lstrip("/")):
            root.remove(node)
            continue
        said = node.get("ContentType", "")
        if "macroenabled" in said.lower() or "vbaproject" in said.lower():
            raise Unsuitable(Lack.RUNS)
        if said in _KINDS:
            kinds.add(_KINDS[said])
            node.set("ContentType", _ORDINARY[_KINDS[said]])
    if len(kinds) != 1:
        raise Unsuitable(Lack.NEITHER)
    ElementTree.register_namespace("", _TYPES.strip("{}"))
    return ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True), kinds.pop()


def _part(name: str, content: bytes) -> bytes:
    """A part as it is, once it is known to be plain XML and to load nothing."""
    low = posixpath.basename(name).lower()
    content = _WORKBOOK.sub(b"", content) if _CHART.fullmatch(name) else content
    if not low.endswith((".xml", ".rels", ".vml")):
        return content
    try:
        root = parsed(content)
    except Exception as error:
        raise UnreadableFile(f"a part of this file is damaged: {name[:80]}: {error}") from None
    if low.endswith(".rels"):
        for node in list(root.iter(_RELATION)):
            _relation(node)
            behind = _is_behind(name, node)
            if behind or node.get("Target", "").lstrip("/") == _CUSTOM:
                root.remove(node)
                ElementTree.register_namespace("", _RELATION[1:].partition("}")[0])
                content = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content


def _is_behind(name: str, node: ElementTree.Element) -> bool:
    """Whether a relation leads to the workbook of a chart; one of anything else is refused."""
    folder = posixpath.dirname(posixpath.dirname(name))
    target = posixpath.normpath(posixpath.join("/", folder, node.get("Target", ""))).lstrip("/")
    if node.get("TargetMode") == "External" or not _BEHIND.fullmatch(target):
        return False
    if posixpath.basename(folder) != "charts":
        raise Unsuitable(Lack.RUNS)
    return True


def _relation(node: ElementTree.Element) -> None:
    if node.get("TargetMode") != "External":
        return
    if not node.get("Type", "").endswith(_LINK):
        raise Unsuitable(Lack.ELSEWHERE)
    if not _WEB.match(node.get("Target", "")):
        raise Unsuitable(Lack.LINK)
