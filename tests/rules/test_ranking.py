"""Rankings: who stands where, and "all others" only where the total is published."""

from __future__ import annotations

from dataclasses import replace

import pytest

from charts.builders.catalogue import chart
from charts.builders.ranking import parts_of
from charts.spec.identity import parse
from charts.spec.model import UnknownChart
from data_sources.record.record import Record
from tests.rules.conftest import Drawn, bars, with_values, without

BY_COUNTRY = "ranking:hot.by_country?by=geography"
BY_SENDER = "ranking:ncmec.reports_by_platform?by=platform"


def test_places_the_largest_first_and_no_rival_that_is_no_place(drawn: Drawn) -> None:
    made = drawn(BY_COUNTRY)
    assert bars(made) == [
        *(("Netherlands", 500), ("Belgium", 300), ("Germany", 200), ("United Kingdom", 60))
    ]
    assert [mark.position for mark in made.marks] == ["NLD", "BEL", "DEU", "GBR"]
    assert (made.style, made.label_heading, made.title) == ("bars", "Country", "Reports by country")
    assert made.finding == (
        "Highest in 2024: Netherlands, 500 reports; Belgium, 300; Germany, 200."
    )
    assert drawn(BY_COUNTRY, "nl").finding == (
        "Hoogste in 2024: Nederland, 500 meldingen; België, 300; Duitsland, 200."
    )
    assert made.subtitle == "Reports · 2024"


def test_all_others_is_the_published_total_less_the_parts_shown(drawn: Drawn) -> None:
    made = drawn(f"{BY_SENDER}&top=2")
    shown, rest = made.groups
    assert [(m.label, m.value) for m in shown.marks] == [("Alpha", 700), ("Beta", 200)]
    (others,) = rest.marks
    assert rest.rest and not shown.rest
    assert (others.label, others.value, others.exact) == ("All others (2)", 100, "100 reports")
    assert others.derived == "the published total less the parts shown"
    assert [f.value for f in others.figures] == [1000, 700, 200]
    assert made.finding == "Highest in 2024: Alpha, 700 reports; Beta, 200."
    assert made.subtitle == "Reports · worldwide · 2024"
    dutch = drawn(f"{BY_SENDER}&top=2", "nl").groups[1].marks[0]
    assert (dutch.label, dutch.exact) == ("Alle overige (2)", "100 meldingen")
    assert dutch.derived == "het gepubliceerde totaal min de getoonde delen"


def test_one_left_over_is_told_in_the_singular(made: Record) -> None:
    record = with_values(
        made,
        {
            "ncmec.reports_esp||World|2024": 991,
            "ncmec.reports_by_platform|platform=Delta|World|2024": 1,
        },
    )
    others = chart(record, f"{BY_SENDER}&top=3", "en").groups[1].marks[0]
    assert (others.value, others.exact, others.label) == (1, "1 report", "All others (1)")


def test_what_no_place_is_known_of_is_among_the_others_and_said(drawn: Drawn) -> None:
    others = drawn(f"{BY_COUNTRY}&top=2").groups[1].marks[0]
    assert others.label == "All others (2) and place unknown"
    assert others.value == 300  # 1,100 less 500 and 300: Germany, United Kingdom and 40 nowhere
    dutch = drawn(f"{BY_COUNTRY}&top=2", "nl").groups[1].marks[0]
    assert dutch.label == "Alle overige (2) en plaats onbekend"


def test_where_every_place_is_known_nothing_is_said_of_it(made: Record) -> None:
    record = without(made, "hot.by_country||Unknown|2024")
    others = chart(record, f"{BY_COUNTRY}&top=3", "en").groups[1].marks[0]
    assert others.label == "All others (1)"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ranking:hot.by_kind?by=kind&top=2", "the 2 highest of 3"),  # no rule of the publisher's
        (f"{BY_COUNTRY}&period=2023&top=1", "the 1 highest of 3"),  # the rule holds for 2024
        (f"{BY_COUNTRY}&only=NLD|GBR&top=1", "the 1 highest of 2"),  # a choice has no others
        (f"{BY_COUNTRY}&per=million&top=1", "the 1 highest of 2"),  # rates do not add up
    ],
)
def test_no_others_where_the_total_is_not_known(drawn: Drawn, name: str, words: str) -> None:
    made = drawn(name)
    assert len(made.groups) == 1 and not made.groups[0].rest
    assert made.subtitle.endswith(f" · {words}")


def test_no_others_where_the_parts_come_to_more_than_the_total(made: Record) -> None:
    more = with_values(made, {"ncmec.reports_esp||World|2024": 999})
    refused = chart(more, f"{BY_SENDER}&top=2", "en")
    assert len(refused.groups) == 1 and "the 2 highest of 4" in refused.subtitle
    less = with_values(made, {"ncmec.reports_esp||World|2024": 1001})
    assert chart(less, f"{BY_SENDER}&top=2", "en").groups[1].marks[0].value == 101


def test_no_ranking_without_those_that_are_listed_as_a_sum(summed: Record) -> None:
    """In 2023 one row is the sum of a company's services: a rival like the others."""
    made = chart(summed, f"{BY_SENDER}&period=2023", "en")
    assert bars(made) == [("Alpha", 600), ("Beta (sum)", 150)]
    assert made.finding == "Highest in 2023: Alpha, 600 reports; Beta (sum), 150."
    first = chart(summed, f"{BY_SENDER}&period=2023&top=1", "en")
    assert bars(first) == [("Alpha", 600), ("All others (1)", 150)]
    assert bars(chart(summed, f"{BY_SENDER}&period=2023&only=Alpha", "en")) == [("Alpha", 600)]
    only = chart(summed, f"{BY_SENDER}&period=2023&only=Beta|Alpha", "en")
    assert len(only.marks) == 2
    part = chart(summed, f"{BY_SENDER}&period=2023&breakdown=scope%3Dsum", "en")
    assert bars(part) == [("Beta", 150)]  # who asks for the sums gets them, and needs no remark
    assert len(chart(summed, f"{BY_SENDER}&period=2024", "en").marks) == 4


def test_nothing_is_said_of_others_where_all_are_shown(drawn: Drawn) -> None:
    made = drawn(BY_SENDER)
    assert len(made.groups) == 1 and len(made.marks) == 4
    assert "highest of" not in made.subtitle
    assert "highest of" not in drawn("ranking:hot.by_kind?by=kind&top=3").subtitle


def test_equal_values_are_in_the_order_of_their_names(drawn: Drawn) -> None:
    made = drawn(f"{BY_COUNTRY}&period=2023")
    assert bars(made) == [("Belgium", 70), ("Netherlands", 70), ("Germany", 30)]


def with_kinds(record: Record, letters: str) -> Record:
    """The record with more parts of ``hot.by_kind``: 100, 101, 102 …"""
    (some,) = [o for o in record.observations if o.breakdown == "kind=x"]
    added = [
        replace(some, breakdown=f"kind={letter}", value=100 + place)
        for place, letter in enumerate(letters)
    ]
    return replace(record, observations=(*record.observations, *added))


def test_ten_are_named_and_sixteen_listed_unless_asked(made: Record) -> None:
    record = with_kinds(made, "abcdefghijklmn")
    ranked = chart(record, "ranking:hot.by_kind?by=kind", "en")
    assert len(ranked.marks) == 10 and "the 10 highest of 17" in ranked.subtitle
    listed = chart(record, "ranking:hot.by_kind", "en")
    assert len(listed.marks) == 16 and "the 16 latest of 17" in listed.subtitle


def test_rates_only_of_places_whose_users_are_known(drawn: Drawn) -> None:
    made = drawn(f"{BY_COUNTRY}&per=million")
    assert bars(made) == [("Belgium", 60), ("Netherlands", 50)]
    assert made.finding == (
        "Highest in 2024: Belgium, 60 reports per million internet users; Netherlands, 50."
    )
    assert made.per == "million" and made.unit_label == "reports per million internet users"


def test_the_world_is_no_rival_of_its_countries(made: Record, drawn: Drawn) -> None:
    assert bars(drawn("ranking:hot.reports?by=geography&period=2024")) == [("Netherlands", 250)]
    assert bars(drawn("ranking:hot.reports?by=geography&period=2021")) == [("World", 6000)]
    assert bars(drawn("ranking:hot.by_country?by=geography&geography=NLD,Unknown")) == [
        *(("Netherlands", 500), ("Unknown", 40))
    ]


def test_a_region_is_shown_where_there_is_no_country(made: Record) -> None:
    europe = replace(
        next(o for o in made.observations if o.slot == "hot.files||World|2024"),
        geography="Europe",
        value=7,
    )
    record = replace(made, observations=(*made.observations, europe))
    assert bars(chart(record, "ranking:hot.files?by=geography", "en")) == [("Europe", 7)]


def test_the_parts_of_a_ranking_are_of_one_period(made: Record) -> None:
    found = parts_of(made, parse(BY_COUNTRY))
    assert [(f.geography.code, f.period.code) for f in found] == [
        *(("NLD", "2024"), ("BEL", "2024"), ("DEU", "2024"), ("GBR", "2024"))
    ]
    tied = parts_of(made, parse(f"{BY_COUNTRY}&period=2023"))
    assert [f.geography.code for f in tied] == ["BEL", "NLD", "DEU"]


def test_series_side_by_side_of_one_year(drawn: Drawn) -> None:
    made = drawn("ranking:hot.placed+hot.reports?period=2024")
    assert bars(made) == [("Reports to the hotline", 9450), ("Reports with a place", 1100)]
    assert [m.position for m in made.marks] == ["hot.reports", "hot.placed"]
    assert made.finding == (
        "Highest in 2024: Reports to the hotline, 9,450 reports; Reports with a place, 1,100."
    )
    assert made.label_heading == "What"


def test_series_side_by_side_per_million(drawn: Drawn) -> None:
    made = drawn("ranking:hot.reports+hot.by_country?geography=NLD&period=2024&per=million")
    assert bars(made) == [("Reports by country", 50), ("Reports to the hotline", 25)]


def test_series_of_different_periods_each_say_theirs(drawn: Drawn) -> None:
    made = drawn("ranking:hot.placed+hot.reports")
    assert [label for label, _ in bars(made)] == [
        *("Reports to the hotline, first half of 2026", "Reports with a place, 2024")
    ]
    assert made.finding.startswith("Highest: Reports to the hotline, first half of 2026, 4,725")
    dutch = drawn("ranking:hot.placed+hot.reports", "nl").finding
    assert dutch.startswith("Hoogste: Meldingen bij het meldpunt, eerste helft van 2026, 4.725")


def test_a_list_is_the_latest_first_and_says_what_it_leaves_out(drawn: Drawn) -> None:
    made = drawn("ranking:hot.reports?top=3&breakdown=age%3D12-17")
    assert bars(made) == [("2024", 1)]
    assert made.finding == "1 report in 2024."
    several = drawn("ranking:hot.small")
    assert bars(several) == [("B, 2024", 100), ("A, 2024", 98), ("B, 2023", 50), ("A, 2023", 49)]
    assert several.finding == "B, 2024: 100 reports; A, 2024: 98; B, 2023: 50."
    assert [m.position for m in several.marks][1] == "hot.small|kind=a|World|2024"
    assert "latest of" not in several.subtitle
    assert drawn("ranking:hot.small?top=4").subtitle == several.subtitle
    cut = drawn("ranking:hot.small?top=3")
    assert len(cut.marks) == 3 and cut.subtitle.endswith("the 3 latest of 4")
    assert drawn("ranking:hot.small?top=3", "nl").subtitle.endswith("de 3 laatste van 4")
    assert several.label_heading == "What"


def test_a_list_names_what_tells_its_figures_apart(drawn: Drawn) -> None:
    places = drawn("ranking:hot.by_country?period=2023")
    assert bars(places) == [("Netherlands", 70), ("Belgium", 70), ("Germany", 30)]
    mixed = drawn("ranking:hot.reports?period=2024")
    assert bars(mixed) == [
        *(("World", 9450), ("Netherlands", 250), ("Under 18, World", 63), ("12-17, World", 1))
    ]


def test_a_note_belongs_to_its_own_bar(drawn: Drawn) -> None:
    notes = drawn("ranking:hot.small").notes
    assert [(n.group, n.mark, n.label, n.text) for n in notes] == [
        (0, 1, "One case", "One case made it.")
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ranking:hot.reports+hot.files", "count different things"),
        ("ranking:hot.placed+hot.reports?by=geography", "a ranking by part takes one series"),
        ("ranking:hot.by_country?by=kind", "has no figure by “kind”"),
        ("ranking:hot.by_country?by=geography&period=1999", "has no figure for"),
        ("ranking:hot.small?by=kind&breakdown=kind%3Dq", "has no figure"),
        ("ranking:hot.by_country?by=geography&top=0", "is not a number from 1 to 500"),
    ],
)
def test_what_cannot_be_ranked_is_said(drawn: Drawn, name: str, words: str) -> None:
    with pytest.raises(UnknownChart) as error:
        drawn(name)
    assert words in str(error.value)
