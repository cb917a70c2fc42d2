"""The finding of a chart: what lies between the last two numbers, or why nothing may be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from charts.spec.marks import (
    break_lines,
    crossed,
    joined,
    mark_of,
    notes_of,
    period_marks,
    segments,
)
from charts.spec.model import Group, Line, Mark
from charts.words import findings
from data_sources.record.figure import Figure
from data_sources.record.period import Period
from data_sources.record.record import Record
from tests.rules.conftest import Drawn, Named
from tests.rules.test_periods import DURING


def other(figure: Figure, **cells: object) -> Figure:
    return replace(figure, observation=replace(figure.observation, **cells))


def told(record: Record, figures: list[Figure], language: str = "en") -> str:
    """The finding of a trend of these figures, with the breaks that lie between them."""
    groups = [Group("", period_marks(figures, language))]
    return findings.of_trend(groups, break_lines(record, groups, language), language)


@pytest.mark.parametrize(
    ("years", "english", "dutch"),
    [
        (
            ("2018", "2019"),
            "4,111 reports in 2019, 44% less than in 2018; no cause is recorded.",
            "4.111 meldingen in 2019, 44% minder dan in 2018; een oorzaak is niet vastgelegd.",
        ),
        (
            ("2019", "2020"),
            "4,111 reports in 2020, as many as in 2019.",
            "4.111 meldingen in 2020, evenveel als in 2019.",
        ),
        (
            ("2020", "2021"),
            "6,000 reports in 2021, 46% more than in 2020.",
            "6.000 meldingen in 2021, 46% meer dan in 2020.",
        ),
        (
            ("2021", "2022"),
            "6,300 reports in 2022 (period inferred); not comparable with 2021 (Counted anew).",
            "6.300 meldingen in 2022 (periode afgeleid); niet te vergelijken met 2021 "
            "(Anders geteld).",
        ),
        (
            ("2023", "2024"),
            "9,450 reports in 2024; not comparable with 2023 (New form).",
            "9.450 meldingen in 2024; niet te vergelijken met 2023 (Nieuw formulier).",
        ),
        (
            ("2021", "2024"),  # two breaks: the later one is named
            "9,450 reports in 2024; not comparable with 2021 (New form).",
            "9.450 meldingen in 2024; niet te vergelijken met 2021 (Nieuw formulier).",
        ),
        (
            ("2024", "2025"),
            "At least 12,000 reports in 2025.",
            "Minstens 12.000 meldingen in 2025.",
        ),
        (("2018",), "7,322 reports in 2018.", "7.322 meldingen in 2018."),
        (
            ("2025", "2026-H1"),  # a half is not set beside a year
            "4,725 reports in the first half of 2026.",
            "4.725 meldingen in de eerste helft van 2026.",
        ),
    ],
)
def test_what_lies_between_the_last_two(
    made: Record, one: Named, years: tuple[str, ...], english: str, dutch: str
) -> None:
    figures = [one("reports", year) for year in years]
    assert told(made, figures) == english
    assert told(made, figures, "nl") == dutch
    before = [one("reports", "2018"), *figures] if years[0] != "2018" else figures
    assert told(made, before) == english  # what came earlier changes nothing


@pytest.mark.parametrize(
    ("name", "part", "english", "dutch"),
    [
        (
            *("small", "kind=a"),  # a base of 49
            "98 reports in 2024; it was 49 in 2023.",
            "98 meldingen in 2024; in 2023 waren het er 49.",
        ),
        (
            *("small", "kind=b"),  # a base of 50
            "100 reports in 2024, 100% more than in 2023; no cause is recorded.",
            "100 meldingen in 2024, 100% meer dan in 2023; een oorzaak is niet vastgelegd.",
        ),
        (
            *("share", "sex=girls"),
            "91% in 2024, 4.1 percentage points less than in 2023.",
            "91% in 2024, 4,1 procentpunt minder dan in 2023.",
        ),
        (
            *("share", "sex=boys"),
            "3.4% in 2024, 1 percentage point more than in 2023.",
            "3,4% in 2024, 1 procentpunt meer dan in 2023.",
        ),
        ("growth", "", "-7.5% in 2024.", "-7,5% in 2024."),  # no growth of growth
    ],
)
def test_small_bases_shares_and_changes(
    made: Record, one: Named, name: str, part: str, english: str, dutch: str
) -> None:
    figures = [one(name, year, part) for year in ("2023", "2024")]
    assert (told(made, figures), told(made, figures, "nl")) == (english, dutch)


def test_rates_are_not_compared(made: Record, one: Named) -> None:
    figures = [one("by_country", year, geography="NLD") for year in ("2023", "2024")]
    first = replace(
        figures[0], observation=replace(figures[0].observation, period=Period.parse("2022"))
    )
    marks = [mark_of(f, "en", "", "", "million") for f in (figures[1],)]
    assert marks[0] is not None
    both = (replace(marks[0], figures=(first, *marks[0].figures[1:])), marks[0])
    assert findings.of_trend([Group("", both)], (), "en") == (
        "50 reports per million internet users in 2024."
    )


def test_derived_marks_are_not_compared(one: Named) -> None:
    marks = period_marks([one("reports", "2018"), one("reports", "2019")], "en")
    made_up = replace(marks[0], figures=(one("reports", "2018"), one("files", "2023")), derived="x")
    said = findings.of_trend([Group("", (made_up, marks[1]))], (), "en")
    assert said == "4,111 reports in 2019."
    last = replace(marks[1], figures=(one("reports", "2019"), one("files", "2023")), derived="x")
    assert findings.of_trend([Group("", (marks[0], last))], (), "en") == "4,111 reports in 2019."


def test_one_in_so_many_is_neither_highest_nor_more(one: Named) -> None:
    own = [other(one("reports", y), unit="one_in", value=n) for y, n in (("2020", 3), ("2021", 4))]
    marks = period_marks(own, "en")
    assert findings.of_trend([Group("", marks)], (), "en") == "1 in 4 in 2021."
    lines = [Group("a", marks[:1]), Group("b", marks[:1])]
    assert findings.of_several(lines, "en") == "In 2020: a, 1 in 3; b, 1 in 3."
    ranked = [replace(mark, label=name) for mark, name in zip(marks, ("a", "b"), strict=True)]
    assert findings.of_ranking(ranked, "en", "2021") == "a, 1 in 3; b, 1 in 4."


def test_nothing_of_nothing() -> None:
    assert findings.of_trend([], (), "en") == ""
    assert findings.of_trend([Group("", ())], (), "en") == ""


def test_the_rest_is_no_line_of_its_own(made: Record, one: Named) -> None:
    line = Group("a", period_marks([one("reports", "2018")], "en"))
    rest = Group("others", period_marks([one("reports", "2019")], "en"), rest=True)
    assert findings.of_trend([line, rest], (), "en") == "7,322 reports in 2018."


def test_of_several_lines_the_highest_now(drawn: Drawn) -> None:
    made = drawn("trend:hot.small?by=kind")
    assert (
        made.finding
        == "Highest in 2024: b, 100 reports (100% more than in 2023, no cause is recorded); a, 98."
    )
    dutch = drawn("trend:hot.small?by=kind", "nl").finding
    assert (
        dutch == "Hoogste in 2024: b, 100 meldingen "
        "(100% meer dan in 2023, een oorzaak is niet vastgelegd); a, 98."
    )


def test_a_list_of_one_year_and_lines_over_time_say_two_things(drawn: Drawn) -> None:
    listed = drawn("ranking:hot.small?by=kind&period=2024").finding
    assert listed == "Highest in 2024: b, 100 reports; a, 98."


def test_which_way_the_highest_went_is_not_said_across_a_break(one: Named) -> None:
    groups = lines(one, a=["2018", "2019"], b=["2018", "2019"])
    told = findings.of_several(groups, "en")
    assert told == (
        "Highest in 2019: a, 4,111 reports (44% less than in 2018, no cause is recorded); b, 4,111."
    )
    between = Line(date(2019, 1, 1), "Counted anew", "", series=("hot.reports",))
    assert findings.of_several(groups, "en", [between]) == (
        "Highest in 2019: a, 4,111 reports; b, 4,111."
    )


def lines(one: Named, **years: list[str]) -> list[Group]:
    return [
        Group(name, period_marks([one("reports", year) for year in found], "en"))
        for name, found in years.items()
    ]


def test_of_several_lines_in_the_latest_year_that_half_of_them_have(one: Named) -> None:
    half = lines(one, a=["2018", "2019"], b=["2018", "2019"], c=["2018"])
    assert findings.of_several(half, "en").startswith("Highest in 2019: a, 4,111 reports (")
    few = lines(one, a=["2018", "2019"], b=["2018"], c=["2018"])
    assert findings.of_several(few, "en").startswith("Highest in 2018: a, 7,322 reports; b,")


def test_one_line_alone_is_not_the_highest(one: Named) -> None:
    later = lines(one, a=["2018", "2019"], b=["2018"])
    assert findings.of_several(later, "en").startswith("Highest in 2018: a, 7,322 reports; b,")
    apart = lines(one, a=["2018"], b=["2019"])
    assert findings.of_several(apart, "en") == "In 2019: b, 4,111 reports."


def test_of_many_lines_three_are_named(one: Named) -> None:
    groups = [
        Group(name, period_marks([other(one("reports", "2018"), value=value)], "en"))
        for name, value in (("a", 1), ("b", 4), ("c", 3), ("d", 2))
    ]
    assert findings.of_several(groups, "en") == ("Highest in 2018: b, 4 reports; c, 3; d, 2.")


def derived(label: str, value: float, figure: Figure) -> Mark:
    return Mark(label, "", value, f"{value:.0f}", f"{value:.0f} x", (figure, figure), derived="sum")


def test_worked_out_numbers_stand_without_a_unit(one: Named) -> None:
    groups = [Group("a", (derived("2018", 7, one("reports", "2018")),)), *lines(one, b=["2018"])]
    marks = [replace(m, position=groups[1].marks[0].position) for m in groups[0].marks]
    groups[0] = Group("a", tuple(marks))
    assert findings.of_several(groups, "en") == "Highest in 2018: b, 7,322 reports; a, 7."


def ranked(one: Named, *values: int) -> list[Mark]:
    figures = [other(one("reports", "2018"), value=value) for value in values]
    return [mark_of(f, "en", f"place {k}", "") for k, f in enumerate(figures)]  # type: ignore[misc]


def test_a_ranking_tells_three_and_not_the_rest(one: Named) -> None:
    marks = [*ranked(one, 9, 8, 7, 6), derived("others", 99, one("reports", "2018"))]
    assert findings.of_ranking(marks, "en", "2018") == (
        "Highest in 2018: place 0, 9 reports; place 1, 8; place 2, 7."
    )
    assert findings.of_ranking(marks[-2:], "en") == "place 3: 6 reports in 2018."
    assert findings.of_ranking(marks[:2], "nl") == ("Hoogste: place 0, 9 meldingen; place 1, 8.")


def test_a_bar_named_by_its_period_does_not_say_it_twice(one: Named) -> None:
    (mark,) = ranked(one, 9)
    assert findings.of_ranking([replace(mark, label="2018")], "en") == "9 reports in 2018."
    half = mark_of(one("reports", "2026-H1"), "en", "First half of 2026", "")
    assert half is not None
    assert findings.of_ranking([half], "en") == "4,725 reports in the first half of 2026."


def test_a_list_tells_three_in_its_own_order(one: Named) -> None:
    marks = ranked(one, 1, 9, 5, 7)
    assert findings.of_list(marks, "en") == ("place 0: 1 report; place 1: 9; place 2: 5.")
    assert findings.of_list(marks[:1], "en") == "place 0: 1 report in 2018."


def test_shares_of_the_latest_period_the_largest_first(drawn: Drawn, one: Named) -> None:
    made = drawn("shares:hot.outcome?by=outcome")
    dutch = findings.of_shares(list(reversed(made.groups)), "nl")
    assert dutch == "In 2024: 50.3% removed, 30.4% passed on en 19.4% nothing."  # texts as made
    four = [*made.groups, Group("z", made.groups[0].marks)]
    assert findings.of_shares(four, "en") == "In 2024: 50.3% removed, 50.3% z and 30.4% passed on."
    only_rest = [replace(group, rest=True) for group in made.groups]
    assert findings.of_shares(only_rest, "en") == ""
    half = Group("h", period_marks([one("reports", "2026-H1")], "en"))
    assert findings.of_shares([half], "en") == "In the first half of 2026: 4,725 h."


@pytest.mark.parametrize(("code", "english", "dutch"), DURING)
def test_periods_with_their_preposition(one: Named, code: str, english: str, dutch: str) -> None:
    (mark,) = period_marks([other(one("files", "2023"), period=Period.parse(code))], "en")
    assert findings.during(mark, "en") == english
    assert findings.during(mark, "nl") == dutch
    assert findings.during(Mark("then", "", 1, "1", "1"), "en") == "in then"
    assert findings.named(Mark("then", "", 1, "1", "1"), "nl") == "then"
    assert findings.with_unit(Mark("then", "", 1, "1", "1 thing"), "nl") == "1 thing"


# where breaks are drawn, and what no line may join


def test_breaks_between_the_first_and_the_last_mark(drawn: Drawn, made: Record, one: Named) -> None:
    found = drawn("trend:hot.reports").breaks
    assert [(b.position.isoformat(), b.label, b.series) for b in found] == [
        ("2022-01-01", "Counted anew", ("hot.reports",)),
        ("2023-07-01", "New form", ("hot.reports",)),
    ]
    assert found[0].why == "Counting changed." and found[0].url == "https://hotline.example/how"
    assert drawn("trend:hot.reports", "nl").breaks[1].why == "Er kwam een nieuw formulier."
    assert [b.label for b in drawn("trend:hot.reports?since=2022").breaks] == ["New form"]
    assert drawn("trend:hot.reports?since=2024").breaks == ()
    before = [Group("", period_marks([one("reports", y) for y in ("2020", "2021")], "en"))]
    assert break_lines(made, before, "en") == ()


def test_a_break_of_two_series_is_drawn_once(made: Record, one: Named) -> None:
    twice = replace(made.breaks("hot.reports")[1], series="hot.files")
    record = replace(made, all_breaks=(*made.all_breaks, twice))
    groups = [
        Group("a", period_marks([one("reports", "2022"), one("reports", "2023")], "en")),
        Group("b", period_marks([one("files", "2023"), one("files", "2024")], "en")),
    ]
    (line,) = break_lines(record, groups, "en")
    assert line.series == ("hot.reports", "hot.files")


def test_no_line_joins_across_a_break_or_a_gap(one: Named, made: Record) -> None:
    group = Group("", period_marks(made.trend("hot.reports"), "en"))
    lines_drawn = break_lines(made, [group], "en")
    runs = segments(group, lines_drawn)
    years = [[group.marks[place].label for place in run] for run in runs]
    assert years == [["2018", "2019", "2020", "2021"], ["2022"], ["2023"], ["2024", "2025"]]
    assert segments(group, ()) == [list(range(8))]
    gap = Group("", period_marks([one("reports", y) for y in ("2018", "2019", "2021")], "en"))
    assert segments(gap, ()) == [[0, 1], [2]]


@pytest.mark.parametrize(
    ("years", "labels"),
    [
        (("2020", "2021"), []),
        (("2021", "2022"), ["Counted anew"]),
        (("2022", "2023"), ["New form"]),
        (("2023", "2024"), ["New form"]),
        (("2021", "2023"), ["Counted anew", "New form"]),
        (("2024", "2025"), []),
    ],
)
def test_the_chart_and_the_change_agree_on_what_lies_between(
    made: Record, one: Named, drawn: Drawn, years: tuple[str, str], labels: list[str]
) -> None:
    first, second = period_marks([one("reports", year) for year in years], "en")
    breaks = drawn("trend:hot.reports").breaks
    assert [line.label for line in crossed(first, second, breaks)] == labels
    assert joined(first, second, breaks) is (not labels and int(years[1]) - int(years[0]) == 1)
    stranger = Line(breaks[0].position, "other", "", series=("hot.files",))
    assert crossed(first, second, (stranger,)) == ()


def test_notes_stand_at_the_figure_they_explain(drawn: Drawn, made: Record, one: Named) -> None:
    (note,) = drawn("trend:hot.reports").notes
    assert (note.group, note.mark, note.label) == (0, 3, "One campaign")
    assert drawn("trend:hot.reports", "nl").notes[0].text == "Eén campagne deed het."
    others = (
        one("small", "2024", "kind=b"),  # another part
        one("small", "2023", "kind=a"),  # another year
        other(one("small", "2024", "kind=a"), geography="NLD"),  # another place
    )
    for figure in others:
        assert notes_of(made, [Group("", period_marks([figure], "en"))], "en") == ()


def test_of_nothing_nothing_is_named() -> None:
    assert findings.of_ranking([], "en") == ""
