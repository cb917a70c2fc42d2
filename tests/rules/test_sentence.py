"""The one correct sentence for a figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from charts.words.sentence import better_wording
from data_sources.record.record import Record
from tests.rules.conftest import with_values


@pytest.mark.parametrize(
    ("series", "period", "place", "part", "english", "dutch"),
    [
        (
            *("hot.reports", "2018", "World", ""),
            "According to HoN, there were 7,322 reports in 2018 (Reports to the hotline).",
            "Volgens HoN ging het om 7.322 meldingen in 2018 (Meldingen bij het meldpunt).",
        ),
        (
            *("hot.reports", "2024", "World", "age=12-17"),
            "According to HoN, there was 1 report in 2024 (Reports to the hotline, age: 12-17).",
            "Volgens HoN ging het om 1 melding in 2024 (Meldingen bij het meldpunt, "
            "leeftijd: 12-17).",
        ),
        (
            *("hot.reports", "2024", "NLD", ""),
            "According to HoN, there were 250 reports in 2024 (Reports to the hotline, "
            "Netherlands).",
            "Volgens HoN ging het om 250 meldingen in 2024 (Meldingen bij het meldpunt, "
            "Nederland).",
        ),
        (
            *("hot.reports", "2026-H1", "World", ""),
            "According to HoN, there were 4,725 reports in the first half of 2026 "
            "(Reports to the hotline).",
            "Volgens HoN ging het om 4.725 meldingen in de eerste helft van 2026 "
            "(Meldingen bij het meldpunt).",
        ),
        (
            *("hot.reports", "2023", "World", ""),
            "According to HoN (as cited by The Daily Nothing), there were about 9,000 reports "
            "in 2023 (Reports to the hotline).",
            "Volgens HoN (aangehaald door The Daily Nothing) ging het om ongeveer 9.000 "
            "meldingen in 2023 (Meldingen bij het meldpunt).",
        ),
        (
            *("hot.reports", "2019", "World", ""),
            "According to HoN, there were 4,111 reports in 2019 (Reports to the hotline). "
            "Also published for the same thing: 4,200 reports.",
            "Volgens HoN ging het om 4.111 meldingen in 2019 (Meldingen bij het meldpunt). "
            "Hiervoor is ook een ander cijfer gepubliceerd: 4.200 meldingen.",
        ),
        (
            *("hot.reports", "2020", "World", ""),
            "According to HoN, there were 4,111 reports in 2020 (Reports to the hotline). "
            "It was read on a draft page, which may still change.",
            "Volgens HoN ging het om 4.111 meldingen in 2020 (Meldingen bij het meldpunt). "
            "Het is gelezen op een conceptpagina, die nog kan veranderen.",
        ),
        (
            *("hot.reports", "2022", "World", ""),
            "According to HoN, there were 6,300 reports in 2022 (Reports to the hotline). "
            "The period is inferred from the date of publication.",
            "Volgens HoN ging het om 6.300 meldingen in 2022 (Meldingen bij het meldpunt). "
            "De periode is afgeleid van de publicatiedatum.",
        ),
        (
            *("hot.reports", "2021", "World", ""),
            "According to HoN, there were 6,000 reports in 2021 (Reports to the hotline).",
            "Volgens HoN ging het om 6.000 meldingen in 2021 (Meldingen bij het meldpunt).",
        ),
        (
            *("hot.share", "2023", "World", "sex=girls"),
            "According to HoN, the share was 95.1% in 2023 (Children shown, sex: girls).",
            "Volgens HoN was het aandeel 95,1% in 2023 (Getoonde kinderen, geslacht: meisjes).",
        ),
        (
            *("hot.growth", "2023", "World", ""),
            "According to HoN, the change was +14% in 2023 (Growth of the reports).",
            "Volgens HoN was de verandering +14% in 2023 (Groei van de meldingen).",
        ),
        (
            *("hot.growth", "2024", "World", ""),
            "According to HoN, the change was −7.5% in 2024 (Growth of the reports).",
            "Volgens HoN was de verandering −7,5% in 2024 (Groei van de meldingen).",
        ),
        (
            *("hot.odds", "2024", "World", ""),
            "In a survey by HoN, the result was about 1 in 8 in 2024 (Children who met it).",
            "In een enquête van HoN was de uitkomst ongeveer 1 op de 8 in 2024 "
            "(Kinderen die het meemaakten).",
        ),
        (
            *("hot.guess", "2024", "World", ""),
            "An estimate by HoN gives about 1,500,000 people in 2024 (People who saw it).",
            "Een schatting van HoN komt op ongeveer 1.500.000 mensen in 2024 "
            "(Mensen die het zagen).",
        ),
        (
            *("ncmec.reports_esp", "2024", "World", ""),
            "According to NCMEC, companies sent it 1,000 reports in 2024.",
            "NCMEC ontving naar eigen opgave 1.000 meldingen van bedrijven in 2024.",
        ),
        (
            *("ncmec.reports_by_platform", "2024", "World", "platform=Alpha"),
            "According to NCMEC, Alpha sent it 700 reports in 2024.",
            "Volgens NCMEC stuurde Alpha 700 meldingen in 2024.",
        ),
        (
            *("ncmec.reports_by_platform", "2023", "World", "platform=Beta;scope=sum"),
            "According to NCMEC, there were 150 reports in 2023 (Reports by sender, "
            "platform: Beta, scope: sum).",
            "Volgens NCMEC ging het om 150 meldingen in 2023 (Meldingen per afzender, "
            "platform: Beta, reikwijdte: sum).",
        ),
    ],
)
def test_a_correct_sentence(
    made: Record, series: str, period: str, place: str, part: str, english: str, dutch: str
) -> None:
    figure = made.figure(series, period, place, part)
    assert better_wording(figure, "en") == english
    assert better_wording(figure, "nl") == dutch


def test_a_place_has_its_article(made: Record) -> None:
    """The series whose own sentence names a place, on made-up figures."""
    series = replace(made.series["hot.by_country"], key="ncmec.reports_by_country")

    def said(code: str, language: str, value: int = 60) -> str:
        figure = made.figure("hot.by_country", "2024", code)
        other = replace(figure.observation, value=value)
        return better_wording(replace(figure, series=series, observation=other), language)

    assert said("NLD", "en") == "According to HoN, 60 reports pointed to the Netherlands in 2024."
    assert said("BEL", "en") == "According to HoN, 60 reports pointed to Belgium in 2024."
    assert said("GBR", "en") == (
        "According to HoN, 60 reports pointed to the United Kingdom in 2024."
    )
    assert said("GBR", "nl") == (
        "Volgens HoN wezen 60 meldingen naar het Verenigd Koninkrijk in 2024."
    )
    assert said("BEL", "nl", 1) == "Volgens HoN wees 1 melding naar België in 2024."


def test_a_share_of_one_in_so_many_that_is_no_survey(made: Record) -> None:
    figure = made.figure("hot.odds", "2024")
    share = replace(figure, series=replace(figure.series, form="share"))
    assert better_wording(share, "en").startswith("According to HoN, the share was about 1 in 8")


def test_no_change_has_no_sign(made: Record) -> None:
    figure = made.figure("hot.growth", "2023")
    level = replace(figure, observation=replace(figure.observation, value=0))
    assert better_wording(level, "en").startswith("According to HoN, the change was 0% in 2023")
    fine = replace(figure, observation=replace(figure.observation, value=14.25))
    assert "+14.25%" in better_wording(fine, "en")


def test_a_place_in_the_name_is_not_said_twice(made: Record) -> None:
    figure = made.figure("hot.reports", "2024", "NLD")
    text = replace(figure.series.texts["en"], name="Reports in the Netherlands")
    named = replace(figure, series=replace(figure.series, texts={"en": text}))
    assert better_wording(named, "en").endswith("in 2024 (Reports in the Netherlands).")


def test_what_was_revised_or_conflicts_is_told(made: Record) -> None:
    old = made.find("hot.reports", period="2021", standing=("superseded",))[0]
    assert better_wording(old, "en") == (
        "According to HoN, there were 5,900 reports in 2021 (Reports to the hotline). "
        "It has since been revised: 6,000 reports."
    )
    assert better_wording(old, "nl").endswith("Het is sindsdien herzien: 6.000 meldingen.")
    (conflict,) = made.find("hot.reports", period="2019", standing=("conflicts",))
    assert better_wording(conflict, "en").endswith(
        "It conflicts with the figure that counts as current: 4,111 reports."
    )
    assert better_wording(conflict, "nl").endswith(
        "Het wijkt af van het cijfer dat nu geldt: 4.111 meldingen."
    )


def test_the_other_figure_is_told_with_all_its_digits(made: Record) -> None:
    large = with_values(made, {"hot.reports||World|2019": 4_111_222})
    (conflict,) = large.find("hot.reports", period="2019", standing=("conflicts",))
    assert better_wording(conflict, "en").endswith("as current: 4,111,222 reports.")
    assert better_wording(conflict, "nl").endswith("nu geldt: 4.111.222 meldingen.")


def test_what_has_no_current_figure_was_withdrawn(made: Record) -> None:
    kept = tuple(o for o in made.observations if o.standing not in ("current", "confirms"))
    alone = replace(made, observations=kept)
    (old, _) = alone.find("hot.reports", period="2021", standing=("superseded",))
    assert better_wording(old, "en").endswith("It has since been withdrawn or revised.")
    assert better_wording(old, "nl").endswith("Het is sindsdien ingetrokken of herzien.")
    (conflict,) = alone.find("hot.reports", period="2019", standing=("conflicts",))
    assert better_wording(conflict, "en").endswith("(Reports to the hotline).")
