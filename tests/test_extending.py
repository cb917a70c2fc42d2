"""The recipes of docs/extending.md, followed: rows as they stand there, on a copy of the record."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from data_sources.checks.validation import validate
from data_sources.record.figure import NotComparable
from data_sources.record.load import load
from data_sources.record.record import Record
from tests.conftest import ROOT

RECIPES = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
ROWS = re.compile(r"^```csv (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([a-z_.\-]+/[\w./\-]*)`")
INSIDE = re.compile(r"`(\w+)`\s+(?:in|of)\s+((?:`[\w.]+/[\w./]+`(?:,\s+|\s+and\s+)?)+)")
SERIES = "example.reports"
NEW_VALUE = "1050"


def recipe(title: str) -> str:
    """The text under one heading."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", RECIPES, re.MULTILINE | re.DOTALL)
    assert found, f"no recipe for {title}"
    return found.group(1)


def follow(title: str, package: Path) -> None:
    """Add every row of a recipe to the tables it names."""
    blocks = ROWS.findall(recipe(title))
    assert blocks
    for table, text in blocks:
        for row in csv.DictReader(io.StringIO(text)):
            if row.get("value") == NEW_VALUE:
                supersede(package / table, row)
            add(package / table, row)


def add(path: Path, row: dict[str, str]) -> None:
    """Add one row; columns that it does not name stay empty."""
    with path.open(encoding="utf-8", newline="") as table:
        columns = next(csv.reader(table))
    with path.open("a", encoding="utf-8", newline="") as table:
        csv.DictWriter(table, columns, restval="", lineterminator="\n").writerow(row)


def supersede(path: Path, newer: dict[str, str]) -> None:
    """What the recipe of a revision says to do with the old row."""
    with path.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    slot = ("series", "breakdown", "geography", "period_start", "period_end")
    (old,) = (row for row in rows if all(row[column] == newer[column] for column in slot))
    old["standing"] = "superseded"
    with path.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def followed(package: Path, *titles: str) -> Record:
    """The record after these recipes; each of them leaves it sound."""
    for title in titles:
        follow(title, package)
        assert validate(package) == [], title
    return load(package)


def test_a_publisher_and_its_source(package: Path) -> None:
    record = followed(package, "A publisher")
    source = record.sources["example-hotline-annual-report-2024"]
    assert source.publisher.name == "Example Hotline"


def test_a_series_speaks_each_language(package: Path) -> None:
    record = followed(package, "A publisher", "A series")
    series = record.series[SERIES]
    assert series.text("en").name == "Reports to Example Hotline"
    assert series.text("nl").name == "Meldingen bij Example Hotline"
    assert series.text("en").measures == "Reports that the hotline received from the public."


def test_a_figure_prints_and_cites_itself_and_a_revised_one_stays(package: Path) -> None:
    record = followed(package, "A publisher", "A series", "A figure")
    year = record.figure(SERIES, "2023", geography="NLD")
    assert year.observation.value == 1050
    assert year.source.publisher.name == "Example Hotline"
    values = {(f.observation.value, f.observation.standing) for f in record.others(year)}
    assert (1000, "superseded") in values


def test_a_break_refuses_the_change_across_it_and_no_other(package: Path) -> None:
    record = followed(package, "A publisher", "A series", "A figure", "A break")
    one, two, three = (record.figure(SERIES, y, geography="NLD") for y in ("2022", "2023", "2024"))
    assert record.change(one, two).difference == 250
    with pytest.raises(NotComparable):
        record.change(two, three)


@pytest.mark.parametrize("path", sorted(set(NAMED.findall(RECIPES))))
def test_every_place_that_a_recipe_names_is_there(path: str) -> None:
    assert (ROOT / path.replace("<code>", "en")).exists()


def named_inside() -> list[tuple[str, str]]:
    """Each name that a recipe says stands in a file, with that file."""
    found = INSIDE.findall(RECIPES)
    return [(name, path) for name, files in found for path in re.findall(r"`([^`]+)`", files)]


@pytest.mark.parametrize(("name", "path"), named_inside())
def test_every_name_stands_where_a_recipe_says(name: str, path: str) -> None:
    assert re.search(rf"\b{name}\b", (ROOT / path).read_text(encoding="utf-8")), f"{name} in {path}"


def test_the_names_in_the_recipes_are_found_at_all() -> None:
    assert ("ENTRIES", "publish/address/app_pages.py") in named_inside()
    assert ("DRAWERS", "charts/paper/svg.py") in named_inside()
