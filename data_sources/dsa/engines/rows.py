"""A CSV's rows as Arrow record batches: by its own header, only the columns that are counted."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import TypeVar

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from data_sources.dsa.daily.archive import Entry, Stream
from data_sources.dsa.daily.damage import Damage, Kind
from data_sources.dsa.daily.identities import NO_MARKS, Marks, marks, repeated
from data_sources.dsa.vocabulary import COUNT, COUNTED, KNOWN_COLUMNS, READ_COLUMNS, UUID, schema_of

T = TypeVar("T")

# Half a megabyte: inflated, counted and parsed while it is still in the processor's cache.
BLOCK = 512 * 1024
SCHEMA = pa.schema([(name, pa.string()) for name in READ_COLUMNS])
COUNTS_SCHEMA = pa.schema([*((name, pa.string()) for name in COUNTED), (COUNT, pa.int64())])
NO_COUNTS = pa.Table.from_batches([], COUNTS_SCHEMA)


class CsvRows:
    """One CSV on its way: header first, then batches, then `check` that nothing was swallowed.

    The publisher writes with PHP's `fputcsv`, which does not double a quote after a backslash.
    So a file that does not fit the standard is read once more with backslash escapes; every row's
    width decides which was right.
    """

    def __init__(self, entry: Entry, escapes: bool = False) -> None:
        self._stream = Stream(entry)
        self._escapes = escapes
        self._width: tuple[int, int, int] | None = None
        self.header = self._read_header()
        self.schema = schema_of(self.header)
        self.has_uuid = UUID in self.header
        self._uuids: list[pa.Array] = []
        self._marks: Marks | None = None
        self.unknown_columns = sorted(set(self.header) - KNOWN_COLUMNS)

    @property
    def size(self) -> int:
        """Bytes inflated so far."""
        return self._stream.size

    def _read_header(self) -> list[str]:
        line = self._stream.first_line()
        try:
            header = next(csv.reader([line.decode("utf-8-sig").rstrip("\r")]), [])
        except (UnicodeDecodeError, csv.Error):
            raise Damage(Kind.NOT_TEXT, "the header line can't be read") from None
        missing = [name for name in READ_COLUMNS if name not in header]
        if missing:
            raise Damage(Kind.UNKNOWN_LAYOUT, f"line 1: no column {', '.join(missing)}")
        if len(set(header)) < len(header):
            raise Damage(Kind.UNKNOWN_LAYOUT, "line 1: a column stands twice")
        return header

    def _bad_row(self, row: arrow_csv.InvalidRow) -> str:
        self._width = (row.number or 0, row.actual_columns, row.expected_columns)
        return "error"

    def reader(self) -> pa.RecordBatchReader:
        """The batches, to be read once. What is wrong is told by `explain`, not by what raises."""
        handler: Callable[[arrow_csv.InvalidRow], str] = self._bad_row
        names = [*READ_COLUMNS, *([UUID] if self.has_uuid else [])]
        read = arrow_csv.open_csv(
            pa.PythonFile(self._stream, mode="r"),
            read_options=arrow_csv.ReadOptions(use_threads=False, block_size=BLOCK),
            parse_options=arrow_csv.ParseOptions(
                escape_char="\\" if self._escapes else False, invalid_row_handler=handler
            ),
            convert_options=arrow_csv.ConvertOptions(
                include_columns=names,
                column_types={name: pa.string() for name in names},
                strings_can_be_null=False,
            ),
        )
        return pa.RecordBatchReader.from_batches(SCHEMA, self._batches(read))

    def _batches(self, read: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
        """Batches of what is counted; the uuids are put aside until the CSV's end."""
        for batch in read:
            if self.has_uuid:
                self._uuids.append(batch.column(len(READ_COLUMNS)))
            yield batch.select(list(READ_COLUMNS))

    def marks(self) -> Marks:
        """The marks of every uuid that was read, in order. Worked out once; the uuids go then."""
        if self._uuids or self._marks is None:
            found = marks(pa.concat_arrays(self._uuids)) if self._uuids else NO_MARKS
            self._marks = np.sort(found)
            self._uuids = []
        return self._marks

    def explain(self, error: BaseException) -> Damage:
        """The damage behind an error from the reader, in words that quote no row."""
        if isinstance(error, Damage):
            return error
        if self._stream.damage is not None:
            return self._stream.damage
        if self._width is not None:
            number, actual, expected = self._width
            return Damage(Kind.ROW_WIDTH, f"row {number} has {actual} columns, not {expected}")
        if "UTF8" in str(error):
            return Damage(Kind.NOT_TEXT, "a counted column holds other bytes")
        if "out of sync" in str(error) or "straddling" in str(error):
            return Damage(Kind.OPEN_QUOTE, "a quote is still open at a line's end")
        return Damage(Kind.UNREADABLE, type(error).__name__)

    def check(self, rows: int) -> None:
        """Raises Damage unless every line after the header came out as a row.

        The publisher takes line ends out of all free text, so a line is a row: fewer rows mean
        that an unclosed quote swallowed some.
        """
        if not self._stream.finished and self._stream.read():
            raise Damage(Kind.UNREADABLE, "the reader stopped before the end")
        if self._stream.lines - 1 != rows:
            detail = f"{self._stream.lines - 1} lines came out as {rows} rows"
            raise Damage(Kind.OPEN_QUOTE, detail)
        twice = repeated(self.marks())
        if twice:
            raise Damage(Kind.DUPLICATE, f"{twice} of {rows} statements have a uuid of another")


def notes_on(rows: CsvRows, escapes: bool) -> tuple[str, ...]:
    """What a reader of the counts should know about how a CSV was read."""
    notes = [f"unknown column {name}" for name in rows.unknown_columns]
    if not rows.has_uuid:
        notes.append("no uuid: statements that stand there twice were not looked for")
    if escapes:
        notes.append("read with backslash escapes")
    return tuple(notes)


def twice(read: Callable[[bool], T]) -> T:
    """Read as standard CSV, and if the rows do not fit, as PHP writes them. Raises Damage."""
    try:
        return read(False)
    except Damage as first:
        if first.kind not in (Kind.ROW_WIDTH, Kind.OPEN_QUOTE):
            raise
        try:
            return read(True)
        except Damage:
            raise first from None
