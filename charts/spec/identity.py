"""The name of a chart: ``trend:ncmec.reports_total?geography=NLD&per=million``.

A chart id names kind, series (several joined by ``+``) and parameters like an address does. The
same text stands in a basket, a page's address, a deck and a file, and means the same chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote

from charts.spec.model import KINDS, UnknownChart

PARAMETERS = {
    "geography": "codes joined by commas: NLD,DEU",
    "breakdown": "one part: key=value;key=value",
    "by": "a key of the breakdown, or “geography”",
    "only": "values of “by”, joined by |",
    "period": "a period code: 2023, 2025-H1",
    "periods": "year, half, quarter, month or span",
    "since": "a year",
    "per": "million (internet users) or children (100,000 under 18)",
    "top": "how many are named",
    "scale": "log, or own for panels of their own scale",
    "steps": "for a timeline: all, not only the main ones",
    "jurisdiction": "jurisdictions joined by commas",
    "area": "a region or union, whose countries alone are shown: Europe, EU27",
    "parts": "for explore: parts joined by |, - for the whole",
    "until": "a year",
    "index": "for explore: first, which sets the first period at 100",
    "form": "for explore: line, bars, table or map",
}
_SAFE = ",:;|/. "


@dataclass(frozen=True)
class ChartId:
    """Kind, series and parameters of a chart. ``str()`` writes it, :func:`parse` reads it."""

    kind: str
    series: tuple[str, ...]
    params: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        names = [name for name in PARAMETERS if self.params.get(name)]
        query = "&".join(f"{name}={_quoted(self.params[name])}" for name in names)
        return f"{self.kind}:{'+'.join(self.series)}" + (f"?{query}" if query else "")

    def __hash__(self) -> int:
        return hash(str(self))

    def get(self, name: str) -> str:
        """A parameter's text, empty when it is not given."""
        return self.params.get(name, "")

    def number(self, name: str, default: int) -> int:
        """A parameter that counts. Raises UnknownChart when it is not a whole number from 1."""
        text = self.get(name)
        if not text:
            return default
        if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 500:
            raise UnknownChart(f"“{name}={text}” is not a number from 1 to 500")
        return int(text)

    def also(self, **params: object) -> ChartId:
        """The same chart with other parameters; an empty one is taken out."""
        merged = {**self.params, **{k: str(v) for k, v in params.items()}}
        return ChartId(self.kind, self.series, {k: v for k, v in merged.items() if v})


def parse(text: str) -> ChartId:
    """Read a chart id. Raises UnknownChart with the accepted form."""
    kind, colon, rest = text.strip().partition(":")
    names, _, query = rest.partition("?")
    if kind not in KINDS or not colon or not names:
        raise UnknownChart(
            f"“{text[:200]}” is not a chart: write KIND:SERIES?NAME=VALUE, KIND being one of "
            + ", ".join(KINDS)
        )
    params = dict(parse_qsl(query, keep_blank_values=False))
    unknown = [name for name in params if name not in PARAMETERS]
    if unknown:
        accepted = ", ".join(PARAMETERS)
        raise UnknownChart(f"a chart has no parameter “{unknown[0]}”; it has {accepted}")
    return ChartId(kind, tuple(dict.fromkeys(names.split("+"))), params)


def chart_id(kind: str, *series: str, **params: object) -> str:
    """The text of a chart id from its parts: ``chart_id("trend", "a", geography="NLD")``."""
    return str(ChartId(kind, series, {k: str(v) for k, v in params.items() if v}))


def _quoted(text: str) -> str:
    """As in an address, but with what is harmless there left readable. Spaces become ``+``."""
    return quote(text, safe=_SAFE).replace(" ", "+")
