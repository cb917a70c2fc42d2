"""The workbook: a sheet an item with real numbers, then sources and definitions. No formulas.

Days are dates and years are numbers, so that they can be sorted and reckoned with.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from briefing.items.items import Briefing, Item
from briefing.items.metadata import stamp
from briefing.items.own_words import note_word
from briefing.xlsx import native
from charts.layout.safe import safe_cell
from charts.spec.model import Chart
from charts.words.table import LEVELS
from charts.words.table import frame as chart_frame
from data_sources.record.citations import COMPILER
from data_sources.record.citations import place as place_in
from data_sources.record.figure import Figure
from data_sources.record.model import ABOUT, AT_LEAST
from languages import translator
from languages.safe_text import shortened

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LONGEST_NAME = 31
WIDEST, NARROWEST = 60, 9
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ufffe\uffff]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
RESERVED = frozenset({"history", "geschiedenis"})


def make(briefing: Briefing) -> bytes:
    """The briefing as the content of an ``.xlsx`` file."""
    import xlsxwriter  # only here: no page needs it

    held = io.BytesIO()
    with xlsxwriter.Workbook(held, OPTIONS) as book:
        book.set_properties(
            {
                "title": briefing.title[:255],
                "author": COMPILER,
                "comments": briefing.made,
                "created": datetime.combine(briefing.made_on, time()),
            }
        )
        pages = _Pages(book)
        _contents(pages, briefing)
        for item in _with_sheet(briefing):
            _item(pages, briefing, item)
        _sources(pages, briefing)
        _definitions(pages, briefing)
        for sheet in book.worksheets() if briefing.embargo else ():
            sheet.set_header("&L" + shortened(briefing.embargo, LONGEST_HEADER).replace("&", "&&"))
    return stamp(held.getvalue(), briefing)


LONGEST_HEADER = 120
"""Characters of a printed page's header: Excel takes 255 in all, and "&" counts twice."""


def _with_sheet(briefing: Briefing) -> list[Item]:
    """The items that have data: the reader's own texts stand in the list of contents only."""
    return [item for item in briefing.items if not item.id.startswith("own:")]


@dataclass
class _Pages:
    """A workbook with its formats, and the names of sheets that are taken."""

    book: Any
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        book = self.book
        look = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        self.text = book.add_format({**look, "text_wrap": True, "indent": 1})
        self.head = book.add_format(
            {
                **look,
                "bold": True,
                "text_wrap": True,
                "bottom": 1,
                "indent": 1,
                "bg_color": "#E8F1F8",
            }
        )
        self.title = book.add_format({**look, "bold": True, "font_size": 13})
        self.strong = book.add_format({**look, "bold": True})
        self.muted = book.add_format({**look, "font_color": "#57606A"})
        self.whole = book.add_format({**look, "num_format": "#,##0"})
        self.broken = book.add_format({**look, "num_format": "#,##0.0#####"})
        self.year = book.add_format({**look, "num_format": "0", "align": "left", "indent": 1})
        self.day = book.add_format(
            {**look, "num_format": "yyyy-mm-dd", "align": "left", "indent": 1}
        )
        self.link = book.add_format({**look, "font_color": "#0072B2", "underline": 1})

    def add(self, name: str) -> Any:
        """A new sheet under a name that Excel takes and no other sheet has."""
        wanted = sheet_name(name, self.taken)
        self.taken.add(wanted.casefold())
        return self.book.add_worksheet(wanted)


def sheet_name(text: str, taken: set[str]) -> str:
    """At most 31 characters, none that Excel forbids, and no other sheet's name.

    ``taken`` holds the names of other sheets, in lower case.
    """
    plain = " ".join(_FORBIDDEN.sub(" ", text).split()).strip("' ") or "–"
    name, count = _cut(plain, LONGEST_NAME), 1
    while name.casefold() in taken or name.casefold() in RESERVED:
        count += 1
        ending = f" ({count})"
        name = _cut(plain, LONGEST_NAME - len(ending)) + ending
    return name


def _cut(text: str, most: int) -> str:
    """As many characters as fit, counted as Excel counts: in units of UTF-16.

    What is cut may end in an apostrophe, which Excel refuses at the end of a name.
    """
    while len(text.encode("utf-16-le")) // 2 > most:
        text = text[:-1]
    return text.rstrip("' ")


class Year(int):
    """A year: a number that is written without separators."""


def dated(text: str) -> str | Year | date:
    """A text that is a year or a day, as that; any other as it is."""
    if _YEAR.fullmatch(text):
        return Year(text)
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _write(sheet: Any, row: int, column: int, cell: Any, pages: _Pages, look: Any = None) -> None:
    """Numbers and days as such; anything else as text that no program takes for a formula."""
    if isinstance(cell, Year):
        sheet.write_number(row, column, int(cell), pages.year)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, datetime.combine(cell, time()), pages.day)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        style = pages.whole if float(cell).is_integer() else pages.broken
        sheet.write_number(row, column, cell, style)
    else:
        sheet.write_string(row, column, safe_cell(str(cell)), look or pages.text)


def _table(
    pages: _Pages,
    sheet: Any,
    top: int,
    header: Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> list[int]:
    """A table under a header that stays in sight, with a filter; returns its columns' widths."""
    lines = [tuple(row) for row in rows]
    widths = [max(len(str(name)) + 5, NARROWEST) for name in header]
    for row in lines:
        widths = [max(w, min(_size(cell) + 2, WIDEST)) for w, cell in zip(widths, row, strict=True)]
    for column, name in enumerate(header):
        _write(sheet, top, column, name, pages, pages.head)
        sheet.set_column(column, column, widths[column])
    for place, row in enumerate(lines, top + 1):
        for column, cell in enumerate(row):
            _write(sheet, place, column, cell, pages)
        sheet.set_row(place, _high(row, widths))
    sheet.freeze_panes(top + 1, 1)
    if lines:
        sheet.autofilter(top, 0, top + len(lines), len(header) - 1)
    _for_print(sheet, top)
    return widths


def _size(cell: Any) -> int:
    """How many characters a cell shows."""
    shown = isinstance(cell, int | float) and not isinstance(cell, Year)
    return len(f"{cell:,}") if shown else len(str(cell))


def _high(row: Sequence[Any], widths: Sequence[float]) -> float:
    """The height at which all wrapped text of a row can be read, in points."""
    lines = max(math.ceil(_size(cell) / w) for cell, w in zip(row, widths, strict=True))
    return min(13.5 * max(lines, 1), 400)


def _for_print(sheet: Any, top: int) -> None:
    """Landscape A4, as wide as one page, the header on each."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _contents(pages: _Pages, briefing: Briefing) -> None:
    """The first sheet: what is in the workbook, with a link to each sheet."""
    _ = translator(briefing.language)
    sheet = pages.add(_("Contents"))
    _write(sheet, 0, 0, briefing.title, pages, pages.title)
    made = " · ".join((briefing.made, *briefing.head_texts))
    _write(sheet, 1, 0, made, pages, pages.muted)
    header = [_("Sheet"), _("Finding"), _("What this does not show")]
    header.append(note_word(briefing.language))
    names, taken = [], set(pages.taken)
    for item in _with_sheet(briefing):
        names.append(sheet_name(_numbered(briefing, item), taken))
        taken.add(names[-1].casefold())
    rows = [
        (name, item.title, item.caveat, item.note or item.remark)
        for name, item in zip(names, _with_sheet(briefing), strict=True)
    ]
    rows += [
        ("–", item.title, "", _said(item)) for item in briefing.said if item.id.startswith("own:")
    ]
    rows += [
        ("–", missing.title or missing.item, missing.told(briefing.language), "")
        for missing in briefing.gone
    ]
    _table(pages, sheet, 3, header, rows)
    for row, name in enumerate(names, 4):
        place = "internal:'{}'!A1".format(name.replace("'", "''"))
        sheet.write_url(row, 0, place, pages.link, name)


def _changed(item: Item) -> str:
    """What has changed since the file that this one is the new version of; mostly nothing."""
    return " ".join(f"{label}: {text}" for label, text in item.changed)


def _said(item: Item) -> str:
    """What a reader's own item says; of a picture, which is not in here, that it is one."""
    if item.picture is not None:
        return "\n".join(filter(None, (item.source_line, item.alt)))
    return "\n".join(text for _label, text in item.text)


def _numbered(briefing: Briefing, item: Item) -> str:
    """The place of an item in the briefing and what it is about: "3 Reports by country"."""
    return f"{_with_sheet(briefing).index(item) + 1} {item.subject}"


def _item(pages: _Pages, briefing: Briefing, item: Item) -> None:
    """One item: finding, unit and place, source line, then the table."""
    sheet = pages.add(_numbered(briefing, item))
    _write(sheet, 0, 0, item.title, pages, pages.title)
    _write(sheet, 1, 0, item.detail, pages, pages.muted)
    _write(sheet, 2, 0, item.source_line, pages, pages.muted)
    _write(sheet, 3, 0, _changed(item), pages, pages.strong)
    if item.chart is not None:
        header, lines = _chart_table(item.chart)
        widths = _table(pages, sheet, 4, header, lines)
        formats = (pages.text, pages.whole, pages.broken)
        if not native.put(pages.book, sheet, 6 + len(lines), item.chart, formats, widths):
            _write(sheet, 6 + len(lines), 0, _no_chart(item.chart), pages, pages.muted)
        return
    header, lines = _figure_table(item)
    _table(pages, sheet, 4, header, lines)
    _ = translator(item.language)
    start = 6 + len(lines)
    for row, (label, text) in enumerate(item.text, start):
        said = f"{label}: {text}" if label else text
        _write(sheet, row, 0, said, pages, pages.muted)


def _no_chart(chart: Chart) -> str:
    """Why a sheet has numbers and no chart."""
    _ = translator(chart.language)
    if chart.kind == "timeline":
        return _("There is no chart on this sheet: it is a list of steps, and has no numbers.")
    return _(
        "There is no chart on this sheet: Excel cannot draw this one so that it is read as it "
        "should be. The briefing's other files show it."
    )


def _chart_table(chart: Chart) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The numbers of a chart, one a row; its periods and days as what they are."""
    _ = translator(chart.language)
    data = chart_frame(chart)
    header = [str(name) for name in data.columns]
    when = {_("Period"), _("Of"), _("Date")} & set(header)
    lines = [
        tuple(
            dated(cell) if name in when and isinstance(cell, str) else cell
            for name, cell in zip(header, row, strict=True)
        )
        for row in data.itertuples(index=False, name=None)
    ]
    return header, lines


def _figure_table(item: Item) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The figures of an item without a chart, one a row."""
    _ = translator(item.language)
    header = [
        *(_("What"), _("Period"), _("Place"), _("Value"), _("Unit"), _("Source")),
        *(_("Place in the source"), _("How well known"), _("Note")),
    ]
    return header, [_figure_row(figure, item.language) for figure in item.figures]


def _figure_row(figure: Figure, language: str) -> tuple[Any, ...]:
    _ = translator(language)
    remarks = {AT_LEAST: _("at least this many"), ABOUT: _("about this many")}
    return (
        figure.label(language),
        dated(figure.period_label(language)),
        figure.geography.name(language),
        figure.value,
        figure.series.unit.word(2, language),
        figure.source_line(language),
        place_in(figure, language),
        _(LEVELS[figure.level]),
        remarks.get(figure.observation.precision, ""),
    )


def _sources(pages: _Pages, briefing: Briefing) -> None:
    _ = translator(briefing.language)
    sheet = pages.add(_("Sources"))
    header = [_("Publisher"), _("Title"), _("Published"), _("Address"), _("Read on"), _("Terms")]
    rows: list[tuple[Any, ...]] = [
        (
            s.publisher.called(briefing.language),
            s.named(briefing.language),
            dated(s.published),
            s.url,
            s.read_on,
            _(s.licence),
        )
        for s in briefing.sources
    ]
    others = dict.fromkeys(line for item in briefing.items for line in item.references)
    rows += [("", line, "", "", "", "") for line in others]
    _table(pages, sheet, 0, header, rows)


def _definitions(pages: _Pages, briefing: Briefing) -> None:
    """What each series counts and does not, its breaks, and where the workbook is from."""
    _ = translator(briefing.language)
    sheet = pages.add(_("Definitions"))
    header = [_("Series"), _("What"), _("Text")]
    rows: list[tuple[str, str, str]] = []
    language, asked = briefing.language, _asked(briefing)
    for key, figure in {f.series.key: f for f in briefing.figures}.items():
        text = figure.series.text(language)
        said = [
            (_("Definition"), text.definition),
            (_("What it measures"), text.measures),
            (_("What it does not measure"), text.does_not_measure),
            (_("Unit"), figure.series.unit.many[language]),
            (_("Caveats"), text.caveats),
            (_("What a sceptic will say"), text.critic if key in asked else ""),
            (_("The answer"), text.answer if key in asked else ""),
            *((b.date.isoformat(), b.why[language]) for b in figure.record.breaks(key)),
        ]
        rows += [(text.name, label, words) for label, words in said if words]
    rows.append((COMPILER, _("Version of the record"), briefing.record.version))
    rows.append((COMPILER, _("Made on"), briefing.made_on.isoformat()))
    _table(pages, sheet, 0, header, rows)


def _asked(briefing: Briefing) -> set[str]:
    """The series of items whose question the reader does not want nowhere."""
    silent = {e.item for e in briefing.basket.entries if e.answer_at == "nowhere"}
    shown = (item for item in briefing.items if item.id not in silent)
    return {series.key for item in shown for series in item.series}
