"""Figures print and cite themselves; changes refuse what cannot be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_sources.record.figure import Change, NotComparable
from data_sources.record.period import Period
from data_sources.record.record import Record, UnknownFigure
from languages import LANGUAGES

REPORTS = "ncmec.reports_total"


def test_a_figure_prints_itself_in_each_language(record: Record) -> None:
    figure = record.figure(REPORTS, "2023")
    assert figure.format("en") == "36.2 million"
    assert figure.format("nl") == "36,2 miljoen"
    assert figure.format("en", "exact") == "36,210,368"
    assert figure.with_unit("nl", "exact") == "36.210.368 meldingen"


def test_a_figure_cites_publisher_place_and_version(record: Record) -> None:
    text = record.figure(REPORTS, "2023").cite("en")
    for part in ("NCMEC", "2024", "p. 20", "23 November 2026", record.version, "https://"):
        assert part in text


def test_inexact_figures_say_so(record: Record) -> None:
    figure = next(f for f in record.all_figures() if f.observation.precision == "at_least")
    assert figure.format("en").startswith("at least ")
    assert figure.format("nl").startswith("minstens ")
    assert not figure.format("nl", "plain").startswith("minstens")


def test_no_change_across_a_break(record: Record) -> None:
    first, second = record.figure(REPORTS, "2023"), record.figure(REPORTS, "2024")
    with pytest.raises(NotComparable) as error:
        record.change(first, second)
    assert error.value.reason == "break"
    assert error.value.breaks[0].date.year == 2024
    assert error.value.breaks[0].why["nl"] in error.value.explain("nl")


def test_a_change_across_a_break_must_be_asked_for(record: Record) -> None:
    first, second = record.figure(REPORTS, "2023"), record.figure(REPORTS, "2024")
    assert record.change(first, second, across_breaks=True).breaks


def test_a_change_within_one_way_of_counting(record: Record) -> None:
    first, second = record.figure(REPORTS, "2022"), record.figure(REPORTS, "2023")
    change = record.change(first, second)
    assert change.difference == second.value - first.value
    assert change.percent == pytest.approx((second.value / first.value - 1) * 100)
    assert change.format("en").startswith("+") and change.format("en").endswith("%")


def test_no_percentage_from_a_small_base(record: Record) -> None:
    first, second = record.figure("iwf.ai_videos", "2024"), record.figure("iwf.ai_videos", "2025")
    change = Change(first, second)
    assert change.percent is None and change.ratio is None
    assert change.format("en") == f"from {first.format('en')} to {second.format('en')}"


@pytest.mark.parametrize(
    ("reason", "other"),
    [
        ("series", ("ncmec.files_total", "2023", "World", "")),
        ("length", (REPORTS, "2023", "World", "")),
        ("order", (REPORTS, "2021", "World", "")),
    ],
)
def test_unlike_things_are_not_comparable(
    record: Record, reason: str, other: tuple[str, str, str, str]
) -> None:
    first = record.figure(REPORTS, "2022")
    if reason == "length":
        halves = [f for f in record.all_figures() if f.period.kind == "half"]
        first = next(f for f in halves if record.trend(f.series.key, f.geography.code))
        second = record.trend(first.series.key, first.geography.code)[-1]
        second = record.figure(
            first.series.key, second.period, first.geography.code, second.observation.breakdown
        )
        if second.observation.breakdown != first.observation.breakdown:
            pytest.skip("no series with a half and a whole year")
    else:
        second = record.figure(*other)
    with pytest.raises(NotComparable) as error:
        record.change(first, second)
    assert error.value.reason == reason
    assert error.value.explain("nl")


def test_percents_change_in_points(record: Record) -> None:
    first, second = record.trend("iwf.share_by_hosting_country", "NLD")[-2:]
    change = record.change(first, second, across_breaks=True)
    assert change.in_points and change.percent is None
    assert "percentage points" in change.format("en")


def test_an_unknown_figure_says_what_there_is(record: Record) -> None:
    with pytest.raises(UnknownFigure, match="this series has"):
        record.figure(REPORTS, "1950")
    with pytest.raises(UnknownFigure, match="not a series"):
        record.figure("no.such", "2020")


def test_per_million_carries_both_sources(record: Record) -> None:
    figure = record.figure("ncmec.reports_by_country", "2020", "NLD")
    rate = record.per_million(figure)
    assert rate is not None
    assert rate.value == pytest.approx(figure.value / rate.people.value * 1e6)
    assert {f.source.key for f in rate.figures} == {figure.source.key, rate.people.source.key}


def test_no_rate_without_a_denominator(record: Record) -> None:
    """The world's number of internet users ends in 2020; a survey is divided by nobody."""
    assert record.per_million(record.figure("ncmec.reports_total", "2023")) is None
    assert record.per_children(record.figure("weprotect_eu_survey.any_harm", "2023", "NLD")) is None


def test_per_children_is_worked_out_from_the_country_and_the_year(record: Record) -> None:
    figure = record.figure("ncmec.reports_by_country", "2023", "NLD")
    rate = record.per_children(figure)
    assert rate is not None
    assert rate.people.unit == "children"
    assert rate.people.period == figure.period
    assert rate.value == pytest.approx(figure.value / rate.people.value * 1e5)
    assert rate.with_unit("en").endswith("reports per 100,000 children")
    assert rate.with_unit("nl").endswith("meldingen per 100.000 kinderen")


def test_internet_users_of_countries_are_of_one_edition(record: Record) -> None:
    users = record.denominators["context.internet_users"]
    assert len({f.source.key for f in users if f.geography.kind == "country"}) == 1


def test_every_figure_prints_and_cites_in_every_language(record: Record) -> None:
    for figure in record.all_figures():
        for language in LANGUAGES:
            assert figure.with_unit(language)
            assert figure.source.title in figure.cite(language)
        assert figure.level in ("publisher", "confirmed", "reported")


def test_identities_lead_back(record: Record) -> None:
    for figure in record.all_figures(("current",)):
        assert record.by_id(figure.id) is figure


@given(st.integers(1990, 2030), st.integers(1, 12), st.integers(1, 36))
def test_period_codes_are_read_back(year: int, month: int, count: int) -> None:
    start = Period.parse(f"{year}-{month:02}")
    last = month + count - 1
    end = Period.parse(f"{year + (last - 1) // 12}-{(last - 1) % 12 + 1:02}")
    period = Period(start.start, end.end)
    assert period.months == count
    assert Period.parse(period.code) == period


@pytest.mark.parametrize(
    "text", ["", "23", "2023-13", "2023-Q5", "2023/2022", "H1 2023", "2023-H3"]
)
def test_what_is_not_a_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"period|month"):
        Period.parse(text)
