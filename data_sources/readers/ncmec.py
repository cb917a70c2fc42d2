"""NCMEC's yearly tables: CyberTipline reports by platform and by country.

Five layouts a table, 2019 to 2023: the words of the heads, of the total and of the row
without a country differ, the country table of 2019 stands in two columns abreast, and long
names are broken in different ways. Cells are cut by the printed rules, so that a broken name
stays one name.

The rows must add up to the printed total, or nothing is returned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from data_sources.readers import names
from data_sources.readers.pdf import Grid, Page, Word, grids, number, read_pages
from data_sources.readers.reading import (
    Reading,
    Row,
    UnknownLayout,
    refuse_twice,
    year_bounds,
)

_TITLE = re.compile(
    r"\b(20\d\d) (?:CyberTipline )?Reports by (Electronic Service Providers \(ESP\)|Country)"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The words by which one form of the table is known."""

    name: str
    head: tuple[str, str]
    total: str
    nowhere: str = ""


PLATFORM_LAYOUTS = (
    Layout("by platform, 2019 and 2020", ("ESP", "Number of Reports"), "Totals:"),
    Layout("by platform, 2021", ("ESP", "Number of Reports"), "Total:"),
    Layout("by platform, since 2022", ("ESP", "Reports"), "Total"),
)
COUNTRY_LAYOUTS = (
    Layout("by country, 2019", ("Country", "Total Reports"), "TOTAL", "No Country Listed*"),
    Layout("by country, 2020", ("Country", "Number of Reports"), "Total:", "No Country Listed*"),
    Layout(
        "by country, 2021",
        ("Country / Territory", "Number of Reports"),
        "Total:",
        "No Country Listed*",
    ),
    Layout("by country, 2022", ("Country / Territory", "Reports"), "Total", "Null"),
    Layout("by country, 2023", ("Country / Territory", "Reports"), "Total", "null*"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as printed, with its page and the word where it begins.

    ``count`` is None where a dash is printed: the publisher gives no figure there.
    """

    label: str
    count: int | None
    page: Page
    word: Word


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table as printed: its rows, its total, and the layout they were in."""

    layout: Layout
    year: int
    title: str
    lines: tuple[Line, ...]
    total: Line
    dashes: tuple[str, ...] = ()


def title_of(pages: list[Page]) -> re.Match[str] | None:
    """The title of a yearly table on the first page, or None: then it is another document."""
    return _TITLE.search(" ".join(text for _, text in pages[0].lines()))


def read(path: Path) -> Reading:
    """Read either table from NCMEC's PDF. Raises UnknownLayout."""
    pages = read_pages(path)
    found = title_of(pages)
    if found is None:
        raise UnknownLayout("this is not a table of reports by platform or by country", page=1)
    if found[2] == "Country":
        return by_country(_table(pages, found, COUNTRY_LAYOUTS))
    return by_platform(_table(pages, found, PLATFORM_LAYOUTS))


def by_platform(table: Table) -> Reading:
    """The rows of a table by platform, and its printed total."""
    start, end = year_bounds(table.year)
    known = names.platforms()
    rows, new = [], []
    for line in table.lines:
        label = line.label.rstrip("*")
        name = known.get(line.label) or known.get(label, label)
        breakdown = f"platform={name}"
        # NCMEC's asterisk: related platforms of one company were added up in this row.
        breakdown += ";scope=company_total" if line.label.endswith("*") else ""
        rows.append(_row("ncmec.reports_by_platform", breakdown, "World", line, table))
        if label not in known:
            new.append(label)
    rows.append(_row("ncmec.reports_esp", "", "World", table.total, table))
    question = f"names never seen before, kept as printed: {'; '.join(new)}"
    return _reading(
        table, rows, {("ncmec.reports_by_platform", start, end)}, (question,) if new else ()
    )


def by_country(table: Table) -> Reading:
    """The rows of a table by country, and its printed total."""
    start, end = year_bounds(table.year)
    known = names.countries()
    rows = []
    for line in table.lines:
        if line.label == table.layout.nowhere:
            geography, breakdown = "Unknown", ""
        elif line.label in known:
            geography, breakdown = known[line.label]
        else:
            raise line.page.unknown(f"no geography is known for “{line.label}”", line.word)
        rows.append(_row("ncmec.reports_by_country", breakdown, geography, line, table))
    rows.append(_row("ncmec.reports_total", "", "World", table.total, table))
    return _reading(table, rows, {("ncmec.reports_by_country", start, end)}, ())


def _row(series: str, breakdown: str, geography: str, line: Line, table: Table) -> Row:
    start, end = year_bounds(table.year)
    return Row(
        series,
        breakdown,
        geography,
        start,
        end,
        str(line.count),
        "reports",
        "exact",
        f'p. {line.page.number}, row "{line.label}"',
    )


def _reading(
    table: Table, rows: list[Row], whole: set[tuple[str, str, str]], questions: tuple[str, ...]
) -> Reading:
    refuse_twice(rows)
    checks = [f"{len(table.lines)} rows add up to the printed total of {table.total.count:,}"]
    if table.dashes:
        checks.append(f"a dash instead of a figure, so no row: {'; '.join(table.dashes)}")
    return Reading(
        table.layout.name,
        table.title,
        rows=tuple(rows),
        checks=tuple(checks),
        questions=questions,
        whole=frozenset(whole),
    )


def _table(pages: list[Page], title: re.Match[str], layouts: tuple[Layout, ...]) -> Table:
    head, lines = _printed(pages, layouts)
    layout = _layout(head, lines, layouts)
    *rows, total = lines
    if any(line.label == layout.total for line in rows):
        raise UnknownLayout("rows follow the printed total", total.page.number)
    counted = sum(line.count or 0 for line in rows)
    if counted != total.count:
        raise total.page.unknown(
            f"the {len(rows)} rows add up to {counted:,}, the printed total is another",
            total.word,
        )
    given = tuple(line for line in rows if line.count is not None)
    dashes = tuple(line.label for line in rows if line.count is None)
    return Table(layout, int(title[1]), " ".join(title[0].split()), given, total, dashes)


def _layout(head: tuple[str, str], lines: list[Line], layouts: tuple[Layout, ...]) -> Layout:
    """The layout with this head, this word for the total and this row without a country."""
    labels = {line.label for line in lines}
    for layout in layouts:
        at_the_end = lines[-1].label == layout.total
        if layout.head == head and at_the_end and (not layout.nowhere or layout.nowhere in labels):
            return layout
    last = lines[-1]
    raise last.page.unknown(
        f"the table with the heads “{head[0]}” and “{head[1]}” ends in an unknown way", last.word
    )


def _printed(pages: list[Page], layouts: tuple[Layout, ...]) -> tuple[tuple[str, str], list[Line]]:
    heads = {layout.head for layout in layouts}
    seen: set[tuple[str, str]] = set()
    lines: list[Line] = []
    for page in pages:
        tables = grids(page)
        if not tables and page.number > 1:
            raise page.unknown("no ruled table of two columns", *page.words[:1])
        used: set[Word] = set()
        for grid in tables:
            head, rows = _rows_of(grid, heads)
            seen.add(head)
            lines += rows
            used |= {word for label, count in grid.bands() for word in count}
        _refuse_left_over(page, tables, used)
    if len(seen) != 1:
        said = "; ".join(sorted(" | ".join(head) for head in seen)) or "none"
        raise UnknownLayout(f"one pair of heads was expected on all pages, found: {said}")
    return seen.pop(), lines


def _rows_of(grid: Grid, heads: set[tuple[str, str]]) -> tuple[tuple[str, str], list[Line]]:
    """The head of one ruled table and its rows."""
    above, *bands = grid.bands()
    found, rest = _head_above(above, heads)
    head = found or _texts(bands[0])
    if head not in heads:
        word = next(iter(bands[0][0] + bands[0][1]), None)
        raise grid.page.unknown("the heads of the table are not known", word)
    bands = [rest, *bands] if found else bands[1:]
    # a band without any word is white space above the total
    return head, [_line(grid.page, band) for band in bands if band[0] or band[1]]


def _head_above(
    band: tuple[list[Word], list[Word]], heads: set[tuple[str, str]]
) -> tuple[tuple[str, str] | None, tuple[list[Word], list[Word]]]:
    """A head printed above the first rule (on a coloured ground), and the row under it."""
    for line in sorted({word.line for side in band for word in side}):
        here = tuple([word for word in side if word.line == line] for side in band)
        if (found := _texts((here[0], here[1]))) in heads:
            after = [[word for word in side if word.line > line] for side in band]
            return found, (after[0], after[1])
    return None, ([], [])


def _texts(band: tuple[list[Word], list[Word]]) -> tuple[str, str]:
    return " ".join(w.text for w in band[0]), " ".join(w.text for w in band[1])


def _line(page: Page, band: tuple[list[Word], list[Word]]) -> Line:
    label, printed = _texts(band)
    first = next(iter(band[0] + band[1]), None)
    if not label or not printed or first is None:
        raise page.unknown("a row without a name or without a number", first)
    count = number(printed)
    if count is None and printed != "-":
        raise page.unknown(f"“{printed}” is not a whole number", band[1][0])
    return Line(label, count, page, first)


def _refuse_left_over(page: Page, tables: list[Grid], used: set[Word]) -> None:
    """A number in a number column that no rule encloses is a row that would be lost."""
    for grid in tables:
        for word in page.words:
            inside = grid.right[0] <= (word.x0 + word.x1) / 2 <= grid.right[1]
            if inside and word.top > grid.cuts[0] and word not in used and number(word.text):
                raise page.unknown("a number below the last rule of the table", word)
