"""A number of an earlier version whose series, unit or source is gone is still said in words."""

from __future__ import annotations

import pytest

from data_sources.record.record import Record
from publish.data.history import number

ROW = {
    "series": "hot.gone", "breakdown": "", "geography": "World", "unit": "reports",
    "precision": "exact", "source": "hot-2024", "value": "1234567",
    "period_start": "2020-01-01", "period_end": "2020-12-31",
}  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "english", "dutch"),
    [
        ({}, "1,234,567 reports", "1.234.567 meldingen"),
        ({"value": "1"}, "1 report", "1 melding"),
        ({"unit": "percent", "value": "360"}, "360%", "360%"),
        ({"unit": "percent", "value": "12.5"}, "12.5%", "12,5%"),
        ({"precision": "at_least"}, "at least 1,234,567 reports", "minstens 1.234.567 meldingen"),
        ({"precision": "about", "unit": "files"}, "about 1,234,567 files",
         "ongeveer 1.234.567 bestanden"),
        ({"unit": "one_in", "value": "8"}, "1 in 8", "1 op de 8"),
        # a unit that is gone too stays as it stood, a value that is no number alone
        ({"unit": "pears"}, "1,234,567 pears", "1.234.567 pears"),
        ({"value": "many"}, "many", "many"),
    ],
)  # fmt: skip
def test_a_number_of_a_series_that_is_gone(
    made: Record, cells: dict[str, str], english: str, dutch: str
) -> None:
    assert number(made, ROW | cells, "en") == english
    assert number(made, ROW | cells, "nl") == dutch


def test_a_series_that_counts_something_else_now_keeps_the_unit_of_then(made: Record) -> None:
    row = ROW | {"series": "hot.files", "unit": "reports"}
    assert number(made, row, "nl") == "1.234.567 meldingen"
