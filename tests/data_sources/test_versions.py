"""Earlier versions, kept with the record: whole, small, checked; and what lies between two."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from data_sources.package.tables import DATASETS, DatasetError
from data_sources.versions import compare, store

HEAD = "series,breakdown,geography,period_start,period_end,value,unit,precision,source,standing\n"
TEXTS = "series,language,name,definition\n"


def made(version: str, *rows: str, texts: str = "", breaks: str = "") -> dict[str, bytes]:
    """The files of a small version; a row is "series,place,year,value,precision,standing"."""
    lines = []
    for row in rows:
        series, place, year, value, precision, standing = row.split(",")
        span = f"{year}-01-01,{year}-12-31"
        lines.append(f"{series},,{place},{span},{value},reports,{precision},s,{standing}\n")
    return {
        "datapackage.json": json.dumps({"version": version, "created": "2026-01-02"}).encode(),
        "observations/a.csv": (HEAD + "".join(lines)).encode(),
        "series_texts.csv": (TEXTS + texts).encode(),
        "breaks.csv": ("series,date\n" + breaks).encode(),
        "sources.csv": b"source,publisher,title\ns,p,S\n",
        "publishers.csv": b"publisher,name\np,P\n",
    }


def put(directory: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def replace(directory: Path, files: dict[str, bytes]) -> None:
    """Put a version in the place of another, which is kept, as the desk does it."""
    put(directory, {**files, **store.keeping(directory, files)})


FIRST = made("1.0.0", "pears,NLD,2020,5,exact,current", "pears,NLD,2021,7,exact,current")
SECOND = made("1.1.0", "pears,NLD,2020,5,exact,current", "pears,NLD,2021,8,exact,current")
THIRD = made("1.1.1", "pears,NLD,2021,8,exact,current")


def test_every_version_comes_back_byte_for_byte(tmp_path: Path) -> None:
    put(tmp_path, FIRST)
    replace(tmp_path, SECOND)
    replace(tmp_path, THIRD)
    assert compare.all_versions(tmp_path) == ["1.0.0", "1.1.0", "1.1.1"]
    for files in (FIRST, SECOND, THIRD):
        version = json.loads(files["datapackage.json"])["version"]
        assert compare.files(tmp_path, version) == files


def test_a_version_costs_what_changed(tmp_path: Path) -> None:
    put(tmp_path, FIRST)
    replace(tmp_path, SECOND)
    replace(tmp_path, THIRD)
    second = zipfile.ZipFile(tmp_path / "versions" / "1.1.0.zip").namelist()
    assert len(second) == 3  # what it consists of, its descriptor, its observations


def test_a_kept_version_does_not_depend_on_what_people_change(tmp_path: Path) -> None:
    put(tmp_path, FIRST)
    replace(tmp_path, SECOND)
    (tmp_path / "observations" / "a.csv").write_text("edited by hand")
    (tmp_path / "breaks.csv").unlink()
    assert compare.files(tmp_path, "1.0.0") == FIRST


def test_the_same_version_is_kept_once_and_in_the_same_bytes(tmp_path: Path) -> None:
    put(tmp_path, FIRST)
    (kept,) = store.keeping(tmp_path, SECOND).items()
    assert (kept,) == tuple(store.keeping(tmp_path, SECOND).items())
    assert store.keeping(tmp_path, FIRST) == {}
    replace(tmp_path, SECOND)
    put(tmp_path, FIRST)
    assert store.keeping(tmp_path, SECOND) == {}
    assert store.keeping(tmp_path, {"units.csv": b""}) == {}


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 nothing", b"no zip at all"])
def test_what_is_no_kept_version_is_named(tmp_path: Path, damage: bytes) -> None:
    put(tmp_path, FIRST)
    replace(tmp_path, SECOND)
    (tmp_path / "versions" / "1.0.0.zip").write_bytes(damage)
    with pytest.raises(DatasetError, match=r"versions/1\.0\.0\.zip"):
        store.kept(tmp_path)


def test_a_version_whose_contents_were_changed_is_not_given(tmp_path: Path) -> None:
    put(tmp_path, FIRST)
    replace(tmp_path, SECOND)
    path = tmp_path / "versions" / "1.0.0.zip"
    with zipfile.ZipFile(path) as file:
        found = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(path, "w") as file:
        for name, content in found.items():
            file.writestr(name, content.replace(b"2021", b"2022"))
    with pytest.raises(DatasetError, match="gone or damaged"):
        store.contents(tmp_path, "1.0.0")


def test_a_version_that_is_not_kept_is_said(tmp_path: Path) -> None:
    put(tmp_path, FIRST)
    with pytest.raises(DatasetError, match=r"0\.9\.0 is not kept"):
        compare.files(tmp_path, "0.9.0")


def moved(before: dict[str, bytes], after: dict[str, bytes]) -> list[tuple[str, str, str]]:
    found = compare.difference(compare.version_of(before), compare.version_of(after))
    return [
        (one.kind, one.old["value"] if one.old else "", one.new["value"] if one.new else "")
        for own in found.series.values()
        for one in own.moved
    ]


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (("pears,NLD,2020,5,exact,current",), []),
        (
            ("pears,NLD,2020,5,exact,current", "pears,NLD,2021,6,exact,current"),
            [("new", "", "6")],
        ),
        (
            ("pears,NLD,2020,5,exact,superseded", "pears,NLD,2020,6,exact,current"),
            [("revised", "5", "6")],
        ),
        (("pears,NLD,2020,6,exact,current",), [("corrected", "5", "6")]),
        (("pears,NLD,2020,5,rounded,current",), [("corrected", "5", "5")]),
        (("pears,NLD,2020,5,exact,conflicts",), [("withdrawn", "5", "")]),
        ((), [("withdrawn", "5", "")]),
        (
            ("pears,BEL,2020,5,exact,current",),
            [("new", "", "5"), ("withdrawn", "5", "")],
        ),
    ],
)
def test_kinds_of_change(rows: tuple[str, ...], kinds: list[tuple[str, str, str]]) -> None:
    before = made("1.0.0", "pears,NLD,2020,5,exact,current")
    assert moved(before, made("1.1.0", *rows)) == kinds


@pytest.mark.parametrize(
    ("was", "now", "kinds"),
    [
        ("publisher,", "second-hand,", [("regraded", "5", "5")]),
        ("second-hand,", "second-hand,https://b.example/", [("regraded", "5", "5")]),
        ("publisher-draft,", "publisher,https://b.example/", []),
        ("second-hand,https://a.example/", "second-hand,https://b.example/", []),
    ],
)
def test_how_well_a_figure_is_known_is_a_change_too(
    was: str, now: str, kinds: list[tuple[str, str, str]]
) -> None:
    assert moved(known_by("1.0.0", was), known_by("1.1.0", now)) == kinds


def known_by(version: str, cells: str) -> dict[str, bytes]:
    """A small version with one row, and with the columns ``known`` and ``confirmed_at``."""
    found = made(version, "pears,NLD,2020,5,exact,current")
    head, row = found["observations/a.csv"].decode().splitlines()
    table = f"{head},known,confirmed_at\n{row},{cells}\n"
    return found | {"observations/a.csv": table.encode()}


def test_words_and_breaks_of_a_series() -> None:
    before = made("1.0.0", texts="pears,en,Pears,Fruit\n", breaks="pears,2020-01-01\n")
    after = made("1.1.0", texts="pears,en,Pears,Green fruit\nplums,en,Plums,Blue\n")
    found = compare.difference(compare.version_of(before), compare.version_of(after)).series
    assert set(found) == {"pears"}
    assert found["pears"].reworded
    assert (found["pears"].breaks_added, found["pears"].breaks_gone) == ((), ("2020-01-01",))


def test_the_order_of_a_breakdown_is_no_change() -> None:
    before = made("1.0.0", "pears,NLD,2020,5,exact,current")
    after = {
        **before,
        "observations/a.csv": before["observations/a.csv"].replace(b",,NLD", b",b=2;a=1,NLD"),
    }
    other = {
        **before,
        "observations/a.csv": before["observations/a.csv"].replace(b",,NLD", b",a=1;b=2,NLD"),
    }
    assert moved(after, other) == []


def test_every_version_that_ships_is_whole() -> None:
    kept = store.kept(DATASETS)
    assert kept
    for one in kept:
        assert set(store.contents(DATASETS, one.version)) == set(one.files)
        assert compare.read(DATASETS, one.version).number == one.version


def test_a_version_that_was_replaced_by_hand_is_kept_by_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from data_sources.__main__ import main

    old, now = tmp_path / "old", tmp_path / "record" / "datasets"
    put(old, FIRST)
    put(now, SECOND)
    command = ["keep", str(old), "--datasets", str(now)]
    assert main(command) == 0
    assert compare.files(now, "1.0.0") == FIRST
    assert main(command) == 0 and "nothing to keep" in capsys.readouterr().out
    put(old, THIRD)
    assert main(command) == 2 and "later than" in capsys.readouterr().err
    assert main(["keep", str(tmp_path / "none"), "--datasets", str(now)]) == 2
