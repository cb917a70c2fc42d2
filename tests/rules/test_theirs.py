"""Those who tell of figures, where they are said to get them, or the reports to be for them."""

from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

RECORD = record_of((("ncmec.reports_total", "", "World", "2022", 707_808),))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "NCMEC received 707,808 reports in 2022, ministers told parliament."),
        ("en", "Ministers were shocked that NCMEC received 707,808 reports in 2022."),
        ("nl", "NCMEC kreeg in 2022 707.808 meldingen, zeiden ministers."),
        ("nl", "NCMEC zag dat het aantal meldingen in 2022 opliep tot 707.808."),
    ],
)
def test_who_tells_of_a_figure_narrows_nothing(language: str, text: str) -> None:
    assert any(c.verdict.agrees for c in check(text, language, RECORD))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ministers received 707,808 reports in 2022, NCMEC says."),
        ("en", "NCMEC received 707,808 reports for ministers in 2022."),
        ("en", "NCMEC received 707,808 reports that were about ministers in 2022."),
        ("nl", "Ambtenaren kregen in 2022 707.808 meldingen, zegt NCMEC."),
        ("nl", "In 2022 kregen burgemeesters 707.808 meldingen, zegt NCMEC."),
        ("nl", "NCMEC kreeg in 2022 707.808 meldingen voor deskundigen."),
        ("nl", "NCMEC kreeg in 2022 707.808 meldingen die over ministers gingen."),
        ("nl", "NCMEC meldt dat het aantal meldingen in 2022 met 707.808 toenam."),
    ],
)
def test_who_gets_them_and_for_whom_they_are_does(language: str, text: str) -> None:
    assert not any(c.verdict.agrees for c in check(text, language, RECORD))


@pytest.mark.parametrize("thing", ["doors", "closed doors", "tables", "letters to parliament"])
def test_a_thing_of_figures_of_speech_may_not_be_what_is_counted(thing: str) -> None:
    text = f"NCMEC received 707,808 {thing} in 2022."
    assert not any(c.verdict.agrees for c in check(text, "en", RECORD))


def test_one_who_tells_may_not_describe_what_is_counted() -> None:
    text = "NCMEC received 707,808 lawyer reports in 2022."
    assert not any(c.verdict.agrees for c in check(text, "en", RECORD))
