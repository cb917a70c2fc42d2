"""The counts are the ones that a slow, plain reading gives."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest

from data_sources.dsa.vocabulary import schema_of
from tests.dsa.days import (
    V1_DAY,
    V2_DAY,
    as_counter,
    count,
    csvs_in,
    line_of,
    make_day,
    reference,
    sound,
    with_field,
    with_line,
)


@pytest.mark.parametrize("version", ["light", "full"])
@pytest.mark.parametrize(("day", "schema"), [(V1_DAY, "v1"), (V2_DAY, "v2")])
@pytest.mark.parametrize("cores", [1, 2])
def test_counts_equal_the_reference(
    tmp_path: Path, day: str, schema: str, version: str, cores: int
) -> None:
    contents = [
        [sound(200, seed + 10 * part, day, version) for seed in range(3)] for part in (0, 1)
    ]
    path = make_day(tmp_path, contents, day, version=version)
    result = count(path, cores)
    assert as_counter(result.counts) == reference(csvs_in(path))
    assert (result.rows, result.csvs, result.schemas, result.faults) == (1200, 6, {schema}, [])


def test_full_and_light_count_the_same(tmp_path: Path) -> None:
    full = make_day(tmp_path, [[sound(300, 5, version="full")]], version="full")
    light = make_day(tmp_path, [[sound(300, 5, version="light")]])
    assert count(full).counts.equals(count(light).counts)


def test_the_header_decides_not_the_place(tmp_path: Path) -> None:
    content = sound(50)
    rows = list(csv.reader(io.StringIO(content.decode())))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(reversed(row) for row in rows)
    path = make_day(tmp_path, [[text.getvalue().encode()]])
    assert as_counter(count(path).counts) == reference([content])


def test_an_unknown_column_is_noted_and_left_alone(tmp_path: Path) -> None:
    lines = sound(20).decode().split("\n")
    lines = [line + (",new_column" if number == 0 else ",x") for number, line in enumerate(lines)]
    result = count(make_day(tmp_path, [["\n".join(lines).encode()]]))
    assert (result.rows, result.notes) == (20, {"unknown column new_column"})


def test_lists_count_as_sets(tmp_path: Path) -> None:
    one, other = "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL", "KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS"
    content = with_line(sound(2), 1, line_of(sound(2), 0))
    content = with_field(content, 1, "uuid", "00000000-0000-4000-8000-000000000001")
    first = with_field(content, 0, "category_specification", f'["{one}","{other}"]')
    both = with_field(first, 1, "category_specification", f'["{other}", "{one}"]')
    counts = count(make_day(tmp_path, [[both]])).counts
    assert counts["category_specification"].to_pylist() == [f"{one},{other}"]
    assert counts["statements"].to_pylist() == [2]


def test_php_quoting_is_read(tmp_path: Path) -> None:
    """`fputcsv` leaves a quote after a backslash as it is: no standard CSV, but the publisher's."""
    content = with_field(sound(10, version="full"), 3, "decision_facts", "MARK")
    broken = content.replace(b"MARK", b'"he said \\"so, there\\" and left"')
    result = count(make_day(tmp_path, [[broken]], version="full"))
    assert as_counter(result.counts) == reference([content])
    assert result.notes == {"read with backslash escapes"}


def test_a_field_that_ends_in_a_backslash_is_read(tmp_path: Path) -> None:
    content = with_field(sound(10, version="full"), 3, "decision_facts", "a path\\")
    result = count(make_day(tmp_path, [[content]], version="full"))
    assert (result.rows, result.notes) == (10, set())


def test_a_csv_without_rows_counts_nothing(tmp_path: Path) -> None:
    header = sound(1).split(b"\n")[0] + b"\n"
    result = count(make_day(tmp_path, [[header, sound(5)]]))
    assert (result.rows, result.csvs, result.faults) == (5, 2, [])


def test_text_in_many_scripts_and_line_ends(tmp_path: Path) -> None:
    words = "Ωμέγα “ß” 🙂, \t ''"
    one, two, three = (
        with_field(sound(6, seed, version="full"), 2, "decision_facts", words) for seed in range(3)
    )
    contents = [one, two.removesuffix(b"\n"), three.replace(b"\n", b"\r\n")]
    assert count(make_day(tmp_path, [contents], version="full")).rows == 18


def test_csvs_right_in_the_outer_zip_are_read(tmp_path: Path) -> None:
    """As files were before parts were zipped by themselves."""
    from benchmarks.dsa.days import Member, write_zip

    name = f"sor-global-{V2_DAY}-light"
    path = write_zip(tmp_path / f"{name}.zip", [(f"{name}.csv", Member.of(sound(30), True))])
    assert count(path).rows == 30


def test_no_file_is_opened_for_writing(tmp_path: Path) -> None:
    path = make_day(tmp_path, [[sound(500), sound(500, 1)], [sound(500, 2)]])
    opened: list[tuple[str, object]] = []
    watching = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching[0] and event == "open" and "w" in str(arguments[1]):
            opened.append((event, arguments[0]))

    sys.addaudithook(hook)
    before = sorted(tmp_path.rglob("*"))
    assert count(path).rows == 1500
    watching[0] = False
    assert opened == []
    assert sorted(tmp_path.rglob("*")) == before


def test_schema_is_told_by_the_column() -> None:
    assert (schema_of(["category"]), schema_of(["content_id_ean"])) == ("v1", "v2")
