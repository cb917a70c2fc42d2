"""The World Bank's indicators as its JSON API gives them: population and internet users.

Expected is one page that holds everything (``&format=json&per_page=20000``) of the population
(SP.POP.TOTL), or of the population and the share of it that is online (IT.NET.USER.ZS): then
people online are the product of the two, for each country and year that has both.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from data_sources.readers.reading import Denominator, Reading, UnknownLayout, json_of

POPULATION, ONLINE = "SP.POP.TOTL", "IT.NET.USER.ZS"
ADDRESS = (
    f"https://api.worldbank.org/v2/country/all/indicator/{POPULATION};{ONLINE}"
    "?source=2&format=json&per_page=40000"
)
_GROUPS = {"WLD": "World", "EUU": "EU27"}
MAX_BYTES = 60_000_000

Values = dict[tuple[str, str], Decimal]


def read(path: Path) -> Reading:
    """Read the answer of the API. Raises UnknownLayout."""
    meta, rows = _document(path)
    if int(meta.get("pages", 0)) != 1:
        raise UnknownLayout(
            f"this is page {meta.get('page')} of {meta.get('pages')}: ask for all in one page"
            " (per_page=40000)"
        )
    if int(meta.get("total", -1)) != len(rows):
        raise UnknownLayout(f"{len(rows)} rows, the answer says {meta.get('total')}")
    values = _values(rows)
    population, online = values[POPULATION], values[ONLINE]
    if not population:
        raise UnknownLayout(f"no population ({POPULATION}) in the answer")
    return Reading(
        "API answer, JSON",
        f"World Bank indicators, last updated {meta.get('lastupdated', 'on an unknown date')}",
        denominators=(*_population(population), *_users(population, online)),
        checks=(f"all {len(rows)} rows that the answer announces were read",),
        revises=True,
    )


def _document(path: Path) -> tuple[dict[str, Any], list[Any]]:
    document = json_of(path, MAX_BYTES)
    match document:
        case [{"message": [{"value": str(said), **_more}, *_others]}]:
            raise UnknownLayout("the World Bank answered with an error", text=said)
        case [dict(meta), list(rows)]:
            return meta, rows
    raise UnknownLayout("this is not an answer of the World Bank's API")


def _values(rows: list[Any]) -> dict[str, Values]:
    values: dict[str, Values] = {POPULATION: {}, ONLINE: {}}
    for position, row in enumerate(rows, 1):
        found = _value(row, position)
        if found is not None:
            indicator, slot, value = found
            if slot in values[indicator]:
                raise UnknownLayout(f"row {position}: {indicator} of {slot} stands there twice")
            values[indicator][slot] = value
    return values


def _value(row: Any, position: int) -> tuple[str, tuple[str, str], Decimal] | None:
    """Indicator, (geography, year) and value of a row; None when it has no value or no code."""
    match row:
        case {
            "indicator": {"id": str(indicator)},
            "countryiso3code": str(code),
            "date": str(year),
            "value": value,
        }:
            pass
        case _:
            raise UnknownLayout(f"row {position} has not the known members", text=str(row))
    if indicator not in (POPULATION, ONLINE):
        raise UnknownLayout(f"row {position}: an indicator that is not read here: {indicator}")
    if not (year.isdigit() and len(year) == 4):
        raise UnknownLayout(f"row {position}: “{year}” is not a year")
    if value is None or len(code) != 3:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise UnknownLayout(f"row {position}: “{value}” is not a number") from error
    if number < 0 or (indicator == ONLINE and number > 100):
        raise UnknownLayout(f"row {position}: {number} cannot be ({indicator})")
    return indicator, (_GROUPS.get(code, code), year), number


def _population(population: Values) -> Iterator[Denominator]:
    for (geography, year), people in sorted(population.items()):
        yield Denominator("population", geography, year, str(int(people)))


def _users(population: Values, online: Values) -> Iterator[Denominator]:
    for (geography, year), percent in sorted(online.items()):
        people = population.get((geography, year))
        if people is not None:
            yield Denominator("users", geography, year, str(round(people * percent / 100)))
