"""The answers of the World Bank and of Eurostat."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from data_sources.readers import UnknownLayout, read


def answer(tmp_path: Path, content: Any) -> Path:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def indicator(code: str, place: str, year: str, value: float | None) -> dict[str, Any]:
    return {
        "indicator": {"id": code, "value": "…"},
        "country": {"id": place[:2], "value": "…"},
        "countryiso3code": place,
        "date": year,
        "value": value,
        "unit": "",
        "obs_status": "",
        "decimal": 0,
    }


ROWS = [
    indicator("SP.POP.TOTL", "NLD", "2023", 17_877_117),
    indicator("SP.POP.TOTL", "WLD", "2023", 8_061_876_001),
    indicator("SP.POP.TOTL", "NLD", "2024", None),
    indicator("SP.POP.TOTL", "", "2023", 5),
    indicator("IT.NET.USER.ZS", "NLD", "2023", 97.03),
    indicator("IT.NET.USER.ZS", "NLD", "2024", 98.0),
]
META = {"page": 1, "pages": 1, "per_page": 40000, "total": 6, "lastupdated": "2026-10-07"}


def test_world_bank(tmp_path: Path) -> None:
    found = read(answer(tmp_path, [META, ROWS])).denominators
    assert [(row.column, row.geography, row.year, row.value) for row in found] == [
        ("population", "NLD", "2023", "17877117"),
        ("population", "World", "2023", "8061876001"),
        ("users", "NLD", "2023", "17346167"),  # 17,877,117 × 97.03 %
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ([{**META, "pages": 3}, ROWS], "page 1 of 3"),
        ([{**META, "total": 7}, ROWS], "6 rows, the answer says 7"),
        ([{"message": [{"id": "120", "key": "x", "value": "Invalid value"}]}], "with an error"),
        ([META], "not an answer"),
        ([META, [*ROWS[:5], indicator("NY.GDP", "NLD", "2023", 1)]], "row 6: an indicator"),
        ([META, [*ROWS[:5], ROWS[0]]], "twice"),
        ([META, [*ROWS[:5], {"value": 3}]], "row 6 has not the known members"),
        ([META, [*ROWS[:5], indicator("SP.POP.TOTL", "NLD", "2023Q1", 1)]], "not a year"),
        ([META, [*ROWS[:5], indicator("IT.NET.USER.ZS", "BEL", "2023", 101)]], "cannot be"),
        ([{**META, "total": 0}, []], "no population"),
    ],
)
def test_world_bank_in_an_unknown_form(tmp_path: Path, content: Any, said: str) -> None:
    with pytest.raises(UnknownLayout) as refused:
        read(answer(tmp_path, content))
    assert said in str(refused.value)


def dimension(*codes: str) -> dict[str, Any]:
    return {"category": {"index": {code: n for n, code in enumerate(codes)}}}


POPULATION: dict[str, Any] = {
    "version": "2.0",
    "class": "dataset",
    "label": "Population on 1 January by age and sex",
    "updated": "2026-11-01T11:00:00+0100",
    "id": ["freq", "unit", "age", "sex", "geo", "time"],
    "size": [1, 1, 1, 1, 3, 2],
    "dimension": {
        "freq": dimension("A"),
        "unit": dimension("NR"),
        "age": dimension("TOTAL"),
        "sex": dimension("T"),
        "geo": dimension("EU27_2020", "EL", "DE_TOT"),
        "time": dimension("2023", "2024"),
    },
    "value": {"0": 448803505, "1": 449206579, "2": 10413982, "5": 83},
    "status": {"0": "bep"},
    "extension": {"id": "DEMO_PJAN"},
}


def changed(**members: Any) -> dict[str, Any]:
    return {**copy.deepcopy(POPULATION), **members}


def test_eurostat(tmp_path: Path) -> None:
    reading = read(answer(tmp_path, POPULATION))
    assert [(row.column, row.geography, row.year, row.value) for row in reading.denominators] == [
        ("population", "GRC", "2023", "10413982"),
        ("population", "EU27", "2023", "448803505"),
        ("population", "EU27", "2024", "449206579"),
    ]
    assert len(reading.questions) == 1


def test_eurostat_internet_use(tmp_path: Path) -> None:
    document = changed(
        id=["freq", "indic_is", "unit", "ind_type", "geo", "time"],
        size=[1, 1, 1, 1, 1, 1],
        dimension={
            "freq": dimension("A"),
            "indic_is": dimension("I_IU3"),
            "unit": dimension("PC_IND"),
            "ind_type": dimension("IND_TOTAL"),
            "geo": dimension("NL"),
            "time": dimension("2024"),
        },
        value=[98.63],
        status={},
        extension={"id": "ISOC_CI_IFP_IU"},
    )
    (row,) = read(answer(tmp_path, document)).denominators
    assert (row.column, row.geography, row.value) == ("percent_online", "NLD", "98.63")


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (changed(extension={"id": "NAMA_10_GDP"}), "“NAMA_10_GDP” is not one that is read"),
        (changed(**{"class": "collection"}), "not a JSON-stat data set"),
        (changed(size=[1, 1, 1, 1, 3, 3]), "sizes of the dimensions"),
        (changed(value={"6": 1}), "value 6 is outside"),
        (changed(value={}), "no value"),
        (
            changed(dimension={**POPULATION["dimension"], "sex": dimension("M")}),
            "the dimension “sex” holds M, expected was only T",
        ),
        (
            changed(
                dimension={**POPULATION["dimension"], "geo": dimension("NL", "QQ", "BE")},
                value={"2": 5},
            ),
            "no geography is known for QQ",
        ),
        (
            changed(dimension={**POPULATION["dimension"], "time": dimension("2023", "2024-S1")}),
            "“2024-S1” is not a year",
        ),
        (changed(dimension={}), "a member of JSON-stat is missing"),
    ],
)
def test_eurostat_in_an_unknown_form(tmp_path: Path, document: Any, said: str) -> None:
    with pytest.raises(UnknownLayout) as refused:
        read(answer(tmp_path, document))
    assert said in str(refused.value)


def first_form(**members: Any) -> dict[str, Any]:
    """The same data set as JSON-stat 1 writes it, where nothing says its class or its code."""
    same = changed()
    for name in ("version", "class", "extension"):
        del same[name]
    dimensions = {**same["dimension"], "id": same.pop("id"), "size": same.pop("size")}
    return {**same, "dimension": dimensions, **members}


@pytest.mark.parametrize(
    "document",
    [
        {"demo_pjan": first_form()},
        {"dataset": first_form(extension={"datasetId": "demo_pjan"})},
        {"dataset": first_form(extension={"id": "DEMO_PJAN"})},
    ],
)
def test_json_stat_1_gives_the_same(tmp_path: Path, document: Any) -> None:
    first, second = read(answer(tmp_path, document)), read(answer(tmp_path, POPULATION))
    assert first.denominators == second.denominators
    assert first.questions == second.questions


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"dataset": first_form()}, "“DATASET” is not one that is read"),
        ({"demo_pjan": first_form(), "other": first_form()}, "not a JSON-stat data set"),
        ({"demo_pjan": first_form(dimension=[])}, "not a JSON-stat data set"),
        ({"demo_pjan": first_form(dimension={"id": ["geo"]})}, "not a JSON-stat data set"),
    ],
)
def test_json_stat_1_that_is_not_sure_is_refused(tmp_path: Path, document: Any, said: str) -> None:
    with pytest.raises(UnknownLayout) as refused:
        read(answer(tmp_path, document))
    assert said in str(refused.value)


@pytest.mark.parametrize("text", ["[1, 2", "{\n\n oops"])
def test_what_is_not_json(tmp_path: Path, text: str) -> None:
    path = tmp_path / "answer.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnknownLayout, match="not JSON"):
        read(path)
