"""Words that restrict nothing unless they describe the noun that is counted, verbs in two halves,
and what goes on with them, on figures that nobody published."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from claims import Verdict, check
from data_sources.record.load import the_record
from tests.claims.made_up import claim_of, record_of, said

SCOPE = Path(the_record().directory) / "claims_scope.csv"


@pytest.mark.parametrize(
    ("text", "number", "series"),
    [
        ("NCMEC was flooded with 2,469,134 reports in 2022.", "2,469,134", "ncmec.reports_total"),
        ("NCMEC chalked up 2,469,134 reports over the course of 2022.", "2,469,134",
         "ncmec.reports_total"),
        ("Discord contributed 24,680 reports to NCMEC in 2022.", "24,680",
         "ncmec.reports_by_platform"),
        ("The IWF worked through 400,401 reports in 2022.", "400,401", "iwf.reports_assessed"),
        ("NCMEC kreeg in 2022 liefst 2.469.134 meldingen te verwerken.", "2.469.134",
         "ncmec.reports_total"),
        ("Bij NCMEC stroomden in 2022 2.469.134 meldingen binnen.", "2.469.134",
         "ncmec.reports_total"),
        ("De teller bij NCMEC bleef in 2022 steken op 2.469.134 meldingen.", "2.469.134",
         "ncmec.reports_total"),
        ("Van Facebook belandden in 2022 987.654 meldingen bij NCMEC.", "987.654",
         "ncmec.reports_by_platform"),
        ("Aan Duitsland wees NCMEC voor 2022 123.456 meldingen toe.", "123.456",
         "ncmec.reports_by_country"),
        ("Van die meldingen achtte de IWF er in 2022 200.303 strafbaar.", "200.303",
         "iwf.reports_confirmed"),
    ],
)  # fmt: skip
def test_how_it_is_said_that_something_was_received(text: str, number: str, series: str) -> None:
    claim = claim_of(text, number)
    assert (claim.verdict, claim.series) == (Verdict.MATCHES, series)


def _apart(language: str) -> list[str]:
    with SCOPE.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["word"] == "apart"]
    row = next(r for r in rows if r["language"] == language)
    return [word for word in row["phrases"].split("|") if " " not in word]


def test_a_word_apart_is_in_no_other_row() -> None:
    with SCOPE.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["restricts"] not in ("subject", "implies")]
    for language in ("en", "nl"):
        mine, others = set[str](), set[str]()
        for row in (r for r in rows if r["language"] == language):
            (mine if row["word"] == "apart" else others).update(row["phrases"].split("|"))
        assert mine and not mine & others


@pytest.mark.parametrize("word", ["flooded", "sickening", "harrowing", "swapped"])
def test_a_word_apart_narrows_the_noun_that_it_stands_before(word: str) -> None:
    assert word in _apart("en")
    assert not _agrees(f"NCMEC took 2,469,134 {word} reports in 2022.")


@pytest.mark.parametrize("word", ["gruwelijke", "bizarre", "overspoelde", "bedolven"])
def test_a_dutch_word_apart_does_too(word: str) -> None:
    assert word in _apart("nl")
    assert not _agrees(f"NCMEC ontving in 2022 2.469.134 {word} meldingen.", "2.469.134")


@pytest.mark.parametrize(
    "text",
    [
        "Overwhelming, and in fairness unsettling: NCMEC received 2,469,134 reports in 2022.",
        "In 2022 NCMEC amasses a stupendous 2,469,134 reports.",
        "The pundit ominously said at the summit that NCMEC received 2,469,134 reports in 2022.",
        "It came as a shock, which was discussed: NCMEC received 2,469,134 reports in 2022.",
    ],
)
def test_a_word_of_judgement_or_a_scene_of_politics_narrows_nothing(text: str) -> None:
    assert _agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "NCMEC received 2,469,134 unsettling reports in 2022.",
        "NCMEC received 2,469,134 pundit reports in 2022.",
        "NCMEC received 2,469,134 reports about the election in 2022.",
        "NCMEC received 2,469,134 reports from pundits in 2022.",
        "In 2022 2,469,134 reports to NCMEC were galling.",
    ],
)
def test_where_it_describes_what_is_counted_it_does(text: str) -> None:
    assert not _agrees(text)


def _agrees(text: str, number: str = "2,469,134") -> bool:
    return Verdict(said(text, number)[0]).agrees


@pytest.mark.parametrize(
    "text",
    [
        "NCMEC wees in 2022 2.469.134 meldingen af.",
        "NCMEC haalde in 2022 2.469.134 meldingen weg.",
        "NCMEC legde in 2022 2.469.134 meldingen opzij.",
        "NCMEC gaf in 2022 2.469.134 meldingen door aan de autoriteiten.",
        "NCMEC stuurde in 2022 2.469.134 meldingen terug.",
        "NCMEC zette in 2022 2.469.134 meldingen uit.",
    ],
)
def test_a_verb_in_two_halves_says_what_was_done(text: str) -> None:
    assert not _agrees(text, "2.469.134")


@pytest.mark.parametrize(
    "text",
    [
        "Er kwamen in 2022 2.469.134 meldingen binnen bij NCMEC.",
        "NCMEC tikte in 2022 2.469.134 meldingen aan.",
        "Bij NCMEC liepen in 2022 2.469.134 meldingen binnen.",
    ],
)
def test_one_that_says_they_came_narrows_nothing(text: str) -> None:
    assert _agrees(text, "2.469.134")


def test_who_gives_reports_on_may_be_the_one_who_is_counted() -> None:
    text = "Facebook gaf in 2022 987.654 meldingen door aan NCMEC."
    assert said(text, "987.654")[0] == Verdict.MATCHES.value


@pytest.mark.parametrize("noun", ["tips", "creators"])
@pytest.mark.parametrize("link", ["from", "about", "by", "involving"])
def test_a_noun_after_a_link_narrows_though_it_is_known_as_something(noun: str, link: str) -> None:
    assert not _agrees(f"NCMEC received 2,469,134 reports {link} {noun} in 2022.")


@pytest.mark.parametrize(
    "text",
    [
        "NCMEC counted 2,469,134 victims of online abuse in 2022.",
        "NCMEC telde in 2022 2.469.134 slachtoffers van online misbruik.",
    ],
)
def test_victims_of_something_are_what_is_counted(text: str) -> None:
    number = "2,469,134" if "victims" in text else "2.469.134"
    assert not _agrees(text, number)


def test_two_years_belong_to_two_numbers_in_their_order() -> None:
    text = "Reports to NCMEC went from 1,234,567 in {} to 2,469,134 in {}."
    assert _agrees(text.format(2021, 2022)) and _agrees(text.format(2021, 2022), "1,234,567")
    assert not _agrees(text.format(2022, 2023))
    later = "Reports to NCMEC went from 1,234,567 in {} to 2,469,134 the following year."
    assert _agrees(later.format(2021)) and not _agrees(later.format(2022))


GROWTH = (("ncmec.online_enticement_growth", "", "World", "2022", 77.0),)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("In 2022 schoot het aantal meldingen van grooming bij NCMEC met 77 procent omhoog.", True),
        (
            "In 2022 schoot het aantal meldingen van grooming bij NCMEC met 77 procent omlaag.",
            False,
        ),
        ("NCMEC zag het aantal meldingen van grooming in 2022 met 77 procent toenemen.", True),
        ("NCMEC zag het aantal meldingen van grooming in 2022 met 77 procent afnemen.", False),
        ("Het aantal meldingen van grooming bij NCMEC is in 2022 met 77 procent gekelderd.", False),
    ],
)
def test_which_way_a_change_goes(text: str, right: bool) -> None:
    claim = next(c for c in check(text, "nl", record_of(GROWTH)) if "77" in c.quantity.text)
    assert claim.verdict.agrees == right


URLS = (
    ("google.csam_cybertip_reports", "", "World", "2022-H2", 123_321),
    ("google.youtube_cybertip_reports", "", "World", "2022-H2", 45_654),
)


@pytest.mark.parametrize(
    "text",
    [
        "Google sent NCMEC 123,321 reports in the second half of 2022 (YouTube not counted).",
        "Google bood NCMEC in de tweede helft van 2022 123.321 meldingen aan, YouTube niet "
        "meegerekend.",
    ],
)
def test_what_is_said_to_be_left_out_is_not_counted(text: str) -> None:
    language = "nl" if "meldingen" in text else "en"
    claim = next(c for c in check(text, language, record_of(URLS)) if "123" in c.quantity.text)
    assert (claim.verdict, claim.series) == (Verdict.MATCHES, "google.csam_cybertip_reports")


SHARES = (("iwf.share_by_hosting_country", "", "NLD", "2022", 37.0),)


def test_a_share_of_children_is_none_of_webpages() -> None:
    text = "The Netherlands hosted 37% of the {} that the IWF confirmed in 2022."
    codes = []
    for noun in ("webpages", "children"):
        claim = next(iter(check(text.format(noun), "en", record_of(SHARES))))
        codes.append((claim.verdict.agrees, claim.reasons[0].code == "misnamed"))
    assert codes == [(True, False), (False, True)]


@pytest.mark.parametrize("hedge", ["About", "Roughly", "Around"])
def test_a_number_said_to_be_about_so_much_is_not_called_wrong_when_it_is_near(hedge: str) -> None:
    near, far = (f"{hedge} {n} reports were confirmed by the IWF in 2022." for n in
                 ("201,000", "260,000"))  # fmt: skip
    assert claim_of(near, "201,000").verdict is Verdict.NOT_IN_RECORD
    assert claim_of(far, "260,000").verdict is Verdict.DIFFERS


def test_a_change_on_the_year_that_is_named_is_that_of_the_year_before_it() -> None:
    figures = (
        ("inhope.urls_exchanged", "", "World", "2021", 1_000),
        ("inhope.urls_exchanged", "", "World", "2022", 1_300),
        ("inhope.urls_exchanged_growth", "", "World", "2022", 25.0),
    )
    text = "In 2022 wisselden de INHOPE-meldpunten 1.300 URL's uit, 25% meer dan in 2021."
    claim = next(c for c in check(text, "nl", record_of(figures)) if "25" in c.quantity.text)
    assert (claim.verdict, claim.series) == (Verdict.MATCHES, "inhope.urls_exchanged_growth")


@pytest.mark.parametrize(
    ("question", "agrees"),
    [
        ("How many reports did NCMEC receive in 2022?", True),
        ("How many reports came in at NCMEC in 2022?", True),
        ("How many true reports did NCMEC receive in 2022?", False),
        ("How many reports did NCMEC follow up in 2022?", False),
        ("Hoeveel meldingen kreeg NCMEC in 2022?", True),
        ("Hoeveel meldingen wees NCMEC in 2022 af?", False),
        ("Hoeveel terechte meldingen kreeg NCMEC in 2022?", False),
        ("Hoeveel kinderen werden in 2022 bij NCMEC gemeld?", False),
    ],
)
def test_an_answer_is_of_all_that_its_question_says(question: str, agrees: bool) -> None:
    number = "2,469,134" if question.startswith("How") else "2.469.134"
    assert _agrees(f"{question} {number}.", number) == agrees


@pytest.mark.parametrize(
    "verb",
    ["estimated", "feared", "warned of", "counted on", "can handle", "may receive", "had room for"],
)
def test_what_may_come_has_not_been_counted(verb: str) -> None:
    assert not _agrees(f"NCMEC {verb} 2,469,134 reports in 2022.")


@pytest.mark.parametrize("noun", ["reports", "files"])
def test_a_share_is_of_what_is_counted(noun: str) -> None:
    assert _agrees(f"Of the {noun} at NCMEC in 2022, 40% came from Facebook.", "40%") == (
        noun == "reports"
    )


@pytest.mark.parametrize("body", ["Congress", "De Kamer", "Het ministerie"])
def test_who_is_told_a_figure_gets_no_reports(body: str) -> None:
    english = body == "Congress"
    number = "2,469,134" if english else "2.469.134"
    got = "received {} reports from" if english else "ontving {} meldingen van"
    assert not _agrees(f"{body} {got.format(number)} NCMEC in 2022.", number)
