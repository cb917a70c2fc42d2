"""A number said to be more or fewer than another place's: made-up figures, answers by hand."""

from __future__ import annotations

import pytest

from claims import Claim, Verdict, check
from claims.judge.apart.than_another import held_to_the_others
from claims.judge.findings import Finding
from claims.model import Reason
from tests.claims.made_up import record_of
from tests.rules.asked import Asked, asked

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
    told = Reason.of("others_unknown", words="fewer than Poland", figure=f"{SERIES}||NLD|2022")
    assert claim.reasons[0] == told


BEFORE = "Germany and Poland are two places of that long list. "


@pytest.mark.parametrize(
    ("goes_on", "words"),
    [
        ("more than Belgium and Germany.", "more than Belgium and Germany"),
        ("more than Belgium, France and Germany.", "more than Belgium, France and Germany"),
        (
            "more than Belgium and France together, it is said.",
            "more than Belgium and France together",
        ),
    ],
)
def test_a_sentence_before_changes_nothing(goes_on: str, words: str) -> None:
    """Places stand where they stand in the text; the words are counted from the sentence."""
    claim = only(BEFORE + EN + goes_on, "en")
    assert [r.code for r in claim.reasons] == ["not_than_another"]
    assert dict(claim.reasons[0].values)["words"] == words


def found(one: Asked, verdict: Verdict, place: str = "NLD") -> Finding:
    candidate = one.candidate(SERIES, place=place)
    figure = RECORD.figure(SERIES, "2022", geography=place)
    return Finding(verdict, (Reason.of("same", figure=figure.id),), candidate, figure)


def test_what_is_told_is_of_the_number_with_the_places_beside_it() -> None:
    one = asked(EN + "more than Belgium and Germany.", RECORD)
    own = found(one, Verdict.MATCHES)
    told = held_to_the_others(RECORD, one.question, own)
    assert (told.verdict, told.candidate, told.figure) == (
        Verdict.NOT_IN_RECORD, own.candidate, own.figure,
    )  # fmt: skip
    assert [f.id for f in told.near] == [f"{SERIES}||BEL|2022", f"{SERIES}||DEU|2022"]
    assert told.reasons == (
        Reason.of(
            "not_than_another", words="more than Belgium and Germany",
            figure=f"{SERIES}||NLD|2022", named=f"{SERIES}||DEU|2022",
        ),
    )  # fmt: skip


def test_what_is_no_figure_or_does_not_agree_is_left_alone() -> None:
    one = asked(EN + "more than Germany.", RECORD)
    own = found(one, Verdict.OUTDATED)
    assert held_to_the_others(RECORD, one.question, own) is own
    for without in (Finding(Verdict.MATCHES, own.reasons, None, own.figure),
                    Finding(Verdict.MATCHES, own.reasons, own.candidate)):  # fmt: skip
        assert held_to_the_others(RECORD, one.question, without) is without


@pytest.mark.parametrize(("other", "agrees"), [("Belgium", True), ("Germany", False)])
def test_the_place_itself_is_not_among_the_others(other: str, agrees: bool) -> None:
    claim = only(f"More than {other}, the Netherlands had 40,004 reports at NCMEC in 2022.", "en")
    assert claim.verdict.agrees is agrees
    assert claim.reasons[0].code == ("same" if agrees else "not_than_another")
