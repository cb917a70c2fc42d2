"""What is found in the small made-up record, and what comes first: answers written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.record.load import load
from data_sources.record.record import Record
from publish.search.hits import find
from publish.search.index import index
from publish.search.said import Said
from publish.search.things import whole_names
from publish.search.values import numbers_in
from tests.rules.made import make


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return load(make(tmp_path_factory.mktemp("made") / "datasets"))


def named(record: Record, language: str, query: str, most: int = 8) -> list[str]:
    """The results as kind and name: a figure by its id, another thing by its title."""
    found = index(record, language).search(query, most)
    return [
        getattr(thing.subject, "id", "") if thing.kind == "figure" else f"{thing.kind}:{thing.name}"
        for thing in found.things
    ]


@pytest.mark.parametrize(
    ("language", "query", "figure"),
    [
        ("en", "9,450", "hot.reports||World|2024"),
        ("nl", "9.450", "hot.reports||World|2024"),
        ("en", "9450", "hot.reports||World|2024"),
        ("nl", "9 450 000", ""),
        ("nl", "9 450", "hot.reports||World|2024"),
        ("en", "1.03 million", "hot.files||World|2024"),
        ("nl", "1,03 miljoen", "hot.files||World|2024"),
        ("nl", "1.03 million", "hot.files||World|2024"),
        ("en", "1.03", "hot.files||World|2024"),
        ("en", "1 029 000", "hot.files||World|2024"),
        ("en", "1.04 million", ""),
        ("en", "3.2 million files", "hot.files||World|2023"),
        ("en", "95.1%", "hot.share|sex=girls|World|2023"),
        ("nl", "95,1 procent", "hot.share|sex=girls|World|2023"),
        ("nl", "95%", "hot.share|sex=girls|World|2023"),
        ("en", "95.2%", ""),
        ("en", "9,450%", ""),
        ("en", "1 in 8", "hot.odds||World|2024"),
        ("en", "one in eight", "hot.odds||World|2024"),
        ("nl", "één op de acht", "hot.odds||World|2024"),
        ("nl", "1 op de 8", "hot.odds||World|2024"),
        ("en", "more than 12,000", "hot.reports||World|2025"),
        ("nl", "anderhalf miljoen", "hot.guess||World|2024"),
    ],
)
def test_a_number_leads_to_its_figure_rounded_as_written(
    made: Record, language: str, query: str, figure: str
) -> None:
    found = named(made, language, query)
    assert found[:1] == ([figure] if figure else []), found


def test_a_revised_figure_comes_after_the_one_that_holds(made: Record) -> None:
    assert named(made, "en", "6,000")[0] == "hot.reports||World|2021"
    (thing,) = index(made, "en").search("5,900").things
    assert getattr(thing.subject, "value", 0) == 5900
    assert "revised since" in find(made, "en", "5,900", 5).hits[0].about


@pytest.mark.parametrize(
    ("language", "query", "first"),
    [
        # The newest whole year, not the half that follows it nor an older year.
        ("en", "reports", "hot.reports||World|2025"),
        ("nl", "meldingen", "hot.reports||World|2025"),
        ("en", "reports hotline", "hot.reports||World|2025"),
        # The year that is named, and the part.
        ("en", "reports to the hotline 2019", "hot.reports||World|2019"),
        ("en", "reports hotline 12-17", "hot.reports|age=12-17|World|2024"),
        ("nl", "meldingen duitsland 2023", "hot.by_country||DEU|2023"),
        # Of all senders the largest one, and the one that is named.
        ("en", "reports by sender", "ncmec.reports_by_platform|platform=Alpha|World|2024"),
        ("en", "sender gamma", "ncmec.reports_by_platform|platform=gamma|World|2024"),
        # Mistyped, without accent, put together.
        ("en", "reprots hotlnie", "hot.reports||World|2025"),
        ("nl", "zeldzaame meldingen", "hot.small|kind=b|World|2024"),
        ("nl", "belgie", "country:België"),
        # Other things.
        ("en", "germany", "country:Germany"),
        ("nl", "duitsland", "country:Duitsland"),
        ("nl", "tweede wet", "law:Tweede wet Zij geldt."),
        ("en", "annual report", "source:Annual report"),
        ("en", "what they say", "source:What they say"),
        ("en", "talking points", "page:Talking points"),
        ("nl", "bronnen", "page:Bronnen"),
    ],
)
def test_what_is_meant_comes_first(made: Record, language: str, query: str, first: str) -> None:
    found = named(made, language, query)
    assert found and found[0] == first, found


def test_a_series_is_told_once_by_its_best_figure(made: Record) -> None:
    found = named(made, "en", "reports hotline", 50)
    assert sum(name.startswith("hot.reports|") for name in found) == 1


def test_a_word_that_nobody_knows_is_passed_over_and_told(made: Record) -> None:
    found = find(made, "en", "qqqqqq rare", 5)
    assert found.hits[0].title.startswith("Rare reports")
    assert found.remarks == ("“qqqqqq” stands nowhere in the record; the rest was looked for.",)


def test_a_mended_word_is_told(made: Record) -> None:
    assert find(made, "nl", "belgei", 5).remarks == ("“belgei” is gelezen als “belgie”.",)


def test_words_that_no_thing_holds_together_are_told(made: Record) -> None:
    found = find(made, "en", "1.03 million germany", 5)
    assert found.hits[0].value == "1.03 million files"
    assert found.remarks == ("Nothing holds all of it; these hold a part.",)


@pytest.mark.parametrize(
    ("query", "whole"),
    [("hotline cybertipline 2025", False), ("hotline cybertipline reports 2025", True)],
)
def test_a_phrase_that_leads_to_a_figure_is_asked_for_whole(
    made: Record, query: str, whole: bool
) -> None:
    answer = index(made, "en").search(query, 5)
    assert answer.things[0].name == "Reports to the hotline"
    assert answer.whole is whole


@pytest.mark.parametrize("query", ["", "   ", "qqqqqq", "!?", '"', "*", "NEAR(", "\x00", "'--"])
def test_nothing_is_found_without_a_fault(made: Record, query: str) -> None:
    assert find(made, "en", query, 5).hits == ()


def test_a_result_shows_the_figure_and_leads_to_it(made: Record) -> None:
    hit = find(made, "nl", "9.450", 1).hits[0]
    assert (hit.value, hit.title) == ("9.450 meldingen", "Meldingen bij het meldpunt")
    assert hit.about.startswith("2024 · HoN")
    assert hit.page == "nl/figures/hot.reports/"
    assert hit.app == "figures?figure=hot.reports%7C%7CWorld%7C2024&lang=nl"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("reports 2023", []),
        ("age 12 to 15", []),
        ("one in five children", [20]),
        ("812", [812]),
        ("5%", [5]),
        ("between 4 and 5 million", [4e6]),
    ],
)
def test_years_and_small_numbers_are_words(text: str, values: list[float]) -> None:
    assert [number.value for number in numbers_in(text, "en")] == values


def test_another_record_has_another_index(made: Record, tmp_path: Path) -> None:
    other = load(make(tmp_path / "datasets"))
    assert index(made, "en") is index(made, "en")
    assert index(made, "en") is not index(other, "en")


def test_a_number_that_is_no_figure_leads_to_what_says_it() -> None:
    said = Said([(3, "Reports rose by 113%, not by 12%."), (8, "It rose by 113%.")], "en")
    (percent,) = numbers_in("113%", "en")
    (count,) = numbers_in("113 reports", "en")
    (other,) = numbers_in("114%", "en")
    assert said.matching(percent) == {3: 1.0, 8: 1.0}
    assert said.matching(count) == said.matching(other) == {}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_number_that_nothing_holds_is_said_to_be_unknown(made: Record, language: str) -> None:
    found = find(made, language, "88.8%", 5)
    assert not found.hits
    (remark,) = found.remarks
    assert {"en": "No figure", "nl": "Geen cijfer"}[language] in remark
    assert not find(made, language, "95.1%", 5).remarks


@pytest.mark.parametrize(
    ("pair", "said", "named"),
    [
        ("kind=Luring of children", {"en": "grooming|luring"}, ("grooming", "luring")),
        ("kind=grooming or danger", {"en": "grooming|danger|peril"}, ("peril",)),
        ("kind=grooming or danger", {"en": "grooming"}, ("grooming",)),
        ("kind=Apple App Store", {"en": "app store|apple", "nl": "appwinkel"}, ()),
        ("kind=Misleading words", {"en": "misleading words|words"}, ("misleading words", "words")),
        ("kind=nothing", {}, ()),
    ],
)
def test_a_name_of_some_of_a_part_is_no_name_of_it(
    pair: str, said: dict[str, str], named: tuple[str, ...]
) -> None:
    phrases = {(pair, language): names for language, names in said.items()}
    assert whole_names(pair, phrases, "en") == named
