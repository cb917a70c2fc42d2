"""A series or a chart as an earlier version had it: drawn from its own record, its rows as they
stood, and what is different now."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from briefing.xlsx.rows import STANDINGS
from charts.builders.catalogue import chart as named_chart
from charts.builders.catalogue import default_chart
from charts.spec.model import Chart, UnknownChart
from data_sources.record.period import Period
from data_sources.record.record import Record
from data_sources.versions.compare import Cells, Version
from languages import DEFAULT_LANGUAGE, dates, translator
from publish.address import addresses
from publish.address.page import Page
from publish.data import history, versions
from publish.data.past_record import Past, past_record
from publish.pages.chart_page import in_text
from publish.pages.figure_page import common, drawings, rendered


class NotInVersion(LookupError):
    """There is no such version, or it has no such series; the text says so."""


def past_page(record: Record, key: str, language: str, number: str) -> Page:
    """A series in an earlier version. Raises NotInVersion, DatasetError."""
    known = _known(record, language, number)
    version = history.version(record, number)
    rows = [row for row in version.rows if row["series"] == key]
    if not rows:
        said = translator(language)("Version {version} has no such series.", version=number)
        raise NotInVersion(said)
    here, difference = addresses.figure(language, key), history.between(record, number, known[-1])
    told = next(iter(history.told(record, difference, language, series=key.__eq__)), None)
    chart = _series_chart(record, key, language, number)
    words = version.words.get((key, language)) or version.words.get((key, DEFAULT_LANGUAGE)) or {}
    shared = common(record, language, here, lambda code: addresses.figure(code, key))
    others = [{**one, "link": f"{one['link']}?version={number}"} for one in shared["others"]]
    context = shared | {
        "others": others,
        "title": words.get("name", key),
        "description": _stood(number, version.created, language),
        "definition": words.get("definition", ""),
        "number": number,
        "newest": known[-1],
        **_drawn(chart),
        "undrawn": _undrawn(past_record(record, number), language),
        "doubted": _doubted(past_record(record, number), chart),
        "rows": [_row(record, version, row, language) for row in _sorted(rows)],
        "told": told,
        "now": here.rpartition("/")[2] or "./" if key in record.series else "",
        "package": addresses.relative(here, addresses.version_data(number)),
        "cite": versions.citation(number, version.created),
    }
    return rendered("past.html", context)


def past_chart_page(record: Record, chart_id: str, language: str, number: str) -> Page:
    """A chart view in an earlier version. Raises NotInVersion, UnknownChart, DatasetError."""
    _, known = translator(language), _known(record, language, number)
    kept = past_record(record, number)
    if kept is None:
        said = _(
            "Of version {version} no chart can be drawn: it is too large, or laid out as this"
            " program no longer reads it. Its files can be downloaded.",
            version=number,
        )
        raise NotInVersion(said)
    past = kept.record
    chart = _marked(named_chart(past, chart_id, language), number)
    here, asked = addresses.chart(language), f"?id={quote(chart_id, safe='')}"
    shared = common(record, language, here, addresses.chart)
    version = f"&version={number}"
    context = (
        shared
        | in_text(chart, language)
        | {
            "others": [
                {**one, "link": f"{one['link']}{asked}{version}"} for one in shared["others"]
            ],
            "title": (chart.finding or chart.title).rstrip("."),
            "description": _stood(number, past.created.isoformat(), language),
            "subtitle": " · ".join((chart.title, chart.subtitle, *chart.remarks)),
            "newest": known[-1],
            **_drawn(chart),
            "doubted": _doubted(kept, chart),
            "now": asked,
            "package": addresses.relative(here, addresses.version_data(number)),
            "cite": versions.citation(number, past.created.isoformat()),
        }
    )
    return rendered("past_chart.html", context)


def _known(record: Record, language: str, number: str) -> list[str]:
    """All versions. Raises NotInVersion when this is none of them."""
    known = history.numbers(record)
    if number not in known:
        said = translator(language)(
            "There is no version {version}; there are: ", version=number[:20]
        )
        raise NotInVersion(said + ", ".join(known))
    return known


def _stood(number: str, created: str, language: str) -> str:
    day = dates.partial(created, language)
    return translator(language)("As it stood in version {version}, {day}.", version=number, day=day)


def _series_chart(record: Record, key: str, language: str, number: str) -> Chart | None:
    """The chart of a series, from that version's own record; None where it has none."""
    kept = past_record(record, number)
    if kept is None or key not in kept.record.series:
        return None
    past = kept.record
    try:
        return _marked(named_chart(past, default_chart(past, key), language), number)
    except UnknownChart:
        return None


def _marked(chart: Chart, number: str) -> Chart:
    """The chart with its version in the line under it: a copy of the drawing still says it."""
    day = dates.day(chart.record.created, chart.language)
    _ = translator(chart.language)
    mark = _("Earlier version {version} of the record, {day}.", version=number, day=day)
    return replace(chart, source_line=f"{mark} {chart.source_line}")


def _doubted(past: Past | None, chart: Chart | None) -> int:
    """How many faults today's checks find in a version of which a chart is shown."""
    return len(past.doubted) if past is not None and chart is not None else 0


def _undrawn(past: Past | None, language: str) -> str:
    """Why a series of a version has no chart here."""
    _ = translator(language)
    if past is None:
        return _(
            "Its chart is not drawn: this version is too large, or its tables are laid out as this"
            " program no longer reads them. Its rows are below."
        )
    return _(
        "Its chart is not drawn: this version has no current figure of it. Its rows are below."
    )


def _drawn(chart: Chart | None) -> dict[str, Any]:
    """What a template needs to show a chart, or that there is none."""
    shown = chart is not None and not chart.lonely and not chart.tabular
    return {"chart": chart, "drawings": drawings(chart) if chart is not None and shown else []}


def _sorted(rows: list[Cells]) -> list[Cells]:
    return sorted(rows, key=lambda row: (row["period_end"], row["geography"], row["breakdown"]))


def _row(record: Record, version: Version, row: Cells, language: str) -> dict[str, str]:
    """One row for a reader, its number digit by digit."""
    place = record.geographies.get(row["geography"])
    source = version.sources.get(row["source"], {})
    period = Period.parse(f"{row['period_start']}/{row['period_end']}")
    return {
        "period": dates.period(period, language),
        "place": place.name(language) if place else row["geography"],
        "breakdown": row["breakdown"],
        "value": history.number(record, row, language),
        "standing": translator(language)(STANDINGS.get(row["standing"], row["standing"])),
        "publisher": version.publishers.get(source.get("publisher", ""), ""),
        "source": source.get("title", row["source"]),
        "url": source.get("url", ""),
        "locator": row["locator"],
    }
