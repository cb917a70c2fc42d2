"""Dutch words that restrict nothing, and those that do, on figures that nobody published."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from claims import Verdict
from data_sources.record.load import the_record
from tests.claims.made_up import claim_of, said

WORDS = Path(the_record().directory) / "claims_words.csv"


@pytest.mark.parametrize(
    ("text", "number", "series"),
    [
        ("Zoals eerder vermeld kreeg NCMEC over 2022 (periode afgeleid) 2.469.134 meldingen.",
         "2.469.134", "ncmec.reports_total"),
        ("Uit dit jaarbericht: NCMEC ontving in 2022 maar liefst 2.469.134 meldingen, wat eveneens "
         "opvallend is.", "2.469.134", "ncmec.reports_total"),
        ("Hoeveel meldingen kreeg NCMEC in 2022? Het waren er 2.469.134, aldus de hoogleraar.",
         "2.469.134", "ncmec.reports_total"),
        ("Deelt u de zorg dat NCMEC in 2022 123.456 meldingen uit Duitsland kreeg?",
         "123.456", "ncmec.reports_by_country"),
        ("Bij onze oosterburen ging het in 2022 om 123.456 meldingen bij NCMEC.",
         "123.456", "ncmec.reports_by_country"),
        ("De premier baseerde zich op de 2.469.134 meldingen die NCMEC in 2022 kreeg.",
         "2.469.134", "ncmec.reports_total"),
        ("NCMEC kreeg in 2022 2.469.134 meldingen, staat in de kamerbrief, waaruit wetenschappers "
         "onomwonden citeren.", "2.469.134", "ncmec.reports_total"),
        ("Zoals de senator in het kamerdebat ruiterlijk beaamde, kreeg NCMEC in 2022 2.469.134 "
         "meldingen.", "2.469.134", "ncmec.reports_total"),
        ("De gepubliceerde cijfers vermeldden voor NCMEC over 2022 2.469.134 meldingen.",
         "2.469.134", "ncmec.reports_total"),
    ],
)  # fmt: skip
def test_words_that_restrict_nothing(text: str, number: str, series: str) -> None:
    claim = claim_of(text, number)
    assert (claim.verdict, claim.series) == (Verdict.MATCHES, series)


@pytest.mark.parametrize(
    "rest",
    [
        "2.469.134 chantagemeldingen", "2.469.134 groomingmeldingen", "2.469.134 spoedmeldingen",
        "2.469.134 sextortionmeldingen", "2.469.134 publieksmeldingen", "2.469.134 resultaten",
        "2.469.134 deepfakemeldingen", "2.469.134 meldingen over deepfake-naakt",
        "2.469.134 artikelen", "2.469.134 meldingen in ons land",
        "2.469.134 meldingen over onze buren", "2.469.134 meldingen bij onze oosterburen",
        "2.469.134 meldingen over geestelijke gezondheid", "2.469.134 meldingen uit West-Europa",
        "2.469.134 meldingen uit Zuid-Azië", "2.469.134 meldingen met leeftijdscontrole",
        "2.469.134 meldingen van hoogleraren", "2.469.134 meldingen van een jurist",
        "2.469.134 meldingen die kinderen zelf hadden gemaakt",
        "2.469.134 meldingen bij hostingbedrijven in Polen",
        "2.469.134 meldingen van senatoren", "2.469.134 meldingen die over politici gingen",
        "2.469.134 meldingen over kamerdebatten", "2.469.134 meldingen die oprecht waren",
        "2.469.134 gepubliceerde meldingen", "2.469.134 meldingen van geruchtmakend misbruik",
    ],
)  # fmt: skip
def test_words_that_restrict_keep_a_whole_from_agreeing(rest: str) -> None:
    verdict, _ = said(f"NCMEC kreeg in 2022 {rest}.", "2.469.134")
    assert not Verdict(verdict).agrees


@pytest.mark.parametrize(
    "text",
    [
        "NCMEC markeerde in 2022 2.469.134 meldingen.",
        "NCMEC overhandigde in 2022 2.469.134 meldingen.",
        "Het NCMEC zegt dat het in 2022 2.469.134 meldingen doorgaf.",
        "In 2022 kon NCMEC 2.469.134 meldingen beantwoorden.",
        "NCMEC kreeg in 2022 2.469.134 duidelijke meldingen.",
        "NCMEC probeerde in 2022 2.469.134 meldingen te krijgen.",
        "Het aantal meldingen bij NCMEC klimt in 2022 met 2.469.134.",
        "In 2022 zag NCMEC het aantal meldingen met 2.469.134 verminderen.",
        "NCMEC kon in 2022 2.469.134 meldingen onderbouwen.",
    ],
)
def test_what_is_done_with_reports_is_no_plain_word(text: str) -> None:
    verdict, _ = said(text, "2.469.134")
    assert not Verdict(verdict).agrees


def test_a_value_with_words_in_one_language_has_them_in_all() -> None:
    """A row of one language takes the place of the value's own name, which is English."""
    languages: dict[str, set[str]] = {}
    with WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "value":
                languages.setdefault(row["word"], set()).add(row["language"])
    assert [word for word, known in languages.items() if known != {"en", "nl"}] == []
