"""What the workbook behind a chart holds otherwise than the chart shows.

Word and PowerPoint keep a chart's numbers twice: as they were drawn last, and in a workbook that
"Edit data" opens. Whoever changes the workbook in another program leaves the drawing as it was,
until somebody opens the data and it follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from briefing.documents.office_parts.blocks import name_of
from briefing.documents.office_parts.charts import points, series_line
from briefing.documents.office_parts.slides import slide_charts
from briefing.documents.office_parts.word import word_charts
from briefing.documents.package import Package, UnreadableFile
from briefing.documents.passages import Place
from briefing.documents.workbooks.rows import cells_of

MOST_CELLS = 10_000
DIGITS = 12
_RANGE = re.compile(r"('?)(.+)\1!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_KINDS = {"chart": "chart data", "slide chart": "slide chart data"}


@dataclass(frozen=True)
class Behind:
    """A series of a chart: as it is shown, and as its workbook has it.

    ``kept`` is None where the workbook cannot be read, or is not where the chart says.
    """

    place: Place
    shown: str
    kept: str | None


def behind_charts(package: Package) -> Iterator[Behind]:
    """The series of a Word or PowerPoint file whose workbook says something else."""
    is_word = name_of(package.root(package.main)) == "document"
    for part, place in word_charts(package) if is_word else slide_charts(package):
        where = Place(_KINDS[place.kind], place.number)
        books = [other for kind, other in package.related(part).values() if kind == "package"]
        if not books:
            continue
        content = package.bytes_of(books[0])  # what is damaged here is the file itself
        try:
            sheets = cells_of(Package(content))
        except UnreadableFile:
            yield Behind(where, "", None)
            continue
        yield from _differing(package.root(part), where, sheets)


def _differing(root: Element, where: Place, sheets: dict[str, dict[str, str]]) -> Iterator[Behind]:
    for series in (node for node in root.iter() if name_of(node) == "ser"):
        parts = {name_of(child): child for child in series}
        chosen = (
            parts.get("tx"),
            parts.get("cat", parts.get("xVal")),
            parts.get("val", parts.get("yVal")),
        )
        drawn = [points(node) for node in chosen]
        held = [_held(node, sheets) for node in chosen]
        kept = [one for one in held if one is not None]
        if len(kept) < len(chosen):
            yield Behind(where, series_line(*drawn), None)
        elif not all(_same(one, other) for one, other in zip(drawn, kept, strict=True)):
            yield Behind(where, series_line(*drawn), series_line(*kept))


def _same(drawn: dict[str, str], kept: dict[str, str]) -> bool:
    """Whether the texts are the same; of numbers, as far as programs write out their digits."""
    return drawn.keys() == kept.keys() and all(
        _rounded(drawn[key]) == _rounded(kept[key]) for key in drawn
    )


def _rounded(text: str) -> str:
    try:
        return f"{float(text):.{DIGITS}g}"
    except ValueError:
        return " ".join(text.split())


def _held(node: Element | None, sheets: dict[str, dict[str, str]]) -> dict[str, str] | None:
    """The texts of the cells that a part of a series names, by their index; None if unreadable.

    What is written in the chart itself, without a workbook, is as it is shown.
    """
    if node is None:
        return {}
    named = next((n.text or "" for n in node.iter() if name_of(n) == "f"), "")
    if not named:
        return points(node)
    found = _RANGE.fullmatch(named.strip())
    sheet = sheets.get(found[2].replace("''", "'")) if found else None
    if found is None or sheet is None:
        return None
    left, right = _column(found[3]), _column(found[5] or found[3])
    top, bottom = int(found[4]), int(found[6] or found[4])
    if (left != right and top != bottom) or (right - left + 1) * (bottom - top + 1) > MOST_CELLS:
        return None
    places = [(c, r) for c in range(left, right + 1) for r in range(top, bottom + 1)]
    texts = ((str(k), sheet.get(f"{_letters(c)}{r}", "")) for k, (c, r) in enumerate(places))
    return {key: text for key, text in texts if text}


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
