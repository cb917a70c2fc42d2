"""A newspaper that a figure is quoted from narrows nothing; one that sends reports does."""

from __future__ import annotations

import pytest

from claims import Verdict
from tests.claims.made_up import said


@pytest.mark.parametrize(
    "text",
    [
        "NCMEC received 2,469,134 reports in 2022, according to The Washington Post.",
        "NCMEC received 2,469,134 reports in 2022, the Guardian reported.",
        "The Guardian reported that NCMEC received 2,469,134 reports in 2022.",
        "The BBC says NCMEC received 2,469,134 reports in 2022.",
        "Volgens de Volkskrant ontving NCMEC in 2022 2.469.134 meldingen.",
        "Dat meldt de NOS: NCMEC ontving in 2022 2.469.134 meldingen.",
        "NCMEC ontving in 2022 2.469.134 meldingen, schrijft de New York Times.",
    ],
)
def test_who_passes_a_figure_on_narrows_nothing(text: str) -> None:
    number = "2,469,134" if "2,469,134" in text else "2.469.134"
    assert said(text, number)[0] == str(Verdict.MATCHES)


@pytest.mark.parametrize(
    "text",
    [
        "NCMEC received 2,469,134 reports from the Guardian in 2022.",
        "The Guardian reported 2,469,134 reports to NCMEC in 2022.",
        "NCMEC received 2,469,134 reports about the BBC in 2022.",
        "NCMEC ontving in 2022 2.469.134 meldingen van de NOS.",
        "De NOS meldde 2.469.134 meldingen aan NCMEC in 2022.",
    ],
)
def test_a_medium_that_sends_or_is_reported_does(text: str) -> None:
    number = "2,469,134" if "2,469,134" in text else "2.469.134"
    assert said(text, number)[0] == "not in the record"
