"""Which breaks and notes are written out: by the change they stand at, the finding's first.

``hot.reports`` is 7,322 (2018), 4,111, 4,111, 6,000 (2021), 6,300, 9,000 (2023), 9,450 and 12,000
(2025). Its breaks are on 1 January 2022 and 1 July 2023, its note is at 2021.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from charts.layout.flag_rows import MOST_WRITTEN, Band, band, flags
from charts.layout.text import width
from charts.paper import svg
from charts.screen import figure as plotly_figure
from charts.spec import weight
from charts.spec.model import Chart, Line
from charts.words import describe
from tests.rules.conftest import Drawn

REPORTS = "trend:hot.reports"
SIZE = 11


def weights(chart: Chart) -> dict[str, float]:
    return {flag.label: round(flag.weight, 3) for flag in flags(chart)}


def laid(chart: Chart, year: float = 300, room: float = 3000) -> Band:
    """The flags on a plot on which a year is so many pixels wide, 2018 being at 0."""

    def place(day: date) -> float:
        return (day.toordinal() - 736_695) / 365.25 * year

    return band(chart, place, room, SIZE)


def written(found: Band) -> list[str]:
    both = zip(found.items, found.places, strict=True)
    return [item.label for item, place in both if place is not None]


def until(chart: Chart, places: int) -> Chart:
    """The chart with the first so many marks of its line."""
    (group,) = chart.groups
    return replace(chart, groups=(replace(group, marks=group.marks[:places]),))


def test_by_the_change_that_is_seen(drawn: Drawn) -> None:
    """300 of 6,300 is no large change; 2,700 of 9,000 and 1,889 of 6,000 are, of 12,000 high."""
    assert weights(drawn(REPORTS)) == {
        "One campaign": round(1889 / 12000, 3),
        "Counted anew": 0,
        "New form": 0.225,
    }


def test_what_the_finding_crosses_comes_first(drawn: Drawn) -> None:
    """Up to 2023 the finding is of 2022 and 2023; up to 2022 it is of a small change."""
    assert weights(until(drawn(REPORTS), 6))["New form"] == pytest.approx(1 + 2700 / 9000)
    assert weights(until(drawn(REPORTS), 5))["Counted anew"] == 1
    two = drawn(REPORTS)
    two = replace(two, groups=(*until(two, 6).groups, two.groups[0]))
    assert weights(two)["New form"] == 0.225  # of several lines nothing is compared


def test_a_note_weighs_by_the_marks_beside_it_and_is_foremost_on_the_last(drawn: Drawn) -> None:
    """Up to 2021 the note's mark is the last: 1,889 of 7,322, and the finding is of it."""
    last = until(drawn(REPORTS), 4)
    assert weight.of_note(last, last.notes[0]) == pytest.approx(1 + 1889 / 7322)
    # two years before it stands another number than the year before: that one is not beside it
    marks = list(last.groups[0].marks)
    marks[1] = replace(marks[1], value=1)
    far = replace(last, groups=(replace(last.groups[0], marks=tuple(marks)),))
    assert weight.of_note(far, far.notes[0]) == pytest.approx(1 + 1889 / 7322)
    first = replace(last.notes[0], mark=0)
    assert weight.of_note(last, first) == pytest.approx((7322 - 4111) / 7322)


def test_the_borders_of_what_matters(drawn: Drawn) -> None:
    """A quarter of the larger number matters; a twentieth of the height is seen."""
    chart = drawn(REPORTS)
    (group,) = chart.groups
    for values, high, seen in (
        ((75, 100), 100, 0.25), ((76, 100), 100, 0), ((75, 100), 500, 0.05), ((75, 100), 501, 0),
    ):  # fmt: skip
        pair = [replace(m, value=v) for m, v in zip(group.marks[4:6], values, strict=True)]
        other = replace(group, marks=(replace(group.marks[0], value=high),))
        made = replace(chart, groups=(replace(group, marks=tuple(pair)), other))
        assert weight.of_break(made, chart.breaks[1]) == pytest.approx(seen)


def test_a_large_change_that_is_not_seen_does_not_matter(drawn: Drawn) -> None:
    """A thousand times as high a number in 2025: nothing before it is seen any more."""
    chart = drawn(REPORTS)
    (group,) = chart.groups
    high = replace(group, marks=(*group.marks[:-1], replace(group.marks[-1], value=12e6)))
    chart = replace(chart, groups=(high,))
    assert set(weights(chart).values()) == {0}
    assert weights(replace(chart, log=True))["New form"] == 0.3  # on a log axis it is


def test_a_fall_to_nothing_and_no_change_at_all(drawn: Drawn) -> None:
    chart = drawn(REPORTS)
    (group,) = chart.groups
    for values, seen in (((0, 0), 0), ((5, 5), 0), ((5, 0), 1), ((-5, 5), 1)):
        pair = [replace(m, value=v) for m, v in zip(group.marks[4:6], values, strict=True)]
        made = replace(chart, groups=(replace(group, marks=tuple(pair)),))
        assert weight.of_break(made, chart.breaks[1]) == weight.FOREMOST + seen


def test_the_others_are_marks_and_listed_by_their_year(drawn: Drawn) -> None:
    found = laid(drawn(REPORTS))
    assert written(found) == ["One campaign", "New form"]
    assert found.listed == ["▼\u00a0Counted anew (2022)"]


def test_two_are_both_written_however_small(drawn: Drawn) -> None:
    chart = replace(drawn(REPORTS), notes=())
    assert written(laid(chart)) == ["Counted anew", "New form"]
    assert not laid(chart).listed


def test_without_room_all_are_marks(drawn: Drawn) -> None:
    found = laid(drawn(REPORTS), 5, 30)
    assert not written(found) and found.rows == 0
    assert found.listed == [
        "▼\u00a0One campaign (2021)",
        "▼\u00a0Counted anew (2022)",
        "▼\u00a0New form (1 July 2023)",
    ]


def test_a_long_label_takes_two_lines_and_is_never_cut(drawn: Drawn) -> None:
    chart = replace(drawn(REPORTS), notes=())
    whole = width("Counted by another rule", SIZE)
    for label, lines in (("Counted by another rule", 2), ("Counted by another rule " * 4, 0)):
        made = replace(chart, breaks=(replace(chart.breaks[0], label=label.strip()),))
        (place,) = laid(made, 0, whole * 0.8).places
        assert (len(place.lines) if place else 0) == lines


def test_labels_of_a_row_keep_apart(drawn: Drawn) -> None:
    """Ten breaks at the largest change, close together: four are written, in rows of their own."""
    chart = drawn(REPORTS)
    one = chart.breaks[1]
    many = [replace(one, position=date(2023, 7, day), label=f"Rule {day}") for day in range(1, 11)]
    found = laid(replace(chart, breaks=tuple(many), notes=()))
    assert len(written(found)) == MOST_WRITTEN == found.rows
    assert len(found.listed) == 6


def test_screen_picture_and_words_hold_the_same(drawn: Drawn) -> None:
    """What is not written is a small mark with its words under the plot, and said in full."""
    chart = drawn(REPORTS)
    notes = plotly_figure.figure(chart).layout.annotations
    assert [n.text for n in notes if n.name == "mark"] == ["▼"]
    (sign,) = [n for n in notes if n.name == "mark"]
    assert sign.hovertext == "Counted anew (2022): Counting changed."
    assert "Counted anew" not in [n.text for n in notes if n.name in ("break", "note")]
    assert any("Counted anew (2022)" in n.text for n in notes if n.name == "notes")
    assert len([s for s in plotly_figure.figure(chart).layout.shapes if s.name == "break"]) == 2
    for wide in (svg.WIDTH, svg.PHONE):
        picture = svg.draw(chart, wide)
        assert ">▼ Counted anew (2022)</text>" in picture
        assert "<title>Counted anew (2022): Counting changed.</title>" in picture
        assert ">New form</text>" in picture and "▼ New form" not in picture
    assert "Break in the series on 1 January 2022: Counting changed." in describe.description(chart)


def test_words_from_outside_stay_words(drawn: Drawn) -> None:
    chart = drawn(REPORTS)
    bad = Line(date(2022, 1, 1), "<b>a</b>", "<script>", "", ("hot.reports",))
    chart = replace(chart, breaks=(bad, chart.breaks[1]))
    assert "<script>" not in svg.draw(chart)
    assert "<script>" not in str(plotly_figure.figure(chart).to_json())


def test_the_same_words_are_written_once_and_listed_with_all_their_years(drawn: Drawn) -> None:
    """The finding is of 2024 and 2025: that break is the one that is written."""
    chart = drawn(REPORTS)
    days = [date(2019, 1, 1), date(2021, 1, 1), date(2023, 7, 1), date(2025, 1, 1)]
    same = [replace(chart.breaks[1], position=day, label="Again") for day in days]
    found = laid(replace(chart, breaks=tuple(same), notes=()))
    assert written(found) == ["Again"]
    assert found.listed == ["▼\u00a0Again (2019, 2021, 1 July 2023)"]
