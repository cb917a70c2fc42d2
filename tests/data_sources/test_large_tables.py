"""A large table is read by columns and by Arrow; what is read and told is the same as for a small
one, which the ``csv`` module reads."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.record.growth import enlarge
from data_sources.checks.validation import validate
from data_sources.package import csv_file
from data_sources.package.csv_file import CsvFile
from data_sources.package.plain import read_plain
from data_sources.package.table import Column, Row, Table, first_rows
from data_sources.package.tables import DATASETS, DatasetError
from data_sources.record.load import load
from data_sources.record.observations import Observations
from tests.conftest import ROOT
from tests.rules.made import make

CELL = st.text(alphabet='a",\né NA0', max_size=4)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table counts as large."""
    monkeypatch.setattr(csv_file, "LARGE", 0)


def read_slowly(content: bytes) -> list[Row] | None:
    """What the csv module makes of a file; None when it is no table."""
    try:
        return list(CsvFile("a.csv", content)._cell_by_cell())
    except DatasetError:
        return None


@settings(deadline=None)
@given(st.text(alphabet='a",\n\ré', max_size=14).map(str.encode))
@example(b'"x",b\n1,"a\nb"\n2,"c"\n')
@example(b'a,b\n"1""",""\n')
@example(b'a,b\n1,5" disk 6" disk\n')
@example(b'a,b\n1,"5"x\n')
@example(b"a,b\n\n1,2\n")
@example(b"a,b\n1,2")
@example(b"a,a\n1,2\n")
@example(b'a,b\n"1,2\n3,4\n')
@example(b"a\n\n")
@example(b"a,b\nNULL,NaN\n")
@example(b"a,b\n\xff,1\n")
@example(b"a,b\n1\n")
@example(b"")
def test_what_is_read_at_once_is_what_is_read_cell_by_cell(content: bytes) -> None:
    table = read_plain("a.csv", content)
    assert table is None or list(table) == read_slowly(content)


@settings(deadline=None)
@given(
    st.integers(1, 3).flatmap(
        lambda many: st.lists(st.lists(CELL, min_size=many, max_size=many), max_size=5)
    ),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_a_table_as_programs_write_it_is_read_at_once(rows: list[list[str]], quoting: int) -> None:
    names = ["x", "y", "z"][: len(rows[0]) if rows else 2]
    out = io.StringIO()
    out.write(",".join(names) + "\n")
    csv.writer(out, lineterminator="\n", quoting=quoting).writerows(rows)
    content = out.getvalue().encode()
    table = read_plain("a.csv", content)
    assert table is not None
    assert [list(row.cells.values()) for row in table] == rows
    assert list(table) == read_slowly(content)


def test_a_table_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each piece has texts of its own; a cell of two lines lies across the end of one."""
    rows = [[f"{number % 7}", f"{number}\n,{number // 3}"] for number in range(900)]
    out = io.StringIO("a,b\n")
    out.seek(0, io.SEEK_END)
    csv.writer(out, lineterminator="\n").writerows(rows)
    content = out.getvalue().encode()
    monkeypatch.setattr("data_sources.package.plain.AT_ONCE", 300)
    table = read_plain("a.csv", content)
    assert table is not None and list(table) == read_slowly(content)
    assert table["a"].texts == [str(number) for number in range(7)]
    monkeypatch.setattr("data_sources.package.plain.AT_ONCE", 12)
    long = b"a,b\n" + b"x" * 50 + b",1\n"
    found = read_plain("a.csv", long)
    assert found is None or list(found) == read_slowly(long)


def test_a_line_that_arrow_would_pass_over_is_told(tmp_path: Path, large: None) -> None:
    (tmp_path / "a.csv").write_text('a,b\n1,2\n3,"4"4\n')
    with pytest.raises(DatasetError, match=r"a\.csv:3: broken CSV"):
        CsvFile.read(tmp_path, "a.csv").table()


def test_a_cell_longer_than_the_csv_module_takes_is_left_to_it() -> None:
    content = b"a,b\n1," + b"x" * (csv.field_size_limit() + 1) + b"\n"
    assert read_plain("a.csv", content) is None
    assert read_slowly(content) is None


def test_faults_of_a_large_table_have_their_lines(tmp_path: Path, large: None) -> None:
    package = make(tmp_path)
    path = sorted((package / "observations").glob("*.csv"))[0]
    head, first, *rest = path.read_text(encoding="utf-8").splitlines()
    names, cells = head.split(","), next(csv.reader([first]))
    cells[names.index("notes")] = "two\nlines"
    long = ",".join(f'"{cell}"' for cell in cells)
    wrong = dict(zip(names, next(csv.reader(rest[:1])), strict=True)) | {
        "period_start": "2020-13-01",
        "source": "nowhere",
    }
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(wrong.values())
    lines = [head, long, out.getvalue().rstrip("\n"), *rest[1:]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    name = f"observations/{path.name}"
    assert [str(fault) for fault in validate(package)] == [
        f"{name}:4: period_start: “2020-13-01” is not a date",
        f"{name}:4: source: “nowhere” is not in sources.csv",
    ]


def test_a_record_of_large_tables_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = make(tmp_path)
    small = load(package)
    monkeypatch.setattr(csv_file, "LARGE", 0)
    assert list(load(package).observations) == list(small.observations)


def test_the_larger_record_of_the_benchmark_is_sound(tmp_path: Path) -> None:
    package = enlarge(DATASETS, tmp_path, 2)
    assert validate(package) == []
    assert len(load(package).observations) == 2 * len(load(DATASETS).observations)


def table(*rows: tuple[str, str]) -> Table:
    return Table.of("a.csv", [Row(n, {"x": x, "y": y}) for n, (x, y) in enumerate(rows, 2)])


def test_rows_columns_and_groups() -> None:
    found = table(("a", "1"), ("b", "1"), ("a", "2"), ("a", "1"))
    assert found[2] == Row(4, {"x": "a", "y": "2"}) and found[-1].line == 5
    assert [row.line for row in found[1:3]] == [3, 4]
    assert found["x"].texts == ["a", "b"] and found["x"].counts() == {"a": 3, "b": 1}
    groups = found.groups(("x", "y"))
    assert groups[0] == groups[3] and len(set(groups.tolist())) == 3
    rows = [0, 1, 2, 3]
    first = first_rows(groups, np.array(rows))
    assert first[groups].tolist() == [0, 1, 2, 0]
    assert str(found.fault(2, "y", "is odd")) == "a.csv:4: y: is odd"


def test_groups_of_more_than_a_number_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("a", "1"), ("b", "2"), ("a", "2"), ("b", "2")]
    one = table(*rows).groups(("x", "y", "x", "y"))
    monkeypatch.setattr("data_sources.package.table._MOST_GROUPS", 4)
    other = table(*rows).groups(("x", "y", "x", "y"))
    assert [(one == n).tolist() for n in one] == [(other == n).tolist() for n in other]


def test_tables_one_after_the_other() -> None:
    joined = Table.joined([table(("a", "1")), Table.of("b.csv", []), table(("b", "1"))])
    assert [row["x"] for row in joined] == ["a", "b"]
    assert joined.place(1) == ("a.csv", 2)
    assert Column.joined([]).cells() == []
    assert len(Table.joined([])) == 0


def test_observations_are_what_they_were_made_of(tmp_path: Path) -> None:
    observations = load(make(tmp_path)).observations
    known = list(observations)
    again = Observations.of(known)
    assert list(again) == known and again[3] == known[3] and again[-1] == known[-1]
    assert again[2:4] == tuple(known[2:4])
    assert list(again.with_more(known[:2])) == [*known, *known[:2]]
    assert [type(o.value) for o in again] == [type(o.value) for o in known]
    assert Observations.of(again) is again
    for series, places in again.by_series.items():
        own = [known[place] for place in places]
        assert own == sorted(
            (o for o in known if o.series == series), key=lambda o: (o.period.start, o.period.end)
        )
    with pytest.raises(IndexError):
        again[len(known)]


def test_series_with_a_current_figure_are_known_without_making_one(tmp_path: Path) -> None:
    record = load(make(tmp_path))
    assert record.with_current() == sorted(key for key in record.series if record.find(key))
    old = [o for o in record.observations if o.standing != "current"]
    assert old and replace(record, observations=old).with_current() == []


def test_arrows_numbers_are_had_without_pandas() -> None:
    """Which takes as long to load as half a large table to read."""
    code = (
        "import sys; from data_sources.package.plain import read_plain;"
        "found = read_plain('a.csv', b'a,b\\n1,x\\n1,\\n2,x\\n');"
        "print(found['a'].codes, found['b'].codes, found['b'].texts, 'pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[0 0 1] [0 1 0] ['x', ''] False", done.stderr
