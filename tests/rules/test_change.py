"""What may be said of two figures: sign, percent, ratio, refusal, and how it prints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data_sources.record.figure import Change, Figure, NotComparable, Rate
from data_sources.record.model import Explanation
from data_sources.record.period import Period
from data_sources.record.record import Record
from tests.rules.conftest import Named


def other(figure: Figure, **cells: object) -> Figure:
    """The figure with other cells than its row has."""
    return replace(figure, observation=replace(figure.observation, **cells))


@pytest.mark.parametrize(
    ("years", "difference", "direction", "english", "dutch"),
    [
        (("2018", "2019"), -3211, "down", "−43.9%", "−43,9%"),  # 7,322 → 4,111
        (("2019", "2020"), 0, "level", "±0%", "±0%"),  # 4,111 → 4,111
        (("2020", "2021"), 1889, "up", "+45.9%", "+45,9%"),  # 4,111 → 6,000
        (("2018", "2021"), -1322, "down", "−18.1%", "−18,1%"),  # 7,322 → 6,000: 18.055
    ],
)
def test_a_change_has_its_sign(
    one: Named, years: tuple[str, str], difference: int, direction: str, english: str, dutch: str
) -> None:
    change = Change.between(one("reports", years[0]), one("reports", years[1]))
    assert change.difference == difference
    assert change.direction == direction
    assert (change.format("en"), change.format("nl")) == (english, dutch)
    assert not change.in_points and change.breaks == ()


def test_percent_and_ratio_are_of_the_first(one: Named) -> None:
    change = Change.between(one("files", "2023"), one("files", "2024"))
    assert change.percent == pytest.approx(-67.9937791)  # 2,186,000 of 3,215,000
    assert change.ratio == pytest.approx(0.3200622)
    assert (change.first, change.second) == (one("files", "2023"), one("files", "2024"))


def test_a_base_of_49_gives_no_percentage(one: Named) -> None:
    change = Change.between(one("small", "2023", "kind=a"), one("small", "2024", "kind=a"))
    assert change.percent is None and change.ratio is None
    assert (change.difference, change.direction) == (49, "up")
    assert change.format("en") == "from 49 to 98"
    assert change.format("nl") == "van 49 naar 98"


def test_a_base_of_50_gives_one(one: Named) -> None:
    change = Change.between(one("small", "2023", "kind=b"), one("small", "2024", "kind=b"))
    assert (change.percent, change.ratio) == (100, 2)
    assert change.format("nl") == "+100%"


@pytest.mark.parametrize(
    ("value", "percent", "english"),
    [
        (16_444, 300, "+300%"),  # four times 4,111
        (16_445, 300.02, "from 4,111 to 16,445"),  # above it the two numbers say more
    ],
)
def test_many_times_as_much_is_told_by_the_numbers(
    one: Named, value: int, percent: float, english: str
) -> None:
    first = one("reports", "2019")
    change = Change.between(first, other(one("reports", "2020"), value=value))
    assert change.percent == pytest.approx(percent, abs=0.01)
    assert change.format("en") == english
    assert change.told_by_numbers is english.startswith("from")


@pytest.mark.parametrize(
    ("value", "short"),
    [(6_000, "+46%"), (4_500, "+9.5%"), (3_000, "−27%")],  # 45.9, 9.46 and 27.03 of 4,111
)
def test_short_is_in_whole_percents_from_ten_on(one: Named, value: int, short: str) -> None:
    change = Change.between(one("reports", "2019"), other(one("reports", "2020"), value=value))
    assert change.format("en", "short") == short


@pytest.mark.parametrize(
    ("value", "jump"),
    [(5_755, False), (5_756, True), (2_467, False), (2_466, True)],  # 40% of 4,111 is 1,644.4
)
def test_a_jump_of_over_forty_percent_without_a_cause(one: Named, value: int, jump: bool) -> None:
    change = Change.between(one("reports", "2019"), other(one("reports", "2020"), value=value))
    assert change.unexplained_jump is jump


def test_a_gap_between_the_periods_is_no_jump(one: Named) -> None:
    later = other(one("reports", "2021"), value=40_000)
    assert not Change.between(one("reports", "2019"), later).unexplained_jump


def test_a_part_of_a_year_is_not_compared_with_a_whole_one(one: Named, made: Record) -> None:
    first, second = one("reports", "2019"), one("reports", "2020")
    own = first.observation
    part = Explanation(
        own.series,
        own.breakdown,
        own.geography,
        own.period.start,
        {"en": "Counted from May", "nl": "Geteld vanaf mei"},
        {"en": "Counting began in May.", "nl": "De telling begon in mei."},
        "part_year",
    )
    known = replace(made, all_explanations=(*made.all_explanations, part))
    first, second = replace(first, record=known), replace(second, record=known)
    with pytest.raises(NotComparable, match="part of its period") as error:
        Change.between(first, second)
    assert error.value.reason == "part"
    assert Change.between(first, second, across_breaks=True).difference == 0


def test_shares_change_in_points(one: Named) -> None:
    girls = Change.between(one("share", "2023", "sex=girls"), one("share", "2024", "sex=girls"))
    assert girls.in_points and girls.percent is None and girls.ratio is None
    assert girls.difference == -4.1  # 95.1 to 91, not 4.0999999999999943
    assert girls.format("en") == "−4.1 percentage points"
    assert girls.format("nl") == "−4,1 procentpunt"
    boys = Change.between(one("share", "2023", "sex=boys"), one("share", "2024", "sex=boys"))
    assert boys.format("en") == "+1 percentage point"
    assert boys.format("nl") == "+1 procentpunt"


@pytest.mark.parametrize(
    ("reason", "english", "dutch"),
    [
        (
            "series",
            "these are two different series, counted in different ways.",
            "dit zijn twee verschillende reeksen, op verschillende manieren geteld.",
        ),
        ("unit", "the two count different units.", "de twee tellen verschillende eenheden."),
        (
            "breakdown",
            "the two are different parts of the series.",
            "de twee zijn verschillende delen van de reeks.",
        ),
        (
            "geography",
            "the two are about different places.",
            "de twee gaan over verschillende gebieden.",
        ),
        (
            "length",
            "the two periods are not equally long.",
            "de twee perioden zijn niet even lang.",
        ),
        (
            "order",
            "the second period does not come after the first.",
            "de tweede periode komt niet na de eerste.",
        ),
        (
            "inexact",
            "one of the two is only a lower bound.",
            "een van de twee is alleen een ondergrens.",
        ),
    ],
)
def test_a_refusal_says_why(one: Named, reason: str, english: str, dutch: str) -> None:
    first = one("reports", "2024")
    second = {
        "series": one("files", "2024"),
        "unit": other(one("reports", "2024"), unit="files"),
        "breakdown": one("reports", "2024", "age=under 18"),
        "geography": one("reports", "2024", geography="NLD"),
        "length": one("reports", "2026-H1"),
        "order": one("reports", "2023"),
        "inexact": one("reports", "2025"),
    }[reason]
    with pytest.raises(NotComparable) as error:
        Change.between(first, second)
    assert error.value.reason == reason
    assert error.value.breaks == ()
    assert (error.value.first, error.value.second) == (first, second)
    assert str(error.value) == f"Not comparable: {english}"
    assert error.value.explain("nl") == f"Niet te vergelijken: {dutch}"


def test_a_lower_bound_is_compared_neither_as_first_nor_as_second(one: Named) -> None:
    bound = one("reports", "2025")
    later = other(bound, period=Period.parse("2026"), precision="exact")
    for first, second in ((one("reports", "2024"), bound), (bound, later)):
        with pytest.raises(NotComparable) as error:
            Change.between(first, second)
        assert error.value.reason == "inexact"


def test_the_same_period_is_no_change(one: Named) -> None:
    with pytest.raises(NotComparable) as error:
        Change.between(one("reports", "2019"), one("reports", "2019"))
    assert error.value.reason == "order"


@pytest.mark.parametrize(
    ("years", "days"),
    [
        (("2021", "2022"), ["2022-01-01"]),  # on the edge: the first day of the second
        (
            ("2022", "2023"),
            ["2023-07-01"],
        ),  # inside the second, and not the one that opens the first
        (("2023", "2024"), ["2023-07-01"]),  # inside the first
        (("2021", "2024"), ["2022-01-01", "2023-07-01"]),  # the earlier one first
    ],
)
def test_no_change_across_a_break(one: Named, years: tuple[str, str], days: list[str]) -> None:
    first, second = (one("reports", year) for year in years)
    with pytest.raises(NotComparable) as error:
        first.record.change(first, second)
    assert error.value.reason == "break"
    assert [item.date.isoformat() for item in error.value.breaks] == days
    asked_for = first.record.change(first, second, across_breaks=True)
    assert [item.date.isoformat() for item in asked_for.breaks] == days


def test_a_break_on_the_last_day_lies_between(one: Named, made: Record) -> None:
    first, second = one("reports", "2020"), one("reports", "2021")
    last_day = replace(made.breaks("hot.reports")[0], date=second.period.end)
    moved = replace(made, all_breaks=(last_day,))
    with pytest.raises(NotComparable):
        Change.between(replace(first, record=moved), replace(second, record=moved))
    day_after = replace(last_day, date=one("reports", "2022").period.start)
    free = replace(made, all_breaks=(day_after,))
    assert Change.between(replace(first, record=free), replace(second, record=free))


def test_a_break_is_told_with_its_day(one: Named) -> None:
    with pytest.raises(NotComparable) as error:
        Change.between(one("reports", "2021"), one("reports", "2024"))
    assert error.value.explain("en") == (
        "Not comparable: the way of counting changed in between. "
        "1 January 2022: Counting changed. 1 July 2023: A new form came in."
    )
    assert error.value.explain("nl") == (
        "Niet te vergelijken: de telwijze is tussentijds veranderd. "
        "1 januari 2022: Er wordt anders geteld. 1 juli 2023: Er kwam een nieuw formulier."
    )


def test_a_series_without_breaks_is_free(one: Named, made: Record) -> None:
    assert made.breaks("hot.files") == ()
    first, second = one("files", "2023"), one("files", "2024")
    assert Change.between(first, second).breaks == Change(first, second).breaks == ()


@pytest.mark.parametrize(
    ("value", "users", "short", "exact"),
    [
        (500, 10_000_000, "50", "50"),
        (6_000, 5_000_000_000, "1.2", "1.2"),
        (999_600, 10_000_000_000, "99.9", "99.9"),  # 99.96 is not yet a hundred
        (12_345, 1_000_000_000, "12.3", "12.3"),
        (1_000_000, 10_000_000_000, "100", "100"),
        (1_005, 10_000_000, "101", "101"),  # 100.5
        (1_004, 10_000_000, "100", "100"),  # 100.4
        (3_215_000, 1_500_000, "2.14 million", "2,143,333"),
    ],
)
def test_a_rate_is_per_million_users(
    one: Named, value: int, users: int, short: str, exact: str
) -> None:
    rate = Rate(
        other(one("reports", "2024"), value=value), other(one("guess", "2024"), value=users)
    )
    assert rate.value == pytest.approx(value / users * 1_000_000)
    assert (rate.format("en"), rate.format("en", "exact")) == (short, exact)


def test_a_rate_per_children_is_per_100_000(one: Named) -> None:
    rate = Rate(one("files", "2023"), one("guess", "2024"), "children")
    assert rate.value == pytest.approx(214_333.33, abs=0.01)
    assert rate.with_unit("en") == "214,333 files per 100,000 children"
    assert rate.with_unit("nl") == "214.333 bestanden per 100.000 kinderen"


def test_a_rate_says_what_it_is_and_carries_both(one: Named) -> None:
    few = Rate(one("reports", "2021"), other(one("guess", "2024"), value=5_000_000_000))
    assert few.format("nl") == "1,2"
    rate = Rate(one("files", "2023"), one("guess", "2024"))
    assert rate.figures == (one("files", "2023"), one("guess", "2024"))
    assert rate.with_unit("en") == "2.14 million files per million internet users"
    assert rate.with_unit("nl") == "2,14 miljoen bestanden per miljoen internetgebruikers"
    assert rate.with_unit("nl", "exact") == ("2.143.333 bestanden per miljoen internetgebruikers")
