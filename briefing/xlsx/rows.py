"""Figures as rows in a file, with their sources and a read-me: a zip of CSVs, or a workbook."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence

from charts.files import csv_text
from charts.layout.safe import safe_cell
from data_sources.record import citations
from data_sources.record.figure import Figure, breakdown_words
from data_sources.record.model import ABOUT, AT_LEAST, Source
from languages import Translate, dates, translator

Cell = str | float | int
LEVELS = {
    "publisher": "Read at the publisher's own publication",
    "confirmed": "Confirmed by a second, independent page",
    "reported": "Reported by others only",
}
STANDINGS = {
    "current": "current",
    "confirms": "confirms the current figure",
    "conflicts": "conflicts with the current figure",
    "superseded": "revised since",
}


def headings(language: str) -> list[str]:
    """The columns of :func:`row`, in the reader's language."""
    _ = translator(language)
    return [
        *(_("Series"), _("Part"), _("Place"), _("Period"), _("From"), _("To"), _("Value")),
        *(_("Precision"), _("Unit"), _("Standing"), _("How well known"), _("Counted by")),
        *(_("Publisher"), _("Publication"), _("Published"), _("Place in the publication")),
        *(_("Read"), _("Address"), _("Notes (in English)"), _("Series key"), _("Figure name")),
    ]


def row(figure: Figure, language: str) -> list[Cell]:
    """One figure as cells. Where it was read is said in words, never as an address."""
    _ = translator(language)
    o, series, source = figure.observation, figure.series, figure.source
    return [
        series.name(language),
        breakdown_words(o.breakdown, language),
        figure.geography.name(language),
        figure.period_label(language),
        figure.period.start.isoformat(),
        figure.period.end.isoformat(),
        figure.value,
        _(PRECISIONS[o.precision]),
        series.unit.many[language],
        _(STANDINGS[o.standing]),
        known_words(figure, _),
        series.publisher.called(language),
        source.publisher.called(language),
        source.named(language),
        source.published,
        o.locator,
        read_words(figure, language),
        source.url,
        o.notes,
        series.key,
        figure.id,
    ]


PRECISIONS = {"exact": "exact", "rounded": "rounded", AT_LEAST: "at least", ABOUT: "about"}


def known_words(figure: Figure, _: Translate) -> str:
    """How well a figure is known."""
    text = _(LEVELS[figure.level])
    return f"{text} ({_('draft page')})" if figure.is_draft else text


def read_words(figure: Figure, language: str) -> str:
    """When it was read, and whether at the publication itself or in a copy."""
    _ = translator(language)
    day = dates.day(figure.source.read_on, language)
    if figure.read_in_copy:
        return _("read in a copy, {day}", day=day)
    return _("read at the publication, {day}", day=day)


def source_row(source: Source, language: str) -> list[Cell]:
    """One publication as cells."""
    return [
        source.publisher.called(language),
        source.named(language),
        source.published,
        source.read_on.isoformat(),
        source.url,
        translator(language)(source.licence),
        citations.reference(source, language),
    ]


def source_headings(language: str) -> list[str]:
    """The columns of :func:`source_row`."""
    _ = translator(language)
    return [
        *(_("Publisher"), _("Publication"), _("Published"), _("Read on"), _("Address")),
        *(_("Terms of use"), _("Citation")),
    ]


def read_me(figures: Sequence[Figure], language: str, choice: str = "") -> list[str]:
    """What the file is, how to read it and how to cite it, line by line."""
    _ = translator(language)
    lines = [_("Figures from On the Record")]
    if figures:
        record = figures[0].record
        said = {"version": record.version, "day": dates.day(record.created, language)}
        lines.append(_("Version {version} of the record, {day}.", **said))
    lines.append(_("Rows: {count}", count=len(figures)))
    if choice:
        lines.append(_("Chosen by: {choice}", choice=choice))
    return [
        *lines,
        "",
        _("Each row is one number as it was published, with the place in its publication."),
        _("A report is not a child, not a victim, not an image and not a crime: mind the unit."),
        _("Do not compare figures of different series, or on either side of a break."),
        _("Rows that were revised or that conflict are kept; the column “Standing” tells them."),
        _("Cite the publisher first and On the Record second; citations are among the sources."),
    ]


def zipped_csv(figures: Sequence[Figure], language: str, choice: str = "") -> bytes:
    """A zip with figures.csv, sources.csv and README.txt.

    Where spreadsheets in the language expect another form, figures-regional.csv is beside it.
    """
    sources = citations.sources_of(figures)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        rows = [row(figure, language) for figure in figures]
        file.writestr("figures.csv", _csv(headings(language), rows))
        if csv_text.has_own_form(language):
            safe = csv_text.regional(headings(language), rows)
            file.writestr("figures-regional.csv", safe)
        listed = [source_row(source, language) for source in sources]
        file.writestr("sources.csv", _csv(source_headings(language), listed))
        file.writestr("README.txt", "\n".join(read_me(figures, language, choice)) + "\n")
    return buffer.getvalue()


def workbook(figures: Sequence[Figure], language: str, choice: str = "") -> bytes:
    """A workbook with three sheets: read-me, figures, sources."""
    import xlsxwriter

    _ = translator(language)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        bold = book.add_format({"bold": True})
        about = book.add_worksheet(_("Read me"))
        for place, line in enumerate(read_me(figures, language, choice)):
            about.write_string(place, 0, str(safe_cell(line)))
        sources = citations.sources_of(figures)
        tables = (
            (_("Figures"), headings(language), [row(f, language) for f in figures]),
            (_("Sources"), source_headings(language), [source_row(s, language) for s in sources]),
        )
        for name, columns, rows in tables:
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(columns) - 1, 18)
            sheet.write_row(0, 0, columns, bold)
            for place, cells in enumerate(rows, start=1):
                sheet.write_row(place, 0, [safe_cell(cell) for cell in cells])
    return buffer.getvalue()


def _csv(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """CSV with a byte order mark, without which Excel misreads accents."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([safe_cell(cell) for cell in cells] for cells in rows)
    return "\ufeff" + text.getvalue()
