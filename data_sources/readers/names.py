"""How publishers write a name, and the one under which the record keeps it."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def platforms() -> dict[str, str]:
    """NCMEC's label of a reporting platform -> the record's name for it.

    Every label printed in 2019 to 2023 is listed, without its asterisk unless the asterisk
    tells two names apart.
    """
    return {row["label"]: row["platform"] for row in _table("ncmec_platforms.csv")}


@cache
def countries() -> dict[str, tuple[str, str]]:
    """NCMEC's label of a country -> (geography code, breakdown)."""
    rows = _table("ncmec_countries.csv")
    return {row["label"]: (row["geography"], row["breakdown"]) for row in rows}


@cache
def eurostat_geographies() -> dict[str, str]:
    """Eurostat's two-letter code of a country or union -> the record's geography code."""
    return {row["code"]: row["geography"] for row in _table("eurostat_geographies.csv")}


def _table(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath("names", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
