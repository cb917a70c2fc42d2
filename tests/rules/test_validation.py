"""What makes a record unfit, one damage at a time: file, line, column and the reason in words."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from data_sources.checks.validation import validate
from data_sources.package.tables import DatasetError
from data_sources.record.load import load
from tests.rules.made import TABLE

Cells = dict[str, str]
SOUND: list[str] = []


def read(path: Path) -> list[Cells]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def put(path: Path, rows: list[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def faults(package: Path) -> list[str]:
    return [str(fault) for fault in validate(package)]


def line_of(package: Path, file: str, **cells: str) -> int:
    """The line of the first row with these cells."""
    for place, row in enumerate(read(package / file)):
        if all(row[name] == value for name, value in cells.items()):
            return place + 2
    raise AssertionError(f"no row {cells} in {file}")


def change(package: Path, file: str, line: int, **cells: str) -> None:
    rows = read(package / file)
    rows[line - 2] |= cells
    put(package / file, rows)


def add(package: Path, file: str, line: int, **cells: str) -> int:
    """A copy of a line at the end, with other cells; its own line."""
    rows = read(package / file)
    rows.append(rows[line - 2] | cells)
    put(package / file, rows)
    return len(rows) + 1


def test_the_made_up_record_is_sound(made_package: Path) -> None:
    assert faults(made_package) == SOUND


# single cells of an observation: row, other cells, column, reason
CELLS: dict[str, tuple[Cells, Cells, str, str]] = {
    "no number": ({}, {"value": "many"}, "value", "“many” is not a number"),
    "a comma": ({}, {"value": "7,322"}, "value", "“7,322” is not a number"),
    "an exponent": ({}, {"value": "7e3"}, "value", "“7e3” is not a number"),
    "nothing": ({}, {"value": ""}, "value", "is empty, and must not be"),
    "only spaces": ({}, {"locator": "  "}, "locator", "is empty, and must not be"),
    "no date": ({}, {"period_start": "2018-13-01"}, "period_start", "“2018-13-01” is not a date"),
    "a short date": ({}, {"period_start": "20180101"}, "period_start", "“20180101” is not a date"),
    "no such word": (
        *({}, {"precision": "roughly"}, "precision"),
        "“roughly” is not one of about, at_least, exact, rounded",
    ),
    "a control sign": ({}, {"notes": "a\x0bb"}, "notes", "“a\x0bb” is not a string"),
    "a long cell": (
        *({}, {"value": "9" * 57 + "x999"}, "value"),
        "“" + "9" * 57 + "…” is not a number, or has more digits than 15",
    ),
    "sixty signs": (
        *({}, {"value": "9" * 59 + "x"}, "value"),
        "“" + "9" * 59 + "x” is not a number, or has more digits than 15",
    ),
    "unknown place": ({}, {"geography": "XQX"}, "geography", "“XQX” is not in geographies.csv"),
    "unknown source": ({}, {"source": "gone"}, "source", "“gone” is not in sources.csv"),
    "ends too early": (
        *({}, {"period_end": "2017-12-31"}, "period_end"),
        "the period ends (2017-12-31) before it starts",
    ),
    "another unit": (
        *({}, {"unit": "files"}, "unit"),
        "“files”, but the series counts reports",
    ),
    "negative": ({}, {"value": "-1"}, "value", "-1 is negative"),
    "half a report": ({}, {"value": "1.5"}, "value", "1.5 is a fraction of something counted"),
    "a share over 100": (
        *({"series": "hot.share", "value": "95.1"}, {"value": "100.1"}, "value"),
        "100.1 percent is outside 0 to 100",
    ),
    "a share under 0": (
        *({"series": "hot.share", "value": "95.1"}, {"value": "-0.1"}, "value"),
        "-0.1 percent is outside 0 to 100",
    ),
    "a breakdown without a value": (
        *({"series": "hot.small"}, {"breakdown": "kind"}, "breakdown"),
        "“kind” is not key=value;key=value",
    ),
    "a breakdown with an empty value": (
        *({"series": "hot.small"}, {"breakdown": "kind=a;sex="}, "breakdown"),
        "“kind=a;sex=” is not key=value;key=value",
    ),
    "a key twice": (
        *({"series": "hot.small"}, {"breakdown": "kind=a;kind=b"}, "breakdown"),
        "“kind=a;kind=b” names a key twice",
    ),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_cell(damaged: Path, name: str) -> None:
    row, cells, column, reason = CELLS[name]
    line = line_of(damaged, TABLE, **row)
    change(damaged, TABLE, line, **cells)
    assert faults(damaged) == [f"{TABLE}:{line}: {column}: {reason}"]


ALLOWED: dict[str, tuple[Cells, Cells]] = {
    "nothing": ({}, {"value": "0"}),
    "a rounded fraction": ({}, {"value": "1.5", "precision": "rounded"}),
    "a share of a hundred": ({"series": "hot.share", "value": "95.1"}, {"value": "100"}),
    "a share of nothing": ({"series": "hot.share", "value": "95.1"}, {"value": "0"}),
    "a fall of a hundred": ({"series": "hot.growth", "value": "14"}, {"value": "-100"}),
    "a rise of more": ({"series": "hot.growth", "value": "14"}, {"value": "240.5"}),
    "one day": ({}, {"period_start": "2018-01-01", "period_end": "2018-01-01"}),
    "two keys": ({"series": "hot.small"}, {"breakdown": "kind=a;sex=girls"}),
    "a tab in a note": ({}, {"notes": "a\tb"}),
    "one in half": ({"series": "hot.odds"}, {"value": "7.5", "precision": "exact"}),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_may_be(damaged: Path, name: str) -> None:
    row, cells = ALLOWED[name]
    change(damaged, TABLE, line_of(damaged, TABLE, **row), **cells)
    assert faults(damaged) == SOUND


# rows that do not go together


def test_the_same_row_twice(damaged: Path) -> None:
    line = line_of(damaged, TABLE, series="hot.files")
    last = add(damaged, TABLE, line)
    year = "2023-01-01, 2023-12-31, 3215000, hot-2025, p. 7, as they call it"
    assert faults(damaged) == [
        f"{TABLE}:{last}: series: the same key as line {line}: hot.files, World, {year}"
    ]


def test_the_same_observation_in_two_files(damaged: Path) -> None:
    about = json.loads((damaged / "datapackage.json").read_text(encoding="utf-8"))
    table = next(r for r in about["resources"] if r["path"] == TABLE)
    about["resources"].append({**table, "name": "second", "path": "observations/second.csv"})
    (damaged / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    rows = read(damaged / TABLE)
    put(damaged / "observations/second.csv", [rows[0], rows[1] | {"value": "1"}])
    assert faults(damaged) == [
        f"observations/second.csv:2: series: the same observation as {TABLE}:2",
        f"observations/second.csv:3: standing: a second current figure for the same thing as "
        f"{TABLE}:3",
    ]


def test_two_current_figures_of_one_thing(damaged: Path) -> None:
    line = line_of(damaged, TABLE, series="hot.files")
    last = add(damaged, TABLE, line, value="7")
    assert faults(damaged) == [
        f"{TABLE}:{last}: standing: a second current figure for the same thing as {TABLE}:{line}"
    ]
    change(damaged, TABLE, last, standing="conflicts")
    assert faults(damaged) == SOUND


def test_a_confirmation_of_nothing(damaged: Path) -> None:
    line = line_of(damaged, TABLE, series="hot.files")
    change(damaged, TABLE, line, standing="confirms")
    assert faults(damaged) == [f"{TABLE}:{line}: standing: confirms a figure that is not there"]
    change(damaged, TABLE, line, standing="superseded")
    assert faults(damaged) == SOUND


# parts and totals


def total(damaged: Path, series: str, **cells: str) -> int:
    return line_of(damaged, TABLE, series=series, period_start="2024-01-01", **cells)


def test_parts_that_do_not_make_their_total(damaged: Path) -> None:
    line = total(damaged, "ncmec.reports_esp")
    change(damaged, TABLE, line, value="1001")
    assert faults(damaged) == [
        f"{TABLE}:{line}: value: the parts sum to 1000, the published total is 1001"
    ]


def test_a_total_without_parts_is_no_fault(damaged: Path) -> None:
    rows = [r for r in read(damaged / TABLE) if r["series"] != "ncmec.reports_by_platform"]
    put(damaged / TABLE, rows)
    assert faults(damaged) == SOUND


def test_places_make_a_total_without_the_world(damaged: Path) -> None:
    line = total(damaged, "hot.by_country", geography="BEL")
    change(damaged, TABLE, line, value="299")
    whole = total(damaged, "hot.placed")
    assert faults(damaged) == [
        f"{TABLE}:{whole}: value: the parts sum to 1099, the published total is 1100"
    ]
    change(damaged, TABLE, line, value="300")
    add(damaged, TABLE, line, geography="World", value="5000")
    assert faults(damaged) == SOUND


@pytest.mark.parametrize(
    "cells",
    [
        {"standing": "conflicts", "value": "77"},  # only what is current is added up
        {"breakdown": "platform=Epsilon;scope=sum", "value": "77"},  # other keys
        {"breakdown": "sender=Epsilon", "value": "77"},
        {"breakdown": "platform=Epsilon", "geography": "NLD", "value": "77"},  # elsewhere
        {"breakdown": "platform=Epsilon", "period_start": "2023-12-31", "value": "77"},
        {"breakdown": "platform=Epsilon", "period_end": "2025-01-01", "value": "77"},
        {"breakdown": "platform=Epsilon", "period_end": "2024-06-30", "value": "77"},
    ],
)
def test_what_is_no_part_is_not_added(damaged: Path, cells: Cells) -> None:
    add(damaged, TABLE, total(damaged, "ncmec.reports_by_platform"), **cells)
    assert faults(damaged) == SOUND


@pytest.mark.parametrize(
    "cells",
    [
        {"geography": "NLD"},
        {"breakdown": "platform=all"},
        {"period_start": "2023-12-01"},
        {"period_end": "2025-01-31"},
    ],
)
def test_what_is_no_total_is_not_compared(damaged: Path, cells: Cells) -> None:
    add(damaged, TABLE, total(damaged, "ncmec.reports_esp"), value="77", **cells)
    assert faults(damaged) == SOUND


def test_shares_that_exclude_each_other_come_to_a_hundred(damaged: Path) -> None:
    """50.3, 30.4 and 19.4 come to 100.1: each may be rounded by 0.05, together 0.15."""
    line = line_of(damaged, TABLE, breakdown="outcome=nothing", value="19.4")
    change(damaged, TABLE, line, value="19.5")
    assert faults(damaged) == [f"{TABLE}:{line}: value: the shares of 2024-01-01 sum to 100.2"]
    change(damaged, TABLE, line, value="20")  # 0.05, 0.05 and 0.5: to 100.6
    assert faults(damaged) == [f"{TABLE}:{line}: value: the shares of 2024-01-01 sum to 100.7"]


def test_shares_of_another_place_are_another_whole(damaged: Path) -> None:
    line = line_of(damaged, TABLE, breakdown="outcome=nothing", value="19.4")
    add(damaged, TABLE, line, geography="NLD", value="99")
    assert faults(damaged) == SOUND
    last = add(damaged, TABLE, line, breakdown="outcome=other", value="0.2")  # four: 0.2 of slack
    assert faults(damaged) == [f"{TABLE}:{last}: value: the shares of 2024-01-01 sum to 100.3"]


def rule(damaged: Path, line: int, **cells: str) -> None:
    change(damaged, "totals.csv", line, **cells)


def test_a_rule_with_alternatives_several_series_and_a_fixed_piece(damaged: Path) -> None:
    sender = total(damaged, "ncmec.reports_by_platform")
    add(damaged, TABLE, sender, breakdown="platform=Epsilon;scope=sum", value="77")
    add(damaged, TABLE, sender, breakdown="platform=Epsilon;scope=other", value="78")
    whole = total(damaged, "ncmec.reports_esp")
    parts_sum = f"{TABLE}:{whole}: value: the parts sum to"
    rule(damaged, 3, part_key="platform|platform;scope")
    assert faults(damaged) == [f"{parts_sum} 1155, the published total is 1000"]
    rule(damaged, 3, part_fixed="scope=sum")
    assert faults(damaged) == [f"{parts_sum} 77, the published total is 1000"]
    rule(damaged, 3, part_fixed="", part_key="platform", part_series="hot.small+hot.by_kind")
    assert faults(damaged) == SOUND  # they have no platform
    rule(damaged, 3, part_key="kind")
    assert faults(damaged) == [f"{parts_sum} 258, the published total is 1000"]  # 98+100+30+20+10


# other tables

TABLES: dict[str, tuple[str, Cells, Cells, str, str]] = {
    "no such country": (
        *("geographies.csv", {"geography": "NLD"}, {"iso2": "QX"}),
        *("iso2", "“QX” is not a country code (ISO 3166 alpha-2)"),
    ),
    "no code": (
        *("geographies.csv", {"geography": "NLD"}, {"iso2": ""}),
        *("iso2", "“” is not a country code (ISO 3166 alpha-2)"),
    ),
    "a code of another form": (
        *("geographies.csv", {"geography": "NLD"}, {"iso2": "NLD"}),
        *("iso2", "“NLD” has not the form [A-Z]{2}"),
    ),
    "published after it was read": (
        *("sources.csv", {"source": "hot-2024"}, {"published": "2025-02-04"}),
        *("published", "published 2025-02-04, after it was read (2025-02-03)"),
    ),
    "a script for an address": (
        *("sources.csv", {"source": "hot-2024"}, {"url": "javascript:alert(1)"}),
        *("url", '“javascript:alert(1)” has not the form https?://[^\\s<>"]+'),
    ),
    "one name of two series": (
        *("series_texts.csv", {"series": "hot.files", "language": "en"}),
        *({"name": "REPORTS to the hotline"}, "name"),
        "the same name as line 2: “REPORTS to the hotline”",
    ),
    "more with a keyword than there are": (
        *("dsa_statements_totals_monthly.csv", {"month": "2024-01"}),
        *({"statements_with_any_keyword": "1001"}, "statements_with_any_keyword"),
        "more statements with a keyword than statements",
    ),
    "more of a label than there are": (
        *("dsa_statements_monthly.csv", {"month": "2024-02"}, {"statements": "2001"}),
        *("statements", "more than all statements of 2024-02"),
    ),
    "a month without a total": (
        *("dsa_statements_monthly.csv", {"month": "2024-02"}, {"month": "2024-03"}),
        *("statements", "more than all statements of 2024-03"),
    ),
    "a negative count": (
        *("dsa_statements_monthly.csv", {"month": "2024-02"}, {"statements": "-1"}),
        *("statements", "-1 is less than 0"),
    ),
    "a broken count": (
        *("dsa_statements_monthly.csv", {"month": "2024-02"}, {"statements": "1.5"}),
        *("statements", "“1.5” is not a integer"),
    ),
    "a month that is none": (
        *("dsa_statements_monthly.csv", {"month": "2024-02"}, {"month": "2024-13"}),
        *("month", "“2024-13” is not a yearmonth"),
    ),
    "a collection that has no text": (
        *("series.csv", {"series": "hot.files"}, {"collection": "nowhere"}),
        *("collection", "“nowhere” has no text in “en” in collections.csv"),
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_cell_of_another_table(damaged: Path, name: str) -> None:
    file, row, cells, column, reason = TABLES[name]
    line = line_of(damaged, file, **row)
    change(damaged, file, line, **cells)
    assert faults(damaged)[0] == f"{file}:{line}: {column}: {reason}"
    assert all(fault.startswith(f"{file}:{line}: {column}: ") for fault in faults(damaged))


def test_what_other_tables_may_hold(damaged: Path) -> None:
    change(damaged, "sources.csv", 2, published="2025-02-03")  # read on that day
    change(damaged, "sources.csv", 3, published="")
    change(damaged, "dsa_statements_monthly.csv", 2, statements="1000")  # all of them
    change(damaged, "dsa_statements_totals_monthly.csv", 2, statements_with_any_keyword="1000")
    assert faults(damaged) == SOUND


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_series_without_a_language(damaged: Path, language: str) -> None:
    path = damaged / "series_texts.csv"
    put(path, [r for r in read(path) if (r["series"], r["language"]) != ("hot.files", language)])
    line = line_of(damaged, "series.csv", series="hot.files")
    assert faults(damaged) == [
        f"series.csv:{line}: series: “hot.files” has no text in “{language}” in series_texts.csv"
    ]


# files


def text(package: Path, file: str, change_text: Callable[[str], str]) -> None:
    path = package / file
    path.write_text(change_text(path.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.mark.parametrize(("separator", "shown"), [("\t", "'\\t'"), (";", "';'"), ("|", "'|'")])
def test_other_separators(damaged: Path, separator: str, shown: str) -> None:
    text(damaged, "units.csv", lambda content: content.replace(",", separator))
    assert faults(damaged) == [
        f"units.csv:1: the columns are separated by {shown}: save the file with commas"
    ]


@pytest.mark.parametrize(
    ("head", "column", "reason"),
    [
        ("unit,kind,one_en,many_en,one_nl", "many_nl", "missing many_nl"),
        ("unit,kind,one_en,many_en,one_nl,many_nl,more", "more", "unknown more"),
        ("unit,kind,one_en,many_en,one_nl,lots", "many_nl", "missing many_nl; unknown lots"),
        (
            *("kind,unit,one_en,many_en,one_nl,many_nl", "kind"),
            "the columns must be in the order unit, kind, one_en, many_en, one_nl, many_nl",
        ),
        ("unit", "kind", "missing kind, one_en, many_en, one_nl, many_nl"),
    ],
)
def test_other_columns(damaged: Path, head: str, column: str, reason: str) -> None:
    text(damaged, "units.csv", lambda content: head + "\n" + content.partition("\n")[2])
    assert faults(damaged) == [f"units.csv:1: {column}: {reason}"]


def test_a_table_that_is_not_there(damaged: Path) -> None:
    (damaged / "help.csv").unlink()
    assert faults(damaged) == ["help.csv: cannot be read: No such file or directory"]


def test_a_table_that_is_not_named(damaged: Path) -> None:
    about = json.loads((damaged / "datapackage.json").read_text(encoding="utf-8"))
    about["resources"] = [r for r in about["resources"] if r["path"] != "help.csv"]
    (damaged / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    assert faults(damaged) == ["help.csv: the table is missing from the package"]


def test_a_schema_that_cannot_be_read(damaged: Path) -> None:
    (damaged / "schemas" / "help.json").write_text("{", encoding="utf-8")
    (only,) = faults(damaged)
    assert only.startswith("schemas/help.json:1: not valid JSON: Expecting")


def test_faults_are_in_the_order_of_files_and_lines(damaged: Path) -> None:
    change(damaged, "units.csv", 3, kind="what", one_en="")
    change(damaged, "units.csv", 2, kind="what")
    change(damaged, TABLE, 2, value="x")
    found = [fault.partition(": “")[0].partition(": is")[0] for fault in faults(damaged)]
    assert found == [
        *(f"{TABLE}:2: value", "units.csv:2: kind", "units.csv:3: kind", "units.csv:3: one_en")
    ]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"version": "new"}, "datapackage.json:1: version: must have the form 1.2.3"),
        ({"version": "1.2.3b"}, "datapackage.json:1: version: must have the form 1.2.3"),
        (
            {"created": "in May"},
            "datapackage.json:1: created: must be a date and time, 2026-11-24T00:00:00Z",
        ),
    ],
)
def test_the_descriptor(damaged: Path, cells: Cells, said: str) -> None:
    about = json.loads((damaged / "datapackage.json").read_text(encoding="utf-8")) | cells
    (damaged / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    assert faults(damaged) == [said]


def test_a_record_without_observations(damaged: Path) -> None:
    about = json.loads((damaged / "datapackage.json").read_text(encoding="utf-8"))
    about["resources"] = [r for r in about["resources"] if r["path"] != TABLE]
    (damaged / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    assert faults(damaged) == ["datapackage.json:1: resources: no table of observations is named"]


def test_an_unfit_record_is_not_loaded(damaged: Path) -> None:
    change(damaged, TABLE, 2, value="x")
    with pytest.raises(DatasetError, match="“x” is not a number"):
        load(damaged)


def test_a_part_is_not_above_what_counts_whom_it_counts(damaged: Path) -> None:
    rule(
        damaged, 3, rule="none_above", total_series="hot.files", part_series="hot.odds+hot.reports"
    )
    rule(damaged, 3, period_start="2023-01-01", period_end="2024-12-31")
    assert faults(damaged) == SOUND  # 9,000 of 3,215,000 and 9,450 of 1,029,000
    line = line_of(damaged, TABLE, series="hot.reports", value="9450")
    change(damaged, TABLE, line, value="1029000")
    assert faults(damaged) == SOUND  # all of them
    change(damaged, TABLE, line, value="1029001")
    said = "1029001, but hot.files, of which it is a part, has 1029000"
    assert faults(damaged) == [f"{TABLE}:{line}: value: {said}"]
    rule(damaged, 3, period_end="2023-12-31")  # the rule is of another time
    assert faults(damaged) == SOUND
    rule(damaged, 3, period_end="2024-12-31")
    change(damaged, TABLE, line, geography="DEU")  # there is no whole of that place
    assert faults(damaged) == SOUND
    change(damaged, TABLE, line, geography="World", standing="superseded")  # nobody is shown it
    assert faults(damaged) == SOUND
