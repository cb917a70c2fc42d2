"""A series as an earlier version had it: the rows as they stood, and what is different now."""

from __future__ import annotations

from briefing.xlsx.rows import STANDINGS
from data_sources.record.period import Period
from data_sources.record.record import Record
from data_sources.versions.compare import Cells, Version
from languages import dates, translator
from publish.address import addresses
from publish.address.page import Page
from publish.data import history, versions
from publish.pages.figure_page import common, rendered


class NotInVersion(LookupError):
    """There is no such version, or it has no such series; the text says so."""


def past_page(record: Record, key: str, language: str, number: str) -> Page:
    """A series in an earlier version. Raises NotInVersion, DatasetError."""
    _, known = translator(language), history.numbers(record)
    if number not in known:
        said = _("There is no version {version}; there are: ", version=number[:20])
        raise NotInVersion(said + ", ".join(known))
    version = history.version(record, number)
    rows = [row for row in version.rows if row["series"] == key]
    if not rows:
        raise NotInVersion(_("Version {version} has no such series.", version=number))
    here, difference = addresses.figure(language, key), history.between(record, number, known[-1])
    told = next(iter(history.told(record, difference, language, series=key.__eq__)), None)
    words = version.words.get((key, language)) or version.words.get((key, "en")) or {}
    shared = common(record, language, here, lambda code: addresses.figure(code, key))
    others = [{**one, "link": f"{one['link']}?version={number}"} for one in shared["others"]]
    day = dates.partial(version.created, language)
    context = shared | {
        "others": others,
        "title": words.get("name", key),
        "description": _("As it stood in version {version}, {day}.", version=number, day=day),
        "definition": words.get("definition", ""),
        "number": number,
        "newest": known[-1],
        "rows": [_row(record, version, row, language) for row in _sorted(rows)],
        "told": told,
        "now": here.rpartition("/")[2] or "./" if key in record.series else "",
        "package": addresses.relative(here, addresses.version_data(number)),
        "cite": versions.citation(number, version.created),
    }
    return rendered("past.html", context)


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
