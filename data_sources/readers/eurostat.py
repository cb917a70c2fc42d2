"""Eurostat's tables in JSON-stat 2 or 1: population, and individuals who used the internet.

Two data sets are known: ``demo_pjan`` (population on 1 January, all ages, both sexes) and
``isoc_ci_ifp_iu`` (individuals aged 16 to 74 who used the internet in the last three months,
percent). Anything else, or a cut of these that still holds more than one row for a country
and year, is refused.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from data_sources.readers import names
from data_sources.readers.reading import Denominator, Reading, UnknownLayout, json_of

ADDRESS = (
    "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data/"
    "demo_pjan?format=JSON&lang=EN&sex=T&age=TOTAL"
)
# data set -> (what it gives, the one category that each other dimension must hold)
_KNOWN: dict[str, tuple[str, dict[str, str]]] = {
    "DEMO_PJAN": ("population", {"freq": "A", "unit": "NR", "age": "TOTAL", "sex": "T"}),
    "ISOC_CI_IFP_IU": (
        "percent_online",
        {"freq": "A", "indic_is": "I_IU3", "unit": "PC_IND", "ind_type": "IND_TOTAL"},
    ),
}
# Aggregates whose membership changed, or that the record does not have
_LEFT_OUT = re.compile(r"(?:EU|EA|EEA|EFTA|DE_TOT|FX|TOTAL)\w*")
MAX_BYTES = 60_000_000


def read(path: Path) -> Reading:
    """Read the answer of Eurostat's API. Raises UnknownLayout."""
    document = _document(path)
    code, column, label = _data_set(document)
    cells = _cells(document, code)
    flagged = sorted(
        {f"{flag}: {_FLAGS.get(flag, 'see Eurostat')}" for flag in _flags(document).values()}
    )
    rows, unknown = [], set()
    for (place, year), value in sorted(cells.items()):
        geography = names.eurostat_geographies().get(place)
        if geography is not None:
            rows.append(Denominator(column, geography, year, str(value)))
        elif not _LEFT_OUT.fullmatch(place):
            unknown.add(place)
    if unknown:
        raise UnknownLayout(f"no geography is known for {', '.join(sorted(unknown))}")
    if not rows:
        raise UnknownLayout("the table holds no value")
    return Reading(
        f"JSON-stat, {code}",
        f"Eurostat, {label}, updated {document.get('updated', 'on an unknown date')}",
        denominators=tuple(rows),
        checks=(f"{len(cells)} values, as many as the table holds",),
        questions=tuple(f"some values carry the flag {flag}" for flag in flagged),
        revises=True,
    )


_FLAGS = {"b": "break in time series", "p": "provisional", "e": "estimated", "u": "low reliability"}


def _document(path: Path) -> dict[str, Any]:
    document = _unwrapped(json_of(path, MAX_BYTES))
    if not isinstance(document, dict) or document.get("class") != "dataset":
        raise UnknownLayout("this is not a JSON-stat data set")
    if "error" in document:
        raise UnknownLayout("Eurostat answered with an error", text=str(document["error"]))
    return document


def _unwrapped(document: Any) -> Any:
    """JSON-stat 1.x in the form of 2.0: there a data set lies in a bundle, under a name that may
    be its code, and the order of its dimensions lies among the dimensions."""
    if not isinstance(document, dict) or "class" in document or "error" in document:
        return document
    sets = {k: v for k, v in document.items() if isinstance(v, dict) and "dimension" in v}
    if len(sets) != 1:
        return document
    ((name, inner),) = sets.items()
    dimension = inner["dimension"]
    if not isinstance(dimension, dict) or not {"id", "size"} <= set(dimension):
        return document
    said = inner.get("extension")
    known = said if isinstance(said, dict) else {}
    code = known.get("id") or known.get("datasetId") or name
    order = {"id": dimension["id"], "size": dimension["size"]}
    return {**inner, **order, "class": "dataset", "extension": {"id": code}}


def _data_set(document: dict[str, Any]) -> tuple[str, str, str]:
    """Code, what it gives and label of a known data set."""
    extension = document.get("extension")
    code = str(extension.get("id", "")).upper() if isinstance(extension, dict) else ""
    if code not in _KNOWN:
        raise UnknownLayout(f"the data set “{code or 'without a code'}” is not one that is read")
    return code, _KNOWN[code][0], str(document.get("label", code))


def _cells(document: dict[str, Any], code: str) -> dict[tuple[str, str], Decimal]:
    """Value of each (place, year) that has one."""
    try:
        ids, sizes = list(document["id"]), [int(size) for size in document["size"]]
        categories = {name: _order(document["dimension"][name]) for name in ids}
        values = document["value"]
    except (KeyError, TypeError, ValueError) as error:
        raise UnknownLayout(f"a member of JSON-stat is missing: {error}") from error
    if sizes != [len(categories[name]) for name in ids]:
        raise UnknownLayout("the sizes of the dimensions do not agree with their categories")
    expected = _KNOWN[code][1]
    for name in ids:
        if name not in ("geo", "time") and categories[name] != [expected.get(name)]:
            raise UnknownLayout(
                f"the dimension “{name}” holds {', '.join(categories[name][:5])},"
                f" expected was only {expected.get(name, 'no such dimension')}"
            )
    if not {"geo", "time"} <= set(ids):
        raise UnknownLayout("the table is not by place and time")
    pairs = values.items() if isinstance(values, dict) else enumerate(values)
    cells = {}
    for position, value in pairs:
        if value is None:
            continue
        index = _unravel(int(position), sizes)
        at = {name: categories[name][index[n]] for n, name in enumerate(ids)}
        if not re.fullmatch(r"\d{4}", at["time"]):
            raise UnknownLayout(f"“{at['time']}” is not a year")
        cells[at["geo"], at["time"]] = Decimal(str(value))
    return cells


def _order(dimension: dict[str, Any]) -> list[str]:
    """The category codes of a dimension in their order."""
    category = dimension["category"]
    index = category.get("index") or dict.fromkeys(category["label"], 0)
    if isinstance(index, list):
        return [str(code) for code in index]
    return [str(code) for code in sorted(index, key=lambda code: index[code])]


def _unravel(position: int, sizes: list[int]) -> list[int]:
    """Place of a value in each dimension; the last dimension runs fastest."""
    if not 0 <= position < math.prod(sizes):
        raise UnknownLayout(f"value {position} is outside of the table")
    index = []
    for size in reversed(sizes):
        position, place = divmod(position, size)
        index.append(place)
    return index[::-1]


def _flags(document: dict[str, Any]) -> dict[str, str]:
    status = document.get("status")
    return {str(key): str(flag) for key, flag in status.items()} if isinstance(status, dict) else {}
