"""Tables as CSV: in the plain form that programs read, and in a language's own for spreadsheets.

A Dutch spreadsheet takes a comma for the decimal sign and parts columns at semicolons; a file in
the plain form opens there as one column. Whole numbers stay whole in both, and no text can be
taken for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from numbers import Real

from charts.layout.safe import safe_cell
from languages import grammar

MARK = "\ufeff"
"""The byte order mark, without which Excel misreads accents."""


def has_own_form(language: str) -> bool:
    """Whether spreadsheets in the language expect another form than the plain one."""
    return grammar(language).decimal == ","


def plain(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Commas and decimal points, UTF-8 without a mark."""
    return _text(columns, rows, ",", ".").encode()


def regional(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Semicolons and decimal commas, UTF-8 with a byte order mark."""
    return (MARK + _text(columns, rows, ";", ",")).encode()


def _text(
    columns: Sequence[str], rows: Iterable[Sequence[object]], between: str, decimal: str
) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=between, lineterminator="\n")
    writer.writerow([safe_cell(name) for name in columns])
    writer.writerows([_cell(cell, decimal) for cell in row] for row in rows)
    return text.getvalue()


def _cell(value: object, decimal: str) -> object:
    if isinstance(value, bool) or not isinstance(value, Real):
        return safe_cell(value)
    if float(value).is_integer():
        return f"{float(value):.0f}"
    return repr(float(value)).replace(".", decimal)
