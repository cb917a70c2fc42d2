"""Discord's tables of a quarter or half year, on small files in each of its layouts."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.readers import UnknownLayout, read

ALONE = (
    "Q2 NCMEC Reports,,\nMonth,Media Reports,Grooming or Endangerment Escalations\n"
    'April,"1,200",3\nMay,800,4\nJune,7,5\n,"2,007",12'
)
WHOLE = (
    "Warns,,,\n,,,\nWarns,Individual Accounts Warned,Servers Warned,Server Member Warnings\n"
    "Child Safety,9,8,7\nTotal:,9,8,7\n,,,\n"
    "Accounts Disabled,,,\n,,,\nAccounts Disabled Category,Accounts Disabled,,\n"
    'Child Safety,"3,100",,\nViolent Extremism,--,,\n,,,\nTotal:,"3,100",,\n,,,\n'
    "NCMEC,,,\n,,,\nMonth,Media Reports,Grooming or Endangerment Escalations,Month Total\n"
    "October,10,1,11\nNovember,20,2,22\nDecember,30,3,33\n,,,\nTotal,60,6,66\n,,,\n"
    "Servers Removed,,,\n,,,\n"
    "Servers Removed Category,Servers Removed Proactive,Servers Removed Reactive,"
    "Total Servers Removed\n"
    'Child Safety,"1,000",40,"1,040"\n,,,\nTotal:,"1,000",40,"1,040"\n,,,\n'
    "Appeals,,,\n,,,\nAppeal Category,Accounts Disabled,Appeals,% of them\n"
    'Child Safety,"3,100",9,1%\nSum:,"3,100",9,1%\n'
)


def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "file.csv"
    path.write_text(text, encoding="utf-8")
    return path


def values(tmp_path: Path, text: str, period: str) -> dict[str, str]:
    found = read(file(tmp_path, text), period).rows
    return {row.series.removeprefix("discord."): row.value for row in found}


def test_the_table_that_stands_alone(tmp_path: Path) -> None:
    found = read(file(tmp_path, ALONE), "2022-Q2")
    assert [
        (row.series, row.breakdown, row.value, row.unit, row.period_start, row.period_end)
        for row in found.rows
    ] == [
        (
            *("discord.accounts_reported_to_ncmec", "type=CSAM media", "2007", "accounts"),
            *("2022-04-01", "2022-06-30"),
        ),
        (
            *("discord.escalations_to_ncmec", "type=grooming or endangerment", "12"),
            *("escalations", "2022-04-01", "2022-06-30"),
        ),
    ]
    assert found.questions == ()


def test_all_tables_under_one_another_in_either_width(tmp_path: Path) -> None:
    known = {
        "accounts_reported_to_ncmec": "60",
        "escalations_to_ncmec": "6",
        "accounts_disabled_child_safety": "3100",
        "servers_removed_child_safety": "1040",
    }
    assert values(tmp_path, WHOLE, "2023-Q4") == known
    wider = "\n".join(f"{line},," for line in WHOLE.splitlines())
    assert values(tmp_path, wider, "2023-Q4") == known


def test_accounts_stand_in_the_appeals_where_their_own_table_is_not_there(tmp_path: Path) -> None:
    text = WHOLE.replace("Accounts Disabled Category", "Something else")
    assert values(tmp_path, text, "2023-Q4")["accounts_disabled_child_safety"] == "3100"


def test_two_dashes_are_no_zero(tmp_path: Path) -> None:
    text = WHOLE.replace('Child Safety,"3,100"', "Child Safety,--")
    assert "accounts_disabled_child_safety" not in values(tmp_path, text, "2023-Q4")


def test_a_half_year_has_six_months(tmp_path: Path) -> None:
    months = ("January", "February", "March", "April", "May", "June")
    head = ALONE.splitlines()[1]
    text = "\n".join([head, *(f"{month},2,1" for month in months), "Total,12,6"])
    found = read(file(tmp_path, text), "2021-H1")
    assert {(row.value, row.period_start, row.period_end) for row in found.rows} == {
        ("12", "2021-01-01", "2021-06-30"),
        ("6", "2021-01-01", "2021-06-30"),
    }


def test_months_of_another_quarter_are_a_question(tmp_path: Path) -> None:
    """As in Discord's own file of the last quarter of 2022, which names January to March."""
    found = read(file(tmp_path, WHOLE), "2023-Q1")
    assert found.questions == (
        "the file names October, November, December, and was read as 2023-Q1",
    )


@pytest.mark.parametrize(
    ("text", "period", "said"),
    [
        (ALONE, "", "say --period"),
        (ALONE, "2022-Q5", "say --period"),
        (ALONE, "2022-H3", "say --period"),
        (ALONE, "2022-Q3", "line 1: the title says quarter 2, --period says 2022-Q3"),
        (ALONE.replace("2,007", "2,008"), "2022-Q2", "line 6: the months add up to 2007, not to"),
        (ALONE.replace("May,800", "May,--"), "2022-Q2", "line 4: the value is not a count"),
        (ALONE.replace("May,", "Mei,"), "2022-Q2", "not those of a period"),
        (ALONE.replace("May,", "April,"), "2022-Q2", "not those of a period"),
        (ALONE.rpartition("\n")[0], "2022-Q2", "this table has no total"),
        (WHOLE + WHOLE, "2023-Q4", "stands here twice"),
        (WHOLE.replace('"3,100",9', '"3,200",9'), "2023-Q4", "two tables do not agree"),
        (WHOLE.replace('40,"1,040"', '41,"1,040"'), "2023-Q4", "are not the total"),
        ('Grooming or Endangerment Escalations\n"', "2023-Q4", "broken CSV"),
        ("Grooming or Endangerment Escalations\n", "2023-Q4", "no table of reports to NCMEC"),
    ],
)
def test_what_is_not_sure_is_refused(tmp_path: Path, text: str, period: str, said: str) -> None:
    with pytest.raises(UnknownLayout) as refused:
        read(file(tmp_path, text), period)
    assert said in str(refused.value)


def test_a_document_with_its_own_period_takes_no_other(tmp_path: Path) -> None:
    with pytest.raises(UnknownLayout, match="says its own period"):
        read(file(tmp_path, "app,policy_area\n"), "2022-Q4")
