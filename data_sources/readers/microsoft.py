"""Microsoft's Digital Safety Content Report, the workbook of a half year (XLSX).

Read is its block on child sexual exploitation and abuse imagery: content and accounts on which
Microsoft acted, by service, and the reports to NCMEC that the note under the block states.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from data_sources.readers.reading import (
    Reading,
    Row,
    UnknownLayout,
    half_bounds,
    refuse_larger,
    refuse_twice,
)

SIGN = b"PK\x03\x04"
_BLOCK = "CSEAI"
_SERVICE = re.compile(r".*\bCSEAI\)? [-–] (.+)")
_PERIOD = re.compile(r"(January|July) ?(?:[-–]|to) ?(June|December) (20\d\d)")
_TIPS = re.compile(r"total NCMEC CyberTip Reports for this period is (\d{1,3}(?:,\d{3})*|\d+)\.")
_HALVES = {("January", "June"): 1, ("July", "December"): 2}
# heading of a column -> (series, unit)
_COLUMNS = {
    "Content Actioned": ("microsoft.cseai_content", "pieces"),
    "Accounts Actioned": ("microsoft.cseai_accounts", "accounts"),
}
_NOT_READ = {"Content Detected Proactively", "Accounts Reinstated"}
MAX_BYTES = 5_000_000
MAX_UNPACKED = 20_000_000
MAX_PARTS = 200
MOST_ROWS, MOST_COLUMNS = 200, 50
Grid = Sequence[Sequence[object]]


def read(path: Path) -> Reading:
    """Read the workbook. Raises UnknownLayout, naming the row, for anything it does not know."""
    grid = _grid(path)
    at = _block(grid)
    start, end, when = _period(grid, at)
    rows = [*_counts(grid, at, start, end), _tips(grid, at, start, end)]
    refuse_twice(rows)
    stars = [
        f"row {at + 3}: “{cell}” carries a mark: read its note"
        for cell in grid[at + 2]
        if isinstance(cell, str) and cell.endswith("*")
    ]
    return Reading(
        "half-yearly workbook of Microsoft",
        f"Digital Safety Content Report, {when}",
        rows=tuple(rows),
        questions=tuple(stars),
    )


def _grid(path: Path) -> Grid:
    """The cells of the only sheet, unpacked within bounds."""
    from openpyxl import load_workbook

    refuse_larger(path, MAX_BYTES)
    content = path.read_bytes()
    _refuse_unsound(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises what its parts raise
        raise UnknownLayout(f"the workbook cannot be opened: {error}") from error
    if len(book.worksheets) != 1:
        raise UnknownLayout(f"the workbook has {len(book.worksheets)} sheets instead of one")
    cells = book.worksheets[0].iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    return list(cells)


def _refuse_unsound(content: bytes) -> None:
    """Refuse what would unpack to too much, and what declares entities of its own."""
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > MAX_PARTS:
                raise UnknownLayout(f"the workbook has more than {MAX_PARTS} parts")
            for info in archive.infolist():
                with archive.open(info) as part:
                    text = part.read(left + 1)
                left -= len(text)
                if left < 0:
                    raise UnknownLayout(f"it unpacks to more than {MAX_UNPACKED // 1_000_000} MB")
                if b"<!DOCTYPE" in text:
                    raise UnknownLayout("a part of the workbook declares a document type")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise UnknownLayout(f"this is not a sound workbook: {error}") from error


def _block(grid: Grid) -> int:
    """The row (from 0) that heads the block on child sexual exploitation and abuse imagery."""
    found = [n for n, row in enumerate(grid) if any(_service(cell) for cell in row)]
    if len(found) != 1 or found[0] + 2 >= len(grid):
        raise UnknownLayout(f"the block “{_BLOCK}” stands here {len(found)} times instead of once")
    return found[0]


def _service(cell: object) -> str:
    found = _SERVICE.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return found[1].strip() if found else ""


def _period(grid: Grid, at: int) -> tuple[str, str, str]:
    said = next(cell.strip() for cell in grid[at] if isinstance(cell, str) and cell.strip())
    found = _PERIOD.fullmatch(said)
    half = _HALVES.get((found[1], found[2])) if found else None
    if found is None or half is None:
        raise UnknownLayout("the period is not a half year", line=at + 1, text=said)
    return *half_bounds(int(found[3]), half), said


def _counts(grid: Grid, at: int, start: str, end: str) -> Iterator[Row]:
    """What Microsoft acted on: the service stands over its first column, and over those after."""
    service = ""
    for column, heading in enumerate(grid[at + 1]):
        service = _service(grid[at][column]) or service
        if heading is None or heading in _NOT_READ:
            continue
        if heading not in _COLUMNS or not service:
            raise UnknownLayout("the column is not known", line=at + 2, text=str(heading))
        series, unit = _COLUMNS[str(heading)]
        yield Row(
            series,
            f"service={service}",
            "World",
            start,
            end,
            _count(grid[at + 2][column], at + 3),
            unit,
            "exact",
            f"row {at + 3}, block {_BLOCK}",
            f"{_BLOCK} {heading}",
        )


def _count(cell: object, line: int) -> str:
    """84581, and “15,935*”: the star is a question, not a part of the number."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).removesuffix("*").strip()
    if isinstance(cell, bool) or not re.fullmatch(r"\d{1,9}|\d{1,3}(,\d{3}){1,2}", text):
        raise UnknownLayout("the value is not a count", line=line, text=str(cell))
    return text.replace(",", "")


def _tips(grid: Grid, at: int, start: str, end: str) -> Row:
    for number, row in enumerate(grid[at + 3 :], start=at + 4):
        for cell in row:
            found = _TIPS.search(cell) if isinstance(cell, str) else None
            if found:
                value = found[1].replace(",", "")
                place = f"row {number}, note under block {_BLOCK}"
                series, said = "microsoft.cybertip_reports", "NCMEC CyberTip reports"
                return Row(series, "", "World", start, end, value, "reports", "exact", place, said)
    raise UnknownLayout("no note states the reports to NCMEC", line=at + 4)
