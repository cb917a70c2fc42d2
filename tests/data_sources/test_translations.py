"""A language that the record has no words in is named with file and column."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from data_sources.checks import translations
from data_sources.checks.validation import validate


@pytest.fixture
def third(monkeypatch: pytest.MonkeyPatch) -> None:
    """A third language, of which the folder is whole and the record knows nothing."""
    monkeypatch.setattr(translations, "LANGUAGES", ("en", "nl", "fy"))
    monkeypatch.setattr(translations, "faults_of", lambda language: ())


@pytest.mark.usefixtures("third")
def test_every_column_that_is_missing_is_named(package: Path) -> None:
    found = {(fault.file, fault.column) for fault in validate(package)}
    assert found == {
        *(("breaks.csv", "label_fy"), ("breaks.csv", "why_fy")),
        *(("explanations.csv", "label_fy"), ("explanations.csv", "text_fy")),
        *(("geographies.csv", "name_fy"), ("help.csv", "what_fy"), ("sources.csv", "note_fy")),
        *(("units.csv", "one_fy"), ("units.csv", "many_fy")),
        *(("timeline.csv", "instrument_fy"), ("timeline.csv", "event_fy")),
        *(("timeline.csv", "status_fy"), ("topics.csv", "name_fy")),
    }


def test_a_series_without_a_text_is_named(package: Path) -> None:
    path = package / "series_texts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    gone = next(row for row in rows if row["language"] == "nl")
    _write(path, [row for row in rows if row is not gone])
    (fault,) = validate(package)
    assert (fault.file, fault.column) == ("series.csv", "series")
    assert gone["series"] in fault.reason
    assert "series_texts.csv" in fault.reason


def test_a_row_in_a_language_without_a_folder_is_named(package: Path) -> None:
    path = package / "collections.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    made = dict.fromkeys(rows[0], "Oars") | {"collection": rows[0]["collection"]}
    _write(path, [*rows, made | {"language": "fy"}])
    (fault,) = validate(package)
    assert (fault.file, fault.line, fault.column) == ("collections.csv", fault.line, "language")
    assert fault.reason == "there is no folder languages/fy"


def test_an_empty_cell_beside_english_words_is_named(package: Path) -> None:
    """Also where the schema, made for a new language, does not ask for it."""
    path, schema = package / "help.csv", package / "schemas" / "help.json"
    content = json.loads(schema.read_text(encoding="utf-8"))
    next(f for f in content["fields"] if f["name"] == "what_nl").pop("constraints", None)
    schema.write_text(json.dumps(content), encoding="utf-8")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[3]["what_nl"] = ""
    _write(path, rows)
    (fault,) = validate(package)
    assert (fault.file, fault.column) == ("help.csv", "what_nl")
    assert fault.reason == "is empty, and what_en is not"


def test_a_step_in_law_may_be_left_in_english(package: Path) -> None:
    path = package / "timeline.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    _write(path, [rows[0] | {"event_nl": "", "status_nl": ""}, *rows[1:]])
    assert validate(package) == []


def test_a_fault_of_a_folder_is_told_with_the_record(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ("languages/nl/language.toml", "numbers.decimal", "is missing")
    monkeypatch.setattr(
        translations, "faults_of", lambda language: [told] if language == "nl" else []
    )
    (fault,) = validate(package)
    assert (fault.file, fault.column, fault.reason) == told


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
