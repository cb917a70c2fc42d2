"""Tables pasted from Word, Excel, Markdown or CSV: each number with its row and column headings.

A cell is read as a sentence of its own, "heading of the column, heading of the row: number", under
the line that stands over the table and the source that stands under it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from languages.reading import either, pattern

_NUMERIC = re.compile(
    r"[<>~\u20ac$\u00a3]?\s?[+-]?\d[\d.,' ]*\s?(?:%|[a-zA-Z]{1,9}\.?)?(?:\s?\([^()]{0,40}\))?$"
)
_YEAR = re.compile(
    r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[/-]\s?(?:\d\d|\d{4}))?\.?$|[HQK][1-4]\s?(?:19|20)\d\d$|(?:19|20)\d\d[\s-]?[HQ][1-4]$"
)
_RULE = re.compile(r"^[\s|:+=-]{3,}$")
_SOURCE = re.compile(rf"^\W*(?:{either('tables.source')})\s?:", re.IGNORECASE)
_SOURCES = re.compile(rf"^\W*(?:{either('tables.source')})\W*$", re.IGNORECASE)
_OF_A_SOURCE = re.compile(r"\s?\((?:19|20)\d\d[a-z]?\)")
# Another line under a table that may say whose it is: short, no sentence, no figures but years.
_CAPTION = re.compile(
    rf"^\W*(?:{either('tables.caption')})\b|^[^.!?]{{3,120}}[.)*_]{{0,3}}$"
    rf"|^[^.!?]{{3,120}}\.\s\W{{0,3}}(?:{either('tables.source')})\s?:",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?![\d.,]*\d))\d[\d.,]{3,}|\d\s?%")
_IN_THOUSANDS = pattern(r"(?:x|\u00d7)\s?1[.,]?000\b|<tables.in_thousands>", re.IGNORECASE)
_IN_MILLIONS = pattern(r"(?:x|\u00d7)\s?1[.,]?000[.,]?000\b|<tables.in_millions>", re.IGNORECASE)

MOST_COLUMNS = 60
_EMPTY_SEEN = ("\t", "|", ";")
"""What parts cells so that an empty one is seen between two of them; wide space does not."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text and where it stands in the cleaned text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_year(self) -> bool:
        return bool(_YEAR.match(self.text))

    @property
    def is_number(self) -> bool:
        return bool(_NUMERIC.match(self.text)) and not self.is_year


@dataclass(frozen=True)
class Table:
    """Rows of cells, the lines they cover, and what stands above and below."""

    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    above: str
    below: str
    parting: str = ""


@dataclass(frozen=True)
class Entry:
    """One number of a table as a sentence: `text[place:]` is the cell, which stands at `start`."""

    text: str
    place: int
    start: int
    end: int
    table: int  # which table of the text; the entries of one share what stands above it


def tables(text: str) -> list[Table]:
    """The tables of a cleaned text: runs of lines with cells, of which some are numbers."""
    found: list[Table] = []
    lines = _lines(text)
    at = 0
    while at < len(lines):
        run = _run(text, lines, at)
        if _is_table(run):
            above = _above(text, lines, at)
            below = _below(text, lines, run.last)
            start, end = lines[at][0], lines[run.last - 1][1]
            found.append(Table(run.rows, start, end, above, below, run.parting))
            at = run.last
        else:
            # What is no table holds none that begins later in it: each line is looked at once.
            at = max(at + 1, run.after)
    return found


def entries(found: list[Table]) -> list[Entry]:
    """Each number of these tables with its headings, in the order of the text."""
    made: list[Entry] = []
    for index, table in enumerate(found):
        head = _heading_row(table)
        begin = 1 if head else 0
        head = _over_its_columns(head, table.rows[1:])
        for row in table.rows[begin:]:
            made += _row_entries(index, table, head, row)
    return sorted(made, key=lambda entry: entry.start)


def _row_entries(
    index: int, table: Table, head: tuple[Cell, ...], row: tuple[Cell, ...]
) -> list[Entry]:
    made = []
    # Where empty cells are seen, a shorter row has nothing in its last columns.
    sure = len(row) == len(head) or (table.parting in _EMPTY_SEEN and len(row) < len(head))
    heads = [cell.text for cell in head] if sure else []
    titles = [
        _without_its_year(cell.text, heads[place] if place < len(heads) else "")
        for place, cell in enumerate(row)
        if not cell.is_number
    ]
    for place, cell in enumerate(row[:MOST_COLUMNS]):
        if not cell.is_number:
            continue
        title = heads[place] if place < len(heads) else ""
        corner = head[0].text if head and title and not head[0].is_year and place else ""
        parts = [part for part in (corner, title, *titles) if part]
        before = ", ".join(dict.fromkeys(parts)) + ": " if parts else ""
        scale = _scale(f"{title} {table.above}", cell.text)
        made.append(Entry(before + cell.text + scale, len(before), cell.start, cell.end, index))
    return made


def _over_its_columns(
    head: tuple[Cell, ...], rows: tuple[tuple[Cell, ...], ...]
) -> tuple[Cell, ...]:
    """Years over all columns but the first, whose empty corner was lost, with that corner."""
    widest = max((len(row) for row in rows), default=0)
    if head and widest == len(head) + 1 and all(cell.is_year for cell in head):
        return (Cell("", head[0].start), *head)
    return head


def _without_its_year(text: str, heading: str) -> str:
    """What stands in a column of sources, without the year in which the source came out."""
    return _OF_A_SOURCE.sub("", text) if _SOURCES.match(heading) else text


def _scale(headings: str, written: str) -> str:
    if "%" in written or re.search(r"[a-zA-Z]{2}", written):
        return ""
    if _IN_MILLIONS.search(headings):
        return " million"
    return " thousand" if _IN_THOUSANDS.search(headings) else ""


def _heading_row(table: Table) -> tuple[Cell, ...]:
    """The first row, when it holds words or years and no numbers."""
    first = table.rows[0]
    return first if len(table.rows) > 1 and not any(cell.is_number for cell in first) else ()


def _lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for match in re.finditer(r"\n", text):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, len(text))]


@dataclass(frozen=True)
class _Run:
    """Lines whose cells are parted alike, from one line up to ``last``.

    ``after`` is the line from which another run may begin where this one is no table: after its
    last row; a rule at its end may stand over rows that are parted otherwise.
    """

    rows: tuple[tuple[Cell, ...], ...]
    parting: str
    last: int
    after: int
    ruled: bool  # a rule stands under its first row: that one is a heading


_COMMAS = (",", ", ")


def _run(text: str, lines: list[tuple[int, int]], at: int) -> _Run:
    """The rows that begin on this line; none where it is prose."""
    parting = _parting(text[slice(*lines[at])])
    if parting is None:
        return _Run((), "", at, at + 1, False)
    rows: list[tuple[Cell, ...]] = []
    last = after = at
    ruled = False
    while last < len(lines):
        start, end = lines[last]
        line = text[start:end]
        if _RULE.match(line):
            ruled = ruled or len(rows) == 1
        else:
            if _parting(line) != parting:
                break
            row = _cells(line, start, parting)
            if parting in _COMMAS and rows and not _goes_on(rows, row):
                break
            rows.append(row)
            after = last + 1
        last += 1
    return _Run(tuple(rows), parting, last, after if rows else last - 1, ruled)


def _goes_on(rows: list[tuple[Cell, ...]], row: tuple[Cell, ...]) -> bool:
    """Whether a line in commas is a row of the table: as many cells, and a number among them."""
    return len(row) == len(rows[0]) and any(cell.is_number for cell in row)


def _is_table(run: _Run) -> bool:
    rows = run.rows
    numbers = sum(cell.is_number for row in rows for cell in row)
    if len(rows) < 2 or numbers < (1 if run.ruled and run.parting == "|" else 2):
        return False
    return run.parting not in _COMMAS or _has_columns(run)


def _has_columns(run: _Run) -> bool:
    """Whether lines in commas are a table: a sentence has commas too, and no columns of numbers."""
    rows = run.rows
    if len(rows) < (2 if run.parting == "," else 3) or len(rows[0]) < 2:
        return False
    if any(len(cell.text) > _LONGEST_CELL for row in rows for cell in row):
        return False
    columns = list(zip(*rows[1:], strict=True))
    return any(all(cell.is_number for cell in column) for column in columns)


_LONGEST_CELL = 60


def _parting(line: str) -> str | None:
    """What parts the cells of a line: a tab, a bar, a semicolon, or wide space; None: prose."""
    if not line.strip() or len(line) > 2000:
        return None
    if "\t" in line.strip():
        return "\t"
    if line.count("|") >= 2 or (line.count("|") == 1 and len(line) < 120):
        return "|"
    if line.count(";") >= 1 and not re.search(r";\s", line):
        return ";"
    wide = re.search(r"\S\s{2,}\S", line)
    if wide and not re.search(r"[.!?]\s{2,}[A-Z]", line):
        return "  "
    return ":" if _OF_A_YEAR.match(line) else _by_commas(line.strip())


# A line of a list of years: "2010: 223,374".
_OF_A_YEAR = re.compile(r"^\W{0,4}(?:19|20)\d\d\s?:\s\d[\d.,' ]*\s?%?\s*$")

# Lines of tables in commas are short; a sentence ends in a full stop.
_LONGEST_ROW = 300


# "Country A 46,5%": after a word and a space the comma of a share is a decimal one.
_DECIMAL = re.compile(r"(?<=[^\W\d])[.:]?\s\d{1,2},\d{1,2}(?=\s?(?:%|[a-z]{3,9}\.?)$)")


def _by_commas(line: str) -> str | None:
    """Commas part cells where they stand without a space, or all with one: "Facebook, 21165208"."""
    if "," not in line or len(line) > _LONGEST_ROW or line[-1] in ".!?;:":
        return None
    bare = _DECIMAL.sub(" 0", re.sub(r'"[^"]*"', "x", line))
    if ", " not in bare:
        grouped = re.sub(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)", "0", bare)
        return "," if "," in grouped else None
    return ", " if re.search(r",(?!\s|\d{3}(?!\d))", bare) is None else None


_SPLIT = {
    "\t": re.compile(r"(?<=\t)[^\t]*|^[^\t]*"), "|": re.compile(r"(?<=\|)[^|]*|^[^|]*"),
    ";": re.compile(r"(?<=;)[^;]*|^[^;]*"),
    "  ": re.compile(r"\S+(?:\s\S+)*"),
    ":": re.compile(r"(?:19|20)\d\d|(?<=:)[^:]*"),
    ",": re.compile(r'(?:(?<=,)|^)\s?(?:"[^"]*"|[^,"]*)(?=,|$)'),
    ", ": re.compile(r'(?:(?<=,\s)|^)(?:"[^"]*"|(?:[^,"]|,(?!\s))*)(?=,\s|$)'),
}  # fmt: skip


def _cells(line: str, base: int, parting: str) -> tuple[Cell, ...]:
    found = []
    for match in _SPLIT[parting].finditer(line):
        piece = match.group()
        text = piece.strip()
        if text or parting != "  ":
            lead = len(piece) - len(piece.lstrip())
            if parting in _COMMAS and text[:1] == '"':
                text, lead = text.strip('"'), lead + 1
            found.append(Cell(text, base + match.start() + (lead if text else 0)))
    if parting == "|":  # a bar at either end is the table's edge, and no empty cell beside it
        edges = line.strip()
        found = found[edges.startswith("|") : len(found) - edges.endswith("|")]
    return tuple(found)


def _above(text: str, lines: list[tuple[int, int]], at: int) -> str:
    """The line that stands over the table, when it is near."""
    for start, end in reversed(lines[max(0, at - 2) : at]):
        if text[start:end].strip():
            return text[start:end].strip()
    return ""


def _below(text: str, lines: list[tuple[int, int]], last: int) -> str:
    """What stands under the table: its caption and its source, each where there is one."""
    under = [text[start:end].strip() for start, end in lines[last : last + 4]]
    first = next((line for line in under[:2] if line), "")
    caption = first if _CAPTION.match(first) and not _FIGURE.search(first) else ""
    source = next((line for line in under if _SOURCE.match(line)), "")
    return "\n".join(dict.fromkeys(line for line in (caption, source) if line))


def without(text: str, found: list[Table]) -> str:
    """The prose: the text with its tables blanked, every place kept; tabs are spaces."""
    pieces, last = [], 0
    for table in found:
        blank = re.sub(r"[^\n]", " ", text[table.start : table.end])
        pieces += [text[last : table.start], blank]
        last = table.end
    text = "".join([*pieces, text[last:]])
    return text.replace("\t", " ")
