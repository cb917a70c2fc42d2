"""Charts of Office files: their words, and their series as they are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefing.documents.office_parts.blocks import blocks, name_of
from briefing.documents.package import Package
from briefing.documents.passages import Passage, Place, plain_number, tidy

CHARTS = ("chart", "chartEx")
_QUOTED = re.compile(r"\"([^\"]*)\"")


def chart_passages(package: Package, part: str, place: Place) -> Iterator[Passage]:
    """A chart's words, those written over it, and of each series its name, categories and values
    as they are drawn."""
    root = package.root(part)
    for _kind, text in blocks(root):
        yield Passage(place, text)
    for kind, other in package.related(part).values():
        if kind == "chartUserShapes":
            for _kind, text in blocks(package.root(other)):
                yield Passage(place, text)
    for series in (node for node in root.iter() if name_of(node) == "ser"):
        parts = {name_of(child): child for child in series}
        categories = points(parts.get("cat", parts.get("xVal")))
        values = points(parts.get("val", parts.get("yVal")))
        yield Passage(place, series_line(points(parts.get("tx")), categories, values))
        if sizes := points(parts.get("bubbleSize")):
            yield Passage(place, tidy("\t".join(map(plain_number, sizes.values()))))
    for text in _labels(root):
        yield Passage(place, text)


def _labels(root: Element) -> Iterator[str]:
    """What stands at the points of a chart instead of their values.

    Labels out of a range of cells, the points of newer kinds of charts, and numbers that a
    format prints as they are, whatever the value is.
    """
    for node in root.iter():
        name = name_of(node)
        if name in ("dlblRangeCache", "data"):
            found = (plain_number(n.text or "") for n in node.iter() if name_of(n) in ("v", "pt"))
            if text := tidy("\t".join(filter(None, (one.strip() for one in found)))):
                yield text
    formats = {
        pattern
        for node in root.iter()
        for pattern in (node.get("formatCode", ""), _own_text(node))
        if pattern
    }
    yield from printed(sorted(formats))


def _own_text(node: Element) -> str:
    return (node.text or "") if name_of(node) == "formatCode" else ""


def printed(formats: list[str]) -> Iterator[str]:
    """The numbers that formats print in place of the value, each once."""
    said: dict[str, None] = {}
    for pattern in formats:
        quoted = (text.strip() for text in _QUOTED.findall(pattern))
        said |= dict.fromkeys(text for text in quoted if re.search(r"\d", text))
    yield from said


def series_line(name: dict[str, str], categories: dict[str, str], values: dict[str, str]) -> str:
    """A series in a line: its name, and each category with its value."""
    said = (f"{categories.get(key, '')}\t{plain_number(value)}" for key, value in values.items())
    return tidy("\t".join([" ".join(name.values()), *said]))


def points(node: Element | None) -> dict[str, str]:
    """The cached texts of a series by their index; one without points has a single value.

    Categories of several levels are one text, the inner level first.
    """
    if node is None:
        return {}
    found = [child for child in node.iter() if name_of(child) == "pt"]
    if not found:
        return {"": next((n.text or "" for n in node.iter() if name_of(n) == "v"), "")}
    texts: dict[str, str] = {}
    for point in found:
        text = next((n.text or "" for n in point if name_of(n) == "v"), "")
        key = point.get("idx", "")
        texts[key] = f"{texts[key]} {text}" if key in texts else text
    return texts
