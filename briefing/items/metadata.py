"""What an Office file carries of where it came from: day, version, and every figure in it.

Two parts are put into the finished package: custom properties, which people see in the program's
own dialog, and a custom XML part with the identity and the fingerprint of each figure, which
Office keeps when the file is edited and saved.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from briefing.basket.link import pack
from briefing.documents.document import read_here
from briefing.documents.package import NotOurs, Package, UnreadableFile, Why, parsed
from briefing.documents.passages import Passage, Place, numbers_in, plain_number
from briefing.items.items import Briefing
from data_sources.record.figure import Figure
from languages import DEFAULT_LANGUAGE

NAMESPACE = "urn:on-the-record:figures:1"
LISTED = 2
"""What the list of a file tells of its text. 1: all that is seen; 2: also alternative texts and
the names of sheets."""
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_ITEM_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_MAIN_PARTS = ("ppt/presentation.xml", "word/document.xml", "xl/workbook.xml")
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_STORE_ID = "{6B1D2C39-8E0B-4C53-9C7C-0E5A3B8E21F4}"
_MOST_PARTS = 20


@dataclass(frozen=True)
class Carried:
    """One figure as a file carries it: its identity, and what it was when the file was made."""

    id: str
    fingerprint: str
    shown: str
    source: str


@dataclass(frozen=True)
class Printed:
    """One passage as the file was made with it; ``figures`` are places in the list of figures."""

    passage: Passage
    figures: tuple[int, ...] = ()


@dataclass(frozen=True)
class Stamp:
    """When and from what a file was made, which figures are in it, and where they stand.

    ``passages`` is all of its visible text, ``basket`` what it was made from with the titles and
    notes of its maker; both are empty in files of earlier versions. ``listed`` is as
    :data:`LISTED`.
    """

    made_on: date
    version: str
    language: str
    figures: tuple[Carried, ...]
    items: tuple[str, ...]
    passages: tuple[Printed, ...] = ()
    basket: str = ""
    listed: int = 1


def stamp(package: bytes, briefing: Briefing) -> bytes:
    """The Office file with the two parts in it. Order and content of all others stay."""
    held = io.BytesIO()
    passages = read_here(package).passages
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = set(old.namelist())
        main = next(name for name in _MAIN_PARTS if name in names)
        number = _free_number(names)
        for info in old.infolist():
            data = old.read(info.filename)
            info.date_time = _NO_TIME
            if info.filename.endswith(".xlsx"):
                data = _without_clock(data, briefing.made_on)
            if info.filename == "[Content_Types].xml":
                data = _with_types(data, number)
            elif info.filename == "_rels/.rels":
                data = _with_relation(data, "custom-properties", "docProps/custom.xml")
            elif info.filename == _rels_of(main):
                data = _with_relation(data, "customXml", f"../customXml/item{number}.xml")
            new.writestr(info, data, zipfile.ZIP_DEFLATED)
        for name, text in _parts(briefing, passages, number).items():
            new.writestr(zipfile.ZipInfo(name, _NO_TIME), text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


_NO_TIME = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def _without_clock(book: bytes, day: date) -> bytes:
    """The workbook behind a chart as made on that day: the same briefing gives the same bytes."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            data = old.read(info.filename)
            if info.filename == "docProps/core.xml":
                data = _MOMENT.sub(f"{day.isoformat()}T00:00:00Z".encode(), data)
            new.writestr(zipfile.ZipInfo(info.filename, _NO_TIME), data, zipfile.ZIP_DEFLATED)
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


def _parts(briefing: Briefing, passages: Sequence[Passage], number: int) -> dict[str, str]:
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
        f"customXml/item{number}.xml": head + figures_xml(briefing, passages),
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


def figures_xml(briefing: Briefing, passages: Iterable[Passage]) -> str:
    """The list of figures as XML, and the visible text with the figures that stand in it."""
    items = "".join(f"<item>{escape(item.id)}</item>" for item in briefing.items)
    figures = "".join(_figure(figure, briefing.language) for figure in briefing.figures)
    known = _by_number(briefing)
    printed = "".join(_printed(passage, known) for passage in passages)
    return (
        f'<figures xmlns="{NAMESPACE}" made="{briefing.made_on.isoformat()}" '
        f"version={quoteattr(briefing.record.version)} language={quoteattr(briefing.language)} "
        f'listed="{LISTED}">'
        f"<basket>{escape(pack(briefing.carried))}</basket>{items}{figures}{printed}</figures>"
    )


def _by_number(briefing: Briefing) -> dict[str, list[int]]:
    """From a number as it is printed to the figures that print it so."""
    known: dict[str, list[int]] = {}
    for place, figure in enumerate(briefing.figures):
        forms = {figure.format(briefing.language, style) for style in ("short", "exact")}
        forms.add(plain_number(repr(figure.value)))
        for number in {number for form in forms for number in numbers_in(form)}:
            known.setdefault(number, []).append(place)
    return known


def _printed(passage: Passage, known: dict[str, list[int]]) -> str:
    found = {place for number in passage.numbers for place in known.get(number, ())}
    told = f' figures="{" ".join(map(str, sorted(found)))}"' if found else ""
    where = passage.place
    detail = f" detail={quoteattr(where.detail)}" if where.detail else ""
    return (
        f'<passage kind="{where.kind}" number="{where.number}"{detail}{told}>'
        f"{escape(passage.text)}</passage>"
    )


def _figure(figure: Figure, language: str) -> str:
    return (
        f"<figure id={quoteattr(figure.id)} fingerprint={quoteattr(figure.fingerprint)} "
        f"shown={quoteattr(figure.with_unit(language, 'exact'))} "
        f"source={quoteattr(figure.source.key)}/>"
    )


def read_stamp(package: bytes | Package) -> Stamp:
    """What a file says of itself. Raises UnreadableFile, whose text says why."""
    file = package if isinstance(package, Package) else Package(package)
    parts = sorted(n for n in file.names if re.fullmatch(r"customXml/item\d+\.xml", n))
    for name in parts[:_MOST_PARTS]:
        text = file.bytes_of(name)
        if NAMESPACE.encode() in text:
            return stamp_from(text)
    raise NotOurs(
        "this file carries no list of figures: it was not made by On the Record, or a program "
        "that saved it afterwards has dropped the list",
        Why.NOT_OURS,
    )


def stamp_from(text: bytes) -> Stamp:
    """The list of figures out of its XML. Raises UnreadableFile when it is not one of ours."""
    try:
        root = parsed(text)
        if root.tag != f"{{{NAMESPACE}}}figures":
            raise ValueError("it begins with something else")
        figures = tuple(_carried(node) for node in root.iter(f"{{{NAMESPACE}}}figure"))
        items = tuple(node.text or "" for node in root.iter(f"{{{NAMESPACE}}}item"))
        printed = tuple(_read(node, len(figures)) for node in root.iter(f"{{{NAMESPACE}}}passage"))
        made = date.fromisoformat(root.get("made", ""))
        listed = int(root.get("listed", "1"))
    except (expat.ExpatError, ElementTree.ParseError, LookupError, ValueError) as error:
        raise UnreadableFile(f"the list of figures in this file is damaged: {error}") from None
    version, language = root.get("version", ""), root.get("language", DEFAULT_LANGUAGE)
    basket = root.findtext(f"{{{NAMESPACE}}}basket") or ""
    return Stamp(made, version, language, figures, items, printed, basket, listed)


def _carried(node: ElementTree.Element) -> Carried:
    """One figure of the list. Raises ValueError when its identity or fingerprint is missing."""
    found = Carried(*(node.get(name, "") for name in ("id", "fingerprint", "shown", "source")))
    if not found.id or not found.fingerprint.startswith(f"{found.id}|"):
        raise ValueError("a figure without its identity")
    return found


def _read(node: ElementTree.Element, count: int) -> Printed:
    """One passage of the list. Raises ValueError when it names a figure that is not there."""
    figures = tuple(int(place) for place in node.get("figures", "").split())
    if any(not 0 <= place < count for place in figures):
        raise ValueError("a passage with a figure that is not in the list")
    place = Place(node.get("kind", ""), int(node.get("number", "0")), node.get("detail", ""))
    return Printed(Passage(place, node.text or ""), figures)
