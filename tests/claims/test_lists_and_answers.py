"""Kinds of sentences that are read further, and their neighbours that must not agree.

The last number of a text is the one that is asked about.
"""

from __future__ import annotations

import pytest

from claims import Claim, Verdict, check

_SINCE = "Project Arachnid has sent notices since January 2017. "
_SINDS = "Project Arachnid verstuurt sinds januari 2017 verzoeken. "


def last(language: str, text: str) -> Claim:
    return check(text, language)[-1]


RIGHT = [
    # the year that was named last
    ("en", "In 2022 NCMEC received 32,059,029 reports. That year 57,012 concerned the "
     "Netherlands."),
    ("nl", "In 2022 kreeg NCMEC 32.059.029 meldingen. Dat jaar gingen er 57.012 over Nederland."),
    # a running total, told by the date up to which it had come
    ("en", _SINCE + "In January 2022, five years on, it had sent 10.8 million notices."),
    ("nl", _SINDS + "In januari 2022 waren er 10,8 miljoen verwijderverzoeken verstuurd."),
    # who gets it is no sender
    ("en", "Project Arachnid had sent 7.2 million notices to service providers by May 2021."),
    # what is printed of rounded counts
    ("en", "NCMEC counted 4,700 AI reports in 2023 and 67,000 in 2024, a rise of 1,325%."),
    ("nl", "NCMEC telde 4.700 AI-meldingen in 2023 en 67.000 in 2024, een groei van 1.325 "
     "procent."),
    # what the one named first is
    ("en", "Report Remove, the tool that the IWF runs with the NSPCC, got 1,142 reports in 2024."),
    ("nl", "NCMEC, het centrum dat zulke meldingen verzamelt, kreeg in 2023 36.210.368 meldingen."),
    # a noun that is only set against the one that is counted
    ("en", "NCMEC received 36,210,368 reports, not victims, in 2023."),
    ("nl", "NCMEC kreeg in 2023 36,2 miljoen meldingen, geen slachtoffers."),
    # the date of a text
    ("en", "LONDON, April 2025. Last year the IWF confirmed 291,273 reports."),
    ("nl", "Vorig jaar stond 71 procent van de pagina's in Nederland volgens de IWF, "
     "schreven we in april 2020."),
    # questions and answers
    ("en", "How many accounts did Snap disable? In the second half of 2023, 343,865."),
    ("nl", "Hoeveel meldingen kreeg NCMEC? In 2023 36.210.368."),
    ("nl", "Hoeveel meldingen kwamen er in 2023 bij NCMEC binnen? 36,2 miljoen."),
    ("nl", "Hoeveel meldingen deed Facebook in 2023 bij NCMEC? 17.838.422."),
    ("en", "How many reports came in at NCMEC in 2023? 36.2 million."),
    ("en", "How many reports did the IWF confirm in 2024? 291,273."),
    # a hedge before the number, and no deed of who counted
    ("en", "At NCMEC an estimated 36.2 million reports came in during 2023."),
    # items of a network are its records
    ("en", "INHOPE processed 2,497,438 items in 2024."),
    ("nl", "INHOPE verwerkte in 2024 bijna 2,5 miljoen items."),
]  # fmt: skip

WRONG = [
    ("en", "Spain had 104,748 NCMEC reports in 2023. France had 227,465 in 2022, Spain "
     "104,748 in that year."),
    ("nl", "Een jaar na 2022 kreeg NCMEC 36.210.368 meldingen. Dat jaar waren het er 32.059.029."),
    ("en", _SINCE + "In January 2022 it sent 10.8 million notices."),
    ("nl", _SINDS + "In 2022 verstuurde het 10,8 miljoen verwijderverzoeken."),
    ("en", "Service providers sent Project Arachnid 7.2 million notices by May 2021."),
    ("en", "In those two weeks of September 2025 Europol saw 301 offenders arrested."),
    ("nl", "In die twee weken in september 2025 werden dankzij Europol 301 verdachten "
     "aangehouden."),
    ("en", "Reports of generative AI to NCMEC grew by 1,325% between 2022 and 2024."),
    ("en", "Report Remove, the tool that the IWF runs with the NSPCC, got 1,142 reports "
     "from parents in 2024."),
    ("nl", "NCMEC, de Duitse tak, kreeg in 2023 36.210.368 meldingen."),
    ("en", "NCMEC received 36,210,368 reports, not confirmed, in 2023."),
    ("nl", "NCMEC kreeg in 2023 36,2 miljoen slachtoffers, geen meldingen."),
    ("en", "LONDON, April 2026. Last year the IWF confirmed 291,273 reports."),
    ("en", "How many accounts did Snap disable for spam? In the second half of 2023, 343,865."),
    ("nl", "Hoeveel slachtoffers telde NCMEC? In 2023 36.210.368."),
    ("nl", "Hoeveel meldingen kreeg NCMEC uit Nederland? In 2023 36.210.368."),
    ("en", "INHOPE processed 2,497,438 videos in 2024."),
    ("nl", "De politie gaf in 2023 63.892 spoedmeldingen door aan NCMEC."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_what_is_right_agrees(language: str, text: str) -> None:
    assert last(language, text).verdict.agrees


@pytest.mark.parametrize(("language", "text"), WRONG)
def test_what_stands_beside_it_does_not(language: str, text: str) -> None:
    assert not last(language, text).verdict.agrees


def test_no_change_between_rounded_counts_is_called_wrong_within_their_rounding() -> None:
    text = "NCMEC counted 4,700 AI reports in 2023 and 67,000 in 2024, a rise of {}%."
    assert last("en", text.format("1,340")).verdict is not Verdict.DIFFERS
    assert last("en", text.format("1,500")).verdict is Verdict.DIFFERS
