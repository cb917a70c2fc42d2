"""Reading a Data Package into a :class:`~data_sources.record.record.Record`, checked and whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from data_sources.checks.schema import Tables, by_columns
from data_sources.checks.translations import EVENT_WORDS
from data_sources.checks.validation import read_sound
from data_sources.package.table import Row
from data_sources.package.tables import DATASETS, descriptor
from data_sources.record.model import (
    PLACE,
    Break,
    Counted,
    Explanation,
    Geography,
    HelpLine,
    Publisher,
    Rule,
    Series,
    SeriesText,
    Share,
    Sibling,
    Source,
    TimelineEvent,
    Unit,
    WorkedOut,
)
from data_sources.record.observations import Observations, number
from data_sources.record.record import People, Record
from languages import DEFAULT_LANGUAGE, LANGUAGES


def load(directory: str | Path = DATASETS) -> Record:
    """Read and check the package in a directory.

    Raises DatasetError, whose ``faults`` name file, line, column and reason.
    """
    path = Path(directory)
    place = _place(path)
    try:
        record = build(path, read_sound(path))
    except Exception:
        if _place(path) == place:
            raise
        return load(path)
    # Another place: the desk put a new version there while files of the old one were read.
    return record if _place(path) == place else load(path)


def _place(path: Path) -> tuple[int, int] | None:
    """What tells this directory from another one that takes its place."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


@cache
def the_record() -> Record:
    """The record that ships with the project, loaded once a process."""
    return load(DATASETS)


def build(path: Path, tables: Tables) -> Record:
    """The record of a directory, from its tables, which must be sound."""
    about = descriptor(path)

    def rows(name: str) -> Sequence[Row]:
        return tables.get(name, ())  # a package may do without some

    counted = {row["series"]: _counted(row) for row in rows("register_series.csv")}
    publishers = {row["publisher"]: _publisher(row) for row in rows("publishers.csv")}
    units = {row["unit"]: _unit(row) for row in rows("units.csv")}
    series = _series(tables, publishers, units)
    stages = {row["status"]: row["stage"] for row in rows("stages.csv")}
    own = {str(r["path"]): r["series"] for r in about["resources"] if "series" in r}
    return Record(
        version=about["version"],
        created=date.fromisoformat(about["created"][:10]),
        directory=path,
        publishers=publishers,
        sources={row["source"]: _source(row, publishers) for row in rows("sources.csv")},
        geographies={row["geography"]: _geography(row) for row in rows("geographies.csv")},
        units=units,
        series={key: item for key, item in series.items() if key not in counted},
        observations=Observations(tables.observations),
        all_breaks=tuple(map(_break, rows("breaks.csv"))),
        all_explanations=tuple(map(_explanation, rows("explanations.csv"))),
        events=tuple(_event(row, stages) for row in rows("timeline.csv")),
        help_lines=tuple(map(_help, rows("help.csv"))),
        people={own[name]: _people(rows(name), column) for name, column in PEOPLE.values()},
        people_series={per: own[name] for per, (name, _) in PEOPLE.items()},
        topics={row["topic"]: _by_language(row, "name") for row in rows("topics.csv")},
        register_series={key: series[key] for key in counted},
        counted=counted,
        monthly={name: by_columns(name, rows(f"{name}.csv")) for name in MONTHLY},
        totals=tuple(map(_rule, rows("totals.csv"))),
        shares=tuple(map(_share, rows("shares.csv"))),
        members=_members(rows("members.csv")),
        siblings=tuple(map(_sibling, rows("siblings.csv"))),
        worked_out=tuple(map(_worked_out, rows("worked_out.csv"))),
    )


MONTHLY = ("dsa_statements_monthly", "dsa_statements_totals_monthly")


# What a rate is per, with the table and the column of its people. The descriptor says which
# series each table is.
PEOPLE = {"million": ("internet_users.csv", "users"), "children": ("children.csv", "children")}


def _people(rows: Sequence[Row], column: str) -> People:
    return {
        (row["geography"], int(row["year"])): (number(row[column]), row["source"]) for row in rows
    }


def _counted(row: Row) -> Counted:
    cells = dict(row.cells)
    first, last = (date.fromisoformat(cells.pop(name)) for name in ("first_day", "last_day"))
    confirmed = tuple(filter(None, cells.pop("confirmed").split(";")))
    adds_up = cells.pop("adds_up") == "yes"
    return Counted(first_day=first, last_day=last, confirmed=confirmed, adds_up=adds_up, **cells)


def _share(row: Row) -> Share:
    return Share(row["part"], row["whole"], row["by_name"] == "yes")


def _sibling(row: Row) -> Sibling:
    return Sibling(row["meant"], row["instead"], row["how"])


def _worked_out(row: Row) -> WorkedOut:
    return WorkedOut(row["kind"], row["part"], row["breakdown"], row["whole"])


def _members(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["group"]].add(row["geography"])
    return {group: frozenset(places) for group, places in found.items()}


def _rule(row: Row) -> Rule:
    sets = [set(filter(None, keys.split(";"))) for keys in row["part_key"].split("|")]
    return Rule(
        row["total_series"],
        row["total_breakdown"],
        row["total_geography"],
        tuple(row["part_series"].split("+")),
        tuple(frozenset(keys - {PLACE}) for keys in sets),
        any(PLACE in keys for keys in sets),
        row["part_geography"],
        row.cells.get("part_fixed", ""),
        row["rule"],
        row["period_start"],
        row["period_end"],
    )


def _publisher(row: Row) -> Publisher:
    names = ("publisher", "name", "short", "kind", "country", "url")
    own = ((language, row.cells.get(f"name_{language}", "")) for language in LANGUAGES)
    official = tuple((language, called) for language, called in own if called)
    key, name, short, kind, country, url = (row[column] for column in names)
    return Publisher(key, name, short, kind, country, url, official)


def _source(row: Row, publishers: Mapping[str, Publisher]) -> Source:
    return Source(
        row["source"],
        publishers[row["publisher"]],
        row["title"],
        row["url"],
        row["published"],
        date.fromisoformat(row["read_on"]),
        row["licence"],
        {code: title for code in LANGUAGES if (title := row.cells.get(f"title_{code}", ""))},
        {code: note for code in LANGUAGES if (note := row.cells.get(f"note_{code}", ""))},
    )


def _by_language(row: Row, column: str) -> dict[str, str]:
    return {language: row[f"{column}_{language}"] for language in LANGUAGES}


def _geography(row: Row) -> Geography:
    return Geography(row["geography"], row["kind"], row["iso2"], _by_language(row, "name"))


def _unit(row: Row) -> Unit:
    return Unit(row["unit"], row["kind"], _by_language(row, "one"), _by_language(row, "many"))


def _break(row: Row) -> Break:
    when = date.fromisoformat(row["date"])
    labels, whys = _by_language(row, "label"), _by_language(row, "why")
    return Break(row["series"], when, labels, whys, row["url"])


def _explanation(row: Row) -> Explanation:
    when = date.fromisoformat(row["period_start"])
    labels, texts = _by_language(row, "label"), _by_language(row, "text")
    about = row["series"], row["breakdown"], row["geography"]
    return Explanation(*about, when, labels, texts, row["kind"])


def _event(row: Row, stages: Mapping[str, str]) -> TimelineEvent:
    texts = ("date", "jurisdiction", *EVENT_WORDS, "source_title", "source_url", "notes")
    instrument, event, status = EVENT_WORDS
    translations = {
        code: (row[f"{instrument}_{code}"], row[f"{event}_{code}"], row[f"{status}_{code}"])
        for code in LANGUAGES
        if code != DEFAULT_LANGUAGE
    }
    words = {name: row[name] for name in texts}
    titles = {code: row.cells.get(f"source_title_{code}", "") for code in translations}
    stage = stages.get(row["status"], "")
    return TimelineEvent(**words, translations=translations, stage=stage, source_titles=titles)


def _help(row: Row) -> HelpLine:
    what = _by_language(row, "what")
    return HelpLine(row["geography"], row["kind"], row["name"], row["url"], row["phone"], what)


def _series(
    tables: Tables, publishers: Mapping[str, Publisher], units: Mapping[str, Unit]
) -> dict[str, Series]:
    collections = {(row["collection"], row["language"]): row for row in tables["collections.csv"]}
    texts: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in tables["series_texts.csv"]:
        texts[row["series"]][row["language"]] = row
    found = {}
    for row in tables["series.csv"]:
        written = {
            language: _series_text(text, collections[row["collection"], language])
            for language, text in texts[row["series"]].items()
        }
        found[row["series"]] = Series(
            row["series"],
            row["collection"],
            publishers[row["publisher"]],
            units[row["unit"]],
            row["form"],
            row["topic"],
            row["frequency"],
            row["per_million"] == "yes",
            written,
        )
    return found


def _series_text(own: Row, shared: Row) -> SeriesText:
    """A series' own words, with those of its collection where it has none of its own."""
    caveats = " ".join(filter(None, (own["caveats"], shared["caveats"])))
    return SeriesText(
        own["name"],
        own["definition"],
        shared["measures"],
        shared["does_not_measure"],
        caveats,
        own["critic"] or shared["critic"],
        shared["answer"],
        shared["name"],
    )
