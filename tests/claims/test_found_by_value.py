"""Numbers that the words leave open: by value, by neighbours, as rates, in tables."""

from __future__ import annotations

import pytest

from claims import Verdict, choose
from claims.report.wording import why
from tests.claims.made_up import checked, claim_of, said

TOTAL_2021 = "ncmec.reports_total||World|2021"
TOTAL_2022 = "ncmec.reports_total||World|2022"


def test_publisher_and_year_may_stand_sentences_before() -> None:
    text = (
        "NCMEC published its figures for 2022. The work is hard. Nobody expected this. "
        "There were 2,469,134 reports."
    )
    assert said(text, "2,469,134") == ("matches", TOTAL_2022)


def test_a_heading_names_the_year() -> None:
    assert said("NCMEC in 2022\n\nThere were 2,469,134 reports.", "2,469,134")[0] == "matches"


def test_the_year_before_is_counted_back() -> None:
    text = "In 2022 NCMEC received 2,469,134 reports, up from 1,234,567 the year before."
    assert said(text, "1,234,567") == ("matches", TOTAL_2021)
    assert said(text.replace("2022", "2021"), "1,234,567")[0] != "matches"


@pytest.mark.parametrize(
    "text",
    [
        "NCMEC has a history. There were 2,469,134 reports in 2021.",  # another year
        "The IWF published its figures for 2022. There were 2,469,134 reports.",  # of another
        "NCMEC published its figures for 2022. There were 4,321 reports.",  # the part is not named
    ],
)
def test_without_what_names_it_a_number_is_not_tied(text: str) -> None:
    number = "4,321" if "4,321" in text else "2,469,134"
    assert not said(text, number)[0].startswith("matches")


def test_a_number_without_a_verdict_says_what_is_missing() -> None:
    claim = claim_of("Online child abuse: there were 5,555 reports in 2022.", "5,555")
    assert claim.verdict is Verdict.NOT_IN_RECORD
    assert [reason.code for reason in claim.reasons] == ["no_publisher"]
    assert why(claim, "nl") != why(claim, "en")


@pytest.mark.parametrize(("written", "verdict"), [("2,469,134", "matches"), ("5,555", "differs")])
def test_the_verdict_follows_the_choice(written: str, verdict: str) -> None:
    claim = claim_of(f"Reports in 2022: {written}, by online child abuse.", written)
    figure = claim_of("In 2022 NCMEC received 2,469,134 reports.", "2,469,134").figure
    assert figure is not None
    chosen = choose(claim, figure)
    assert chosen.verdict.value == verdict
    assert chosen.reasons[0].code == "chosen"


@pytest.mark.parametrize(
    ("rate", "verdict"),
    [
        ("about 6,800 reports a day", "matches, rounded"),  # 2,469,134 / 365 = 6,765
        ("about 47,400 reports a week", "matches, rounded"),  # times 7: 47,353
        ("about 9,800 reports a day", "not in the record"),
    ],
)
def test_a_rate_is_worked_out_from_a_total(rate: str, verdict: str) -> None:
    claim = claim_of(f"In 2022 NCMEC received {rate}.", rate.split()[1])
    assert claim.verdict.value == verdict
    assert (claim.reasons[0].code == "rate_computed") == verdict.startswith("matches")


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ("an increase of 100%", "matches, rounded"),  # 1,234,567 to 2,469,134
        ("twice as many", "matches, rounded"),
        ("an increase of 40%", "not in the record"),
    ],
)
def test_a_change_is_found_among_its_neighbours(change: str, verdict: str) -> None:
    text = f"NCMEC had 1,234,567 reports in 2021 and 2,469,134 in 2022. That is {change}."
    number = "100%" if "100%" in change else "40%" if "40%" in change else "twice as"
    assert said(text, number)[0] == verdict


ROWS = [["Country", "2021", "2022"], ["Germany", "61,728", "123,456"], ["France", "5", "77,889"]]
HEAD = "NCMEC: reports by country\n"
CELLS = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
TABLES = {
    "tabs": HEAD + "\n".join("\t".join(row) for row in ROWS) + "\n",
    "bars": HEAD + "\n".join(f"| {' | '.join(row)} |" for row in ROWS) + "\n",
    "csv": HEAD + "\n".join(";".join(row) for row in ROWS) + "\n",
    "spaces": HEAD + "\n".join(f"{a:12}{b:10}{c}" for a, b, c in ROWS) + "\n",
    "html": f"<p>{HEAD}</p><table>{CELLS}</table>",
    "source below": "Reports by country\n" + "\n".join("\t".join(row) for row in ROWS)
    + "\nSource: NCMEC.\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", TABLES)
def test_the_headings_of_a_table_say_place_and_year(kind: str) -> None:
    text = TABLES[kind]
    assert said(text, "61,728") == ("matches", "ncmec.reports_by_country||DEU|2021")
    assert said(text, "123,456") == ("matches", "ncmec.reports_by_country||DEU|2022")
    assert said(text, "77,889") == ("matches", "ncmec.reports_by_country||FRA|2022")
    swapped = text.replace("77,889", "123,457").replace("123,456", "77,889")
    assert not said(swapped, "77,889")[0].startswith("matches")
    for claim in checked(text):
        assert text[claim.span.start : claim.span.end].strip("% ") != ""


def test_thousands_in_a_heading_count() -> None:
    text = "NCMEC, 2022\nCountry\tReports (x 1,000)\nGermany\t123.5\nFrance\t77.9\n"
    assert said(text, "123.5") == ("matches, rounded", "ncmec.reports_by_country||DEU|2022")
