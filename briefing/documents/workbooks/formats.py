"""How a workbook shows the numbers in its cells: 0.29 as 29%, the number of a day as that day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from briefing.documents.office_parts.charts import printed
from briefing.documents.package import Package

MOST_DECIMALS = 10
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
_DAYS = (*range(14, 18), 22, *range(27, 37), *range(50, 59))
"""Built-in formats that show a day, whatever the country's way to write it."""
_UNREAD = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[[^\]]*\]")
"""What a format prints as it stands, and colours, countries and conditions."""
_PLAIN = re.compile(r"[#?0,]*0(?:\.(0+))?(%?)")
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(frozen=True)
class Shown:
    """The ways in which a workbook's styles show a number, by the number of the style."""

    formats: Sequence[str] = ()
    first_day: date = _FIRST_DAY
    instead: Sequence[str] = ()
    """The number that a format prints as it stands, whatever the cell holds; mostly none."""

    def printed(self, style: int) -> str:
        """What stands in a cell of that style in place of its number; empty where nothing does."""
        return self.instead[style] if 0 <= style < len(self.instead) else ""

    def number(self, text: str, style: int) -> str:
        """A stored number as it is shown; as it is stored where the format is another kind."""
        pattern = self.formats[style] if 0 <= style < len(self.formats) else ""
        try:
            value = float(text)
        except ValueError:
            return text
        if pattern == "day":
            return self._day(value, text)
        plain = _PLAIN.fullmatch(pattern)
        if plain is None:
            return text
        decimals, percent = min(len(plain[1] or ""), MOST_DECIMALS), plain[2]
        return f"{value * 100:.{decimals}f}%" if percent else f"{value:.{decimals}f}"

    def _day(self, value: float, text: str) -> str:
        try:
            return (self.first_day + timedelta(days=int(value))).isoformat()
        except (OverflowError, ValueError):
            return text


def shown_in(package: Package, workbook: Element) -> Shown:
    """What the styles of this workbook say; nothing where it has none."""
    related = package.related(package.main).values()
    part = next((part for kind, part in related if kind == "styles"), "")
    from_1904 = any(
        node.get("date1904") in ("1", "true") for node in workbook.iter(f"{_MAIN}workbookPr")
    )
    first = _FIRST_DAY_1904 if from_1904 else _FIRST_DAY
    if part not in package.names:
        return Shown((), first)
    root = package.root(part)
    own = {node.get("numFmtId", ""): node.get("formatCode", "") for node in _all(root, "numFmt")}
    cells = root.find(f"{_MAIN}cellXfs")
    styles = [] if cells is None else cells.findall(f"{_MAIN}xf")
    numbers = [style.get("numFmtId", "0") for style in styles]
    return Shown(
        tuple(_pattern(number, own) for number in numbers),
        first,
        tuple(" ".join(printed([own.get(number, "")])) for number in numbers),
    )


def _all(root: Element, name: str) -> Iterable[Element]:
    return root.iter(f"{_MAIN}{name}")


def _pattern(number: str, own: dict[str, str]) -> str:
    """A format as the kinds that are read: a day, or figures with decimals and a percent sign."""
    if number in own:
        pattern = _UNREAD.sub("", own[number].partition(";")[0]).strip()
        return "day" if re.search(r"[dy]", pattern, re.IGNORECASE) else pattern
    built_in = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0
    return "day" if built_in in _DAYS else _BUILT_IN.get(built_in, "")
