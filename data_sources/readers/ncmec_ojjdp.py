"""The tables of NCMEC's reports to the US justice department (OJJDP), 2022 and 2023.

The two editions set the same tables differently: rules are missing, heads stand beside or
above the columns, one number of a row may be printed a line higher than the others. So a table
is known by its words, in order, and each year's numbers are taken from its column from top to
bottom. Words out of order, a number too many or too few, or a sum that does not come out, and
nothing is returned.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, product
from pathlib import Path

from data_sources.readers.ojjdp_tables import RECIPIENTS, TABLES, PrintedTable
from data_sources.readers.pdf import Page, Word, number, read_pages
from data_sources.readers.reading import Reading, Row, UnknownLayout, year_bounds

_TITLE = re.compile(r"CY (20\d\d) Report to the Committees on Appropriations")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)%")
_APPENDIX = re.compile(r"CY(\d{4}) \(1/1/(\d\d)-12/31/(\d\d)\) ([\d,]+)")
_LINES_ABOVE = 4  # the first words of a head stand at most so many lines above the years


@dataclass(frozen=True, slots=True)
class Years:
    """The line of a table that names its years, with the middle of each year's column.

    ``numbers`` are the numbers and percentages of each line of the page.
    """

    page: Page
    line: int
    years: tuple[int, ...]
    middles: tuple[float, ...] = ()
    numbers: Mapping[int, list[Word]] = field(default_factory=dict)

    def column(self, word: Word) -> int | None:
        """Index of the column in which a word stands, None in the label column."""
        middle, gap = (word.x0 + word.x1) / 2, self.middles[1] - self.middles[0]
        if middle < self.middles[0] - gap / 2:
            return None
        beside = self.numbers.get(word.line, [])
        if len(beside) == len(self.middles) and word in beside:
            return beside.index(word)  # however the columns are aligned
        return min(range(len(self.middles)), key=lambda n: abs(self.middles[n] - middle))


@dataclass(slots=True)
class Cells:
    """What stands in the columns of a table, from top to bottom."""

    counts: list[list[int]] = field(default_factory=lambda: [[], [], []])
    percents: list[list[str]] = field(default_factory=lambda: [[], [], []])
    words: list[str] = field(default_factory=lambda: ["", "", ""])


def read(path: Path) -> Reading:
    """Read every known table. Raises UnknownLayout when one is missing or does not add up."""
    pages = read_pages(path)
    title = _TITLE.search(" ".join(text for _, text in pages[0].lines()))
    if title is None:
        raise UnknownLayout("this is not a report to the Committees on Appropriations", page=1)
    year = int(title[1])
    rows: list[Row] = []
    for table in TABLES:
        rows += _rows(table, *_find(pages, table, year))
    rows += _recipients(*_find(pages, RECIPIENTS, year))
    rows += _unique_files(pages, year)
    rows += _appendix(pages, year)
    return Reading(
        f"report to the justice department, {year}",
        f"CY {year} report to the Committees on Appropriations: NCMEC transparency",
        rows=tuple(_once(rows)),
        checks=(
            "parts add up to the printed totals in every table that prints one",
            "the total stands equal in the tables and in the appendix",
        ),
    )


def _find(pages: list[Page], table: PrintedTable, year: int) -> tuple[Years, Cells]:
    """The table with these words, and what stands in its columns."""
    best: tuple[int, UnknownLayout] | None = None
    for years in _year_lines(pages, year):
        for start in range(max(1, years.line - _LINES_ABOVE), years.line + 1):
            for wording in product(*table.wordings()):
                cells, reached, stopped = _walk(years, start, _letters("".join(wording)), table)
                if stopped is None:
                    return years, cells
                if best is None or reached > best[0]:
                    best = reached, stopped
    if best is not None and best[0] > len(_letters(table.heading)):
        raise best[1]
    raise UnknownLayout(f"the table “{table.heading}” is not in the document")


def _year_lines(pages: list[Page], year: int) -> Iterator[Years]:
    expected = (year - 2, year - 1, year)
    for page in pages:
        lines: dict[int, list[Word]] = defaultdict(list)
        for word in page.words:
            lines[word.line].append(word)
        numbers = {line: [w for w in words if _cell(w)] for line, words in lines.items()}
        for line, words in lines.items():
            pairs = [
                (first, second)
                for first, second in pairwise(words)
                if first.text == "CY" and re.fullmatch(r"20\d\d", second.text)
            ]
            if tuple(int(second.text) for _, second in pairs) == expected:
                middles = tuple((first.x0 + second.x1) / 2 for first, second in pairs)
                yield Years(page, line, expected, middles, numbers)


def _walk(
    years: Years, start: int, expected: str, table: PrintedTable
) -> tuple[Cells, int, UnknownLayout | None]:
    """Follow the words of a table from a line on, as far as they are the expected ones."""
    cells, said = Cells(), ""
    for word in years.page.words:
        if word.line < start or _is_year_head(word, years):
            continue
        if len(said) == len(expected) and _complete(cells, table):
            break
        if _take_cell(word, years, cells, table.worded):
            continue
        said += _letters(word.text)
        if not expected.startswith(said):
            why = f"the words of the table “{table.heading}” go on in an unknown way"
            return cells, len(said), years.page.unknown(why, word)
    if said != expected or not _complete(cells, table):
        why = f"the table “{table.heading}” does not have its {table.counts} numbers a year"
        return cells, len(said), UnknownLayout(why, years.page.number, years.line)
    return cells, len(said), None


def _cell(word: Word) -> bool:
    return number(word.text) is not None or _PERCENT.fullmatch(word.text) is not None


def _is_year_head(word: Word, years: Years) -> bool:
    return (
        word.line == years.line
        and years.column(word) is not None
        and (word.text == "CY" or word.text.isdigit())
    )


def _take_cell(word: Word, years: Years, cells: Cells, worded: bool) -> bool:
    """Put a word into its column; False when it belongs to the label."""
    column = years.column(word)
    if column is None:
        return False
    if (count := number(word.text)) is not None:
        cells.counts[column].append(count)
    elif percent := _PERCENT.fullmatch(word.text):
        cells.percents[column].append(percent[1])
    elif worded:
        cells.words[column] += _letters(word.text)
    else:
        return False
    return True


def _complete(cells: Cells, table: PrintedTable) -> bool:
    return all(len(counts) == table.counts for counts in cells.counts) and all(
        len(percents) == table.percents for percents in cells.percents
    )


def _rows(table: PrintedTable, years: Years, cells: Cells) -> Iterator[Row]:
    for year, counts, percents in zip(years.years, cells.counts, cells.percents, strict=True):
        _add_up(table, years, counts)
        for part, count in zip(table.parts, counts, strict=True):
            if part.series:
                yield _row(part.series, part.breakdown, year, str(count), table, years, part.label)
        for part, percent in zip(table.parts, percents, strict=False):
            yield _row(
                table.share, part.breakdown, year, percent, table, years, part.label, "percent"
            )


def _add_up(table: PrintedTable, years: Years, counts: list[int]) -> None:
    if table.total is None:
        return
    total, parts = counts[table.total], counts[: table.total] + counts[table.total + 1 :]
    if sum(parts) != total:
        raise UnknownLayout(
            f"the parts of “{table.heading}” do not add up to its total",
            years.page.number,
            years.line,
        )


def _row(
    series: str,
    breakdown: str,
    year: int,
    value: str,
    table: PrintedTable,
    years: Years,
    label: str,
    unit: str = "",
) -> Row:
    locator = f"p. {years.page.number}, “{table.heading}”, row “{label}”"
    precision = "rounded" if unit == "percent" else "exact"
    start, end = year_bounds(year)
    return Row(
        series, breakdown, "World", start, end, value, unit or table.unit, precision, locator
    )


def _recipients(years: Years, cells: Cells) -> Iterator[Row]:
    """Actionable and informational reports in one cell: three numbers, which must add up."""
    for year, counts, words in zip(years.years, cells.counts, cells.words, strict=True):
        # “International” once stands where “Informational” is meant (federal, 2021)
        if not re.fullmatch(r"(actionable(informational|international)total){4}", words):
            raise UnknownLayout(
                "a cell of “Law Enforcement Recipients” has unknown words",
                years.page.number,
                years.line,
            )
        for position, part in enumerate(RECIPIENTS.parts):
            actionable, informational, total = counts[position * 3 : position * 3 + 3]
            if actionable + informational != total:
                raise UnknownLayout(
                    f"the reports of “{part.label}” do not add up", years.page.number, years.line
                )
            for level, count in (("actionable", actionable), ("informational", informational)):
                breakdown = f"{part.breakdown};level={level}"
                yield _row(part.series, breakdown, year, str(count), RECIPIENTS, years, part.label)


def _unique_files(pages: list[Page], year: int) -> list[Row]:
    """Distinct files: six columns, exact and perceptual matching for each of three years."""
    heading = "Unique and Visually Similar Images/Videos"
    for page in pages:
        lines = dict(page.lines())
        starts = [n for n, text in lines.items() if "as Determined by Hash-Matching" in text]
        if starts:
            return list(_six_columns(page, starts[0], year, heading))
    raise UnknownLayout(f"the table “{heading}” is not in the document")


def _six_columns(page: Page, start: int, year: int, heading: str) -> Iterator[Row]:
    years = Years(page, start, (year - 2, year - 1, year))
    table = PrintedTable(heading, (), unit="files")
    found: dict[str, list[int]] = {}
    matches: list[tuple[float, str]] = []
    for line, _text in page.lines():
        words = [word for word in page.words if word.line == line]
        counts = [count for word in words if (count := number(word.text)) is not None]
        if line > start and len(counts) == 6 and len(found) < 3:
            found[words[0].text] = counts
        elif line > start and not found:
            matches += [(w.x0, w.text) for w in words if w.text in ("MD5", "PhotoDNA")]
    if list(found) != ["Images", "Videos", "Total"]:
        raise UnknownLayout(f"the rows of “{heading}” are not known", page.number, start)
    if [text for _, text in sorted(matches)] != ["MD5", "PhotoDNA"] * 3:
        raise UnknownLayout(f"the heads of “{heading}” are not known", page.number, start)
    for column in range(6):
        images, videos, total = (found[label][column] for label in ("Images", "Videos", "Total"))
        if images + videos != total:
            raise UnknownLayout(f"“{heading}” does not add up", page.number, start)
        match = ("MD5 exact hash", "perceptual (PhotoDNA/Videntifier)")[column % 2]
        for label, count in (("Images", images), ("Videos", videos), ("Total", total)):
            kind = "" if label == "Total" else f";type={label}"
            yield _row(
                "ncmec.files_unique",
                f"match={match}{kind}",
                years.years[column // 2],
                str(count),
                table,
                years,
                label,
            )


def _appendix(pages: list[Page], year: int) -> Iterator[Row]:
    """Reports a year since 1998."""
    seen = []
    for page in pages:
        table = PrintedTable("Appendix A", (), unit="reports")
        for line, text in page.lines():
            if found := _APPENDIX.fullmatch(text):
                years = Years(page, line, ())
                if not found[1][2:] == found[2] == found[3]:
                    raise UnknownLayout("a year and its dates differ", page.number, line, text)
                count = str(int(found[4].replace(",", "")))
                seen.append(int(found[1]))
                yield _row("ncmec.reports_total", "", seen[-1], count, table, years, found[1])
    if seen != list(range(year, 1997, -1)):
        raise UnknownLayout(f"Appendix A does not list every year from 1998 to {year}")


def _once(rows: list[Row]) -> Iterator[Row]:
    """Each figure once; a figure that the document gives twice must be the same both times."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        first = seen.setdefault(row.slot, row)
        if first is row:
            yield row
        elif first.value != row.value:
            raise UnknownLayout(f"{first.locator} and {row.locator} differ")


def _letters(text: str) -> str:
    """Only the letters: blanks, digits of footnotes and hyphens at line ends do not count."""
    return re.sub(r"[^a-z]", "", text.lower())
