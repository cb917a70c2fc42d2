"""NCMEC's yearly tables, in every layout, and documents that only look like them."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest

from data_sources.readers import UnknownLayout, read
from tests.readers.made import Printed, Sheet, abreast_pdf, table_pdf

PLATFORMS = Printed(
    ("2031 CyberTipline Reports by", "Electronic Service Providers (ESP)"),
    ("ESP", "Reports"),
    [
        ("4chan", "1,374"),
        ("Facebook", "21,165,208"),
        ("EasyOnlineSolutions/MojoHost/\nNorth Tone/Hosthead", "41"),
        ("Newcomer 24, Inc.", "1"),
        ("Zvelo", "6"),
    ],
    ("Total", "21,166,630"),
)
COUNTRIES = Printed(
    ("2031 CyberTipline Reports", "by Country"),
    ("Country / Territory", "Reports"),
    [("Netherlands", "72,913"), ("Norfolk Island", "-"), ("Null", "7")],
    ("Total", "72,920"),
)


def values(path: Path) -> dict[tuple[str, str, str], str]:
    return {(row.series, row.breakdown, row.geography): row.value for row in read(path).rows}


@pytest.mark.parametrize(
    ("head", "total", "on_colour"),
    [
        (("ESP", "Number of Reports"), "Totals:", False),
        (("ESP", "Number of Reports"), "Total:", True),
        (("ESP", "Reports"), "Total", False),
    ],
)
def test_platforms_in_every_layout(
    tmp_path: Path, head: tuple[str, str], total: str, on_colour: bool
) -> None:
    printed = replace(PLATFORMS, head=head, total=(total, "21,166,630"), head_on_colour=on_colour)
    found = values(table_pdf(tmp_path / "t.pdf", printed))
    by_platform = "ncmec.reports_by_platform"
    assert found[by_platform, "platform=4chan", "World"] == "1374"
    name = "platform=EasyOnlineSolutions/MojoHost/North Tone/Hosthead"
    assert found[by_platform, name, "World"] == "41"
    assert found["ncmec.reports_esp", "", "World"] == "21166630"
    assert len(found) == 6


def test_a_reading_says_what_it_was_held_against_and_what_is_new(tmp_path: Path) -> None:
    reading = read(table_pdf(tmp_path / "t.pdf", PLATFORMS))
    assert reading.checks == ("5 rows add up to the printed total of 21,166,630",)
    assert reading.questions == ("names never seen before, kept as printed: Newcomer 24, Inc.",)
    assert reading.rows[3].locator == 'p. 1, row "Newcomer 24, Inc."'
    assert (reading.rows[3].period_start, reading.rows[3].period_end) == (
        "2031-01-01",
        "2031-12-31",
    )


def test_an_asterisk_is_a_company_total(tmp_path: Path) -> None:
    rows = [("Facebook*", "3"), ("Microsoft*", "2"), ("Microsoft", "1")]
    printed = replace(PLATFORMS, rows=rows, total=("Total", "6"))
    assert [row.breakdown for row in read(table_pdf(tmp_path / "t.pdf", printed)).rows[:3]] == [
        "platform=Facebook;scope=company_total",
        "platform=Microsoft;scope=company_total",
        "platform=Microsoft - Online Operations",
    ]


@pytest.mark.parametrize(
    ("head", "total", "nowhere"),
    [
        (("Country", "Number of Reports"), "Total:", "No Country Listed*"),
        (("Country / Territory", "Number of Reports"), "Total:", "No Country Listed*"),
        (("Country / Territory", "Reports"), "Total", "Null"),
        (("Country / Territory", "Reports"), "Total", "null*"),
    ],
)
def test_countries_in_every_layout(
    tmp_path: Path, head: tuple[str, str], total: str, nowhere: str
) -> None:
    rows = [*COUNTRIES.rows[:2], (nowhere, "7")]
    printed = replace(COUNTRIES, head=head, rows=rows, total=(total, "72,920"))
    reading = read(table_pdf(tmp_path / "t.pdf", printed))
    assert {(row.geography, row.value) for row in reading.rows} == {
        ("NLD", "72913"),
        ("Unknown", "7"),
        ("World", "72920"),
    }
    assert "a dash instead of a figure, so no row: Norfolk Island" in reading.checks


def test_the_countries_of_2019_stand_in_two_tables_abreast(tmp_path: Path) -> None:
    path = abreast_pdf(
        tmp_path / "t.pdf",
        "2019 CyberTipline Reports by Country",
        [("Netherlands", "5"), ("Aruba", "2")],
        [("Norway", "1,000"), ("No Country Listed*", "1")],
        ("TOTAL", "1,008"),
    )
    assert sorted((row.geography, row.value) for row in read(path).rows) == [
        ("ABW", "2"),
        ("NLD", "5"),
        ("NOR", "1000"),
        ("Unknown", "1"),
        ("World", "1008"),
    ]


REFUSED = {
    "a sum that does not come out": (
        replace(PLATFORMS, total=("Total", "21,166,631")),
        "page 2, line 4: the 5 rows add up",
    ),
    "other heads": (replace(PLATFORMS, head=("Company", "Reports")), "heads of the table"),
    "a second number column": (
        replace(PLATFORMS, head=("ESP", "Referrals Informational")),
        "heads of the table",
    ),
    "no total": (replace(PLATFORMS, total=("Zzz", "1")), "ends in an unknown way"),
    "rows after the total": (
        replace(PLATFORMS, rows=[("Total", "5"), ("4chan", "5")], total=("Total", "10")),
        "rows follow the printed total",
    ),
    "a number in another form": (
        replace(PLATFORMS, rows=[("4chan", "1.374")]),
        "page 1, line 5: “1.374” is not a whole",
    ),
    "a row without a number": (
        replace(PLATFORMS, rows=[("4chan", ""), ("Ask.fm", "3")]),
        "page 1, line 5: a row without a name or without a number",
    ),
    "a row without a name": (
        replace(PLATFORMS, rows=[("", "4"), ("Ask.fm", "3")]),
        "without a name",
    ),
    "a name twice": (
        replace(PLATFORMS, rows=[("4chan", "4"), ("4chan", "3")], total=("Total", "7")),
        "stands in the document twice",
    ),
    "another title": (replace(PLATFORMS, title=("2031 Annual Report",)), "page 1"),
    "an unknown country": (
        replace(COUNTRIES, rows=[("Atlantis", "1"), ("Null", "1")], total=("Total", "2")),
        "page 1, line 5: no geography is known for “Atlantis”",
    ),
    "no row without a country": (
        replace(COUNTRIES, rows=[("Netherlands", "2")], total=("Total", "2")),
        "unknown way",
    ),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_is_not_known_is_refused(tmp_path: Path, why: str) -> None:
    printed, said = REFUSED[why]
    with pytest.raises(UnknownLayout) as refused:
        read(table_pdf(tmp_path / "t.pdf", printed))
    assert said in str(refused.value)
    assert str(refused.value).endswith("Nothing was read.")


def test_a_number_that_no_rule_encloses_is_refused(tmp_path: Path) -> None:
    sheet = Sheet()
    for y in (100, 120, 140):
        sheet.rule(109, 348, y)
        sheet.rule(348, 503, y)
    sheet.text(122, 60, "2031 CyberTipline Reports by Country")
    sheet.text(122, 104, "Country / Territory")
    sheet.text(380, 104, "Reports")
    sheet.text(122, 124, "Netherlands")
    sheet.right(490, 124, "5")
    sheet.text(122, 144, "Norway")
    sheet.right(490, 144, "6")
    with pytest.raises(UnknownLayout, match="page 1, line 4: a number below the last rule"):
        read(sheet.save(tmp_path / "u.pdf"))


def test_a_page_without_its_table_is_refused(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(122, 60, "2031 CyberTipline Reports by Country")
    sheet.page()
    sheet.text(122, 60, "Netherlands 5")
    with pytest.raises(UnknownLayout, match="page 2, line 1: no ruled table"):
        read(sheet.save(tmp_path / "t.pdf"))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"\x00\x01binary", b"hello\n"])
def test_what_is_not_a_document_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.pdf"
    path.write_bytes(content)
    with pytest.raises(UnknownLayout):
        read(path)


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_truncated_pdf_is_refused_or_whole(tmp_path: Path, part: float) -> None:
    """A parser may repair a file; then every row must be there, or none is returned."""
    path = table_pdf(tmp_path / "t.pdf", PLATFORMS)
    whole, content = values(path), path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    with contextlib.suppress(UnknownLayout):
        assert values(path) == whole


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.rule(10, 20, 30)
    with pytest.raises(UnknownLayout, match="holds no text"):
        read(sheet.save(tmp_path / "t.pdf"))
