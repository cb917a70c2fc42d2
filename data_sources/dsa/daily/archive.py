"""Zip in zip, read as a stream: where each CSV lies inside a daily file, and its bytes inflated.

Python's `zipfile` reads the directories; the bytes are read by position (`os.pread`), so that
several threads read one file at once, and inflated piece by piece. Nothing is unpacked to disk.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data_sources.dsa.daily.damage import Damage, Fault, Kind

# Deflate is most of the work here: isal does it about six times as fast as the standard zlib,
# behind the same interface.
zlib: Any
try:
    from isal import isal_zlib as zlib
except ImportError:  # pragma: no cover - depends on the machine
    import zlib

ReadAt = Callable[[int, int], bytes]
PACKED_PIECE = 64 * 1024
MAX_HEADER = 64 * 1024
MAX_MEMBERS = 100_000
MAX_CSV_BYTES = 64 * 1024**3
MAX_HELD_BYTES = 128 * 1024**2
# Statements unpack to about seventeen times their packed size, never to two hundred.
MAX_RATIO = 200
FREE_OF_RATIO = 1024**2
LOCAL_HEADER = 30
END_RECORD = 22
LINE_END = b"\n"


class Window(io.RawIOBase):
    """A part of a file as a file of its own, for `zipfile`, which must seek."""

    def __init__(self, read_at: ReadAt, size: int) -> None:
        self._read_at, self._size, self._place = read_at, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self._place = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._place}.get(whence, self._size)
        return self._place

    def read(self, size: int = -1) -> bytes:
        left = max(0, self._size - self._place)
        data = self._read_at(self._place, left if size < 0 else min(size, left))
        self._place += len(data)
        return data


@dataclass(frozen=True)
class Entry:
    """One member of a zip: its name, where its bytes lie, and what they should come to."""

    name: str
    read_at: ReadAt
    offset: int
    packed: int
    size: int
    crc: int
    deflated: bool


class Stream(io.RawIOBase):
    """A member's bytes, inflated as they are read; length and CRC are checked at the end.

    `lines` counts line ends on the way. A Damage is raised where it is found, and kept in
    `damage`, because the libraries that read from here wrap what is raised.
    """

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.lines = 0
        self.size = 0
        self.finished = False
        self.damage: Damage | None = None
        self._inflate = zlib.decompressobj(-15) if entry.deflated else None
        self._next, self._crc, self._last = 0, 0, b""
        self._replay = b""

    def readable(self) -> bool:
        return True

    def _fail(self, kind: Kind, detail: str) -> Damage:
        self.damage = Damage(kind, detail)
        return self.damage

    def _packed_piece(self, most: int = PACKED_PIECE) -> bytes:
        size = min(most, self.entry.packed - self._next)
        data = self.entry.read_at(self.entry.offset + self._next, size)
        if len(data) < size:
            raise self._fail(Kind.NOT_A_ZIP, "the file ends before its data does")
        self._next += size
        return data

    def _inflated(self, size: int) -> bytes:
        """Some bytes, at most that many; nothing at all only at the end."""
        if self._inflate is None:
            return self._packed_piece(size)
        while not self._inflate.eof:
            data = self._inflate.unconsumed_tail or self._packed_piece()
            try:
                piece = self._inflate.decompress(data, size)
            except zlib.error:
                raise self._fail(Kind.BAD_DATA, "the data can't be inflated") from None
            if piece:
                return piece
            if not data and not self._inflate.eof:
                raise self._fail(Kind.NOT_A_ZIP, "the data end before their end mark")
        return b""

    def _account(self, piece: bytes) -> None:
        self.size += len(piece)
        if self.size > self.entry.size:
            raise self._fail(Kind.TOO_LARGE, "more data than the zip's directory says")
        self._crc = zlib.crc32(piece, self._crc)
        # By the C library's search from end to end: half of what comparing every byte costs.
        self.lines += sum(1 for _ in io.BytesIO(piece)) - (piece[-1:] != LINE_END)
        self._last = piece[-1:]

    def _finish(self) -> None:
        if self.size != self.entry.size or self._crc != self.entry.crc:
            raise self._fail(Kind.BAD_DATA, "length or CRC-32 differs from the zip's directory")
        if not self.finished and self._last not in (LINE_END, b""):
            self.lines += 1
        self.finished = True

    def read(self, size: int = -1) -> bytes:
        """Up to that many bytes, `b""` at the end. Raises Damage."""
        size = PACKED_PIECE if size < 0 else size
        if self._replay:
            piece, self._replay = self._replay[:size], self._replay[size:]
            return piece
        piece = self._inflated(size)
        if piece:
            self._account(piece)
        else:
            self._finish()
        return piece

    def first_line(self) -> bytes:
        """The first line without its end; it stays to be read. Raises Damage if there is none."""
        held = b""
        while b"\n" not in held:
            piece = self.read(PACKED_PIECE)
            held += piece
            if not piece:
                break
            if len(held) > MAX_HEADER:
                raise self._fail(Kind.UNKNOWN_LAYOUT, "no header line")
        self._replay = held
        return held.partition(b"\n")[0]


def _entry(read_at: ReadAt, info: zipfile.ZipInfo) -> Entry:
    if info.flag_bits & 0x1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Damage(Kind.UNKNOWN_LAYOUT, "encrypted, or packed in an unknown way")
    header = read_at(info.header_offset, LOCAL_HEADER)
    if len(header) < LOCAL_HEADER or header[:4] != b"PK\x03\x04":
        raise Damage(Kind.NOT_A_ZIP, "a member is not where the directory says")
    name, extra = struct.unpack("<HH", header[26:30])
    return Entry(
        info.filename,
        read_at,
        info.header_offset + LOCAL_HEADER + name + extra,
        info.compress_size,
        info.file_size,
        info.CRC,
        info.compress_type == zipfile.ZIP_DEFLATED,
    )


def _starts(infos: list[zipfile.ZipInfo]) -> list[int]:
    return [info.header_offset for info in infos]


def _refuse_same_name(infos: list[zipfile.ZipInfo]) -> None:
    """Which of two members of one name is meant cannot be known."""
    names = Counter(info.filename for info in infos)
    name, number = max(names.items(), key=lambda item: item[1], default=("", 0))
    if number > 1:
        raise Damage(Kind.DUPLICATE, f"{number} members are named {name[:100]!r}")


def _refuse_bomb(entry: Entry) -> None:
    """A member that says it unpacks to more than such data ever do is not unpacked at all."""
    if entry.size > FREE_OF_RATIO + MAX_RATIO * entry.packed:
        times = entry.size // max(1, entry.packed)
        raise Damage(Kind.TOO_LARGE, f"it would unpack to {times:,} times its size")


def entries(read_at: ReadAt, size: int) -> list[Entry]:
    """The files in a zip, sorted by name. Raises Damage for what is not a whole zip."""
    try:
        with zipfile.ZipFile(Window(read_at, size)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            end = size - END_RECORD - len(archive.comment)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise Damage(Kind.NOT_A_ZIP, "its directory can't be read") from error
    # A truncated outer zip still ends in a whole inner one, which `zipfile` would take for it.
    if read_at(max(0, end), 4) != b"PK\x05\x06" or min(_starts(infos), default=0) != 0:
        raise Damage(Kind.NOT_A_ZIP, "its directory is not at its end")
    if len(infos) > MAX_MEMBERS:
        raise Damage(Kind.TOO_LARGE, f"more than {MAX_MEMBERS} members")
    if sum(info.compress_size for info in infos) > size:
        raise Damage(Kind.TOO_LARGE, "its members hold more than the file: they lie on each other")
    _refuse_same_name(infos)
    return [_entry(read_at, info) for info in sorted(infos, key=lambda info: info.filename)]


def _inside(entry: Entry) -> tuple[ReadAt, int]:
    """A member that is itself a zip, as something to read by position."""
    if not entry.deflated:

        def read_at(offset: int, size: int) -> bytes:
            size = max(0, min(size, entry.packed - offset))
            return entry.read_at(entry.offset + offset, size)

        return read_at, entry.packed
    if entry.size > MAX_HELD_BYTES:
        raise Damage(Kind.TOO_LARGE, "a deflated part does not fit into memory")
    stream, held = Stream(entry), bytearray()
    while piece := stream.read(1024 * 1024):
        held += piece
    return lambda offset, size: bytes(held[offset : offset + size]), len(held)


@dataclass
class Contents:
    """The CSVs of a daily file, by path inside it, and the parts that could not be opened."""

    csvs: list[tuple[str, Entry]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _seen: dict[tuple[int, int], str] = field(default_factory=dict)

    def add(self, path: str, entry: Entry, depth: int) -> None:
        """Take a member in: a CSV as it is, a zip by what is in it."""
        name = f"{path}/{entry.name}"
        try:
            _refuse_bomb(entry)
            if entry.name.endswith(".csv"):
                self._add_csv(name, entry)
            elif entry.name.endswith(".zip") and depth < 3:
                read_at, size = _inside(entry)
                for inner in entries(read_at, size):
                    self.add(name, inner, depth + 1)
            else:
                raise Damage(Kind.UNKNOWN_LAYOUT, "neither a CSV nor a zip of CSVs")
        except Damage as damage:
            self.faults.append(damage.fault(name))

    def _add_csv(self, name: str, entry: Entry) -> None:
        if entry.size > MAX_CSV_BYTES:
            raise Damage(Kind.TOO_LARGE, "a CSV of more than 64 GiB")
        same = self._seen.setdefault((entry.size, entry.crc), name)
        if same != name:
            self.notes.append(f"{name} is the same as {same}: counted once")
            return
        self.csvs.append((name, entry))


@contextmanager
def opened(path: Path) -> Iterator[Contents]:
    """A daily file's CSVs, readable while the context lasts. Raises Damage if it is no zip."""
    with path.open("rb") as file:
        number = file.fileno()
        contents = Contents()
        size = os.fstat(number).st_size
        for entry in entries(lambda offset, length: os.pread(number, length, offset), size):
            contents.add(path.name, entry, 1)
        yield contents
