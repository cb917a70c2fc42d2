"""Figures print and cite themselves; changes refuse what cannot be compared."""

from __future__ import annotations

import csv
import itertools
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_sources.package.tables import DATASETS
from data_sources.record.citations import place
from data_sources.record.figure import Change, Figure, NotComparable
from data_sources.record.model import Publisher
from data_sources.record.period import Period
from data_sources.record.record import Record, UnknownFigure

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


def moved(figure: Figure, **cells: object) -> Figure:
    return replace(figure, observation=replace(figure.observation, **cells))


@pytest.mark.parametrize("reason", ["series", "length", "order"])
def test_unlike_things_are_not_comparable(record: Record, reason: str) -> None:
    first = record.figure(REPORTS, "2022")
    second = {
        "series": record.figure("ncmec.files_total", "2023"),
        "length": moved(record.figure(REPORTS, "2023"), period=Period.parse("2023-H1")),
        "order": record.figure(REPORTS, "2021"),
    }[reason]
    with pytest.raises(NotComparable) as error:
        record.change(first, second)
    assert error.value.reason == reason
    assert error.value.explain("nl").startswith("Niet te vergelijken: ")
    assert error.value.explain("nl") != error.value.explain("en")


def test_percents_change_in_points(record: Record) -> None:
    shares = record.trend("iwf.share_by_hosting_country", "NLD")
    signs = set()
    for first, second in itertools.pairwise(shares):
        if not first.period.same_length(second.period):
            continue
        change = record.change(first, second, across_breaks=True)
        points = round(second.value - first.value, 6)
        sign = "+" if points > 0 else "−" if points < 0 else "±"
        text = change.format("en")
        assert change.in_points and change.percent is None
        assert change.difference == points
        number, word = text.split(" ", 1)
        assert number[0] == sign and float(number[1:]) == pytest.approx(abs(points), abs=0.06)
        assert word == ("percentage point" if abs(points) == 1 else "percentage points")
        signs.add(sign)
    assert {"+", "−"} <= signs


def test_an_unknown_figure_says_what_there_is(record: Record) -> None:
    with pytest.raises(UnknownFigure, match="this series has"):
        record.figure(REPORTS, "1950")
    with pytest.raises(UnknownFigure, match="not a series"):
        record.figure("no.such", "2020")


def test_per_million_carries_both_sources(record: Record) -> None:
    """The denominator is that of the same place and year, straight from its table."""
    with (DATASETS / "internet_users.csv").open(encoding="utf-8", newline="") as file:
        users = {(row["geography"], row["year"]): row for row in csv.DictReader(file)}
    row = users["NLD", "2020"]
    figure = record.figure("ncmec.reports_by_country", "2020", "NLD")
    rate = record.per_million(figure)
    assert rate is not None
    assert rate.value == pytest.approx(1_000_000 * figure.value / int(row["users"]))
    assert [f.source.key for f in rate.figures] == [figure.source.key, row["source"]]
    assert row["source"] != figure.source.key
    assert rate.people.geography.code == "NLD" and rate.people.period.code == "2020"


def test_no_rate_without_a_denominator(record: Record) -> None:
    """The world's number of internet users ends in 2020; a survey is divided by nobody."""
    assert record.per_million(record.figure("ncmec.reports_total", "2023")) is None
    assert (
        record.rate(record.figure("weprotect_eu_survey.any_harm", "2023", "NLD"), "children")
        is None
    )


def test_per_children_is_worked_out_from_the_country_and_the_year(record: Record) -> None:
    figure = record.figure("ncmec.reports_by_country", "2023", "NLD")
    rate = record.rate(figure, "children")
    assert rate is not None
    assert rate.people.unit == "children"
    assert rate.people.period == figure.period
    assert rate.value == pytest.approx(figure.value / rate.people.value * 1e5)
    assert rate.with_unit("en").endswith("reports per 100,000 children")
    assert rate.with_unit("nl").endswith("meldingen per 100.000 kinderen")


def test_internet_users_of_countries_are_of_one_edition(record: Record) -> None:
    users = record.denominators["context.internet_users"]
    assert len({f.source.key for f in users if f.geography.kind == "country"}) == 1


QUALIFIERS = {
    "en": {"at_least": "at least ", "about": "about ", "exact": "", "rounded": ""},
    "nl": {"at_least": "minstens ", "about": "ongeveer ", "exact": "", "rounded": ""},
}
SIGNS = {"en": str.maketrans({",": ""}), "nl": str.maketrans({".": "", ",": "."})}


def test_every_figure_prints_and_cites_in_every_language(record: Record) -> None:
    """What is printed reads back as the number of the row, with its unit and its qualifier."""
    for figure in record.all_figures():
        row = figure.observation
        for language in ("en", "nl"):
            text = figure.with_unit(language, "exact")
            qualifier = QUALIFIERS[language][row.precision]
            assert text.startswith(qualifier), text
            said = text.removeprefix(qualifier).removeprefix("1 in ").removeprefix("1 op de ")
            number, _, unit = said.partition(" ")
            assert float(number.rstrip("%").translate(SIGNS[language])) == row.value, text
            if figure.series.unit.kind == "percent":
                assert number.endswith("%") and not unit
            elif figure.unit != "one_in":
                words = figure.series.unit.one if row.value == 1 else figure.series.unit.many
                assert unit == words[language]
            assert figure.source.called(language) in figure.cite(language)
            assert place(figure, language) in figure.cite(language)


@pytest.mark.parametrize(
    ("locator", "dutch"),
    [
        ("row 2025", "rij 2025"),
        ("p. 3, row Twitter", "p. 3, rij Twitter"),
        ("table 'By the Numbers'; press release", "tabel 'By the Numbers'; persbericht"),
        ("By the Numbers", "By the Numbers"),
        ("rowing", "rowing"),
    ],
)
def test_our_own_words_for_a_place_are_translated(record: Record, locator: str, dutch: str) -> None:
    figure = moved(record.figure(REPORTS, "2023"), locator=locator)
    assert (place(figure, "en"), place(figure, "nl")) == (locator, dutch)


def test_how_well_each_is_known(record: Record) -> None:
    """By the columns of its row: who was read, and whether another confirms it."""
    seen = Counter(figure.level for figure in record.all_figures())
    for figure in record.all_figures():
        row = figure.observation
        second_hand = row.known not in ("publisher", "publisher-draft")
        assert (figure.level == "publisher") is not second_hand
        assert (figure.level == "confirmed") is (second_hand and row.confirmed_at != "")
    assert set(seen) == {"publisher", "confirmed", "reported"}


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


def test_an_institution_goes_by_its_own_name_in_each_language(record: Record) -> None:
    """The short form stays; what has no other name keeps the one it has."""
    own = (("nl", "Boomgaardraad"),)
    board = Publisher("board", "Orchard Board", "", "government", "NLD", "", own)
    assert (board.known_as("en"), board.known_as("nl")) == ("Orchard Board", "Boomgaardraad")
    short = Publisher("board", "Orchard Board", "OB", "government", "NLD", "", own)
    assert (short.known_as("nl"), short.called("nl")) == ("OB", "Boomgaardraad")
    assert Publisher("mill", "Mill", "", "company", "", "").called("nl") == "Mill"
    commission = record.publishers["european-commission"]
    assert commission.called("en") != commission.called("nl") == dict(commission.official)["nl"]
