"""A number said to be more or fewer than another place's: made-up figures, answers by hand."""

from __future__ import annotations

import pytest

from claims import Claim, Verdict, check
from tests.claims.made_up import record_of

SERIES = "ncmec.reports_by_country"
RECORD = record_of((
    (SERIES, "", "NLD", "2022", 40_004), (SERIES, "", "DEU", "2022", 70_007),
    (SERIES, "", "BEL", "2022", 30_003), (SERIES, "", "FRA", "2022", 20_002),
    (SERIES, "", "AUT", "2022", 40_004), (SERIES, "", "POL", "2021", 90_009),
))  # fmt: skip
EN = "In 2022 the Netherlands had 40,004 reports at NCMEC, "
NL = "In 2022 telde NCMEC 40.004 meldingen over Nederland, "


def only(text: str, language: str) -> Claim:
    (claim,) = check(text, language, RECORD)
    return claim


@pytest.mark.parametrize(
    ("language", "goes_on"),
    [
        ("en", "more than Belgium."),
        ("en", "fewer than Germany."),
        ("en", "as many as Austria."),
        ("en", "more than Belgium and France."),
        ("en", "fewer than Belgium and France together."),
        ("nl", "meer dan over België."),
        ("nl", "minder dan over Duitsland."),
        ("nl", "evenveel als over Oostenrijk."),
    ],
)
def test_what_the_other_places_bear_out_agrees(language: str, goes_on: str) -> None:
    assert only((EN if language == "en" else NL) + goes_on, language).verdict.agrees


@pytest.mark.parametrize(
    ("language", "goes_on", "named"),
    [
        ("en", "more than Germany.", "DEU"),
        ("en", "fewer than Belgium.", "BEL"),
        ("en", "as many as Germany.", "DEU"),
        ("en", "fewer than Austria.", "AUT"),
        ("en", "more than Belgium and Germany.", "DEU"),
        ("en", "more than Belgium and France together.", "BEL"),
        ("nl", "meer dan over Duitsland.", "DEU"),
        ("nl", "minder dan over België.", "BEL"),
        ("nl", "evenveel als over Duitsland.", "DEU"),
    ],
)
def test_what_they_speak_against_does_not(language: str, goes_on: str, named: str) -> None:
    claim = only((EN if language == "en" else NL) + goes_on, language)
    assert not claim.verdict.agrees
    (reason,) = claim.reasons
    assert reason.code == "not_than_another"
    assert dict(reason.values)["named"] == f"{SERIES}||{named}|2022"
    assert dict(reason.values)["words"] == goes_on.strip(".")


def test_a_place_without_a_figure_of_that_time_is_told() -> None:
    claim = only(EN + "fewer than Poland.", "en")
    assert claim.verdict is Verdict.MATCHES_BUT
    assert claim.reasons[0].code == "others_unknown"
