"""An Office file opened with care: nothing is expanded beyond limits, nothing of it is run.

Sizes are counted while reading, not believed; a DOCTYPE is refused by the parser itself.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections import Counter
from enum import StrEnum
from xml.etree import ElementTree
from xml.parsers import expat

from languages import translator

LARGEST_FILE = 200_000_000
LARGEST_PART = 20_000_000
LARGEST_TOTAL = 120_000_000
MOST_PARTS = 8_000
MOST_TIMES = 20
"""So often one part is read: a slide is in a file once, however often it is named."""
HIGHEST_RATIO = 250
RATIO_FROM = 1_000_000
"""A part below this size may be as dense as it likes."""
DEEPEST = 200

_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = ("vbaproject.bin", "vbadata.xml")
_MACRO_SHEETS = "xl/macrosheets/"
_MAIN_PARTS = ("word/document.xml", "ppt/presentation.xml", "xl/workbook.xml")
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = re.compile(r"(\{?)http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL = r"\1http://schemas.openxmlformats.org/\2/2006/"
# What the zip reader raises for bytes that are no whole zip: damaged, encrypted, unknown methods.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, KeyError, ValueError),
    *(NotImplementedError, RuntimeError, OverflowError, MemoryError),
)


class Why(StrEnum):
    """Why a file is not read; each has a sentence for readers."""

    DAMAGED = "The file is damaged, or no docx, pptx, xlsx or PDF."
    ENCRYPTED = "The file is encrypted or in an old format. Save it without a password."
    MACROS = "The file carries macros. Save it without them as docx, pptx or xlsx."
    TOO_MUCH = "The file is larger than what is read here, or expands too far."
    NO_ROOM = "Too much is asked at once; try again in a moment."
    NO_PDF = "PDF files are not read on this server. Check the Word or PowerPoint file instead."
    PICTURES = "The file holds no text, only pictures, and pictures are not read."
    NO_TEXT = "No text was found in the file. Letters that are drawn as shapes are not read."
    NO_PICTURE = "The file is damaged, or no PNG, JPEG or WebP picture."
    MOVES = "The picture moves. Save one still of it as PNG or JPEG."
    PIXELS = "The picture has more than 40 million pixels. Save a smaller one."
    NOT_OURS = "The file carries no list of figures: it was not made here."


class UnreadableFile(ValueError):
    """A file that cannot be read, or in which nothing of ours can.

    The text says why, in English and in detail; :meth:`explain` says it to a reader.
    """

    def __init__(self, text: str, why: Why = Why.DAMAGED) -> None:
        super().__init__(text)
        self.why = why

    def explain(self, language: str) -> str:
        return translator(language)(self.why.value)


class NotOurs(UnreadableFile):
    """A whole file that carries no list of figures of ours."""


class Package:
    """The parts of a docx, pptx or xlsx. Raises UnreadableFile for what is none, or too much."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_OLD_OR_ENCRYPTED):
            raise UnreadableFile(
                "this file is encrypted or in an old format: save it without a password as docx, "
                "pptx or xlsx",
                Why.ENCRYPTED,
            )
        try:
            self._file = zipfile.ZipFile(io.BytesIO(content))
            names = self._file.namelist()
        except _DAMAGED as error:
            raise _damaged(error) from None
        if len(names) > MOST_PARTS:
            raise UnreadableFile(
                f"this file has {len(names)} parts; {MOST_PARTS} are read at most", Why.TOO_MUCH
            )
        if len(set(names)) != len(names):
            raise UnreadableFile("two parts of this file have the same name: it is damaged")
        if any(
            posixpath.basename(name).lower() in _MACROS or name.lower().startswith(_MACRO_SHEETS)
            for name in names
        ):
            raise UnreadableFile(
                "this file carries macros: save it without them as docx, pptx or xlsx", Why.MACROS
            )
        self._all_are_there()
        self.names = frozenset(names)
        self._main: str | None = None
        self.unread: set[str] = set()
        """What its readers came across and do not read: kinds of :mod:`unread`."""
        self._left = LARGEST_TOTAL
        self._times: Counter[str] = Counter()

    def _all_are_there(self) -> None:
        """Look at the head of every part: a name that the directory has otherwise is a damage."""
        try:
            for info in self._file.infolist():
                if info.flag_bits & 1:
                    raise UnreadableFile(
                        "this file is encrypted: save it without a password", Why.ENCRYPTED
                    )
                self._file.open(info).close()
        except UnreadableFile:
            raise
        except _DAMAGED as error:
            raise _damaged(error) from None

    @property
    def main(self) -> str:
        """The part that the file begins with, whatever it is called; empty where there is none."""
        if self._main is None:
            related = self.related("").values()
            self._main = next((part for kind, part in related if kind == "officeDocument"), "")
            if self._main not in self.names:
                self._main = next((name for name in _MAIN_PARTS if name in self.names), "")
        return self._main

    def bytes_of(self, name: str) -> bytes:
        """One part. Raises UnreadableFile when it is missing, damaged or expands too far."""
        self._times[name] += 1
        if self._times[name] > MOST_TIMES:
            raise UnreadableFile(
                f"a part of this file is named too often and is not read: {name[:80]}", Why.TOO_MUCH
            )
        try:
            info = self._file.getinfo(name)
            most = min(LARGEST_PART, self._left)
            dense = HIGHEST_RATIO * max(info.compress_size, 1)
            if dense < most:
                most = max(dense, min(RATIO_FROM, most))
            with self._file.open(info) as part:
                content = part.read(most + 1)
        except _DAMAGED as error:
            raise _damaged(error) from None
        if len(content) > most or info.file_size > most:
            raise UnreadableFile(
                f"a part of this file expands too far and is not read: {name[:80]}", Why.TOO_MUCH
            )
        self._left -= len(content)
        return content

    def root(self, name: str) -> ElementTree.Element:
        """A part as XML. Raises UnreadableFile."""
        try:
            return _in_usual_names(parsed(self.bytes_of(name)))
        except (expat.ExpatError, ElementTree.ParseError, LookupError, ValueError) as error:
            if isinstance(error, UnreadableFile):
                raise
            raise UnreadableFile(f"a part of this file is damaged: {name[:80]}: {error}") from None

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the file: id to the kind's last word and the part's name."""
        folder, base = posixpath.split(name)
        relations = f"{folder}/_rels/{base}.rels".lstrip("/")
        if relations not in self.names:
            return {}
        found = {}
        for node in self.root(relations).iter(_RELATIONS):
            target = node.get("Target", "")
            kind = node.get("Type", "").rpartition("/")[2]
            if node.get("TargetMode") == "External":
                if kind == "image":
                    self.unread.add("pictures")  # shown all the same
                continue
            inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[node.get("Id", "")] = (kind, inside)
        return found


def parsed(content: bytes) -> ElementTree.Element:
    """XML without a DOCTYPE, in whatever encoding, and not nested without end.

    The parser itself is asked, not the bytes: in UTF-16 they would look otherwise. Raises
    ValueError, LookupError or what the parser raises.
    """
    depth = 0

    def refuse(*_what: object) -> None:
        raise ValueError("it has a DOCTYPE")

    def deeper(*_what: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ValueError("it is nested too deeply")

    def back(*_what: object) -> None:
        nonlocal depth
        depth -= 1

    guard = expat.ParserCreate()
    guard.StartDoctypeDeclHandler = refuse
    guard.EntityDeclHandler = refuse
    guard.StartElementHandler = deeper
    guard.EndElementHandler = back
    guard.Parse(content, True)
    return ElementTree.fromstring(content)  # noqa: S314  (no DOCTYPE, so no entity to expand)


def _in_usual_names(root: ElementTree.Element) -> ElementTree.Element:
    """The same tree; the names of the strict variant of the format are those of the usual one."""
    if not isinstance(root.tag, str) or not _STRICT.match(root.tag):
        return root
    for node in root.iter():
        if isinstance(node.tag, str):
            node.tag = _STRICT.sub(_USUAL, node.tag)
        for key in [key for key in node.attrib if _STRICT.match(key)]:
            node.set(_STRICT.sub(_USUAL, key), node.attrib.pop(key))
    return root


def _damaged(error: Exception) -> UnreadableFile:
    return UnreadableFile(f"this is not a whole docx, pptx or xlsx file: {error}")
