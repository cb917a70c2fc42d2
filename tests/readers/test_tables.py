"""Meta's quarterly file and the plain tables of denominators."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.readers import UnknownLayout, read

HEAD = "app,policy_area,metric,period,value\n"
AREA = "Child Endangerment: Sexual Exploitation"


def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "file.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_meta(tmp_path: Path) -> None:
    text = (
        "\ufeff" + HEAD + 'Facebook,Spam,Content Actioned,2024Q1,"1,000"\n'
        f'Facebook,{AREA},Content Actioned,2024Q1,"14,400,000"\n'
        f"Facebook,{AREA},Content Actioned,2017Q4,N/A\n"
        f"Instagram,{AREA},Proactive rate,2024Q2,97.80%\n"
        f"Instagram,{AREA},Content Appealed,2024Q2,0\n"
    )
    reading = read(file(tmp_path, text))
    assert [(row.series, row.value, row.unit, row.period_end) for row in reading.rows] == [
        ("meta.cser.content_actioned", "14400000", "pieces", "2024-03-31"),
        ("meta.cser.proactive_rate", "97.8", "percent", "2024-06-30"),
    ]
    assert reading.revises


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("Facebook,Child Safety,Content Actioned,2024Q1,5\n", "line 2: a policy area"),
        (f"Threads,{AREA},Content Actioned,2024Q1,5\n", "line 2: a policy area or app"),
        (f"Facebook,{AREA},Content Actioned,2024-01,5\n", "line 2: the period"),
        (f"Facebook,{AREA},Content Actioned,2024Q1,5.5 million\n", "line 2: the value"),
        (f"Facebook,{AREA},Content Actioned,2024Q1,5%\n", "line 2: the value"),
        (f"Facebook,{AREA},Content Actioned,2024Q1\n", "line 2: 4 cells instead of 5"),
        (f'Facebook,{AREA},Content Actioned,2024Q1,"5\n', "broken CSV"),
        (f"Facebook,{AREA},Content Actioned,2024Q1,5\n" * 2, "twice"),
        ("", "no row on the policy areas"),
    ],
)
def test_meta_in_an_unknown_form(tmp_path: Path, lines: str, said: str) -> None:
    with pytest.raises(UnknownLayout) as refused:
        read(file(tmp_path, HEAD + lines))
    assert said in str(refused.value)


def test_meta_with_other_columns(tmp_path: Path) -> None:
    with pytest.raises(UnknownLayout, match="line 1: the columns are not known"):
        read(file(tmp_path, "app,area,metric,period,value\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "country,iso3,year,online\nAfrica,,1990,0\nKosovo,OWID_KOS,2017,1452760\n",
            [("users", "XKX", "2017", "1452760")],
        ),
        ("year,population\n2024,8161972572\n", [("population", "World", "2024", "8161972572")]),
        (
            "year,million_users\n2000,25.5\n",
            [("social_media_users", "World", "2000", "25500000")],
        ),
    ],
)
def test_denominators(tmp_path: Path, text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = read(file(tmp_path, text)).denominators
    assert [(row.column, row.geography, row.year, row.value) for row in found] == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jaar,bevolking\n2024,8\n", "line 1: the columns"),
        ("year,population\n2024,8.1 billion\n", "line 2: a country, year or number"),
        ("year,population\n2024,8,1\n", "line 2: a cell too many"),
        ("year,population\n2024\n", "line 2: a cell too many or too few"),
        ("year,population\n2024,8\n2024,9\n", "twice"),
        ("country,iso3,year,online\nX,NL,2020,5\n", "line 2: a country"),
    ],
)
def test_denominators_in_an_unknown_form(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UnknownLayout) as refused:
        read(file(tmp_path, text))
    assert said in str(refused.value)


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(b"year,population\n2024,\xff\n")
    with pytest.raises(UnknownLayout, match="not UTF-8"):
        read(path)
