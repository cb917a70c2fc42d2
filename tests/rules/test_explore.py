"""A chart of one's own: what stands on one axis, what an index may say, what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from charts.builders.catalogue import chart
from charts.builders.explore_choices import choices, every_series, opened
from charts.builders.explore_lines import Course, lines_of
from charts.spec.asked import Asked, of_address, read
from charts.spec.identity import parse
from charts.spec.model import Chart, UnknownChart
from data_sources.compare.together import apart, apart_as_index
from data_sources.record import measures
from data_sources.record.figure import NotComparable
from data_sources.record.record import Record
from tests.rules.conftest import Drawn, Named


def panels(made_chart: Chart) -> list[tuple[list[str], str]]:
    """The lines of each panel, and why it is one."""
    return [([g.name for g in p.groups], p.apart) for p in made_chart.drawn]


def values(made_chart: Chart) -> dict[str, list[tuple[str, float]]]:
    return {g.name: [(m.label, m.value) for m in g.marks] for g in made_chart.groups}


def test_what_may_stand_on_one_axis(one: Named, made: Record) -> None:
    reports, placed = one("reports", "2024"), one("placed", "2024")
    assert apart(reports, one("reports", "2019")) == ()
    assert apart(reports, one("files", "2024")) == ("unit",)
    assert apart(reports, one("reports", "2026-H1")) == ("length",)
    assert apart(reports, placed) == ("counting",), "one unit is not one way of counting"
    assert apart(one("by_country", "2024", geography="NLD"), placed) == ()
    other = made.figure("ncmec.reports_esp", "2024")
    assert apart(placed, other) == ("publisher",)
    girls = one("share", "2024", "sex=girls")
    assert apart(girls, one("outcome", "2024", "outcome=removed")) == ()
    assert apart(girls, one("growth", "2024")) == ("share",)
    assert apart(girls, reports) == ("unit",)


def test_an_index_is_set_beside_another_of_the_same_first_period(one: Named) -> None:
    assert apart_as_index(one("reports", "2024"), one("files", "2024")) == ()
    assert apart_as_index(one("reports", "2024"), one("files", "2023")) == ("base",)
    assert apart_as_index(one("reports", "2024"), one("reports", "2026-H1")) == ("length",)


def test_different_units_are_panels_with_the_reason(drawn: Drawn) -> None:
    made = drawn("explore:hot.reports+hot.files?since=2023&until=2025")
    assert made.kind == "stack" and made.has_time_axis
    assert panels(made) == [
        (["Reports to the hotline"], ""),
        (["Files with the reports"], "Not on one axis with the first: its unit is files."),
    ]
    assert [p.unit_label for p in made.panels] == ["reports", "files"]
    assert made.subtitle.startswith("2 charts under one another")
    dutch = drawn("explore:hot.reports+hot.files?since=2023&until=2025", "nl")
    assert dutch.panels[1].apart == "Niet op één as met de eerste: de eenheid is bestanden."


@pytest.mark.parametrize(
    ("series", "reason"),
    [
        ("hot.reports+hot.placed", "nothing says that it is counted in the same way"),
        ("hot.placed+ncmec.reports_esp", "NCMEC counted it"),
        ("hot.share+hot.growth", "it is a share of something else"),
        ("hot.files+ncmec.reports_esp", "its unit is reports and NCMEC counted it"),
    ],
)
def test_what_is_not_comparable_is_apart(drawn: Drawn, series: str, reason: str) -> None:
    made = drawn(f"explore:{series}?since=2023&until=2024")
    assert [p.apart for p in made.panels] == ["", f"Not on one axis with the first: {reason}."]


def test_a_part_and_its_whole_share_an_axis(drawn: Drawn) -> None:
    made = drawn("explore:hot.by_country+hot.placed?geography=NLD,World")
    assert not made.panels
    assert values(made) == {
        "Reports by country, Netherlands": [("2023", 70), ("2024", 500)],
        "Reports with a place": [("2024", 1100)],
    }


def test_an_index_counts_from_its_first_period_and_ends_at_a_break(drawn: Drawn) -> None:
    made = drawn("explore:hot.reports?index=first")
    assert values(made) == {
        "Reports to the hotline": [("2018", 100), ("2019", 56.1), ("2020", 56.1), ("2021", 81.9)]
    }
    assert made.unit_label == "index, 2018 = 100"
    assert made.remarks[-1] == (
        "Reports to the hotline: no index from 2022 (period inferred) on (Counted anew)"
    )
    assert all(mark.worked_out for mark in made.marks)
    assert made.marks[1].derived == "4,111 reports in percent of 7,322 reports (2018)"
    assert [f.period.code for f in made.marks[1].figures] == ["2019", "2018"]
    assert drawn("explore:hot.reports?index=first", "nl").remarks[-1] == (
        "Meldingen bij het meldpunt: geen index vanaf 2022 (periode afgeleid) (Anders geteld)"
    )


def test_indices_of_other_units_share_an_axis_where_they_begin_together(drawn: Drawn) -> None:
    made = drawn("explore:hot.files+hot.by_country?geography=World,NLD&index=first&since=2023")
    assert not made.panels
    assert values(made) == {
        "Files with the reports": [("2023", 100), ("2024", 32), ("2025", 48)],  # 3,215,000
        "Reports by country, Netherlands": [("2023", 100), ("2024", 714.3)],  # 500 of 70
    }


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("hot.reports?since=2024", "one of the two is only a lower bound"),
        ("hot.reports?since=2021&until=2022", "from 2022 (period inferred) on (Counted anew)"),
        ("hot.share?parts=sex%3Dgirls", "percentage points"),
        ("hot.small?parts=kind%3Da", "the first number is so small"),
    ],
)
def test_an_index_that_may_not_be_made_is_refused(drawn: Drawn, name: str, why: str) -> None:
    sign = "&" if "?" in name else "?"
    with pytest.raises(UnknownChart) as error:
        drawn(f"explore:{name}{sign}index=first")
    assert why in str(error.value)


def test_the_smallest_base_of_an_index(one: Named) -> None:
    enough = measures.index(one("small", "2023", "kind=b"), one("small", "2024", "kind=b"))
    assert enough.value == 200
    with pytest.raises(NotComparable) as error:
        measures.index(one("small", "2023", "kind=a"), one("small", "2024", "kind=a"))
    assert error.value.reason == "small"


def test_rates(drawn: Drawn, made: Record) -> None:
    name = "explore:hot.by_country?geography=NLD,BEL,DEU&since=2024&until=2024&per="
    million = drawn(f"{name}million")
    assert [(m.label, m.value) for m in million.marks] == [("Belgium", 60), ("Netherlands", 50)]
    assert "no rate is known: Germany" in million.remarks
    # As if those who use the internet were the children: 500 and 300 by 100 and 50 times 100,000.
    people = replace(made, people_series={"children": made.people_series["million"]})
    children = chart(people, f"{name}children", "en")
    assert [(m.label, m.value) for m in children.marks] == [("Belgium", 6), ("Netherlands", 5)]
    assert children.unit_label == "reports per 100,000 children"
    with pytest.raises(UnknownChart, match="is a rate known"):
        drawn("explore:hot.files?per=million")


def test_the_years_asked_for_and_no_others(drawn: Drawn) -> None:
    made = drawn("explore:hot.reports?since=2019&until=2021")
    assert [mark.label for mark in made.marks] == ["2019", "2020", "2021"]
    assert not made.breaks
    across = drawn("explore:hot.reports?since=2021&until=2022")
    assert [line.label for line in across.breaks] == ["Counted anew"]


def test_a_lower_bound_stays_one(drawn: Drawn) -> None:
    made = drawn("explore:hot.reports?since=2023")
    assert [mark.inexact for mark in made.marks] == [True, False, True]
    assert made.marks[-1].exact == "at least 12,000 reports"


def test_what_has_no_figure_is_named_and_not_zero(drawn: Drawn) -> None:
    made = drawn("explore:hot.by_country?geography=NLD,Europe")
    assert list(values(made)) == ["Reports by country"] and "no figure: Europe" in made.remarks
    series = drawn("explore:hot.by_country+hot.files?geography=NLD")
    assert "no figure: Files with the reports" in series.remarks
    some = drawn("explore:hot.by_country+hot.reports?geography=NLD,BEL")
    assert "no figure: Reports to the hotline, Belgium" in some.remarks
    whole = drawn("explore:hot.by_country+hot.placed?geography=NLD,World")
    assert whole.remarks == ()  # nothing is missing, and nothing is said to be
    with pytest.raises(UnknownChart, match="no figure for this choice"):
        drawn("explore:hot.files?geography=NLD")


def test_parts_and_the_whole(drawn: Drawn) -> None:
    made = drawn("explore:hot.reports?parts=-|age%3Dunder+18&since=2024&until=2024")
    assert made.kind == "ranking"
    assert [(m.label, m.value) for m in made.marks] == [("in all", 9450), ("under 18", 63)]


def test_bars_of_one_year_are_of_all_places(drawn: Drawn) -> None:
    made = drawn("explore:hot.by_country?since=2023&until=2023&form=bars")
    assert [(m.label, m.value) for m in made.marks] == [
        *(("Belgium", 70), ("Netherlands", 70), ("Germany", 30))
    ]
    as_map = drawn("explore:hot.by_country?since=2023&until=2023&form=map")
    assert as_map.kind == "ranking" and len(as_map.marks) == 3
    assert "map" in as_map.remarks[-1], "why these are no map is said"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hot.reports+hot.files+hot.small+hot.share+hot.placed", "1 to 4"),
        ("hot.nothing", "is not a series"),
        ("hot.reports?geography=XXX", "is not a place"),
        ("hot.by_country?geography=NLD,BEL,DEU,GBR,World,Europe,Unknown", "0 to 6"),
        ("hot.reports?since=20189", "is not a year"),
        ("hot.reports?since=0001", "is not a year"),
        ("hot.reports?until=٢٠٢٠", "is not a year"),
        ("hot.reports?since=2021&until=2019", "is after"),
        ("hot.reports?form=pie", "is not known"),
        ("hot.reports?scale=own", "is not known"),
        ("hot.reports?per=dog", "is not known"),
        ("hot.reports?index=last", "is not known"),
        ("hot.reports?index=first&per=million", "not both"),
        ("hot.reports?by=age", "has no parameter “by”"),
        ("hot.reports?top=3", "has no parameter “top”"),
        ("hot.reports?parts=age%3D7", "no figure has the part"),
        ("hot.reports?parts=%3B", "no figure has the part"),
        ("hot.reports+hot.files?form=map", "a map shows one series"),
        ("hot.by_country?form=map&scale=log", "has no index and no axis"),
    ],
)
def test_what_cannot_be_asked_for_is_said(drawn: Drawn, name: str, words: str) -> None:
    with pytest.raises(UnknownChart) as error:
        drawn(f"explore:{name}")
    assert words in str(error.value)


def test_what_there_is_to_choose_from(made: Record) -> None:
    found = choices(made, ("hot.reports",))
    assert found.places == ("World", "NLD")
    assert found.parts == ("-", "age=under 18", "age=12-17")
    assert (found.years[0], found.years[-1]) == ("2018", "2026")
    assert found.periods == ("year", "half")
    assert found.modes == ("", "million", "children", "index")
    assert found.forms == ("line", "bars", "table")
    places = choices(made, ("hot.by_country",))
    assert places.forms == ("line", "bars", "table") and places.periods == ()
    assert choices(made, ("hot.files",)).modes == ("", "index")
    assert "hot.odds" in every_series(made)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("trend:hot.reports", {"series": "hot.reports"}),
        ("trend:hot.reports?since=2020", {"series": "hot.reports", "since": "2020"}),
        ("trend:hot.reports?geography=NLD", {"series": "hot.reports", "places": "NLD"}),
        (
            "shares:hot.outcome?by=outcome",
            {
                "series": "hot.outcome",
                "parts": "outcome=removed|outcome=passed on|outcome=nothing",
            },
        ),
        (
            "map:hot.by_country?period=2023",
            {"series": "hot.by_country", "since": "2023", "until": "2023", "form": "bars"},
        ),
    ],
)
def test_a_chart_opens_with_all_its_figures(
    drawn: Drawn, made: Record, name: str, address: dict[str, str]
) -> None:
    shown = drawn(name)
    asked = opened(shown)
    assert asked is not None and asked.address == address
    assert of_address(address) == read(parse(str(asked.chart_id))) == asked
    again = chart(made, asked.chart_id, "en")
    own = {mark.figures[0] for group in shown.groups if not group.rest for mark in group.marks}
    assert own <= set(again.figures)


def test_what_cannot_be_opened_has_no_choices(drawn: Drawn) -> None:
    assert opened(drawn("timeline:law")) is None
    assert opened(drawn("ranking:hot.reports")) is None  # a list of places and parts
    assert opened(drawn("explore:hot.reports")) is None


def test_more_lines_than_can_be_told_apart_are_counted(made: Record) -> None:
    parts = tuple(f"kind={kind}" for kind in "xyz")
    found = chart(made, Asked(("hot.by_kind",), parts=parts).chart_id, "en")
    assert len(found.marks) == 3 and "the first" not in found.subtitle


def lines(record: Record, name: str, language: str = "en") -> tuple[list[Course], list[str]]:
    return lines_of(record, read(parse(f"explore:{name}")), language)


NAMES: list[tuple[str, str, list[tuple[str, str]]]] = [
    # The name among all lines, and the one among those of its series where it has fellows there.
    ("hot.by_country?geography=NLD", "en", [("Reports by country", "")]),
    (
        "hot.by_country?geography=NLD,BEL", "nl",
        [("Nederland", "Nederland"), ("België", "België")],
    ),
    (
        "hot.by_country+hot.reports?geography=NLD", "en",
        [("Reports by country", ""), ("Reports to the hotline", "")],
    ),
    (  # the world goes without saying where there are several series
        "hot.by_country+hot.placed?geography=NLD,World", "en",
        [("Reports by country, Netherlands", ""), ("Reports with a place", "")],
    ),
    (
        "hot.by_country+hot.reports?geography=NLD,BEL", "en",
        [
            ("Reports by country, Netherlands", "Netherlands"),
            ("Reports by country, Belgium", "Belgium"),
            ("Reports to the hotline, Netherlands", ""),
        ],
    ),
    ("hot.reports?geography=World,NLD", "en",
     [("World", "World"), ("Netherlands", "Netherlands")]),
    ("hot.share?parts=sex%3Dgirls|sex%3Dboys", "nl",
     [("meisjes", "meisjes"), ("jongens", "jongens")]),
    (  # one letter, or what begins with a digit, is no name of its own
        "hot.by_kind?parts=kind%3Dx|kind%3Dy", "nl",
        [("soort: x", "soort: x"), ("soort: y", "soort: y")],
    ),
    (
        "hot.reports?parts=-|age%3Dunder+18|age%3D12-17", "nl",
        [
            ("in totaal", "in totaal"),
            ("under 18", "under 18"),
            ("leeftijd: 12-17", "leeftijd: 12-17"),
        ],
    ),
    (  # parts by other things are told with what they are parts by
        "ncmec.reports_by_platform?since=2023&until=2023"
        "&parts=platform%3DAlpha|platform%3DBeta%3Bscope%3Dsum", "nl",
        [
            ("platform: Alpha", "platform: Alpha"),
            ("platform: Beta, reikwijdte: sum", "platform: Beta, reikwijdte: sum"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "language", "names"), NAMES)
def test_what_tells_a_line_from_the_others(
    made: Record, name: str, language: str, names: list[tuple[str, str]]
) -> None:
    found, _missing = lines(made, name, language)
    assert [(line.name, line.place) for line in found] == names


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("hot.by_country?geography=NLD,GBR", []),
        ("hot.by_country?geography=NLD,Europe", ["Europe"]),
        ("hot.by_country+hot.placed?geography=NLD,World", []),
        (
            "hot.by_country+hot.reports?geography=NLD,BEL,DEU",
            ["Reports to the hotline, Belgium", "Reports to the hotline, Germany"],
        ),
        (
            "hot.by_country+hot.reports+hot.files?geography=NLD,BEL",
            ["Files with the reports", "Reports to the hotline, Belgium"],
        ),
        ("hot.reports?geography=NLD,BEL", ["Belgium"]),
        ("hot.by_country+hot.reports?geography=NLD,Europe", ["Europe"]),
    ],
)
def test_what_a_line_is_missing_of_is_named(made: Record, name: str, missing: list[str]) -> None:
    assert lines(made, name)[1] == missing


def test_the_figures_of_a_line_are_those_of_its_part_and_place(made: Record) -> None:
    found, _missing = lines(made, "hot.reports?parts=-|age%3Dunder+18&since=2024")
    assert [[f.id for f in line.figures] for line in found] == [
        ["hot.reports||World|2024", "hot.reports||World|2025"],
        ["hot.reports|age=under 18|World|2024"],
    ]
    assert [line.first.id for line in found] == [line.figures[0].id for line in found]
    turned, _missing = lines(made, "hot.by_country?geography=BEL,NLD&since=2024")
    assert [line.first.geography.code for line in turned] == ["BEL", "NLD"]


@pytest.mark.parametrize(
    ("language", "refused"),
    [
        ("en", "Reports to the hotline: no index of one period"),
        ("nl", "Meldingen bij het meldpunt: geen index van één periode"),
    ],
)
def test_one_figure_has_no_index(made: Record, language: str, refused: str) -> None:
    (line,), missing = lines(made, "hot.reports?since=2018&until=2018&index=first", language)
    assert (line.marks, line.refused, missing) == ((), refused, [])
    assert line.first.id == "hot.reports||World|2018"


def test_an_index_tells_what_it_counts_from(made: Record) -> None:
    (line,), _missing = lines(made, "hot.reports?since=2018&until=2019&index=first", "nl")
    assert [(m.label, m.exact, m.derived) for m in line.marks] == [
        ("2018", "100 (2018 = 100)", "7.322 meldingen in procenten van 7.322 meldingen (2018)"),
        ("2019", "56,1 (2018 = 100)", "4.111 meldingen in procenten van 7.322 meldingen (2018)"),
    ]
    assert not line.refused


@pytest.mark.parametrize("part", ["age", "age%3Dunder", "age%3Dunder+18%3Bsex", "%3B", "under+18"])
def test_a_part_that_no_figure_has_is_told(made: Record, part: str) -> None:
    with pytest.raises(UnknownChart, match="no figure has the part"):
        lines(made, f"hot.reports?parts={part}")
