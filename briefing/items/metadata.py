"""What an Office file carries of where it came from: day, version, and every figure in it.

Two parts are put into the finished package: custom properties, which people see in the program's
own dialog, and a custom XML part with the identity and the fingerprint of each figure, which
Office keeps when the file is edited and saved.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from briefing.items.items import Briefing
from data_sources.record.figure import Figure

NAMESPACE = "urn:on-the-record:figures:1"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_ITEM_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_MAIN_PARTS = ("ppt/presentation.xml", "word/document.xml", "xl/workbook.xml")
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_STORE_ID = "{6B1D2C39-8E0B-4C53-9C7C-0E5A3B8E21F4}"
LARGEST_PART = 20_000_000
_MOST_PARTS = 20
# What the zip reader raises for bytes that are no whole zip: damaged, encrypted, unknown methods.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, KeyError, ValueError),
    *(NotImplementedError, RuntimeError, OverflowError, MemoryError),
)


class UnreadableFile(ValueError):
    """A file that is no Office file, or one in which nothing of ours can be read."""


@dataclass(frozen=True)
class Carried:
    """One figure as a file carries it: its identity, and what it was when the file was made."""

    id: str
    fingerprint: str
    shown: str
    source: str


@dataclass(frozen=True)
class Stamp:
    """When and from what a file was made, and which figures are in it."""

    made_on: date
    version: str
    language: str
    figures: tuple[Carried, ...]
    items: tuple[str, ...]


def stamp(package: bytes, briefing: Briefing) -> bytes:
    """The Office file with the two parts in it. Order and content of all others stay."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = set(old.namelist())
        main = next(name for name in _MAIN_PARTS if name in names)
        number = _free_number(names)
        for info in old.infolist():
            data = old.read(info.filename)
            if info.filename == "[Content_Types].xml":
                data = _with_types(data, number)
            elif info.filename == "_rels/.rels":
                data = _with_relation(data, "custom-properties", "docProps/custom.xml")
            elif info.filename == _rels_of(main):
                data = _with_relation(data, "customXml", f"../customXml/item{number}.xml")
            new.writestr(info, data, zipfile.ZIP_DEFLATED)
        for name, text in _parts(briefing, number).items():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _free_number(names: set[str]) -> int:
    number = 1
    while f"customXml/item{number}.xml" in names:
        number += 1
    return number


def _rels_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _with_types(data: bytes, number: int) -> bytes:
    more = (
        f'<Override PartName="/docProps/custom.xml" ContentType="{_CUSTOM_TYPE}"/>'
        f'<Override PartName="/customXml/itemProps{number}.xml" '
        f'ContentType="{_ITEM_PROPS_TYPE}"/>'
    )
    if b'Extension="xml"' not in data:
        more = '<Default Extension="xml" ContentType="application/xml"/>' + more
    return data.replace(b"</Types>", more.encode() + b"</Types>")


def _with_relation(data: bytes, kind: str, target: str) -> bytes:
    relation = (
        f'<Relationship Id="rIdOnTheRecord{kind.title().replace("-", "")}" '
        f'Type="{_RELATIONS}/{kind}" Target="{target}"/>'
    )
    return data.replace(b"</Relationships>", relation.encode() + b"</Relationships>")


def _parts(briefing: Briefing, number: int) -> dict[str, str]:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    relation = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/customXmlProps" Target="itemProps{number}.xml"/></Relationships>'
    )
    props = (
        f'<ds:datastoreItem ds:itemID="{_STORE_ID}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    return {
        "docProps/custom.xml": head + _properties(briefing),
        f"customXml/item{number}.xml": head + figures_xml(briefing),
        f"customXml/itemProps{number}.xml": head + props,
        f"customXml/_rels/item{number}.xml.rels": head + relation,
    }


def _properties(briefing: Briefing) -> str:
    said = {
        "On the Record: made on": briefing.made_on.isoformat(),
        "On the Record: version of the record": briefing.record.version,
        "On the Record: language": briefing.language,
        "On the Record: figures": str(len(briefing.figures)),
    }
    rows = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{k}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
        for k, (name, text) in enumerate(said.items(), 2)
    )
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'docPropsVTypes">{rows}</Properties>'
    )


def figures_xml(briefing: Briefing) -> str:
    """The list of figures as XML; also what is inside a PDF and a presentation."""
    items = "".join(f"<item>{escape(item.id)}</item>" for item in briefing.items)
    figures = "".join(_figure(figure, briefing.language) for figure in briefing.figures)
    return (
        f'<figures xmlns="{NAMESPACE}" made="{briefing.made_on.isoformat()}" '
        f"version={quoteattr(briefing.record.version)} language={quoteattr(briefing.language)}>"
        f"{items}{figures}</figures>"
    )


def _figure(figure: Figure, language: str) -> str:
    return (
        f"<figure id={quoteattr(figure.id)} fingerprint={quoteattr(figure.fingerprint)} "
        f"shown={quoteattr(figure.with_unit(language, 'exact'))} "
        f"source={quoteattr(figure.source.key)}/>"
    )


def read_stamp(package: bytes) -> Stamp:
    """What a file says of itself. Raises UnreadableFile, whose text says why."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as file:
            parts = [n for n in file.namelist() if re.fullmatch(r"customXml/item\d+\.xml", n)]
            for name in parts[:_MOST_PARTS]:
                if file.getinfo(name).file_size > LARGEST_PART:
                    continue
                text = file.read(name)
                if NAMESPACE.encode() in text:
                    return _stamp_from(text)
    except UnreadableFile:
        raise
    except _DAMAGED as error:
        raise UnreadableFile(f"this is not a whole docx, pptx or xlsx file: {error}") from None
    raise UnreadableFile(
        "this file carries no list of figures: it was not made by On the Record, or a program "
        "that saved it afterwards has dropped the list"
    )


def _stamp_from(text: bytes) -> Stamp:
    try:
        root = _root(text)
        if root.tag != f"{{{NAMESPACE}}}figures":
            raise ValueError("it begins with something else")
        figures = tuple(_carried(node) for node in root.iter(f"{{{NAMESPACE}}}figure"))
        items = tuple(node.text or "" for node in root.iter(f"{{{NAMESPACE}}}item"))
        made = date.fromisoformat(root.get("made", ""))
    except (expat.ExpatError, ElementTree.ParseError, LookupError, ValueError) as error:
        raise UnreadableFile(f"the list of figures in this file is damaged: {error}") from None
    return Stamp(made, root.get("version", ""), root.get("language", "en"), figures, items)


def _root(text: bytes) -> ElementTree.Element:
    """The list as a tree. Raises ValueError for one with a DOCTYPE, in whatever encoding.

    The parser itself is asked, not the bytes: in UTF-16 they would look otherwise.
    """

    def refuse(*_what: object) -> None:
        raise ValueError("a DOCTYPE, which we do not write")

    guard = expat.ParserCreate()
    guard.StartDoctypeDeclHandler = refuse
    guard.EntityDeclHandler = refuse
    guard.Parse(text, True)
    return ElementTree.fromstring(text)  # noqa: S314  (no DOCTYPE, so no entity to expand)


def _carried(node: ElementTree.Element) -> Carried:
    """One figure of the list. Raises ValueError when its identity or fingerprint is missing."""
    found = Carried(*(node.get(name, "") for name in ("id", "fingerprint", "shown", "source")))
    if not found.id or not found.fingerprint.startswith(f"{found.id}|"):
        raise ValueError("a figure without its identity")
    return found
