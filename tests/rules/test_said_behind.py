"""What a text takes back of a number: that it is so, or that it is said of the whole."""

from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

RECORD = record_of((
    ("ncmec.reports_total", "", "World", "2022", 707_808),
    ("ncmec.reports_by_platform", "platform=Facebook", "World", "2022", 404_505),
))  # fmt: skip
EN, NL = "NCMEC received 707,808 reports in 2022", "NCMEC kreeg in 2022 707.808 meldingen"

ALL_OF_IT = [
    ("en", "They all came from Instagram."),
    ("en", "All of them were about Germany."),
    ("en", "Every one of them came from schools."),
    ("en", "These were only the reports from teachers."),
    ("en", "Those were reports of bakers."),
    ("en", "This counts Facebook only."),
    ("en", "That was in the first half of 2022 alone."),
    ("en", "Every month."),
    ("en", "Per month, that is."),
    ("nl", "Die kwamen allemaal van scholen."),
    ("nl", "Dat waren alleen de meldingen over Nederland."),
    ("nl", "Het gaat uitsluitend om meldingen van kerken."),
    ("nl", "Stuk voor stuk van leraren."),
    ("nl", "Elke maand."),
    ("nl", "Dat was per maand."),
]
DENIED = [
    ("en", "The real number was only half of that."), ("en", "This is fake news."),
    ("en", "He was mistaken."), ("en", "In fact there were far fewer."),
    ("en", "Actually it was twice as many."), ("en", "Nothing of that is true."),
    ("en", "The minister later corrected that to 60,000."), ("en", "Our fact check: false."),
    ("nl", "In werkelijkheid waren het er veel minder."), ("nl", "Niet dus."),
    ("nl", "Daar klopt niets van."), ("nl", "Het werkelijke aantal was veel lager."),
    ("nl", "De minister heeft dat getal ingetrokken."), ("nl", "Hij vergiste zich."),
    ("en", "That is not true."), ("en", "But that is wrong."), ("en", "That number is made up."),
    ("en", "It isn't true."), ("en", "Wrong."),
    ("nl", "Dat klopt niet."), ("nl", "Maar dat is onzin."), ("nl", "Dat is niet waar."),
    ("nl", "Dat getal is uit de lucht gegrepen."), ("nl", "Onzin."),
]  # fmt: skip
NOTHING_TAKEN_BACK = [
    ("en", "In fact, most concern known images."),
    ("en", "Actually few people know this."),
    ("en", "The real number of victims is unknown."),
    ("nl", "In werkelijkheid is het probleem groter."),
    ("nl", "Het werkelijke aantal slachtoffers is onbekend."),
    ("en", "That is a lot."),
    ("en", "These reports are sent to police all over the world."),
    ("en", "That is not a measure of how much abuse there is."),
    ("en", "No other organisation receives as many."),
    ("en", "It is not only the most so far, it is also well documented."),
    ("en", "Almost all of them came from companies."),
    ("en", "They are mostly from Facebook."),
    ("nl", "Dat zijn er veel."),
    ("nl", "Dat is niet alleen veel, het is ook zorgelijk."),
    ("nl", "Niet elke melding is een misdrijf."),
    ("nl", "Dat zijn vooral meldingen van Facebook."),
    ("nl", "Die kwamen bijna allemaal van bedrijven."),
]


def agrees(text: str, language: str) -> bool:
    first = check(text, language, RECORD)[0]
    return first.quantity.value == 707_808 and first.verdict.agrees


def first_sentence(language: str) -> str:
    return {"en": EN, "nl": NL}[language]


@pytest.mark.parametrize(("language", "behind"), ALL_OF_IT + DENIED)
def test_what_the_next_sentence_takes_back_does_not_agree(language: str, behind: str) -> None:
    said = first_sentence(language)
    assert agrees(f"{said}.", language)
    assert not agrees(f"{said}. {behind}", language)
    assert agrees(f"{said}.\n\n{behind}", language)  # of another paragraph


@pytest.mark.parametrize(("language", "behind"), NOTHING_TAKEN_BACK)
def test_what_goes_on_takes_nothing_back(language: str, behind: str) -> None:
    assert agrees(f"{first_sentence(language)}. {behind}", language)


def test_the_part_that_it_all_came_from_may_be_the_number_s_own() -> None:
    said = "Facebook sent 404,505 reports to NCMEC in 2022."
    found = check(f"{said} All of them came from Facebook.", "en", RECORD)
    assert found[0].verdict.agrees
    found = check(f"{said} All of them came from Instagram.", "en", RECORD)
    assert not found[0].verdict.agrees


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"It is a myth that {EN}."),
        ("en", f"Nobody believes that {EN}."),
        ("en", f"Myth: {EN}."),
        ("en", f"The following claim is false. {EN}."),
        ("en", f"What follows is incorrect. {EN}."),
        ("nl", f"De volgende bewering is onjuist. {NL}."),
        ("nl", f"Het volgende is niet waar. {NL}."),
        ("nl", "Was het maar zo dat NCMEC in 2022 707.808 meldingen had gekregen."),
        ("en", f"Few people believe that {EN}."),
        ("en", f"{EN}, but that is not true."),
        ("en", f"{EN}, but that number is made up."),
        ("en", "Did NCMEC receive 707,808 reports in 2022? No."),
        ("en", "Did NCMEC receive 707,808 reports in 2022? No, it did not."),
        ("nl", f"Het is een fabel dat {NL.replace('kreeg ', '')} kreeg."),
        ("nl", "Niemand gelooft dat NCMEC in 2022 707.808 meldingen kreeg."),
        ("nl", f"{NL}, maar dat is onzin."),
        ("nl", "Kreeg NCMEC in 2022 707.808 meldingen? Nee."),
    ],
)
def test_what_is_denied_does_not_agree(language: str, text: str) -> None:
    assert not any(c.verdict.agrees for c in check(text, language, RECORD))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{EN}, but that is not the whole story."),
        ("en", "Did NCMEC receive 707,808 reports in 2022? Yes."),
        ("en", f"Many believe that {EN}."),
        ("nl", f"{NL}, maar dat is niet het hele verhaal."),
        ("nl", "Kreeg NCMEC in 2022 707.808 meldingen? Ja."),
    ],
)
def test_what_is_not_denied_agrees(language: str, text: str) -> None:
    assert any(c.verdict.agrees for c in check(text, language, RECORD))
