"""A figure in a talking point: its forms, what is written down of it, and when it is refused."""

from __future__ import annotations

import pytest

from briefing.points.quoting import CannotBeSaid, age_words, filters
from data_sources.record.record import UnknownFigure
from tests.rules.conftest import Named
from tests.rules.desks import Desks, Plain, both, fig


@pytest.mark.parametrize(
    ("form", "english", "dutch"),
    [
        ("short", "3.22 million", "3,22 miljoen"),
        ("exact", "3,215,000", "3.215.000"),
        ("unit", "3.22 million files", "3,22 miljoen bestanden"),
        ("exact_unit", "3,215,000 files", "3.215.000 bestanden"),
        ("period", "2023", "2023"),
        ("publisher", "HoN", "HoN"),
        ("place", "World", "Wereld"),
    ],
)
def test_a_figure_has_forms(desks: Desks, form: str, english: str, dutch: str) -> None:
    assert both(desks, lambda desk: fig(desk, "2023", "files"), form) == (english, dutch)


def test_only_some_figures_have_ages_or_a_size(desks: Desks) -> None:
    desk = desks["en"]
    assert fig(desk, "2024", breakdown="age=12-17").say("ages") == "12 to 17"
    assert both(desks, lambda d: fig(d, "2024", "growth"), "size") == ("7.5%", "7,5%")
    assert fig(desk, "2023", "growth").say("size") == "14%"
    for quoted, form in ((fig(desk, "2024"), "ages"), (fig(desk, "2024"), "size")):
        with pytest.raises(CannotBeSaid, match=f"no “{form}” of .*: there is short, exact, unit"):
            quoted.say(form)


def test_what_is_printed_is_written_down_and_what_is_asked_too(desks: Desks, one: Named) -> None:
    desk = desks["en"]
    first, second = fig(desk, "2018"), fig(desk, "2019")
    assert list(desk.book.asked) == [one("reports", "2018"), one("reports", "2019")]
    assert desk.book.printed == {}
    desk.book.block = "headline"
    assert str(second) == "4,111"
    assert list(desk.book.printed["headline"]) == [one("reports", "2019")]
    desk.book.block = "answer"
    str(desk.fall(first, second))
    assert list(desk.book.printed["answer"]) == [one("reports", "2018"), one("reports", "2019")]
    assert first.value == 7322


def test_the_functions_and_filters_of_a_template(desks: Desks) -> None:
    functions = desks["en"].functions()
    assert sorted(functions) == [
        *("change", "event", "fall", "fig", "gap", "helpline", "highest", "latest", "require"),
        *("rise", "share", "statements", "superseded", "tense", "total"),
    ]
    assert functions["fall"](fig(desks["en"], "2018"), fig(desks["en"], "2019")).value == -3211
    made = filters()
    assert sorted(made) == [
        *("ages", "exact", "exact_unit", "period", "phone", "place", "publisher", "says", "short"),
        *("since", "site", "size", "start", "unit", "why", "worded"),
    ]
    assert made["exact"](fig(desks["en"], "2023", "files")) == "3,215,000"
    assert made["period"](fig(desks["en"], "2026-H1")) == "first half of 2026"
    assert Plain("en").filled(made["start"]("at least 3")) == "At least 3"


def test_latest_and_superseded(desks: Desks) -> None:
    desk = desks["nl"]
    assert desk.latest("hot.reports").say("unit") == "4.725 meldingen"
    assert desk.latest("hot.reports", kind="year").say("unit") == "minstens 12.000 meldingen"
    assert desk.latest("hot.reports", "NLD").say("place") == "Nederland"
    assert desk.latest("hot.small", breakdown="kind=b").value == 100
    assert desk.superseded("hot.reports", "2021").value == 5900  # the highest of two
    with pytest.raises(UnknownFigure) as error:
        desk.superseded("hot.reports", "2018")
    assert str(error.value) == "no superseded figure of “hot.reports” for 2018"
    with pytest.raises(UnknownFigure):
        desk.superseded("hot.reports", "2021", "NLD")
    with pytest.raises(UnknownFigure):
        desk.superseded("hot.reports", "2021", "World", "age=12-17")


def test_a_sentence_does_not_outlive_its_truth(desks: Desks) -> None:
    desk = desks["en"]
    assert desk.require(True) == ""
    with pytest.raises(CannotBeSaid, match=r"^it fell$"):
        desk.require(False, "it fell")
    with pytest.raises(CannotBeSaid, match=r"^a condition of this sentence no longer holds$"):
        desk.require(False)


@pytest.mark.parametrize(
    ("ages", "english", "dutch"),
    [
        ("12-17", "12 to 17", "12 tot en met 17"),
        ("16+", "16 and over", "16 en ouder"),
        ("under 10", "under 10", "onder de 10"),
        ("all", "all", "all"),
    ],
)
def test_ages(ages: str, english: str, dutch: str) -> None:
    assert (age_words(ages, "en"), age_words(ages, "nl")) == (english, dutch)
