"""A whole must not pass for a part: every restricting word is part of the slot."""

from __future__ import annotations

import pytest

from claims import Verdict
from claims.report.wording import why
from tests.claims.made_up import claim_of, said

WHOLE = "2,469,134"
TOTAL = "ncmec.reports_total||World|2022"


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 NCMEC received 2,469,134 reports.",
        "In 2022 NCMEC received 2,469,134 reports of suspected child sexual exploitation.",
        "NCMEC says that 2,469,134 reports came in during 2022.",
        "Speaking in Lisbon, the minister said that NCMEC received 2,469,134 reports in 2022.",
        "Companies and the public together sent NCMEC 2,469,134 reports in 2022.",
        "The CyberTipline took in 2,469,134 reports worldwide in 2022, according to NCMEC.",
    ],
)
def test_a_whole_said_of_the_whole_matches(text: str) -> None:
    assert said(text, WHOLE) == ("matches", TOTAL)


PARTS = {
    "from Germany": "ncmec.reports_by_country||DEU|2022",
    "from Facebook": "ncmec.reports_by_platform|platform=Facebook|World|2022",
    "from the public": "ncmec.reports_public||World|2022",
    "from Spain": "",
    "from TikTok": "",
    "of sextortion": "",
    "about girls": "",
    "made with artificial intelligence": "",
    "per day": "",
}


@pytest.mark.parametrize("words", PARTS)
def test_a_whole_said_of_a_part_says_so(words: str) -> None:
    claim = claim_of(f"In 2022 NCMEC received 2,469,134 reports {words}.", WHOLE)
    assert claim.verdict is Verdict.WHOLE_NOT_PART
    assert claim.figure is not None and claim.figure.id == TOTAL
    assert [figure.id for figure in claim.near] == [PARTS[words]] * bool(PARTS[words])
    assert words.split()[-1] in why(claim, "en")


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 NCMEC did not receive 2,469,134 reports.",
        "In 2022 NCMEC received 2,469,134 fewer reports.",
        "In 2022 NCMEC deleted 2,469,134 reports.",
        "In 2022 NCMEC received 2,469,134 blurple reports.",
        "In 2022 NCMEC received 2,469,134 reports from wizards.",
        "In 2022 NCMEC received 2,469,134 reports from schools.",
        "In the spring of 2022 NCMEC received 2,469,134 reports.",
        "In 2022 NCMEC confirmed 2,469,134 reports.",
        "In 2022 2,469,134 reports to NCMEC were referred to the police.",
        "In 2022 NCMEC sent 2,469,134 reports.",
        "In 2022 there were 2,469,134 convictions, says NCMEC.",
        "In 2021 NCMEC received 2,469,134 reports.",
        "In 2022 IWF confirmed 400,401 reports from Germany.",
        "In 2022 heeft NCMEC 2.469.134 meldingen verwijderd.",
        "In 2022 kreeg NCMEC geen 2.469.134 meldingen.",
        "In 2022 kreeg NCMEC 2.469.134 sextortionmeldingen.",
        "In 2022 kreeg NCMEC 2.469.134 valse meldingen.",
        "Discord sent NCMEC 987,654 reports in 2022.",
        "In 2022 NCMEC received 123,456 reports about France.",
        "In 2022 NCMEC received 4,321 reports.",
        "Boys were seen in 91% of what the IWF confirmed in 2022.",
    ],
)
def test_what_is_narrowed_or_unread_never_agrees(text: str) -> None:
    for number in ("2,469,134", "2.469.134", "400,401", "987,654", "123,456", "4,321", "91%"):
        if number in text:
            verdict = said(text, number)[0]
            assert not verdict.startswith("matches"), verdict


@pytest.mark.parametrize(
    ("text", "number", "figure"),
    [
        ("Facebook sent NCMEC 987,654 reports in 2022.", "987,654", PARTS["from Facebook"]),
        ("From Germany NCMEC had 123,456 reports in 2022.", "123,456", PARTS["from Germany"]),
        ("In 2022 the public sent NCMEC 4,321 reports.", "4,321", PARTS["from the public"]),
        ("The IWF confirmed 200,303 reports in 2022.", "200,303",
         "iwf.reports_confirmed||World|2022"),
        ("In 2022 zag de IWF meisjes in 91 procent van de bevestigde meldingen.", "91",
         "iwf.sex_share|sex=girls|World|2022"),
    ],
)  # fmt: skip
def test_a_part_named_by_its_words_matches(text: str, number: str, figure: str) -> None:
    assert said(text, number) == ("matches", figure)


def test_reports_called_children_are_right_in_number_only() -> None:
    claim = claim_of("NCMEC had 2,469,134 child victims in 2022.", WHOLE)
    assert claim.verdict is Verdict.OTHER_THING
    assert claim.reasons[0].code == "misnamed"


@pytest.mark.parametrize(
    ("text", "number", "verdict"),
    [
        ("In 2022 NCMEC received 3,469,134 reports.", "3,469,134", "differs"),
        ("In 2022 NCMEC received more than 3 million reports.", "3 million", "not in the record"),
        ("In 2022 NCMEC received nearly 2.1 million reports.", "2.1 million", "not in the record"),
        ("In 2022 NCMEC received 3 to 4 million reports.", "3 to 4", "not in the record"),
        ("In 2022 NCMEC received 3,469,134 blurple reports.", "3,469,134", "not in the record"),
        ("In 2022 NCMEC received 3 4 . 6 million reports.", "4.6 million", "no claim"),
        ("In 2022 NCMEC received 2.46 million reports.", "2.46 million", "matches, rounded"),
        ("In 2022 NCMEC received 2,469,000 reports.", "2,469,000", "matches, rounded"),
        ("In 2022 NCMEC received 2.45 million reports.", "2.45 million", "differs"),
    ],
)
def test_only_what_was_read_whole_differs(text: str, number: str, verdict: str) -> None:
    number = number if number in text else "6 million"
    assert said(text, number)[0] == verdict
