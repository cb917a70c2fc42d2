"""What a reader asks for in a chart of their own: the choices of Explore, as one value.

It is written in two ways that mean the same: as a chart's name (``explore:…``), which links,
pictures, files and briefings go by, and as the words in the address of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charts.spec.identity import ChartId
from charts.spec.model import UnknownChart

KIND = "explore"
MOST_SERIES, MOST_PLACES, MOST_PARTS = 4, 6, 6
MODES = ("", "million", "children", "index")
"""As counted, per million internet users, per 100,000 children, the first period at 100."""
FORMS = ("line", "bars", "table", "map")
SCALES = ("", "log")
PERIODS = ("", "year", "half", "quarter", "month", "span")
WHOLE = "-"
"""Among the parts: what is not divided."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
_OWN = ("geography", "parts", "periods", "since", "until", "per", "index", "scale", "form")
_SEVERAL = "|"


@dataclass(frozen=True)
class Asked:
    """One to four series, and what is to be shown of them. Raises UnknownChart where it is not.

    ``places`` are codes, ``parts`` pieces of breakdown as the record writes them or
    :data:`WHOLE`; where there is none, what the series is about is chosen. ``since`` and
    ``until`` are years, both included.
    """

    series: tuple[str, ...]
    places: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    periods: str = ""
    since: str = ""
    until: str = ""
    mode: str = ""
    scale: str = ""
    form: str = "line"

    def __post_init__(self) -> None:
        _few("series", self.series, MOST_SERIES, 1)
        _few("places", self.places, MOST_PLACES)
        _few("parts", self.parts, MOST_PARTS)
        for name, known in (
            *(("mode", MODES), ("scale", SCALES), ("form", FORMS), ("periods", PERIODS)),
        ):
            _among(name, getattr(self, name), known)
        for name in ("since", "until"):
            _year(name, getattr(self, name))
        if self.since and self.until and self.since > self.until:
            raise UnknownChart(f"“since={self.since}” is after “until={self.until}”")
        if self.form == "map":
            self._can_be_a_map()

    def _can_be_a_map(self) -> None:
        if len(self.series) > 1 or len(self.parts) > 1:
            raise UnknownChart("a map shows one series, and one part of it")
        if self.mode == "index" or self.scale:
            raise UnknownChart("a map is of one period: it has no index and no axis")

    @property
    def per(self) -> str:
        """What a rate is per; empty where none is asked for."""
        return "" if self.mode == "index" else self.mode

    @property
    def chart_id(self) -> ChartId:
        """The name of the chart; what is usual is left out of it."""
        params = {
            "geography": ",".join(self.places),
            "parts": _SEVERAL.join(self.parts),
            "periods": self.periods,
            "since": self.since,
            "until": self.until,
            "per": self.per,
            "index": "first" if self.mode == "index" else "",
            "scale": self.scale,
            "form": "" if self.form == "line" else self.form,
        }
        return ChartId(KIND, self.series, {name: text for name, text in params.items() if text})

    @property
    def address(self) -> dict[str, str]:
        """The same as words of the page's address; what is usual is left out."""
        words = {
            "series": _SEVERAL.join(self.series),
            "places": _SEVERAL.join(self.places),
            "parts": _SEVERAL.join(self.parts),
            "periods": self.periods,
            "since": self.since,
            "until": self.until,
            "mode": self.mode,
            "scale": self.scale,
            "form": "" if self.form == "line" else self.form,
        }
        return {name: text for name, text in words.items() if text}


def read(chart_id: ChartId) -> Asked:
    """The choices that a chart's name holds. Raises UnknownChart, which says what is accepted."""
    if chart_id.kind != KIND:
        raise UnknownChart(f"“{chart_id.kind}” is not {KIND}")
    strange = [name for name in chart_id.params if name not in _OWN]
    if strange:
        raise UnknownChart(f"{KIND} has no parameter “{strange[0]}”; it has {', '.join(_OWN)}")
    index = chart_id.get("index")
    _among("index", index, ("", "first"))
    if index and chart_id.get("per"):
        raise UnknownChart("write index=first or a rate (per), not both")
    return Asked(
        chart_id.series,
        _several(chart_id.get("geography"), ","),
        _several(chart_id.get("parts"), _SEVERAL),
        chart_id.get("periods"),
        chart_id.get("since"),
        chart_id.get("until"),
        "index" if index else chart_id.get("per"),
        chart_id.get("scale"),
        chart_id.get("form") or "line",
    )


def of_address(words: Mapping[str, str]) -> Asked:
    """The choices that the words of an address hold. Raises UnknownChart."""
    return Asked(
        _several(words.get("series", ""), _SEVERAL),
        _several(words.get("places", ""), _SEVERAL),
        _several(words.get("parts", ""), _SEVERAL),
        words.get("periods", ""),
        words.get("since", ""),
        words.get("until", ""),
        words.get("mode", ""),
        words.get("scale", ""),
        words.get("form") or "line",
    )


def _several(text: str, sign: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in text.split(sign) if part))


def _few(name: str, values: tuple[str, ...], most: int, fewest: int = 0) -> None:
    if not fewest <= len(values) <= most:
        raise UnknownChart(f"{len(values)} {name}: a chart of your own has {fewest} to {most}")


def _among(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        words = ", ".join(filter(None, known))
        raise UnknownChart(f"“{name}={value[:40]}” is not known: write {words}, or nothing")


def _year(name: str, text: str) -> None:
    if not text:
        return
    whole = len(text) == 4 and text.isascii() and text.isdigit()
    if not whole or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise UnknownChart(f"“{name}={text[:40]}” is not a year: write {FIRST_YEAR} to {LAST_YEAR}")
