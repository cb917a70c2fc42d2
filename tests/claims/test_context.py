"""Publisher, subject, time and part that stand elsewhere than in the number's own clause."""

from __future__ import annotations

import pytest

from claims import Claim, check
from tests.claims.made_up import claim_of, record_of

FIGURES = (
    ("ncmec.reports_total", "", "World", "2021", 1_234_567),
    ("ncmec.reports_total", "", "World", "2022", 2_469_134),
    ("ncmec.reports_by_country", "", "DEU", "2020", 41_152),
    ("ncmec.reports_by_country", "", "DEU", "2021", 61_728),
    ("ncmec.reports_by_country", "", "DEU", "2022", 123_456),
    ("ncmec.reports_by_country", "", "FRA", "2022", 77_889),
    ("ncmec.reports_by_country", "", "NLD", "2022", 33_221),
    ("ncmec.reports_by_platform", "platform=Facebook", "World", "2022", 987_654),
    ("ncmec.reports_by_platform", "platform=Discord", "World", "2022", 24_680),
    ("ncmec.reports_by_platform", "platform=TikTok", "World", "2022", 44_771),
    ("tiktok.ncmec_reports", "", "World", "2022", 44_771),
    ("offlimits.reports", "", "NLD", "2022", 88_012),
    ("offlimits.reports_illegal", "", "NLD", "2022", 50_111),
    ("offlimits.reports_not_illegal", "", "NLD", "2022", 37_901),
    ("iwf.reports_assessed", "", "World", "2022", 400_401),
    ("iwf.reports_confirmed", "", "World", "2022", 200_303),
    ("iwf.reports_confirmed", "", "World", "2021", 190_707),
    ("google.csam_cybertip_reports", "", "World", "2022-H1", 51_617),
    ("google.csam_cybertip_reports", "", "World", "2022-H2", 48_913),
    ("telegram.csam_blocked_ngo", "", "World", "2022-H2", 9_753),
    ("telegram.csam_blocked_ngo", "organisation=Stichting Offlimits", "World", "2022-H2", 5_317),
    ("telegram.csam_blocked_ngo", "organisation=Internet Watch Foundation", "World", "2022-H2",
     1_713),
    ("law.eu_csa_directive_vote", "vote=for", "EU27", "2022-05-03/2022-05-03", 411),
    ("ep.dutch_members_votes",
     "ballot=3 May, proposal;party=Democraten 66;vote=for the derogation", "NLD",
     "2022-05-03/2022-05-03", 3),
    ("ep.dutch_members_votes",
     "ballot=3 May, proposal;party=Partij voor de Vrijheid;vote=against the derogation", "NLD",
     "2022-05-03/2022-05-03", 6),
    ("ep.dutch_members_votes",
     "ballot=9 May, first;party=Democraten 66;vote=for the derogation", "NLD",
     "2022-05-09/2022-05-09", 4),
    ("ep.dutch_members_votes",
     "ballot=9 May, second;party=Volt;vote=for the derogation", "NLD",
     "2022-05-09/2022-05-09", 2),
)  # fmt: skip


def claim(text: str, number: str, language: str = "en") -> Claim | None:
    """The claim of the last place where the number stands."""
    at = text.rindex(number)
    found = check(text, language, record_of(FIGURES))
    return next((c for c in found if c.span.start < at + len(number) and at < c.span.end), None)


def agrees(text: str, number: str, language: str = "en") -> bool:
    """Whether a number agrees, as what the text calls it."""
    found = claim(text, number, language)
    return found is not None and found.verdict.agrees


@pytest.mark.parametrize(
    ("under", "found"),
    [
        ("Reports to NCMEC per platform, 2022", True),
        ("Reports to the CyberTipline by platform, 2022. Source: NCMEC.", True),
        ("Table 1. CyberTipline reports by platform, 2022. NCMEC", True),
        ("Table 1: reports per platform in 2022\nSource: NCMEC", True),
        ("Reports to NCMEC per platform, 2021", False),
        ("Victims by platform, NCMEC, 2022", False),
        ("Reports per day by platform, NCMEC, 2022", False),
        ("Reports about boys by platform, NCMEC, 2022", False),
        ("Reports to the IWF per platform, 2022", False),
        ("Platforms", False),
    ],
)
def test_a_caption_under_a_table(under: str, found: bool) -> None:
    table = "Facebook\t987,654\nDiscord\t24,680\n"
    assert agrees(f"{table}{under}", "987,654") is found
    assert agrees(f"{table}\n{under}", "24,680") is found


@pytest.mark.parametrize(
    ("over", "found"),
    [
        ("NCMEC reports by country, 2022", True),
        ("What the CyberTipline received in 2022, by country:", True),
        ("Victims by country, NCMEC, 2022", False),
        ("NCMEC reports about boys by country, 2022", False),
        ("NCMEC reports per day by country, 2022", False),
        ("What NCMEC removed in 2022:", False),
    ],
)
def test_a_heading_over_a_list(over: str, found: bool) -> None:
    text = f"{over}\n- Germany: 123,456\n- France: 77,889"
    assert agrees(text, "123,456") is found
    assert agrees(text, "77,889") is found


def test_a_number_in_brackets_is_of_the_name_before_it() -> None:
    text = "NCMEC linked reports of 2022 to Germany (123,456), France (77,889) and the Netherlands."
    assert agrees(text, "123,456")
    assert agrees(text, "77,889")
    swapped = text.replace("Germany", "Spain").replace("France", "Germany")
    assert not agrees(swapped, "123,456")
    assert not agrees(swapped, "77,889")


@pytest.mark.parametrize(
    ("text", "number", "language"),
    [
        ("NCMEC counted 41,152 reports on Germany in 2020. The next year it was 61,728, the year "
         "after that 123,456.", "123,456", "en"),
        ("Voor Duitsland telde NCMEC in 2020 41.152 meldingen. Een jaar later waren het er 61.728 "
         "en het jaar daarop 123.456.", "123.456", "nl"),
        ("NCMEC counted 123,456 reports on Germany in 2022, up from 61,728 the year before and "
         "41,152 in the year before that.", "41,152", "en"),
        ("In the first half of 2022 Google made 51,617 CyberTipline reports. Over the following "
         "six months it made 48,913.", "48,913", "en"),
        ("Google deed in de eerste helft van 2022 51.617 CyberTipline-meldingen. In het halfjaar "
         "daarna waren het er 48.913.", "48.913", "nl"),
    ],
)  # fmt: skip
def test_times_counted_on_from_the_one_before(text: str, number: str, language: str) -> None:
    assert agrees(text, number, language)
    for old, new in (("2020", "2019"), ("2022", "2021")):
        if old in text:
            assert not agrees(text.replace(old, new), number, language)


def test_a_year_is_counted_from_what_came_before_and_not_from_what_comes_after() -> None:
    text = "In 2020 NCMEC received 500 reports. A year later it received {}, and in 2021 900."
    assert not agrees(text.format("2,469,134"), "2,469,134")
    assert agrees(text.format("1,234,567"), "1,234,567")


@pytest.mark.parametrize(
    ("text", "number", "language", "found"),
    [
        ("Offlimits received 88,012 reports in 2022. 50,111 were illegal; 37,901 were not.",
         "37,901", "en", True),
        ("Offlimits ontving in 2022 88.012 meldingen. Daarvan waren er 50.111 strafbaar en 37.901 "
         "niet.", "37.901", "nl", True),
        ("Offlimits received 88,012 reports in 2022. 37,901 were illegal; 50,111 were not.",
         "50,111", "en", False),
        ("Offlimits received 88,012 reports in 2022. 50,111 were urgent; 37,901 were not.",
         "37,901", "en", False),
        ("Offlimits received 88,012 reports about boys in 2022. Of these, 50,111 were illegal.",
         "50,111", "en", False),
        ("Offlimits received 88,012 reports in 2022. Of these, 50,111 were illegal.",
         "50,111", "en", True),
    ],
)  # fmt: skip
def test_parts_of_what_was_told_before(text: str, number: str, language: str, found: bool) -> None:
    assert agrees(text, number, language) is found


def test_the_parts_of_a_whole_cite_nobody() -> None:
    whole = "Telegram blocked 9,753 items in the second half of 2022. "
    text = whole + "Of these, 5,317 came from Offlimits and 1,713 from the IWF."
    assert agrees(text, "5,317")
    assert agrees(text, "1,713")
    assert not agrees(text.replace("Offlimits", "NCMEC"), "5,317")
    assert not agrees(whole + "The IWF confirmed 1,713 reports.", "1,713")


@pytest.mark.parametrize(
    ("tail", "found"),
    [
        ('," said Jane Roe, head of policy at the IWF in Cambridge.', True),
        ('," said Jane Roe, referring to reports from Germany.', False),
        (' from Germany," said Jane Roe, head of policy at the IWF.', False),
    ],
)
def test_who_is_quoted_narrows_nothing(tail: str, found: bool) -> None:
    assert agrees(f'"In 2022 we confirmed 200,303 reports{tail}', "200,303") is found


def test_a_company_and_the_clearing_house_tell_one_number() -> None:
    text = "What platforms sent NCMEC in 2022\n\nFacebook sent NCMEC 987,654 reports. "
    text += "Google sent 11,222, TikTok 44,771 and Discord 24,680."
    assert agrees(text, "44,771")
    assert not agrees(text.replace("TikTok", "Reddit"), "44,771")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NCMEC runs a hotline. In 2022 it received 2,469,134 reports.", True),
        ("NCMEC runs a hotline. In 2022 it sent 2,469,134 reports.", False),
        ("The NSPCC is a charity. In 2022 there were 2,469,134 CyberTipline reports.", True),
        ("The NSPCC told us more. That organisation confirmed 200,303 reports in 2022.", False),
        ("We told the IWF. That organisation confirmed 200,303 reports in 2022.", True),
        ("NCMEC received 2,469,134 victims of exploitation in 2022.", False),
    ],
)
def test_who_acts_was_named_before(text: str, found: bool) -> None:
    assert agrees(text, "2,469,134" if "2,469,134" in text else "200,303") is found


HEAD = "On {day} the Dutch members of the European Parliament voted on the proposal. "


@pytest.mark.parametrize(
    ("text", "number", "found"),
    [
        ("For the derogation: 3 members of D66. Against: six.", "3", True),
        ("Against: 6 members of the PVV.", "6", True),
        ("Against: 3 members of D66.", "3", False),
        ("For the derogation: 6 members of D66.", "6", False),
        ("For the derogation: 6 members of the PVV.", "6", False),
        ("The 3 members of D66 did not vote for the derogation.", "3", False),
        ("After 3 hours D66 voted for the derogation.", "3", False),
        ("In the Senate 3 members of D66 voted for the derogation.", "3", False),
        ("3 members of D66 voted for the motion to reject, for the derogation.", "3", False),
    ],
)
def test_votes_of_a_party(text: str, number: str, found: bool) -> None:
    assert agrees(HEAD.format(day="3 May 2022") + text, number) is found
    assert not agrees(HEAD.format(day="4 May 2022") + text, number)


def test_votes_of_a_day_of_several_ballots_say_nothing() -> None:
    text = HEAD.format(day="9 May 2022") + "For the derogation: 4 members of D66."
    assert not agrees(text, "4")


def test_votes_in_dutch() -> None:
    text = "Op 3 mei 2022 stemde het Europees Parlement. Van de Nederlandse leden stemden 6 PVV'ers"
    assert agrees(text + " tegen.", "6", "nl")
    assert not agrees(text + " voor.", "6", "nl")


def test_a_vote_is_of_its_day() -> None:
    text = "On {} May 2022 the European Parliament voted on the directive. 411 were in favour."
    assert agrees(text.format(3), "411")
    assert not agrees(text.format(17), "411")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 2021 it was 41%.", True),
        ("The share then fell to 41% in 2021.", True),
        ("In 2022 it was 41%.", False),
        ("In 2021 41% of teachers knew.", False),
        ("In 2021 41% were girls.", False),
        ("In 2021 41% came from companies.", False),
        ("In 2021 turnover rose to 41%.", False),
        ("In 2021 in Belgium it was 41%.", False),
        ("In 2021 not even 41% was left.", False),
        ("In 2021 it was 41% lower.", False),
    ],
)
def test_a_number_that_goes_on_with_another_time(text: str, found: bool) -> None:
    shares = (
        ("iwf.share_by_hosting_country", "", "NLD", "2020", 77),
        ("iwf.share_by_hosting_country", "", "NLD", "2021", 41),
        ("iwf.share_by_hosting_country", "", "NLD", "2022", 32),
    )
    first = "The IWF found that 77% of the URLs were hosted in the Netherlands in 2020. "
    claims = check(first + text, "en", record_of(shares))
    assert any("41" in c.quantity.text and c.verdict.agrees for c in claims) is found


def test_a_chain_of_shares_far_from_its_subject() -> None:
    shares = tuple(
        ("iwf.share_by_hosting_country", "", "NLD", year, share)
        for year, share in (("2019", 71), ("2020", 77), ("2021", 41), ("2022", 32))
    )
    text = (
        "De IWF vond in 2019 71 procent van het materiaal op servers in Nederland. In 2020 was dat "
        "77 procent. Daarna zakte het aandeel naar 41 procent in 2021 en 32 procent in 2022."
    )
    claims = check(text, "nl", record_of(shares))
    assert [c.verdict.agrees for c in claims] == [True, True, True, True]
    swapped = text.replace("41", "0").replace("32", "41").replace("procent in 2022", "procent")
    assert not any("41" in c.quantity.text and c.verdict.agrees
                   for c in check(swapped + " ", "nl", record_of(shares)))  # fmt: skip


def test_a_heading_of_another_year_is_not_that_of_the_latest_figure() -> None:
    figures = (("inhope.records", "", "World", "2022", 51_337),)
    for year, found in ((2022, True), (2023, False), (2021, False)):
        text = f"INHOPE in {year}\n\nThe network processed 51,337 records."
        claims = check(text, "en", record_of(figures))
        assert any(c.verdict.agrees for c in claims) is found, year


@pytest.mark.parametrize("now", ["Now", "These days", "Nowadays", "Currently"])
def test_the_present_is_not_the_year_of_the_sentence_before(now: str) -> None:
    begins = "In 2021 NCMEC received 1,234,567 reports. "
    assert not claim_of(
        f"{begins}{now} it receives 1,234,567 a year.", "1,234,567", 2
    ).verdict.agrees
    assert claim_of(f"{begins}That year it received 1,234,567.", "1,234,567", 2).verdict.agrees
