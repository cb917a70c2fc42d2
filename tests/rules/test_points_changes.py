"""What a talking point may say of two figures: a fall, a rise, a break between, a sum, a share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing.points.evidence import BreakCitation
from briefing.points.quoting import CannotBeSaid, Desk, Quoted
from data_sources.record.figure import NotComparable
from data_sources.record.record import Record
from tests.rules.desks import Desks, Plain, both, fig

# 7,322 → 4,111 is a fall of 43.85 percent; 4,111 → 6,000 a rise of 45.95; 6,000 → 6,300 of 5


def test_a_fall_is_a_fall(desks: Desks) -> None:
    years = ("2018", "2019")

    def asked(function: str) -> Callable[[Desk], Quoted]:
        return lambda desk: getattr(desk, function)(*(fig(desk, year) for year in years))

    assert both(desks, asked("change")) == ("−44%", "−44%")
    assert both(desks, asked("change"), "exact") == ("−43.9%", "−43,9%")
    assert both(desks, asked("fall")) == ("44%", "44%")
    assert both(desks, asked("fall"), "exact") == ("43.9%", "43,9%")
    assert asked("fall")(desks["en"]).value == -3211
    with pytest.raises(CannotBeSaid, match=r"is not “up” from Figure"):
        asked("rise")(desks["en"])


def test_a_rise_is_a_rise(desks: Desks) -> None:
    years = ("2020", "2021")

    def asked(function: str) -> Callable[[Desk], Quoted]:
        return lambda desk: getattr(desk, function)(*(fig(desk, year) for year in years))

    assert both(desks, asked("change")) == ("+46%", "+46%")
    assert both(desks, asked("rise"), "exact") == ("45.9%", "45,9%")
    assert both(desks, asked("rise")) == ("46%", "46%")
    with pytest.raises(CannotBeSaid, match=r"is not “down” from Figure"):
        asked("fall")(desks["en"])


def test_a_level_is_neither(desks: Desks) -> None:
    desk = desks["en"]
    first, second = fig(desk, "2019"), fig(desk, "2020")
    assert desk.change(first, second).say("short") == "±0%"
    for refused in (desk.rise, desk.fall):
        with pytest.raises(CannotBeSaid):
            refused(first, second)


def test_under_ten_percent_one_decimal_is_kept(desks: Desks, made: Record) -> None:
    def small(last: int) -> str:
        observations = tuple(
            replace(o, value={"2023": 1000, "2024": last}.get(o.period.code, 1))
            if o.series == "hot.files"
            else o
            for o in made.observations
        )
        desk = Desk(replace(made, observations=observations), Plain("en"))
        return str(desk.change(fig(desk, "2023", "files"), fig(desk, "2024", "files")))

    assert small(1096) == "+9.6%"
    assert small(904) == "−9.6%"
    assert small(1100) == "+10%"
    assert small(1104) == "+10%"  # 10.4
    assert small(896) == "−10%"  # 10.4
    assert small(1999) == "+99%"  # 99.9


def test_points_and_small_bases(desks: Desks) -> None:
    def change(name: str, part: str, way: str = "change") -> Callable[[Desk], Quoted]:
        return lambda desk: getattr(desk, way)(
            *(fig(desk, year, name, part) for year in ("2023", "2024"))
        )

    girls = ("−4.1 percentage points", "−4,1 procentpunt")
    assert both(desks, change("share", "sex=girls")) == girls
    assert both(desks, change("share", "sex=girls", "fall"))[0] == "4.1 percentage points"
    assert both(desks, change("small", "kind=a")) == ("from 49 to 98", "van 49 naar 98")
    assert both(desks, change("small", "kind=b", "rise")) == ("100%", "100%")


def test_no_change_across_a_break(desks: Desks) -> None:
    desk = desks["en"]
    for asked in (desk.change, desk.rise, desk.fall):
        with pytest.raises(NotComparable):
            asked(fig(desk, "2021"), fig(desk, "2022"))
        with pytest.raises(CannotBeSaid, match="a single figure is needed here"):
            asked(desk.total(fig(desk, "2018"), fig(desk, "2018")), fig(desk, "2019"))


def test_the_break_itself_can_be_told(desks: Desks) -> None:
    def gap(desk: Desk) -> Quoted:
        return desk.gap(fig(desk, "2021"), fig(desk, "2024"))

    assert both(desks, gap) == ("1 January 2022", "1 januari 2022")  # the first of the two
    assert both(desks, gap, "why") == ("Counting changed.", "Er wordt anders geteld.")
    found = gap(desks["en"])
    cited = found.evidence[0]
    assert isinstance(cited, BreakCitation) and cited in desks["en"].book.asked
    assert cited.cite("nl") == (
        "1 januari 2022: Er wordt anders geteld. https://hotline.example/how"
    )
    assert [getattr(item, "value", 0) for item in found.evidence] == [0, 6000, 9450]
    later = desks["en"].gap(fig(desks["en"], "2022"), fig(desks["en"], "2023"))
    assert str(later) == "1 July 2023"
    assert later.evidence[0].cite("en") == "1 July 2023: A new form came in."
    assert found.value == 0


def test_where_there_is_no_break_none_is_told(desks: Desks) -> None:
    desk = desks["en"]
    for years in (("2018", "2021"), ("2024", "2025")):
        with pytest.raises(CannotBeSaid, match=r"no break lies between Figure.* and Figure"):
            desk.gap(*(fig(desk, year) for year in years))


def test_totals(desks: Desks) -> None:
    def total(desk: Desk) -> Quoted:
        places = (desk.fig("hot.by_country", "2024", code) for code in ("NLD", "BEL"))
        return desk.total(*places)

    assert both(desks, total) == ("800", "800")
    assert both(desks, total, "unit") == ("800 reports", "800 meldingen")
    assert both(desks, total, "period") == ("2024", "2024")
    assert total(desks["en"]).value == 800 and len(total(desks["en"]).evidence) == 2
    files = desks["nl"].total(fig(desks["nl"], "2023", "files"))
    assert (files.say("short"), files.say("exact")) == ("3,22 miljoen", "3.215.000")
    assert files.say("unit") == "3,22 miljoen bestanden"
    alone = desks["en"].total(fig(desks["en"], "2024", breakdown="age=12-17"))
    assert alone.say("unit") == "1 report"


def test_what_does_not_add_up(desks: Desks) -> None:
    desk = desks["en"]
    unlike = "figures of different units or periods do not add up"
    for parts, words in (
        ((fig(desk, "2018"), fig(desk, "2019")), unlike),
        ((fig(desk, "2024"), fig(desk, "2024", "files")), unlike),
        ((fig(desk, "2025"),), "inexact figures do not add up"),
        ((fig(desk, "2023"),), "inexact figures do not add up"),
        ((fig(desk, "2024", "growth"), desk.gap(fig(desk, "2021"), fig(desk, "2022"))), "single"),
    ):
        with pytest.raises(CannotBeSaid, match=words):
            desk.total(*parts)
    assert desk.total(fig(desk, "2022")).value == 6300  # rounded is what was printed


def test_shares(desks: Desks) -> None:
    def share(part: str, whole: str = "hot.placed") -> Callable[[Desk], Quoted]:
        return lambda desk: desk.share(
            desk.fig("hot.by_country", "2024", part), desk.fig(whole, "2024")
        )

    assert both(desks, share("NLD")) == ("45%", "45%")  # 45.45
    assert both(desks, share("GBR")) == ("5.5%", "5,5%")  # 5.4545: under ten, one decimal
    found = share("NLD")(desks["en"])
    assert found.value == pytest.approx(45.4545, abs=0.001)
    assert [item.value for item in found.evidence] == [500, 1100]  # type: ignore[attr-defined]
    tenth = desks["en"].share(
        desks["en"].fig("ncmec.reports_by_platform", "2024", breakdown="platform=gamma"),
        desks["en"].fig("ncmec.reports_esp", "2024"),
    )
    assert str(tenth) == "9%"
    desk = desks["en"]
    with pytest.raises(CannotBeSaid, match=r"Figure.* is not a part of Figure"):
        desk.share(fig(desk, "2024", "placed"), desk.fig("hot.by_country", "2024", "NLD"))
    with pytest.raises(CannotBeSaid):
        share("NLD", "hot.files")(desk)  # another unit
    with pytest.raises(CannotBeSaid):
        desk.share(desk.fig("hot.by_country", "2023", "NLD"), fig(desk, "2024", "placed"))
    whole = desk.share(fig(desk, "2024", "placed"), fig(desk, "2024", "placed"))
    assert str(whole) == "100%"
