"""Cells that hold nothing keep the others under their headings, on made-up figures."""

from __future__ import annotations

import pytest

from tests.claims.made_up import checked

ABOVE = "Reports to the CyberTipline (NCMEC)\n\n"
MATCHES, DIFFERS = "matches", "differs"


def said(table: str) -> dict[str, tuple[str, str]]:
    """Each number of a table with its verdict and the year of the figure it was tied to."""
    return {
        claim.quantity.text: (claim.verdict.value, str(claim.period))
        for claim in checked(ABOVE + table, "en")
    }


@pytest.mark.parametrize(
    "table",
    [
        "\t2021\t2022\nReports in all\t1,234,567\t2,469,134\nReports from companies\t\t2,464,813",
        "2021\t2022\nReports in all\t1,234,567\t2,469,134\nReports from companies\t\t2,464,813",
        "|  | 2021 | 2022 |\n|---|---|---|\n| Reports in all | 1,234,567 | 2,469,134 |\n"
        "| Reports from companies |  | 2,464,813 |",
        ";2021;2022\nReports in all;1,234,567;2,469,134\nReports from companies;;2,464,813",
    ],
    ids=["tabs", "corner lost", "bars", "semicolons"],
)
def test_an_empty_cell_keeps_its_column(table: str) -> None:
    found = said(table)
    assert found["1,234,567"] == (MATCHES, "2021")
    assert found["2,469,134"] == (MATCHES, "2022")
    assert found["2,464,813"] == (MATCHES, "2022")


def test_a_row_that_ends_early_lacks_its_last_columns() -> None:
    found = said("\t2021\t2022\nReports from the public\t\t4,321\nReports in all\t1,234,567")
    assert found["1,234,567"] == (MATCHES, "2021")


def test_a_right_number_of_the_first_year_is_not_set_beside_the_last() -> None:
    """It was called different: the empty corner had moved the headings by one."""
    found = said("\t2021\t2022\nReports from the public\t\t4,321\nReports in all\t1,234,567\t")
    assert found["1,234,567"] != (DIFFERS, "2022")


def test_wide_space_tells_no_empty_cell() -> None:
    found = said("Kind   2021   2022\nReports in all   1,234,567   2,469,134\nAll   2,469,134")
    assert DIFFERS not in {verdict for verdict, _year in found.values()}
