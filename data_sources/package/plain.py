"""Large tables, read by Arrow: several times faster than cell by cell.

Arrow takes in silence what the ``csv`` module rightly refuses (a quotation mark in the middle of
a cell, a line without cells). Only files are read here of which it is certain that both see the
same: quotation marks enclose whole cells, and each line end outside of them ends a row.
"""

from __future__ import annotations

from csv import field_size_limit
from typing import TYPE_CHECKING

import numpy as np

from data_sources.package.table import Column, Table

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from data_sources.package.table import Numbers

LARGE = 2_000_000
"""Bytes from which on it is worth to load Arrow."""
AT_ONCE = 4_000_000
"""Bytes that Arrow reads at once; a row may not be longer."""
_QUOTE, _COMMA, _END = b'",\n'


def read_plain(name: str, content: bytes) -> Table | None:
    """The table in the bytes of a file, or None when the ``csv`` module must look at it."""
    lines = _lines(content)
    if lines is None:
        return None
    try:
        header = content[: content.index(_END)].decode().split(",")
    except UnicodeDecodeError:
        return None
    import pyarrow as pa  # takes longer to load than a small table to read
    from pyarrow.csv import ConvertOptions, ParseOptions, ReadOptions, read_csv

    kinds = {column: pa.dictionary(pa.int32(), pa.string()) for column in header}
    try:
        found = read_csv(
            pa.BufferReader(content),
            read_options=ReadOptions(block_size=AT_ONCE),
            parse_options=ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
            convert_options=ConvertOptions(column_types=kinds, strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    if found.column_names != header or found.num_rows != len(lines):
        return None
    columns = {}
    for place, column in enumerate(header):
        cells = found.column(place).combine_chunks()
        texts = cells.dictionary.to_pylist()
        if cells.null_count or max(map(len, texts), default=0) > field_size_limit():
            return None
        columns[column] = Column(texts, _numbers(cells.indices))
    return Table(Column.same(name, len(lines)), lines, columns)


def _numbers(codes: pa.Int32Array) -> NDArray[np.int32]:
    """The same numbers, none of which is missing. Arrow's own way to them would load pandas."""
    if not len(codes):
        return np.zeros(0, np.int32)
    held = np.frombuffer(codes.buffers()[1], np.int32)
    return held[codes.offset : codes.offset + len(codes)].copy()


def _lines(content: bytes) -> Numbers | None:
    """The lines on which the rows after the header start, or None when the file is not plain."""
    if b"\r" in content or b"\0" in content or not content.endswith(b"\n"):
        return None
    signs = np.frombuffer(content, np.uint8)
    quotes, ends = np.flatnonzero(signs == _QUOTE), np.flatnonzero(signs == _END)
    if quotes.size % 2 or (quotes.size and not _whole_cells(signs, quotes)):
        return None
    outside = np.searchsorted(quotes, ends) % 2 == 0
    row_ends = ends[outside]
    if row_ends[0] == 0 or (np.diff(row_ends) == 1).any():  # an empty line
        return None
    lines: Numbers = np.flatnonzero(outside)[:-1].astype(np.int64) + 2
    return lines


def _whole_cells(signs: np.ndarray, quotes: np.ndarray) -> bool:
    """Whether each quotation mark opens or closes a whole cell, or is one of two in a cell."""
    opening, closing = quotes[0::2], quotes[1::2]
    before = np.where(opening > 0, signs[opening - 1], _END)
    after = signs[closing + 1]
    return bool(np.isin(before, _ALLOWED).all() and np.isin(after, _ALLOWED).all())


_ALLOWED = np.array([_QUOTE, _COMMA, _END], np.uint8)
