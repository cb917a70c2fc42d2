"""A country beside others: its place, where one may be told, and how it is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data_sources.compare import places
from data_sources.record.record import Record

SERIES = "hot.by_country"
MEMBERS = {
    "EU27": frozenset({"NLD", "BEL", "DEU"}),
    "Europe": frozenset({"NLD", "BEL", "DEU", "GBR"}),
}


@pytest.fixture
def placed(made: Record, monkeypatch: pytest.MonkeyPatch) -> Record:
    """The made-up record with its regions, as if two countries made a ranking."""
    monkeypatch.setattr(places, "FEWEST", 2)
    return replace(made, members=MEMBERS)


def test_the_place_among_all_and_among_those_of_an_area(placed: Record) -> None:
    # 2024: the Netherlands 500, Belgium 300, Germany 200, the United Kingdom 60.
    german = placed.figure(SERIES, "2024", geography="DEU")
    for area, expected in (("", (3, 4)), ("EU27", (3, 3)), ("Europe", (3, 4))):
        found = places.standing(german, area)
        assert found is not None and (found.place, found.among) == expected


def test_the_same_number_is_the_same_place(placed: Record) -> None:
    # 2023: the Netherlands and Belgium 70 each, Germany 30.
    found = [places.standing(placed.figure(SERIES, "2023", geography=c)) for c in ("BEL", "DEU")]
    assert [(s.place, s.alike) for s in found if s] == [(1, 1), (3, 0)]


def test_the_place_by_rate_counts_those_with_a_rate(placed: Record) -> None:
    # 300 of 5 million users is more than 500 of 10 million.
    dutch = placed.figure(SERIES, "2024", geography="NLD")
    found = places.standing(dutch, "EU27", "million")
    assert found is not None and (found.place, found.among) == (2, 2)
    assert found.rate is not None and found.rate.value == 50


def test_no_place_is_told_where_it_is_not_sure(placed: Record, made: Record) -> None:
    british = placed.figure(SERIES, "2024", geography="GBR")
    assert places.standing(british, "EU27") is None, "not of the union"
    assert places.standing(british, "Europe", "million") is None, "no people known"
    bound = tuple(
        replace(o, precision="at_least") if o.geography == "BEL" else o for o in placed.observations
    )
    unsure = replace(placed, observations=bound)
    assert places.standing(unsure.figure(SERIES, "2024", geography="NLD")) is None, "a bound"


def test_no_place_is_told_among_a_few(made: Record) -> None:
    assert places.FEWEST == 5
    assert places.standing(made.figure(SERIES, "2024", geography="NLD")) is None


def test_all_places_in_order_and_found_by_name_or_code(placed: Record) -> None:
    found = places.in_order(placed, SERIES, "2024")
    codes = [(s.figure.geography.code, s.place) for s in found]
    assert codes == [("NLD", 1), ("BEL", 2), ("DEU", 3), ("GBR", 4)]
    for words in ("belgie", "BELGI", "bel"):
        assert [s.figure.geography.code for s in places.named_like(found, words)] == ["BEL"]
    union = places.in_order(placed, SERIES, "2024", "EU27")
    assert [s.place for s in union] == [1, 2, 3]


def test_a_country_has_the_law_of_its_union(placed: Record) -> None:
    assert places.areas_of(placed, "NLD") == ["EU27", "Europe"]
    assert [e.event for e in places.laws_of(placed, "NLD")][-1] == "It is made."
    assert places.laws_of(placed, "GBR") == []


def test_without_a_known_area_nobody_has_a_place_in_it(placed: Record) -> None:
    assert places.standing(placed.figure(SERIES, "2024", geography="NLD"), "Nowhere") is None
    assert places.in_order(placed, SERIES, "2024", "Nowhere") == ()


def test_how_many_others_have_the_same_number(placed: Record) -> None:
    found = places.in_order(placed, SERIES, "2023")
    assert [(s.figure.geography.code, s.place, s.among, s.alike) for s in found] == [
        *(("BEL", 1, 3, 1), ("NLD", 1, 3, 1), ("DEU", 3, 3, 0))
    ]


def test_countries_with_figures_and_what_is_known_of_each(made: Record) -> None:
    """The world, Unknown and the like are no countries; a figure revised since does not count."""
    assert places.with_figures(made) == ("BEL", "DEU", "GBR", "NLD")
    of = places.figures_of(made, "BEL")
    assert [(f.series.key, f.period.code, f.value) for f in of] == [
        *((SERIES, "2023", 70), (SERIES, "2024", 300))
    ]
    world = places.figures_of(made, "World")
    assert {f.observation.standing for f in world} == {"current"}
    assert 4200 not in {f.value for f in world}
    assert places.figures_of(made, "XXX") == ()


def test_the_latest_of_each_series_and_part(made: Record, placed: Record) -> None:
    dutch = places.figures_of(made, "NLD")
    assert [(f.series.key, f.period.code, f.value) for f in places.latest_of(dutch)] == [
        *(("hot.reports", "2024", 250), (SERIES, "2024", 500))
    ]
    both = places.latest_of(made.find("hot.small"))
    assert [(f.observation.breakdown, f.value) for f in both] == [("kind=a", 98), ("kind=b", 100)]
    backwards = list(reversed(places.figures_of(made, "BEL")))
    assert [f.value for f in places.latest_of(backwards)] == [300]
    assert places.latest_of([]) == []
