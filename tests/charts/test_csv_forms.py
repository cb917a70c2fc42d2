"""CSV in the plain form and in the form that a language's spreadsheets expect."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable

import pytest

from charts.files import csv_text, downloads
from charts.spec.model import Chart

COLUMNS = ["=what", "value", "note"]
ROWS: list[tuple[object, ...]] = [
    ("Netherlands", 812.0, "a;b"),
    ("-1+1", 95.1, 'say "c"'),
    ("whole", 36210368, ""),
    ("down", -7.5, "@x"),
]


def test_the_plain_form() -> None:
    assert csv_text.plain(COLUMNS, ROWS).decode() == (
        "'=what,value,note\n"
        "Netherlands,812,a;b\n"
        '\'-1+1,95.1,"say ""c"""\n'
        "whole,36210368,\n"
        "down,-7.5,'@x\n"
    )


def test_the_form_of_a_language_with_a_decimal_comma() -> None:
    assert csv_text.regional(COLUMNS, ROWS).decode() == (
        "\ufeff'=what;value;note\n"
        'Netherlands;812;"a;b"\n'
        '\'-1+1;95,1;"say ""c"""\n'
        "whole;36210368;\n"
        "down;-7,5;'@x\n"
    )


def test_which_languages_have_a_form_of_their_own() -> None:
    assert csv_text.has_own_form("nl") and not csv_text.has_own_form("en")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_chart_of_countries_has_names_and_codes(
    named: Callable[..., Chart], language: str
) -> None:
    made = named("ranking:ncmec.reports_by_country?by=geography&per=million&top=20", language)
    rows = list(csv.reader(io.StringIO(downloads.csv(made).decode())))
    at = rows[0].index("Code")
    for row, mark in zip(rows[1:], made.marks, strict=True):
        assert row[0] == mark.label and row[at] == mark.position
    offered = [item.key for item in downloads.downloads(made)]
    assert ("csv_regional" in offered) == (language == "nl")


def test_what_is_left_of_a_total_has_no_code(named: Callable[..., Chart]) -> None:
    made = named("ranking:ncmec.reports_by_country?by=geography&top=3")
    rows = list(csv.reader(io.StringIO(downloads.csv(made).decode())))
    assert [bool(row[1]) for row in rows[1:]] == [True, True, True, False]
    assert not any(cell.endswith(".0") for row in rows for cell in row)


def test_both_forms_hold_the_same_numbers(named: Callable[..., Chart]) -> None:
    made = named("trend:iwf.share_by_hosting_country?geography=NLD,BGR", "nl")
    plain = list(csv.reader(io.StringIO(downloads.csv(made).decode())))
    own = list(
        csv.reader(io.StringIO(downloads.csv_regional(made).decode("utf-8-sig")), delimiter=";")
    )
    assert len(plain) == len(own) > 4
    at = plain[0].index("Waarde")
    for one, two in zip(plain[1:], own[1:], strict=True):
        assert float(one[at]) == float(two[at].replace(",", "."))
    with zipfile.ZipFile(io.BytesIO(downloads.archive(made))) as package:
        assert "data-regional.csv" in package.namelist()
