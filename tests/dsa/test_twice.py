"""What is given twice counts once, or is refused by name; a bomb is not unpacked."""

from __future__ import annotations

import random
import time
import uuid
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from benchmarks.dsa.days import Member, part_zip, write_zip
from data_sources.dsa.daily.archive import opened
from data_sources.dsa.daily.damage import Damage, Kind
from data_sources.dsa.daily.identities import Identities, marks, repeated
from tests.dsa.days import (
    V2_DAY,
    as_counter,
    count,
    line_of,
    make_day,
    reference,
    sound,
    with_field,
    with_line,
)

STEM = f"sor-global-{V2_DAY}-light"


def test_a_part_given_twice_counts_once(tmp_path: Path) -> None:
    contents = [sound(30, seed) for seed in range(3)]
    parts = [[contents[0]], [contents[1], contents[2]], [contents[1]], [contents[0]]]
    result = count(make_day(tmp_path, parts))
    assert as_counter(result.counts) == reference(contents)
    assert result.faults == []
    assert sorted(note.partition(" is the same as ")[0][-40:-20] for note in result.notes)
    assert len(result.notes) == 2 and all("counted once" in note for note in result.notes)


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    part = part_zip(STEM, 0, [Member.of(sound(30), True)])
    other = part_zip(STEM, 0, [Member.of(sound(30, 1), True)])
    path = write_zip(tmp_path / f"{STEM}.zip", [("a.csv.zip", part), ("a.csv.zip", other)])
    with pytest.raises(Damage, match=r"2 members are named 'a\.csv\.zip'"):
        count(path)


def test_a_statement_twice_in_a_csv_is_refused_by_name(tmp_path: Path) -> None:
    content = with_line(sound(30), 9, line_of(sound(30), 4))
    result = count(make_day(tmp_path, [[sound(20, 1)], [content]]))
    (fault,) = result.faults
    assert (fault.kind, fault.detail) == (
        str(Kind.DUPLICATE), "1 of 30 statements have a uuid of another",
    )  # fmt: skip
    assert "-00001" in fault.file and result.rows == 20


def test_the_same_row_with_another_uuid_counts(tmp_path: Path) -> None:
    again = with_field(with_line(sound(30), 9, line_of(sound(30), 4)), 9, "uuid", str(uuid.uuid4()))
    assert count(make_day(tmp_path, [[again]])).rows == 30


@pytest.mark.parametrize("text", ["", "short", "x" * 40])
def test_uuids_of_another_form_are_told_apart_too(tmp_path: Path, text: str) -> None:
    one = with_field(sound(10), 2, "uuid", text)
    assert count(make_day(tmp_path / "a", [[one]])).rows == 10
    two = with_field(one, 5, "uuid", text)
    result = count(make_day(tmp_path / "b", [[two], [sound(5, 1)]]))
    assert [fault.kind for fault in result.faults] == [str(Kind.DUPLICATE)]


@pytest.mark.parametrize("written", [str.upper, str.title, " {}".format, "{}\t ".format])
def test_a_uuid_written_otherwise_is_the_same(
    tmp_path: Path, written: Callable[[str], str]
) -> None:
    first = line_of(sound(30), 4).decode()
    known, comma, rest = first.partition(",")
    again = with_line(sound(30), 9, f"{written(known)}{comma}{rest}".encode())
    (fault,) = count(make_day(tmp_path, [[again]])).faults
    assert fault.kind == str(Kind.DUPLICATE)
    assert len(set(marks(pa.array([known, written(known)])).tolist())) == 1


def test_marks_are_of_the_text_wherever_it_stands() -> None:
    texts = [str(uuid.UUID(int=random.Random(n).getrandbits(128))) for n in range(5_000)]
    whole = marks(pa.array(texts))
    assert repeated(np.sort(whole)) == 0
    assert np.array_equal(marks(pa.array(texts)[1000:3000]), whole[1000:3000])
    changed = [text[: n % 36] + "z" + text[n % 36 + 1 :] for n, text in enumerate(texts)]
    assert not set(marks(pa.array(changed)).tolist()) & set(whole.tolist())
    assert set(marks(pa.array([*texts[:50], "odd"])).tolist()) > set(whole[:50].tolist())


def test_beyond_the_bound_a_sample_of_the_same_uuids_is_kept() -> None:
    rng = np.random.default_rng(1)
    part = rng.integers(0, 2**63, 4_000).astype(np.uint64)
    day = Identities(most=1_000)
    for _ in range(5):
        day.add(rng.integers(0, 2**63, 4_000).astype(np.uint64))
    assert day.repeated() == 0
    day.add(part)
    day.add(part)
    assert day.one_in >= 8
    assert 0 < day.repeated() < 4_000


def bomb_zip(path: Path, size: int) -> Path:
    """A CSV of that many zeros in a part in a daily file: a thousandth of it on disk."""
    inner = part_zip(STEM, 0, [Member.of(b"0" * size, True)])
    return write_zip(path / f"{STEM}.zip", [(f"{STEM}-00000.csv.zip", inner)])


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = bomb_zip(tmp_path, 400_000_000)
    assert path.stat().st_size < 1_000_000
    begun = time.process_time()
    result = count(path, 1)
    assert time.process_time() - begun < 2
    assert [fault.kind for fault in result.faults] == [str(Kind.TOO_LARGE)]
    assert "times its size" in result.faults[0].detail


def test_members_that_lie_on_each_other_are_refused(tmp_path: Path) -> None:
    """One body, many names: a bomb that needs no nesting."""
    path = tmp_path / f"{STEM}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("00.csv", sound(400))
        first = file.infolist()[0]
        for number in range(1, 50):
            copy = zipfile.ZipInfo(f"{number:02}.csv")
            for name in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(copy, name, getattr(first, name))
            file.filelist.append(copy)
            file.NameToInfo[copy.filename] = copy
    with pytest.raises(Damage, match="they lie on each other"), opened(path):
        pass
