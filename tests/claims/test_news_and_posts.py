"""What news, letters and posts put around a number, on figures that nobody published."""

from __future__ import annotations

import pytest

from claims import Verdict
from tests.claims.made_up import claim_of, said

RIGHT = "2.469.134"


@pytest.mark.parametrize(
    "text",
    [
        # tags and addresses are no words of the sentence
        "NCMEC kreeg in 2022 2.469.134 meldingen #kinderveilig #digiwijs",
        "NCMEC kreeg in 2022 2.469.134 meldingen, zie https://voorbeeld.org/grafieken/beer.html.",
        "NCMEC received 2,469,134 reports in 2022 #besafe #kidsonline",
        # a sentence of its own before a colon
        "De kapitein is tevreden: NCMEC kreeg in 2022 2.469.134 meldingen.",
        "The captain was pleased: in 2022 NCMEC received 2,469,134 reports.",
        # what a name is called besides
        "NCMEC, inmiddels een bejaarde instelling, kreeg in 2022 2.469.134 meldingen.",
        "NCMEC (voorheen een gironummer) kreeg in 2022 2.469.134 meldingen.",
        "NCMEC, formerly a lighthouse, received 2,469,134 reports in 2022.",
        # the country of one who was named
        "Wij spraken NCMEC. De Amerikaanse organisatie kreeg in 2022 2.469.134 meldingen.",
        # questions to a minister, and a verb at the end
        "Kunt u bevestigen dat NCMEC in 2022 2.469.134 meldingen kreeg?",
        "In 2022 doken bij NCMEC 2.469.134 meldingen op, om stil van te worden.",
        "In de loop van 2022 kreeg NCMEC 2.469.134 meldingen.",
    ],
)
def test_what_stands_around_a_number_narrows_nothing(text: str) -> None:
    number = RIGHT if RIGHT in text else "2,469,134"
    claim = claim_of(text, number)
    assert (claim.verdict, claim.series) == (Verdict.MATCHES, "ncmec.reports_total")


@pytest.mark.parametrize(
    "text",
    [
        "NCMEC kreeg in 2022 2.469.134 meldingen van #zeelieden.",
        "NCMEC kreeg in 2022 2.469.134 meldingen #Duitsland",
        "NCMEC kreeg in 2022 2.469.134 #zeemansmeldingen",
        "Het gaat om zeelieden: NCMEC kreeg in 2022 2.469.134 meldingen.",
        "De zeemansmeldingen zijn terug: NCMEC kreeg er in 2022 2.469.134.",
        "Over Duitsland is er nieuws: NCMEC kreeg in 2022 2.469.134 meldingen.",
        "Zeelieden voorop: NCMEC kreeg in 2022 2.469.134 meldingen.",
        "NCMEC, de Duitse tak, kreeg in 2022 2.469.134 meldingen.",
        "NCMEC, nu alleen nog voor zeelieden, kreeg in 2022 2.469.134 meldingen.",
        "NCMEC, zeelieden daargelaten, kreeg in 2022 2.469.134 meldingen uit havens.",
        "De Duitse organisatie kreeg in 2022 2.469.134 meldingen, zegt NCMEC.",
        "De Amerikaanse organisatie kreeg in 2022 2.469.134 meldingen van NCMEC.",
        "In 2022 doken bij NCMEC 2.469.134 zeelieden op.",
        "In de loop van een maand in 2022 kreeg NCMEC 2.469.134 meldingen.",
        "De jongste kinderen zijn de klos: NCMEC kreeg in 2022 2.469.134 meldingen.",
        "De meeste meldingen bij NCMEC in 2022 (2.469.134) gaan over zeelieden.",
        "Wie beweert dat NCMEC in 2022 2.469.134 meldingen kreeg, vergist zich.",
    ],
)
def test_what_narrows_a_number_keeps_the_whole_from_agreeing(text: str) -> None:
    verdict, _ = said(text, RIGHT)
    assert verdict == "no claim" or not Verdict(verdict).agrees
