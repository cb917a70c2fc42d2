"""One correct sentence for any figure of the record."""

from __future__ import annotations

import pytest

from briefing.points.points import better_wording
from charts.builders.catalogue import chart as named
from charts.builders.catalogue import default_chart
from charts.words import findings
from data_sources.record.figure import Figure
from data_sources.record.period import Period
from data_sources.record.record import Record
from languages import LANGUAGES, dates, numbers


def one(record: Record, standing: str, **wanted: object) -> Figure:
    """The first figure of a standing whose observation has the wanted values."""
    return next(
        figure
        for figure in record.all_figures((standing,))
        if all(getattr(figure.observation, name) == value for name, value in wanted.items())
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_gets_a_whole_sentence(record: Record, language: str) -> None:
    for figure in record.all_figures():
        sentence = better_wording(figure, language)
        assert sentence[0].isupper() or not sentence[0].isalpha(), figure.id
        assert sentence.endswith("."), figure.id
        assert "{" not in sentence, figure.id
        assert "  " not in sentence, figure.id
        assert figure.series.publisher.known_as(language) in sentence, figure.id
        assert str(figure.period.start.year) in sentence, figure.id
        value = abs(figure.value)
        assert numbers.exact(value, language) in sentence, figure.id


def test_the_best_known_figure(record: Record) -> None:
    figure = record.figure("ncmec.reports_total", "2023")
    assert better_wording(figure, "en") == (
        "According to NCMEC, it received 36,210,368 reports in 2023."
    )
    assert better_wording(figure, "nl") == (
        "NCMEC ontving naar eigen opgave 36.210.368 meldingen in 2023."
    )


def test_a_platform_and_a_country(record: Record) -> None:
    apple = record.figure("ncmec.reports_by_platform", "2023", breakdown="platform=Apple")
    assert better_wording(apple, "en") == "According to NCMEC, Apple sent it 267 reports in 2023."
    assert better_wording(apple, "nl") == "Volgens NCMEC stuurde Apple 267 meldingen in 2023."
    dutch = record.figure("ncmec.reports_by_country", "2023", "NLD")
    assert "pointed to the Netherlands in 2023" in better_wording(dutch, "en")
    assert "naar Nederland in 2023" in better_wording(dutch, "nl")
    american = record.figure("ncmec.reports_by_country", "2023", "USA")
    assert "naar de Verenigde Staten" in better_wording(american, "nl")


def test_qualifiers_stay(record: Record) -> None:
    least = one(record, "current", precision="at_least")
    assert "at least" in better_wording(least, "en")
    assert "minstens" in better_wording(least, "nl")
    about = one(record, "current", precision="about", unit="one_in")
    assert "about 1 in " in better_wording(about, "en")
    assert "ongeveer 1 op de " in better_wording(about, "nl")


def test_a_change_has_its_sign(record: Record) -> None:
    grown = record.figure("iwf.ai_items_realistic_change", "2025")
    assert "the change was +14%" in better_wording(grown, "en")


def test_what_else_must_be_said(record: Record) -> None:
    revised = max(
        record.find("ncmec.genai_reports", period="2025", standing=("superseded",)),
        key=lambda figure: figure.value,
    )
    assert "It has since been revised: at least 400,000 reports." in better_wording(revised, "en")
    conflict = one(record, "conflicts", series="ncmec.reports_total", value=2772)
    assert "conflicts with the figure that counts as current: 4,560 reports" in better_wording(
        conflict, "en"
    )
    current = record.figure("ncmec.reports_total", "1998")
    assert "ook een ander cijfer gepubliceerd: 2.772 meldingen" in better_wording(current, "nl")
    draft = one(record, "current", known="publisher-draft")
    assert "draft page" in better_wording(draft, "en")
    inferred = one(record, "current", period_known="inferred")
    assert "afgeleid" in better_wording(inferred, "nl")


def test_as_cited_by(record: Record) -> None:
    figure = next(f for f in record.all_figures(("current",)) if f.cited_by_other)
    assert f"(as cited by {figure.source.publisher.label})" in better_wording(figure, "en")


@pytest.mark.parametrize(
    ("code", "english", "dutch"),
    [
        ("2023", "in 2023", "in 2023"),
        ("2025-H1", "in the first half of 2025", "in de eerste helft van 2025"),
        ("2024-05", "in May 2024", "in mei 2024"),
        ("2024-04/2024-09", "from April to September 2024", "van april tot en met september 2024"),
        ("2025-12-31/2025-12-31", "on 31 December 2025", "op 31 december 2025"),
    ],
)
def test_when(code: str, english: str, dutch: str) -> None:
    assert dates.during(Period.parse(code), "en") == english
    assert dates.during(Period.parse(code), "nl") == dutch


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_lone_figure_says_its_period_once(record: Record, language: str) -> None:
    drawn = [named(record, default_chart(record, key), language) for key in record.series]
    lone = [chart.marks[0] for chart in drawn if len(chart.marks) == 1]
    assert len(lone) > 100
    for mark in lone:
        said = findings.of_one(mark, language).casefold().split(", ")
        assert len(set(said)) == len(said), said
