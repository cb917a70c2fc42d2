"""What is worked out from figures: parts, ranks, gaps, and lists that are or are not complete."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data_sources.record import measures
from data_sources.record.figure import NotComparable
from data_sources.record.measures import Part
from data_sources.record.record import Record, UnknownFigure
from tests.rules.conftest import Named

LISTED, TOTAL = "ncmec.reports_by_platform", "ncmec.reports_esp"
TWICE = "ncmec_vs_provider.cybertip_reports"


def test_parts_of_a_whole(one: Named) -> None:
    three = tuple(one("by_country", "2024", geography=code) for code in ("NLD", "BEL", "DEU"))
    part = Part(three, one("placed", "2024"))
    assert part.value == pytest.approx(90.909, abs=0.001)  # 1,000 of 1,100
    assert (part.format("en"), part.format("nl")) == ("90.9%", "90,9%")
    assert part.figures == (*three, one("placed", "2024"))
    assert Part((), one("placed", "2024")).value == 0


def test_another_unit_or_year_is_no_part(one: Named) -> None:
    for stranger in (one("files", "2024"), one("by_country", "2023", geography="NLD")):
        with pytest.raises(ValueError, match=r"is no part of") as error:
            Part((one("by_country", "2024", geography="NLD"), stranger), one("placed", "2024"))
        assert str(error.value) == f"{stranger.id} is no part of hot.placed||World|2024"


def test_a_list_that_adds_up(made: Record) -> None:
    found = measures.senders(made, LISTED, TOTAL, "2024")
    assert [f.breakdown["platform"] for f in found.figures] == ["Alpha", "Beta", "gamma", "Delta"]
    assert found.complete and found.listed.value == 100
    assert found.whole.value == 1000 and found.period.code == "2024"
    assert found.top(1).value == 70 and found.top(2).value == 90
    assert found.named(["Delta", "Beta", "nobody"]).value == 21
    assert [f.value for f in found.fewer_than(200)] == [90, 10]
    assert [f.value for f in found.fewer_than(90)] == [10]


def test_a_list_that_does_not_add_up(made: Record) -> None:
    found = measures.senders(made, LISTED, TOTAL, "2023")
    assert not found.complete
    assert found.listed.value == 75


def test_a_year_without_a_list_or_a_total_is_refused(made: Record) -> None:
    with pytest.raises(UnknownFigure):
        measures.senders(made, LISTED, TOTAL, "2022")


def test_years(made: Record) -> None:
    assert measures.years(made, "hot.reports") == [
        *("2025", "2024", "2023", "2022", "2021", "2020", "2019", "2018")
    ]  # not the half
    assert measures.years_by_service(made, LISTED) == ["2024"]  # in 2023 one row is a company's sum
    assert measures.years_with_rates(made, "hot.by_country") == ["2024"]
    assert measures.years_with_rates(made, "hot.reports") == ["2024"]  # the world is no country


def test_names_are_by_the_alphabet_whatever_their_case(made: Record) -> None:
    found = measures.names(made, "ncmec.reports_by_platform", "platform")
    assert found == ("Alpha", "Beta", "Delta", "gamma")


def test_countries_are_countries(made: Record) -> None:
    assert measures.countries(made, "hot.by_country") == ["BEL", "DEU", "GBR", "NLD"]
    assert measures.countries(made, "hot.reports") == ["NLD"]


def test_ranks(one: Named) -> None:
    ranks = {
        code: measures.rank(one("by_country", "2024", geography=code))
        for code in ("NLD", "BEL", "DEU", "GBR")
    }
    assert ranks == {"NLD": (1, 4), "BEL": (2, 4), "DEU": (3, 4), "GBR": (4, 4)}
    shared = {
        code: measures.rank(one("by_country", "2023", geography=code))
        for code in ("NLD", "BEL", "DEU")
    }
    assert shared == {"NLD": (1, 3), "BEL": (1, 3), "DEU": (3, 3)}


def test_rivals_are_of_the_same_part_and_year(one: Named) -> None:
    alone = measures.record_countries(one("reports", "2024", geography="NLD"))
    assert [f.value for f in alone] == [250]
    assert len(measures.record_countries(one("by_country", "2023", geography="BEL"))) == 3


def test_where_a_reader_without_a_country_starts(made: Record) -> None:
    assert measures.first_place(made, "hot.by_country") == "NLD"


def test_two_counts_of_one_thing_the_widest_gap_first(made: Record) -> None:
    pairs = measures.both_sides(made, TWICE, "NCMEC", "2024")
    assert [(own.value, received.value) for own, received in pairs] == [(200, 50), (100, 120)]
    assert [own.breakdown["platform"] for own, _ in pairs] == ["Beta", "Alpha"]
    assert [measures.gap(*pair) for pair in pairs] == [75, 20]


def test_the_figure_before(made: Record, one: Named) -> None:
    assert measures.previous(one("reports", "2021")) == one("reports", "2020")
    assert measures.previous(one("reports", "2018")) is None
    assert measures.previous(one("reports", "2026-H1")) is None  # no half before it
    assert measures.previous(one("small", "2024", "kind=b")) == one("small", "2023", "kind=b")
    assert measures.previous(one("by_country", "2024", geography="BEL")).value == 70  # type: ignore[union-attr]
    assert measures.previous(one("reports", "2024", geography="NLD")) is None


def test_an_index_has_one_decimal_and_both_figures(one: Named) -> None:
    first, second = one("reports", "2018"), one("reports", "2019")
    found = measures.index(first, second)
    assert (found.value, found.figures) == (56.1, (second, first))  # 4,111 of 7,322 is 56.1459
    own = measures.index(first, first)
    assert (own.value, own.figures) == (100, (first,))


def test_no_index_of_a_share_or_of_a_few(one: Named) -> None:
    refused = (
        ("share", [one("share", year, "sex=girls") for year in ("2023", "2024")]),
        ("small", [one("small", year, "kind=a") for year in ("2023", "2024")]),
        ("break", [one("reports", year) for year in ("2021", "2022")]),
    )
    for reason, (first, second) in refused:
        with pytest.raises(NotComparable) as error:
            measures.index(first, second)
        assert (error.value.reason, error.value.first, error.value.second) == (
            *(reason, first, second),
        )
    fifty, hundred = (one("small", year, "kind=b") for year in ("2023", "2024"))
    assert measures.index(fifty, hundred).value == 200


def test_senders_are_those_of_the_whole_world(made: Record) -> None:
    somewhere = replace(
        made.figure(LISTED, "2024", breakdown="platform=Alpha").observation, geography="NLD"
    )
    record = replace(made, observations=(*made.observations, somewhere))
    found = measures.senders(record, LISTED, TOTAL, "2024")
    assert [f.geography.code for f in found.figures] == ["World"] * 4
