"""A chart as an Excel workbook: data, sources and definitions, and never a formula from data."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from charts.layout.safe import safe_cell
from charts.spec.model import Chart
from charts.words.table import frame
from languages import translator

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDEST = 70


def make(chart: Chart) -> bytes:
    """The workbook's bytes; the same chart gives the same bytes."""
    import xlsxwriter  # only here: no page needs it

    _ = translator(chart.language)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        created = datetime.combine(chart.record.created, datetime.min.time())
        book.set_properties(
            {
                "title": chart.title,
                "comments": f"{chart.id} · {chart.record.version}",
                "created": created,
            }
        )
        data = frame(chart)
        _sheet(book, _("Data"), list(data.columns), data.itertuples(index=False, name=None))
        _sheet(book, _("Sources"), *_sources(chart))
        _sheet(book, _("Definitions"), *_definitions(chart))
    return buffer.getvalue()


def _sheet(book: Any, name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """One sheet with a bold frozen header, a filter, and columns as wide as their cells."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    whole = book.add_format({"num_format": "#,##0", "valign": "top"})
    broken = book.add_format({"num_format": "#,##0.0##", "valign": "top"})
    widths = [len(title) + 4 for title in header]
    sheet.write_row(0, 0, [safe_cell(title) for title in header], bold)
    count = 0
    for count, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            widths[column] = min(WIDEST, max(widths[column], len(str(cell)) + 2))
            if isinstance(cell, int | float):
                style = whole if float(cell).is_integer() else broken
                sheet.write_number(count, column, cell, style)
            else:
                sheet.write_string(count, column, safe_cell(str(cell)), wrapped)
    for column, wide in enumerate(widths):
        sheet.set_column(column, column, wide)
    sheet.freeze_panes(1, 0)
    if count:
        sheet.autofilter(0, 0, count, len(header) - 1)


def _sources(chart: Chart) -> tuple[list[str], list[list[str]]]:
    _ = translator(chart.language)
    header = [_("Publisher"), _("Title"), _("Published"), _("Address"), _("Read on"), _("Terms")]
    rows = [
        [
            s.publisher.called(chart.language),
            s.title,
            s.published,
            s.url,
            s.read_on.isoformat(),
            _(s.licence),
        ]
        for s in chart.sources
    ]
    return header, rows


def _definitions(chart: Chart) -> tuple[list[str], list[list[str]]]:
    _ = translator(chart.language)
    rows = [
        [_("Title"), chart.title],
        [_("What is shown"), chart.subtitle],
        [_("Finding"), chart.finding],
        [_("What it does not measure"), chart.warning],
    ]
    for key in chart.series:
        if key in chart.record.series:
            text = chart.record.series[key].text(chart.language)
            rows += [[text.name, text.definition], [_("What it measures"), text.measures]]
            rows += [[_("Caveats"), text.caveats]]
    rows += [[line.label, line.why] for line in chart.breaks]
    rows += [["", chart.source_line], [_("Version of the record"), chart.record.version]]
    return [_("What"), _("Text")], [row for row in rows if row[1]]
