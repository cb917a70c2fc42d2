"""The words beside the figures: no figure typed by hand, and labels that fit on a chart."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

import pytest

from data_sources.package.tables import DATASETS

TABLES = {
    "series_texts.csv": ("name", "definition", "caveats", "critic"),
    "collections.csv": ("name", "measures", "does_not_measure", "caveats", "critic", "answer"),
    "breaks.csv": ("label_en", "label_nl", "why_en", "why_nl"),
    "explanations.csv": ("label_en", "label_nl", "text_en", "text_nl"),
}
# Years, ages, small counts of groups and law numbers are no figures of a series.
FIGURE = re.compile(
    r"\d{1,3}(?:[.,]\d{3})+|\d{5,}|\d+(?:[.,]\d+)?\s*(?:%|percent\b|procent\b|million|miljoen|miljard)"
)


def texts() -> Iterator[tuple[str, str]]:
    for name, columns in TABLES.items():
        with (DATASETS / name).open(encoding="utf-8", newline="") as handle:
            for line, row in enumerate(csv.DictReader(handle), start=2):
                for column in columns:
                    yield f"{name} row {line} {column}", row[column]


ALL = list(texts())


def test_no_figure_is_typed_into_a_text() -> None:
    found = [(place, m.group()) for place, text in ALL for m in FIGURE.finditer(text)]
    assert not found


@pytest.mark.parametrize("column", ["label_en", "label_nl"])
def test_labels_fit_on_a_chart(column: str) -> None:
    long = [(place, text) for place, text in ALL if place.endswith(column) and len(text) > 40]
    assert not long
