"""The monthly DSA tables as series: nothing lost, nothing compared that must not be."""

from __future__ import annotations

import pytest

from charts.builders.catalogue import chart
from data_sources.record.figure import NotComparable
from data_sources.record.load import the_record
from data_sources.record.register import counted_period, register_record


def test_every_row_of_the_tables_is_a_figure_with_its_value() -> None:
    record = the_record()
    found = register_record(record)
    series_of = {counted.label: key for key, counted in record.counted.items()}
    for row in record.dsa_monthly.to_dict("records"):
        key = series_of[row["label"]]
        period = counted_period(record.counted[key], row["month"])
        part = f"platform={row['platform']}"
        figure = found.figure(key, period, "EU27", part)
        assert figure.value == row["statements"]
    counted = record.counted["dsa.statements"]
    for row in record.dsa_totals.to_dict("records"):
        total = found.figure("dsa.statements", counted_period(counted, row["month"]), "EU27")
        assert total.value == row["statements"]


def test_a_year_is_the_sum_of_its_months_and_a_part_of_a_year_is_none() -> None:
    found = register_record(the_record())
    months = found.trend("dsa.keyword_csam", "EU27", kind="month")
    year = found.figure("dsa.keyword_csam", "2025", "EU27")
    assert year.value == sum(f.value for f in months if f.period.start.year == 2025)
    assert [f.period.code for f in found.trend("dsa.keyword_csam", "EU27")] == ["2024", "2025"]


def test_months_that_are_not_whole_stay_out_of_the_trend() -> None:
    drawn = chart(the_record(), "trend:dsa.statements", "en")
    assert [m.figures[0].period.kind for m in drawn.marks] == ["month"] * 27


def test_no_change_across_the_new_schema() -> None:
    found = register_record(the_record())
    before = found.figure("dsa.keyword_csam", "2025-06", "EU27")
    after = found.figure("dsa.keyword_csam", "2025-07", "EU27")
    with pytest.raises(NotComparable) as error:
        found.change(before, after)
    assert error.value.reason == "break"


def test_the_share_with_a_keyword_comes_from_the_two_counts() -> None:
    record = the_record()
    row, counted = record.dsa_totals.to_dict("records")[3], record.counted["dsa.keyword_share"]
    share = register_record(record).figure(
        "dsa.keyword_share", counted_period(counted, row["month"]), "EU27"
    )
    expected = 100 * row["statements_with_any_keyword"] / row["statements"]
    assert share.value == pytest.approx(expected, abs=0.005)


def test_what_the_database_announced_is_a_break() -> None:
    """A fall that a platform's own stop explains is no change between two months."""
    found = register_record(the_record())
    before = found.figure("dsa.statements", "2025-05", "EU27")
    after = found.figure("dsa.statements", "2025-06", "EU27")
    with pytest.raises(NotComparable) as error:
        found.change(before, after)
    assert error.value.reason == "break"
    earlier = found.figure("dsa.statements", "2025-04", "EU27")
    assert found.change(earlier, before).percent
