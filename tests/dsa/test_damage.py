"""Every damage is named, and only the damaged file is left out."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.dsa.days import Member, part_zip, write_zip
from data_sources.dsa.daily import archive
from data_sources.dsa.daily.damage import Damage, Kind
from data_sources.dsa.engines import collapse
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

Break = Callable[[bytes], bytes]


def _last_quote_open(content: bytes) -> bytes:
    """A quote in the last column that never closes: every row after it is swallowed."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    for row in rows[1:]:
        row[:] = ["" if field.startswith("[") else field for field in row]
    rows[11][-1] = "MARK"
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().removesuffix("\n").encode().replace(b"MARK", b'"2025-07-15 00:00:00')


BROKEN: dict[str, tuple[Break, Kind, str]] = {
    "a column too many": (
        lambda data: with_line(data, 10, line_of(data, 10) + b",x"),
        Kind.ROW_WIDTH,
        "row 12 has 35 columns, not 34",
    ),
    "a column too few": (
        lambda data: with_line(data, 10, line_of(data, 10).partition(b",")[2]),
        Kind.ROW_WIDTH,
        "row 12 has 33 columns, not 34",
    ),
    "a broken quote": (
        lambda data: with_line(data, 10, b'"' + line_of(data, 10)),
        Kind.ROW_WIDTH,
        "row 12 has",
    ),
    "a quote open to the end": (_last_quote_open, Kind.OPEN_QUOTE, "40 lines came out as 11 rows"),
    "an unknown category": (
        lambda data: with_field(data, 10, "category", "STATEMENT_CATEGORY_SOMETHING_NEW"),
        Kind.UNKNOWN_VALUE,
        "category: STATEMENT_CATEGORY_SOMETHING_NEW",
    ),
    "free text where a category should be": (
        lambda data: with_field(data, 10, "category", "Somebody's words"),
        Kind.UNKNOWN_VALUE,
        "category: a value of another form",
    ),
    "an unknown added category": (
        lambda data: with_field(data, 10, "category_addition", '["STATEMENT_CATEGORY_X"]'),
        Kind.UNKNOWN_VALUE,
        "category_addition: STATEMENT_CATEGORY_X",
    ),
    "an unknown source": (
        lambda data: with_field(data, 10, "source_type", "SOURCE_NEW"),
        Kind.UNKNOWN_VALUE,
        "source_type: SOURCE_NEW",
    ),
    "no platform": (
        lambda data: with_field(data, 10, "platform_name", ""),
        Kind.UNKNOWN_VALUE,
        "platform_name is empty",
    ),
    "a date of another form": (
        lambda data: with_field(data, 10, "created_at", "15/07/2025"),
        Kind.UNKNOWN_VALUE,
        "created_at of another form",
    ),
    "a column that is missing": (
        lambda data: data.replace(b"category_specification,", b"category_words,", 1),
        Kind.UNKNOWN_LAYOUT,
        "no column category_specification",
    ),
    "a column that stands twice": (
        lambda data: data.replace(b"account_type,", b"uuid,", 1),
        Kind.UNKNOWN_LAYOUT,
        "a column stands twice",
    ),
    "bytes that are no text": (
        lambda data: data.replace(b"Google Shopping", b"Google \xff\xfe", 1),
        Kind.NOT_TEXT,
        "other bytes",
    ),
    "nothing at all": (lambda data: b"", Kind.UNKNOWN_LAYOUT, "no column"),
    "no lines": (lambda data: b"x" * 200_000, Kind.UNKNOWN_LAYOUT, "no header line"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_damaged_csv_is_named_and_the_rest_counted(tmp_path: Path, name: str) -> None:
    damage, kind, detail = BROKEN[name]
    good = [sound(30, 1), sound(30, 2)]
    path = make_day(tmp_path, [[good[0], damage(sound(40))], [good[1]]])
    result = count(path, 2)
    assert as_counter(result.counts) == reference(good)
    (fault,) = result.faults
    assert (fault.kind, fault.file.rpartition("/")[2]) == (
        str(kind),
        f"sor-global-{V2_DAY}-light-00000-00001.csv",
    )
    assert detail in fault.detail
    assert "Somebody" not in str(fault)


def test_one_swallowed_row_is_noticed(tmp_path: Path) -> None:
    """A quote that the next line's quote closes keeps every width right, and loses a row."""
    content = sound(12, version="full")
    for row in (4, 5):
        content = with_field(content, row, "decision_facts", f"MARK{row}")
    content = content.replace(b"MARK4", b'"in a text').replace(b"MARK5", b'"in a text')
    lines = content.split(b"\n")
    assert lines[5].count(b'"in a text') == lines[6].count(b'"in a text') == 1
    result = count(make_day(tmp_path, [[content]], version="full"), 1)
    assert result.rows == 0
    assert [fault.kind for fault in result.faults] in (
        [str(Kind.OPEN_QUOTE)],
        [str(Kind.ROW_WIDTH)],
    )


def _truncate(path: Path, share: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_truncated_file_is_no_zip(tmp_path: Path, share: float) -> None:
    path = make_day(tmp_path, [[sound(200)]])
    _truncate(path, share)
    with pytest.raises(Damage) as raised:
        count(path, 1)
    assert raised.value.kind is Kind.NOT_A_ZIP


def _with_part(folder: Path, part: Member) -> Path:
    stem = f"sor-global-{V2_DAY}-light"
    sound_part = part_zip(stem, 0, [Member.of(sound(30, seed=9), True)])
    parts = [(f"{stem}-00000.csv.zip", sound_part), (f"{stem}-00001.csv.zip", part)]
    return write_zip(folder / f"{stem}.zip", parts)


def test_a_truncated_part_is_named(tmp_path: Path) -> None:
    whole = part_zip("x", 1, [Member.of(sound(200), True)]).data
    path = _with_part(tmp_path, Member.of(whole[: len(whole) // 2], False))
    result = count(path, 1)
    assert result.rows == 30
    assert [(fault.kind, fault.file.endswith("-00001.csv.zip")) for fault in result.faults] == [
        (str(Kind.NOT_A_ZIP), True)
    ]


def _flip(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_a_flipped_byte_is_noticed(tmp_path: Path, share: float) -> None:
    member = Member.of(sound(300), True)
    broken = Member(_flip(member.data, int(len(member.data) * share)), member.crc, member.size, 8)
    result = count(_with_part(tmp_path, part_zip("x", 1, [broken])), 1)
    assert result.rows == 30
    assert len(result.faults) == 1


def test_a_wrong_crc_is_noticed(tmp_path: Path) -> None:
    member = Member.of(sound(300), True)
    broken = Member(member.data, member.crc ^ 1, member.size, 8)
    result = count(_with_part(tmp_path, part_zip("x", 1, [broken])), 1)
    assert [fault.kind for fault in result.faults] == [str(Kind.BAD_DATA)]


def test_more_data_than_declared_stops_at_once(tmp_path: Path) -> None:
    bomb = Member.of(b"0" * 50_000_000, True)
    lying = Member(bomb.data, bomb.crc, 1000, 8)
    result = count(_with_part(tmp_path, part_zip("x", 1, [lying])), 1)
    assert [fault.kind for fault in result.faults] == [str(Kind.TOO_LARGE)]


def test_a_deflated_part_is_held_in_memory_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = Member.of(part_zip("x", 1, [Member.of(sound(20), True)]).data, True)
    path = _with_part(tmp_path, part)
    assert count(path, 1).rows == 50
    monkeypatch.setattr(archive, "MAX_HELD_BYTES", 100)
    result = count(path, 1)
    assert (result.rows, [fault.kind for fault in result.faults]) == (30, [str(Kind.TOO_LARGE)])


def test_zips_without_end_inside_zips_are_not_followed(tmp_path: Path) -> None:
    inner = part_zip("x", 1, [Member.of(sound(20), True)])
    for _ in range(5):
        data = b"".join(piece for piece in archive_of("deeper.zip", inner))
        inner = Member.of(data, False)
    result = count(_with_part(tmp_path, inner), 1)
    assert [fault.kind for fault in result.faults] == [str(Kind.UNKNOWN_LAYOUT)]


def archive_of(name: str, member: Member) -> list[bytes]:
    from benchmarks.dsa.days import zip_pieces

    return list(zip_pieces([(name, member)]))


def test_other_members_are_named(tmp_path: Path) -> None:
    path = tmp_path / f"sor-global-{V2_DAY}-light.zip"
    with zipfile.ZipFile(path, "w") as outer:
        outer.writestr("readme.txt", "hello")
        outer.writestr("empty/", "")
    result = count(path, 1)
    assert [fault.kind for fault in result.faults] == [str(Kind.UNKNOWN_LAYOUT)]


def test_the_generated_checksum_is_the_files(tmp_path: Path) -> None:
    path = make_day(tmp_path, [[sound(10)]])
    line = path.with_name(path.name + ".sha1").read_text()
    assert line == f"{hashlib.sha1(path.read_bytes()).hexdigest()}  {path.name}\n"


def test_too_many_combinations_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded by the combinations; a day with more than fit is set aside whole."""
    lines = sound(20_000).split(b"\n")
    names = [line.rsplit(b",", 3) for line in lines[1:]]
    for number, parts in enumerate(names):
        parts[1] = b"Platform number %d of a great many" % number
    rows = [b",".join(parts) for parts in names]
    halves = [b"\n".join([lines[0], *half]) for half in (rows[:10_000], rows[10_000:])]
    path = make_day(tmp_path, [halves])
    assert count(path, 1).counts.num_rows == 20_000
    monkeypatch.setattr(collapse, "MOST_DIFFERENT", 15_000)
    with pytest.raises(Damage, match="different combinations"):
        count(path, 1)
    monkeypatch.setattr(collapse, "MOST_DIFFERENT", 5_000)
    result = count(path, 1)
    assert [(fault.kind, fault.detail) for fault in result.faults] == [
        (str(Kind.TOO_LARGE), "more than 5,000 different combinations")
    ] * 2
