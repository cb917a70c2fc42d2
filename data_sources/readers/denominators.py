"""Plain tables of how many people there were, or were online, by country and year.

Three files are known: people online by country (``country,iso3,year,online``), the world's
population (``year,population``) and users of social media (``year,million_users``).
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

from data_sources.readers.reading import Denominator, Reading, UnknownLayout, text_of

_LAYOUTS = {
    ("country", "iso3", "year", "online"): ("users", "iso3", "online", 1),
    ("year", "population"): ("population", "", "population", 1),
    ("year", "million_users"): ("social_media_users", "", "million_users", 1_000_000),
}
# Our World in Data's own codes; every other code that is not ISO 3166 is refused
_OWN_CODES = {"OWID_WRL": "World", "OWID_KOS": "XKX"}
MAX_BYTES = 20_000_000


def read(path: Path) -> Reading:
    """Read one of the known tables. Raises UnknownLayout, naming the line."""
    lines = csv.DictReader(io.StringIO(text_of(path, MAX_BYTES), newline=""))
    head = tuple(lines.fieldnames or ())
    if head not in _LAYOUTS:
        raise UnknownLayout("the columns are not known", line=1, text=",".join(head))
    found = [row for cells in lines if (row := _row(cells, lines.line_num, head))]
    seen = {(row.geography, row.year) for row in found}
    if len(seen) != len(found):
        raise UnknownLayout("a country and year stand in the file twice")
    column = _LAYOUTS[head][0]
    return Reading(
        f"table of {column.replace('_', ' ')}",
        f"{column.replace('_', ' ').capitalize()} by year",
        denominators=tuple(found),
        checks=(f"{len(found)} rows, each country and year once",),
        revises=True,
    )


def _row(cells: dict[str, str], line: int, head: tuple[str, ...]) -> Denominator | None:
    column, place, value, factor = _LAYOUTS[head]
    said = ",".join(str(cell) for cell in cells.values())
    if None in cells or None in cells.values():
        raise UnknownLayout("a cell too many or too few", line=line, text=said)
    geography = _OWN_CODES.get(cells[place], cells[place]) if place else "World"
    if not geography:
        return None  # a group of countries without a code
    known = re.fullmatch(r"[A-Z]{3}|World", geography) and re.fullmatch(r"\d{4}", cells["year"])
    if not known or not re.fullmatch(r"\d+(?:\.\d+)?", cells[value]):
        raise UnknownLayout("a country, year or number in an unknown form", line=line, text=said)
    people = Decimal(cells[value]) * factor
    return Denominator(column, geography, cells["year"], str(round(people)))
