"""Microsoft's workbook of a half year, on small workbooks in its layout."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from data_sources.readers import UnknownLayout, read
from data_sources.readers import microsoft as reader

HEAD = "Child Sexual Exploitation & Abuse Imagery (CSEAI) - Hosted Consumer Services"
NOTE = "Note: … The total NCMEC CyberTip Reports for this period is 1,234. For Bing, …"
COLUMNS = ("Content Actioned", "Content Detected Proactively", "Accounts Actioned")
SHEET: list[list[Any]] = [
    ["Digital Safety Content Report"],
    [],
    [None, "July - December 2022", HEAD, None, None, None, "CSEAI - Bing Search Engine", None],
    [None, None, *COLUMNS, "Accounts Reinstated", *COLUMNS[:2]],
    [None, None, 500, 0.99, "60*", 0.01, 7, 0.9],
    [],
    [None, NOTE],
    [None, "July - December 2022", "Terrorist & Violent Extremist Content (TVEC)"],
    [None, None, *COLUMNS],
    [None, None, 1, 0.5, 2],
]


def workbook(tmp_path: Path, rows: list[list[Any]], sheets: int = 1) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for _ in range(sheets - 1):
        book.create_sheet()
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def other(row: int, column: int, cell: Any) -> list[list[Any]]:
    made = [list(cells) for cells in SHEET]
    made[row][column] = cell
    return made


def test_the_block_and_its_note_are_read(tmp_path: Path) -> None:
    found = read(workbook(tmp_path, SHEET))
    assert [(row.series, row.breakdown, row.value, row.unit) for row in found.rows] == [
        ("microsoft.cseai_content", "service=Hosted Consumer Services", "500", "pieces"),
        ("microsoft.cseai_accounts", "service=Hosted Consumer Services", "60", "accounts"),
        ("microsoft.cseai_content", "service=Bing Search Engine", "7", "pieces"),
        ("microsoft.cybertip_reports", "", "1234", "reports"),
    ]
    assert {(row.period_start, row.period_end) for row in found.rows} == {
        ("2022-07-01", "2022-12-31")
    }
    assert found.questions == ("row 5: “60*” carries a mark: read its note",)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (other(2, 1, "October - December 2022"), "line 3: the period is not a half year"),
        (other(2, 1, "January - December 2022"), "line 3: the period is not a half year"),
        (other(3, 4, "Accounts Closed"), "line 4: the column is not known"),
        (other(4, 2, "many"), "line 5: the value is not a count"),
        (other(4, 2, 0.5), "line 5: the value is not a count"),
        (other(4, 2, None), "line 5: the value is not a count"),
        (other(6, 1, "Note: none."), "no note states the reports to NCMEC"),
        (other(2, 2, "Something"), "the column is not known"),
        (SHEET[:2], "0 times instead of once"),
        (SHEET + SHEET[2:], "2 times instead of once"),
    ],
)
def test_what_is_not_sure_is_refused(tmp_path: Path, rows: list[list[Any]], said: str) -> None:
    with pytest.raises(UnknownLayout) as refused:
        read(workbook(tmp_path, rows))
    assert said in str(refused.value)


def test_a_second_sheet_is_not_guessed_at(tmp_path: Path) -> None:
    with pytest.raises(UnknownLayout, match="2 sheets"):
        read(workbook(tmp_path, SHEET, sheets=2))


def test_nothing_is_unpacked_beyond_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path, SHEET)
    monkeypatch.setattr(reader, "MAX_UNPACKED", 5_000)
    with pytest.raises(UnknownLayout, match="unpacks to more than"):
        read(path)


def test_own_entities_and_damaged_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    with pytest.raises(UnknownLayout, match="declares a document type"):
        read(path)
    path.write_bytes(b"PK\x03\x04 and nothing more")
    with pytest.raises(UnknownLayout, match="not a sound workbook"):
        read(path)
