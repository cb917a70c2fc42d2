"""TikTok's Community Guidelines Enforcement Report, the file of a quarter (CSV).

Every file holds some earlier quarters too. Read are all videos removed, and what TikTok states of
its rule on the exploitation and abuse of young people: the share found before anybody reported it
and the share of removals. That rule stands in two places of TikTok's tree of rules, which are two
series: on its own, and under “Youth Safety & Well-Being”.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from data_sources.readers.reading import (
    Reading,
    Row,
    UnknownLayout,
    quarter_bounds,
    rows_under,
)

COLUMNS = (
    *("Metric", "Period Type", "Period", "Policy Type", "Issue Policy", "Task Type", "Task"),
    *("Location", "Market", "Result"),
)
_ALONE = "Youth Exploitation & Abuse"
_UNDER = f"Youth Safety & Well-Being - {_ALONE}"
_TOTAL = ("Total videos removed", "all")
# (metric, rule) -> series; shares are printed as parts of one.
_SERIES = {
    _TOTAL: "tiktok.videos_removed_total",
    ("Proactive removal rate", _ALONE): "tiktok.youth_exploitation_proactive_rate",
    ("Proactive removal rate", _UNDER): "tiktok.youth_exploitation_proactive_rate_v2",
    ("Category share", _ALONE): "tiktok.youth_exploitation_share_of_policy",
    ("Category share", _UNDER): "tiktok.youth_exploitation_share_of_youth_safety",
}
_QUARTERS = {"Jan-Mar": 1, "Apr-Jun": 2, "Jul-Sep": 3, "Oct-Dec": 4}
_PERIOD = re.compile(r"([A-Z][a-z]{2}-[A-Z][a-z]{2}) (20\d\d)")
MAX_BYTES = 50_000_000


def read(path: Path) -> Reading:
    """Read the file. Raises UnknownLayout, naming the line, for anything it does not know."""
    rows, last = rows_under(path, MAX_BYTES, COLUMNS, _row)
    if not rows:
        raise UnknownLayout("no row on all videos removed or on the exploitation of young people")
    return Reading(
        "quarterly file of TikTok",
        f"Community Guidelines Enforcement Report, file to {last[:7]}",
        rows=tuple(rows),
        revises=True,
    )


def _row(cells: list[str], line: int) -> Row | None:
    """A row of a series that is read, for the whole world and all ways of removing."""
    said = ",".join(cells)
    if len(cells) != len(COLUMNS):
        raise UnknownLayout(f"{len(cells)} cells instead of 10", line=line, text=said)
    at = dict(zip(COLUMNS, cells, strict=True))
    series = _SERIES.get((at["Metric"], at["Issue Policy"]))
    whole = at["Task"] == at["Location"] == at["Market"] == "all"
    if series is None or not whole or at["Period Type"] != "quarterly":
        return None
    period = _PERIOD.fullmatch(at["Period"])
    if period is None or period[1] not in _QUARTERS:
        raise UnknownLayout("the period is not a quarter", line=line, text=said)
    counted = (at["Metric"], at["Issue Policy"]) == _TOTAL
    start, end = quarter_bounds(int(period[2]), _QUARTERS[period[1]])
    return Row(
        series,
        "",
        "World",
        start,
        end,
        _count(at["Result"], line) if counted else _percent(at["Result"], line),
        "videos" if counted else "percent",
        "exact" if counted else "rounded",
        f"row {at['Metric']} / {at['Issue Policy']} / {at['Period']}",
        f"{at['Metric']} ({at['Issue Policy']})",
    )


def _count(text: str, line: int) -> str:
    """“136530418.0” as 136530418, “85,680,819” as 85680819."""
    if not re.fullmatch(r"\d{1,12}(\.0)?|\d{1,3}(,\d{3}){1,3}", text):
        raise UnknownLayout("the value is not a count", line=line, text=text)
    return text.removesuffix(".0").replace(",", "")


def _percent(text: str, line: int) -> str:
    """“0.9620000000000001” as 96.2: three places, which is what TikTok rounds to."""
    if not re.fullmatch(r"[01](\.\d{1,20})?", text) or Decimal(text) > 1:
        raise UnknownLayout("the value is not a part of one", line=line, text=text)
    percent = f"{Decimal(text).quantize(Decimal(1).scaleb(-3)) * 100:f}"
    return percent.rstrip("0").rstrip(".") if "." in percent else percent
