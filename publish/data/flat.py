"""One flat file of everything: every figure of the record, one a row, that needs no other table."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from charts.layout.safe import safe_cell
from data_sources.record.figure import Figure
from data_sources.record.kept import kept
from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE
from publish.data import data_files
from publish.data.columns import FLAT

if TYPE_CHECKING:
    import pandas as pd

CSV, PARQUET = "data/figures.csv", "data/figures.parquet"


@kept(2)
def frame(record: Record) -> pd.DataFrame:
    """All figures, of every standing, series by series, oldest first. Not to be changed.

    Dates are text here. Text cells are harmless for spreadsheets.
    """
    import pandas as pd  # a server answers before it is loaded

    rows = [_row(record, figure) for figure in record.all_figures()]
    return pd.DataFrame(rows, columns=[column.name for column in FLAT])


def csv(record: Record) -> bytes:
    return frame(record).to_csv(index=False, lineterminator="\n").encode()


def parquet(record: Record) -> bytes:
    """The same with real dates. The same record gives the same bytes."""
    data = frame(record).copy()
    for column in FLAT:
        if column.kind == "date":
            data[column.name] = data[column.name].map(date.fromisoformat)
    buffer = io.BytesIO()
    data.to_parquet(buffer, index=False, compression="zstd")
    return buffer.getvalue()


def _row(record: Record, figure: Figure) -> dict[str, Any]:
    series, period = figure.series, figure.period
    breaks = [item.date for item in record.breaks(series.key)]
    row = {
        "series": series.key,
        "series_name": series.name(DEFAULT_LANGUAGE),
        "publisher": series.publisher.name,
        "topic": series.topic,
        "form": series.form,
        **data_files.figure_row(figure),
        "does_not_measure": series.text(DEFAULT_LANGUAGE).does_not_measure,
    }
    return {name: safe_cell(value) for name, value in row.items()} | {
        "breaks_by_start": sum(day <= period.start for day in breaks),
        "breaks_by_end": sum(day <= period.end for day in breaks),
    }
