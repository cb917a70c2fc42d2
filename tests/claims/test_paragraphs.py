"""Paragraphs as a newspaper or a member of parliament writes them, checked as a whole."""

from __future__ import annotations

import pytest

from claims import check

PARAGRAPHS = [
    (
        "In 2024 the US clearing house NCMEC received 20.5 million reports, a fall of 43% since "
        "2023. But experts say this is misleading: the reports stand for 29.2 million incidents.",
        "matches, rounded | matches, but | matches",
    ),
    (
        "The Internet Watch Foundation confirmed 291,273 reports in 2024, of which 97% showed "
        "girls. The Netherlands still hosts 29% of the pages it finds, down from 77% in 2020.",
        "matches | matches | matches | matches",
    ),
    (
        "The IWF found 3,443 AI videos in 2025, up from 13 the year before. Reports to NCMEC of "
        "AI material reached 1.5 million in 2025.",
        "matches | matches | outdated",
    ),
    (
        "BREAKING: 36 million child victims reported to NCMEC in 2023!! Share if you care.",
        "right number, another thing",
    ),
    (
        "Bij Offlimits kwamen in 2022 144.058 meldingen binnen, een daling van 65 procent ten "
        "opzichte van 2021. In 2024 waren het er ruim 127.000.",
        "matches | matches, but | matches",
    ),
    (
        "NCMEC kreeg in 2023 36,2 miljoen meldingen, waarvan 72.913 over Nederland. Dat is 28 "
        "procent meer dan in 2022.",
        "matches, rounded | matches | matches, rounded",
    ),
    (
        "In december 2025 stuurden platforms 1.531.978 verklaringen over de bescherming van "
        "minderjarigen naar de DSA-databank; 50.606 hadden het trefwoord kindermisbruik, waarvan "
        "29.467 van Discord.",
        "matches | matches | matches",
    ),
    (
        "Germany accounted for 173,560 of the CyberTipline's reports in 2023, up from 138,193; "
        "Belgium for 41,926, down from 50,255 in 2022.",
        "matches | matches | matches | matches",
    ),
    (
        "The IWF assessed 424,047 reports in 2024, 8% more than the 392,665 of 2023, and confirmed "
        "291,273, compared with 275,652 a year earlier.",
        "matches | matches | matches | matches | matches",
    ),
    (
        "TikTok sent 3.6 million reports to NCMEC in 2025, almost three times the 1.36 million of "
        "2024 and six times the 590,376 of 2023.",
        "matches, rounded | matches, rounded | matches, rounded | matches, but | matches",
    ),
    (
        "Since 2021 the reports that the IWF confirmed rose from 252,194 to 312,030 in 2025.",
        "matches | matches, but",
    ),
    (
        "Sinds 2021 daalde het aantal meldingen bij NCMEC van 32,1 miljoen naar 21,4 miljoen.",
        "differs | matches, but",
    ),
    (
        "In 2025 the IWF traced 87,959 criminal URLs to Bulgarian servers, against 33,788 on "
        "Dutch ones.",
        "matches | matches",
    ),
    (
        "In 2025 the IWF traced 87,959 criminal URLs to Bulgarian servers, against 83,037 on "
        "Dutch ones.",
        # The year stands before the first number only, so it is not sure for the second.
        "matches | not in the record",
    ),
    (
        "In 2015 the US tipline logged 4.4 million reports; by 2023 it was 36.2 million, about "
        "eight times as many.",
        "matches, rounded | matches, rounded | matches, rounded",
    ),
    # A hedged number is said loosely, and so is never called wrong.
    ("NCMEC received nearly 21.4 million reports in 2024.", "not in the record"),
    ("Report Remove received 1,412 reports in 2024.", "differs"),
    (
        "Companies and the public together sent NCMEC 36.2 million reports in 2023.",
        "matches, rounded",
    ),
]


@pytest.mark.parametrize(("text", "verdicts"), PARAGRAPHS)
def test_a_paragraph(text: str, verdicts: str) -> None:
    assert " | ".join(claim.verdict.value for claim in check(text)) == verdicts
