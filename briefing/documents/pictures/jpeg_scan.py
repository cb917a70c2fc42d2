"""Whether a JPEG holds its pixels and nothing else: also in its tables, and within its scan.

What stands behind the last block of a scan, in the bits that fill its last byte, or in a table that
nothing uses, no program shows; it would be carried on with the picture. So all codes are gone
through. It is asked of pictures only that may have been made here, and in a process that can be
ended: half a second for the largest.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_START, _TABLES, _FRAME, _CODES, _SCAN = 0xE0, 0xDB, 0xC0, 0xC4, 0xDA
_ORDER = bytes((_START, _TABLES, _TABLES, _FRAME, _CODES, _CODES, _CODES, _CODES, _SCAN))
"""The parts of a JPEG as libjpeg writes one in three colours, in one pass over the picture."""
_JFIF = b"JFIF\0\1\1\0\0\1\0\1\0\0"
_TABLE = 65
"""Bytes of one table of quantities."""
_END = b"\xff\xd9"
_BLOCK = 64
_LONGEST = 16
"""Bits of a code, at most."""

Code = tuple[int, int, int]
"""How many bits it and its value take, how many places in a block, and what it is."""
Codes = list[Code | None]
"""What each beginning of sixteen bits is."""
Block = tuple[int, Codes, int, Codes]
"""The codes of a block, with the names of their tables: of its first number, and of the others."""


def is_just_pixels(content: bytes) -> bool:
    """Whether each byte of a file is needed to draw it. False also for other forms of JPEG."""
    try:
        parts, place = list[tuple[int, bytes]](), 2
        while not parts or parts[-1][0] != _SCAN:
            mark, code, size = struct.unpack_from(">BBH", content, place)
            parts.append((code, content[place + 4 : place + 2 + size]))
            if mark != 0xFF or size < 2:
                return False
            place += 2 + size
        scan, end = content[place:-2], content[-2:]
        return end == _END and _parts_are_plain(parts) and _all_is_read(_by_code(parts), scan)
    except (struct.error, IndexError, KeyError, ValueError):
        return False


def _by_code(parts: list[tuple[int, bytes]]) -> dict[int, bytes]:
    """The parts by their codes; those that come more than once, one behind the other."""
    found: dict[int, bytes] = {}
    for code, part in parts:
        found[code] = found.get(code, b"") + part
    return found


def _parts_are_plain(parts: list[tuple[int, bytes]]) -> bool:
    in_order = bytes(code for code, _part in parts) == _ORDER
    sizes = {len(part) for code, part in parts if code == _TABLES}
    return in_order and parts[0][1] == _JFIF and sizes == {_TABLE}


def _all_is_read(parts: dict[int, bytes], scan: bytes) -> bool:
    """Whether the blocks of all colours end where the scan does, and every code was met."""
    if scan.count(b"\xff") != scan.count(b"\xff\x00"):
        return False  # the scan has a part of its own in it
    read = _read(_blocks(parts), scan.replace(b"\xff\x00", b"\xff"))
    return read is not None and read == {
        (key, code[2]) for key, codes in _codes(parts[_CODES]) for code in codes if code
    }


def _blocks(parts: dict[int, bytes]) -> Iterator[Block]:
    """For each block of the picture, as they come: its two tables, with their keys."""
    _depth, high, wide, _count = struct.unpack_from(">BHHB", parts[_FRAME])
    frame = [parts[_FRAME][6 + 3 * place : 9 + 3 * place] for place in range(3)]
    shapes = {name: (shape >> 4, shape & 15) for name, shape, _table in frame}
    across = 8 * max(wide for wide, _high in shapes.values())
    down = 8 * max(high for _wide, high in shapes.values())
    tables = dict(_codes(parts[_CODES]))
    group = list[Block]()
    for place in range(3):
        name, which = parts[_SCAN][1 + 2 * place : 3 + 2 * place]
        first, rest = which >> 4, 0x10 | which & 15
        times = shapes[name][0] * shapes[name][1]
        group += [(first, tables[first], rest, tables[rest])] * times
    for _group in range(-(-wide // across) * -(-high // down)):
        yield from group


def _codes(content: bytes) -> Iterator[tuple[int, Codes]]:
    """The tables of codes: what each beginning of sixteen bits is, by the table's key."""
    place = 0
    while place < len(content):
        key, lengths = content[place], content[place + 1 : place + 1 + _LONGEST]
        symbols = iter(content[place + 1 + _LONGEST : place + 1 + _LONGEST + sum(lengths)])
        found: Codes = []
        for length, number in enumerate(lengths, 1):
            for _code in range(number):
                found += [_code_of(key, length, next(symbols))] * (1 << _LONGEST - length)
        if len(found) > 1 << _LONGEST:
            raise ValueError("more codes than there can be")
        yield key, found + [None] * ((1 << _LONGEST) - len(found))
        place += 1 + _LONGEST + sum(lengths)


def _code_of(key: int, length: int, symbol: int) -> Code:
    run, bits = symbol >> 4, symbol & 15
    if not key & 0x10:  # the first of a block is its size alone
        return length + symbol, 1, symbol
    ends = bits == 0 and run != 15
    return length + bits, _BLOCK if ends else run + 1, symbol


def _read(blocks: Iterator[Block], scan: bytes) -> set[tuple[int, int]] | None:
    """Which codes of which tables were met; None where the scan does not end with the blocks."""
    met, place = set[tuple[int, int]](), 0
    padded = scan + b"\xff\xff\xff"
    for first, sizes, rest, runs in blocks:
        at, table, key = 0, sizes, first
        while at < _BLOCK:
            byte = place >> 3
            seen = int.from_bytes(padded[byte : byte + 3], "big") >> (8 - (place & 7)) & 0xFFFF
            code = table[seen]
            if code is None or byte >= len(scan):
                return None
            bits, step, symbol = code
            met.add((key, symbol))
            place, at = place + bits, at + step
            table, key = runs, rest
    left = 8 * len(scan) - place
    whole = 0 <= left < 8 and (not left or scan[-1] & ((1 << left) - 1) == (1 << left) - 1)
    return met if whole else None
