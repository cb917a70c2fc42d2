"""The files a reader can take a chart away in, each made only when it is asked for.

No table leaves without its sources: the CSV travels in a zip with metadata and a readme, pictures
carry their source line. Those of an office are made in :mod:`briefing.one_chart`.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from charts.files import csv_text
from charts.spec.model import Chart
from charts.words import describe
from charts.words.table import frame, how
from data_sources.record import citations
from languages import dates, translator

if TYPE_CHECKING:
    import pandas as pd

MADE = (1980, 1, 1, 0, 0, 0)
"""The time stamp inside a zip: the same chart gives the same bytes."""


@dataclass(frozen=True)
class Download:
    """One file on offer. ``make()`` returns its bytes; until then nothing is computed."""

    key: str
    label: str
    file_name: str
    mime: str
    make: Callable[[], bytes]


def downloads(chart: Chart) -> list[Download]:
    """Every file of a chart: data, pictures, citations."""
    _ = translator(chart.language)
    stem = file_stem(chart)
    offers: list[Offer] = [
        ("zip", _("Data with sources (CSV in a zip)"), ".zip", "application/zip", archive),
        ("png", _("Picture (PNG)"), ".png", "image/png", _png),
        (
            "png_dark",
            _("Picture, dark (PNG)"),
            "-dark.png",
            "image/png",
            partial(_png, theme="dark"),
        ),
        ("svg", _("Drawing (SVG)"), ".svg", "image/svg+xml", _svg),
        (
            "svg_dark",
            _("Drawing, dark (SVG)"),
            "-dark.svg",
            "image/svg+xml",
            partial(_svg, theme="dark"),
        ),
        *_csv_forms(chart),
        ("citation", _("Citation (text)"), "-citation.txt", "text/plain", citation),
        ("bibtex", _("Citation (BibTeX)"), ".bib", "application/x-bibtex", bibtex),
        ("csl", _("Citation (CSL-JSON)"), ".csl.json", "application/json", csl),
    ]
    if not chart.sources:
        offers = [offer for offer in offers if offer[0] not in ("bibtex", "csl")]
    return [
        Download(key, label, stem + suffix, mime, partial(make, chart))
        for key, label, suffix, mime, make in offers
    ]


Offer = tuple[str, str, str, str, Callable[[Chart], bytes]]


def _csv_forms(chart: Chart) -> list[Offer]:
    """The plain form, and before it that of the language where spreadsheets expect another."""
    _ = translator(chart.language)
    plain: Offer = ("csv", _("Data only (CSV)"), ".csv", "text/csv", csv)
    if not csv_text.has_own_form(chart.language):
        return [plain]
    words = _("Data only (CSV for spreadsheets: semicolon, decimal comma)")
    return [("csv_regional", words, "-regional.csv", "text/csv", csv_regional), plain]


def file_stem(chart: Chart) -> str:
    """A file name without its ending, from the chart's id: letters, digits and hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", f"{chart.id}-{chart.language}".lower()).strip("-")
    return plain[:100]


def csv(chart: Chart) -> bytes:
    """The table as UTF-8 CSV; no cell can be taken for a formula."""
    return csv_text.plain(*_table(chart))


def csv_regional(chart: Chart) -> bytes:
    """The same in the form that spreadsheets in the chart's language open as columns."""
    return csv_text.regional(*_table(chart))


def _table(chart: Chart) -> tuple[list[str], list[tuple[object, ...]]]:
    """Columns and rows; the code of each country stands beside its name."""
    table: pd.DataFrame = frame(chart)
    codes = [mark.figures[0].geography.code if mark.figures else "" for mark in chart.marks]
    ours = chart.kind != "timeline" and len(set(codes)) > 1 and len(codes) == len(table)
    columns = [str(name) for name in table.columns]
    rows: list[tuple[object, ...]] = list(table.itertuples(index=False, name=None))
    if not ours:
        return columns, rows
    alone = [
        "" if mark.derived and not mark.rate else code
        for mark, code in zip(chart.marks, codes, strict=True)
    ]
    columns.insert(1, translator(chart.language)("Code"))
    return columns, [(row[0], code, *row[1:]) for row, code in zip(rows, alone, strict=True)]


def archive(chart: Chart) -> bytes:
    """A zip with ``data.csv``, ``metadata.json`` and ``readme.md``.

    Where spreadsheets in the language expect another form, ``data-regional.csv`` is beside it.
    """
    own = csv_text.has_own_form(chart.language)
    files = {
        "data.csv": csv(chart),
        **({"data-regional.csv": csv_regional(chart)} if own else {}),
        "metadata.json": _json(metadata(chart)),
        "readme.md": readme(chart).encode("utf-8"),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, MADE), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def metadata(chart: Chart) -> dict[str, Any]:
    """All that is known of the chart and its figures, for programs."""
    record = chart.record
    return {
        "chart": chart.id,
        "language": chart.language,
        "title": chart.title,
        "finding": chart.finding,
        "subtitle": chart.subtitle,
        "unit": chart.unit_label,
        "description": describe.description(chart),
        "warning": chart.warning,
        "record": {"version": record.version, "created": record.created.isoformat()},
        "breaks": [
            {"date": line.position.isoformat(), "label": line.label, "why": line.why}
            for line in chart.breaks
        ],
        "figures": [
            {
                "id": figure.id,
                "value": figure.value,
                "unit": figure.unit,
                "precision": figure.observation.precision,
                "level": figure.level,
                "source": figure.source.key,
                "place": figure.observation.locator,
            }
            for figure in chart.figures
        ],
        "worked_out": [
            {
                "label": mark.label,
                "value": mark.value,
                "how": how(mark, chart.language),
                "figures": [figure.id for figure in mark.figures],
            }
            for mark in chart.marks
            if mark.worked_out
        ],
        "sources": [citations.csl(source, chart.language) for source in chart.sources],
    }


def readme(chart: Chart) -> str:
    """The readme of the zip: what the numbers are, what they are not, and where they are from."""
    _ = translator(chart.language)
    record = chart.record
    parts = [f"# {chart.title}", chart.subtitle, chart.finding]
    if chart.warning:
        parts += [f"## {_('What it does not measure')}", chart.warning]
    if chart.breaks:
        parts.append(f"## {_('Breaks')}")
        parts += [
            f"* {dates.day(line.position, chart.language)}: {line.label}. {line.why}"
            for line in chart.breaks
        ]
    for key in chart.series:
        if key in record.series:
            text = record.series[key].text(chart.language)
            parts += [f"## {text.name}", text.definition, text.measures, text.caveats]
    parts += [f"## {_('Sources')}", citation(chart).decode("utf-8").strip()]
    return "\n\n".join(part for part in parts if part) + "\n"


def citation(chart: Chart) -> bytes:
    """The publications as text, the publisher first and this compilation last."""
    _ = translator(chart.language)
    record = chart.record
    lines = [citations.reference(source, chart.language) for source in chart.sources]
    if not lines:
        lines = [chart.source_line]
    own = _(
        "“{title}”, compiled by {compiler}, version {version}, {day}.",
        title=chart.title,
        compiler=citations.COMPILER,
        version=record.version,
        day=dates.day(record.created, chart.language),
    )
    return ("\n".join([*lines, own]) + "\n").encode("utf-8")


def bibtex(chart: Chart) -> bytes:
    """One BibTeX entry a publication."""
    entries = [citations.bibtex(source, chart.language) for source in chart.sources]
    return ("\n\n".join(entries) + "\n").encode("utf-8")


def csl(chart: Chart) -> bytes:
    """The publications as a CSL-JSON list."""
    return _json([citations.csl(source, chart.language) for source in chart.sources])


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _png(chart: Chart, theme: str = "light") -> bytes:
    from charts.paper import png

    return png.draw(chart, theme=theme)


def _svg(chart: Chart, theme: str = "light") -> bytes:
    from charts.paper import svg

    return svg.draw(chart, theme=theme).encode("utf-8")
