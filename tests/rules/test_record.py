"""What the record itself answers: which figures there are, which whole, which rate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data_sources.record.record import Record, UnknownFigure
from tests.rules.conftest import without
from tests.rules.made import OBSERVATIONS, rows

WRITTEN = rows(OBSERVATIONS)
COUNTRIES, BY_COUNTRY = ("NLD", "BEL", "DEU", "GBR", "Unknown"), "hot.by_country"


def test_all_figures_are_those_of_the_table_whatever_their_standing(made: Record) -> None:
    assert len(list(made.all_figures())) == len(WRITTEN)
    for standing, count in (("conflicts", 1), ("superseded", 2), ("confirms", 1)):
        assert len(list(made.all_figures((standing,)))) == count
    assert len(list(made.all_figures(("current",)))) == len(WRITTEN) - 4
    assert list(made.all_figures(())) == []


def test_all_figures_come_series_by_series_oldest_first(made: Record) -> None:
    told = [(f.series.key, f.period.start) for f in made.all_figures()]
    keys = list(dict.fromkeys(key for key, _start in told))
    assert told == sorted(told, key=lambda one: (keys.index(one[0]), one[1]))
    assert keys[:2] == ["hot.reports", "hot.files"]


def test_a_series_without_a_current_figure_is_not_listed(made: Record) -> None:
    known = sorted({row["series"] for row in WRITTEN})
    assert made.with_current() == known
    assert "context.internet_users" not in known  # a series of the record, but without figures
    gone = without(made, *(f"hot.files||World|{year}" for year in (2023, 2024, 2025)))
    assert gone.with_current() == [key for key in known if key != "hot.files"]
    kept = tuple(o for o in made.observations if o.series != "hot.files")
    only_old = tuple(
        replace(o, standing="superseded") for o in made.observations if o.series == "hot.files"
    )
    assert replace(made, observations=kept + only_old).with_current() == gone.with_current()


def test_what_is_not_asked_is_any(made: Record) -> None:
    assert [f.value for f in made.find(BY_COUNTRY, "NLD")] == [70, 500]
    assert [f.value for f in made.find(BY_COUNTRY, period="2023")] == [70, 70, 30]
    assert [f.value for f in made.find("hot.small", breakdown={"kind": "b"})] == [50, 100]
    assert len(made.find("hot.reports", "World", "")) == 9  # the current ones, ages left out
    assert len(made.find("hot.reports", "World")) == 11
    assert made.find("hot.files", breakdown="kind=a") == []
    with pytest.raises(UnknownFigure, match=r"^“hot\.none” is not a series of this record$"):
        made.find("hot.none")


def test_a_figure_by_its_name(made: Record) -> None:
    assert made.by_id("hot.reports||World|2021").value == 6000
    assert made.figure("hot.small", "2024", breakdown={"kind": "a"}).value == 98
    with pytest.raises(UnknownFigure) as error:
        made.figure("hot.files", "2019")
    assert str(error.value) == (
        "no current figure “hot.files||World|2019”; this series has "
        "hot.files||World|2023, hot.files||World|2024, hot.files||World|2025"
    )
    for series in ("hot.none", "context.internet_users"):
        with pytest.raises(UnknownFigure):
            made.figure(series, "2024")


def test_the_latest_and_the_trend_are_of_one_kind_of_period(made: Record) -> None:
    assert made.latest("hot.reports").period.code == "2026-H1"
    assert made.latest("hot.reports", kind="year").period.code == "2025"
    assert [f.period.code for f in made.trend("hot.reports", kind="half")] == ["2026-H1"]
    assert len(made.trend("hot.reports", kind=None)) == 9
    assert len(made.trend("hot.reports")) == 8
    with pytest.raises(UnknownFigure, match=r"^“hot\.files” has no current figure for NLD, ''$"):
        made.latest("hot.files", "NLD")


def test_others_of_a_slot_are_all_but_itself(made: Record) -> None:
    others = made.others(made.figure("hot.reports", "2021"))
    assert sorted((f.observation.standing, f.value) for f in others) == [
        ("confirms", 6000), ("superseded", 5800), ("superseded", 5900),
    ]  # fmt: skip
    assert made.others(made.figure("hot.files", "2023")) == []


def test_a_whole_is_of_the_same_period_undivided_and_not_smaller(made: Record) -> None:
    def wholes(place: str, period: str = "2024") -> list[str]:
        return [f.id for f in made.wholes_of(made.figure(BY_COUNTRY, period, place))]

    placed = "hot.placed||World|2024"
    for place in COUNTRIES:
        assert wholes(place) == [placed]  # not of hot.small: it has only parts, 98 and 100
    assert wholes("NLD", "2023") == []  # 2023 has no total
    assert made.wholes_of(made.figure("hot.files", "2024")) == []
    least = replace(
        made,
        observations=tuple(
            replace(o, value=299) if o.series == "hot.placed" else o for o in made.observations
        ),
    )
    found = [f.id for f in least.wholes_of(least.figure(BY_COUNTRY, "2024", "BEL"))]
    assert found == []  # 300 is no part of 299
    assert [f.value for f in least.wholes_of(least.figure(BY_COUNTRY, "2024", "DEU"))] == [299]


def test_a_rate_needs_people_of_that_place_and_year(made: Record) -> None:
    dutch = made.figure(BY_COUNTRY, "2024", "NLD")
    rate = made.per_million(dutch)
    assert rate is not None and (rate.value, rate.per) == (50, "million")  # 500 by ten million
    assert made.rate(dutch, "children") is None  # nobody's number is known
    as_children = replace(made, people_series={"children": made.people_series["million"]})
    rate = as_children.rate(as_children.figure(BY_COUNTRY, "2024", "NLD"), "children")
    assert rate is not None and (rate.value, rate.per) == (5, "children")  # 500 by 100 x 100,000
    for other in (
        made.figure(BY_COUNTRY, "2023", "NLD"),  # another year
        made.figure(BY_COUNTRY, "2024", "DEU"),  # another place
        made.figure("hot.files", "2024"),  # a series that is not told by head
        made.figure("hot.reports", "2026-H1"),  # half a year
    ):
        assert made.per_million(other) is None
    assert made.rate(dutch, "") is None


def test_people_are_cited_like_any_other_figure(made: Record) -> None:
    (series,) = made.denominators
    assert series == made.people_series["million"] == "context.internet_users"
    told = {(f.geography.code, f.period.code): f for f in made.denominators[series]}
    assert {key: f.value for key, f in told.items()} == {
        ("NLD", "2024"): 10_000_000, ("BEL", "2024"): 5_000_000, ("World", "2021"): 5_000_000_000,
    }  # fmt: skip
    dutch = told["NLD", "2024"].observation
    assert (dutch.standing, dutch.precision, dutch.known) == ("current", "about", "second-hand")
    assert (dutch.locator, dutch.source, dutch.period_known) == (
        "row NLD, 2024", "ncmec-2025", "stated",
    )  # fmt: skip
    assert (dutch.unit, dutch.breakdown, dutch.notes) == ("people", "", "")


def test_places_topics_and_steps(made: Record) -> None:
    assert made.geography("NLD").name("nl") == "Nederland"
    with pytest.raises(UnknownFigure, match=r"^“XXX” is not a place in this record$"):
        made.geography("XXX")
    assert made.topic("hotlines", "nl") == "Meldpunten"
    assert made.topic("nothing", "nl") == "nothing"
    assert [event.date for event in made.timeline()] == ["2021-08", "2024-02-01", "2024-02-01"]
    assert repr(made) == f"Record(9.8.7, {len(WRITTEN)} observations)"


def test_breaks_and_explanations_of_a_series(made: Record) -> None:
    assert [item.date.isoformat() for item in made.breaks("hot.reports")] == [
        "2022-01-01", "2023-07-01",
    ]  # fmt: skip
    assert made.breaks("hot.files") == made.explanations("hot.files") == ()
    first, second = (made.figure("hot.reports", year) for year in ("2020", "2021"))
    assert [e.label["en"] for e in made.explanations_of(second)] == ["One campaign"]
    assert made.explanations_of(first) == ()
    assert [e.label["en"] for e in made.explanations_between(first, second)] == ["One campaign"]
    # The cause lies in 2021: no change that begins there is explained by it.
    assert made.explanations_between(second, made.figure("hot.reports", "2022")) == ()
    part = made.figure("hot.small", "2023", breakdown="kind=b")
    assert (
        made.explanations_between(part, made.figure("hot.small", "2024", "World", "kind=b")) == ()
    )


def test_the_table_of_all_observations(made: Record) -> None:
    frame = made.frame
    assert len(frame) == len(WRITTEN)
    assert list(frame["value"])[:3] == [7322, 4111, 4200]
    first = frame.iloc[0]
    assert (first.series, first.publisher, first.topic) == ("hot.reports", "hot", "hotlines")
    assert (first.period, first.period_start, first.period_end) == (
        "2018", "2018-01-01", "2018-12-31",
    )  # fmt: skip
    assert list(frame.columns)[:6] == [
        *("series", "publisher", "topic", "breakdown", "geography", "period"),
    ]


def test_the_monthly_tables_are_counts(made: Record) -> None:
    assert made.dsa_monthly["statements"].tolist() == [30, 12, 8]
    assert made.dsa_monthly["platform"].tolist() == ["A", "B", "A"]
    totals = made.dsa_totals
    assert totals["month"].tolist() == ["2024-01", "2024-02", "2024-04"]
    assert totals["statements_with_any_keyword"].tolist() == [400, 500, 600]
    assert totals["platforms_submitting"].tolist() == [2, 2, 2]
    assert totals["statements"].dtype.kind == "i"
