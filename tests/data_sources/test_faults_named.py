"""Whatever is wrong with a package is named with its place: never a traceback, never silence.

The single faults are written by hand; then every value of every JSON file, every cell and many
bytes of a made-up package are damaged, and ``validate`` must name what it finds. What it passes
must load.
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_sources.__main__ import main
from data_sources.checks.doubts import doubts
from data_sources.checks.validation import validate
from data_sources.package.json_files import line_of
from data_sources.record.load import load
from data_sources.record.register import register_record
from tests.data_sources.tiny import tiny_package

TABLE = "observations/ncmec_totals.csv"
SCHEMA = "schemas/observations.json"
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "100"))
"""Damages of each kind. More: FUZZ_ROUNDS=3000 pytest tests/data_sources/test_faults_named.py"""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("tiny") / "package"
    place.mkdir()
    return tiny_package(place)


@pytest.fixture
def package(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "package"))


def test_the_tiny_package_is_sound(package: Path) -> None:
    assert validate(package) == []
    assert len(load(package).observations) == 4


def changed(package: Path, name: str, change: Callable[[Any], object]) -> None:
    path = package / name
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content, indent=2))


def field(number: int, **what: object) -> Callable[[Any], object]:
    return lambda schema: schema["fields"][number].update(what)


def resource(**what: object) -> Callable[[Any], object]:
    return lambda about: about["resources"][0].update(what)


Where = tuple[str, Callable[[Any], object], str, str]
DESCRIPTOR = "datapackage.json"
# file, damage, column of the fault, words in its reason
NAMED: dict[str, Where] = {
    "no date": (DESCRIPTOR, lambda a: a.update(created="2026-13-45"), "created", "must be a date"),
    "a date as number": (DESCRIPTOR, lambda a: a.update(created=2026), "created", "must be a date"),
    "version as number": (DESCRIPTOR, lambda a: a.update(version=1.2), "version", "1.2.3"),
    "null table": (
        *(DESCRIPTOR, lambda a: a["resources"].__setitem__(0, None)),
        *("resources/0", "no table"),
    ),
    "schema is a list": (DESCRIPTOR, resource(schema=[]), "resources/0/schema", "an object"),
    "schema is null": (DESCRIPTOR, resource(schema=None), "resources/0/schema", "an object"),
    "schema outside": (
        *(DESCRIPTOR, resource(schema="../../etc/passwd")),
        *("resources/0/schema", "in the package"),
    ),
    "path outside": (
        *(DESCRIPTOR, resource(path="../x.csv")),
        *("resources/0/path", "file in the package"),
    ),
    "path from the root": (
        *(DESCRIPTOR, resource(path="/etc/passwd")),
        *("resources/0/path", "file in the package"),
    ),
    "path is a list": (DESCRIPTOR, resource(path=["a.csv"]), "resources/0/path", "file"),
    "no name": (DESCRIPTOR, resource(name=7), "resources/0/name", "needs a name"),
    "unknown type": (SCHEMA, field(5, type="money"), "fields/5/type", "not a type"),
    "type is a list": (SCHEMA, field(5, type=["number"]), "fields/5/type", "not a type"),
    "another type": (SCHEMA, field(5, type="string"), "fields/5", "must be a number"),
    "no longer required": (
        *(SCHEMA, field(5, constraints={})),
        *("fields/5", "must be required"),
    ),
    "a regular expression that is none": (
        *(SCHEMA, field(1, constraints={"pattern": "(["})),
        *("fields/1/constraints/pattern", "not a regular expression"),
    ),
    "an expression that is a number": (
        *(SCHEMA, field(1, constraints={"pattern": 3})),
        *("fields/1/constraints/pattern", "must be a regular expression"),
    ),
    "a smallest text": (
        *(SCHEMA, field(3, constraints={"required": True, "minimum": 5})),
        *("fields/3/constraints/minimum", "none that is checked"),
    ),
    "a constraint that nobody checks": (
        *(SCHEMA, field(1, constraints={"maxLength": 5})),
        *("fields/1/constraints/maxLength", "not checked here"),
    ),
    "choices that are none": (
        *(SCHEMA, field(7, constraints={"required": True, "enum": [1]})),
        *("fields/7/constraints/enum", "list of texts"),
    ),
    "columns are text": (SCHEMA, lambda s: s.update(fields="all"), "fields", "list of columns"),
    "a column is null": (
        *(SCHEMA, lambda s: s["fields"].__setitem__(2, None)),
        *("fields/2", "needs a name"),
    ),
    "a key of no column": (SCHEMA, lambda s: s.update(primaryKey=["x"]), "primaryKey", "columns"),
    "a reference to nothing": (
        *(SCHEMA, lambda s: s["foreignKeys"][0]["reference"].update(resource="gone")),
        *("foreignKeys/0", "no table of the package"),
    ),
    "a reference taken out": (
        *(SCHEMA, lambda s: s.pop("foreignKeys")),
        *("foreignKeys", "must refer to series.csv"),
    ),
    "other missing values": (
        *(SCHEMA, lambda s: s.update(missingValues=["", "0"])),
        *("missingValues", "empty cell"),
    ),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_fault_of_descriptor_or_schema_is_named(name: str, package: Path) -> None:
    file, damage, column, words = NAMED[name]
    changed(package, file, damage)
    found = [f for f in validate(package) if (f.file, f.column) == (file, column)]
    assert found and words in found[0].reason, [str(fault) for fault in validate(package)[:5]]
    lines = (package / file).read_text().splitlines()
    key = next(iter(reversed([part for part in column.split("/") if not part.isdigit()])))
    there = [n for n, line in enumerate(lines, 1) if f'"{key}"' in line]
    assert found[0].line and (found[0].line in there or not there or column[-1].isdigit())


def test_a_table_of_people_needs_its_series(package: Path) -> None:
    changed(package, DESCRIPTOR, lambda a: [one.pop("series", None) for one in a["resources"]])
    reasons = [fault.reason for fault in validate(package)]
    assert reasons == ["must be the key of a series"] * 2


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (DESCRIPTOR, "[" * 100_000, "nested"),
        (DESCRIPTOR, '{"resources": [' + "9" * 5000 + "]}", "a number of 5000 signs"),
        (DESCRIPTOR, '{"resources": [NaN]}', "NaN is not a number"),
        (DESCRIPTOR, '{"name": "\\ud800", "resources": []}', "half a sign"),
        (DESCRIPTOR, "", "not valid JSON"),
        (DESCRIPTOR, '{"version": "1.0.0", "version": "2.0.0"}', "“version” stands twice"),
        (DESCRIPTOR, "null", "the list of tables is missing"),
        (SCHEMA, "[]", "must be an object"),
        (SCHEMA, "{", "not valid JSON"),
        (SCHEMA, "\ufeff{}", "not valid JSON"),
    ],
)
def test_a_file_that_is_no_such_json_is_named(
    package: Path, name: str, text: str, words: str
) -> None:
    (package / name).write_text(text, encoding="utf-8")
    assert any(words in fault.reason and fault.file == name for fault in validate(package))


def test_a_directory_in_the_place_of_a_file_is_named(package: Path) -> None:
    for name in (DESCRIPTOR, SCHEMA, TABLE):
        (package / name).rename(package / "kept")
        (package / name).mkdir()
        faults = validate(package)
        assert [fault for fault in faults if fault.file == name], name
        (package / name).rmdir()
        (package / "kept").rename(package / name)
    assert validate(package) == []


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("value", "9" * 400, "more digits than 15"),
        ("value", "1234567890123456", "more digits than 15"),
        ("value", "0." + "1" * 40, "more digits than 15"),
        ("value", "٣٣", "not a number"),
        ("value", "1e5", "not a number"),
        ("period_start", "2026-13-45", "not a date"),
        ("period_start", "2026-W01-1", "not a date"),
        ("period_start", "٢٠٢٣-01-01", "not a date"),
        ("period_start", "0000-01-01", "not a date"),
    ],
)
def test_a_cell_is_named(package: Path, column: str, value: str, words: str) -> None:
    rows = table_of(package / TABLE)
    rows[2][rows[0].index(column)] = value
    write_table(package / TABLE, rows)
    (fault, *_) = validate(package)
    assert (fault.file, fault.line, fault.column) == (TABLE, 3, column)
    assert words in fault.reason and len(fault.reason) < 200


def test_the_command_names_a_fault_and_its_line(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(package, SCHEMA, field(5, type="money"))
    line = line_of(package / SCHEMA, ("fields", 5, "type"))
    assert line > 20
    assert main(["validate", str(package)]) == 1
    assert f"{SCHEMA}:{line}: fields/5/type: “money” is not a type" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("series.csv", "collection", "nowhere", "no text in collections.csv"),
        ("timeline.csv", "date", "2024-13", "not a year, a month or a day"),
        ("timeline.csv", "date", "2024-02-30", "not a year, a month or a day"),
        ("register_series.csv", "table", "nowhere", "no table with rows"),
        ("register_series.csv", "counted", "month", "no column of"),
        ("register_series.csv", "of", "platform", "no column of"),
        ("register_series.csv", "label", "x", "no row of"),
        ("register_series.csv", "last_day", "2023-12-31", "before it starts"),
        ("register_series.csv", "first_day", "2024-02-01", "months outside"),
        ("dsa_statements_totals_monthly.csv", "statements", "0", "month of none"),
    ],
)
def test_what_the_record_rests_upon_is_checked(
    package: Path, table: str, column: str, value: str, words: str
) -> None:
    rows = table_of(package / table)
    rows[1][rows[0].index(column)] = value
    write_table(package / table, rows)
    assert any(words in fault.reason for fault in validate(package))


def table_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def write_table(path: Path, rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")


NASTY: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**25, "", " ", "x", "\x00", "../x", "/", "a=b=c", "2026-13-45"),
    *(
        [],
        {},
        [[]],
        [None],
        {"": None},
        ["x", "x"],
        {"required": 1},
        "(",
        "[a-",
        "\u202e",
        "é" * 70,
    ),
)
CELLS = (
    *("", " ", "-", "x", "0", "-1", "9" * 400, "1.5", "1e9", "NaN", "inf", "٣", "2026-13-45"),
    *("2026-W01-1", "0001-01-01", "9999-12-31", "2024-00", "a=b=c", "a=;b=", ";", "|", "+", "\x00"),
    *("\r", "\n", '"', "'", "en", "nl", "yes", "World", "percent", "made.share", "\u202e", "x" * 9),
    *("🙂", "x" * 200_000, "[", "ncmec.reports_total", "context.internet_users", "equals"),
)


def places(content: Any) -> Iterator[tuple[Any, Any]]:
    """Every object or list in a JSON value, with each of its keys."""
    keys = list(content) if isinstance(content, dict) else range(len(content))
    for key in keys:
        yield content, key
        if isinstance(content[key], dict | list):
            yield from places(content[key])


def damage_json(path: Path, random_: random.Random) -> None:
    content = json.loads(path.read_text())
    for _ in range(random_.choice((1, 1, 1, 2, 5))):
        inside, key = random_.choice(list(places(content)) or [(content, None)])
        kind = random_.random()
        if kind < 0.6:
            inside[key] = random_.choice(NASTY)
        elif kind < 0.8:
            del inside[key]
        elif isinstance(inside, dict):
            inside[random_.choice(("type", "name", "path", "schema", "fields", "enum", "x"))] = (
                random_.choice(NASTY)
            )
        else:
            inside.append(random_.choice(NASTY))
        if not isinstance(content, dict) or not content:
            break
    path.write_text(json.dumps(content, indent=random_.choice((None, 2))))


def damage_cells(path: Path, random_: random.Random) -> None:
    rows = table_of(path)
    for _ in range(random_.choice((1, 1, 2, 4))):
        row = random_.randrange(len(rows))
        kind = random_.random()
        if kind < 0.75:
            rows[row][random_.randrange(len(rows[row]))] = random_.choice(CELLS)
        elif kind < 0.85:
            rows.insert(row, list(random_.choice(rows)))
        elif len(rows) > 1:
            del rows[row]
        if not rows[0]:
            break
    write_table(path, rows)


def damage_bytes(path: Path, random_: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(random_.choice((1, 3, 20))):
        place = random_.randrange(len(content) + 1)
        kind = random_.random()
        if kind < 0.4:
            content[place:place] = random_.choice(
                (b"\x00", b'"', b"\xff", b"\r", b"\n", b"\r\n", b",", b"{", b"]", b"\xed\xa0\x80")
            )
        elif kind < 0.7:
            content[place : place + random_.randrange(1, 9)] = b""
        elif kind < 0.8:
            del content[place:]
        else:
            content[place : place + 1] = bytes([random_.randrange(256)])
    path.write_bytes(content)


KINDS: dict[str, tuple[str, Callable[[Path, random.Random], None]]] = {
    "values of JSON": ("*.json", damage_json),
    "cells": ("*.csv", damage_cells),
    "bytes": ("*.*", damage_bytes),
}


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_damaged_validate_names_it(kind: str, sound: Path, tmp_path: Path) -> None:
    pattern, damage = KINDS[kind]
    package = Path(shutil.copytree(sound, tmp_path / "package"))
    files = [path for path in sorted(package.rglob(pattern)) if path.is_file()]
    named = passed = 0
    for seed in range(ROUNDS):
        random_ = random.Random(f"{kind} {seed}")
        path = random_.choice(files)
        before = path.read_bytes()
        damage(path, random_)
        try:
            faults = validate(package)
            for fault in faults:
                assert fault.file and fault.reason, (kind, seed)
                str(fault).encode("utf-8")
            doubts(package, date(2026, 11, 26))
            if not faults:
                register_record(load(package))
        except Exception as error:
            error.add_note(f"{kind}, seed {seed}: {path.name}")
            raise
        named, passed = named + bool(faults), passed + (not faults)
        path.write_bytes(before)
    assert named > passed
    assert named > ROUNDS / 3
